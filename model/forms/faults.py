"""What is wrong in the file of a form, and where."""

import re
from typing import Any, NoReturn

from model.errors import UserError
from model.text.translate import _

_FIELD = re.compile(r"\s*\[\[\s*field\s*\]\]")
_OPTION = re.compile(r"\s*\[\[\s*field\s*\.\s*option\s*\]\]")


class FormFault(UserError):
    """A form that is not used. `line` counts from 1."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        sentence = _(
            "The form {file} is not used: line {line}: {reason}. The other forms work as before."
        )
        super().__init__(sentence.format(file=file, line=line, reason=reason))
        self.file, self.line, self.reason = file, line, reason


class Source:
    """The text of a form's file, which knows the line of what is wrong in it."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._lines = text.splitlines()

    def refuse(self, reason: str, line: int = 1) -> NoReturn:
        """Raise a FormFault."""
        raise FormFault(self.file, line, reason)

    def line_of(self, key: str, field: int | None = None, option: int | None = None) -> int:
        """Where a key stands: of the form, of its n-th field, or of that field's n-th tick.

        Where the key is missing: the line on which its owner begins.
        """
        begin, end = self._part(field, option)
        pattern = re.compile(rf"\s*(?:\[\s*)?[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
        for number in range(begin, end):
            if pattern.match(self._lines[number]):
                return number + 1
        return begin + 1

    def _part(self, field: int | None, option: int | None) -> tuple[int, int]:
        starts = [number for number, line in enumerate(self._lines) if _FIELD.match(line)]
        ends = [*starts, len(self._lines)]
        if field is None:
            return 0, ends[0]
        if field >= len(starts):
            return 0, len(self._lines)
        begin, end = starts[field], ends[field + 1]
        ticks = [number for number in range(begin, end) if _OPTION.match(self._lines[number])]
        if option is None or option >= len(ticks):
            return begin, end
        return ticks[option], [*ticks, end][option + 1]


def is_text(value: Any) -> bool:
    """A text that says something."""
    return isinstance(value, str) and bool(value.strip())

"""Fields that take what people write and keep the old value where it is nonsense."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.widgets.idle_save import IdleSave
from gui.widgets.plain_line import PlainLine
from model.errors import UserError
from model.text.clock import format_clock, parse_clock, parse_duration


class ParsedEdit(PlainLine):
    """`committed` comes when the field is left, or at Enter, with another value than the one shown.

    `refused` brings the sentence for what was not understood; whoever shows the field says it. With
    `while_typed` it comes after a short rest as well, while what stands there is understood.
    """

    committed = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        parse: Callable[[str], Any],
        write: Callable[[Any], str],
        parent: QWidget | None = None,
        *,
        while_typed: bool = False,
    ) -> None:
        super().__init__(parent)
        self._idle = IdleSave(self)
        self._idle.due.connect(self._on_rest)
        if while_typed:
            self.textEdited.connect(lambda _text: self._idle.touch())
        self._parse, self._write = parse, write
        self._value: Any = None
        self._problem = ""
        self._keeps_nonsense = False
        self.setAccessibleName(name)
        self.textEdited.connect(lambda _text: self._forget_problem())
        self.editingFinished.connect(self.finish)

    def value(self) -> Any:
        """What was last understood; None when empty."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show what is stored; not over what was typed and is not taken yet, wherever the focus is."""
        self._value = value
        text = "" if value is None else self._write(value)
        if not self.isModified() and text != self.text():  # the same again would move the cursor
            self.setText(text)
            if not self.hasFocus():  # where it is longer than the field, its beginning says most
                self.setCursorPosition(0)

    def flush(self) -> None:
        """Take at once what was typed, as when the field is left."""
        if self.isModified():
            self.finish()

    def _on_rest(self) -> None:
        with suppress(UserError):  # half a date; said when the field is left
            self._take(self._read())

    def keep_nonsense(self) -> None:
        """Leave what is not understood, to be corrected, where a dialog does not close before it is."""
        self._keeps_nonsense = True

    def last_problem(self) -> str:
        """The sentence for what was not understood, once: a dialog stays open for it. "" for none."""
        problem, self._problem = self._problem, ""
        return problem

    def _read(self) -> Any:
        text = self.text().strip()
        return self._parse(text) if text else None

    def _take(self, value: Any) -> None:
        if value != self._value:
            self._value = value
            self.committed.emit(value)

    def finish(self) -> None:
        """Take what stands in the field now, as when it is left."""
        self._idle.drop()
        try:
            value = self._read()
        except UserError as error:
            if not self._keeps_nonsense:
                self.setText("" if self._value is None else self._write(self._value))
                self.setModified(False)
            self._problem = str(error)
            self.refused.emit(self._problem)
            return
        self.setModified(False)
        self.setText("" if value is None else self._write(value))
        self._take(value)

    def _forget_problem(self) -> None:
        self._problem = ""


class ClockEdit(ParsedEdit):
    """A time of day, as minutes after midnight."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parse_clock, format_clock, parent)
        self.setFixedWidth(72)


class DurationEdit(ParsedEdit):
    """A length in minutes; "+10" adds to the one shown. Empty means no slot."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, self._parse_length, str, parent)
        self.setFixedWidth(72)

    def _parse_length(self, text: str) -> int:
        return parse_duration(text, self.value())

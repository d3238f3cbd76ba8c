"""What is wrong with a file from outside, and the refusal of a whole file that carries the list."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.errors import UserError
from model.text.translate import _, ngettext

MAX_SHOWN = 20
"""A file of another kind breaks the schema everywhere; a longer list helps nobody."""

MAX_PLACE = 300
"""A key may be a megabyte long; what is shown of it may not."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the JSON pointer of the place (RFC 6901), and what was expected there."""

    pointer: str
    expected: str

    def __str__(self) -> str:
        place = _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], self.pointer)
        if len(place) > MAX_PLACE:
            place = place[:MAX_PLACE] + "…"
        place = place or _("the file")
        return f"{place}: {self.expected}"


class ExchangeRefused(UserError):
    """A file is refused whole. `faults` has every fault that was looked for, the first ones shown.

    `more` says that looking stopped before the end.
    """

    def __init__(self, name: str, faults: Sequence[Fault], more: bool = False) -> None:
        self.name = name
        self.faults = tuple(faults)
        self.more = more
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        head = _("{file} was not imported, and nothing was changed:").format(file=self.name)
        lines = [f"  {fault}" for fault in self.faults[:MAX_SHOWN]]
        left = len(self.faults) - MAX_SHOWN
        if self.more:
            lines.append("  " + _("… and more faults."))
        elif left > 0:
            words = ngettext("… and one more fault.", "… and {count} more faults.", left)
            lines.append("  " + words.format(count=left))
        return "\n".join([head, *lines])


def pointer(parts: Iterable[str | int]) -> str:
    """The JSON pointer of a path (RFC 6901 §3): `~` and `/` in a key are escaped."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)

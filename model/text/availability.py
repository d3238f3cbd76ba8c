"""When somebody can come, written as people say it: 9.00-10.30, fra 9, efter kl. 10, inden 10.30.

Minutes after midnight; an open end is None. What cannot be understood raises UserError.
"""

import re

from model.errors import UserError
from model.text.clock import format_clock, format_span, parse_clock, parse_span
from model.text.translate import _

Available = tuple[int | None, int | None]

_SINCE = re.compile(r"(?:fra|efter|tidligst|from|after|since)\b\s*(.+?)\s*-?", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:-|–|(?:til|indtil|inden|før|senest|until|till|before|by)\b)\s*(.+)", re.IGNORECASE
)
_OPEN_END = re.compile(r"(.+?)\s*[-–]")


def parse_availability(text: str) -> Available:
    """`9-10.30`, `kl. 9.00-10.30`, `fra 9`, `9-`, `indtil 10.30`, `-10.30`."""
    plain = " ".join(text.split())
    for pattern, place in ((_UNTIL, 1), (_SINCE, 0), (_OPEN_END, 0)):
        match = pattern.fullmatch(plain)
        minute = _clock(match[1]) if match else None
        if minute is not None:
            return (None, minute) if place else (minute, None)
    start, end = parse_span(plain)
    if start == end:
        raise UserError(_("Nobody can leave before they come. Correct the time."))
    return start, end


def format_availability(available: Available) -> str:
    """`9.00-10.30`, `from 9.00`, `until 10.30`; "" where both ends are open."""
    start, end = available
    if start is not None and end is not None:
        return format_span(start, end)
    if start is not None:
        return _("from {time}").format(time=format_clock(start))
    return _("until {time}").format(time=format_clock(end)) if end is not None else ""


def _clock(text: str) -> int | None:
    try:
        return parse_clock(text)
    except UserError:
        return None

"""The Information lines of an agenda: who is wanted when. "Pkt. 1 kl. 8.30-8.50 A og B"."""

from collections.abc import Sequence

from model.text.clock import format_span
from model.text.names import join_names

_WORDS = {"da": ("Pkt. {number}", " kl. {span}"), "en": ("Point {number}", ", {span}")}


def point_line(
    number: int,
    start: int | None,
    end: int | None,
    guests: Sequence[str] = (),
    language: str = "da",
) -> str:
    """The line of a point; times in minutes after midnight, both None where it has no slot.

    "Pkt. 1 kl. 8.30-8.50 A og B", "Pkt. 6 A", "Pkt. 14"; English "Point 1, 8.30-8.50 A and B". A
    withdrawn point has no line: do not ask for one.
    """
    point, _span = _WORDS.get(language, _WORDS["en"])
    names = join_names(guests, language)
    line = point.format(number=number) + _time(start, end, language)
    return f"{line} {names}" if names else line


def break_line(label: str, start: int | None, end: int | None, language: str = "da") -> str:
    """The line of a break under its own label: "Pause kl. 9.40-9.50"."""
    return label + _time(start, end, language)


def _time(start: int | None, end: int | None, language: str) -> str:
    if start is None or end is None:
        return ""
    _point, span = _WORDS.get(language, _WORDS["en"])
    return span.format(span=format_span(start, end))

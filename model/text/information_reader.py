"""Reads Information lines as people write them: "Pkt. 1 kl. 8.30-8.50 A og B", "Pause kl. 9.40-9.50".

`model.text.information` writes them. A line that says no time and no name is a point without a slot.
"""

import re
from dataclasses import dataclass

from model.errors import UserError
from model.text.clock import parse_span
from model.text.translate import _

MOST_LINES = 300
"""More points no meeting has."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A point (`number`) or a break (`label`); times in minutes after midnight, both or neither."""

    number: int | None
    label: str
    start: int | None
    end: int | None
    names: tuple[str, ...] = ()


_DASHES = re.compile(r"[‐‑‒–—−]")
_POINT = re.compile(
    r"(?:pkt|punkt|point|item|dagsordenspunkt)\b\.? ?(?:nr\.? ?)?(\d{1,3})\b[.:]?", re.I
)
_BARE_NUMBER = re.compile(r"(\d{1,3})[.:)] (?=kl)", re.I)
_CLOCK = r"\d{1,2}(?: ?[.:] ?\d{2})?|\d{3,4}"
_SPAN = re.compile(
    rf"(?:^|(?<=[\s,;:(-]))(?:kl(?:okken)?\.? ?|at )?({_CLOCK}) ?"
    rf"(?:-|til|to) ?(?:kl\.? ?)?({_CLOCK})(?![\d.:]\d)",
    re.I,
)
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;&/+]|\bog\b|\band\b|\bsamt\b)\s*", re.I)
_EDGE = " \t,;:-–—()*•·."
_STARTS_POINT = re.compile(
    r"(?=\b(?:pkt|punkt|point|item|dagsordenspunkt)\b\.? ?(?:nr\.? ?)?\d)", re.I
)


def read_lines(text: str) -> tuple[ReadLine, ...]:
    """Every line in order. Raises UserError that names the first one that says nothing.

    A line that goes on in the next one (its names, or its time) is read as one. Several points may
    stand in one line.
    """
    found: list[ReadLine] = []
    for words in _lines(text):
        found.append(_read(words))
        if len(found) > MOST_LINES:
            raise UserError(
                _("These are more than {count} lines. Paste fewer at a time.").format(
                    count=MOST_LINES
                )
            )
    if not found:
        raise UserError(_("There is no line like “Pkt. 1 kl. 8.30-8.50 A og B” in this text."))
    _refuse_twice(found)
    return tuple(found)


def _lines(text: str) -> list[str]:
    """One string a point or break."""
    found: list[str] = []
    for line in text.splitlines():
        plain = " ".join(_DASHES.sub("-", line.replace("\N{NO-BREAK SPACE}", " ")).split())
        plain = plain.lstrip("-*•· ")
        for part in _STARTS_POINT.split(plain):
            words = part.strip()
            if not words:
                continue
            if found and _goes_on(words, found[-1]):
                found[-1] = f"{found[-1]} {words}"
            else:
                found.append(words)
    return found


def _goes_on(words: str, before: str) -> bool:
    """A line that is no point and no break belongs to the one before it."""
    if _POINT.match(words) or _BARE_NUMBER.match(words):
        return False
    span = _SPAN.search(words)
    if span is not None and span.start() > 0:
        return False  # a break with its label and its time
    return not (span is not None and _SPAN.search(before))


def _read(words: str) -> ReadLine:
    point = _POINT.match(words) or _BARE_NUMBER.match(words)
    rest = words[point.end() :] if point else words
    span = _SPAN.search(rest)
    start, end = (None, None) if span is None else parse_span(f"{span[1]}-{span[2]}")
    before = rest[: span.start()] if span else rest
    behind = rest[span.end() :] if span else ""
    if point is None:
        label = _trimmed(before)
        if not label or start is None:
            raise UserError(
                _("“{line}” is no line like “Pkt. 1 kl. 8.30-8.50 A og B”.").format(
                    line=words if len(words) <= 40 else f"{words[:40]}…"
                )
            )
        return ReadLine(None, label, start, end)
    names = f"{before} , {behind}"
    names = re.sub(r"\bkl\.?\s*(?=,|$)", "", names, flags=re.I)
    return ReadLine(int(point[1]), "", start, end, _names(names))


def _names(text: str) -> tuple[str, ...]:
    names = (_trimmed(part) for part in _BETWEEN_NAMES.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


def _trimmed(text: str) -> str:
    text = " ".join(text.split()).lstrip(_EDGE).rstrip(" \t,;:-–—(*•·")
    return text.removesuffix(")") if "(" not in text else text


def _refuse_twice(lines: list[ReadLine]) -> None:
    numbers = [line.number for line in lines if line.number is not None]
    for number in numbers:
        if numbers.count(number) > 1:
            raise UserError(
                _("Point {number} is there twice. Remove one of the lines.").format(number=number)
            )

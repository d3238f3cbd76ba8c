"""The process chain of a form: a stage in each cell or on each line, and when it is."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from model.exchange.word.shapes import Box, Cell, Content, Table, words
from model.text.dates import FoundDate, find_dates
from model.views import ProcessStepView

_DOT = re.compile(r"\s*[●•⚫○◦|]\s*|\s+[–—]\s+|\n+")
_ARROW = re.compile(r"\s*(?:→|⇒|->|\t)\s*")
_MONTH = re.compile(
    r"(?:primo |medio |ultimo |forventet |uge |ca\. ?|start |slut )?"
    r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|forår|sommer|efterår|vinter|\d{1,2}\b|q[1-4])"
    r"[\wæøå./ –-]*",
    re.IGNORECASE,
)
_LATER = 6


@dataclass(frozen=True, slots=True)
class Steps:
    """`consumed` are the dates that became dates."""

    steps: tuple[ProcessStepView, ...]
    consumed: tuple[str, ...] = ()
    certainty: float = 1.0


def read_steps(contents: list[Content], meeting: datetime.date | None) -> Steps:
    """The steps in order. A date without a year is taken to be the one nearest to the meeting."""
    steps: list[ProcessStepView] = []
    consumed: list[str] = []
    certainty = 1.0
    for text in _texts(contents):
        step, used, sure = _step(text, meeting)
        steps.append(step)
        consumed.extend(used)
        certainty = min(certainty, sure)
    return Steps(tuple(steps), tuple(consumed), certainty)


def _texts(contents: list[Content]) -> Iterator[str]:
    """One text a step: a cell, else a line, which arrows may part."""
    for content in contents:
        if isinstance(content, Table):
            for row in content.rows:
                for cell in row:
                    yield from _of_listed(cell) or _of_cell(words(cell.content))
        elif isinstance(content, Box):
            yield from _texts(list(content.content))
        elif content.text:
            yield from filter(None, _ARROW.split(content.text))


def _of_listed(cell: Cell) -> list[str]:
    """The rows of a table of two columns inside the cell: a stage, and when it is."""
    rows = [row for part in cell.content if isinstance(part, Table) for row in part.rows]
    if any(len(row) != 2 for row in rows):
        return []
    return [" ● ".join(" ".join(words(side.content).split()) for side in row) for row in rows]


def _of_cell(text: str) -> Iterator[str]:
    """A cell is one step, unless each of its lines has a dot of its own."""
    if not text:
        return
    lines = text.split("\n")
    dotted = [line for line in lines if re.search(r"\S\s*[●•|]\s*\S", line)]
    if len(lines) > 1 and len(dotted) == len(lines):
        yield from lines
    elif "→" in text:
        yield from filter(None, _ARROW.split(text))
    else:
        yield text


def _step(
    text: str, meeting: datetime.date | None
) -> tuple[ProcessStepView, tuple[str, ...], float]:
    pieces = [piece for piece in _DOT.split(text, maxsplit=2) if piece.strip()]
    stage = " ".join(pieces[0].split()) if pieces else " ".join(text.split())
    when = " ".join(pieces[1].split()) if len(pieces) > 1 else ""
    note = " ".join(" ".join(pieces[2:]).split())
    if not when:
        stage, when = _split_at_date(stage)
    if not when:
        return ProcessStepView(stage, note=note), (), 0.8
    year = meeting.year if meeting is not None else None
    dates = find_dates(when, year)
    alone = len(dates) == 1 and not re.sub(r"(?i)\b(?:d|den)\b|\W", "", _outside(when, dates[0]))
    if not alone or not re.search(r"\d", when):
        sure = 1.0 if _MONTH.fullmatch(when) or dates else 0.8
        return ProcessStepView(stage, date_text=when, note=note), (), sure
    found = dates[0]
    day = found.day if found.has_year or meeting is None else _nearest(found.day, meeting)
    if found.weekday is not None and found.weekday != day.weekday():
        return ProcessStepView(stage, day, when, note), (), 0.6
    return ProcessStepView(stage, day, "", note), (when,), 1.0 if found.has_year else 0.9


def _outside(text: str, date: FoundDate) -> str:
    weekday = re.compile(r"(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?\s*", re.IGNORECASE)
    return weekday.sub("", text[: date.start]) + text[date.end :]


def _split_at_date(text: str) -> tuple[str, str]:
    """ "Drøftelse i CT 12. juni" without a dot between."""
    match = re.search(r"\s(?:d\.\s*|den\s+)?(\d{1,2}\.\s*[a-zæøå]{3,9}(?:\s+\d{4})?\.?)$", text)
    return (text[: match.start()].strip(), match[1]) if match else (text, "")


def _nearest(day: datetime.date, meeting: datetime.date) -> datetime.date:
    """The same day of the year before, of this or the next, whichever is nearest to the meeting."""
    candidates: list[datetime.date] = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            candidates.append(day.replace(year=year))
        except ValueError:
            continue
    near = min(candidates, key=lambda date: abs((date - meeting).days))
    return near if abs((near - day).days) == 0 or abs((day - meeting).days) > 30 * _LATER else day

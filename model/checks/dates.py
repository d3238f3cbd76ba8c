"""Dates in recommendations and minutes that cannot be right, or will not be understood later."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from model.checks.finding import Finding, finding
from model.checks.parts import label, outcome_words, proposal_words
from model.text.blocks import plain_text
from model.text.dates import FoundDate, find_dates, weekday_name
from model.text.translate import _, language
from model.views import ItemView, MeetingView, PointView, ProcessStepView

_RELATIVE_WORDS = r"""\b(?:
    i\ (?:over)?morgen
  | (?:i\ )?næste\ (?:uge|måned|kvartal|år|mandag|tirsdag|onsdag|torsdag|fredag)
  | (?:om|inden\ for)\ (?:en|et|to|tre|fire|fem|seks|\d{1,2})\ (?:dage?|uger?|måneder?)
  | (?:på\ )?(?:mandag|tirsdag|onsdag|torsdag|fredag)\ i\ næste\ uge
)\b"""
_RELATIVE = re.compile(_RELATIVE_WORDS, re.VERBOSE | re.IGNORECASE)
_HALF_A_YEAR = datetime.timedelta(days=183)


def meeting_not_in_process(view: MeetingView) -> Iterator[Finding]:
    """DATE_HEADER_PROCESS_MISMATCH: no process step for this meeting has its date."""
    for point, item in _items(view):
        steps = [step for step in item.process if _is_of(step, view)] or item.process
        dated = [step for step in steps if step.date is not None]
        if dated and all(step.date != view.date for step in dated) and not point.withdrawn:
            words = _("{point}: no step of the process has the date of this meeting.")
            message = words.format(point=label(point))
            yield finding("DATE_HEADER_PROCESS_MISMATCH", point.key, message)


def process_order(view: MeetingView) -> Iterator[Finding]:
    """PROCESS_ORDER: a step is dated before the one that it follows."""
    for point, item in _items(view):
        dated = [step for step in item.process if step.date is not None]
        for earlier, later in pairwise(dated):
            if earlier.date is not None and later.date is not None and later.date < earlier.date:
                words = _("{point}: “{later}” comes after “{earlier}”, but has an earlier date.")
                message = words.format(point=label(point), later=later.stage, earlier=earlier.stage)
                yield finding("PROCESS_ORDER", point.key, message)
                break


def process_date_missing(view: MeetingView) -> Iterator[Finding]:
    """PROCESS_DATE_MISSING: a step says nothing about when."""
    for point, item in _items(view):
        undated = [s.stage for s in item.process if s.date is None and not s.date_text.strip()]
        if undated:
            words = _("{point}: the step “{step}” has no date.")
            message = words.format(point=label(point), step=undated[0])
            yield finding("PROCESS_DATE_MISSING", point.key, message)


def weekday(view: MeetingView) -> Iterator[Finding]:
    """WEEKDAY_MISMATCH: "torsdag den 5. februar 2026" where that is another day."""
    words = _("{place}: “{date}” is a {weekday}.")
    for key, place, text in _texts(view):
        for found in find_dates(text, view.date.year):
            day = _nearest(found, view.date)
            if found.weekday is not None and day.weekday() != found.weekday:
                written = text[found.start : found.end].strip()
                name = weekday_name(day, language())
                message = words.format(place=place, date=written, weekday=name)
                yield finding("WEEKDAY_MISMATCH", key, message)


def year(view: MeetingView) -> Iterator[Finding]:
    """YEAR_MISMATCH: a form of another year: its meeting's line, process, or table of costs."""
    for point, item in _items(view):
        wrong = next(_other_years(item, view.date), None)
        if wrong is not None:
            words = _("{point}: {what} speaks of another year than the meeting's, {year}.")
            message = words.format(point=label(point), what=wrong, year=view.date.year)
            yield finding("YEAR_MISMATCH", point.key, message)


def relative(view: MeetingView) -> Iterator[Finding]:
    """RELATIVE_DATE: "i morgen" means nothing to those who read the minutes next week."""
    for point in view.points:
        for text in outcome_words(point):
            found = _RELATIVE.search(text)
            if found is not None:
                words = _("{point}: “{words}” cannot be understood later. Write the date.")
                message = words.format(point=label(point), words=found[0])
                yield finding("RELATIVE_DATE", point.key, message)
                break


def _items(view: MeetingView) -> Iterator[tuple[PointView, ItemView]]:
    for point in view.points:
        if point.treated_item is not None:
            yield point, point.treated_item


def _is_of(step: ProcessStepView, view: MeetingView) -> bool:
    """Whether a step of the process is a meeting of this forum, by its name."""
    stage = step.stage.casefold()
    names = {view.forum.casefold(), view.name.casefold()} - {""}
    return any(name in stage for name in names)


def _texts(view: MeetingView) -> Iterator[tuple[str | None, str, str]]:
    """Where dates are written: key, name of the place, text."""
    yield None, _("The information text"), plain_text(view.information)
    for point in view.points:
        for text in (*proposal_words(point), *outcome_words(point)):
            yield point.key, label(point), text


def _nearest(found: FoundDate, meeting: datetime.date) -> datetime.date:
    """The day meant: without a year it is the one within half a year of the meeting."""
    if found.has_year or abs(found.day - meeting) <= _HALF_A_YEAR:
        return found.day
    try:
        return found.day.replace(year=found.day.year + (1 if found.day < meeting else -1))
    except ValueError:  # 29 February
        return found.day


def _other_years(item: ItemView, meeting: datetime.date) -> Iterator[str]:
    for found in find_dates(item.meeting_line):
        same_day = (found.day.month, found.day.day) == (meeting.month, meeting.day)
        if same_day and found.day.year != meeting.year:
            yield _("the line with the meeting's date")
    for step in item.process:
        same_day = step.date and (step.date.month, step.date.day) == (meeting.month, meeting.day)
        if same_day and step.date and step.date.year != meeting.year:
            yield _("the process")
    years = [year for year, _amount in item.direct_costs.amounts] if item.direct_costs else []
    if years and meeting.year not in years:
        yield _("the table of costs")

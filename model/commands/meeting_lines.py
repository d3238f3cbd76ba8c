"""The line on a recommendation that names its meeting, and the meeting's step in its process chain.

Both come from the meeting that the recommendation is placed on, and follow when either moves.
"""

import datetime
import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import lookup
from model.entities import AgendaPoint, Forum, Item, Meeting, ProcessStep
from model.queries.forum_settings import document_language
from model.text.dates import find_dates, long_date

_DAY_FIRST = re.compile(r"\s*(?:den|d\.)\s*", re.IGNORECASE)


def follow(session: Session, item: Item, meeting: Meeting) -> None:
    """Name this meeting on the recommendation, and date its step. For minutes, settle them before."""
    before = _day(item.meeting_line)
    item.meeting_line = _line(session, item.meeting_line, meeting)
    step = _step(item, before, meeting, _names(session, meeting))
    if step is not None and (step.date != meeting.date or step.date_text):
        step.date, step.date_text = meeting.date, ""


def follow_changed(session: Session, meeting: Meeting, before: datetime.date) -> None:
    """The meeting has another date or name: so have the recommendations on it that named it.

    One that meanwhile names a later meeting, where it is treated again, stays as it is.
    """
    query = select(AgendaPoint.item_id).where(
        AgendaPoint.meeting_id == meeting.id, AgendaPoint.item_id.is_not(None)
    )
    for item_id in session.scalars(query).all():
        item = lookup.found(session.get(Item, item_id))
        if _day(item.meeting_line) in (before, None):
            follow(session, item, meeting)


def _line(session: Session, line: str, meeting: Meeting) -> str:
    """ "Chefteammøde – 6. marts 2026"; on the form of 2018, whose line begins with the day, only that."""
    day = long_date(meeting.date, document_language(session, meeting.id))
    found = find_dates(line)
    if len(found) == 1:
        written = line[found[0].start : found[0].end]
        lead = line[: found[0].start] + written[: len(written) - len(written.lstrip())]
        if not lead.strip() or _DAY_FIRST.fullmatch(lead):
            return f"{lead}{day}{line[found[0].end :]}"
    name, forum = _names(session, meeting)
    return f"{name or forum} – {day}"


def _names(session: Session, meeting: Meeting) -> tuple[str, str]:
    return meeting.name, session.get_one(Forum, meeting.forum_id).name


def _step(
    item: Item, before: datetime.date | None, meeting: Meeting, names: tuple[str, str]
) -> ProcessStep | None:
    """The meeting's own step: the one on the day that the line had, else the only one that names it."""
    if before is not None:
        dated = [step for step in item.process if step.date == before]
        named = [step for step in dated if _is_named(step, names)]
        if dated:
            return (named or dated)[0]
    if any(step.date == meeting.date for step in item.process):
        return None
    named = [step for step in item.process if _is_named(step, names)]
    return named[0] if len(named) == 1 else None


def _is_named(step: ProcessStep, names: tuple[str, str]) -> bool:
    stage = step.stage.casefold()
    return any(name.casefold() in stage for name in names if name)


def _day(line: str) -> datetime.date | None:
    found = find_dates(line)
    return found[0].day if found and found[0].has_year else None

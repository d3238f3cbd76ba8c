"""The walk through the points after the meeting: what is still open at each, one after the other."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from model.entities import AgendaPoint, Forum, Item, Meeting, Member
from model.queries.forum_settings import verbs
from model.text.blocks import plain_text
from model.text.drafting import proposed_outcomes
from model.text.outcome_sentences import TO_FILL_IN, told_outcomes
from model.text.subjects import subject_of
from model.text.verbs import Outcome, Verb
from model.vocabulary import Attendance, FollowUpStatus, Purpose

_DECISIONS = frozenset({Outcome.DECIDED, Outcome.APPROVED, Outcome.ENDORSED})
_DANGLING = re.compile(r"\b(?:ovenstående|ovennævnte|ovenfor|førnævnte)\b", re.IGNORECASE)


class Lack(StrEnum):
    """What may be missing at a point."""

    NOTHING_WRITTEN = "nothing_written"
    NO_OUTCOME = "no_outcome"
    """It is to be decided on, and neither a word of the text nor a choice says what was decided."""
    NOT_MOVED = "not_moved"
    """Its outcome is "postponed", but it went neither to a meeting nor among the recommendations."""
    TO_FILL_IN = "to_fill_in"
    NO_OWNER = "no_owner"
    NO_DEADLINE = "no_deadline"
    LOOSE_DEADLINE = "loose_deadline"
    DANGLING = "dangling"
    NO_ATTENDANCE = "no_attendance"
    """Of the whole meeting: of no member is it said who was there."""


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """Something to look at. `detail` are the words or the task it is about.

    What is about the whole meeting has no number, and an id of 0.
    """

    point_id: int
    number: int | None
    title: str
    lack: Lack
    detail: str = ""


def open_ends(session: Session, meeting_id: int) -> tuple[OpenEnd, ...]:
    """Everything that is open, in agenda order. Withdrawn points and "Eventuelt" owe nothing."""
    points = session.scalars(
        select(AgendaPoint)
        .where(AgendaPoint.meeting_id == meeting_id)
        .options(
            selectinload(AgendaPoint.follow_ups),
            selectinload(AgendaPoint.went_to),
            selectinload(AgendaPoint.item).load_only(Item.decisions),
            selectinload(AgendaPoint.treated_item).load_only(Item.decisions),
        )
        .order_by(AgendaPoint.position, AgendaPoint.id)
    )
    words = _words(session, meeting_id)
    ends = [end for point in points if not point.withdrawn for end in _ends(point, words)]
    told = session.scalars(select(Member.attendance).where(Member.meeting_id == meeting_id)).all()
    if told and all(attendance == Attendance.UNKNOWN for attendance in told):
        ends.insert(0, OpenEnd(0, None, "", Lack.NO_ATTENDANCE))
    return tuple(ends)


class _Words(NamedTuple):
    """In which the forum says what it decides."""

    subject: str
    verbs: tuple[Verb, ...]


def _words(session: Session, meeting_id: int) -> _Words:
    forum = session.scalar(select(Forum.name).join(Meeting).where(Meeting.id == meeting_id))
    return _Words(subject_of(forum or ""), verbs(session, meeting_id))


def _lacks_outcome(point: AgendaPoint, words: _Words) -> bool:
    """Only where there was something to decide: of what was told or talked over no more is owed."""
    if point.outcomes or told_outcomes(point.minutes, *words):
        return False
    if point.purpose == Purpose.DECISION:
        return True
    item = point.treated_item or point.item
    asked = proposed_outcomes(item.decisions, *words) if item is not None else ()
    return not _DECISIONS.isdisjoint(asked)


def _ends(point: AgendaPoint, words: _Words) -> list[OpenEnd]:
    found: list[tuple[Lack, str]] = []
    text = plain_text(point.minutes)
    free = point.purpose == Purpose.ANY_OTHER_BUSINESS
    if not text and not free:
        found.append((Lack.NOTHING_WRITTEN, ""))
    elif not free and _lacks_outcome(point, words):
        found.append((Lack.NO_OUTCOME, ""))
    if Outcome.POSTPONED in point.outcomes and point.went_to is None:
        found.append((Lack.NOT_MOVED, ""))
    if TO_FILL_IN in text:
        found.append((Lack.TO_FILL_IN, ""))
    dangling = _DANGLING.search(text)
    if dangling is not None:
        found.append((Lack.DANGLING, dangling[0]))
    for task in point.follow_ups:
        if task.status != FollowUpStatus.OPEN:
            continue
        if not task.who:
            found.append((Lack.NO_OWNER, task.what))
        if task.due is None:
            lack = Lack.LOOSE_DEADLINE if task.due_text else Lack.NO_DEADLINE
            found.append((lack, f"{task.what} ({task.due_text})" if task.due_text else task.what))
    return [OpenEnd(point.id, point.number, point.title, lack, detail) for lack, detail in found]

"""Punktoversigt: the coming meetings with their points, and what waits for one of them."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from model.entities import AgendaEntry, AgendaPoint, Forum, Item, ItemRecurrence, Meeting
from model.entities.meeting import FROZEN_STATUSES
from model.planning.schedule import plan
from model.planning.shapes import Entry, StartRule, Window
from model.planning.yearly import Yearly, meeting_for
from model.queries.bank import BankRow, list_bank
from model.vocabulary import MeetingStatus, Openness, Stage

COMING = (MeetingStatus.PLANNED, MeetingStatus.REVIEW, MeetingStatus.DISPATCHED)
WAITING = (Stage.POSTPONED, Stage.READY, Stage.IN_WORK, Stage.RECEIVED, Stage.RETURNED)
"""Stages of what is in the bank, in the order in which they are shown."""


class Why(StrEnum):
    """Why a recommendation is proposed to a meeting."""

    WISHED = "wished"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Card:
    """A point, a break, or a recommendation without a meeting.

    One with `why` stands at a meeting as a proposal only. `due` is the day of a yearly turn,
    `position` the place on the agenda, counted from 0.
    """

    title: str
    entry_id: int | None = None
    item_id: int | None = None
    is_break: bool = False
    number: int | None = None
    position: int = 0
    duration: int | None = None
    openness: Openness = Openness.OPEN
    withdrawn: bool = False
    carried_from: datetime.date | None = None
    stage: Stage | None = None
    why: Why | None = None
    due: datetime.date | None = None
    not_before: datetime.date | None = None
    comment: str = ""

    @property
    def key(self) -> str:
        """What names the card as long as it is the same: `p12` for a point, `i7` for an item."""
        return f"p{self.entry_id}" if self.entry_id is not None else f"i{self.item_id}"


@dataclass(frozen=True, slots=True)
class Column:
    """A coming meeting. Times in minutes after midnight; `over_under` + is too long."""

    meeting_id: int
    forum: str
    name: str
    date: datetime.date
    start: int
    end: int
    status: MeetingStatus
    deadline: datetime.datetime | None
    planned: int
    over_under: int
    cards: tuple[Card, ...]

    @property
    def is_sent(self) -> bool:
        """Whether the agenda has gone out."""
        return self.status in FROZEN_STATUSES

    @property
    def window(self) -> int:
        """The length of the meeting in minutes."""
        return max(0, self.end - self.start)


@dataclass(frozen=True, slots=True)
class Overview:
    """`bank` holds what is proposed to none of the columns."""

    bank: tuple[Card, ...]
    columns: tuple[Column, ...]

    def column(self, meeting_id: int) -> Column | None:
        """The meeting's column."""
        return next((c for c in self.columns if c.meeting_id == meeting_id), None)


@dataclass(frozen=True, slots=True)
class YearlyItem:
    """A recommendation that comes back every year, and the days of its meetings."""

    item_id: int
    title: str
    forum_id: int | None
    forum: str | None
    yearly: Yearly


def overview(
    session: Session, forum_id: int | None = None, today: datetime.date | None = None
) -> Overview:
    """The meetings from `today` on of one forum or of all, and what waits."""
    today = today or datetime.date.today()
    columns = _columns(session, forum_id, today)
    days = {column.date: column.meeting_id for column in reversed(columns)}
    proposed: dict[int, list[Card]] = defaultdict(list)
    rest: list[Card] = []
    rows = list_bank(session)
    yearly = _yearly_cards(session, forum_id, rows, columns, today)
    for card, day in (*yearly, *_bank_cards(rows, {card.item_id for card, _day in yearly})):
        meeting_id = days.get(day) if day is not None else None
        if meeting_id is None:
            rest.append(replace(card, why=Why.YEARLY if card.why is Why.YEARLY else None))
        else:
            proposed[meeting_id].append(card)
    return Overview(
        tuple(rest),
        tuple(replace(c, cards=(*c.cards, *proposed.get(c.meeting_id, ()))) for c in columns),
    )


def yearly_items(session: Session, forum_id: int | None = None) -> tuple[YearlyItem, ...]:
    """What comes back every year in a forum (or anywhere), by title."""
    query = (
        select(ItemRecurrence, Item.title, Forum.name)
        .join(Item, ItemRecurrence.item_id == Item.id)
        .outerjoin(Forum, ItemRecurrence.forum_id == Forum.id)
        .order_by(Item.title, Item.id)
    )
    if forum_id is not None:
        query = query.where(
            (ItemRecurrence.forum_id == forum_id) | ItemRecurrence.forum_id.is_(None)
        )
    return tuple(
        YearlyItem(row.item_id, title, row.forum_id, forum, Yearly(row.month, row.week, row.since))
        for row, title, forum in session.execute(query)
    )


def yearly_of(session: Session, item_id: int) -> YearlyItem | None:
    """How one recommendation comes back, None where it does not."""
    return next((found for found in yearly_items(session) if found.item_id == item_id), None)


def _columns(session: Session, forum_id: int | None, today: datetime.date) -> tuple[Column, ...]:
    query = (
        select(
            Meeting.id,
            Forum.name.label("forum"),
            Meeting.name,
            Meeting.date,
            Meeting.start,
            Meeting.end,
            Meeting.status,
            Meeting.submission_deadline,
        )
        .join(Forum, Meeting.forum_id == Forum.id)
        .where(Meeting.date >= today, Meeting.status.in_([status.value for status in COMING]))
        .order_by(Meeting.date, Meeting.start, Meeting.id)
    )
    if forum_id is not None:
        query = query.where(Meeting.forum_id == forum_id)
    rows = session.execute(query).all()
    lines = _lines(session, [row.id for row in rows])
    return tuple(_column(row, lines.get(row.id, [])) for row in rows)


def _column(row: Row[*tuple[Any, ...]], lines: Sequence[tuple[Card, Entry]]) -> Column:
    planned = plan([entry for _card, entry in lines], Window(row.start, row.end))
    return Column(
        meeting_id=row.id,
        forum=row.forum,
        name=row.name or row.forum,
        date=row.date,
        start=row.start,
        end=row.end,
        status=MeetingStatus(row.status),
        deadline=row.submission_deadline,
        planned=planned.total,
        over_under=planned.over_under,
        cards=tuple(card for card, _entry in lines),
    )


def _lines(session: Session, meeting_ids: Sequence[int]) -> dict[int, list[tuple[Card, Entry]]]:
    """The agendas by columns, for the texts of a year of meetings are long."""
    table = AgendaEntry.__table__.c
    own = [table[key] for key in ("id", "meeting_id", "type", "key", "title", "duration")]
    own += [table[key] for key in ("rule", "start_at", "number", "item_id", "withdrawn")]
    points = AgendaPoint
    rows = session.execute(
        select(*own, table.openness, table[points.carried_from_date.key], Item.openness.label("of"))
        .outerjoin(Item, table.item_id == Item.id)
        .where(table.meeting_id.in_(meeting_ids))
        .order_by(table.meeting_id, table.position, table.id)
    )
    found: dict[int, list[tuple[Card, Entry]]] = defaultdict(list)
    for row in rows:
        here = found[row.meeting_id]
        closed = Openness.CLOSED in (row.openness, row.of)
        card = Card(
            title=row.title,
            entry_id=row.id,
            item_id=row.item_id,
            is_break=row.type == "break",
            number=row.number,
            position=len(here),
            duration=row.duration,
            openness=Openness.CLOSED if closed else Openness(row.openness or Openness.OPEN),
            withdrawn=bool(row.withdrawn),
            carried_from=row.carried_from_date,
        )
        rule = StartRule(row.rule)
        entry = Entry(row.key, row.duration, rule, row.start_at, bool(row.withdrawn))
        here.append((card, entry))
    return found


def _bank_cards(
    rows: Sequence[BankRow], but: set[int | None]
) -> list[tuple[Card, datetime.date | None]]:
    """What waits, each with the day that it is wished for."""
    waiting = [row for row in rows if row.stage in WAITING and row.id not in but]
    waiting.sort(key=lambda row: (WAITING.index(row.stage), row.id))
    return [
        (replace(_item_card(row), why=Why.WISHED if row.wished_date else None), row.wished_date)
        for row in waiting
    ]


def _yearly_cards(
    session: Session,
    forum_id: int | None,
    rows: Sequence[BankRow],
    columns: Sequence[Column],
    today: datetime.date,
) -> list[tuple[Card, datetime.date | None]]:
    """The turns that no meeting has yet, each with the day of the meeting that should have it."""
    known = {row.id: row for row in rows}
    last = columns[-1].date if columns else today
    found: list[tuple[Card, datetime.date | None]] = []
    for item in yearly_items(session, forum_id):
        row = known.get(item.item_id)
        if row is None or row.stage is Stage.WITHDRAWN:
            continue
        held = (
            place.date
            for place in row.placements
            if not place.withdrawn and place.status is not MeetingStatus.CANCELLED
        )
        days = [c.date for c in columns if not c.is_sent and item.forum in (None, c.forum)]
        for due in item.yearly.open_dues(held, today, last)[:1]:
            card = replace(_item_card(row), why=Why.YEARLY, due=due)
            found.append((card, meeting_for(max(due, today), days)))
    return found


def _item_card(row: BankRow) -> Card:
    return Card(
        title=row.title,
        item_id=row.id,
        openness=row.openness,
        stage=row.stage,
        not_before=row.not_before,
        comment=row.comment,
    )

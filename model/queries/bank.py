"""The bank of recommendations as its list shows it, and one of them whole."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, Text, bindparam, select, type_coerce
from sqlalchemy.orm import Session

from model.entities import AgendaPoint, Item, ItemBank, ItemField, ItemPerson, Meeting
from model.entities.base import Blocks
from model.errors import Removed
from model.queries.item_views import item_parts, item_view
from model.views import ItemView
from model.vocabulary import MeetingStatus, Openness, Stage

_COMING = frozenset({MeetingStatus.PLANNED, MeetingStatus.REVIEW, MeetingStatus.DISPATCHED})
_POSTPONED = "postponed"

SHORTEST_WORD = 3
"""Of those that are looked for in texts."""


@dataclass(frozen=True, slots=True)
class BankPlacement:
    """A point on which a recommendation stands. `postponed` says what its minutes say."""

    meeting_id: int
    date: datetime.date
    status: MeetingStatus
    deadline: datetime.datetime | None
    number: int | None
    withdrawn: bool
    postponed: bool


@dataclass(frozen=True, slots=True)
class BankRow:
    """A recommendation in the list. `stage` regards its meetings; `set_stage` is what was chosen.

    `late`: received after the deadline of the meeting that it stands on or is wished for.
    """

    id: int
    key: str
    form: str
    title: str
    department: str
    caseworkers: tuple[str, ...]
    openness: Openness
    case_number: str
    stage: Stage
    set_stage: Stage
    comment: str
    wished_date: datetime.date | None
    not_before: datetime.date | None
    oral: bool
    received_at: datetime.datetime | None
    late: bool
    placements: tuple[BankPlacement, ...]


@dataclass(frozen=True, slots=True)
class BankDetail:
    """One recommendation whole."""

    row: BankRow
    item: ItemView


def list_bank(session: Session) -> tuple[BankRow, ...]:
    """Every recommendation, newest first; frozen copies are not among them."""
    return _rows(session, None)


def bank_item(session: Session, item_id: int) -> BankDetail:
    """One of them. Raises LookupError where it is gone."""
    rows = _rows(session, item_id)
    item = session.scalars(_whole(), {"item_id": item_id}).one_or_none()
    if item is None or not rows:
        raise Removed(f"no item {item_id}")
    return BankDetail(rows[0], item_view(item, item.key or ""))


@cache  # to put these options together takes as long as the reading
def _whole() -> Select[Item]:
    return select(Item).where(Item.id == bindparam("item_id")).options(*item_parts())


def items_that_say(session: Session, words: Sequence[str]) -> frozenset[int]:
    """Recommendations in whose texts every word stands, also in fields of a municipality's own form.

    `words` are case-folded. Two letters stand everywhere, so shorter words find nothing here.
    """
    if not words or min(map(len, words)) < SHORTEST_WORD:
        return frozenset()
    rich = [column for column in Item.__table__.columns if isinstance(column.type, Blocks)]
    texts: dict[int, str] = {
        row[0]: "\n".join(row[1:])
        for row in session.execute(
            select(Item.id, Item.decision_intro, *(type_coerce(text, Text) for text in rich)).where(
                Item.snapshot_of_id.is_(None)
            )
        )
    }
    for owner, text in session.execute(
        select(ItemField.item_id, type_coerce(ItemField.text, Text))
    ):
        if owner in texts:
            texts[owner] += f"\n{text}"
    return frozenset(
        owner for owner, text in texts.items() if all(word in text.casefold() for word in words)
    )


def open_items(session: Session) -> tuple[BankDetail, ...]:
    """Whole, all that are neither treated nor withdrawn."""
    done = (Stage.TREATED, Stage.WITHDRAWN)
    rows = {row.id: row for row in _rows(session, None) if row.stage not in done}
    query = select(Item).where(Item.id.in_(rows)).options(*item_parts())
    items = {item.id: item_view(item, item.key or "") for item in session.scalars(query)}
    return tuple(BankDetail(row, items[key]) for key, row in rows.items())


def waiting(session: Session) -> tuple[BankRow, ...]:
    """Those that stand on no coming agenda and are neither treated nor withdrawn, by title."""
    gone = (Stage.ON_AGENDA, Stage.TREATED, Stage.WITHDRAWN)
    rows = (row for row in _rows(session, None) if row.stage not in gone)
    return tuple(sorted(rows, key=lambda row: row.title.casefold()))


def _stored(session: Session, item_id: int | None) -> Sequence[Row[*tuple[Any, ...]]]:
    """Columns by name, for the texts of all recommendations are long; the newest first."""
    query = (
        select(Item, ItemBank)
        .outerjoin(ItemBank, ItemBank.item_id == Item.id)
        .where(Item.snapshot_of_id.is_(None))
        .order_by(Item.id.desc())
    )
    if item_id is not None:
        query = query.where(Item.id == item_id)
    columns = (Item.id, Item.key, Item.form, Item.title, Item.department, Item.openness)
    bank = (ItemBank.stage, ItemBank.comment, ItemBank.wished_date, ItemBank.not_before)
    more = (ItemBank.oral, ItemBank.received_at, Item.case_number)
    return session.execute(query.with_only_columns(*columns, *bank, *more)).all()


def _rows(session: Session, item_id: int | None) -> tuple[BankRow, ...]:
    placed = _placements(session, item_id)
    names = _caseworkers(session, item_id)
    deadlines = _deadlines(session)
    rows: list[BankRow] = []
    for row in _stored(session, item_id):
        places = tuple(placed.get(row.id, ()))
        chosen = Stage(row.stage or Stage.RECEIVED)
        deadline = _deadline(places, row.wished_date, deadlines)
        rows.append(
            BankRow(
                id=row.id,
                key=row.key or "",
                form=row.form,
                title=row.title,
                department=row.department,
                caseworkers=tuple(names.get(row.id, ())),
                openness=Openness(row.openness),
                case_number=row.case_number,
                stage=stage_of(chosen, places),
                set_stage=chosen,
                comment=row.comment or "",
                wished_date=row.wished_date,
                not_before=row.not_before,
                oral=bool(row.oral),
                received_at=row.received_at,
                late=bool(row.received_at and deadline and row.received_at > deadline),
                placements=places,
            )
        )
    return tuple(rows)


def stage_of(chosen: Stage, places: Sequence[BankPlacement]) -> Stage:
    """What was chosen, unless a meeting says otherwise: the latest one counts."""
    standing = [place for place in places if not place.withdrawn]
    if any(place.status in _COMING for place in standing):
        return Stage.ON_AGENDA
    held = [place for place in standing if place.status is not MeetingStatus.CANCELLED]
    if chosen in (Stage.WITHDRAWN, Stage.POSTPONED) or not held:
        return chosen
    return Stage.POSTPONED if held[-1].postponed else Stage.TREATED


def _placements(session: Session, item_id: int | None) -> dict[int, list[BankPlacement]]:
    query = (
        select(
            AgendaPoint.item_id,
            AgendaPoint.number,
            AgendaPoint.withdrawn,
            AgendaPoint.outcomes,
            Meeting.id,
            Meeting.date,
            Meeting.status,
            Meeting.submission_deadline,
        )
        .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .where(AgendaPoint.item_id.is_not(None))
        .order_by(Meeting.date, Meeting.id, AgendaPoint.position)
    )
    if item_id is not None:
        query = query.where(AgendaPoint.item_id == item_id)
    placed: dict[int, list[BankPlacement]] = defaultdict(list)
    for owner, number, withdrawn, outcomes, meeting_id, date, status, deadline in session.execute(
        query
    ):
        if owner is not None:
            postponed = _POSTPONED in (outcomes or ())
            place = BankPlacement(
                meeting_id,
                date,
                MeetingStatus(status),
                deadline,
                number,
                bool(withdrawn),
                postponed,
            )
            placed[owner].append(place)
    return placed


def _caseworkers(session: Session, item_id: int | None) -> dict[int, list[str]]:
    query = (
        select(ItemPerson.item_id, ItemPerson.name)
        .where(ItemPerson.role == "caseworker")
        .order_by(ItemPerson.position, ItemPerson.id)
    )
    if item_id is not None:
        query = query.where(ItemPerson.item_id == item_id)
    names: dict[int, list[str]] = defaultdict(list)
    for owner, name in session.execute(query):
        names[owner].append(name)
    return names


def _deadlines(session: Session) -> dict[datetime.date, datetime.datetime]:
    rows = session.execute(
        select(Meeting.date, Meeting.submission_deadline)
        .where(Meeting.status != MeetingStatus.CANCELLED.value)
        .order_by(Meeting.id)
    )
    return {date: deadline for date, deadline in rows if deadline is not None}


def _deadline(
    places: Sequence[BankPlacement],
    wished: datetime.date | None,
    deadlines: dict[datetime.date, datetime.datetime],
) -> datetime.datetime | None:
    coming = [place for place in places if place.status in _COMING and not place.withdrawn]
    if coming:
        return coming[-1].deadline
    return deadlines.get(wished) if wished is not None else None

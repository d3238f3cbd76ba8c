"""The statements behind `model.queries.search_texts`, each made once: a search has no time to spare.

All take `ids`, the rows that are wanted. Running texts come as they are stored.
"""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, bindparam, select, type_coerce
from sqlalchemy.orm import aliased

from model.entities import (
    AgendaPoint,
    Annex,
    AnnexFile,
    EarlierMinutes,
    FollowUp,
    Forum,
    Guest,
    Item,
    ItemBank,
    ItemField,
    ItemPerson,
    Meeting,
    Member,
    Person,
    ProcessStep,
)
from model.queries.running_texts import ITEM_TEXTS

Statement = Select[*tuple[Any, ...]]

_MEETING = (
    Meeting.id.label("meeting_id"),
    Meeting.name,
    Meeting.date,
    Meeting.forum_id,
    Forum.name.label("forum"),
)


@cache
def meetings() -> Statement:
    """Meetings with the name of their forum."""
    return (
        select(
            *_MEETING,
            _stored(Meeting.information),
            Meeting.location,
            Meeting.virtual_note,
            Meeting.chair,
            Meeting.minute_taker,
            Meeting.case_number,
        )
        .join(Forum, Meeting.forum_id == Forum.id)
        .where(_wanted(Meeting.id))
    )


@cache
def points() -> Statement:
    """Points with their meeting, and the openness of what they treat."""
    texts = map(_stored, (AgendaPoint.own_note, AgendaPoint.note_to_chair, AgendaPoint.minutes))
    columns = (AgendaPoint.title, AgendaPoint.public_title, AgendaPoint.closed_reason)
    return _with_meeting(select(*_POINT, *columns, *texts, *_MEETING)).where(
        _wanted(AgendaPoint.id)
    )


@cache
def tasks() -> Statement:
    """Tasks with their point."""
    columns = (FollowUp.what, FollowUp.who, FollowUp.due, FollowUp.due_text)
    query = select(FollowUp.id.label("task_id"), *columns, *_POINT, *_MEETING)
    query = query.join(AgendaPoint, FollowUp.point_id == AgendaPoint.id)
    return _with_meeting(query).where(_wanted(FollowUp.id))


@cache
def items() -> Statement:
    """Recommendations; frozen copies are not among them."""
    texts = (_stored(getattr(Item, name)) for name in ITEM_TEXTS)
    columns = (Item.id, Item.title, Item.openness, Item.closed_reason, Item.decision_intro)
    more = (Item.department, Item.case_number, ItemBank.comment)
    return (
        select(*columns, *more, *texts)
        .outerjoin(ItemBank, ItemBank.item_id == Item.id)
        .where(_wanted(Item.id), Item.snapshot_of_id.is_(None))
    )


@cache
def latest_meetings() -> Statement:
    """Where recommendations stand, earliest first."""
    return (
        select(
            AgendaPoint.item_id,
            AgendaPoint.number,
            Meeting.date,
            Meeting.forum_id,
            Meeting.name,
            Forum.name.label("forum"),
        )
        .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .join(Forum, Meeting.forum_id == Forum.id)
        .where(_wanted(AgendaPoint.item_id))
        .order_by(Meeting.date)
    )


@cache
def annexes() -> Statement:
    """Annexes of recommendations and of points that have none."""
    owner = aliased(Item)
    return (
        select(
            Annex.id.label("annex_id"),
            Annex.title,
            Annex.file_name,
            AnnexFile.digest,
            Annex.openness.label("own_openness"),
            Annex.item_id.label("owner_id"),
            owner.openness.label("item_openness"),
            AgendaPoint.id,
            AgendaPoint.number,
            AgendaPoint.openness,
            *_MEETING,
        )
        .outerjoin(AnnexFile, Annex.file_id == AnnexFile.id)
        .outerjoin(owner, Annex.item_id == owner.id)
        .outerjoin(AgendaPoint, Annex.point_id == AgendaPoint.id)
        .outerjoin(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .outerjoin(Forum, Meeting.forum_id == Forum.id)
        .where(_wanted(Annex.id), owner.snapshot_of_id.is_(None))
    )


@cache
def people() -> Statement:
    """The address book."""
    columns = (Person.id, Person.name, Person.title, Person.department, Person.email, Person.phone)
    return select(*columns).where(_wanted(Person.id))


@cache
def members() -> Statement:
    """(meeting, name)."""
    return select(Member.meeting_id, Member.name).where(_wanted(Member.meeting_id))


@cache
def guests() -> Statement:
    """(point, name)."""
    return select(Guest.point_id, Guest.name).where(_wanted(Guest.point_id))


@cache
def item_people() -> Statement:
    """(recommendation, name)."""
    return select(ItemPerson.item_id, ItemPerson.name).where(_wanted(ItemPerson.item_id))


@cache
def process_steps() -> Statement:
    """(recommendation, stage, date in words, note)."""
    columns = (ProcessStep.item_id, ProcessStep.stage, ProcessStep.date_text, ProcessStep.note)
    return select(*columns).where(_wanted(ProcessStep.item_id))


@cache
def earlier_minutes() -> Statement:
    """(recommendation, text)."""
    columns = (EarlierMinutes.item_id, _stored(EarlierMinutes.text))
    return select(*columns).where(_wanted(EarlierMinutes.item_id))


@cache
def item_fields() -> Statement:
    """(recommendation, field, text)."""
    columns = (ItemField.item_id, ItemField.field, _stored(ItemField.text))
    return select(*columns).where(_wanted(ItemField.item_id))


_POINT = (
    AgendaPoint.id,
    AgendaPoint.number,
    AgendaPoint.openness,
    AgendaPoint.case_number,
    AgendaPoint.item_id,
    Item.openness.label("item_openness"),
)


def _with_meeting(query: Statement) -> Statement:
    return (
        query.join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .join(Forum, Meeting.forum_id == Forum.id)
        .outerjoin(Item, AgendaPoint.item_id == Item.id)
    )


def _wanted(column: Any) -> ColumnElement[bool]:
    return column.in_(bindparam("ids", expanding=True))


def _stored(column: Any) -> ColumnElement[str]:
    """A running text as it lies in the database: its blocks are not needed."""
    return type_coerce(column, Text).label(column.key)

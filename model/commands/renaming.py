"""One name becomes another wherever it still may: two rows of the address book were one person.

Approved minutes stay as they are, and so does what was sent out, which is kept as data.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from model.entities import (
    AgendaPoint,
    Availability,
    Entity,
    FollowUp,
    Guest,
    GuestVisit,
    Invitation,
    Item,
    ItemPerson,
    Meeting,
    Member,
    SeriesMeeting,
    SeriesRow,
    ToldDay,
    ToldTime,
)
from model.planning.series_shape import from_json, to_json
from model.text.people_line import read_person
from model.vocabulary import MeetingStatus


class _Named(Protocol):
    name: Any


R = TypeVar("R", bound=_Named)

_AT_MEETINGS: tuple[Any, ...] = (Member, Availability, GuestVisit, ToldTime, ToldDay)


def rename(session: Session, old: str, new: str) -> None:
    """Who was `old` is `new`. Where both stand in one place only `new` stays, as it stands there."""
    _at_meetings(session, old, new)
    _at_points(session, old, new)
    _on_recommendations(session, old, new)
    _in_series(session, old, new)
    session.flush()


def _open_meetings() -> Select[int]:
    """Ids of those whose minutes are not approved."""
    return select(Meeting.id).where(Meeting.status != MeetingStatus.APPROVED.value)


def _at_meetings(session: Session, old: str, new: str) -> None:
    both = (old, new)
    for kind in _AT_MEETINGS:
        rows = select(kind).where(kind.name.in_(both), kind.meeting_id.in_(_open_meetings()))
        _one_name(session, session.scalars(rows.order_by(kind.id)), both, lambda r: r.meeting_id)
    sent = select(Invitation).where(
        Invitation.name.in_(both), Invitation.meeting_id.in_(_open_meetings())
    )
    for row in session.scalars(sent):
        if row.name == old:
            row.name, row.invited_as = new, row.invited_as or old
    _put(session, Meeting, (Meeting.chair, Meeting.minute_taker), both, _is_open(Meeting.id))
    stands_in = _is_open(Member.meeting_id)
    _put(session, Member, (Member.substitute_for,), both, stands_in)


def _at_points(session: Session, old: str, new: str) -> None:
    both = (old, new)
    points = select(AgendaPoint.id).where(AgendaPoint.meeting_id.in_(_open_meetings()))
    guests = select(Guest).where(Guest.name.in_(both), Guest.point_id.in_(points))
    _one_name(session, session.scalars(guests.order_by(Guest.id)), both, lambda row: row.point_id)
    _put(session, FollowUp, (FollowUp.who,), both, FollowUp.point_id.in_(points))


def _on_recommendations(session: Session, old: str, new: str) -> None:
    """Not on those that were sent out, nor on those that approved minutes print as they are."""
    printed = select(AgendaPoint.item_id).where(
        AgendaPoint.item_id.is_not(None),
        AgendaPoint.treated_item_id.is_(None),
        AgendaPoint.meeting_id.not_in(_open_meetings()),
    )
    items = select(Item.id).where(Item.snapshot_of_id.is_(None), Item.id.not_in(printed))
    people = select(ItemPerson).where(
        ItemPerson.name.in_((old, new)), ItemPerson.item_id.in_(items)
    )
    rows = session.scalars(people.order_by(ItemPerson.id))
    _one_name(session, rows, (old, new), lambda row: (row.item_id, row.role))


def _in_series(session: Session, old: str, new: str) -> None:
    """And in what a series gave its meetings, or else the new name were a change by hand."""

    def instead(names: Iterable[str]) -> tuple[str, ...]:
        people = map(read_person, names)
        return tuple(
            dict.fromkeys(str(replace(one, name=new) if one.name == old else one) for one in people)
        )

    for row in session.scalars(select(SeriesRow)):
        row.chair, row.minute_taker = instead([row.chair])[0], instead([row.minute_taker])[0]
        row.members = instead(row.members)
    links = select(SeriesMeeting).where(SeriesMeeting.meeting_id.in_(_open_meetings()))
    for link in session.scalars(links):
        given = from_json(link.given)
        shape = replace(
            given.shape,
            chair=instead([given.shape.chair])[0],
            minute_taker=instead([given.shape.minute_taker])[0],
            members=instead(given.shape.members),
        )
        if shape != given.shape:
            link.given = to_json(replace(given, shape=shape))


def _one_name(
    session: Session, rows: Iterable[R], both: tuple[str, str], place: Callable[[R], Hashable]
) -> None:
    """Rename, or let go where the new name stands in the same place already."""
    old, new = both
    found = list(rows)
    taken = {place(row) for row in found if row.name == new}
    for row in found:
        if row.name == old and place(row) in taken:
            session.delete(row)
        elif row.name == old:
            row.name = new


def _put(
    session: Session,
    kind: type[Entity],
    columns: tuple[InstrumentedAttribute[str], ...],
    both: tuple[str, str],
    where: ColumnElement[bool],
) -> None:
    old, new = both
    for row in session.scalars(select(kind).where(or_(*(c == old for c in columns)), where)):
        for column in columns:
            if getattr(row, column.key) == old:
                setattr(row, column.key, new)


def _is_open(meeting_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    return meeting_id.in_(_open_meetings())

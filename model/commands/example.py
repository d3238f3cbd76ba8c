"""Takes the example meeting out again, with everything that came with it."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from model.commands import meetings, unused
from model.entities import Entity, Forum, FullEditionApproval, Item, Meeting, Person


def is_there(session: Session, example: Mapping[str, Any]) -> bool:
    """Whether any meeting or recommendation of the example is there."""
    meeting = select(Meeting.id).where(Meeting.key.in_(_keys(example, "meetings")))
    item = select(Item.id).where(Item.key.in_(_keys(example, "items")))
    return session.scalar(meeting) is not None or session.scalar(item) is not None


def remove(session: Session, example: Mapping[str, Any]) -> None:
    """Remove its meetings, and what nothing else uses: recommendations, people, forums.

    One step of undo. A recommendation that somebody made of one of its points goes, too. One that
    stands on another meeting stays, as does a person whose name or address was changed, and a forum
    that somebody has set something for.
    """
    found = select(Meeting).where(Meeting.key.in_(_keys(example, "meetings")))
    rows = session.scalars(found).all()
    items = set(unused.items_of(session, [meeting.id for meeting in rows]))
    items |= set(session.scalars(select(Item.id).where(Item.key.in_(_keys(example, "items")))))
    forums = {meeting.forum_id for meeting in rows}
    for meeting in rows:
        meetings.remove(session, meeting)
    session.flush()
    unused.remove_items(session, _of_example(session, items, example))
    _remove_people(session, example)
    _forget_approvals(session, forums, example)
    for forum_id in forums:
        _remove_forum(session, forum_id)


def _of_example(session: Session, ids: set[int], example: Mapping[str, Any]) -> list[int]:
    """Its own recommendations, those made of its points, and what was frozen when it was sent out.

    None that somebody brought along. What another meeting treats is not removed anyhow.
    """
    titles = {
        row.get("title") for meeting in _list(example, "meetings") for row in meeting["entries"]
    }
    of_example = or_(Item.key.in_(_keys(example, "items")), Item.title.in_(titles - {None}))
    own = set(session.scalars(select(Item.id).where(Item.id.in_(ids), of_example)))
    frozen = or_(Item.snapshot_of_id.in_(own), Item.id.in_(ids))
    copies = session.scalars(select(Item.id).where(Item.snapshot_of_id.is_not(None), frozen))
    return sorted({*copies, *own})


def _remove_people(session: Session, example: Mapping[str, Any]) -> None:
    known = {(person["name"], person.get("email", "")) for person in _list(example, "people")}
    for person in session.scalars(select(Person)).all():
        if (person.name, person.email) in known:
            session.delete(person)


def _forget_approvals(session: Session, forum_ids: set[int], example: Mapping[str, Any]) -> None:
    """Nobody of the example gets a full edition any more."""
    addresses = {person["email"] for person in _list(example, "people") if "email" in person}
    approved = select(FullEditionApproval).where(
        FullEditionApproval.forum_id.in_(forum_ids), FullEditionApproval.address.in_(addresses)
    )
    for row in session.scalars(approved).all():
        session.delete(row)
    session.flush()


def _remove_forum(session: Session, forum_id: int) -> None:
    if not any(
        session.execute(select(key.parent).where(key.parent == forum_id).limit(1)).first()
        for table in Entity.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is Forum.__table__
    ):
        session.delete(session.get_one(Forum, forum_id))


def _keys(example: Mapping[str, Any], part: str) -> list[str]:
    return [str(row["key"]) for row in _list(example, part)]


def _list(example: Mapping[str, Any], part: str) -> Sequence[Mapping[str, Any]]:
    return cast("Sequence[Mapping[str, Any]]", example.get(part, ()))

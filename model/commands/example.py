"""Takes the example meeting out again, with everything that came with it."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import meetings, unused
from model.entities import Forum, Item, Meeting, Person, Setting


def is_there(session: Session, example: Mapping[str, Any]) -> bool:
    """Whether any meeting or recommendation of the example is there."""
    meeting = select(Meeting.id).where(Meeting.key.in_(_keys(example, "meetings")))
    item = select(Item.id).where(Item.key.in_(_keys(example, "items")))
    return session.scalar(meeting) is not None or session.scalar(item) is not None


def remove(session: Session, example: Mapping[str, Any]) -> None:
    """Remove its meetings, and what nothing else uses: recommendations, people, forums.

    One step of undo. A recommendation that stands on another meeting stays, as does a person whose
    line was changed.
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
    for forum_id in forums:
        _remove_forum(session, forum_id)


def _of_example(session: Session, ids: set[int], example: Mapping[str, Any]) -> list[int]:
    """The example's own recommendations with their frozen copies, and none that somebody added."""
    own = select(Item.id).where(Item.id.in_(ids), Item.key.in_(_keys(example, "items")))
    originals = set(session.scalars(own))
    copies = session.scalars(select(Item.id).where(Item.snapshot_of_id.in_(originals)))
    return [*copies, *originals]


def _remove_people(session: Session, example: Mapping[str, Any]) -> None:
    known = {(person["name"], person.get("email", "")) for person in _list(example, "people")}
    for person in session.scalars(select(Person)).all():
        if (person.name, person.email) in known:
            session.delete(person)


def _remove_forum(session: Session, forum_id: int) -> None:
    used = session.scalar(select(Meeting.id).where(Meeting.forum_id == forum_id).limit(1))
    own = session.scalar(select(Setting.id).where(Setting.forum_id == forum_id).limit(1))
    forum = session.get(Forum, forum_id)
    if forum is not None and used is None and own is None:
        session.delete(forum)


def _keys(example: Mapping[str, Any], part: str) -> list[str]:
    return [str(row["key"]) for row in _list(example, part)]


def _list(example: Mapping[str, Any], part: str) -> Sequence[Mapping[str, Any]]:
    return cast("Sequence[Mapping[str, Any]]", example.get(part, ()))

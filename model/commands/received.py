"""Recommendations that came from outside the exchange: a new one, or a newer version of one."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import agenda, lookup, values
from model.commands.import_context import Context
from model.commands.import_items import import_item, write_item
from model.commands.import_values import Json
from model.commands.item_minutes import settle_minutes
from model.commands.meeting_lines import follow
from model.entities import AgendaPoint, Item


def take_in(session: Session, data: Json, meeting_id: int | None = None) -> int:
    """Make a recommendation of these fields, under a key of its own; its id.

    With a meeting it is put on that agenda as well.
    """
    wanted = values.slug(str(data["title"])) or "item"
    taken = session.scalars(select(Item.key).where(Item.key.startswith(wanted)))
    key = values.free_key(wanted, (key for key in taken if key is not None))
    item = import_item(Context(session, {}), {**data, "key": key})
    session.flush()
    if meeting_id is not None:
        agenda.place_item(session, meeting_id, item.id)
    return item.id


def renew(
    session: Session,
    item_id: int,
    data: Json,
    meeting_id: int | None = None,
    dropped: frozenset[int] = frozenset(),
) -> int:
    """Set these fields of a recommendation anew; its id. What is not named stays.

    Annexes match by number; those whose number is `dropped` go.

    With a meeting it is put on that agenda, unless it stands there already.
    """
    item = lookup.item(session, item_id)
    write_item(Context(session, {}), item, data)
    item.annexes[:] = [annex for annex in item.annexes if annex.number not in dropped]
    session.flush()
    if meeting_id is not None and not _stands_on(session, item_id, meeting_id):
        agenda.place_item(session, meeting_id, item_id)
    else:
        settle_minutes(session, item)
        if meeting_id is not None:
            follow(session, item, lookup.meeting(session, meeting_id))
    return item_id


def _stands_on(session: Session, item_id: int, meeting_id: int) -> bool:
    query = select(AgendaPoint.id).where(
        AgendaPoint.item_id == item_id, AgendaPoint.meeting_id == meeting_id
    )
    return session.scalar(query.limit(1)) is not None

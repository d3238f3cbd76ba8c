"""What is left once a meeting has gone: links to it, recommendations and files that nothing uses."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from model.entities import (
    AgendaPoint,
    AnnexFile,
    Entity,
    Item,
    MinutesApproval,
    Postponement,
)


def items_of(session: Session, meeting_ids: Iterable[int]) -> list[int]:
    """The recommendations that these meetings treat, as they are now or as they went out."""
    rows = session.execute(
        select(AgendaPoint.item_id, AgendaPoint.treated_item_id).where(
            AgendaPoint.meeting_id.in_(list(meeting_ids))
        )
    )
    ids = {item_id for row in rows for item_id in row if item_id is not None}
    originals = select(Item.snapshot_of_id).where(
        Item.id.in_(ids), Item.snapshot_of_id.is_not(None)
    )
    return sorted(ids | {found for found in session.scalars(originals) if found is not None})


def forget_links(session: Session, meeting_id: int) -> None:
    """Let go of what points elsewhere say of a meeting that goes: postponed to it, its approval."""
    points = select(AgendaPoint.id).where(AgendaPoint.meeting_id == meeting_id)
    for link in session.scalars(select(Postponement).where(Postponement.to_point_id.in_(points))):
        link.to_point_id = None
    approvals = select(MinutesApproval).where(MinutesApproval.meeting_id == meeting_id)
    for approval in session.scalars(approvals):
        approval.meeting_id = None
    session.flush()


def remove_items(session: Session, item_ids: Iterable[int]) -> list[int]:
    """Remove those that no point treats; the ids that went. Frozen copies go before what they copy."""
    gone: list[int] = []
    wanted = list(item_ids)
    for copies in (True, False):
        kind = Item.snapshot_of_id.is_not(None) if copies else Item.snapshot_of_id.is_(None)
        for item in session.scalars(select(Item).where(Item.id.in_(wanted), kind)).all():
            if not _is_used(session, item):
                gone.append(item.id)
                for link in session.scalars(
                    select(Postponement).where(Postponement.item_id == item.id)
                ):
                    link.item_id = None
                session.flush()
                session.delete(item)
        session.flush()
    return gone


def remove_files(session: Session) -> list[str]:
    """Remove the rows of files that nothing names any more, neither annex nor mail; their digests."""
    names = [
        key.parent
        for table in Entity.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is AnnexFile.__table__
    ]
    used = or_(*(AnnexFile.id.in_(select(name).where(name.is_not(None))) for name in names))
    digests: list[str] = []
    for file in session.scalars(select(AnnexFile).where(~used)).all():
        digests.append(file.digest)
        session.delete(file)
    session.flush()
    return digests


def _is_used(session: Session, item: Item) -> bool:
    treats = or_(AgendaPoint.item_id == item.id, AgendaPoint.treated_item_id == item.id)
    if session.scalar(select(AgendaPoint.id).where(treats).limit(1)) is not None:
        return True
    copies = select(Item.id).where(Item.snapshot_of_id == item.id)
    return session.scalar(copies.limit(1)) is not None

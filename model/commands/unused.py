"""What nothing uses any more once a meeting has gone: its recommendations, and files of annexes."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from model.entities import AgendaPoint, Annex, AnnexFile, AnnexPastFile, Item


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


def remove_items(session: Session, item_ids: Iterable[int]) -> list[int]:
    """Remove those that no point treats; the ids that went. Frozen copies go before what they copy."""
    gone: list[int] = []
    wanted = list(item_ids)
    for copies in (True, False):
        kind = Item.snapshot_of_id.is_not(None) if copies else Item.snapshot_of_id.is_(None)
        for item in session.scalars(select(Item).where(Item.id.in_(wanted), kind)).all():
            if not _is_used(session, item):
                gone.append(item.id)
                session.delete(item)
        session.flush()
    return gone


def remove_files(session: Session) -> list[str]:
    """Remove the rows of files that no annex is or was; their digests."""
    used = or_(
        AnnexFile.id.in_(select(Annex.file_id).where(Annex.file_id.is_not(None))),
        AnnexFile.id.in_(select(AnnexPastFile.file_id).where(AnnexPastFile.file_id.is_not(None))),
    )
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

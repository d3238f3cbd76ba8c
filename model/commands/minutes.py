"""The minutes, saved as they are typed."""

from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.text.blocks import RichText


def set_text(session: Session, point_id: int, blocks: RichText) -> None:
    """The minutes of one point. Raises ApprovedError, GoneError."""
    lookup.point(session, point_id).minutes = values.rich(blocks)

"""Tasks that points leave behind; they live across meetings."""

import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from model.entities.afterwards import FollowUpMove
from model.entities.base import Entity


class FollowUp(Entity):
    """What, who, when. `due_text` holds the words for a date that nobody has fixed yet."""

    __tablename__ = "follow_up"

    key: Mapped[str | None] = mapped_column(Text)
    point_id: Mapped[int] = mapped_column(ForeignKey("agenda_entry.id"), index=True)
    position: Mapped[int]
    what: Mapped[str] = mapped_column(Text)
    who: Mapped[str] = mapped_column(Text, default="")
    due: Mapped[datetime.date | None]
    due_text: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(Text, default="open")

    moves: Mapped[list[FollowUpMove]] = relationship(
        cascade="all, delete-orphan", order_by="FollowUpMove.id"
    )

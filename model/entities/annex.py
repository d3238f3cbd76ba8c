"""Annexes, and the files that they are."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from model.entities.base import Entity


class AnnexFile(Entity):
    """A file kept once by content, in the annex folder under its digest."""

    __tablename__ = "annex_file"

    digest: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    size: Mapped[int]


class Annex(Entity):
    """A numbered annex of an item, or of a point that has no item."""

    __tablename__ = "annex"
    __table_args__ = (
        CheckConstraint("(item_id IS NULL) <> (point_id IS NULL)", name="one_owner"),
        {"sqlite_autoincrement": True},
    )

    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), index=True)
    point_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_entry.id"), index=True)
    number: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    openness: Mapped[str] = mapped_column(Text, default="undecided")
    file_id: Mapped[int | None] = mapped_column(ForeignKey("annex_file.id"))
    file_name: Mapped[str] = mapped_column(Text, default="")

    file: Mapped[AnnexFile | None] = relationship()
    past: Mapped[list[AnnexPastFile]] = relationship(
        cascade="all, delete-orphan", order_by="AnnexPastFile.id"
    )


class AnnexPastFile(Entity):
    """A file that the annex was until another took its place."""

    __tablename__ = "annex_past_file"

    annex_id: Mapped[int] = mapped_column(ForeignKey("annex.id"), index=True)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("annex_file.id"))
    file_name: Mapped[str] = mapped_column(Text)
    replaced_at: Mapped[datetime.datetime]

    file: Mapped[AnnexFile | None] = relationship()

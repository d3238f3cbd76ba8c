"""The body that meets, and what is set for it."""

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from model.entities.base import Entity


class Forum(Entity):
    """A series of meetings of one body: chefteam, direktion …"""

    __tablename__ = "forum"

    name: Mapped[str] = mapped_column(Text, unique=True)


class Setting(Entity):
    """One value that differs from its default. Without a forum it holds for all of them."""

    __tablename__ = "setting"
    __table_args__ = (
        Index("ix_setting_forum_id_key", "forum_id", "key", unique=True),
        {"sqlite_autoincrement": True},
    )

    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"))
    key: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)

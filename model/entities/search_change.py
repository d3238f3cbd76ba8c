"""What changed, and in which order: the search index follows it."""

from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from model.entities.base import Entity


class SearchChange(Entity):
    """One line for each row whose words changed; a later change moves it to the end (a new id)."""

    __tablename__ = "search_change"
    __table_args__: Any = (
        Index("ix_search_change_unit_unit_id", "unit", "unit_id", unique=True),
        {"sqlite_autoincrement": True},
    )

    unit: Mapped[str] = mapped_column(Text)
    unit_id: Mapped[int]

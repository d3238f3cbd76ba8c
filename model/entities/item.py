"""The recommendation (indstilling): it lives on through several meetings."""

from __future__ import annotations

import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from model.entities.annex import Annex
from model.entities.base import Blocks, Entity
from model.text.blocks import RichText


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal as text: SQLite has no exact numbers."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Decimal → text."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Text → Decimal."""
        return None if value is None else Decimal(value)


class Item(Entity):
    """A recommendation. A row with `snapshot_of_id` is a copy frozen at dispatch; it has no key."""

    __tablename__ = "item"

    key: Mapped[str | None] = mapped_column(Text, unique=True)
    snapshot_of_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), index=True)
    form: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    title_language: Mapped[str] = mapped_column(Text, default="da")
    openness: Mapped[str] = mapped_column(Text, default="undecided")
    closed_reason: Mapped[str] = mapped_column(Text, default="")
    meeting_line: Mapped[str] = mapped_column(Text, default="")
    department: Mapped[str] = mapped_column(Text, default="")
    background: Mapped[RichText] = mapped_column(Blocks, default=())
    decision_intro: Mapped[str] = mapped_column(Text, default="")
    decisions: Mapped[RichText] = mapped_column(Blocks, default=())
    effect: Mapped[RichText] = mapped_column(Blocks, default=())
    follow_up: Mapped[RichText] = mapped_column(Blocks, default=())
    implementation: Mapped[RichText] = mapped_column(Blocks, default=())
    communication: Mapped[RichText] = mapped_column(Blocks, default=())
    coordination: Mapped[RichText] = mapped_column(Blocks, default=())
    cost_unit: Mapped[str | None] = mapped_column(Text)
    cost_note: Mapped[RichText] = mapped_column(Blocks, default=())
    funding_department_base: Mapped[bool | None]
    funding_department_savings: Mapped[bool | None]
    funding_common_savings: Mapped[bool | None]
    indirect_costs: Mapped[RichText] = mapped_column(Blocks, default=())
    minutes: Mapped[RichText] = mapped_column(Blocks, default=())
    unrecognised: Mapped[RichText] = mapped_column(Blocks, default=())
    case_number: Mapped[str] = mapped_column(Text, default="")

    dismissals: Mapped[list[ItemDismissal]] = relationship(
        cascade="all, delete-orphan", order_by="ItemDismissal.id"
    )
    people: Mapped[list[ItemPerson]] = relationship(
        cascade="all, delete-orphan", order_by="ItemPerson.position, ItemPerson.id"
    )
    costs: Mapped[list[ItemCost]] = relationship(
        cascade="all, delete-orphan", order_by="ItemCost.year"
    )
    process: Mapped[list[ProcessStep]] = relationship(
        cascade="all, delete-orphan", order_by="ProcessStep.position, ProcessStep.id"
    )
    annexes: Mapped[list[Annex]] = relationship(
        cascade="all, delete-orphan", order_by="Annex.number, Annex.id"
    )
    earlier_minutes: Mapped[list[EarlierMinutes]] = relationship(
        cascade="all, delete-orphan", order_by="EarlierMinutes.position, EarlierMinutes.id"
    )
    fields: Mapped[list[ItemField]] = relationship(
        cascade="all, delete-orphan", order_by="ItemField.id"
    )
    bank: Mapped[ItemBank | None] = relationship(cascade="all, delete-orphan")
    recurrence: Mapped[ItemRecurrence | None] = relationship(cascade="all, delete-orphan")


class ItemPerson(Entity):
    """A name on the form, with the title that stands behind it there. `role` is an `ItemRole`."""

    __tablename__ = "item_person"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    role: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text, default="", server_default="")


class ItemCost(Entity):
    """One year's cell of the year table; the amount is in the item's `cost_unit`."""

    __tablename__ = "item_cost"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    year: Mapped[int]
    amount: Mapped[Decimal | None] = mapped_column(ExactDecimal)


class ProcessStep(Entity):
    """One step of the process chain."""

    __tablename__ = "process_step"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    position: Mapped[int]
    stage: Mapped[str] = mapped_column(Text)
    date: Mapped[datetime.date | None]
    date_text: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class EarlierMinutes(Entity):
    """What an earlier meeting said."""

    __tablename__ = "earlier_minutes"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    position: Mapped[int]
    date: Mapped[datetime.date | None]
    text: Mapped[RichText] = mapped_column(Blocks, default=())


class ItemField(Entity):
    """A field that only a municipality's own form has."""

    __tablename__ = "item_field"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    field: Mapped[str] = mapped_column(Text)
    text: Mapped[RichText] = mapped_column(Blocks, default=())


class ItemBank(Entity):
    """How far a recommendation has come before a meeting treats it. Never exchanged.

    `stage` is a `model.vocabulary.Stage`; `received_at` is local time.
    """

    __tablename__ = "item_bank"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), unique=True)
    stage: Mapped[str] = mapped_column(Text, default="received")
    comment: Mapped[str] = mapped_column(Text, default="")
    wished_date: Mapped[datetime.date | None]
    not_before: Mapped[datetime.date | None]
    oral: Mapped[bool] = mapped_column(default=False)
    received_at: Mapped[datetime.datetime | None]


class ItemDismissal(Entity):
    """A finding that was put aside on the recommendation; see `Dismissal`. Never exchanged."""

    __tablename__ = "item_dismissal"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), index=True)
    code: Mapped[str] = mapped_column(Text)
    message: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime.datetime]


class ItemRecurrence(Entity):
    """A recommendation that comes back every year (årshjul). `model.planning.yearly` says when.

    The row goes on to the copy that is treated, so that next year begins with the newest text.
    Without a forum it is proposed to every one.
    """

    __tablename__ = "item_recurrence"

    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"), unique=True)
    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"))
    month: Mapped[int]
    week: Mapped[int | None]
    since: Mapped[datetime.date]

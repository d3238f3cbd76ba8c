"""The bank of recommendations: how far each has come, when it may be treated, templates."""

import datetime
from collections.abc import Callable

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from model.commands import items, lookup, values
from model.entities import Entity, Item, ItemBank
from model.errors import UserError
from model.text.translate import _
from model.vocabulary import Openness, Stage

SETTABLE = (
    Stage.RECEIVED,
    Stage.IN_WORK,
    Stage.RETURNED,
    Stage.READY,
    Stage.POSTPONED,
    Stage.WITHDRAWN,
)
"""The others follow from the meetings."""

_LEFT_BEHIND = frozenset(
    {"id", "key", "item_id", "snapshot_of_id", "minutes", "unrecognised", "meeting_line"}
)
_OF_ITS_CASE = frozenset({"case_number", "openness", "closed_reason"})


def create(
    session: Session,
    title: str,
    *,
    form: str = items.DEFAULT_FORM,
    now: datetime.datetime | None = None,
) -> int:
    """A new recommendation in the bank, received `now`; its id."""
    item_id = items.create(session, title, form=form)
    _bank(session, item_id).received_at = values.moment(now or datetime.datetime.now())
    return item_id


def create_for(session: Session, title: str, wished_date: datetime.date) -> int:
    """A new recommendation that is wished for on a day; its id."""
    item_id = create(session, title)
    set_field(session, item_id, "wished_date", wished_date)
    return item_id


def set_stage(session: Session, item_id: int, stage: Stage, comment: str | None = None) -> None:
    """How far it has come; None leaves the comment. What is returned says why."""
    if stage not in SETTABLE:
        raise ValueError(f"{stage} follows from the meetings")
    bank = _bank(session, item_id)
    text = bank.comment if comment is None else values.line(comment)
    if stage is Stage.RETURNED and not text:
        raise UserError(_("Write what the caseworker is asked to do, then return it."))
    bank.stage = stage.value
    bank.comment = text


def set_field(session: Session, item_id: int, field: str, value: object) -> None:
    """Set one field by its name in `FIELDS`. Raises KeyError for an unknown one."""
    setattr(_bank(session, item_id), field, FIELDS[field](value))


def copy_as_template(
    session: Session, item_id: int, *, now: datetime.datetime | None = None
) -> int:
    """A new recommendation with the same texts, people and money; the new id.

    What belongs to the old case stays behind: its number, openness, annexes, minutes, dates.
    """
    item = lookup.item(session, item_id)
    new_id = create(session, item.title, form=item.form, now=now)
    new = lookup.item(session, new_id)
    for name, value in _columns(item, _LEFT_BEHIND | _OF_ITS_CASE).items():
        setattr(new, name, value)
    new.openness = Openness.UNDECIDED.value
    for part in ("people", "costs", "process", "fields"):
        rows: list[Entity] = getattr(item, part)
        copies = [type(row)(**_columns(row, _LEFT_BEHIND)) for row in rows]
        getattr(new, part).extend(copies)
    for step in new.process:
        step.date, step.date_text = None, ""
    return new_id


def _columns(row: Entity, left_out: frozenset[str]) -> dict[str, object]:
    names = [column.key for column in inspect(type(row)).column_attrs]
    return {name: getattr(row, name) for name in names if name not in left_out}


def _bank(session: Session, item_id: int) -> ItemBank:
    item: Item = lookup.item(session, item_id)
    if item.bank is None:
        item.bank = ItemBank(stage=Stage.RECEIVED.value, comment="", oral=False)
    return item.bank


def _yes_or_no(value: object) -> bool:
    return bool(values.flag(value))


FIELDS: dict[str, Callable[[object], object]] = {
    "comment": values.line,
    "wished_date": values.optional_date,
    "not_before": values.optional_date,
    "oral": _yes_or_no,
    "received_at": values.moment,
}
"""What `set_field` sets, and how each is checked."""

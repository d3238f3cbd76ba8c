"""Recommendations (indstillinger): their texts, people, money and process."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from model.commands import lookup, people, values
from model.entities import AgendaPoint, Item, ItemCost, ItemField, ItemPerson, ProcessStep
from model.errors import UserError
from model.text.people_line import Written
from model.text.translate import _
from model.views import ProcessStepView
from model.vocabulary import CostUnit, Openness

DEFAULT_FORM = "indstilling-2020-grid"
MOST_COST_YEARS = 6


class ItemRole(StrEnum):
    """What somebody named on a form does there."""

    CASEWORKER = "caseworker"
    MANAGER = "manager"
    ATTENDEE = "attendee"


def create(session: Session, title: str, *, form: str = DEFAULT_FORM) -> int:
    """A new recommendation; its id."""
    title = values.name(title)
    wanted = values.slug(title) or "item"
    taken = session.scalars(select(Item.key).where(Item.key.startswith(wanted)))
    key = values.free_key(wanted, (key for key in taken if key is not None))
    item = Item(key=key, form=form, title=title)
    session.add(item)
    session.flush()
    return item.id


def set_field(session: Session, item_id: int, field: str, value: object) -> None:
    """Set one field by its name in `FIELDS`. Raises KeyError for an unknown one."""
    setattr(lookup.item(session, item_id), field, FIELDS[field](value))


def set_own_field(session: Session, item_id: int, field: str, text: object) -> None:
    """The text of a field that only a municipality's own form has; its row is made when it is written in."""
    item = lookup.item(session, item_id)
    blocks = values.rich(text)
    row = next((row for row in item.fields if row.field == field), None)
    if row is not None:
        row.text = blocks
    elif blocks:
        item.fields.append(ItemField(field=field, text=blocks))


def set_people(
    session: Session, item_id: int, role: ItemRole, line: Sequence[str | Written]
) -> None:
    """These people in this role, in this order, with their titles as `people.titles_by_name` has them."""
    item = lookup.item(session, item_id)
    role = ItemRole(role)
    known = {person.name: person for person in item.people if person.role == role}
    wanted = people.titles_by_name(session, line)
    for name, person in known.items():
        if name not in wanted:
            item.people.remove(person)
    for position, (name, title) in enumerate(wanted.items()):
        person = known.get(name)
        if person is None:
            person = ItemPerson(role=role.value, name=name)
            item.people.append(person)
        person.position = position
        if title is not None:
            person.title = title


def set_costs(
    session: Session,
    item_id: int,
    unit: CostUnit | None,
    amounts: Sequence[tuple[int, Decimal | None]],
) -> None:
    """The year table in the unit that the form declares; None is an empty cell.

    Without a unit there is no table.
    """
    item = lookup.item(session, item_id)
    wanted = dict(amounts)
    if len(wanted) > MOST_COST_YEARS:
        raise UserError(
            _("The form has room for {limit} years. Remove one of them first.").format(
                limit=MOST_COST_YEARS
            )
        )
    if unit is None and wanted:
        raise UserError(_("Choose whether the amounts are kr. or tkr."))
    for amount in wanted.values():
        if amount is not None and not amount.is_finite():
            raise UserError(_("Write the amount as a number, for instance 1.250,5."))
    item.cost_unit = values.optional_choice(CostUnit, unit)
    known = {cost.year: cost for cost in item.costs}
    for year, cost in known.items():
        if year not in wanted:
            item.costs.remove(cost)
    for year, amount in wanted.items():
        cost = known.get(year)
        if cost is None:
            item.costs.append(ItemCost(year=year, amount=amount))
        else:
            cost.amount = amount


def set_process(session: Session, item_id: int, steps: Sequence[ProcessStepView]) -> None:
    """The process chain, in this order."""
    item = lookup.item(session, item_id)
    rows = list(item.process)
    for row in rows[len(steps) :]:
        item.process.remove(row)
    for position, step in enumerate(steps):
        row = rows[position] if position < len(rows) else ProcessStep(position=position)
        row.position = position
        row.stage = values.sentence(step.stage)
        row.date = values.optional_date(step.date)
        row.date_text = values.line(step.date_text)
        row.note = values.line(step.note)
        if position >= len(rows):
            item.process.append(row)


def delete(session: Session, item_id: int) -> None:
    """Delete a recommendation that stands on no agenda and has never been sent out."""
    item = lookup.item(session, item_id)
    placed = select(AgendaPoint.id).where(
        or_(AgendaPoint.item_id == item_id, AgendaPoint.treated_item_id == item_id)
    )
    copied = select(Item.id).where(Item.snapshot_of_id == item_id)
    if any(session.scalar(found.limit(1)) is not None for found in (placed, copied)):
        raise UserError(
            _("The recommendation is on an agenda. Take it off the point before deleting it.")
        )
    session.delete(item)


FIELDS: dict[str, Callable[[object], object]] = {
    "title": values.name,
    "title_language": values.line,
    "form": values.name,
    "openness": lambda value: values.choice(Openness, value),
    "closed_reason": values.line,
    "meeting_line": values.line,
    "department": values.line,
    "background": values.rich,
    "decision_intro": values.line,
    "decisions": values.rich,
    "effect": values.rich,
    "follow_up": values.rich,
    "implementation": values.rich,
    "communication": values.rich,
    "coordination": values.rich,
    "cost_note": values.rich,
    "funding_department_base": values.flag,
    "funding_department_savings": values.flag,
    "funding_common_savings": values.flag,
    "indirect_costs": values.rich,
    "minutes": values.rich,
    "unrecognised": values.rich,
    "case_number": values.line,
}
"""What `set_field` sets, and how each is checked."""

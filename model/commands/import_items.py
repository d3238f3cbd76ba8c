"""Recommendations of an exchange file."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from model.commands.import_context import Context
from model.commands.import_values import (
    Fields,
    Json,
    code,
    day,
    either,
    language,
    new_fields,
    replace_rows,
    rich,
    set_fields,
    set_value,
    tick,
    words,
)
from model.entities import EarlierMinutes, Item, ItemCost, ItemField, ItemPerson, ProcessStep
from model.text.people_line import Written, read_person

_FIELDS: Fields = {
    "form": ("form", words),
    "title": ("title", words),
    "title_language": ("title_language", language),
    "openness": ("openness", either("undecided")),
    "closed_reason": ("closed_reason", words),
    "meeting_line": ("meeting_line", words),
    "department": ("department", words),
    "background": ("background", rich),
    "decision_intro": ("decision_intro", words),
    "decisions": ("decisions", rich),
    "effect": ("effect", rich),
    "follow_up": ("follow_up", rich),
    "implementation": ("implementation", rich),
    "communication": ("communication", rich),
    "coordination": ("coordination", rich),
    "indirect_costs": ("indirect_costs", rich),
    "minutes": ("minutes", rich),
    "unrecognised": ("unrecognised", rich),
    "case_number": ("case_number", words),
}
_FUNDING: Fields = {
    "department_base": ("funding_department_base", tick),
    "department_savings": ("funding_department_savings", tick),
    "common_savings": ("funding_common_savings", tick),
}
_COSTS: Fields = {"unit": ("cost_unit", code), "note": ("cost_note", rich)}
_STEP: Fields = {
    "stage": ("stage", words),
    "date": ("date", day),
    "date_text": ("date_text", words),
    "note": ("note", words),
}
_EARLIER: Fields = {"date": ("date", day), "text": ("text", rich)}
_COLUMNS = [*_FIELDS.values(), *_FUNDING.values(), *_COSTS.values()]
_ROLES = {"caseworkers": "caseworker", "managers": "manager", "attendees": "attendee"}

_NO_LISTS: Json = {name: [] for name in (*_ROLES, "process", "earlier_minutes")}


def import_item(context: Context, data: Json) -> Item:
    """Make the recommendation with this key, or update it."""
    query = select(Item).where(Item.key == data["key"])
    item = context.session.scalars(query).one_or_none()
    if item is None:
        item = _new_item(context, data)
        item.key = data["key"]
    write_item(context, item, data)
    return item


def import_treated(context: Context, original: Item, data: Json, treated: Item | None) -> Item:
    """The copy that a dispatched meeting treats, as the file has it.

    Unlike an item it is one value: what the file leaves out is not in it.
    """
    if treated is None:
        treated = _new_item(context, data)
        treated.snapshot_of_id = original.id
    for column, convert in _COLUMNS:
        set_value(treated, column, convert(None))
    if "direct_costs" not in data:
        treated.costs.clear()
    numbers = {annex["number"] for annex in data.get("annexes", [])}
    treated.annexes[:] = [annex for annex in treated.annexes if annex.number in numbers]
    names = data.get("fields", {}).keys()
    treated.fields[:] = [field for field in treated.fields if field.field in names]
    write_item(context, treated, {**_NO_LISTS, **data})
    return treated


def _new_item(context: Context, data: Json) -> Item:
    item = Item(**new_fields(data, _FIELDS))
    item.cost_note = ()
    context.session.add(item)
    return item


def write_item(context: Context, item: Item, data: Json) -> None:
    """Set what the file says of a recommendation, and nothing else."""
    set_fields(item, data, _FIELDS)
    set_fields(item, data.get("funding", {}), _FUNDING)
    _people(item, data)
    if "direct_costs" in data:
        _costs(item, data["direct_costs"])
    if "process" in data:
        steps = [new_fields(step, _STEP) for step in data["process"]]
        replace_rows(item.process, _placed(steps), ProcessStep)
    if "earlier_minutes" in data:
        earlier = [new_fields(one, _EARLIER) for one in data["earlier_minutes"]]
        replace_rows(item.earlier_minutes, _placed(earlier), EarlierMinutes)
    if "annexes" in data:
        context.annexes(item.annexes, data["annexes"])
    if "fields" in data:
        _own_fields(item, data["fields"])


def _placed(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "position": position} for position, row in enumerate(rows)]


def _people(item: Item, data: Json) -> None:
    """Three lists of the form in one table; the lists that are absent keep their people.

    The format has names alone, so a title comes behind the name as it is written on the form.
    """
    if not _ROLES.keys() & data.keys():
        return
    wanted: list[dict[str, Any]] = []
    for field, role in _ROLES.items():
        people = [Written(row.name, row.title) for row in item.people if row.role == role]
        if field in data:
            people = _as_written(data[field])
        wanted.extend({"role": role, "name": one.name, "title": one.title} for one in people)
    replace_rows(item.people, _placed(wanted), ItemPerson)


def _as_written(names: Sequence[str]) -> list[Written]:
    """Name and title of each, wherever they are written out as they came; else all of it is the name."""
    people = [read_person(text) for text in names]
    alike = len({person.name for person in people}) < len(people)
    if alike or [str(person) for person in people] != names:
        return [Written(text) for text in names]
    return people


def _costs(item: Item, data: Json) -> None:
    """The year table is one value: its years are replaced whole, at most six may stand in it."""
    set_fields(item, data, _COSTS)
    amounts: dict[str, str | None] = data["amounts"]
    wanted = [
        {"year": int(year), "amount": None if amount is None else Decimal(amount)}
        for year, amount in sorted(amounts.items())
    ]
    replace_rows(item.costs, wanted, ItemCost)


def _own_fields(item: Item, data: Json) -> None:
    """Fields of the municipality's own form: each is a field of its own, absent ones stay."""
    by_name = {row.field: row for row in item.fields}
    for name, text in data.items():
        blocks = rich(text)
        row = by_name.get(name)
        if row is None and blocks:
            item.fields.append(ItemField(field=name, text=blocks))
        elif row is not None and blocks:
            set_value(row, "text", blocks)
        elif row is not None:
            item.fields.remove(row)

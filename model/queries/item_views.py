"""Recommendations as frozen data, whole."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import QueryableAttribute, Session, selectinload
from sqlalchemy.orm.strategy_options import _AbstractLoad  # pyright: ignore[reportPrivateUsage]

from model.entities import Annex, Item, ItemPerson
from model.text.blocks import RichText
from model.views import (
    AnnexView,
    DirectCostsView,
    EarlierMinutesView,
    FundingView,
    ItemView,
    ProcessStepView,
)
from model.vocabulary import CostUnit, Openness

_PARTS: tuple[QueryableAttribute[Any], ...] = (
    Item.people,
    Item.costs,
    Item.process,
    Item.earlier_minutes,
    Item.fields,
)


def item_parts(start: _AbstractLoad | None = None) -> list[Any]:
    """Loader options for everything that hangs on an item, a fixed number of statements in all."""
    begin = selectinload if start is None else start.selectinload
    annexes = begin(Item.annexes).joinedload(Annex.file)
    return [*(begin(part) for part in _PARTS), annexes]


def all_items(session: Session) -> tuple[ItemView, ...]:
    """Every recommendation in the order in which they came; frozen copies are not among them."""
    query = select(Item).where(Item.snapshot_of_id.is_(None)).order_by(Item.id)
    items = session.scalars(query.options(*item_parts()))
    return tuple(item_view(item, item.key or "") for item in items)


def item_view(item: Item, key: str) -> ItemView:
    """One recommendation. `key` is given because a frozen copy has none of its own."""
    return ItemView(
        key=key,
        form=item.form,
        title=item.title,
        title_language=item.title_language,
        openness=Openness(item.openness),
        closed_reason=item.closed_reason,
        meeting_line=item.meeting_line,
        caseworkers=_names(item.people, "caseworker"),
        department=item.department,
        managers=_names(item.people, "manager"),
        attendees=_names(item.people, "attendee"),
        background=item.background,
        decision_intro=item.decision_intro,
        decisions=item.decisions,
        effect=item.effect,
        follow_up=item.follow_up,
        implementation=item.implementation,
        communication=item.communication,
        coordination=item.coordination,
        direct_costs=_costs(item),
        funding=FundingView(
            item.funding_department_base,
            item.funding_department_savings,
            item.funding_common_savings,
        ),
        indirect_costs=item.indirect_costs,
        process=tuple(
            ProcessStepView(step.stage, step.date, step.date_text, step.note)
            for step in item.process
        ),
        annexes=annex_views(item.annexes),
        minutes=item.minutes,
        unrecognised=item.unrecognised,
        case_number=item.case_number,
        earlier_minutes=tuple(
            EarlierMinutesView(earlier.text, earlier.date) for earlier in item.earlier_minutes
        ),
        fields=_fields(item),
        titles=tuple(
            (f"{person.role}s", person.name, person.title) for person in item.people if person.title
        ),
    )


def annex_views(annexes: Sequence[Annex]) -> tuple[AnnexView, ...]:
    """Annexes in the order of their numbers."""
    return tuple(
        AnnexView(
            number=annex.number,
            title=annex.title,
            openness=Openness(annex.openness),
            file_name=annex.file_name,
            digest=annex.file.digest if annex.file is not None else "",
        )
        for annex in annexes
    )


def _names(people: Sequence[ItemPerson], role: str) -> tuple[str, ...]:
    return tuple(person.name for person in people if person.role == role)


def _costs(item: Item) -> DirectCostsView | None:
    """A form without a unit has no year table; amounts without a unit would mean nothing."""
    if item.cost_unit is None:
        return None
    amounts = tuple((cost.year, cost.amount) for cost in item.costs)
    return DirectCostsView(CostUnit(item.cost_unit), amounts, item.cost_note)


def _fields(item: Item) -> tuple[tuple[str, RichText], ...]:
    """A field that was emptied again keeps its row, so that undo finds it."""
    return tuple((field.field, field.text) for field in item.fields if field.text)

"""Direct costs and where the money comes from."""

from collections.abc import Iterator
from decimal import Decimal

from model.checks.finding import Finding, finding
from model.checks.parts import label
from model.text.blocks import plain_text
from model.text.translate import _
from model.views import ItemView, MeetingView, PointView
from model.vocabulary import CostUnit

_NOTHING = frozenset(
    {"ingen", "ingen udgifter", "ingen direkte udgifter", "intet", "nej", "0", "-"}
)
_LARGE_IN_THOUSANDS = Decimal(100_000)
"""A hundred million kroner: rather kroner written into a table of thousands."""

_SMALL_IN_KRONER = Decimal(1000)
"""No executive team is asked for less: rather thousands written into a table of kroner."""


def text_without_amount(view: MeetingView) -> Iterator[Finding]:
    """COST_TEXT_WITHOUT_AMOUNT: the note speaks of costs and the table is empty."""
    for point, item in _items(view):
        costs = item.direct_costs
        note = plain_text(costs.note).strip(" .").casefold() if costs is not None else ""
        if note and note not in _NOTHING and not _amounts(item):
            words = _("{point}: the text speaks of costs, but there is no amount.")
            yield finding("COST_TEXT_WITHOUT_AMOUNT", point.key, words.format(point=label(point)))


def amount_without_funding(view: MeetingView) -> Iterator[Finding]:
    """AMOUNT_WITHOUT_FUNDING: it costs something, and no box says who pays."""
    for point, item in _items(view):
        if any(_amounts(item)) and not _is_funded(item):
            words = _("{point}: there are costs, but no source of funding is ticked.")
            yield finding("AMOUNT_WITHOUT_FUNDING", point.key, words.format(point=label(point)))


def funding_without_amount(view: MeetingView) -> Iterator[Finding]:
    """FUNDING_WITHOUT_AMOUNT: a box is ticked, and it costs nothing."""
    for point, item in _items(view):
        if _is_funded(item) and not any(_amounts(item)):
            words = _("{point}: a source of funding is ticked, but there is no amount.")
            yield finding("FUNDING_WITHOUT_AMOUNT", point.key, words.format(point=label(point)))


def suspicious_unit(view: MeetingView) -> Iterator[Finding]:
    """COST_UNIT_SUSPICIOUS: an amount that would be very large or very small in its unit."""
    for point, item in _items(view):
        costs = item.direct_costs
        if costs is None:
            continue
        sizes = [abs(amount) for amount in _amounts(item) if amount]
        if costs.unit is CostUnit.THOUSAND_KRONER:
            suspicious = any(size >= _LARGE_IN_THOUSANDS for size in sizes)
        else:
            suspicious = any(size < _SMALL_IN_KRONER for size in sizes)
        if suspicious:
            words = _("{point}: the table says {unit}; is the amount in kroner or in thousands?")
            unit = (
                _("thousands of kroner") if costs.unit is CostUnit.THOUSAND_KRONER else _("kroner")
            )
            message = words.format(point=label(point), unit=unit)
            yield finding("COST_UNIT_SUSPICIOUS", point.key, message)


def _items(view: MeetingView) -> Iterator[tuple[PointView, ItemView]]:
    for point in view.points:
        if point.treated_item is not None:
            yield point, point.treated_item


def _amounts(item: ItemView) -> list[Decimal]:
    amounts = item.direct_costs.amounts if item.direct_costs is not None else ()
    return [amount for _year, amount in amounts if amount is not None]


def _is_funded(item: ItemView) -> bool:
    funding = item.funding
    ticks = (funding.department_base, funding.department_savings, funding.common_savings)
    return any(ticks)

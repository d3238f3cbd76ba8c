"""The fields of a recommendation as words to read."""

from typing import Any

from gui.fields.words import ITEM_OPENNESS
from model.exchange.received import annex_number
from model.forms import form, own_field
from model.text.amounts import format_amount
from model.text.blocks import LIST_KINDS, RichText, numbering
from model.text.dates import long_date
from model.text.translate import N_, _, language
from model.views import AnnexView, DirectCostsView, FundingView, ProcessStepView
from model.vocabulary import Openness

_OWN_NAMES = {
    "title": N_("Title"),
    "form": N_("Form"),
    "meeting_line": N_("Meeting"),
    "case_number": N_("Case number"),
    "department": N_("Department"),
    "closed_reason": N_("Reason for closing"),
    "decision_intro": N_("Decisions, opening line"),
    "unrecognised": N_("Not recognised"),
}
_OPENNESS = {
    Openness.OPEN: N_("Open"),
    Openness.CLOSED: N_("Closed"),
    Openness.UNDECIDED: N_("Not stated"),
}
_TICKS = {True: "☒", False: "☐"}
_INDENT = "    "


def field_label(name: str, code: str) -> str:
    """What a field is called on this form."""
    if name in _OWN_NAMES:
        return _(_OWN_NAMES[name])
    number = annex_number(name)
    if number is not None:
        return _("Annex {number}").format(number=number)
    for declared in (form(code), form("generic")):
        for field in declared.fields:
            if field.name == name:
                return field.label(language())
    own = own_field(name)
    return own.label(language()) if own is not None else name


def field_text(name: str, value: Any, code: str) -> str:
    """A field's value, "" where it holds nothing."""
    if name == "form":
        return form(str(value)).title(language())
    if isinstance(value, Openness):
        return _(ITEM_OPENNESS[value])
    if isinstance(value, DirectCostsView):
        return _costs(value)
    if isinstance(value, FundingView):
        return _funding(value, code)
    if isinstance(value, AnnexView):
        return f"{value.title} ({_(_OPENNESS[value.openness])})"
    if isinstance(value, tuple):
        return _many(value)
    return "" if value is None else str(value)


def _many(value: tuple[Any, ...]) -> str:
    if not value:
        return ""
    first = value[0]
    if isinstance(first, str):
        return "\n".join(value)
    if isinstance(first, ProcessStepView):
        return "\n".join(map(_step, value))
    return _rich(value)


def _rich(blocks: RichText) -> str:
    lines: list[str] = []
    for block, number in zip(blocks, numbering(blocks), strict=True):
        mark = f"{number}. " if number is not None else "• " if block.kind in LIST_KINDS else ""
        indent = _INDENT * block.level if block.kind in LIST_KINDS else ""
        lines.append(f"{indent}{mark}{block.text}")
    return "\n".join(lines)


def _step(step: ProcessStepView) -> str:
    when = long_date(step.date, language()) if step.date is not None else ""
    return " · ".join(part for part in (step.stage, when, step.date_text, step.note) if part)


def _costs(costs: DirectCostsView) -> str:
    unit = _("tkr.") if str(costs.unit) == "tkr" else _("kr.")
    years = ", ".join(
        f"{year}: {format_amount(amount) if amount is not None else '–'}"
        for year, amount in costs.amounts
    )
    return "\n".join(
        part for part in (f"{years} ({unit})" if years else "", _rich(costs.note)) if part
    )


def _funding(funding: FundingView, code: str) -> str:
    for declared in (form(code), form("generic")):
        for field in declared.fields:
            if field.name == "funding":
                states = [(option, getattr(funding, option.name)) for option in field.options]
                return "\n".join(
                    f"{_TICKS[state]} {option.label(language())}"
                    for option, state in states
                    if state is not None
                )
    return ""

"""A recommendation and its annexes as JSON values, in the schema's order."""

from collections.abc import Callable, Iterable
from typing import Any

from model.text.markdown import to_markdown
from model.views import (
    AnnexView,
    DirectCostsView,
    EarlierMinutesView,
    FundingView,
    ItemView,
    ProcessStepView,
)
from model.vocabulary import Openness

Json = dict[str, Any]

AnnexNames = Callable[[AnnexView], str]
"""What an annex's file is called in the exchange file, "" where it goes without one."""


def no_files(_annex: AnnexView) -> str:
    """For lists: no annex has a file beside the JSON."""
    return ""


def given(**fields: Any) -> Json:
    """The fields that are set, in this order: not None, "", [] or {}. False and 0 are values."""
    return {
        name.rstrip("_"): value
        for name, value in fields.items()
        if value is not None and value not in ("", [], {})
    }


def item_object(item: ItemView, names: AnnexNames = no_files) -> Json:
    """The schema's `item`."""
    return given(
        key=item.key,
        form=item.form,
        title=item.title,
        title_language=not_default(item.title_language, "da"),
        openness=not_default(item.openness, Openness.UNDECIDED),
        closed_reason=item.closed_reason,
        meeting_line=item.meeting_line,
        caseworkers=_people(item, "caseworkers"),
        department=item.department,
        managers=_people(item, "managers"),
        attendees=_people(item, "attendees"),
        background=to_markdown(item.background),
        decision_intro=item.decision_intro,
        decisions=to_markdown(item.decisions),
        effect=to_markdown(item.effect),
        follow_up=to_markdown(item.follow_up),
        implementation=to_markdown(item.implementation),
        communication=to_markdown(item.communication),
        coordination=to_markdown(item.coordination),
        direct_costs=_direct_costs(item.direct_costs),
        funding=_funding(item.funding),
        indirect_costs=to_markdown(item.indirect_costs),
        process=[_process_step(step) for step in item.process],
        annexes=annex_objects(item.annexes, names),
        minutes=to_markdown(item.minutes),
        unrecognised=to_markdown(item.unrecognised),
        case_number=item.case_number,
        earlier_minutes=[_earlier(earlier) for earlier in item.earlier_minutes],
        fields={name: to_markdown(text) for name, text in item.fields if text},
    )


def _people(item: ItemView, field: str) -> list[str]:
    """As the form names them: the format has no other place for a title."""
    return [str(person) for person in item.people(field)]


def annex_objects(annexes: Iterable[AnnexView], names: AnnexNames) -> list[Json]:
    """A list of the schema's `annex`."""
    return [
        given(
            number=annex.number,
            title=annex.title,
            openness=not_default(annex.openness, Openness.UNDECIDED),
            file=names(annex),
        )
        for annex in annexes
    ]


def not_default(value: str | None, default: str) -> str | None:
    """The value as plain text, None where it is the default and so is left out."""
    return None if value is None or value == default else str(value)


def _direct_costs(costs: DirectCostsView | None) -> Json | None:
    if costs is None:
        return None
    amounts = {
        f"{year:04d}": None if amount is None else format(amount, "f")
        for year, amount in costs.amounts
    }
    note = to_markdown(costs.note)
    return {"unit": str(costs.unit), "amounts": amounts, **({"note": note} if note else {})}


def _funding(funding: FundingView) -> Json:
    return given(
        department_base=funding.department_base,
        department_savings=funding.department_savings,
        common_savings=funding.common_savings,
    )


def _process_step(step: ProcessStepView) -> Json:
    date = step.date.isoformat() if step.date is not None else None
    return given(stage=step.stage, date=date, date_text=step.date_text, note=step.note)


def _earlier(earlier: EarlierMinutesView) -> Json:
    """`text` is required by the schema, and so there even where it is empty."""
    date = earlier.date.isoformat() if earlier.date is not None else None
    return {**given(date=date), "text": to_markdown(earlier.text)}

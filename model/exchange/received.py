"""A recommendation from outside: which files can be one, and how it goes into the database."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model.errors import UserError
from model.exchange.word.pasted import recognise_text_file
from model.exchange.word.recognise import Recognised, recognise_file
from model.exchange.writer_items import item_object
from model.text.markdown import from_markdown
from model.text.translate import gettext as _
from model.views import DirectCostsView, FundingView, ItemView

ENDINGS = (".docx", ".docm", ".txt")
_OLD = (".doc", ".dotx", ".odt", ".rtf", ".pdf")

_RICH = (
    *("background", "decisions", "effect", "follow_up", "implementation", "communication"),
    *("coordination", "indirect_costs", "minutes", "unrecognised"),
)
FIELDS = (
    *("title", "form", "openness", "closed_reason", "meeting_line", "case_number"),
    *("caseworkers", "department", "managers", "attendees", "background", "decision_intro"),
    *("decisions", "effect", "implementation", "follow_up", "communication", "coordination"),
    *("direct_costs", "funding", "indirect_costs", "process", "annexes", "minutes", "unrecognised"),
)
"""The fields that a file can bring, in the order of a review."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that says something else in the file. `cleared`: the file has nothing there."""

    field: str
    old: Any
    new: Any
    cleared: bool


def is_recommendation(path: Path) -> bool:
    """Whether the file's name says that a recommendation is in it."""
    return path.suffix.lower() in ENDINGS


def recognise_any(path: Path) -> Recognised:
    """Read a recommendation. Raises UserError with a sentence."""
    from_markdown("-")  # its library takes a while to load, and the writer must not wait for it
    ending = path.suffix.lower()
    if ending in (".docx", ".docm"):
        return recognise_file(path)
    if ending == ".txt":
        return recognise_text_file(path)
    if ending in _OLD:
        other = _("{file} cannot be read in this format. Open it and save it as Word (.docx).")
        raise UserError(other.format(file=path.name))
    neither = _("{file} is neither an exchange file (.json) nor a Word file (.docx).")
    raise UserError(neither.format(file=path))


def new_data(item: ItemView) -> dict[str, Any]:
    """The fields of a recommendation that has no key yet, for `commands.received.take_in`."""
    return {name: value for name, value in item_object(item).items() if name != "key"}


def differences(old: ItemView, new: ItemView) -> tuple[Difference, ...]:
    """What the newer version says otherwise, in the order of a review."""
    found: list[Difference] = []
    for name in FIELDS:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            found.append(Difference(name, before, after, _is_empty(after)))
    return tuple(found)


def chosen_data(old: ItemView, new: ItemView, names: set[str]) -> dict[str, Any]:
    """The chosen fields of the newer version, also those that it clears, for `commands.received.renew`."""
    kept = replace(old, **{name: getattr(new, name) for name in FIELDS if name in names})
    data = new_data(kept)
    result = {name: value for name, value in data.items() if name in names}
    for name in names - result.keys():
        result[name] = _cleared(name)
    if "funding" in names:
        known = ("department_base", "department_savings", "common_savings")
        result["funding"] = {name: getattr(new.funding, name) for name in known}
    if "annexes" in names:
        result["annexes"] = data.get("annexes", [])
    return result


def _is_empty(value: object) -> bool:
    if isinstance(value, DirectCostsView):
        return not value.note and all(amount is None for _year, amount in value.amounts)
    if isinstance(value, FundingView):
        return value == FundingView()
    return value in ("", (), None, "undecided")


def _cleared(name: str) -> Any:
    if name == "direct_costs":
        return {"unit": "kr", "amounts": {}}
    if name in (*_RICH, "title", "form", "department", "decision_intro", "meeting_line"):
        return ""
    if name in ("openness", "closed_reason", "case_number"):
        return ""
    return []

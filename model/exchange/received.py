"""A recommendation from outside: which files can be one, and how it goes into the database."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model.errors import UserError
from model.exchange.word.pasted import recognise_html, recognise_text, recognise_text_file
from model.exchange.word.recognise import Recognised, recognise_file
from model.exchange.writer_items import annex_objects, item_object
from model.progress import NO_PROGRESS, Progress
from model.text.markdown import from_markdown, to_markdown
from model.text.translate import _
from model.views import PEOPLE_FIELDS, AnnexView, DirectCostsView, FundingView, ItemView
from model.vocabulary import Openness

_WORD = (".docx", ".docm")
_FOREIGN = (".doc", ".odt", ".rtf", ".pdf")

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

ANNEXES = "annexes"
_BEFORE_OWN = "process"


@dataclass(frozen=True, slots=True)
class Difference:
    """A place that says something else in the file. `cleared`: the file has nothing there."""

    place: str
    old: Any
    new: Any
    cleared: bool


def recognise_any(path: Path, progress: Progress = NO_PROGRESS) -> Recognised:
    """Read a recommendation. Raises UserError with a sentence, Cancelled."""
    from_markdown("-")  # its library takes a while to load, and the writer must not wait for it
    ending = path.suffix.lower()
    if ending in _WORD:
        return recognise_file(path)
    if ending == ".txt":
        return recognise_text_file(path)
    if ending in _FOREIGN:
        from model.exchange.foreign.reading import recognise_foreign

        return recognise_foreign(path, progress)
    known = ", ".join(sorted((".json", ".txt", *_WORD, *_FOREIGN)))
    unknown = _("{file} is of a kind that Punktvis does not read in. It reads {known}.")
    raise UserError(unknown.format(file=path, known=known))


def recognise_pasted(text: str, html: str, name: str) -> Recognised:
    """Read a recommendation that was copied, with its tables where the copy has them as `html`.

    `name` is what sentences call it. Raises UserError.
    """
    from_markdown("-")
    return recognise_html(html, text, name) if html.strip() else recognise_text(text, name)


def new_data(item: ItemView) -> dict[str, Any]:
    """The fields of a recommendation that has no key yet, for `commands.received.take_in`."""
    return {name: value for name, value in item_object(item).items() if name != "key"}


def places(*items: ItemView) -> tuple[str, ...]:
    """What is reviewed one by one: the fields, fields of own forms, each annex as `annexes/2`."""
    own = dict.fromkeys(name for item in items for name, _text in item.fields)
    numbers = sorted({annex.number for item in items for annex in item.annexes})
    found: list[str] = []
    for name in FIELDS:
        if name == _BEFORE_OWN:
            found.extend(own)
        if name == ANNEXES:
            found.extend(f"{ANNEXES}/{number}" for number in numbers)
        else:
            found.append(name)
    return tuple(found)


def value_at(item: ItemView, place: str) -> Any:
    """What a recommendation has at one of its `places`; None for an annex that it has not."""
    if place in PEOPLE_FIELDS:  # a file has a title in one with its name
        return tuple(map(str, item.people(place)))
    if place in FIELDS:
        return getattr(item, place)
    number = annex_number(place)
    if number is not None:
        return next((annex for annex in item.annexes if annex.number == number), None)
    return dict(item.fields).get(place, ())


def annex_number(place: str) -> int | None:
    """The annex that a place is, None for a field."""
    name, _stroke, number = place.partition("/")
    return int(number) if name == ANNEXES and number else None


def differences(old: ItemView, new: ItemView) -> tuple[Difference, ...]:
    """What the newer version says otherwise, in the order of a review.

    A form names its annexes and does not hold them: what it does not say of one is no difference.
    """
    found: list[Difference] = []
    for place in places(old, new):
        before, after = value_at(old, place), value_at(new, place)
        if isinstance(before, AnnexView) and isinstance(after, AnnexView):
            after = _as_said(before, after)
        if before != after:
            found.append(Difference(place, before, after, _is_empty(after)))
    return tuple(found)


def chosen_data(old: ItemView, new: ItemView, chosen: set[str]) -> dict[str, Any]:
    """What is chosen of the newer version, also what it clears, for `commands.received.renew`."""
    names = chosen & set(FIELDS)
    titles = [title for title in old.titles if title[0] not in names]
    titles += [title for title in new.titles if title[0] in names]
    kept = replace(old, titles=tuple(titles), **{name: getattr(new, name) for name in names})
    data = new_data(kept)
    result = {name: value for name, value in data.items() if name in names}
    for name in names - result.keys():
        result[name] = _cleared(name)
    if "funding" in names:
        known = ("department_base", "department_savings", "common_savings")
        result["funding"] = {name: getattr(new.funding, name) for name in known}
    annexes = [annex for annex in new.annexes if f"{ANNEXES}/{annex.number}" in chosen]
    if annexes:
        result[ANNEXES] = annex_objects(annexes, lambda _annex: "")
    own = [place for place in chosen - names if annex_number(place) is None]
    if own:
        result["fields"] = {name: to_markdown(value_at(new, name)) for name in sorted(own)}
    return result


def dropped_annexes(new: ItemView, chosen: set[str]) -> frozenset[int]:
    """Numbers of the chosen annexes that the newer version has not."""
    numbers = {annex_number(place) for place in chosen} - {None}
    return frozenset(number for number in numbers if number) - {a.number for a in new.annexes}


def _as_said(old: AnnexView, new: AnnexView) -> AnnexView:
    openness = old.openness if new.openness is Openness.UNDECIDED else new.openness
    if new.digest:
        return replace(new, openness=openness)
    return replace(new, openness=openness, file_name=old.file_name, digest=old.digest)


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

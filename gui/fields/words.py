"""The field's own words for what the model calls by code. One place, so that all screens say the same."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from gui.theme import Tone
from model.commands import status
from model.planning.shapes import Slot
from model.queries.agenda import AgendaRow, EntryKind
from model.queries.revisions import Revision
from model.text.clock import format_clock, format_span
from model.text.dates import short_date
from model.text.translate import N_, _, language, ngettext
from model.vocabulary import MeetingStatus

Code = TypeVar("Code", bound=Hashable)

PURPOSES = {
    "information": N_("Information"),
    "discussion": N_("Discussion"),
    "decision": N_("Decision"),
    "sparring": N_("Sparring"),
    "any_other_business": N_("Any other business"),
}

OPENNESS = {"open": N_("Open"), "closed": N_("Closed"), "undecided": N_("Not decided")}
"""Of a point or an annex."""

ITEM_OPENNESS = {
    "open": N_("Open recommendation"),
    "closed": N_("Closed recommendation"),
    "undecided": N_("Not decided"),
}
"""Of a recommendation, which has another gender than a point in Danish."""

OPENNESS_CHOICES = {**OPENNESS, "undecided": N_("Open or closed?")}
ITEM_OPENNESS_CHOICES = {**ITEM_OPENNESS, "undecided": N_("Is it open or closed?")}
"""As choices of a field that has no label: what is not decided yet is asked for."""

STAGES = {
    "received": N_("Received"),
    "in_work": N_("In work"),
    "returned": N_("Returned"),
    "ready": N_("Ready"),
    "on_agenda": N_("On an agenda"),
    "treated": N_("Treated"),
    "postponed": N_("Postponed"),
    "withdrawn": N_("Withdrawn"),
}
"""How far a recommendation has come."""

RULES = {
    "follows": N_("after the previous point"),
    "not_before": N_("not before"),
    "fixed": N_("fixed at"),
}

ROLES = {"presents": N_("presents"), "takes_part": N_("takes part")}
"""What a guest does at a point."""

PLACES = {False: N_("in the room"), True: N_("on Teams")}
"""Where a guest is, by whether online."""

_TONES = {
    "information": Tone.INFORMATION,
    "discussion": Tone.DISCUSSION,
    "decision": Tone.DECISION,
    "sparring": Tone.SPARRING,
}


def named(words: Mapping[Code, str]) -> dict[Code, str]:
    """These words in the language of the window."""
    return {code: _(text) for code, text in words.items()}


def is_break(entry: AgendaRow) -> bool:
    """Whether a line of the agenda is a break."""
    return entry.kind is EntryKind.BREAK


def purpose_name(code: str | None) -> str:
    """The purpose as the agenda prints it, "" without one."""
    return _(PURPOSES[code]) if code else ""


def purpose_tone(code: str | None) -> Tone:
    """The tint of a purpose."""
    return _TONES.get(code or "", Tone.OTHER)


def status_name(code: str) -> str:
    """The meeting's status."""
    return status.name(MeetingStatus(code))


def stage_name(code: str) -> str:
    """The stage of a recommendation."""
    return _(STAGES[code])


def duration_text(minutes: int | None) -> str:
    """A length in a list, "" without a slot."""
    return "" if minutes is None else _("{minutes} min.").format(minutes=minutes)


def span_text(slot: Slot) -> str:
    """9.05-9.35, or nothing without a slot."""
    if slot.start is None or slot.end is None:
        return ""
    return format_span(slot.start, slot.end)


def entry_name(entry: AgendaRow) -> str:
    """Everything a row shows, as a sentence for a screen reader and the tooltip."""
    slot = entry.slot
    parts = [entry.title]
    if not is_break(entry):
        parts.insert(0, _("Point {number}").format(number=entry.number or ""))
    if slot.start is not None and slot.end is not None:
        parts.append(
            _("{start} to {end}").format(start=format_clock(slot.start), end=format_clock(slot.end))
        )
        length = entry.duration or 0
        parts.append(ngettext("{count} minute", "{count} minutes", length).format(count=length))
    else:
        parts.append(_("no slot"))
    if entry.purpose:
        parts.append(purpose_name(entry.purpose))
    if not is_break(entry) and entry.openness != "open":
        parts.append(_(OPENNESS[entry.openness]))
    if entry.withdrawn:
        parts.append(_("withdrawn"))
    parts.extend(entry.guests)
    return ", ".join(parts)


def revision_name(revision: Revision) -> str:
    """ "2. version, 6. mar."."""
    return _("Revision {number}, {date}").format(
        number=revision.number, date=short_date(revision.at.date(), language())
    )

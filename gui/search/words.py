"""What is said of a found thing."""

from gui.theme import Tone
from model.forms import form
from model.queries.search_texts import SearchKind, SearchText
from model.text.dates import long_date
from model.text.translate import N_, _, language
from model.workspace.search import Hit

KINDS = {
    SearchKind.MEETING: N_("Meetings"),
    SearchKind.POINT: N_("Points"),
    SearchKind.ITEM: N_("Recommendations"),
    SearchKind.MINUTES: N_("Minutes"),
    SearchKind.TASK: N_("Tasks"),
    SearchKind.PERSON: N_("People"),
    SearchKind.ANNEX: N_("Annexes"),
}

_ONE = {
    SearchKind.MEETING: N_("Meeting"),
    SearchKind.POINT: N_("Point"),
    SearchKind.ITEM: N_("Recommendation"),
    SearchKind.MINUTES: N_("Minutes"),
    SearchKind.TASK: N_("Task"),
    SearchKind.PERSON: N_("Person"),
    SearchKind.ANNEX: N_("Annex"),
}

ICONS = {
    SearchKind.MEETING: "calendar-days",
    SearchKind.POINT: "list",
    SearchKind.ITEM: "file-text",
    SearchKind.MINUTES: "square-pen",
    SearchKind.TASK: "list-checks",
    SearchKind.PERSON: "user",
    SearchKind.ANNEX: "paperclip",
}

TONES = {
    SearchKind.MEETING: Tone.ACCENT,
    SearchKind.POINT: Tone.NEUTRAL,
    SearchKind.ITEM: Tone.DISCUSSION,
    SearchKind.MINUTES: Tone.SUCCESS,
    SearchKind.TASK: Tone.WARNING,
    SearchKind.PERSON: Tone.PERSON,
    SearchKind.ANNEX: Tone.INFORMATION,
}

_FIELDS = {
    "content": N_("In the file"),
    "information": N_("Information"),
    "members": N_("Members"),
    "guests": N_("Guests"),
    "own_note": N_("Own note"),
    "note_to_chair": N_("Note to the chair"),
    "case_number": N_("Case number"),
    "closed_reason": N_("Reason"),
    "earlier_minutes": N_("Earlier minutes"),
    "public_title": N_("Neutral title in the open edition"),
}


def kind_name(kind: SearchKind) -> str:
    """One of them."""
    return _(_ONE[kind])


def place_line(text: SearchText) -> str:
    """The meeting, its day and the number of the point."""
    parts = [text.place.meeting]
    if text.day is not None:
        parts.append(long_date(text.day, language()))
    if text.place.number is not None:
        parts.append(_("point {number}").format(number=text.place.number))
    if text.case_number:
        parts.append(text.case_number)
    return " · ".join(part for part in parts if part)


def field_name(field: str) -> str:
    """The label of the field in which the excerpt stands; empty where it says nothing more."""
    if field in _FIELDS:
        return _(_FIELDS[field])
    for known in form("").fields:
        if field == known.name:
            return known.label(language())
    return ""


def hit_name(hit: Hit) -> str:
    """The whole row as a sentence for a screen reader."""
    closed = _("closed") if hit.text.openness == "closed" else ""
    place = "" if hit.text.kind == SearchKind.MEETING else place_line(hit.text)
    parts = (hit.text.title, kind_name(hit.text.kind), closed, place, hit.excerpt.text)
    return ", ".join(part for part in parts if part)

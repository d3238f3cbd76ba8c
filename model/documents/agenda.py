"""The agenda (dagsorden) of a meeting."""

from collections.abc import Iterator, Mapping

from model.documents.annexes import AnnexPages, annex_list
from model.documents.content import (
    ContentBlock,
    ContentsEntry,
    Document,
    Facts,
    From,
    Heading,
    KeepTogether,
    Line,
    Tone,
)
from model.documents.meeting_paper import meeting_paper
from model.documents.opening import (
    contents,
    expected,
    information,
    opening,
    roles,
)
from model.documents.package import target_of
from model.documents.points import (
    anchor,
    heading,
    hidden_anchor,
    hidden_point,
    language_of,
    marks,
    people_of,
    point_title,
    section_of,
    time_and_purpose,
)
from model.documents.recommendation import LEVEL, recommendation
from model.documents.words import Words
from model.views import EntryView, HiddenPointView, MeetingView, PointView

NOT_TOGETHER: Mapping[str, int] = {}


def agenda(view: MeetingView, first_pages: Mapping[str, int] = NOT_TOGETHER) -> Document:
    """The agenda of what the view holds, and of nothing else.

    `first_pages` are those of the annexes in the same file, by target.
    """
    kind = Words(view.language).gettext("Agenda")
    return meeting_paper(view, kind, _blocks(view, kind, Words(view.language), first_pages))


def supplementary_agenda(view: MeetingView) -> Document:
    """The points that came after the agenda was sent out. Raises LookupError where there is none."""
    points = tuple(point for point in view.points if point.supplementary)
    if not points:
        raise LookupError("no supplementary point")
    words = Words(view.language)
    _ = words.gettext
    some, kind = view.with_entries(points), _("Supplementary agenda")
    closed = any(point.holds_closed for point in points)
    return meeting_paper(some, kind, _blocks(some, kind, words), closed=closed)


def _blocks(
    view: MeetingView, kind: str, words: Words, first_pages: Mapping[str, int] = NOT_TOGETHER
) -> Iterator[ContentBlock]:
    yield from opening(view, kind, words)
    facts = (*roles(view, words), *expected(view, words))
    if facts:
        yield Facts(facts)
    yield from information(view, words)
    yield from contents(_entries(view, words), words)
    for entry in view.entries:
        section = tuple(_entry(entry, view, words, first_pages))
        if section:
            yield section_of(entry, section)


def _entries(view: MeetingView, words: Words) -> list[ContentsEntry]:
    entries: list[ContentsEntry] = []
    for entry in view.entries:
        match entry:
            case PointView():
                text = point_title(entry.number, entry.title, words)
                entries.append(ContentsEntry(text, anchor(entry), language_of(entry, view)))
            case HiddenPointView() if entry.title:
                text = point_title(entry.number, entry.title, words)
                entries.append(ContentsEntry(text, hidden_anchor(entry)))
            case _:
                pass
    return entries


def _entry(
    entry: EntryView, view: MeetingView, words: Words, first_pages: Mapping[str, int]
) -> Iterator[ContentBlock]:
    match entry:
        case PointView():
            yield from _point(entry, view, words, first_pages)
        case HiddenPointView() if entry.title:
            yield from hidden_point(entry, words)
        case _:
            pass


def _point(
    point: PointView, view: MeetingView, words: Words, first_pages: Mapping[str, int]
) -> Iterator[ContentBlock]:
    _ = words.gettext
    pages = _pages(point, first_pages)
    item = point.treated_item
    label = words.ngettext("Participant in the item", "Participants in the item", len(point.guests))
    people = tuple(people_of(point, words, label))
    head = (
        heading(point, view, words),
        From(tuple(time_and_purpose(point, words)), field="start"),
        From(tuple(marks(point, words)), field="openness"),
        From(people, field="guests"),
    )
    # Who comes is enough below a heading to end a page with; a third of it would else stay empty.
    bare = not people and bool(item or point.annexes)
    yield KeepTogether(head, with_next=point.withdrawn or bare)
    if point.withdrawn:
        yield Line(_("The item has been withdrawn"), Tone.NOTICE)
    elif item is not None:
        yield from recommendation(item, words, view.date, pages)
    elif annexes := annex_list(point.annexes, words, pages):
        yield From((KeepTogether((Heading(_("Annexes"), LEVEL), annexes)),), field="annexes")


def _pages(point: PointView, first_pages: Mapping[str, int]) -> AnnexPages:
    targets = {annex.number: target_of(point, annex.number) for annex in point.all_annexes}
    known = {number: target for number, target in targets.items() if target in first_pages}
    return AnnexPages(known, first_pages)

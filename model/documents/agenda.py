"""The agenda (dagsorden) of a meeting."""

from collections.abc import Iterator

from model.documents.annexes import annex_list
from model.documents.content import (
    ContentBlock,
    ContentsEntry,
    Document,
    Facts,
    Heading,
    KeepTogether,
    Line,
    Section,
    Tone,
)
from model.documents.opening import (
    contents,
    expected,
    information,
    meeting_name,
    opening,
    roles,
    running_head,
    title,
)
from model.documents.points import (
    anchor,
    heading,
    hidden_anchor,
    hidden_point,
    language_of,
    marks,
    people_of,
    point_title,
    time_and_purpose,
)
from model.documents.recommendation import LEVEL, recommendation
from model.documents.words import Words
from model.views import EntryView, HiddenPointView, MeetingView, PointView


def agenda(view: MeetingView) -> Document:
    """The agenda of what the view holds, and of nothing else."""
    words = Words(view.language)
    _ = words.gettext
    kind = _("Agenda")
    return Document(
        title=title(view, kind, words),
        language=view.language,
        blocks=tuple(_blocks(view, kind, words)),
        running_head=running_head(view, words),
        subject=meeting_name(view),
        author=view.forum,
        notices=(_("Holds closed items"),) if view.holds_closed else (),
    )


def _blocks(view: MeetingView, kind: str, words: Words) -> Iterator[ContentBlock]:
    yield from opening(view, kind, words)
    facts = (*roles(view, words), *expected(view, words))
    if facts:
        yield Facts(facts)
    yield from information(view, words)
    yield from contents(_entries(view, words), words)
    for entry in view.entries:
        section = tuple(_entry(entry, view, words))
        if section:
            yield Section(section)


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


def _entry(entry: EntryView, view: MeetingView, words: Words) -> Iterator[ContentBlock]:
    match entry:
        case PointView():
            yield from _point(entry, view, words)
        case HiddenPointView() if entry.title:
            yield from hidden_point(entry, words)
        case _:
            pass


def _point(point: PointView, view: MeetingView, words: Words) -> Iterator[ContentBlock]:
    _ = words.gettext
    item = point.treated_item
    label = words.ngettext("Participant in the item", "Participants in the item", len(point.guests))
    head = (
        heading(point, view, words),
        *time_and_purpose(point, words),
        *marks(point, words),
        *people_of(point, words, label),
    )
    yield KeepTogether(head, with_next=point.withdrawn or bool(item or point.annexes))
    if point.withdrawn:
        yield Line(_("The item has been withdrawn"), Tone.NOTICE)
    elif item is not None:
        yield from recommendation(item, words, view.date)
    elif annexes := annex_list(point.annexes, words):
        yield KeepTogether((Heading(_("Annexes"), LEVEL), annexes))

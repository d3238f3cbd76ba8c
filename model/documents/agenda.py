"""The agenda (dagsorden) of a meeting."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from model.documents.annexes import AnnexPages
from model.documents.content import (
    Column,
    ContentBlock,
    ContentsEntry,
    Document,
    Facts,
    From,
    Heading,
    KeepTogether,
    Line,
    Table,
    Tone,
)
from model.documents.meeting_paper import meeting_paper
from model.documents.opening import (
    contents,
    expected,
    information,
    nothing_yet,
    opening,
    roles,
)
from model.documents.package import target_of
from model.documents.points import (
    anchor,
    expected_guests,
    heading,
    hidden_anchor,
    hidden_point,
    language_of,
    marks,
    own_annexes,
    people_of,
    point_title,
    section_of,
    time_and_purpose,
)
from model.documents.recommendation import recommendation
from model.documents.words import Words
from model.views import EntryView, HiddenPointView, MeetingView, PointView


@dataclass(frozen=True, slots=True)
class Together:
    """What the same file holds of the annexes, by their targets.

    `first_pages` of those that are pages in it, and whether those that are not are `attached` to it.
    """

    first_pages: Mapping[str, int] = field(default_factory=dict[str, int])
    attached: Mapping[str, bool] = field(default_factory=dict[str, bool])


_ALONE = Together()


def agenda(view: MeetingView, together: Together = _ALONE) -> Document:
    """The agenda of what the view holds, and of nothing else."""
    _ = Words(view.language).gettext
    kind = _("Revised agenda") if _renumbered(view) else _("Agenda")
    return meeting_paper(view, kind, _blocks(view, kind, Words(view.language), together))


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
    view: MeetingView, kind: str, words: Words, together: Together = _ALONE
) -> Iterator[ContentBlock]:
    yield from opening(view, kind, words)
    if any(together.attached.values()):
        _ = words.gettext
        where = _(
            "The files of the annexes are attached to this document as they came; "
            "your reader lists them under attachments."
        )
        yield Line(where, Tone.QUIET)
    facts = (*roles(view, words), *expected(view, words))
    if facts:
        yield Facts(facts)
    yield from _new_numbers(view, words)
    yield from information(view, words)
    yield from nothing_yet(view, words)
    yield from contents(_entries(view, words), words)
    for entry in view.entries:
        section = tuple(_entry(entry, view, words, together))
        if section:
            yield section_of(entry, section)


def _renumbered(view: MeetingView) -> list[PointView]:
    return [point for point in view.points if point.former_number is not None]


def _new_numbers(view: MeetingView, words: Words) -> Iterator[ContentBlock]:
    """Old → new, for those who know the points by the agenda that went out first."""
    _ = words.gettext
    points = _renumbered(view)
    if points:
        yield Heading(_("New numbers since the agenda was sent out"), 2)
        columns = (Column(_("Before"), 1), Column(_("Now"), 1), Column(_("Point"), 6))
        rows = ((str(one.former_number), str(one.number), one.title) for one in points)
        yield Table(columns, tuple(rows))


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
    entry: EntryView, view: MeetingView, words: Words, together: Together
) -> Iterator[ContentBlock]:
    match entry:
        case PointView():
            yield from _point(entry, view, words, together)
        case HiddenPointView() if entry.title:
            yield from hidden_point(entry, words)
        case _:
            pass


def _point(
    point: PointView, view: MeetingView, words: Words, together: Together
) -> Iterator[ContentBlock]:
    _ = words.gettext
    pages = _pages(point, together)
    item = point.treated_item
    people = tuple(people_of(point, words, expected_guests(point, words)))
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
        yield Line(_("The point has been withdrawn"), Tone.NOTICE)
    elif item is not None:
        yield from recommendation(item, words, view.date, pages)
    else:
        yield from own_annexes(point, words, pages)


def _pages(point: PointView, together: Together) -> AnnexPages:
    targets = {annex.number: target_of(point, annex.number) for annex in point.all_annexes}
    first, attached = together.first_pages, together.attached
    return AnnexPages(
        {number: target for number, target in targets.items() if target in first},
        first,
        {number: attached[target] for number, target in targets.items() if target in attached},
    )

"""What is said of a point on the agenda and in the minutes alike: title, time, marks, people."""

from collections.abc import Iterator, Sequence

from model.documents.annexes import NO_PAGES, AnnexPages, annex_list
from model.documents.content import (
    ContentBlock,
    Fact,
    Facts,
    From,
    Heading,
    Line,
    Section,
    Text,
    Tone,
)
from model.documents.recommendation import people
from model.documents.taking_part import took_part
from model.documents.words import Words, capitalised
from model.text.blocks import plain_text
from model.views import EntryView, HiddenPointView, MeetingView, PointView
from model.vocabulary import Openness

LEVEL = 2


def point_title(number: int | None, title: str, words: Words) -> str:
    """ "Punkt 2: Skærmbesøg i aftenvagten"."""
    _ = words.gettext
    if number is None:
        return title
    return _("Point {number}: {title}").format(number=number, title=title)


def anchor(point: PointView) -> str:
    """Where links to a point lead."""
    return f"point {point.key}"


def hidden_anchor(point: HiddenPointView) -> str:
    """Where links to a closed point's neutral title lead. It has no key to tell."""
    return f"closed point {point.number}"


def language_of(point: PointView, view: MeetingView) -> str:
    """The language of the point's title, where it is not the document's."""
    return point.title_language if point.title_language != view.language else ""


def heading(point: PointView, view: MeetingView, words: Words) -> Heading:
    """The point's heading."""
    text = point_title(point.number, point.title, words)
    return Heading(text, LEVEL, anchor(point), language_of(point, view), outlined=True)


def hidden_point(point: HiddenPointView, words: Words) -> Iterator[ContentBlock]:
    """A closed point under its neutral title."""
    _ = words.gettext
    title = point_title(point.number, point.title, words)
    yield Heading(title, LEVEL, hidden_anchor(point), outlined=True)
    yield from time_and_purpose(point, words)
    yield Line(_("Closed point"), Tone.NOTICE)


def section_of(entry: EntryView, blocks: tuple[ContentBlock, ...]) -> Section:
    """The section of an entry; a hidden point cannot be gone to."""
    key = "" if isinstance(entry, HiddenPointView) else entry.key
    return Section((From(blocks, entry=key),))


def time_and_purpose(point: PointView | HiddenPointView, words: Words) -> Iterator[ContentBlock]:
    """ "Kl. 9.05-9.35 · Beslutning"."""
    if isinstance(point, PointView) and point.withdrawn:
        return
    _ = words.gettext
    parts: list[str] = []
    if point.start is not None and point.end is not None:
        parts.append(capitalised(words.at(point.start, point.end)))
    if isinstance(point, PointView) and point.purpose is not None:
        parts.append(words.purpose(point.purpose))
    text = " · ".join(part for part in parts if part)
    if text:
        yield Line(text, Tone.QUIET)


def marks(point: PointView, words: Words) -> Iterator[ContentBlock]:
    """Closed with its reason, supplementary, carried over from another meeting."""
    _ = words.gettext
    if point.effective_openness is Openness.CLOSED:
        text = _("Closed point")
        item = point.treated_item
        reason = point.closed_reason.strip() or (item.closed_reason.strip() if item else "")
        yield Line(f"{text} – {reason}" if reason else text, Tone.WARNING)
    if point.supplementary:
        yield Line(_("Supplementary point"), Tone.NOTICE)
    if point.carried_from is not None:
        text = _("Carried over from the meeting on {date}, point {number}")
        date, number = words.date(point.carried_from.date), point.carried_from.number
        yield Line(text.format(date=date, number=number), Tone.QUIET)


def decision(point: PointView, level: int, words: Words) -> Iterator[ContentBlock]:
    """What came of the point, below a heading of this level; that it was withdrawn is said once."""
    _ = words.gettext
    withdrawn = _("The point was withdrawn")
    if point.withdrawn and withdrawn.lower() not in plain_text(point.minutes).lower():
        yield Line(withdrawn, Tone.NOTICE)
    if point.minutes:
        yield Text(point.minutes, heading_level=level)


def own_annexes(
    point: PointView, words: Words, pages: AnnexPages = NO_PAGES
) -> Iterator[ContentBlock]:
    """The annexes of a point without a recommendation, below a heading."""
    _ = words.gettext
    if annexes := annex_list(point.annexes, words, pages):
        yield From((Heading(_("Annexes"), LEVEL + 1), annexes), field="annexes")


def expected_guests(point: PointView, words: Words) -> Fact:
    """Who is to join for the point: what an agenda says."""
    label = words.ngettext(
        "Participant in the point", "Participants in the point", len(point.guests)
    )
    return Fact(label, words.people(point.guests), "guests")


def guests_who_came(point: PointView, points: Sequence[PointView], words: Words) -> Fact:
    """Who took part in the point: what minutes say. `points` are those of the same paper."""
    _ = words.gettext
    return Fact(_("Took part in the point"), took_part(point, points, words), "guests")


def guests_alone(point: PointView, guests: Fact) -> Iterator[ContentBlock]:
    """Who takes part in the point, and nobody else, if it is treated."""
    if guests.value and not point.withdrawn:
        yield Facts((guests,))


def people_of(point: PointView, words: Words, guests: Fact) -> Iterator[ContentBlock]:
    """Who takes part in the point and who stands behind its recommendation, if it is treated."""
    if point.withdrawn:
        return
    _ = words.gettext
    rows: list[Fact] = []
    if point.treated_item is not None:
        rows.extend(people(point.treated_item, words, [guest.name for guest in point.guests]))
    if guests.value:
        rows.append(guests)
    if point.case_number and all(row.value != point.case_number for row in rows):
        rows.append(Fact(_("Case number"), point.case_number))
    if rows:
        yield Facts(tuple(rows))

"""One point on a paper of its own (udskrift af punkt): the recommendation in its form, and the minutes."""

from collections.abc import Iterator
from dataclasses import replace

from model.documents.annexes import annex_list
from model.documents.content import (
    ContentBlock,
    Document,
    Fact,
    From,
    Heading,
    Line,
    Tone,
)
from model.documents.notices import notices
from model.documents.opening import meeting_name, running_head
from model.documents.own_form import own_form
from model.documents.points import (
    decision,
    expected_guests,
    guests_alone,
    guests_who_came,
    heading,
    marks,
    people_of,
    time_and_purpose,
)
from model.documents.tasks import task_lines
from model.documents.words import Words
from model.views import MeetingView, PointView

LEVEL = 2


def extract(view: MeetingView, key: str) -> Document:
    """The point with this key. Raises LookupError where the view does not show it whole."""
    point = next((point for point in view.points if point.key == key), None)
    if point is None:
        raise LookupError(key)
    words = Words(view.language)
    kind = extract_name(point, words)
    return Document(
        title=f"{kind} – {point.title}, {words.date(view.date)}",
        language=view.language,
        blocks=tuple(_blocks(point, view, kind, words)),
        running_head=f"{_short_name(point, words)} · {running_head(view, words)}",
        subject=meeting_name(view),
        author=view.forum,
        notices=notices(view, words, draft=bool(point.minutes), closed=point.holds_closed),
    )


def extract_name(point: PointView, words: Words) -> str:
    """ "Udskrift af punkt 4 (indstilling og beslutning)"."""
    _ = words.gettext
    held = bool(point.minutes) or point.withdrawn
    if point.treated_item is not None:
        text = (
            _("Extract of point {number} (recommendation and decision)")
            if held
            else _("Extract of point {number} (recommendation)")
        )
    else:
        return _short_name(point, words)
    return text.format(number=_number(point))


def _short_name(point: PointView, words: Words) -> str:
    """ "Udskrift af punkt 4"."""
    _ = words.gettext
    return _("Extract of point {number}").format(number=_number(point))


def _number(point: PointView) -> int | str:
    return point.number if point.number is not None else "–"


def _blocks(point: PointView, view: MeetingView, kind: str, words: Words) -> Iterator[ContentBlock]:
    yield Line(kind, Tone.KIND)
    item = point.treated_item
    minutes = tuple(_minutes(point, words))
    shown = (From(minutes, field="minutes"),) if minutes else ()
    if item is not None:
        yield From(tuple(own_form(item, shown, view, words)), entry=point.key)
    else:
        yield From(tuple(_plain(point, view, shown, words)), entry=point.key)


def _plain(
    point: PointView, view: MeetingView, minutes: tuple[ContentBlock, ...], words: Words
) -> Iterator[ContentBlock]:
    """A point without a recommendation."""
    yield replace(heading(point, view, words), level=1)
    yield Line(running_head(view, words), Tone.LEAD)
    yield from time_and_purpose(point, words)
    yield from marks(point, words)
    # Once the minutes say who took part, that is said once.
    guests = Fact("", "") if point.minutes else expected_guests(point, words)
    yield from people_of(point, words, guests)
    if annexes := annex_list(point.annexes, words):
        title = words.gettext("Annexes")
        yield From((Heading(title, LEVEL), annexes), field="annexes")
    yield Heading(words.pgettext("part of an extract", "Minutes"), LEVEL)
    yield from minutes or (Line("–", Tone.QUIET),)


def _minutes(point: PointView, words: Words) -> Iterator[ContentBlock]:
    if point.minutes:
        yield from guests_alone(point, guests_who_came(point, (point,), words))
    yield from decision(point, LEVEL, words)
    yield from task_lines(point.follow_ups, words)

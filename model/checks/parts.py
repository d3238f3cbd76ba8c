"""What several checks ask of a view: its phase, its labels, and where its texts are."""

from collections.abc import Iterator

from model.text.blocks import RichText, plain_text
from model.text.translate import _
from model.views import PEOPLE_FIELDS, AnnexView, ItemView, MeetingView, PointView
from model.vocabulary import MeetingStatus, Purpose

KEPT_TEXTS = 2_000
"""Of so many texts it is kept what was found in them: a meeting is checked again after each pause."""

_HELD = frozenset(
    {
        MeetingStatus.HELD,
        MeetingStatus.MINUTES_DRAFT,
        MeetingStatus.MINUTES_SENT,
        MeetingStatus.APPROVED,
    }
)


def is_held(view: MeetingView) -> bool:
    """Whether minutes are due."""
    return view.status in _HELD


def label(point: PointView) -> str:
    """How a sentence calls a point."""
    if point.number is None:
        return _("“{title}”").format(title=point.title)
    return _("Point {number}").format(number=point.number)


def is_exempt(point: PointView) -> bool:
    """Whether a point needs neither recommendation nor minutes: "Eventuelt", oral, withdrawn."""
    title = point.title.casefold()
    oral = point.oral or "mundtlig" in title or "oral" in title.split()
    other = point.purpose is Purpose.ANY_OTHER_BUSINESS or title.strip() == "eventuelt"
    return point.withdrawn or oral or other


def annexes_of(point: PointView) -> tuple[AnnexView, ...]:
    """The annexes that the meeting gets, also own ones of a point with a recommendation."""
    item = point.treated_item
    return (*(item.annexes if item is not None else ()), *point.annexes)


def item_texts(item: ItemView) -> Iterator[RichText]:
    """The running texts of a recommendation."""
    yield from (item.background, item.decisions, item.effect, item.follow_up)
    yield from (item.implementation, item.communication, item.coordination, item.indirect_costs)
    if item.direct_costs is not None:
        yield item.direct_costs.note
    for _name, text in item.fields:
        yield text


def point_words(point: PointView) -> Iterator[str]:
    """The title of a point and what its recommendation says, a text at a time; no annexes."""
    yield point.title
    item = point.treated_item
    if item is not None:
        yield from (item.title, item.decision_intro, item.meeting_line)
        for text in item_texts(item):
            yield plain_text(text)
        for step in item.process:
            yield from (step.stage, step.date_text, step.note)


def proposal_words(point: PointView) -> Iterator[str]:
    """What stands on the agenda about a point, a text at a time: title, recommendation, annexes."""
    yield from point_words(point)
    for annex in annexes_of(point):
        yield from (annex.title, annex.file_name)


def outcome_words(point: PointView) -> Iterator[str]:
    """What the meeting made of a point: minutes and tasks."""
    yield plain_text(point.minutes)
    for follow_up in point.follow_ups:
        yield from (follow_up.what, follow_up.due_text)


def names_of(point: PointView) -> Iterator[str]:
    """People of a point as written there, with what stands behind their names."""
    for guest in point.guests:
        yield guest.called
    item = point.treated_item
    if item is not None:
        for field in PEOPLE_FIELDS:
            yield from map(str, item.people(field))
        yield item.department
    for follow_up in point.follow_ups:
        yield follow_up.who


def all_words(point: PointView) -> Iterator[str]:
    """Every text of a point that some document prints. Notes are not among them."""
    yield from proposal_words(point)
    yield from outcome_words(point)
    yield from names_of(point)
    yield point.public_title

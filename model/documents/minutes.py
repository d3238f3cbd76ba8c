"""The minutes (referat) of a meeting, in three layouts."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from model.documents.attendance import attendance
from model.documents.content import (
    ContentBlock,
    ContentsEntry,
    Document,
    Fact,
    Facts,
    From,
    Heading,
    KeepTogether,
    Line,
    Lines,
    Tone,
)
from model.documents.meeting_paper import meeting_paper
from model.documents.notices import is_approved
from model.documents.opening import (
    contents,
    information,
    nothing_yet,
    opening,
    roles,
)
from model.documents.points import (
    anchor,
    decision,
    guests_alone,
    guests_who_came,
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
from model.documents.recommendation import decision_points, recommendation
from model.documents.tasks import numbered_task_table, task_lines, task_table
from model.documents.words import Words, capitalised
from model.views import EntryView, HiddenPointView, MeetingView, PointView
from model.vocabulary import Openness, Purpose

LEVEL = 3
"""Of the heading "Beslutning for Punkt N"."""


class MinutesLayout(StrEnum):
    """How much of the recommendation stands above each decision."""

    SHORT = "short"
    DECISION_POINTS = "decision_points"
    WHOLE = "whole"


class TaskPlace(StrEnum):
    """Where the minutes print the tasks."""

    NONE = "none"
    POINT = "point"
    END = "end"


def minutes(
    view: MeetingView,
    layout: MinutesLayout = MinutesLayout.SHORT,
    tasks: TaskPlace = TaskPlace.POINT,
) -> Document:
    """The minutes of what the view holds, and of nothing else."""
    return _Minutes(view, layout, tasks).document()


def closed_part(view: MeetingView, tasks: TaskPlace = TaskPlace.POINT) -> Document:
    """The closed points of a full view by themselves: recommendation and decision of each.

    Raises LookupError where no point is closed.
    """
    points = tuple(p for p in view.points if p.effective_openness is Openness.CLOSED)
    if not points:
        raise LookupError("no closed point")
    some = replace(view.with_entries(points), coming_meetings=(), information=())
    kind = Words(view.language).gettext("Closed points")
    return _Minutes(some, MinutesLayout.WHOLE, tasks, kind).document()


class _Minutes:
    """Writes one meeting's minutes in one layout."""

    def __init__(
        self, view: MeetingView, layout: MinutesLayout, tasks: TaskPlace, kind: str = ""
    ) -> None:
        self._view = view
        self._layout = layout
        self._tasks = tasks
        self._words = Words(view.language)
        self._kind = kind or self._plain_kind()
        points = [point for point in view.points if point.purpose is Purpose.ANY_OTHER_BUSINESS]
        self._last = points[-1] if points else None

    def _plain_kind(self) -> str:
        _ = self._words.gettext
        return _("Minutes") if is_approved(self._view) else _("Draft minutes")

    def document(self) -> Document:
        """The whole document."""
        return meeting_paper(self._view, self._kind, self._blocks(), draft=True)

    def _blocks(self) -> Iterator[ContentBlock]:
        view, words = self._view, self._words
        yield from opening(view, self._kind, words)
        facts = (*roles(view, words), *attendance(view, words), *self._approval())
        if facts:
            yield Facts(facts)
        yield from information(view, words)
        yield from nothing_yet(view, words)
        entries = [line for entry in view.entries for line in self._contents(entry)]
        yield from contents(entries, words)
        for entry in view.entries:
            section = tuple(self._entry(entry))
            if section:
                yield section_of(entry, section)
        if self._last is None:
            yield from self._coming_meetings(2)
        if self._tasks is TaskPlace.END:
            yield from self._all_tasks()

    def _all_tasks(self) -> Iterator[ContentBlock]:
        points = [point for point in self._view.points if point.follow_ups]
        if points:
            yield Heading(self._words.gettext("Tasks"), 2, outlined=True)
            yield numbered_task_table(points, self._words)

    def _approval(self) -> Iterator[Fact]:
        approval, words = self._view.approved, self._words
        if approval is not None:
            _ = words.gettext
            text = _("{date} by {name}") if approval.by else "{date}"
            date = words.date(approval.at.date())
            yield Fact(_("Approved"), text.format(date=date, name=approval.by))

    def _contents(self, entry: EntryView) -> Iterator[ContentsEntry]:
        words = self._words
        match entry:
            case PointView():
                language = language_of(entry, self._view)
                text = point_title(entry.number, entry.title, words)
                yield ContentsEntry(text, anchor(entry), language)
                yield ContentsEntry(
                    self._decision_title(entry), _decision_anchor(entry), language, level=1
                )
            case HiddenPointView() if entry.title:
                text = point_title(entry.number, entry.title, words)
                yield ContentsEntry(text, hidden_anchor(entry))
            case _:
                pass

    def _entry(self, entry: EntryView) -> Iterator[ContentBlock]:
        match entry:
            case PointView():
                yield from self._point(entry)
            case HiddenPointView() if entry.title:
                yield from hidden_point(entry, self._words)
            case _:
                pass

    def _point(self, point: PointView) -> Iterator[ContentBlock]:
        words = self._words
        guests = guests_who_came(point, self._view.points, words)
        short = self._layout is MinutesLayout.SHORT
        head = (
            heading(point, self._view, words),
            *(() if short else time_and_purpose(point, words)),
            *marks(point, words),
            *(guests_alone(point, guests) if short else people_of(point, words, guests)),
        )
        yield KeepTogether(head, with_next=True)
        yield from self._recommendation(point)
        yield From(tuple(self._decision(point)), field="minutes")
        if point is self._last:
            yield from self._coming_meetings(LEVEL)

    def _says_more(self, point: PointView) -> bool:
        """Whether something stands below the heading of a decision that was not written."""
        if point is self._last and self._view.coming_meetings:
            return True
        return bool(point.follow_ups) and self._tasks is TaskPlace.POINT

    def _decision(self, point: PointView) -> Iterator[ContentBlock]:
        words = self._words
        yield Heading(self._decision_title(point), LEVEL, _decision_anchor(point), outlined=True)
        yield from decision(point, LEVEL, words)
        if not point.withdrawn and not point.minutes and not self._says_more(point):
            yield Line("–", Tone.QUIET)
        if self._tasks is not TaskPlace.POINT:
            return
        if self._layout is MinutesLayout.SHORT:
            yield from task_lines(point.follow_ups, words)
        else:
            yield from task_table(point.follow_ups, LEVEL + 1, words)

    def _recommendation(self, point: PointView) -> Iterator[ContentBlock]:
        if point.withdrawn:
            return
        item, words, layout = point.treated_item, self._words, self._layout
        if layout is MinutesLayout.WHOLE:
            yield from (
                own_annexes(point, words)
                if item is None
                else recommendation(item, words, self._view.date)
            )
        elif layout is MinutesLayout.DECISION_POINTS and item is not None:
            yield from decision_points(item, words)

    def _decision_title(self, point: PointView) -> str:
        _ = self._words.gettext
        if point.number is None:
            return _("Decision on {title}").format(title=point.title)
        text = _("Decision on point {number}: {title}")
        return text.format(number=point.number, title=point.title)

    def _coming_meetings(self, level: int) -> Iterator[ContentBlock]:
        words = self._words
        _ = words.gettext
        rows: list[tuple[str, ...]] = []
        for meeting in self._view.coming_meetings:
            slot = words.at(meeting.start, meeting.end)
            last = ", ".join(part for part in (meeting.name, meeting.location) if part)
            row = (capitalised(words.long_date(meeting.date)), slot, last)
            rows.append(tuple(part for part in row if part))
        if rows:
            yield Heading(_("Coming meetings – for information"), level)
            yield Lines(tuple(rows))


def _decision_anchor(point: PointView) -> str:
    return f"decision {point.key}"

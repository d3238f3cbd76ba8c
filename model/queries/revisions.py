"""The minutes as they stood at each revision, and as they stand now, to be compared and printed."""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.entities import AgendaPoint, MinutesRevision
from model.errors import Removed
from model.storage.view_codec import from_text
from model.text.blocks import RichText, from_json, listed_text
from model.text.compare import Change, Stretch, changed_words
from model.text.dates import numeric_date
from model.views import MeetingView, PointView
from model.vocabulary import RevisionKind

_EARLY = '{"version"'
"""How the content begins that early databases kept: texts alone, no view."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of the minutes. `is_whole`: everything is kept of it, so it can be printed."""

    id: int
    number: int
    kind: RevisionKind
    at: datetime.datetime
    by: str = ""
    comment: str = ""
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class PointText:
    """What the minutes said of one point, as plain text with its tasks behind."""

    key: str
    number: int | None
    title: str
    text: str

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number or ''} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class ComparedPoint:
    """One point in two revisions, word by word; None where a revision has no such point."""

    before: PointText | None
    after: PointText | None
    stretches: tuple[Stretch, ...]

    @property
    def differs(self) -> bool:
        """Whether anything was changed."""
        if self.before is None or self.after is None:
            return True
        moved = self.before.heading != self.after.heading
        return moved or any(stretch.change is not Change.SAME for stretch in self.stretches)

    @property
    def old(self) -> tuple[Stretch, ...]:
        """What the older revision says, with what was taken out of it."""
        return tuple(one for one in self.stretches if one.change is not Change.ADDED)

    @property
    def new(self) -> tuple[Stretch, ...]:
        """What the newer revision says, with what was put into it."""
        return tuple(one for one in self.stretches if one.change is not Change.REMOVED)


def revisions(session: Session, meeting_id: int) -> tuple[Revision, ...]:
    """Every revision, oldest first; how the minutes stand now is not among them."""
    kept = MinutesRevision
    rows = session.execute(
        select(kept.id, kept.number, kept.kind, kept.at, kept.by, kept.comment)
        .add_columns(func.substr(kept.content, 1, len(_EARLY)))
        .where(kept.meeting_id == meeting_id)
        .order_by(kept.number)
    )
    return tuple(
        Revision(number_id, number, RevisionKind(kind), at, by, comment, start != _EARLY)
        for number_id, number, kind, at, by, comment, start in rows
    )


def texts_of(session: Session, revision_id: int) -> tuple[PointText, ...]:
    """What a revision says. Raises LookupError where there is none."""
    content = session.scalar(
        select(MinutesRevision.content).where(MinutesRevision.id == revision_id)
    )
    if content is None:
        raise Removed(f"no revision {revision_id}")
    if content.startswith(_EARLY):
        return tuple(_early(point) for point in json.loads(content)["points"])
    return tuple(_text_of(point) for point in from_text(content).points)


def texts_now(session: Session, meeting_id: int) -> tuple[PointText, ...]:
    """What the minutes say now."""
    points = session.scalars(
        select(AgendaPoint)
        .where(AgendaPoint.meeting_id == meeting_id)
        .order_by(AgendaPoint.position, AgendaPoint.id)
    )
    return tuple(_text_of(point) for point in points)


def view_of_revision(session: Session, meeting_id: int, number: int) -> MeetingView:
    """The full view that was kept of a revision. `model.editions` alone may call it.

    Raises LookupError where there is none, and where only its texts were kept.
    """
    content = session.scalar(
        select(MinutesRevision.content).where(
            MinutesRevision.meeting_id == meeting_id, MinutesRevision.number == number
        )
    )
    if content is None or content.startswith(_EARLY):
        raise LookupError(f"no whole revision {number} of meeting {meeting_id}")
    return from_text(content)


def compared(before: Sequence[PointText], after: Sequence[PointText]) -> tuple[ComparedPoint, ...]:
    """Two revisions side by side: the points of the newer one, then those that have gone."""
    old = {point.key: point for point in before}
    present = {point.key for point in after}
    pairs = [(old.get(point.key), point) for point in after]
    gone = [(point, None) for point in before if point.key not in present]
    return tuple(
        ComparedPoint(was, now, changed_words(was.text if was else "", now.text if now else ""))
        for was, now in (*pairs, *gone)
    )


def _text_of(point: AgendaPoint | PointView) -> PointText:
    tasks = [
        (task.what, task.who, numeric_date(task.due) if task.due else task.due_text)
        for task in point.follow_ups
    ]
    return PointText(point.key, point.number, point.title, _text(point.minutes, tasks))


def _early(point: dict[str, Any]) -> PointText:
    tasks = [(task["what"], task["who"], _due(task["due"])) for task in point["tasks"]]
    text = from_json(json.dumps(point["minutes"]))
    return PointText(point["key"], point["number"], point["title"], _text(text, tasks))


def _due(stored: str) -> str:
    """A day as it is read, or the words that stand for one."""
    try:
        return numeric_date(datetime.date.fromisoformat(stored))
    except ValueError:
        return stored


def _text(minutes: RichText, tasks: Sequence[tuple[str, str, str]]) -> str:
    lines = [" – ".join(part for part in task if part) for task in tasks]
    parts = (listed_text(minutes), *(f"→ {line}" for line in lines))
    return "\n".join(part for part in parts if part)

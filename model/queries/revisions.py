"""The minutes as they stood at each revision, and as they stand now, to be compared."""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import AgendaPoint, MinutesRevision
from model.text.blocks import from_json, plain_text
from model.text.compare import Stretch, changed_words
from model.text.dates import numeric_date
from model.views import RevisionKind


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of the minutes. `kind` None is how they stand now."""

    id: int
    number: int
    kind: RevisionKind | None
    at: datetime.datetime | None
    by: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class PointText:
    """What the minutes said of one point, as plain text with its tasks behind."""

    key: str
    number: int | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ComparedPoint:
    """One point in two revisions, word by word."""

    number: int | None
    title: str
    stretches: tuple[Stretch, ...]

    @property
    def differs(self) -> bool:
        """Whether anything was changed."""
        return any(stretch.change.name != "SAME" for stretch in self.stretches)


def revisions(session: Session, meeting_id: int) -> tuple[Revision, ...]:
    """Every revision, oldest first; how the minutes stand now is not among them."""
    rows = session.scalars(
        select(MinutesRevision)
        .where(MinutesRevision.meeting_id == meeting_id)
        .order_by(MinutesRevision.number)
    )
    return tuple(
        Revision(row.id, row.number, RevisionKind(row.kind), row.at, row.by, row.comment)
        for row in rows
    )


def texts_of(session: Session, revision_id: int) -> tuple[PointText, ...]:
    """What a revision says. Raises LookupError where there is none."""
    content = session.scalar(
        select(MinutesRevision.content).where(MinutesRevision.id == revision_id)
    )
    if content is None:
        raise LookupError(f"no revision {revision_id}")
    return tuple(_stored(point) for point in json.loads(content)["points"])


def texts_now(session: Session, meeting_id: int) -> tuple[PointText, ...]:
    """What the minutes say now."""
    points = session.scalars(
        select(AgendaPoint)
        .where(AgendaPoint.meeting_id == meeting_id)
        .order_by(AgendaPoint.position, AgendaPoint.id)
    )
    return tuple(
        PointText(
            point.key,
            point.number,
            point.title,
            _text(
                plain_text(point.minutes),
                [
                    (t.what, t.who, numeric_date(t.due) if t.due else t.due_text)
                    for t in point.follow_ups
                ],
            ),
        )
        for point in points
    )


def compared(before: Sequence[PointText], after: Sequence[PointText]) -> tuple[ComparedPoint, ...]:
    """Two revisions side by side: the points of the newer one, then those that have gone."""
    old = {point.key: point for point in before}
    found = [
        ComparedPoint(point.number, point.title, changed_words(_of(old, point.key), point.text))
        for point in after
    ]
    present = {point.key for point in after}
    found.extend(
        ComparedPoint(point.number, point.title, changed_words(point.text, ""))
        for point in before
        if point.key not in present
    )
    return tuple(found)


def _of(points: dict[str, PointText], key: str) -> str:
    return points[key].text if key in points else ""


def _stored(point: dict[str, Any]) -> PointText:
    tasks = [(task["what"], task["who"], _due(task["due"])) for task in point["tasks"]]
    text = plain_text(from_json(json.dumps(point["minutes"])))
    return PointText(point["key"], point["number"], point["title"], _text(text, tasks))


def _due(stored: str) -> str:
    """A day as it is read, or the words that stand for one."""
    try:
        return numeric_date(datetime.date.fromisoformat(stored))
    except ValueError:
        return stored


def _text(minutes: str, tasks: Sequence[tuple[str, str, str]]) -> str:
    lines = [" – ".join(part for part in task if part) for task in tasks]
    return "\n".join(part for part in (minutes, *(f"→ {line}" for line in lines)) if part)

"""What a series gives each of its meetings, and how that is kept: later it tells a change by hand."""

import datetime
import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from model.planning.series import Notice, Rhythm


@dataclass(frozen=True, slots=True)
class StandingEntry:
    """A point or a break of every meeting. `purpose` and `openness` are the codes of a point's.

    `id` names the row of the series and does not count when two are compared.
    """

    title: str
    duration: int | None
    is_break: bool = False
    rule: str = "follows"
    start_at: int | None = None
    purpose: str | None = None
    openness: str = "open"
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class MeetingShape:
    """The head of a meeting. `start`, `end` in minutes after midnight, moments local."""

    date: datetime.date
    start: int
    end: int
    name: str = ""
    location: str = ""
    virtual_note: str = ""
    online_link: str = ""
    chair: str = ""
    minute_taker: str = ""
    members: tuple[str, ...] = ()
    submission_deadline: datetime.datetime | None = None
    dispatch_at: datetime.datetime | None = None


FIELDS = tuple(part.name for part in fields(MeetingShape))
"""In the order in which a change is told."""


@dataclass(frozen=True, slots=True)
class Series:
    """How a forum meets. `saturdays`: working days of the notices count them."""

    rhythm: Rhythm
    start: int
    end: int
    name: str = ""
    location: str = ""
    virtual_note: str = ""
    online_link: str = ""
    chair: str = ""
    minute_taker: str = ""
    members: tuple[str, ...] = ()
    deadline: Notice | None = None
    dispatch: Notice | None = None
    saturdays: bool = False
    entries: tuple[StandingEntry, ...] = ()

    def shape(self, day: datetime.date) -> MeetingShape:
        """The head of the meeting on this day."""

        def moment(notice: Notice | None) -> datetime.datetime | None:
            return None if notice is None else notice.before(day, saturdays=self.saturdays)

        return MeetingShape(
            date=day,
            start=self.start,
            end=self.end,
            name=self.name,
            location=self.location,
            virtual_note=self.virtual_note,
            online_link=self.online_link,
            chair=self.chair,
            minute_taker=self.minute_taker,
            members=self.members,
            submission_deadline=moment(self.deadline),
            dispatch_at=moment(self.dispatch),
        )


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """A standing entry as it was put on one agenda: the row of the series, the row there."""

    standing_id: int
    entry_id: int
    entry: StandingEntry


@dataclass(frozen=True, slots=True)
class Given:
    """Everything that the series last gave a meeting."""

    shape: MeetingShape
    entries: tuple[PlacedEntry, ...] = ()


def to_json(given: Given) -> str:
    """As it lies in a column."""
    return json.dumps(asdict(given), ensure_ascii=False, default=_plain)


def from_json(text: str) -> Given:
    """The reverse. A field that an older version did not know has its default."""
    data: dict[str, Any] = json.loads(text)
    shape = data["shape"]
    shape["date"] = datetime.date.fromisoformat(shape["date"])
    shape["members"] = tuple(shape["members"])
    for name in ("submission_deadline", "dispatch_at"):
        if shape[name] is not None:
            shape[name] = datetime.datetime.fromisoformat(shape[name])
    entries = tuple(
        PlacedEntry(row["standing_id"], row["entry_id"], StandingEntry(**row["entry"]))
        for row in data["entries"]
    )
    return Given(MeetingShape(**shape), entries)


def _plain(value: datetime.date) -> str:
    return value.isoformat()

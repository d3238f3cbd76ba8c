"""What the placeholders of a mail become: for a guest from his own view, else from the open one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from model.delivery.message_words import link_line, meeting_values, own_time, task_line
from model.dispatching.calendars import Entry, entry_for
from model.dispatching.kinds import Group, MailKind
from model.dispatching.recipients import Candidate, late, tasks
from model.editions import guest_view
from model.queries.invitations import invitations
from model.text.dates import long_date
from model.text.translate import translator
from model.views import MeetingView, Openness, PointView

T = TypeVar("T")
Spans = Mapping[str, tuple[tuple[int, int], ...]]


class Reader(Protocol):
    """Answers a query on the database."""

    def read(self, query: Callable[[Session], T]) -> T: ...


@dataclass(frozen=True, slots=True)
class Filling:
    """The values of one mail, and the times that it tells."""

    values: Mapping[str, str]
    told: Spans = field(default_factory=dict[str, tuple[tuple[int, int], ...]])
    entry: Entry | None = None


def values_for(
    reader: Reader,
    meeting_id: int,
    kind: MailKind,
    recipients: Sequence[Candidate],
    view: MeetingView,
) -> Filling:
    """The values of a mail to these recipients. `view` is the full one; no closed word is taken of it."""
    values = meeting_values(view, "", ())
    if not kind.each:
        return Filling(values)
    name = recipients[0].name
    values["name"] = name.split()[0] if name else ""
    match kind.group:
        case Group.GUESTS:
            guest = guest_view(view, name)
            values |= {"own time": own_time(guest), "link": link_line(guest)}
            spans = tuple((w.start, w.end) for w in guest.plan.guest_windows)
            known = reader.read(lambda session: invitations(session, meeting_id))
            return Filling(values, {name: spans}, entry_for(guest, name, known))
        case Group.LATE:
            keys = late(view).get(name, [])
            points = {point.key: point for point in view.points}
            lines = [f"- {_title(points[key], view.language)}" for key in keys]
            values["recommendations"] = "\n".join(lines)
        case Group.OWNERS:
            values["tasks"] = "\n".join(_tasks(view, name))
        case Group.MEMBERS | Group.CASEWORKERS | Group.CHAIR:
            pass
    return Filling(values)


def _tasks(view: MeetingView, name: str) -> list[str]:
    """A task of a closed point is named by its point's neutral title: mail is read by many."""
    points = {point.key: point for point in view.points}
    lines: list[str] = []
    for key, place in tasks(view).get(name, []):
        point = points[key]
        task = point.follow_ups[place]
        opened = point.effective_openness is Openness.OPEN
        due = long_date(task.due, view.language) if task.due else task.due_text if opened else ""
        what = task.what if opened else _title(point, view.language)
        lines.append(task_line(what, due, view.language))
    return lines


def _title(point: PointView, language: str) -> str:
    if point.effective_openness is Openness.OPEN:
        return point.title
    _ = translator(language).gettext
    return point.public_title or _("Closed point")

"""What the placeholders of a mail become: for a guest from his own view, else from the open one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from model.delivery.message_words import (
    greeted,
    link_line,
    meeting_values,
    own_time,
    task_line,
    times_of_all,
)
from model.dispatching.calendars import Entry, entry_for, entry_for_member
from model.dispatching.kinds import Group, MailKind
from model.dispatching.recipients import Candidate, late, open_guests, tasks
from model.editions import guest_view, open_view
from model.queries.invitations import InvitationRow
from model.text.dates import long_date
from model.text.translate import translator
from model.views import MeetingView, PointView
from model.vocabulary import ClosedDisplay, Openness

Spans = Mapping[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Filling:
    """The values of one mail, and the times that it tells."""

    values: Mapping[str, str]
    told: Spans = field(default_factory=dict[str, tuple[tuple[int, int], ...]])
    entry: Entry | None = None


def values_for(
    kind: MailKind,
    recipients: Sequence[Candidate],
    view: MeetingView,
    guest: MeetingView | None,
    known: Sequence[InvitationRow],
) -> Filling:
    """The values of a mail to these recipients. `view` is the full one; no closed word is taken of it.

    `guest` is the guest's own view, `known` the calendar entries that were sent.
    """
    values = meeting_values(view, "", ())
    values["name"] = greeted([one.name for one in recipients], view.language)
    if kind.group is Group.OPEN_GUESTS:
        return _times(values, recipients, view)
    if not kind.each:
        return Filling(values)
    name = recipients[0].name
    match kind.group:
        case Group.GUESTS:
            assert guest is not None
            values |= {"own time": own_time(guest), "link": link_line(guest)}
            spans = tuple((w.start, w.end) for w in guest.plan.guest_windows)
            return Filling(values, {name: spans}, entry_for(guest, name, known))
        case Group.LATE:
            keys = late(view).get(name, [])
            points = {point.key: point for point in view.points}
            lines = [f"- {_title(points[key], view.language)}" for key in keys]
            values["recommendations"] = "\n".join(lines)
        case Group.OWNERS:
            values["tasks"] = "\n".join(_tasks(view, name))
        case Group.MEMBERS if kind.invites:
            return Filling(values, entry=entry_for_member(view, name, known))
        case Group.MEMBERS | Group.CASEWORKERS | Group.CHAIR:
            pass
    return Filling(values)


def _times(
    values: Mapping[str, str], recipients: Sequence[Candidate], view: MeetingView
) -> Filling:
    """Everybody's times in one mail, told to those who get it. Who must not get it is not in it."""
    opened = open_view(view, ClosedDisplay.NOTHING)
    guests = set(open_guests(view))
    told = {
        one.name: tuple((w.start, w.end) for w in guest_view(view, one.name).plan.guest_windows)
        for one in recipients
        if one.name in guests
    }
    return Filling({**values, "own time": times_of_all(opened, guests)}, told)


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

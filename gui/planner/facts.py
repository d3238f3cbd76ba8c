"""All that the column beside the timeline shows of one meeting, read at once."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from gui.fields.words import is_break
from gui.services import Services
from gui.timeline.lanes import LanePerson
from model.planning.findings import TimeCode, time_findings
from model.planning.learned import Earlier
from model.planning.people import PersonDay, Spans, people
from model.planning.remedies import Day
from model.queries.agenda import Agenda, AgendaRow
from model.queries.earlier_points import earlier_points
from model.queries.forum_settings import guests_early
from model.queries.joining import Joining, joining
from model.queries.next_meeting import NextMeeting, next_meeting
from model.queries.people import list_people
from model.queries.told import told_days, told_times
from model.text.availability import format_availability
from model.text.translate import _
from model.views import GuestView


@dataclass(frozen=True, slots=True)
class Facts:
    """`early`: how many minutes before their time guests come, where nothing else is said."""

    agenda: Agenda
    coming: NextMeeting | None
    joining: Joining
    told: Mapping[str, Spans]
    told_on: Mapping[str, datetime.date]
    earlier: Mapping[str, Sequence[Earlier]]
    known: tuple[str, ...]
    early: int

    @property
    def members(self) -> frozenset[str]:
        """Those who are there anyway: they are neither called nor told."""
        return members_of(self.agenda)

    @property
    def breaks(self) -> frozenset[str]:
        """The keys of the breaks."""
        return frozenset(row.key for row in self.agenda.entries if is_break(row))

    @property
    def last(self) -> frozenset[str]:
        """The keys of what stays at the end: "Eventuelt"."""
        rows = self.agenda.entries
        return frozenset(row.key for row in rows if row.purpose == "any_other_business")

    def day(self) -> Day:
        """The day as remedies are sought for it."""
        return Day(
            tuple(row.planned for row in self.agenda.entries),
            self.agenda.plan.window,
            self.breaks,
            self.members,
            self.last,
            self.joining.available,
        )

    def people(self) -> tuple[PersonDay, ...]:
        """Everybody who joins for a point, with what is wrong with the times."""
        day, plan = self.day(), self.agenda.plan
        conflicts = [
            (found.guest, found.other, found.key)
            for found in time_findings(day.entries, plan, day.breaks)
            if found.code is TimeCode.GUEST_CONFLICT and found.guest and found.other and found.key
        ]
        return people(plan, self.told, self.told_on, self.joining.available, conflicts)

    def arrives_before(self, guest: GuestView | None) -> int:
        """How many minutes before his time somebody comes; on Teams nobody waits outside."""
        if guest is None or guest.arrive_before is None:
            return 0 if guest is not None and guest.online else self.early
        return guest.arrive_before

    def row(self, key: str) -> AgendaRow | None:
        """The line of the agenda with this key."""
        return next((row for row in self.agenda.entries if row.key == key), None)


def members_of(agenda: Agenda) -> frozenset[str]:
    """The names of those who are there anyway."""
    return frozenset(member.name for member in agenda.meeting.members)


def lane(name: str, members: frozenset[str], joined: Joining) -> LanePerson:
    """Somebody as the bars show them."""
    available = joined.available.get(name, (None, None))
    notes = [_("member") if name in members else ""]
    if online := [g.online for guests in joined.guests.values() for g in guests if g.name == name]:
        notes.append(_("on Teams") if all(online) else "")
    if said := format_availability(available):
        notes.append(_("can come {time}").format(time=said))
    return LanePerson(name, ", ".join(filter(None, notes)), name in members, available)


def facts(services: Services, agenda: Agenda) -> Facts:
    """Read what is known besides the agenda: a fixed number of short reads."""
    meeting_id = agenda.meeting.id
    joined = services.read(partial(joining, meeting_id=meeting_id))
    names = [person.name for person in services.read(list_people)]
    names += [guest.name for guests in joined.guests.values() for guest in guests]
    return Facts(
        agenda,
        services.read(partial(next_meeting, meeting_id=meeting_id)),
        joined,
        services.read(partial(told_times, meeting_id=meeting_id)),
        services.read(partial(told_days, meeting_id=meeting_id)),
        services.read(partial(earlier_points, meeting_id=meeting_id)),
        tuple(dict.fromkeys(names)),
        services.read(partial(guests_early, meeting_id=meeting_id)),
    )

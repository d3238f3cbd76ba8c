"""What documents are made from: frozen data of one meeting, filled by `model.editions` and by nothing else.

What a view may not show is not in it. Times are whole minutes after midnight of the meeting's day.
"""

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal

from model.planning.shapes import Plan, StartRule
from model.text.blocks import RichText
from model.text.names import with_title
from model.text.people_line import Written
from model.vocabulary import (
    AbsenceReason,
    Attendance,
    CostUnit,
    Edition,
    FollowUpStatus,
    GuestRole,
    MeetingStatus,
    Openness,
    Purpose,
)


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody named in the view, as the address book knows them."""

    name: str
    title: str = ""
    department: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class AnnexView:
    """A numbered annex. `digest` is the SHA-256 of its content, "" where there is no file."""

    number: int
    title: str
    openness: Openness = Openness.UNDECIDED
    file_name: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class DirectCostsView:
    """The year table of a form, in the unit that the form declares. None is an empty cell."""

    unit: CostUnit
    amounts: tuple[tuple[int, Decimal | None], ...] = ()
    note: RichText = ()


@dataclass(frozen=True, slots=True)
class FundingView:
    """Three independent ticks; None is "not stated"."""

    department_base: bool | None = None
    department_savings: bool | None = None
    common_savings: bool | None = None


@dataclass(frozen=True, slots=True)
class ProcessStepView:
    """One step of the process chain: a date, or words for one."""

    stage: str
    date: datetime.date | None = None
    date_text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EarlierMinutesView:
    """What an earlier meeting said about the same item."""

    text: RichText
    date: datetime.date | None = None


PEOPLE_FIELDS = ("caseworkers", "managers", "attendees")
"""The fields of a recommendation that hold people."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """A recommendation (indstilling). `fields` holds what only a municipality's own form has.

    `titles`: field, name and title of those who have one behind their name there.
    """

    key: str
    form: str
    title: str
    title_language: str = "da"
    openness: Openness = Openness.UNDECIDED
    closed_reason: str = ""
    meeting_line: str = ""
    caseworkers: tuple[str, ...] = ()
    department: str = ""
    managers: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    background: RichText = ()
    decision_intro: str = ""
    decisions: RichText = ()
    effect: RichText = ()
    follow_up: RichText = ()
    implementation: RichText = ()
    communication: RichText = ()
    coordination: RichText = ()
    direct_costs: DirectCostsView | None = None
    funding: FundingView = FundingView()
    indirect_costs: RichText = ()
    process: tuple[ProcessStepView, ...] = ()
    annexes: tuple[AnnexView, ...] = ()
    minutes: RichText = ()
    unrecognised: RichText = ()
    case_number: str = ""
    earlier_minutes: tuple[EarlierMinutesView, ...] = ()
    fields: tuple[tuple[str, RichText], ...] = ()
    titles: tuple[tuple[str, str, str], ...] = ()

    def people(self, field: str) -> tuple[Written, ...]:
        """Who stands in one of the fields for people, as they are called there."""
        titles = {name: title for place, name, title in self.titles if place == field}
        return tuple(Written(name, titles.get(name, "")) for name in getattr(self, field))


@dataclass(frozen=True, slots=True)
class StayView:
    """When a guest really came and left, in minutes; None where nobody noted it."""

    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class GuestView:
    """Somebody who joins for one point. `arrive_before` in minutes; None follows the forum's habit."""

    name: str
    role: GuestRole | None = None
    online: bool | None = None
    arrive_before: int | None = None
    title: str = ""
    stays: tuple[StayView, ...] = ()
    """Those that fall on the point; one that falls on several stands with each of them."""
    missing: bool = False
    """Planned, but was not there: others were noted as they came, and this one was not."""

    @property
    def called(self) -> str:
        """ "Mette Holm, centerchef"."""
        return with_title(self.name, self.title)


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """A task that a point left behind."""

    what: str
    key: str = ""
    who: str = ""
    due: datetime.date | None = None
    due_text: str = ""
    status: FollowUpStatus = FollowUpStatus.OPEN


@dataclass(frozen=True, slots=True)
class RegisterTask:
    """A task in the register of all meetings, and where it comes from."""

    task: FollowUpView
    forum: str
    date: datetime.date
    number: int | None
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class CarriedFrom:
    """The point's place on the meeting that it was postponed from."""

    date: datetime.date
    number: int


@dataclass(frozen=True, slots=True)
class PointView:
    """A point that the view may show whole. `start`, `end` are None where it has no slot."""

    key: str
    title: str
    number: int | None = None
    start: int | None = None
    end: int | None = None
    title_language: str = "da"
    public_title: str = ""
    purpose: Purpose | None = None
    openness: Openness = Openness.UNDECIDED
    closed_reason: str = ""
    duration: int | None = None
    rule: StartRule = StartRule.FOLLOWS
    start_at: int | None = None
    guests: tuple[GuestView, ...] = ()
    received_at: datetime.datetime | None = None
    supplementary: bool = False
    withdrawn: bool = False
    carried_from: CarriedFrom | None = None
    item: ItemView | None = None
    item_as_treated: ItemView | None = None
    annexes: tuple[AnnexView, ...] = ()
    minutes: RichText = ()
    outcomes: tuple[str, ...] = ()
    follow_ups: tuple[FollowUpView, ...] = ()
    actual_start: datetime.datetime | None = None
    actual_end: datetime.datetime | None = None
    case_number: str = ""
    note_to_chair: RichText = ()
    after_dropped: bool = False
    oral: bool = False
    communicated: bool = False
    """Its decision is told to the whole house."""
    former_number: int | None = None
    """What readers of the agenda knew it by, where a revised one gave it another number."""

    @property
    def treated_item(self) -> ItemView | None:
        """The recommendation that this meeting treats: as dispatched where it has changed since."""
        return self.item_as_treated or self.item

    @property
    def effective_openness(self) -> Openness:
        """Closed where the point or its item is closed, else what the point says.

        The item as it was treated counts as well as the item as it is now.
        """
        items = (self.item, self.item_as_treated)
        if any(item is not None and item.openness is Openness.CLOSED for item in items):
            return Openness.CLOSED
        return self.openness

    @property
    def holds_closed(self) -> bool:
        """Whether it is closed, or has an annex that is."""
        return self.effective_openness is Openness.CLOSED or any(
            annex.openness is Openness.CLOSED for annex in (*self.annexes, *self.all_annexes)
        )

    @property
    def all_annexes(self) -> tuple[AnnexView, ...]:
        """The annexes to print: the item's, or the point's own where it has no item."""
        item = self.treated_item
        return item.annexes if item is not None else self.annexes


@dataclass(frozen=True, slots=True)
class BreakView:
    """A break."""

    key: str
    label: str
    duration: int
    start: int | None = None
    end: int | None = None
    rule: StartRule = StartRule.FOLLOWS
    start_at: int | None = None
    after_dropped: bool = False


@dataclass(frozen=True, slots=True)
class HiddenPointView:
    """What the open edition shows of a closed point where the forum wants more than nothing.

    `title` is the neutral title, "" for the bare line. Neither key nor reason is here.
    """

    number: int | None
    start: int | None
    end: int | None
    title: str = ""


EntryView = PointView | BreakView | HiddenPointView


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """Points that a member missed, by entry key; `start`, `end` are minutes after midnight."""

    points: tuple[str, ...]
    start: int | None = None
    end: int | None = None
    reason: AbsenceReason | None = None


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member of the forum at this meeting."""

    name: str
    attendance: Attendance = Attendance.UNKNOWN
    online: bool = False
    substitute_for: str = ""
    absences: tuple[AbsenceView, ...] = ()
    title: str = ""

    @property
    def called(self) -> str:
        """ "Anna Holm, direktør"."""
        return with_title(self.name, self.title)


@dataclass(frozen=True, slots=True)
class Approval:
    """When the minutes were approved, and by whom."""

    at: datetime.datetime
    by: str


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """One of the forum's next meetings, for the block under Eventuelt."""

    name: str
    date: datetime.date
    start: int
    end: int
    location: str = ""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting as one edition may show it.

    `plan` is the plan of the whole meeting with the slots of dropped entries taken out, so that numbers
    and times never move; its guest windows are joined after dropping.
    """

    edition: Edition
    key: str
    forum: str
    name: str
    date: datetime.date
    start: int
    end: int
    plan: Plan
    entries: tuple[EntryView, ...]
    people: tuple[PersonView, ...] = ()
    location: str = ""
    virtual_note: str = ""
    information: RichText = ()
    submission_deadline: datetime.datetime | None = None
    dispatch_at: datetime.datetime | None = None
    status: MeetingStatus = MeetingStatus.PLANNED
    chair: str = ""
    minute_taker: str = ""
    members: tuple[MemberView, ...] = ()
    case_number: str = ""
    online_link: str = ""
    approved: Approval | None = None
    language: str = "da"
    holds_closed: bool = False
    coming_meetings: tuple[ComingMeeting, ...] = ()
    letterhead: tuple[str, ...] = ()
    logo: str = ""
    """The picture of the letterhead, as `model.documents.logo` reads it."""
    logo_words: str = ""

    @property
    def points(self) -> tuple[PointView, ...]:
        """The points shown whole, in agenda order."""
        return tuple(entry for entry in self.entries if isinstance(entry, PointView))

    @property
    def regulars(self) -> tuple[str, ...]:
        """Who is there the whole time, each once: the members, and who takes the minutes."""
        names = dict.fromkeys((*(member.name for member in self.members), self.minute_taker))
        return tuple(name for name in names if name)

    def called(self, name: str) -> str:
        """A name as the papers of this meeting print it, with a member's title behind it."""
        return next((member.called for member in self.members if member.name == name), name)

    def with_entries(self, entries: tuple[EntryView, ...]) -> "MeetingView":
        """The same meeting with other entries."""
        return replace(self, entries=entries)

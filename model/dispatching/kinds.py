"""What can be sent, and to whom it usually goes."""

from dataclasses import dataclass
from enum import StrEnum

from model.text.translate import N_
from model.vocabulary import MeetingStatus


class Group(StrEnum):
    """Whom a mail is meant for."""

    MEMBERS = "members"
    """And who takes the minutes."""
    GUESTS = "guests"
    OPEN_GUESTS = "open_guests"
    """Guests of open points alone: their times may stand in one mail."""
    CASEWORKERS = "caseworkers"
    LATE = "late"
    """Caseworkers whose recommendation is missing."""
    CHAIR = "chair"
    OWNERS = "owners"
    """Those with open tasks."""


@dataclass(frozen=True, slots=True)
class MailKind:
    """One kind of mail. `documents` go along as PDF; `each` gets a mail of his own.

    `always_full` has no open edition: it is for one who knows everything. `invites`: a calendar entry
    goes along.
    """

    code: str
    name: str
    about: str
    group: Group
    documents: tuple[str, ...] = ()
    each: bool = False
    marks: MeetingStatus | None = None
    always_full: bool = False
    invites: bool = False

    @property
    def papers(self) -> tuple[str, ...]:
        """What the history calls its content: the documents, or the kind of a mail without any."""
        return self.documents or (self.code,)

    @property
    def other_groups(self) -> tuple[Group, ...]:
        """Who else may be added to a mail to all: nobody to one with everybody's times, or the script."""
        if self.each or self.always_full or self.group is Group.OPEN_GUESTS:
            return ()
        return tuple(group for group in GROUPS if group is not self.group)

    @property
    def has_editions(self) -> bool:
        """Whether there is an open and a full edition to choose from."""
        return bool(self.documents) and not self.each and not self.always_full


GROUPS: dict[Group, str] = {
    Group.GUESTS: N_("Guests of points"),
    Group.CASEWORKERS: N_("Caseworkers"),
}
"""Whom a mail to all may go to besides those who usually get it."""

KINDS: dict[str, MailKind] = {
    kind.code: kind
    for kind in (
        MailKind(
            "call",
            N_("Call for points"),
            N_("Asks for points for the agenda"),
            Group.MEMBERS,
        ),
        MailKind(
            "item_reminder",
            N_("Reminder: recommendation"),
            N_("To whoever still owes one"),
            Group.LATE,
            each=True,
        ),
        MailKind(
            "agenda",
            N_("Agenda"),
            N_("Counts as dispatched when it is sent"),
            Group.MEMBERS,
            ("agenda",),
            marks=MeetingStatus.DISPATCHED,
        ),
        MailKind(
            "package",
            N_("Agenda with annexes"),
            N_("Counts as dispatched when it is sent"),
            Group.MEMBERS,
            ("package",),
            marks=MeetingStatus.DISPATCHED,
        ),
        MailKind(
            "changes",
            N_("Corrections"),
            N_("What has changed since the dispatch"),
            Group.MEMBERS,
            ("changes",),
        ),
        MailKind(
            "chair-script",
            N_("Chair's script"),
            N_("For the chair alone, with every closed point"),
            Group.CHAIR,
            ("chair-script",),
            always_full=True,
        ),
        MailKind(
            "slip",
            N_("Time of each guest"),
            N_("Everybody gets only their own time"),
            Group.GUESTS,
            ("guest-slip",),
            each=True,
            invites=True,
        ),
        MailKind(
            "times",
            N_("Times of all guests in one mail"),
            N_("The times of the open points; a guest of a closed one gets only their own"),
            Group.OPEN_GUESTS,
        ),
        MailKind(
            "invitation",
            N_("Calendar invitation to members"),
            N_("For those who have no series of the meeting in Outlook"),
            Group.MEMBERS,
            each=True,
            invites=True,
        ),
        MailKind(
            "minutes",
            N_("Minutes"),
            N_("What was decided, point by point"),
            Group.MEMBERS,
            ("minutes",),
            marks=MeetingStatus.MINUTES_SENT,
        ),
        MailKind(
            "extract",
            N_("Extract to its caseworker"),
            N_("Recommendation and decision; a closed one only in the PDF"),
            Group.CASEWORKERS,
            ("extract",),
            each=True,
        ),
        MailKind(
            "task_reminder",
            N_("Reminder: tasks"),
            N_("To whoever has open tasks"),
            Group.OWNERS,
            each=True,
        ),
    )
}
"""By code, in the order in which a meeting needs them."""


def papers_kind(documents: tuple[str, ...]) -> MailKind:
    """A mail with these documents: the kind for one that has its own, else papers in general."""
    if len(documents) == 1 and documents[0] in KINDS:
        return KINDS[documents[0]]
    marks = [KINDS[name].marks for name in documents if name in KINDS]
    return MailKind(
        "papers",
        N_("Papers"),
        N_("Several documents in one mail"),
        Group.MEMBERS,
        documents,
        marks=next((mark for mark in reversed(marks) if mark is not None), None),
    )

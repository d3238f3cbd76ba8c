"""The fixed words of the field: what a point, a meeting, a person or a task can be.

Their values are the codes of the exchange format and of the database.
"""

from enum import StrEnum


class Edition(StrEnum):
    """Who a view is for."""

    FULL = "full"
    OPEN = "open"
    GUEST = "guest"


class Openness(StrEnum):
    """Whether something may stand in the open edition. Undecided blocks the open edition."""

    OPEN = "open"
    CLOSED = "closed"
    UNDECIDED = "undecided"


class Purpose(StrEnum):
    """What the meeting is to do with a point."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    SPARRING = "sparring"
    ANY_OTHER_BUSINESS = "any_other_business"


class MeetingStatus(StrEnum):
    """How far a meeting has come. Numbers are frozen from DISPATCHED on."""

    PLANNED = "planned"
    REVIEW = "review"
    DISPATCHED = "dispatched"
    HELD = "held"
    MINUTES_DRAFT = "minutes_draft"
    MINUTES_SENT = "minutes_sent"
    APPROVED = "approved"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether the meeting was held: from then on it is about its minutes."""
        cls = MeetingStatus
        return self in (cls.HELD, cls.MINUTES_DRAFT, cls.MINUTES_SENT, cls.APPROVED)


class Stage(StrEnum):
    """How far a recommendation has come. ON_AGENDA and TREATED follow from its meetings."""

    RECEIVED = "received"
    IN_WORK = "in_work"
    RETURNED = "returned"
    READY = "ready"
    ON_AGENDA = "on_agenda"
    TREATED = "treated"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


class Attendance(StrEnum):
    """Whether a member came."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


class AbsenceReason(StrEnum):
    """Why a member was not in the room at points."""

    LEFT = "left"
    """And is not back."""
    ARRIVED = "arrived"
    CONFLICTED = "conflicted"
    ONLINE = "online"
    """Missed nothing: took part from elsewhere. The exchange format has no word for it."""
    OTHER = "other"
    """Was out for a while, or whatever else was noted."""


class GuestRole(StrEnum):
    """What a guest does at a point."""

    PRESENTS = "presents"
    TAKES_PART = "takes_part"


class FollowUpStatus(StrEnum):
    """How far a task has come."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class RevisionKind(StrEnum):
    """Why the minutes were kept as they stood."""

    SENT = "sent"
    APPROVED = "approved"
    CORRECTION = "correction"


class CostUnit(StrEnum):
    """What an amount on a form counts: kroner or thousands of kroner."""

    KRONER = "kr"
    THOUSAND_KRONER = "tkr"


class ClosedDisplay(StrEnum):
    """What the open edition shows where a closed point stood."""

    NOTHING = "nothing"
    LINE = "line"
    TITLE = "title"

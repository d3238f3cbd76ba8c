"""How a mail and each of its recipients stand, and the ways out there are."""

from enum import StrEnum


class MailWay(StrEnum):
    """Which way mail goes: the user's own program, a mail server, or Microsoft 365."""

    DRAFT = "draft"
    SMTP = "smtp"
    GRAPH = "graph"


class MailState(StrEnum):
    """What has become of a mail for one recipient.

    OPENED, CONFIRMED and NOT_SENT are those of a draft, and rest on what the user says. COMMITTING is
    written down before the last word to the server: found at a start, it is UNKNOWN.
    """

    QUEUED = "queued"
    TRYING = "trying"
    COMMITTING = "committing"
    ACCEPTED = "accepted"
    LATER = "later"
    HELD = "held"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    CANCELLED = "cancelled"
    OPENED = "opened"
    CONFIRMED = "confirmed"
    NOT_SENT = "not_sent"


WAITING = frozenset({MailState.QUEUED, MailState.LATER})
"""Goes out by itself."""

UNDER_WAY = frozenset({MailState.QUEUED, MailState.TRYING, MailState.COMMITTING})
"""Is tried in a moment, or right now."""

CANCELLABLE = frozenset({*WAITING, MailState.HELD})
"""Nothing has been said to a server that could still be taken for it."""

RETRIABLE = frozenset(
    {
        MailState.LATER,
        MailState.HELD,
        MailState.REFUSED,
        MailState.UNKNOWN,
        MailState.CANCELLED,
    }
)
"""May be tried again when the user says so, with the same bytes."""

SENT = frozenset({MailState.ACCEPTED, MailState.CONFIRMED})
"""Has left, as far as anybody can know."""

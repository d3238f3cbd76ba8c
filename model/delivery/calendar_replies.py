"""Answers to invitations, read from an `.ics` file that came from outside."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from model.errors import UserError
from model.text.translate import _

LARGEST = 1_000_000
"""Bytes. An answer has a few hundred."""


class Answer(StrEnum):
    """What somebody said."""

    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: to which entry, by whom, and the words that came with it."""

    uid: str
    email: str
    answer: Answer
    comment: str = ""


def read_replies(content: bytes) -> tuple[Reply, ...]:
    """The answers in a file. Raises UserError where it is no calendar, or nobody answers in it."""
    import icalendar

    unreadable = UserError(
        _(
            "Punktvis cannot read this as a calendar file. Save the answer anew "
            "from your mail program."
        )
    )
    if len(content) > LARGEST:
        raise unreadable
    try:
        calendar: Any = icalendar.Calendar.from_ical(content)
    except ValueError as error:
        raise unreadable from error
    if str(calendar.get("METHOD", "")).upper() != "REPLY":
        raise UserError(
            _(
                "This calendar file is not an answer to an invitation. Choose the one "
                "that came with the answer."
            )
        )
    found: list[Reply] = []
    for event in calendar.walk("VEVENT"):
        attendees: Any = event.get("ATTENDEE", [])
        several = cast("list[Any]", attendees) if isinstance(attendees, list) else [attendees]
        for one in several:
            said = str(one.params.get("PARTSTAT", "")).upper()
            if said in Answer.__members__:
                email = str(one).partition(":")[2] or str(one)
                comment = " ".join(str(event.get("COMMENT", "")).split())
                found.append(Reply(str(event.get("UID", "")), email.lower(), Answer(said), comment))
    if not found:
        raise UserError(
            _("Nobody answers in this calendar file. Choose the one that came with the answer.")
        )
    return tuple(found)

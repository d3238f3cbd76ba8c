"""Calendar entries (RFC 5545 and 5546), written here word by word.

Libraries give Copenhagen a VTIMEZONE that other programs read an hour wrong, and turn `\\Notater` into a
line end; this is little enough to write (findings: icalendar and ical.js read it alike).
"""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from model.delivery.message_words import link_line, own_time
from model.text.addresses import Address
from model.text.translate import translator
from model.views import MeetingView

TIMEZONE = ZoneInfo("Europe/Copenhagen")
PRODUCT = "-//Punktvis//Punktvis//DA"
_LONGEST = 73
"""Octets of a line before it is folded; 75 with the blank and what comes."""

_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE"""
"""By rule and not by a list of dates, which ical.js does not read."""


class Method(StrEnum):
    """What a calendar is sent for. PUBLISH is a file to take in, without an answer."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


@dataclass(frozen=True, slots=True)
class Event:
    """One entry. `start`, `end` are minutes after midnight of `date` in Copenhagen, and may pass 24 h.

    `sequence` grows with every change of time or place, and with the cancellation.
    """

    uid: str
    date: datetime.date
    start: int
    end: int
    title: str
    location: str = ""
    text: str = ""
    sequence: int = 0


def event_of_guest(view: MeetingView, uid: str, sequence: int = 0) -> Event | None:
    """The entry of a guest, from his own view and nothing else; None where he has no slot.

    One entry from his first point to his last: the windows of one guest touch, or he waits between.
    """
    points = [p for p in view.points if p.start is not None and not p.withdrawn]
    if not points:
        return None
    _ = translator(view.language).gettext
    text = "\n".join(filter(None, (own_time(view), link_line(view))))
    return Event(
        uid=uid,
        date=view.date,
        start=min(p.start or 0 for p in points),
        end=max(p.end or 0 for p in points),
        title=_("{meeting}: your time").format(meeting=view.name or view.forum),
        location=view.location,
        text=text,
        sequence=sequence,
    )


def event_of_meeting(view: MeetingView, uid: str, sequence: int = 0) -> Event:
    """The entry of a member: the whole meeting, without a word of its points."""
    return Event(
        uid=uid,
        date=view.date,
        start=view.start,
        end=max(view.end, view.start),
        title=view.name or view.forum,
        location=view.location,
        text=view.virtual_note,
        sequence=sequence,
    )


def uid_for(meeting_key: str, name: str, *, is_member: bool = False) -> str:
    """The same for the same person at the same meeting, and telling nobody who that is.

    A member who is a guest as well has two: one of the meeting and one of his own time.
    """
    part = "\0member" if is_member else ""
    digest = hashlib.sha256(f"{meeting_key}\0{name.casefold()}{part}".encode()).hexdigest()
    return f"{digest[:32]}@punktvis.invalid"


def calendar_text(
    method: Method,
    events: tuple[Event, ...],
    stamp: datetime.datetime,
    organizer: Address | None = None,
    attendee: Address | None = None,
) -> str:
    """The calendar with its line ends. `stamp` has a time zone.

    A REQUEST and a CANCEL need both people; the organizer must be the mail's sender.
    """
    if method is not Method.PUBLISH and (organizer is None or attendee is None):
        raise ValueError("an invitation has an organizer and an attendee")
    lines = [
        "BEGIN:VCALENDAR",
        f"PRODID:{PRODUCT}",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method}",
        *_ZONE.split("\n"),
    ]
    for event in events:
        lines.extend(_event(event, method, stamp, organizer, attendee))
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _event(
    event: Event,
    method: Method,
    stamp: datetime.datetime,
    organizer: Address | None,
    attendee: Address | None,
) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{stamp.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    for name, minutes in (("DTSTART", event.start), ("DTEND", event.end)):
        moment = datetime.datetime.combine(event.date, datetime.time()) + datetime.timedelta(
            minutes=minutes
        )
        yield f"{name};TZID=Europe/Copenhagen:{moment:%Y%m%dT%H%M%S}"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.location:
        yield f"LOCATION:{_escaped(event.location)}"
    if event.text:
        yield f"DESCRIPTION:{_escaped(event.text)}"
    yield "STATUS:CANCELLED" if method is Method.CANCEL else "STATUS:CONFIRMED"
    yield "TRANSP:OPAQUE"
    if organizer is not None and method is not Method.PUBLISH:
        yield f"ORGANIZER{_common_name(organizer)}:mailto:{organizer.email}"
    if attendee is not None and method is not Method.PUBLISH:
        asked = "" if method is Method.CANCEL else ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
        name = _common_name(attendee)
        yield f"ATTENDEE{name};ROLE=REQ-PARTICIPANT{asked}:mailto:{attendee.email}"
    yield "END:VEVENT"


def _common_name(one: Address) -> str:
    """As a quoted parameter; a quotation mark in it would be shown as `^'` by some."""
    name = "".join(c for c in one.name if ord(c) >= 32).replace('"', "'")
    return f';CN="{name}"' if name else ""


def _escaped(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(c for c in plain if c in "\n\t" or ord(c) >= 32)
    escaped = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, never inside a letter; all but the first begin with a blank."""
    piece, length = "", 0
    for sign in line:
        octets = len(sign.encode())
        if length + octets > _LONGEST:
            yield piece
            piece, length = " ", 1
        piece += sign
        length += octets
    yield piece

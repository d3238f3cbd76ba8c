"""Calendar entries as two independent libraries read them; right across every summer time."""

import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from model.delivery.calendar import (
    TIMEZONE,
    Event,
    Method,
    calendar_text,
    event_of_guest,
    event_of_meeting,
    uid_for,
)
from model.delivery.calendar_replies import Answer, Reply, read_replies
from model.editions import guest_view
from model.errors import UserError
from model.text.addresses import Address
from tests.model.delivery.javascript import answer_of
from tests.model.exchange.databases import document, meeting, point, viewed

STAMP = datetime.datetime(2026, 10, 2, 12, 0, tzinfo=datetime.UTC)
SENDER = Address("Ellen Skøv", "ellen@example.org")
GUEST = Address('Åse "ØK" Kjær', "aase@example.org")
ODD = "Møde; med, komma\nH:\\Notater\\Nyt " + "æøå " * 40
EVENT = Event("u1@x", datetime.date(2026, 10, 8), 520, 540, ODD, "Lokale 3; Rådhuset", ODD, 2)


def days() -> list[datetime.date]:
    """Around each change of the clock, and in the middle of summer and winter, 2000–2040."""
    found: list[datetime.date] = []
    for year in range(2000, 2041):
        for month in (3, 10):
            last = datetime.date(year, month, 31)
            sunday = last - datetime.timedelta(days=(last.weekday() + 1) % 7)
            found += [sunday + datetime.timedelta(days=shift) for shift in (-1, 0, 1)]
        found += [datetime.date(year, 1, 15), datetime.date(year, 7, 15)]
    return found


def all_days() -> str:
    events = tuple(
        Event(f"{day}@x", day, start, start + 20, "Møde") for day in days() for start in (0, 510)
    )
    return calendar_text(Method.PUBLISH, events, STAMP)


def expected() -> list[int]:
    """Seconds since 1970 of each start, by zoneinfo."""
    zone = ZoneInfo("Europe/Copenhagen")
    return [
        int(datetime.datetime(day.year, day.month, day.day, *clock, tzinfo=zone).timestamp())
        for day in days()
        for clock in ((0, 0), (8, 30))
    ]


def test_icalendar_reads_every_offset_right() -> None:
    calendar = icalendar.Calendar.from_ical(all_days())
    timezones: list[Any] = calendar.walk("VTIMEZONE")
    zone = timezones[0].to_tz(lookup_tzid=False)
    events: list[Any] = calendar.walk("VEVENT")
    starts = [event["DTSTART"].dt.replace(tzinfo=None) for event in events]
    assert [int(start.replace(tzinfo=zone).timestamp()) for start in starts] == expected()


@pytest.mark.slow
@pytest.mark.tool("npm", "node")
def test_ical_js_reads_every_offset_right(tmp_path: Path) -> None:
    (tmp_path / "days.ics").write_text(all_days(), encoding="utf-8", newline="")
    one = calendar_text(Method.REQUEST, (EVENT,), STAMP, SENDER, GUEST)
    (tmp_path / "one.ics").write_text(one, encoding="utf-8", newline="")
    program = """
        import ICAL from 'ical.js'; import fs from 'fs';
        const read = name => { const c = new ICAL.Component(ICAL.parse(fs.readFileSync(name, 'utf8')));
          c.getAllSubcomponents('vtimezone').forEach(z => ICAL.TimezoneService.register(
            new ICAL.Timezone(z)));
          return c.getAllSubcomponents('vevent').map(v => new ICAL.Event(v)); };
        const one = read('one.ics')[0];
        console.log(JSON.stringify([read('days.ics').map(e => e.startDate.toUnixTime()),
          one.summary, one.description, one.location, one.sequence, one.uid]));
    """
    assert answer_of(program, "ical.js@2.2.1", tmp_path) == [
        expected(), ODD, ODD, "Lokale 3; Rådhuset", 2, "u1@x"
    ]  # fmt: skip


@pytest.mark.parametrize("method", [Method.REQUEST, Method.CANCEL])
def test_icalendar_reads_what_was_written(method: Method) -> None:
    text = calendar_text(method, (EVENT,), STAMP, SENDER, GUEST)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    calendar = icalendar.Calendar.from_ical(text)
    found: list[Any] = calendar.walk("VEVENT")
    (event,) = found
    assert calendar["METHOD"] == method
    assert event["UID"] == "u1@x"
    assert event["SEQUENCE"] == 2
    assert event["ORGANIZER"] == "mailto:ellen@example.org"
    assert event["ATTENDEE"] == "mailto:aase@example.org"
    assert event["ATTENDEE"].params["CN"] == "Åse 'ØK' Kjær"
    assert event["STATUS"] == ("CANCELLED" if method is Method.CANCEL else "CONFIRMED")
    assert event["DTSTART"].dt == datetime.datetime(2026, 10, 8, 8, 40, tzinfo=TIMEZONE)
    # icalendar reads `\\N` in a text as a line end; ical.js reads the text as it was.
    assert "SUMMARY:Møde\\; med\\, komma\\nH:\\\\Notater" in text.replace("\r\n ", "")


def test_past_midnight() -> None:
    late = Event("u", datetime.date(2026, 10, 8), 1430, 1470, "Møde")
    text = calendar_text(Method.PUBLISH, (late,), STAMP)
    assert "DTEND;TZID=Europe/Copenhagen:20261009T003000" in text


def test_an_invitation_needs_both() -> None:
    with pytest.raises(ValueError, match="organizer"):
        calendar_text(Method.REQUEST, (EVENT,), STAMP, SENDER)


def view_with_guests() -> object:
    return viewed(
        document(
            meeting(
                point("p1", duration=30, openness="open", guests=["Bo"], title="Budget"),
                point(
                    "p2",
                    duration=20,
                    openness="closed",
                    guests=["Åse", "Bo"],
                    title="Opsigelse",
                    public_title="Personalesag",
                ),
                location="Rådhuset",
                online_link="https://meet.example.org/x",
                name="Chefteammøde",
            )
        )
    )


def test_a_guest_sees_his_own_slot_under_a_neutral_title() -> None:
    whole = view_with_guests()
    uid = uid_for("m", "Åse")
    event = event_of_guest(guest_view(whole, "Åse"), uid)  # type: ignore[arg-type]
    assert event is not None
    assert (event.start, event.end, event.sequence) == (540, 560, 0)
    text = calendar_text(Method.REQUEST, (event,), STAMP, SENDER, GUEST).replace("\r\n ", "")
    assert "Personalesag" in text
    assert "meet.example.org" in text
    assert not [word for word in ("Opsigelse", "Budget", "Bo") if word in text]
    assert "Åse" not in uid
    assert uid == uid_for("m", "åse") != uid_for("m2", "Åse")


def test_who_has_no_slot_gets_no_entry() -> None:
    assert event_of_guest(guest_view(view_with_guests(), "Ingen"), "u") is None  # type: ignore[arg-type]


def test_a_member_gets_the_meeting_without_its_points() -> None:
    event = event_of_meeting(view_with_guests(), "u")  # type: ignore[arg-type]
    text = calendar_text(Method.PUBLISH, (event,), STAMP)
    assert (event.start, event.end) == (510, 720)
    hidden = ("Opsigelse", "Personalesag", "Budget", "meet.example.org")
    assert not [word for word in hidden if word in text]


REPLY = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:x\r
METHOD:REPLY\r
BEGIN:VEVENT\r
UID:u1@x\r
DTSTAMP:20261002T120000Z\r
ATTENDEE;PARTSTAT=DECLINED;CN="\xc3\x85se":mailto:Aase@example.org\r
COMMENT:Er p\xc3\xa5 ferie\r
END:VEVENT\r
END:VCALENDAR\r
"""


def test_a_reply_is_read() -> None:
    assert read_replies(REPLY) == (
        Reply("u1@x", "aase@example.org", Answer.DECLINED, "Er på ferie"),
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hej",
        b"\x00\xff" * 50,
        REPLY.replace(b"REPLY", b"REQUEST"),
        REPLY.replace(b"DECLINED", b"NEEDS-ACTION"),
        REPLY + b"x" * 2_000_000,
    ],
)
def test_what_is_no_reply_is_a_sentence(content: bytes) -> None:
    with pytest.raises(UserError):
        read_replies(content)

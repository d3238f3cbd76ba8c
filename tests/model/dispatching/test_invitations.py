"""Calendar entries that follow the plan: sent, changed, cancelled, answered."""

import datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest

from model.commands import agenda, points, settings, status
from model.dispatching.answers import read_in
from model.dispatching.kinds import KINDS
from model.dispatching.people import proposed
from model.dispatching.prepare import Order, Prepared, prepare
from model.dispatching.ways import hand_over, send
from model.errors import UserError
from model.exchange.importing import EXAMPLE, import_into
from model.queries.invitations import invitations
from model.queries.outbox import list_mails
from model.sending import MailWay
from model.storage.annex_files import AnnexFiles
from model.vocabulary import MeetingStatus
from tests.model.exchange.databases import meeting_id
from tests.model.workspace.opened import Opened

NOW = datetime.datetime(2026, 10, 2, 12, 0, tzinfo=datetime.UTC)


@pytest.fixture
def example(workspace: Opened) -> Opened:
    import_into(workspace, EXAMPLE)
    workspace.do(settings.set_value, "sender_address", "ellen.skov@example.org")
    return workspace


def slips(workspace: Opened) -> dict[str, Prepared]:
    meeting = workspace.ask(meeting_id, "ct-2026-10-08")
    people = workspace.read(lambda session: proposed(session, meeting, KINDS["slip"]))
    mails = prepare(workspace, Order(meeting, KINDS["slip"], people))
    return {mail.recipients[0].name: mail for mail in mails}


def sent(workspace: Opened, mail: Prepared) -> icalendar.Calendar:
    """Send one mail; the calendar that lies in its stored bytes."""
    meeting = workspace.ask(meeting_id, "ct-2026-10-08")
    send(workspace, meeting, [mail], {}, NOW, MailWay.SMTP)
    import email

    row = workspace.read(list_mails)[0]
    with AnnexFiles(workspace.path).open(row.digest) as file:
        message = email.message_from_binary_file(file)
    (part,) = [p for p in message.walk() if p.get_content_type() == "text/calendar"]
    content: Any = part.get_payload(decode=True)
    calendar = icalendar.Calendar.from_ical(content)
    assert part.get_param("method") == calendar["METHOD"]
    return calendar


def event_in(calendar: icalendar.Calendar) -> Any:
    return calendar.walk("VEVENT")[0]


def point_of(workspace: Opened, key: str) -> int:
    from sqlalchemy import select

    from model.entities import AgendaEntry, Meeting

    query = (
        select(AgendaEntry.id)
        .join(Meeting, Meeting.id == AgendaEntry.meeting_id)
        .where(Meeting.key == "ct-2026-10-08", AgendaEntry.key == key)
    )
    return workspace.read(lambda session: session.scalars(query).one())


def test_request_change_and_cancellation_have_one_uid_and_growing_sequence(example: Opened) -> None:
    first = sent(example, slips(example)["Lone Friis"])
    assert (first["METHOD"], event_in(first)["SEQUENCE"]) == ("REQUEST", 0)
    again = slips(example)["Lone Friis"].entry
    assert again is not None
    assert not again.is_news

    example.do(agenda.set_duration, point_of(example, "p4"), 45)
    second = sent(example, slips(example)["Lone Friis"])
    assert (second["METHOD"], event_in(second)["SEQUENCE"]) == ("REQUEST", 1)
    assert event_in(second)["DTSTART"].dt > event_in(first)["DTSTART"].dt

    example.do(agenda.withdraw, point_of(example, "p5"))
    gone = slips(example)["Lone Friis"]
    assert "Du skal alligevel ikke komme" in gone.message.text
    third = sent(example, gone)
    assert (third["METHOD"], event_in(third)["SEQUENCE"]) == ("CANCEL", 2)
    assert len({str(event_in(one)["UID"]) for one in (first, second, third)}) == 1
    assert "Lone Friis" not in {
        name for name, mail in slips(example).items() if mail.entry is not None
    }


def test_a_guest_who_was_taken_off_is_told(example: Opened) -> None:
    sent(example, slips(example)["Jens Østergaard"])
    example.do(points.set_guests, point_of(example, "p4"), [])
    gone = slips(example)["Jens Østergaard"]
    assert gone.message.attachments == ()
    assert gone.entry is not None
    assert gone.entry.cancelled


def test_a_cancelled_meeting_cancels_every_invitation(example: Opened) -> None:
    for mail in slips(example).values():
        sent(example, mail)
    meeting = example.ask(meeting_id, "ct-2026-10-08")
    example.do(status.set_status, meeting, MeetingStatus.CANCELLED)
    entries = [mail.entry for mail in slips(example).values()]
    assert len(entries) == 6
    assert all(entry is not None and entry.cancelled for entry in entries)


def test_a_draft_carries_a_file_to_take_in(example: Opened) -> None:
    meeting = example.ask(meeting_id, "ct-2026-10-08")
    (draft,) = hand_over(example, meeting, [slips(example)["Åse Kjær"]], {}, NOW)
    _slip, file = draft.message.attachments
    assert b"METHOD:PUBLISH" in file.data
    assert draft.message.invitation is None
    hidden = (b"opsigelse", b"Niels", b"Havnevej")
    assert not [word for word in hidden if word in file.data]


def test_an_answer_finds_its_invitation(example: Opened, tmp_path: Path) -> None:
    calendar = sent(example, slips(example)["Åse Kjær"])
    uid = str(event_in(calendar)["UID"])
    reply = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n"
        f"UID:{uid}\r\nDTSTAMP:20261002T120000Z\r\n"
        "ATTENDEE;PARTSTAT=DECLINED:mailto:aase.kjaer@example.org\r\nCOMMENT:Ferie\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    file = tmp_path / "svar.ics"
    file.write_bytes(reply.encode())
    assert read_in(example, [file]) == ("Åse Kjær",)
    meeting = example.ask(meeting_id, "ct-2026-10-08")
    (row,) = example.ask(invitations, meeting)
    assert (row.answer, row.comment) == ("DECLINED", "Ferie")
    file.write_bytes(reply.replace(uid, "en-anden").encode())
    with pytest.raises(UserError):
        read_in(example, [file])
    with pytest.raises(UserError):
        read_in(example, [tmp_path / "findes-ikke.ics"])


def invited(workspace: Opened) -> dict[str, Prepared]:
    meeting = workspace.ask(meeting_id, "ct-2026-10-08")
    kind = KINDS["invitation"]
    people = workspace.read(lambda session: proposed(session, meeting, kind))
    return {
        mail.recipients[0].name: mail for mail in prepare(workspace, Order(meeting, kind, people))
    }


def test_a_member_has_the_whole_meeting_where_that_is_wanted(example: Opened) -> None:
    mail = invited(example)["Pia Vestergaard"]
    assert mail.message.attachments == ()
    calendar = sent(example, mail)
    event = event_in(calendar)
    assert (calendar["METHOD"], event["SEQUENCE"]) == ("REQUEST", 0)
    assert (event["DTSTART"].dt.hour, event["DTEND"].dt.hour) == (8, 12)
    said = calendar.to_ical().decode().casefold()
    hidden = ("havnevej", "opsigelse", "meet.example.org", "økonomirapport", "henrik")
    assert not [word for word in hidden if word in said]
    assert "Pia Vestergaard" not in slips(example), "a member is no guest who was taken off"

    meeting = example.ask(meeting_id, "ct-2026-10-08")
    example.do(status.set_status, meeting, MeetingStatus.CANCELLED)
    gone = invited(example)["Pia Vestergaard"]
    assert "står ikke længere i din kalender" in gone.message.text
    assert sent(example, gone)["METHOD"] == "CANCEL"
    assert {mail.entry for mail in invited(example).values()} == {None}


def test_one_mail_to_all_tells_the_times_of_open_points(example: Opened) -> None:
    meeting = example.ask(meeting_id, "ct-2026-10-08")
    kind = KINDS["times"]
    people = example.read(lambda session: proposed(session, meeting, kind))
    (mail,) = prepare(example, Order(meeting, kind, people))
    named = [one.name for one in mail.recipients]
    assert "Karin Holm" in named
    closed = {"Åse Kjær", "Niels Bæk"} - set(named)
    assert closed, "guests of closed points get only their own time"
    assert "Karin Holm" in mail.message.text
    assert not [name for name in closed if name in mail.message.text]
    (remark,) = [one for one in mail.remarks if "lukkede punkter" in one]
    assert all(name in remark for name in closed), "she is told whom this mail leaves out"
    hidden = ("Havnevej", "opsigelse", "meet.example.org")
    assert not [word for word in hidden if word in mail.message.text]
    send(example, meeting, [mail], {}, NOW, MailWay.SMTP)
    assert set(mail.told) == set(named)
    assert mail.told["Karin Holm"] == slips(example)["Karin Holm"].told["Karin Holm"]

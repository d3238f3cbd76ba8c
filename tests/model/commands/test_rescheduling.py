"""Moving and cancelling a meeting, and what follows."""

import datetime

import pytest

from model.commands import agenda, bank, meetings, points, rescheduling, status, told
from model.commands.rescheduling import Onward
from model.errors import UserError
from model.planning.people import people
from model.planning.schedule import plan
from model.planning.shapes import Entry, StartRule, Window
from model.queries import agenda as queries
from model.queries import bank as bank_queries
from model.queries.meetings import list_meetings
from model.queries.told import told_days, told_times
from model.vocabulary import MeetingStatus, Stage
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 3, 26)
LATER = datetime.date(2026, 4, 9)  # after Easter
DEADLINE = datetime.datetime(2026, 3, 20, 12)


def meeting(workspace: Opened) -> int:
    made = workspace.do(meetings.create, "Chefteam", DAY, start=510, end=690)
    workspace.do(meetings.set_field, made, "submission_deadline", DEADLINE)
    workspace.do(meetings.set_field, made, "dispatch_at", datetime.datetime(2026, 3, 24, 15))
    workspace.do(agenda.add_point, made, "Budget", duration=20, guests=["Karl"])
    workspace.do(agenda.add_break, made, "Pause")
    workspace.do(agenda.set_start, 2, StartRule.NOT_BEFORE, 600)
    return made


def test_deadlines_and_clock_times_follow(workspace: Opened) -> None:
    made = meeting(workspace)
    before = workspace.dump()
    workspace.do(rescheduling.move, made, LATER, 780, 960)
    shown = workspace.ask(queries.agenda, made)
    assert (shown.meeting.date, shown.meeting.start, shown.meeting.end) == (LATER, 780, 960)
    # Four and two working days before, over Easter.
    assert shown.meeting.submission_deadline == datetime.datetime(2026, 3, 31, 12)
    assert shown.meeting.dispatch_at == datetime.datetime(2026, 4, 7, 15)
    assert shown.entries[1].start_at == 870
    workspace.undo().result(30)
    assert workspace.dump() == before


def test_who_was_told_has_been_told_another_day(workspace: Opened) -> None:
    made = meeting(workspace)
    workspace.do(told.tell, made, {"Karl": [(510, 530)]}, undoable=False)
    today = plan([Entry("p1", 20, guests=("Karl",))], Window(510, 690))
    times = workspace.ask(told_times, made)
    assert not people(today, times, workspace.ask(told_days, made))[0].moved
    workspace.do(rescheduling.move, made, LATER, 510, 690)
    (karl,) = people(today, times, workspace.ask(told_days, made))
    assert (karl.moved, karl.told_on) == (True, DAY)
    workspace.do(rescheduling.move, made, LATER + datetime.timedelta(7), 510, 690)
    assert workspace.ask(told_days, made) == {"Karl": DAY}
    workspace.undo().result(30)
    workspace.undo().result(30)
    assert workspace.ask(told_days, made) == {}
    workspace.do(rescheduling.move, made, LATER, 510, 690)
    workspace.do(told.tell, made, {"Karl": [(510, 530)]}, undoable=False)
    assert workspace.ask(told_days, made) == {}


def test_a_wish_follows_unless_another_meeting_is_left_on_the_day(workspace: Opened) -> None:
    made = meeting(workspace)
    item = workspace.do(bank.create, "Lejemål")
    workspace.do(bank.set_field, item, "wished_date", DAY)
    workspace.do(rescheduling.move, made, LATER, 510, 690)
    (row,) = workspace.ask(bank_queries.list_bank)
    assert row.wished_date == LATER
    workspace.do(meetings.create, "Direktion", LATER)
    workspace.do(rescheduling.move, made, DAY, 510, 690)
    (row,) = workspace.ask(bank_queries.list_bank)
    assert row.wished_date == LATER


@pytest.mark.parametrize(
    ("moment", "moved"),
    [
        (None, None),
        (datetime.datetime(2026, 3, 25, 9, 30), datetime.datetime(2026, 4, 8, 9, 30)),
        (datetime.datetime(2026, 3, 26, 8), datetime.datetime(2026, 4, 9, 8)),
        (datetime.datetime(2026, 3, 27, 8), datetime.datetime(2026, 4, 10, 8)),
    ],
)
def test_a_moved_moment(moment: datetime.datetime | None, moved: datetime.datetime | None) -> None:
    assert rescheduling.moved_moment(moment, DAY, LATER) == moved


def test_what_was_held_or_ends_before_it_starts_is_refused(workspace: Opened) -> None:
    made = meeting(workspace)
    with pytest.raises(UserError):
        workspace.do(rescheduling.move, made, LATER, 690, 510)
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED, MeetingStatus.HELD):
        workspace.do(status.set_status, made, step)
    with pytest.raises(UserError):
        workspace.do(rescheduling.move, made, LATER, 510, 690)


def test_points_of_a_cancelled_meeting_go_on_to_the_next_one(workspace: Opened) -> None:
    made = meeting(workspace)
    later = workspace.do(meetings.create, "Chefteam", LATER)
    before = workspace.dump()
    workspace.do(
        rescheduling.cancel, made, "Sygdom", onward=Onward.NEXT, point_ids=[1], next_id=later
    )
    assert [e.title for e in workspace.ask(queries.agenda, later).entries] == ["Budget"]
    assert [e.title for e in workspace.ask(queries.agenda, made).entries] == ["Pause"]
    rows = {row.id: row for row in workspace.ask(list_meetings, DAY)}
    assert (rows[made].status, rows[made].cancelled_because) == (MeetingStatus.CANCELLED, "Sygdom")
    assert rows[later].cancelled_because == ""
    workspace.undo().result(30)
    assert workspace.dump() == before
    with pytest.raises(UserError):
        workspace.do(rescheduling.cancel, made, onward=Onward.NEXT, point_ids=[1])


def test_or_back_to_the_bank(workspace: Opened) -> None:
    made = meeting(workspace)
    item = workspace.do(bank.create, "Lejemål")
    point = workspace.do(agenda.place_item, made, item)
    workspace.do(points.set_guests, point, ["Eva"])
    workspace.do(rescheduling.cancel, made, onward=Onward.BANK, point_ids=[1, point])
    rows = workspace.ask(bank_queries.list_bank)
    assert {(row.title, row.stage) for row in rows} == {
        ("Lejemål", Stage.RECEIVED),
        ("Budget", Stage.RECEIVED),
    }
    assert [e.title for e in workspace.ask(queries.agenda, made).entries] == ["Pause"]


def test_from_a_sent_agenda_points_are_withdrawn(workspace: Opened) -> None:
    made = meeting(workspace)
    workspace.do(status.set_status, made, MeetingStatus.REVIEW)
    workspace.do(status.set_status, made, MeetingStatus.DISPATCHED)
    workspace.do(rescheduling.cancel, made, onward=Onward.BANK, point_ids=[1])
    point = workspace.ask(queries.agenda, made).entries[0]
    assert (point.withdrawn, point.number) == (True, 1)
    (row,) = workspace.ask(bank_queries.list_bank)
    assert row.stage is Stage.RECEIVED

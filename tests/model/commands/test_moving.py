"""A point that goes to another meeting, before and after its agenda has gone out."""

import datetime

import pytest

from model.commands import agenda, meetings, members, moving, points, status
from model.commands.arranging import arrange
from model.errors import UserError
from model.planning.shapes import Entry, StartRule
from model.queries import agenda as queries
from model.queries.next_meeting import NextMeeting, next_meeting
from model.vocabulary import MeetingStatus, Purpose
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 2, 5)
WEEK = datetime.timedelta(7)


def two_meetings(workspace: Opened) -> tuple[int, int]:
    here = workspace.do(meetings.create, "Chefteam", DAY)
    later = workspace.do(meetings.create, "Chefteam", DAY + WEEK)
    workspace.do(members.replace, here, ["Eva"])
    workspace.do(agenda.add_point, here, "Budget", duration=20, guests=["Bo"])
    workspace.do(agenda.add_point, here, "Løn", duration=10)
    workspace.do(agenda.add_point, later, "Eventuelt")
    return here, later


def titles(workspace: Opened, meeting: int) -> list[tuple[int | None, str]]:
    shown = workspace.ask(queries.agenda, meeting)
    return [(row.number, row.title) for row in shown.entries]


def test_before_dispatch_the_point_itself_goes(workspace: Opened) -> None:
    here, later = two_meetings(workspace)
    workspace.do(agenda.set_start, 1, StartRule.FIXED, 600)
    before = workspace.dump()
    assert workspace.do(moving.move_to_meeting, 1, later) == 1
    assert titles(workspace, here) == [(1, "Løn")]
    assert titles(workspace, later) == [(1, "Budget"), (2, "Eventuelt")]
    row = workspace.ask(queries.agenda, later).entries[0]
    assert (row.guests, row.duration, row.rule) == (("Bo",), 20, StartRule.FOLLOWS)
    workspace.undo().result(30)
    assert workspace.dump() == before


def test_after_dispatch_it_is_withdrawn_and_a_copy_goes(workspace: Opened) -> None:
    here, later = two_meetings(workspace)
    workspace.do(points.set_purpose, 1, Purpose.DECISION)
    workspace.do(status.set_status, here, MeetingStatus.REVIEW)
    workspace.do(status.set_status, here, MeetingStatus.DISPATCHED)
    copy = workspace.do(moving.move_to_meeting, 1, later)
    shown = workspace.ask(queries.agenda, here).entries[0]
    assert (shown.number, shown.withdrawn) == (1, True)
    row = workspace.ask(queries.agenda, later).entries[0]
    assert (row.id, row.title, row.guests, row.duration) == (copy, "Budget", ("Bo",), 20)
    assert row.purpose is Purpose.DECISION


def test_the_next_meeting_is_the_forums_own_and_takes_place(workspace: Opened) -> None:
    here, later = two_meetings(workspace)
    workspace.do(meetings.create, "Direktion", DAY + datetime.timedelta(1))
    assert workspace.ask(next_meeting, here) == NextMeeting(later, DAY + WEEK)
    assert workspace.ask(next_meeting, later) is None
    assert workspace.ask(next_meeting, 99) is None
    workspace.do(status.cancel, later)
    assert workspace.ask(next_meeting, here) is None


def test_arranging_writes_what_differs_and_refuses_another_agenda(workspace: Opened) -> None:
    here, _later = two_meetings(workspace)
    wanted = (Entry("p2", 15), Entry("p1", 20, StartRule.NOT_BEFORE, 600))
    workspace.do(arrange, here, wanted, end=700)
    shown = workspace.ask(queries.agenda, here)
    assert [(row.key, row.duration, row.rule, row.start_at) for row in shown.entries] == [
        ("p2", 15, StartRule.FOLLOWS, None),
        ("p1", 20, StartRule.NOT_BEFORE, 600),
    ]
    assert [row.number for row in shown.entries] == [1, 2]
    assert shown.meeting.end == 700
    assert shown.entries[1].guests == ("Bo",)
    with pytest.raises(UserError):
        workspace.do(arrange, here, wanted[:1])
    workspace.do(arrange, here, wanted[1:], remove=("p2",))
    assert titles(workspace, here) == [(1, "Budget")]

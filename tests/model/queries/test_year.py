"""What is on which day of a year."""

import datetime

from model.commands import bank, meetings, status, yearly
from model.queries.year import MarkKind, marks_of_year
from tests.model.workspace.opened import Opened


def test_meetings_deadlines_and_turns(workspace: Opened) -> None:
    day = datetime.date(2027, 1, 7)
    made = workspace.do(meetings.create, "Chefteam", day)
    deadline = datetime.datetime(2026, 12, 30, 12)
    workspace.do(meetings.set_field, made, "submission_deadline", deadline)
    workspace.do(meetings.set_field, made, "dispatch_at", datetime.datetime(2027, 1, 5, 15))
    other = workspace.do(meetings.create, "Direktion", day)
    item = workspace.do(bank.create, "APV")
    workspace.do(yearly.set_yearly, item, month=1, week=1, today=datetime.date(2026, 6, 1))
    in_2026 = workspace.ask(marks_of_year, 2026)
    assert [(d.day, [m.kind for m in marks]) for d, marks in in_2026.items()] == [
        (30, [MarkKind.DEADLINE])
    ]
    mark = in_2026[deadline.date()][0]
    assert (mark.at, mark.date, mark.meeting_id) == (720, day, made)
    in_2027 = workspace.ask(marks_of_year, 2027)
    assert [(str(d), [m.kind for m in marks]) for d, marks in in_2027.items()] == [
        ("2027-01-04", [MarkKind.YEARLY]),
        ("2027-01-05", [MarkKind.DISPATCH]),
        ("2027-01-07", [MarkKind.MEETING, MarkKind.MEETING]),
    ]
    workspace.do(status.cancel, made)
    only = workspace.ask(marks_of_year, 2027, 1)
    assert [(m.kind, m.meeting_id) for marks in only.values() for m in marks] == [
        (MarkKind.YEARLY, None),
        (MarkKind.CANCELLED, made),
    ]
    assert other

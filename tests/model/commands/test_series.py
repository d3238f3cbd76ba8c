"""A series makes its meetings, and they take its changes over or not."""

import datetime
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import agenda, forums, meetings, points, series, status
from model.entities import SeriesMeeting
from model.errors import UserError
from model.planning.series import Notice, OnHoliday, Rhythm, rhythm_days
from model.planning.series_shape import Series, StandingEntry
from model.queries import agenda as agenda_queries
from model.queries import series as queries
from model.vocabulary import MeetingStatus, Purpose
from tests.model.workspace.opened import Opened

FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2026, 2, 28)
TODAY = datetime.date(2026, 1, 10)
PLAN = Series(
    rhythm=Rhythm(FIRST, 3, on_holiday=OnHoliday.LATER, free_weeks=(7,)),
    start=510,
    end=690,
    name="Chefteammøde",
    location="Mødelokale 1",
    members=("Anna Holm", "Bo Kjær"),
    deadline=Notice(4, 12 * 60),
    dispatch=Notice(2, 15 * 60),
    entries=(
        StandingEntry("Godkendelse af referat", 5, purpose="decision"),
        StandingEntry("Pause", 10, is_break=True, rule="not_before", start_at=600),
        StandingEntry("Eventuelt", 10),
    ),
)


def made(workspace: Opened) -> tuple[int, ...]:
    days = list(rhythm_days(PLAN.rhythm, FIRST, LAST))
    return workspace.do(series.make, "Chefteam", PLAN, days)


def shown(workspace: Opened, meeting: int) -> agenda_queries.Agenda:
    return workspace.ask(agenda_queries.agenda, meeting)


def stored(workspace: Opened) -> Series:
    found = workspace.ask(queries.series_of, "Chefteam")
    assert found is not None
    return found


def titles(workspace: Opened, meeting: int) -> list[tuple[int | None, str, int | None]]:
    return [(e.number, e.title, e.duration) for e in shown(workspace, meeting).entries]


def test_meetings_with_their_points_and_deadlines_in_one_step(workspace: Opened) -> None:
    before = workspace.dump()
    ids = made(workspace)
    first, second = shown(workspace, ids[0]), shown(workspace, ids[1])
    # New year's day is moved to the next working day; week 7 is free.
    assert (first.meeting.date, second.meeting.date) == (
        datetime.date(2026, 1, 2),
        datetime.date(2026, 1, 8),
    )
    assert len(ids) == 8
    assert second.meeting.submission_deadline == datetime.datetime(2026, 1, 2, 12)
    assert second.meeting.dispatch_at == datetime.datetime(2026, 1, 6, 15)
    assert [m.name for m in second.meeting.members] == ["Anna Holm", "Bo Kjær"]
    assert titles(workspace, ids[1]) == [
        (1, "Godkendelse af referat", 5),
        (None, "Pause", 10),
        (2, "Eventuelt", 10),
    ]
    assert second.entries[1].start_at == 600
    assert second.entries[2].purpose is Purpose.ANY_OTHER_BUSINESS
    workspace.undo().result(30)
    assert workspace.dump() == before


def test_a_meeting_is_made_once_and_conflicts_are_shown(workspace: Opened) -> None:
    other = workspace.do(meetings.create, "Direktion", datetime.date(2026, 1, 8))
    proposed = workspace.ask(queries.proposed_meetings, "Chefteam", PLAN.rhythm, FIRST, LAST)
    assert [len(p.conflicts) for p in proposed[:3]] == [0, 1, 0]
    assert proposed[1].conflicts[0].id == other
    assert made(workspace)
    again = workspace.ask(queries.proposed_meetings, "Chefteam", PLAN.rhythm, FIRST, LAST)
    assert [p.made for p in again] == [True] * 6 + [False] + [True] * 2
    assert again[6].day.date is None
    assert made(workspace) == ()


def test_a_change_is_taken_over_except_where_somebody_changed_it(workspace: Opened) -> None:
    ids = made(workspace)
    by_hand, sent = ids[2], ids[3]
    workspace.do(meetings.set_field, by_hand, "location", "Byrådssalen")
    workspace.do(status.set_status, sent, MeetingStatus.REVIEW)
    workspace.do(status.set_status, sent, MeetingStatus.DISPATCHED)
    old = stored(workspace)
    eventuelt, pause = old.entries[2], old.entries[1]
    new = replace(
        old,
        start=540,
        location="Mødelokale 2",
        members=("Anna Holm",),
        entries=(old.entries[0], StandingEntry("Nyt", 15), eventuelt),
    )
    assert pause not in new.entries
    found = workspace.ask(queries.coming_differences, "Chefteam", new, TODAY)
    assert [(d.meeting.id, d.sent) for d in found] == [
        (meeting, meeting == sent) for meeting in ids[2:]
    ]
    assert [c.field for c in found[0].changes.fields if c.by_hand] == ["location"]
    chosen = [d.meeting.id for d in found if not d.sent][:3]
    before = workspace.dump()
    workspace.do(series.take_over, "Chefteam", new, chosen)
    head = shown(workspace, by_hand).meeting
    assert (head.start, head.location, [m.name for m in head.members]) == (
        *(540, "Byrådssalen"),
        ["Anna Holm"],
    )
    assert titles(workspace, chosen[1]) == [
        (1, "Godkendelse af referat", 5),
        (2, "Nyt", 15),
        (3, "Eventuelt", 10),
    ]
    untouched = shown(workspace, sent).meeting
    assert (untouched.start, untouched.location) == (510, "Mødelokale 1")
    # What is taken over is no difference any more; what was not ticked still is.
    left = workspace.ask(queries.coming_differences, "Chefteam", stored(workspace), TODAY)
    assert {d.meeting.id for d in left if not d.changes.taken} == {by_hand}
    assert len([d for d in left if d.changes.taken]) == len(found) - 3
    workspace.do(series.take_over, "Chefteam", stored(workspace), [by_hand], also_by_hand=True)
    assert shown(workspace, by_hand).meeting.location == "Mødelokale 2"
    workspace.undo().result(30)
    workspace.undo().result(30)
    assert workspace.dump() == before


def test_points_with_something_on_them_stay(workspace: Opened) -> None:
    meeting = made(workspace)[4]
    entries = shown(workspace, meeting).entries
    workspace.do(points.set_guests, entries[0].id, ["Karl"])
    workspace.do(agenda.add_point, meeting, "Budget")
    workspace.do(agenda.delete, entries[2].id)
    old = stored(workspace)
    new = replace(old, entries=(old.entries[2], old.entries[1]))
    workspace.do(series.take_over, "Chefteam", new, [meeting])
    assert [title for _n, title, _d in titles(workspace, meeting)] == [
        *("Godkendelse af referat", "Pause", "Budget"),
    ]
    left = workspace.ask(queries.coming_differences, "Chefteam", stored(workspace), TODAY)
    assert [c.title for d in left if d.meeting.id == meeting for c in d.changes.entries] == [
        "Eventuelt"
    ]


def test_another_order_and_another_weekday(workspace: Opened) -> None:
    meeting = made(workspace)[4]
    old = stored(workspace)
    turned = replace(
        old,
        rhythm=replace(old.rhythm, weekday=1),
        entries=(old.entries[1], old.entries[0], old.entries[2]),
    )
    workspace.do(series.take_over, "Chefteam", turned, [meeting])
    assert [title for _n, title, _d in titles(workspace, meeting)] == [
        *("Pause", "Godkendelse af referat", "Eventuelt"),
    ]
    head = shown(workspace, meeting).meeting
    assert (head.date.weekday(), head.date.isocalendar().week) == (1, 5)


def test_what_has_gone_out_is_refused(workspace: Opened) -> None:
    meeting = made(workspace)[0]
    workspace.do(status.set_status, meeting, MeetingStatus.REVIEW)
    workspace.do(status.set_status, meeting, MeetingStatus.DISPATCHED)
    with pytest.raises(UserError):
        workspace.do(series.take_over, "Chefteam", stored(workspace), [meeting])
    foreign = workspace.do(meetings.create, "Direktion", FIRST)
    with pytest.raises(UserError):
        workspace.do(series.take_over, "Chefteam", stored(workspace), [foreign])


def test_without_the_series_the_meetings_stay(workspace: Opened) -> None:
    ids = made(workspace)
    workspace.do(series.remove, "Chefteam")
    assert workspace.ask(queries.series_of, "Chefteam") is None
    assert shown(workspace, ids[0]).entries
    for meeting in ids:
        workspace.do(meetings.delete, meeting)
    workspace.do(series.save, "Chefteam", PLAN)
    workspace.do(forums.remove, 1)
    assert workspace.ask(queries.series_of, "Chefteam") is None


def test_a_deleted_meeting_takes_its_link_along(workspace: Opened) -> None:
    ids = made(workspace)

    def links(session: Session) -> int:
        return len(session.scalars(select(SeriesMeeting.id)).all())

    workspace.do(meetings.delete, ids[0])
    assert workspace.read(links) == len(ids) - 1
    assert workspace.ask(queries.coming_count, "Chefteam", FIRST) == len(ids) - 1


@pytest.mark.parametrize(
    "wrong",
    [
        replace(PLAN, rhythm=replace(PLAN.rhythm, every=0)),
        replace(PLAN, deadline=Notice(61, 0)),
        replace(PLAN, entries=(StandingEntry("Pause", None, is_break=True),)),
        replace(PLAN, entries=(StandingEntry("Punkt", 5, rule="fixed"),)),
        replace(PLAN, entries=(StandingEntry(" ", 5),)),
        replace(PLAN, start=1440),
    ],
)
def test_what_cannot_be_is_refused(workspace: Opened, wrong: Series) -> None:
    with pytest.raises(UserError):
        workspace.do(series.save, "Chefteam", wrong)

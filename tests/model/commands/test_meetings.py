"""Creating, copying and deleting meetings; people, forums and settings; and the lists."""

import datetime
from decimal import Decimal

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from model.commands import (
    agenda,
    forums,
    items,
    meetings,
    members,
    people,
    points,
    settings,
    status,
)
from model.entities import Meeting, PointInterval, Release
from model.errors import UserError
from model.queries import agenda as agenda_queries
from model.queries import bank as bank_queries
from model.queries import meetings as meeting_queries
from model.queries import people as people_queries
from model.queries import points as point_queries
from model.queries import settings as setting_queries
from model.text.blocks import from_plain
from model.views import ProcessStepView
from model.vocabulary import CostUnit, MeetingStatus
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 2, 5)
WEEK = datetime.timedelta(days=7)


def test_a_first_meeting_has_sensible_times_and_a_key(workspace: Opened) -> None:
    meeting = workspace.do(meetings.create, "Direktionsmøde Ærø", DAY)
    head = workspace.ask(agenda_queries.meeting_head, meeting)
    assert (head.key, head.start, head.end) == ("direktionsmoede-aeroe-2026-02-05", 510, 720)
    again = workspace.do(meetings.create, "Direktionsmøde Ærø", DAY)
    assert workspace.ask(agenda_queries.meeting_head, again).key.endswith("2026-02-05-2")


def test_the_next_meeting_is_like_the_latest_one(workspace: Opened) -> None:
    first = workspace.do(meetings.create, "Chefteam", DAY, start=540, end=660, name="Chefteammøde")
    workspace.do(meetings.set_field, first, "location", "Rådhuset")
    workspace.do(meetings.set_field, first, "chair", "Direktøren")
    workspace.do(members.replace, first, ["Anna", "Bo"])
    head = workspace.ask(
        agenda_queries.meeting_head, workspace.do(meetings.create, "Chefteam", DAY + WEEK)
    )
    assert (head.start, head.end, head.name) == (540, 660, "Chefteammøde")
    assert (head.location, head.chair) == ("Rådhuset", "Direktøren")
    assert [member.name for member in head.members] == ["Anna", "Bo"]
    other = workspace.do(meetings.create, "Chefteam", DAY + WEEK, start=600, name="")
    found = workspace.ask(agenda_queries.meeting_head, other)
    assert (found.start, found.name) == (600, "")


def test_a_copy_takes_the_standing_points_along(workspace: Opened) -> None:
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    deadline = datetime.datetime(2026, 1, 29, 12)
    workspace.do(meetings.set_field, meeting, "submission_deadline", deadline)
    workspace.do(members.replace, meeting, ["Anna"])
    workspace.do(members.set_attendance, 1, "present")
    for title in ("Godkendelse", "Sag", "Udgået", "Eventuelt"):
        workspace.do(agenda.add_point, meeting, title, duration=5)
    workspace.do(agenda.add_break, meeting, "Pause", duration=15)
    workspace.do(points.create_item, 2)
    workspace.do(agenda.withdraw, 3)
    workspace.do(points.set_guests, 1, ["Karl"])
    copy = workspace.do(meetings.copy, meeting, DAY + WEEK)
    found = workspace.ask(agenda_queries.agenda, copy)
    assert [(line.number, line.title, line.duration) for line in found.entries] == [
        (1, "Godkendelse", 5),
        (None, "Pause", 15),
        (2, "Eventuelt", 5),
    ]
    assert found.entries[0].guests == ()
    assert found.meeting.submission_deadline == deadline + WEEK
    assert [(m.name, m.attendance) for m in found.meeting.members] == [("Anna", "unknown")]
    assert found.meeting.status is MeetingStatus.PLANNED


def test_only_what_never_went_out_is_deleted(workspace: Opened) -> None:
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    workspace.do(agenda.add_point, meeting, "Punkt")
    workspace.do(members.replace, meeting, ["Anna"])
    at = datetime.datetime(2026, 2, 5, 9)
    workspace.do(lambda s: s.add(Release(meeting_id=meeting, code="OVERRUN", reason="ja", at=at)))
    workspace.do(lambda s: s.add(PointInterval(point_id=1, start=at)))
    before = workspace.dump()
    workspace.do(meetings.delete, meeting)
    assert workspace.ask(lambda s: s.query(Meeting).all()) == []
    workspace.undo().result()
    assert workspace.dump() == before

    workspace.do(status.set_status, meeting, MeetingStatus.REVIEW)
    workspace.do(status.set_status, meeting, MeetingStatus.DISPATCHED)
    workspace.do(status.cancel, meeting)
    with pytest.raises(UserError, match=r"\."):
        workspace.do(meetings.delete, meeting)


def test_coming_meetings_first(workspace: Opened) -> None:
    for weeks in (0, 2, 1, -1):
        workspace.do(meetings.create, "Chefteam", DAY + weeks * WEEK)
    workspace.do(agenda.add_point, 1, "Langt", duration=240)
    rows = workspace.ask(meeting_queries.list_meetings, DAY)
    assert [row.date for row in rows] == [DAY, DAY + WEEK, DAY + 2 * WEEK, DAY - WEEK]
    assert (rows[0].points, rows[0].over_under, rows[1].over_under) == (1, 30, -210)
    assert workspace.ask(meeting_queries.find, "chefteam-2026-02-05") == (1,)
    assert workspace.ask(meeting_queries.find, "2026-02-12") == (3,)
    assert workspace.ask(meeting_queries.find, "i morgen") == ()


def test_the_fields_of_a_recommendation(workspace: Opened) -> None:
    item = workspace.do(items.create, "Skærmbesøg i aftenvagten")
    workspace.do(items.set_field, item, "background", from_plain("Før\n\nog efter"))
    amounts = [(2026, Decimal("1250.5")), (2027, None)]
    workspace.do(items.set_costs, item, CostUnit.THOUSAND_KRONER, amounts)
    workspace.do(items.set_process, item, [ProcessStepView("HMU", DAY), ProcessStepView("CT")])
    workspace.do(items.set_process, item, [ProcessStepView("CT", date_text="i marts")])
    workspace.do(meetings.create, "Chefteam", DAY)
    point = workspace.do(agenda.place_item, 1, item)
    view = workspace.ask(point_queries.point, point).item
    assert view is not None
    assert view.direct_costs is not None
    assert view.direct_costs.amounts == tuple(amounts)
    assert view.process == (ProcessStepView("CT", date_text="i marts"),)
    (row,) = workspace.ask(bank_queries.list_bank)
    assert (row.key, row.placements[0].date) == ("skaermbesoeg-i-aftenvagten", DAY)
    with pytest.raises(UserError):
        workspace.do(items.set_costs, item, None, amounts)
    with pytest.raises(UserError):
        workspace.do(items.set_costs, item, CostUnit.KRONER, [(y, None) for y in range(7)])
    with pytest.raises(UserError):
        workspace.do(items.delete, item)
    with pytest.raises(KeyError):
        workspace.do(items.set_field, item, "id", 7)


def test_the_address_book(workspace: Opened) -> None:
    anna = workspace.do(people.add, "Anna", title="Direktør", email="anna@example.org")
    workspace.do(people.set_field, anna, "phone", "12 34 56 78")
    with pytest.raises(UserError):
        workspace.do(people.set_field, anna, "email", "anna")
    (row,) = workspace.ask(people_queries.list_people)
    assert (row.name, row.email, row.phone) == ("Anna", "anna@example.org", "12 34 56 78")
    workspace.do(people.remove, anna)
    assert workspace.ask(people_queries.list_people) == ()


def test_forums(workspace: Opened) -> None:
    forum = workspace.do(forums.add, "Chefteam")
    assert workspace.do(forums.add, "Chefteam ") == forum
    workspace.do(forums.rename, forum, "Direktion")
    workspace.do(settings.set_value, "minutes_layout", "full", forum)
    workspace.do(forums.add, "Chefteam")
    with pytest.raises(UserError):
        workspace.do(forums.rename, forum, "Chefteam")
    workspace.do(forums.remove, forum)
    assert [row.name for row in workspace.ask(people_queries.list_forums)] == ["Chefteam"]
    workspace.do(meetings.create, "Chefteam", DAY)
    with pytest.raises(UserError):
        workspace.do(forums.remove, 2)


def test_a_forum_comes_before_all_and_all_before_the_default(workspace: Opened) -> None:
    forum = workspace.do(forums.add, "Chefteam")

    def value(forum_id: int | None = None) -> str:
        return workspace.ask(setting_queries.value, "closed_points", forum_id)

    assert value(forum) == "nothing"
    workspace.do(settings.set_value, "closed_points", " LINE ")
    assert (value(), value(forum)) == ("line", "line")
    workspace.do(settings.set_value, "closed_points", "title", forum)
    assert (value(), value(forum)) == ("line", "title")
    workspace.do(settings.set_value, "closed_points", None, forum)
    assert value(forum) == "line"
    for key, text, where in (
        ("closed_points", "alt", None),
        ("farve", "rød", None),
        ("theme", "dark", forum),
        ("closed_points", "line", 99),
    ):
        with pytest.raises(UserError):
            workspace.do(settings.set_value, key, text, where)


def reads_of_an_agenda(workspace: Opened) -> int:
    """How many statements the query sends."""
    count = 0

    def hear(*_statement: object) -> None:
        nonlocal count
        count += 1

    def query(session: Session) -> None:
        event.listen(session.connection(), "before_cursor_execute", hear)
        agenda_queries.agenda(session, 1)

    workspace.read(query)
    return count


def test_an_agenda_takes_the_same_number_of_reads_however_long_it_is(workspace: Opened) -> None:
    workspace.do(meetings.create, "Chefteam", DAY)
    workspace.do(agenda.add_point, 1, "Punkt")
    few = reads_of_an_agenda(workspace)
    for _ in range(20):
        point = workspace.do(agenda.add_point, 1, "Punkt")
        workspace.do(points.set_guests, point, ["Karl"])
    assert reads_of_an_agenda(workspace) == few <= 4

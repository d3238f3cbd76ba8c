"""Who joins for a point, as what, and when they can come; limits that a plan respects."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from model.commands import agenda, guests, limits, meetings, members, people, points, status
from model.commands.moving import move_to_meeting
from model.entities import EntryLimit, PointInterval
from model.errors import UserError
from model.planning.learned import Earlier
from model.queries.agenda import agenda as read_agenda
from model.queries.agenda import meeting_head
from model.queries.earlier_points import earlier_points
from model.queries.joining import joining
from model.queries.people import list_people
from model.text.people_line import Written
from model.views import GuestView
from model.vocabulary import GuestRole, MeetingStatus
from model.workspace.workspace import Workspace
from tests.model.workspace.opened import opened

DAY = datetime.date(2026, 2, 5)
ANN = GuestView("Ann", GuestRole.PRESENTS, True, 10)

Run = Callable[[Callable[[Session], Any]], Any]


@pytest.fixture
def workspace(tmp_path: Path) -> Any:
    with opened(tmp_path) as found:
        yield found


def run(workspace: Workspace, command: Callable[[Session], Any]) -> Any:
    return workspace.run("do", command).result(30)


def with_point(workspace: Workspace) -> tuple[int, int]:
    meeting = run(workspace, lambda s: meetings.create(s, "Chefteam", DAY))
    point = run(
        workspace,
        lambda s: agenda.add_point(s, meeting, "Budget", duration=20, guests=["Ann", "Bo"]),
    )
    return meeting, point


def test_all_that_is_said_of_a_guest_is_one_step(workspace: Workspace) -> None:
    meeting, point = with_point(workspace)
    run(workspace, lambda s: guests.change(s, point, "Ann", ANN, (540, 630)))
    found = workspace.read(lambda s: joining(s, meeting))
    assert found.of("p1") == (ANN, GuestView("Bo"))
    assert found.guest("p1", "Ann") == ANN
    assert found.available == {"Ann": (540, 630)}
    workspace.undo().result(30)
    found = workspace.read(lambda s: joining(s, meeting))
    assert (found.of("p1"), found.available) == ((GuestView("Ann"), GuestView("Bo")), {})


def test_one_more_and_one_less(workspace: Workspace) -> None:
    meeting, point = with_point(workspace)
    run(workspace, lambda s: guests.add(s, point, ["Bo", " Cai  Dam "]))
    run(workspace, lambda s: guests.remove(s, point, "Ann"))
    found = workspace.read(lambda s: joining(s, meeting))
    assert [guest.name for guest in found.of("p1")] == ["Bo", "Cai Dam"]


@pytest.mark.parametrize(
    ("guest", "available"),
    [
        (GuestView("Bo"), None),
        (GuestView("Ann", arrive_before=241), None),
        (GuestView("Ann", arrive_before=-1), None),
        (GuestView("Ann"), (600, 600)),
        (GuestView("Ann"), (600, 540)),
        (GuestView("Ann"), (25 * 60, None)),
        (GuestView(" "), None),
    ],
)
def test_what_cannot_be_is_refused(
    workspace: Workspace, guest: GuestView, available: guests.Span | None
) -> None:
    meeting, point = with_point(workspace)
    with pytest.raises(UserError):
        run(workspace, lambda s: guests.change(s, point, "Ann", guest, available))
    found = workspace.read(lambda s: joining(s, meeting))
    assert (found.of("p1")[0], found.available) == (GuestView("Ann"), {})


def test_somebody_who_joins_no_more_cannot_be_changed(workspace: Workspace) -> None:
    _meeting, point = with_point(workspace)
    with pytest.raises(UserError):
        run(workspace, lambda s: guests.change(s, point, "Eva", ANN, None))


def test_nothing_said_is_nothing_kept(workspace: Workspace) -> None:
    meeting, _point = with_point(workspace)
    run(workspace, lambda s: guests.set_available(s, meeting, "Ann", (540, None)))
    run(workspace, lambda s: guests.set_available(s, meeting, "Ann", (None, None)))
    assert workspace.read(lambda s: joining(s, meeting)).available == {}
    run(workspace, lambda s: guests.set_available(s, meeting, "Ann", (540, None)))
    run(workspace, lambda s: meetings.delete(s, meeting))


def test_limits_of_an_entry_go_with_it(workspace: Workspace) -> None:
    meeting, point = with_point(workspace)
    run(workspace, lambda s: limits.set_kept(s, point, True))
    run(workspace, lambda s: limits.set_least(s, point, 10))
    row = workspace.read(lambda s: read_agenda(s, meeting)).entries[0]
    assert (row.kept, row.least) == (True, 10)
    copy = run(workspace, lambda s: meetings.copy(s, meeting, DAY + datetime.timedelta(7)))
    assert workspace.read(lambda s: read_agenda(s, copy)).entries[0].least == 10
    run(workspace, lambda s: move_to_meeting(s, point, copy))
    rows = workspace.read(lambda s: read_agenda(s, copy)).entries
    assert [row.kept for row in rows] == [True, True]
    run(workspace, lambda s: agenda.delete(s, point))
    assert workspace.read(lambda s: s.query(EntryLimit).count()) == 1
    with pytest.raises(UserError):
        run(workspace, lambda s: limits.set_least(s, rows[0].id, -5))


def test_earlier_points_that_are_alike(workspace: Workspace) -> None:
    old, point = with_point(workspace)
    moment = datetime.datetime(2026, 2, 5, 9)
    minutes = datetime.timedelta(minutes=1)

    def took(session: Session) -> None:
        for start, length in ((0, 12), (30, 6)):
            begun = moment + start * minutes
            session.add(PointInterval(point_id=point, start=begun, end=begun + length * minutes))
        session.add(PointInterval(point_id=point, start=moment + 90 * minutes, end=None))

    run(workspace, took)
    new = run(workspace, lambda s: meetings.create(s, "Chefteam", DAY + datetime.timedelta(7)))
    other = run(workspace, lambda s: meetings.create(s, "Direktion", DAY + datetime.timedelta(7)))
    for meeting in (new, other):
        run(workspace, lambda s, m=meeting: agenda.add_point(s, m, "Budget"))
        run(workspace, lambda s, m=meeting: agenda.add_point(s, m, "Løn"))
    assert workspace.read(lambda s: earlier_points(s, new)) == {"p1": (Earlier(20, 18.0),)}
    assert workspace.read(lambda s: earlier_points(s, other)) == {}
    assert workspace.read(lambda s: earlier_points(s, old)) == {}
    with pytest.raises(LookupError):
        workspace.read(lambda s: earlier_points(s, 999))


def test_one_case_number_says_more_than_one_title(workspace: Workspace) -> None:
    meeting, point = with_point(workspace)
    second = run(workspace, lambda s: agenda.add_point(s, meeting, "Ny skole", duration=45))
    run(workspace, lambda s: points.set_case_number(s, second, "26-1"))
    new = run(workspace, lambda s: meetings.create(s, "Chefteam", DAY + datetime.timedelta(7)))
    wanted = run(workspace, lambda s: agenda.add_point(s, new, "Budget"))
    run(workspace, lambda s: points.set_case_number(s, wanted, "26-1"))
    assert workspace.read(lambda s: earlier_points(s, new)) == {"p1": (Earlier(45),)}
    run(workspace, lambda s: agenda.withdraw(s, second))
    assert workspace.read(lambda s: earlier_points(s, new)) == {"p1": (Earlier(20),)}
    assert point != second


def test_a_title_stays_with_the_meeting_whatever_the_address_book_says(
    workspace: Workspace,
) -> None:
    meeting, point = with_point(workspace)
    run(workspace, lambda s: guests.add(s, point, ["Mette Holm, centerchef"]))
    run(workspace, lambda s: members.replace(s, meeting, ["Liv Dam, direktør", "Bo"]))
    book = {row.name: row for row in workspace.read(list_people)}
    assert book["Mette Holm"].title == "centerchef"
    run(workspace, lambda s: people.set_field(s, book["Mette Holm"].id, "title", "direktør"))
    titled = GuestView("Mette Holm", title="centerchef")
    assert workspace.read(lambda s: joining(s, meeting)).of("p1")[2] == titled
    # By name alone he keeps it; as a field has him he has what stands there.
    run(workspace, lambda s: points.set_guests(s, point, ["Mette Holm"]))
    assert workspace.read(lambda s: joining(s, meeting)).of("p1") == (titled,)
    run(workspace, lambda s: points.set_guests(s, point, [Written("Mette Holm")]))
    assert workspace.read(lambda s: joining(s, meeting)).of("p1") == (GuestView("Mette Holm"),)
    nineteenth = run(workspace, lambda s: meetings.create(s, "Chefteam", DAY.replace(day=19)))
    rows = workspace.read(lambda s: meeting_head(s, nineteenth)).members
    assert [(row.name, row.title) for row in rows] == [("Liv Dam", "direktør"), ("Bo", "")]


def test_a_title_goes_with_the_point_to_another_meeting(workspace: Workspace) -> None:
    meeting, point = with_point(workspace)
    run(workspace, lambda s: points.set_guests(s, point, ["Mette Holm, centerchef"]))
    other = run(workspace, lambda s: meetings.create(s, "Chefteam", DAY.replace(day=19)))
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED):
        run(workspace, lambda s, step=step: status.set_status(s, meeting, step))
    run(workspace, lambda s: move_to_meeting(s, point, other))
    (guest,) = next(iter(workspace.read(lambda s: joining(s, other)).guests.values()))
    assert guest == GuestView("Mette Holm", title="centerchef")

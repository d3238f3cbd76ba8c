"""The agenda's rules: order, numbers before and after dispatch, openness, and who may change what."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from model.commands import (
    agenda,
    annexes,
    follow_ups,
    items,
    meetings,
    members,
    minutes,
    points,
    status,
)
from model.commands.annexes import KeptFile, Owner
from model.entities import Absence, AbsencePoint, AgendaPoint, Annex, Member
from model.errors import UserError
from model.planning.shapes import StartRule
from model.queries import agenda as agenda_queries
from model.queries import points as point_queries
from model.queries.agenda import AgendaRow
from model.storage.annex_files import StoredFile
from model.text.blocks import from_plain
from model.views import GuestView
from model.vocabulary import FollowUpStatus, GuestRole, MeetingStatus, Openness, Purpose
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 2, 5)
NOW = datetime.datetime(2026, 2, 4, 10, 30)


@pytest.fixture
def meeting(workspace: Opened) -> Opened:
    """Points 1–3, the last one "Eventuelt"."""
    workspace.do(meetings.create, "Chefteam", DAY)
    for title in ("Godkendelse", "Skærmbesøg", "Eventuelt"):
        workspace.do(agenda.add_point, 1, title, duration=10)
    return workspace


def lines(workspace: Opened) -> list[AgendaRow]:
    return list(workspace.ask(agenda_queries.agenda, 1).entries)


def numbers(workspace: Opened) -> list[tuple[int | None, str]]:
    return [(line.number, line.title) for line in lines(workspace)]


def go_to(workspace: Opened, wanted: MeetingStatus) -> None:
    for step in status.ORDER[1 : status.ORDER.index(wanted) + 1]:
        workspace.do(status.set_status, 1, step, at=NOW)


def test_a_new_point_stands_before_any_other_business(meeting: Opened) -> None:
    meeting.do(agenda.add_point, 1, "Økonomi")
    meeting.do(agenda.add_break, 1, "Pause", position=1)
    assert numbers(meeting) == [
        (1, "Godkendelse"),
        (None, "Pause"),
        (2, "Skærmbesøg"),
        (3, "Økonomi"),
        (4, "Eventuelt"),
    ]
    assert [line.key for line in lines(meeting)] == ["p1", "b1", "p2", "p4", "p3"]
    assert lines(meeting)[-1].purpose is Purpose.ANY_OTHER_BUSINESS


def test_moving_and_deleting_number_anew_before_dispatch(meeting: Opened) -> None:
    meeting.do(agenda.move, 2, 0)
    assert numbers(meeting) == [(1, "Skærmbesøg"), (2, "Godkendelse"), (3, "Eventuelt")]
    assert meeting.do(agenda.delete, 2)
    assert numbers(meeting) == [(1, "Godkendelse"), (2, "Eventuelt")]
    meeting.do(agenda.move, 1, 99)
    positions = meeting.ask(lambda s: s.query(AgendaPoint.position).order_by("position").all())
    assert [p for (p,) in positions] == [0, 1]


def test_after_dispatch_numbers_are_kept(meeting: Opened) -> None:
    go_to(meeting, MeetingStatus.DISPATCHED)
    late = meeting.do(agenda.add_point, 1, "Lejemål", now=NOW)
    meeting.do(agenda.move, 2, 0)
    assert not meeting.do(agenda.delete, 1)
    assert numbers(meeting) == [
        (2, "Skærmbesøg"),
        (1, "Godkendelse"),
        (4, "Lejemål"),
        (3, "Eventuelt"),
    ]
    by_title = {line.title: line for line in lines(meeting)}
    assert by_title["Godkendelse"].withdrawn
    assert by_title["Godkendelse"].slot.start is None
    assert by_title["Lejemål"].supplementary
    assert meeting.ask(point_queries.point, late).received_at == NOW
    # Setting a status back renumbers nothing by itself; the next change of order does.
    meeting.do(status.set_status, 1, MeetingStatus.PLANNED)
    assert numbers(meeting)[0] == (2, "Skærmbesøg")
    meeting.do(agenda.restore, 1)
    assert numbers(meeting)[0] == (2, "Skærmbesøg")
    meeting.do(agenda.move, 1, 0)
    assert [number for number, _ in numbers(meeting)] == [1, 2, 3, 4]


def test_a_break_may_be_deleted_after_dispatch(meeting: Opened) -> None:
    pause = meeting.do(agenda.add_break, 1, "Frokost", duration=30)
    go_to(meeting, MeetingStatus.DISPATCHED)
    assert meeting.do(agenda.delete, pause)


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (agenda.rename, (1, " \n ")),
        (agenda.rename, (1, "x" * 201)),
        (agenda.set_duration, (1, -1)),
        (agenda.set_duration, (1, 1441)),
        (agenda.set_duration, (4, None)),
        (agenda.set_start, (1, StartRule.FIXED)),
        (agenda.set_start, (1, StartRule.NOT_BEFORE, 1440)),
        (agenda.add_point, (1, "")),
        (agenda.move, (99, 0)),
        (meetings.set_field, (1, "start", 1440)),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    meeting: Opened, command: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    meeting.do(agenda.add_break, 1, "Pause")
    before = meeting.dump()
    with pytest.raises(UserError) as caught:
        meeting.do(command, *arguments)
    assert str(caught.value).endswith(".")
    assert meeting.dump() == before


def test_a_start_rule_without_a_time_forgets_it(meeting: Opened) -> None:
    meeting.do(agenda.set_start, 1, StartRule.NOT_BEFORE, 560)
    assert lines(meeting)[0].slot.start == 560
    meeting.do(agenda.set_start, 1, StartRule.FOLLOWS, 560)
    assert (lines(meeting)[0].start_at, lines(meeting)[0].slot.start) == (None, 510)


def test_closed_on_the_recommendation_is_closed(meeting: Opened) -> None:
    item = meeting.do(points.create_item, 2)
    meeting.do(agenda.set_openness, 2, Openness.OPEN)
    assert lines(meeting)[1].openness is Openness.OPEN
    meeting.do(items.set_field, item, "openness", Openness.CLOSED)
    meeting.do(items.set_field, item, "closed_reason", "løn")
    assert (lines(meeting)[1].openness, lines(meeting)[1].closed_reason) == (
        Openness.CLOSED,
        "løn",
    )
    meeting.do(points.unlink_item, 2)
    meeting.do(agenda.set_openness, 2, Openness.CLOSED, "udbud")
    assert lines(meeting)[1].closed_reason == "udbud"


def test_a_placed_recommendation_takes_title_openness_and_annexes_along(meeting: Opened) -> None:
    item = meeting.do(items.create, "Nyt lejemål")
    meeting.do(items.set_field, item, "openness", Openness.CLOSED)
    meeting.do(items.set_field, item, "closed_reason", "forhandling")

    def annex(session: Any) -> None:
        session.add(Annex(item_id=item, number=1, title="Plan"))
        session.add(Annex(point_id=2, number=1, title="Tal"))

    meeting.do(annex)
    meeting.do(points.link_item, 2, item)
    line = lines(meeting)[1]
    assert (line.title, line.openness, line.closed_reason) == (
        "Nyt lejemål",
        Openness.CLOSED,
        "forhandling",
    )
    assert line.has_item
    assert line.has_annex
    found = meeting.ask(point_queries.point, 2)
    assert found.item is not None
    assert [(a.number, a.title) for a in found.item.annexes] == [(1, "Plan"), (2, "Tal")]
    with pytest.raises(UserError):
        meeting.do(points.create_item, 2)


def test_dispatch_keeps_the_recommendation_as_it_is_sent(meeting: Opened) -> None:
    item = meeting.do(points.create_item, 2)
    meeting.do(items.set_field, item, "background", from_plain("Før"))
    meeting.do(items.set_people, item, items.ItemRole.CASEWORKER, ["Karl", "Eva"])
    go_to(meeting, MeetingStatus.DISPATCHED)
    meeting.do(items.set_field, item, "background", from_plain("Efter"))
    meeting.do(items.set_people, item, items.ItemRole.CASEWORKER, ["Bo"])
    found = meeting.ask(point_queries.point, 2)
    assert found.item is not None
    assert found.treated_item is not None
    assert found.treated_item.background == from_plain("Før")
    assert found.treated_item.caseworkers == ("Karl", "Eva")
    assert found.item.background == from_plain("Efter")
    with pytest.raises(UserError):
        meeting.do(points.unlink_item, 2)
    with pytest.raises(UserError):
        meeting.do(items.delete, item)
    snapshot = meeting.ask(lambda s: s.get_one(AgendaPoint, 2).treated_item_id)
    with pytest.raises(UserError):
        meeting.do(items.set_field, snapshot, "title", "Andet")


ON_AN_APPROVED_MEETING: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
    (minutes.set_text, (1, from_plain("Nej"))),
    (agenda.rename, (1, "Nej")),
    (agenda.add_point, (1, "Nej")),
    (agenda.delete, (1,)),
    (points.set_guests, (1, ["Nej"])),
    (points.turn_outcomes, (1, ["noted"])),
    (follow_ups.add, (1, "Nej")),
    (follow_ups.remove, (1,)),
    (follow_ups.set_field, (1, "what", "Nej")),
    (meetings.set_field, (1, "location", "Nej")),
    (meetings.delete, (1,)),
    (members.replace, (1, ["Nej"])),
    (members.set_attendance, (1, "present")),
    (status.set_status, (1, MeetingStatus.HELD)),
    (status.cancel, (1,)),
]


def test_approved_minutes_are_locked(meeting: Opened) -> None:
    meeting.do(members.replace, 1, ["Anna"])
    meeting.do(follow_ups.add, 1, "Tidsplan", who="Bo", due=DAY)
    go_to(meeting, MeetingStatus.HELD)
    meeting.do(status.set_status, 1, MeetingStatus.APPROVED, at=NOW, by="Chefteamet")
    head = meeting.ask(agenda_queries.meeting_head, 1)
    assert (head.approved_at, head.approved_by, head.is_locked) == (NOW, "Chefteamet", True)
    before = meeting.dump()
    for command, arguments in ON_AN_APPROVED_MEETING:
        with pytest.raises(UserError):
            meeting.do(command, *arguments)
    assert meeting.dump() == before
    # What lives on beside the minutes may go on.
    meeting.do(follow_ups.set_status, 1, FollowUpStatus.DONE)
    meeting.do(points.set_own_note, 1, from_plain("Husk til næste gang"))


@pytest.mark.parametrize(
    ("start", "reachable"),
    [
        (MeetingStatus.PLANNED, {"review", "cancelled"}),
        (MeetingStatus.REVIEW, {"dispatched", "planned", "cancelled"}),
        (MeetingStatus.DISPATCHED, {"held", "review", "planned", "cancelled"}),
        (
            MeetingStatus.HELD,
            {"minutes_draft", "minutes_sent", "approved", "dispatched", "review", "planned"},
        ),
        (MeetingStatus.APPROVED, set[str]()),
        (MeetingStatus.CANCELLED, {"planned"}),
    ],
)
def test_the_way_of_a_meeting(start: MeetingStatus, reachable: set[str]) -> None:
    assert {step.value for step in status.next_statuses(start)} == reachable


def test_a_step_may_not_be_skipped(meeting: Opened) -> None:
    with pytest.raises(UserError):
        meeting.do(status.set_status, 1, MeetingStatus.DISPATCHED)
    meeting.do(status.set_status, 1, MeetingStatus.PLANNED)  # where it is already
    assert meeting.undo_label == "add_point"


def test_guests_by_name_keep_what_is_known_of_them(meeting: Opened) -> None:
    karl = GuestView("Karl", GuestRole.PRESENTS, online=True, arrive_before=5)
    meeting.do(points.set_guests, 1, [karl, "Eva", " ", "Eva"])
    meeting.do(points.set_guests, 1, ["Bo", "Karl"])
    assert meeting.ask(point_queries.point, 1).guests == (GuestView("Bo"), karl)
    assert lines(meeting)[0].guests == ("Bo", "Karl")


def test_who_missed_a_point_that_is_deleted(meeting: Opened) -> None:
    meeting.do(members.replace, 1, ["Anna"])

    def miss(session: Any) -> None:
        member = session.get_one(Member, 1)
        absence = Absence(position=0, points=[AbsencePoint(entry_id=1)])
        member.absences.append(absence)

    meeting.do(miss)
    before = meeting.dump()
    meeting.do(agenda.delete, 1)
    assert meeting.dump()["absence"] == []
    meeting.undo().result()
    assert meeting.dump() == before


def test_minutes_that_came_with_the_form_go_to_the_point(meeting: Opened) -> None:
    item = meeting.do(items.create, "Gammel sag")
    meeting.do(items.set_field, item, "minutes", from_plain("Godkendt."))
    point = meeting.do(agenda.place_item, 1, item)
    assert meeting.ask(point_queries.point, point).minutes == from_plain("Godkendt.")
    assert lines(meeting)[2].has_minutes
    assert not lines(meeting)[0].has_minutes


def test_the_rest_is_open_but_not_what_is_decided_nor_a_closed_recommendation(
    meeting: Opened,
) -> None:
    closed = meeting.do(items.create, "Personalesag")
    meeting.do(items.set_field, closed, "openness", "closed")
    secret = meeting.do(agenda.place_item, 1, closed)
    meeting.do(agenda.set_openness, secret, Openness.UNDECIDED)
    decided = meeting.do(agenda.add_point, 1, "Lukket")
    meeting.do(agenda.set_openness, decided, Openness.CLOSED)
    file = KeptFile("a.pdf", StoredFile("0" * 64, 1))
    plain = meeting.do(agenda.add_point, 1, "Åbent")
    meeting.do(agenda.set_openness, plain, Openness.OPEN)
    for owner in (Owner(item_id=closed), Owner(point_id=decided), Owner(point_id=plain)):
        meeting.do(annexes.add, owner, [file])
    before = meeting.dump()
    asked = meeting.ask(agenda_queries.agenda, 1)
    undecided, on_open = asked.undecided, asked.undecided_annexes
    count, annexes_opened = meeting.do(agenda.open_the_rest, 1)
    told = {line.id: line.openness for line in lines(meeting) if line.number is not None}
    assert told.pop(secret) == Openness.CLOSED  # as its recommendation says
    assert told.pop(decided) == Openness.CLOSED
    assert set(told.values()) == {Openness.OPEN}
    assert told.pop(plain) == Openness.OPEN
    assert undecided == count == len(told) > 0
    assert on_open == annexes_opened == 1  # those of closed points stay
    after = meeting.ask(agenda_queries.agenda, 1)
    assert after.undecided == after.undecided_annexes == 0
    meeting.undo().result()
    assert meeting.dump() == before


def test_several_are_moved_together_in_their_order(meeting: Opened) -> None:
    meeting.do(agenda.move_together, (3, 1), 1)
    assert [title for _number, title in numbers(meeting)] == [
        *("Skærmbesøg", "Godkendelse", "Eventuelt"),
    ]
    meeting.do(agenda.move_together, (2, 3), 0)
    assert [number for number, _title in numbers(meeting)] == [1, 2, 3]
    assert [line.id for line in lines(meeting)] == [2, 3, 1]

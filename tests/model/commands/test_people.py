"""The address book: taking people in overwrites nothing, meetings keep names, a merge takes them along."""

import datetime

import pytest
from sqlalchemy import select

from model.commands import (
    agenda,
    follow_ups,
    guests,
    items,
    meetings,
    members,
    people,
    points,
    revisions,
    series,
    status,
    told,
)
from model.commands.invitations import keep_all
from model.commands.people import Contact
from model.dispatching.calendars import Entry, entry_for
from model.editions import full, guest_view
from model.entities import Person
from model.errors import UserError
from model.planning.series import Rhythm
from model.planning.series_shape import Series
from model.queries.agenda import agenda as read_agenda
from model.queries.invitations import invitations
from model.queries.joining import joining
from model.queries.people import list_people
from model.queries.series import coming_differences, series_of
from model.queries.told import told_times
from model.views import GuestView
from model.vocabulary import GuestRole, MeetingStatus
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 10, 8)
OLD, NEW = "Åse Kjaer", "Åse Kjær"


def rows(workspace: Opened) -> list[tuple[str, str, str, str]]:
    found = workspace.ask(list_people)
    return [(row.name, row.title, row.department, row.email) for row in found]


def test_taking_in_adds_fills_and_overwrites_nothing(workspace: Opened) -> None:
    workspace.do(people.add, "Åse Kjær", department="HR", email="aase@x.dk")
    workspace.do(people.add, "Bo Holm")
    found = [
        Contact("Kjær, Åse", "Jurist", "Personale", "AASE@x.dk"),
        Contact("bo holm", email="bo@x.dk"),
        Contact("Bo Holm", email="en.anden.bo@x.dk"),
        Contact("Ny", "Chef"),
    ]
    assert workspace.do(people.take_in, found) == (2, 2)
    assert rows(workspace) == [
        ("Åse Kjær", "Jurist", "HR", "aase@x.dk"),
        ("Bo Holm", "", "", "bo@x.dk"),
        ("Bo Holm", "", "", "en.anden.bo@x.dk"),
        ("Ny", "Chef", "", ""),
    ]
    assert workspace.do(people.take_in, found) == (0, 0)


def test_merging_keeps_the_first_and_fills_it(workspace: Opened) -> None:
    first = workspace.do(people.add, "Åse Kjær", email="aase@x.dk")
    second = workspace.do(people.add, "Åse Kjaer", title="Jurist", email="gammel@x.dk")
    before = rows(workspace)
    workspace.do(people.merge, first, [second, first])
    assert rows(workspace) == [("Åse Kjær", "Jurist", "", "aase@x.dk")]
    workspace.undo().result(10)
    assert rows(workspace) == before


def test_who_is_removed_stays_in_the_minutes(workspace: Opened) -> None:
    person = workspace.do(people.add, "Åse Kjær", email="aase@x.dk")
    meeting = workspace.do(meetings.create, "Chefteam", datetime.date(2026, 10, 8))
    point = workspace.do(agenda.add_point, meeting, "Budget", duration=10)
    workspace.do(points.set_guests, point, [GuestView("Åse Kjær")])
    workspace.do(people.remove, person)
    assert workspace.read(lambda session: session.scalars(select(Person)).all()) == []
    view = workspace.ask(full, meeting)
    assert [guest.name for guest in view.points[0].guests] == ["Åse Kjær"]


def test_what_is_usual_is_proposed(workspace: Opened) -> None:
    aase = workspace.do(people.add, "Åse Kjær")
    workspace.do(people.set_field, aase, "role", "presents")
    workspace.do(people.set_field, aase, "available", "9-14")
    namesakes = [workspace.do(people.add, "Bo Holm") for _one in range(2)]
    for namesake in namesakes:
        workspace.do(people.set_field, namesake, "available", "fra 12")
    workspace.do(people.set_field, namesakes[-1], "role", "takes_part")
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    point = workspace.do(
        agenda.add_point, meeting, "Budget", duration=10, guests=["Åse Kjær", "Bo Holm", "Eva"]
    )
    other = workspace.do(agenda.add_point, meeting, "Løn", duration=10)
    workspace.do(guests.add, other, ["Åse Kjær"])
    found = workspace.ask(joining, meeting)
    roles = [guest.role for guest in (*found.of("p1"), *found.of("p2"))]
    assert roles == [GuestRole.PRESENTS, None, None, GuestRole.PRESENTS], (
        "of namesakes none is sure"
    )
    assert found.available == {"Åse Kjær": (540, 840)}
    workspace.do(guests.set_available, meeting, "Åse Kjær", (600, None))
    assert workspace.ask(joining, meeting).available == {"Åse Kjær": (600, None)}
    workspace.do(points.set_guests, point, [GuestView("Åse Kjær"), "Bo Holm"])
    assert workspace.ask(joining, meeting).of("p1")[0].role is None, "she took it away"
    workspace.do(people.set_field, aase, "available", "")
    workspace.do(people.set_field, aase, "role", "")
    row = workspace.ask(list_people)[0]
    assert (row.role, row.available) == (None, (None, None))


@pytest.mark.parametrize("text", ["måske", "14-9", "9-9", "kl. 25"])
def test_an_impossible_time_is_refused(workspace: Opened, text: str) -> None:
    aase = workspace.do(people.add, "Åse Kjær")
    with pytest.raises(UserError):
        workspace.do(people.set_field, aase, "available", text)
    assert workspace.ask(list_people)[0].available == (None, None)


def full_meeting(workspace: Opened, day: datetime.date) -> int:
    """Åse as a member, guest, caseworker, chair, owner of a task, under her old name."""
    meeting = workspace.do(meetings.create, "Chefteam", day)
    workspace.do(meetings.set_field, meeting, "chair", OLD)
    workspace.do(members.replace, meeting, [OLD, "Bo"])
    point = workspace.do(agenda.add_point, meeting, "Budget", duration=10, guests=["Bo", OLD])
    item = workspace.do(points.create_item, point)
    workspace.do(items.set_people, item, items.ItemRole.CASEWORKER, [OLD])
    workspace.do(follow_ups.add, point, "Skriv", who=OLD)
    workspace.do(guests.set_available, meeting, OLD, (540, None))
    workspace.do(told.tell, meeting, {OLD: [(510, 520)]}, undoable=False)
    return meeting


def names(workspace: Opened, meeting: int) -> set[str]:
    """Every name in the meeting but Bo's."""
    view = workspace.ask(full, meeting)
    point = view.points[0]
    assert point.treated_item is not None
    return {
        view.chair,
        *(member.name for member in view.members),
        *(guest.name for guest in point.guests),
        *point.treated_item.caseworkers,
        *(task.who for task in point.follow_ups),
        *workspace.ask(joining, meeting).said,
        *workspace.ask(told_times, meeting),
    } - {"Bo"}


def test_after_a_merge_the_name_follows_until_minutes_are_approved(workspace: Opened) -> None:
    approved = full_meeting(workspace, DAY)
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED, MeetingStatus.HELD):
        workspace.do(status.set_status, approved, step, undoable=False)
    workspace.do(revisions.approve, approved, "Eva", undoable=False)
    coming = full_meeting(workspace, DAY + datetime.timedelta(7))
    first, second = workspace.do(people.add, NEW), workspace.do(people.add, OLD)
    workspace.do(people.set_field, second, "role", "presents")
    workspace.do(people.set_field, second, "available", "9-14")
    workspace.do(people.merge, first, [second])
    assert names(workspace, coming) == {NEW}
    assert names(workspace, approved) == {OLD}
    row = workspace.ask(list_people)[0]
    assert (row.name, row.role, row.available) == (NEW, GuestRole.PRESENTS, (540, 840))
    workspace.undo().result(10)
    assert names(workspace, coming) == {OLD}, "one step"
    assert len(workspace.ask(list_people)) == 2


def test_a_merge_makes_nobody_stand_twice(workspace: Opened) -> None:
    meeting = full_meeting(workspace, DAY)
    workspace.do(members.replace, meeting, [NEW, OLD])
    point = workspace.ask(read_agenda, meeting).entries[0].id
    workspace.do(points.set_guests, point, [OLD, GuestView(NEW, GuestRole.PRESENTS)])
    first, second = workspace.do(people.add, NEW), workspace.do(people.add, OLD)
    workspace.do(people.merge, first, [second])
    view = workspace.ask(full, meeting)
    assert view.points[0].guests == (GuestView(NEW, GuestRole.PRESENTS),)
    assert [member.name for member in view.members] == [NEW]


def test_a_name_that_somebody_else_has_too_stays(workspace: Opened) -> None:
    meeting = full_meeting(workspace, DAY)
    first, second = workspace.do(people.add, NEW), workspace.do(people.add, OLD)
    workspace.do(people.add, OLD)
    workspace.do(people.merge, first, [second])
    assert names(workspace, meeting) == {OLD}


def test_a_series_does_not_take_the_new_name_for_a_change_by_hand(workspace: Opened) -> None:
    weekly = Series(Rhythm(DAY, DAY.weekday()), 510, 600, chair=OLD, members=(OLD, "Bo"))
    workspace.do(series.make, "Chefteam", weekly, [DAY])
    first, second = workspace.do(people.add, NEW), workspace.do(people.add, OLD)
    workspace.do(people.merge, first, [second])
    stored = workspace.ask(series_of, "Chefteam")
    assert stored is not None
    assert (stored.chair, stored.members) == (NEW, (NEW, "Bo"))
    assert workspace.ask(coming_differences, "Chefteam", stored, DAY) == ()


def test_whoever_was_invited_under_another_name_keeps_the_entry(workspace: Opened) -> None:
    meeting = full_meeting(workspace, DAY)

    def entry(name: str) -> Entry:
        view = guest_view(workspace.ask(full, meeting), name)
        made = entry_for(view, name, workspace.ask(invitations, meeting))
        assert made is not None
        return made

    sent = entry(OLD)
    workspace.do(keep_all, [(meeting, sent.sent(OLD))], undoable=False)
    first, second = workspace.do(people.add, NEW), workspace.do(people.add, OLD)
    workspace.do(people.merge, first, [second])
    assert (entry(NEW).event.uid, entry(NEW).is_news) == (sent.event.uid, False)


def test_names_pasted_as_a_mail_program_writes_them_leave_their_addresses_behind(
    workspace: Opened,
) -> None:
    meeting = workspace.do(meetings.create, "Chefteam", DAY, start=510, end=690)
    point = workspace.do(agenda.add_point, meeting, "Budget")
    workspace.do(members.replace, meeting, ["Åse Kjær <aase@x.dk>", '"Holm, Bo" <ikke>', "Liv Dam"])
    workspace.do(points.set_guests, point, ["Ib Friis <ib@x.dk>", "Åse Kjær"])
    found = workspace.ask(read_agenda, meeting)
    assert [member.name for member in found.meeting.members] == [
        "Åse Kjær",
        '"Holm, Bo" <ikke>',
        "Liv Dam",
    ]
    assert found.entries[0].guests == ("Ib Friis", "Åse Kjær")
    kept = {(row.name, row.email) for row in workspace.ask(list_people)}
    assert kept == {("Åse Kjær", "aase@x.dk"), ("Ib Friis", "ib@x.dk")}
    workspace.do(points.set_guests, point, ["Ib Friis, centerchef", "Mette Holm, HR-chef"])
    workspace.do(agenda.add_point, meeting, "Løn", guests=["Ib Friis, konsulent", "Holm, Bo"])
    entries = workspace.ask(read_agenda, meeting).entries
    assert [row.guests for row in entries] == [
        ("Ib Friis", "Mette Holm"),
        ("Ib Friis", "Holm, Bo"),
    ]
    titles = {(row.name, row.title) for row in workspace.ask(list_people)}
    assert titles == {("Åse Kjær", ""), ("Ib Friis", "centerchef"), ("Mette Holm", "HR-chef")}

"""The address book: taking people in overwrites nothing, and meetings keep their names."""

import datetime

from sqlalchemy import select

from model.commands import agenda, meetings, people, points
from model.commands.people import Contact
from model.editions import full
from model.entities import Person
from model.queries.people import list_people
from model.views import GuestView
from tests.model.workspace.opened import Opened


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

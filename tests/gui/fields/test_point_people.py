"""Who joins for a point and who stands on its form: a title stays, and what one lacks the other offers."""

import datetime
from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.fields.form.rows import PeopleRow
from gui.widgets.combo_box import NamedComboBox
from model.commands import agenda, items, meetings, members, points
from model.queries.points import PointDetail, point
from model.text.people_line import Written
from model.text.translate import _, set_language
from model.views import GuestView
from tests.end_to_end.driver import Driver, running


def test_titles_stay_and_what_one_lacks_the_other_offers(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "møder.db") as driver:
        set_language("en")
        driver.window.show()
        point_id = first_point(driver)
        head = driver.screens.point.head
        driver.write(head.field("guests"), "Mette Holm, centerchef")
        head.flush()
        driver.settle()
        assert read(driver, point_id).guests == (GuestView("Mette Holm", title="centerchef"),)

        run(driver, partial(agenda.set_duration, entry_id=point_id, minutes=20))
        assert head.field("guests").text() == "Mette Holm, centerchef"  # type: ignore[attr-defined]

        driver.screens.point.write_recommendation()
        driver.settle()
        assert attendees(driver, point_id) == ("Mette Holm, centerchef",)
        row = driver.screens.point.recommendation.row("attendees")
        assert isinstance(row, PeopleRow)
        assert row._offer.isHidden()
        assert head.offer.isHidden()

        kept, joins = Written("Mette Holm", "centerchef"), Written("Bo Kjær", "souschef")
        run(driver, partial(points.set_guests, point_id=point_id, guests=(kept, joins)))
        assert row._offer.text().endswith(": Bo Kjær")
        row._offer.click()
        driver.settle()
        assert attendees(driver, point_id) == ("Mette Holm, centerchef", "Bo Kjær, souschef")
        assert row.people.text() == "Mette Holm, centerchef; Bo Kjær, souschef"
        assert row._offer.isHidden()

        both = ("Mette Holm", "Bo Kjær", "Anna Dahl", "Ida Vang")
        meeting_id = read(driver, point_id).meeting_id
        run(driver, partial(members.replace, meeting_id=meeting_id, line=["Anna Dahl"]))
        item_id = read(driver, point_id).item_id
        assert item_id is not None
        role = items.ItemRole.ATTENDEE
        run(driver, partial(items.set_people, item_id=item_id, role=role, line=both))
        assert head.offer.text().endswith(": Ida Vang"), "a member is there anyway"
        head.offer.click()
        driver.settle()
        names = [guest.called for guest in read(driver, point_id).guests]
        assert names == ["Mette Holm, centerchef", "Bo Kjær, souschef", "Ida Vang"]
        assert head.offer.isHidden()


def test_what_is_not_decided_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "møder.db") as driver:
        driver.window.show()
        first_point(driver)
        openness = driver.screens.point.head.field("openness")
        assert isinstance(openness, NamedComboBox)
        assert openness.currentText() == _("Open or closed?") != _("Not decided")


def first_point(driver: Driver) -> int:
    assert driver.application.workspace is not None
    command = partial(meetings.create, forum="Chefteam", date=datetime.date(2027, 3, 4))
    meeting = driver.application.workspace.run("møde", command).result(30)
    driver.screens.open_meeting(meeting)
    driver.settle()
    driver.add_point("Budget")
    shown = driver.screens.agenda.agenda
    assert shown is not None
    driver.screens.agenda.entries.select(shown.entries[0].id)
    driver.settle()
    return shown.entries[0].id


def read(driver: Driver, point_id: int) -> PointDetail:
    assert driver.application.workspace is not None
    return driver.application.workspace.read(partial(point, point_id=point_id))


def attendees(driver: Driver, point_id: int) -> tuple[str, ...]:
    item = read(driver, point_id).item
    assert item is not None
    return tuple(map(str, item.people("attendees")))


def run(driver: Driver, command: object) -> None:
    assert driver.application.workspace is not None
    driver.application.workspace.run("x", command).result(30)  # type: ignore[arg-type]
    driver.settle()

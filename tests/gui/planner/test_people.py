"""People in the time plan: who joins, when they can come, what mends a day, what points usually take."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from gui.planner.guest_dialog import GuestDialog
from gui.timeline.timeline import Timeline
from gui.widgets.labels import Text
from model.commands import agenda, guests, live, meetings, members, people, points
from model.queries.joining import joining
from model.queries.time_report import time_report
from model.text.translate import set_language
from model.views import GuestView
from model.vocabulary import GuestRole
from tests.end_to_end.driver import Driver, running
from tests.end_to_end.keyboard import Keyboard

DAY = datetime.date(2026, 2, 5)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """Three points of 20 minutes in an hour; Bo joins for the second. Anna is a member."""
    with running(qtbot, tmp_path / "møder.db") as found:
        set_language("en")  # what follows is asked for in words
        assert found.application.workspace is not None
        meeting = found.application.workspace.run("fill", filled).result(30)
        found.screens.open_meeting(meeting)
        found.do("view.plan")
        found.screens.agenda.entries.select(row_id(found, "p2"))
        yield found


def filled(session: Session) -> int:
    meeting = meetings.create(session, "Chefteam", DAY, start=540, end=600)
    for title, names in (("Budget", ()), ("Løn", ("Bo Kjær",)), ("Ny skole", ())):
        agenda.add_point(session, meeting, title, duration=20, guests=names)
    members.replace(session, meeting, ["Anna Holm"])
    people.add(session, "Cai Dam")
    return meeting


def timeline(driver: Driver) -> Timeline:
    found = driver.screens.plan.findChild(Timeline)
    assert found is not None
    return found


def row_id(driver: Driver, key: str) -> int:
    shown = driver.screens.agenda.agenda
    assert shown is not None
    return next(row.id for row in shown.entries if row.key == key)


def run(driver: Driver, command: object) -> None:
    assert driver.application.workspace is not None
    driver.application.workspace.run("do", command).result(30)  # type: ignore[arg-type]
    driver.settle()


def joined(driver: Driver, key: str = "p2") -> tuple[GuestView, ...]:
    driver.settle()
    assert driver.application.workspace is not None
    return driver.application.workspace.read(lambda s: joining(s, 1)).of(key)


def dialog(driver: Driver) -> GuestDialog:
    (found,) = [d for d in driver.window.findChildren(GuestDialog) if d.isVisible()]
    return found


def rows(driver: Driver) -> list[str]:
    return [row.accessibleName() for row in driver.screens.plan.side.people.rows]


def remedies(driver: Driver) -> list[str]:
    return [button.choice.title for button in driver.screens.plan.side.people.choices.buttons]


def order(driver: Driver) -> list[str]:
    driver.settle()
    shown = driver.screens.agenda.agenda
    assert shown is not None
    return [row.key for row in shown.entries]


def test_somebody_is_added_and_described_by_keys_alone(driver: Driver, qtbot: QtBot) -> None:
    keys = Keyboard()
    driver.window.activateWindow()
    qtbot.waitUntil(driver.window.isActiveWindow)
    side = driver.screens.plan.side.entry
    timeline(driver).slot_widget("p2").setFocus()
    driver.settle()
    for stop in (side.length, side.start.rule, side.least, side.kept, *side.guests.buttons):
        keys.press("Tab")
        assert keys.focus() is stop
    keys.press("Tab")
    assert keys.focus() is side.add
    keys.type("Cai Dam")
    keys.press("Return")
    driver.settle()
    assert [guest.name for guest in joined(driver)] == ["Bo Kjær", "Cai Dam"]
    assert side.add.text() == ""
    driver.window.activateWindow()  # as every window manager does when a list of names closes
    qtbot.waitUntil(driver.window.isActiveWindow)
    keys.tab_back_to(side.guests.buttons[1])
    keys.press("Return")
    opened = dialog(driver)
    qtbot.waitUntil(opened.isActiveWindow)
    keys.tab_to(opened.role_field)
    keys.press("Down")
    keys.press("Tab")
    keys.press("Down", 2)
    keys.press("Tab")
    keys.type("10")
    keys.press("Tab")
    keys.type("kl. 9.00-10.30")
    keys.press("Return")
    expected = GuestView("Cai Dam", GuestRole.PRESENTS, True, 10)
    assert joined(driver)[1] == expected
    assert rows(driver)[1] == (
        "Cai Dam. 9.20-9.40 · point 2. on Teams · comes at 9.10 · can come 9.00-10.30"
    )
    driver.do("edit.undo")
    assert joined(driver)[1] == GuestView("Cai Dam")


def test_nonsense_is_said_and_the_dialog_stays(driver: Driver) -> None:
    driver.screens.plan.edit_guest("Bo Kjær", "p2")
    opened = dialog(driver)
    driver.rewrite(opened.available_field, "10-9")
    driver.press(opened.available_field, Qt.Key.Key_Return)
    assert opened.isVisible()
    assert "comes before" in opened._problem.text()
    assert opened.available_field.text() == ""
    opened.name_field.clear()
    opened.accept()
    assert opened.isVisible()
    opened.reject()
    assert joined(driver) == (GuestView("Bo Kjær"),)


def test_a_title_typed_behind_a_name_is_seen_where_it_was_typed(driver: Driver) -> None:
    side = driver.screens.plan.side.entry
    side.add.setText("Mette Holm, centerchef")
    side.add.setModified(True)
    side.add.flush()
    assert [guest.name for guest in joined(driver)] == ["Bo Kjær", "Mette Holm"]
    unsaid, titled = (button.choice for button in side.guests.buttons)
    assert unsaid.detail == "Role, place and times are not said"
    assert (titled.title, titled.detail) == ("Mette Holm", "centerchef")
    assert any(row.startswith("Mette Holm. ") and ". centerchef" in row for row in rows(driver))
    driver.screens.plan.edit_guest("Mette Holm", "p2")
    opened = dialog(driver)
    assert opened.name_field.text() == "Mette Holm, centerchef"
    opened.name_field.setText("Mette Holm, jurist")
    opened.accept()
    assert joined(driver)[1] == GuestView("Mette Holm", title="jurist")


def test_somebody_joins_no_more(driver: Driver) -> None:
    timeline(driver)._lanes._widgets[0].opened.emit("Bo Kjær", "p2")
    opened = dialog(driver)
    opened.removed.emit()
    opened.reject()
    assert joined(driver) == ()


def test_a_member_is_on_the_line_and_not_told(driver: Driver) -> None:
    run(driver, lambda s: points.set_guests(s, row_id(driver, "p2"), ["Anna Holm"]))
    (lane,) = timeline(driver)._lanes
    assert lane.accessibleDescription() == "member"
    assert rows(driver) == ["Anna Holm (member). 9.20-9.40 · point 2"]
    assert driver.screens.plan.side.people.tell.isHidden()


def test_outside_the_given_time_is_shown_and_mended_in_one_step(driver: Driver) -> None:
    run(driver, lambda s: guests.set_available(s, 1, "Bo Kjær", (540, 560)))
    assert "cannot come for 20 min. of it" in rows(driver)[0]
    (lane,) = timeline(driver)._lanes
    assert "not possible the whole time" in lane.accessibleDescription()
    assert remedies(driver) == ["Bo Kjær: move point 2 to 9.00"]
    button = driver.screens.plan.side.people.choices.buttons[0]
    button.looked_at.emit(button.choice.payload)
    assert timeline(driver).slot_widget("p2").face.was == "now 9.20-9.40"
    assert order(driver) == ["p1", "p2", "p3"]
    button.click()
    assert order(driver) == ["p2", "p1", "p3"]
    assert remedies(driver) == []
    driver.do("edit.undo")
    assert order(driver) == ["p1", "p2", "p3"]


def test_at_once_and_after_the_end_are_mended_too(driver: Driver) -> None:
    third = row_id(driver, "p3")
    run(driver, lambda s: points.set_guests(s, third, ["Bo Kjær"]))
    run(driver, lambda s: agenda.set_start(s, third, agenda.StartRule.FIXED, 570))
    assert "is needed at once: points 2 and 3" in rows(driver)[0]
    fit = [label.text() for label in driver.screens.plan.side.fit.findChildren(Text)]
    assert "10 min. left, but the times do not suit Bo Kjær" in fit
    assert not any("It fits" in text for text in fit)
    assert remedies(driver) == ["Bo Kjær: let the points follow each other"]
    driver.screens.plan.side.people.choices.buttons[0].click()
    driver.settle()
    assert remedies(driver) == []
    fit = [label.text() for label in driver.screens.plan.side.fit.findChildren(Text)]
    assert any(text.startswith("It fits") for text in fit)
    timeline(driver).editing.set_minutes("p1", 40)
    driver.settle()
    assert "is needed after the end of the meeting" in rows(driver)[0]
    assert remedies(driver)[0] == "Bo Kjær: move point 1 to 9.40"
    driver.screens.plan.side.people.choices.buttons[0].click()
    assert order(driver) == ["p2", "p3", "p1"]
    assert not any("after the end" in text for text in rows(driver))


def test_one_person_is_told_at_a_time(driver: Driver) -> None:
    run(driver, lambda s: points.set_guests(s, row_id(driver, "p3"), ["Cai Dam"]))
    section = driver.screens.plan.side.people
    section.rows[1].tell_wanted.emit("Cai Dam")
    driver.settle()
    assert rows(driver)[1].endswith("Told time: 9.40")
    assert "Told" not in rows(driver)[0]
    assert not section.tell.isHidden()


def test_length_start_and_least_are_set_beside_the_line(driver: Driver) -> None:
    side = driver.screens.plan.side.entry
    for field, text in ((side.length, "1t15"), (side.least, "12")):
        driver.rewrite(field, text)
        driver.press(field, Qt.Key.Key_Return)
        driver.settle()
    side.start.rule.setCurrentIndex(1)
    side.start.rule.activated.emit(1)
    assert driver.window.focusWidget() is side.start.time
    driver.rewrite(side.start.time, "kl. 9.30")
    driver.press(side.start.time, Qt.Key.Key_Return)
    driver.settle()
    shown = driver.screens.agenda.agenda
    assert shown is not None
    row = shown.entries[1]
    assert (row.duration, row.least, row.rule.value, row.start_at) == (75, 12, "not_before", 570)
    assert timeline(driver).slot_widget("p2").face.time == "9.30-10.45"
    fit = driver.screens.plan.side.fit.choices.buttons[0].choice.payload
    assert fit.entries[1].duration >= 12


@pytest.mark.parametrize("text", ["1t90", "-5", "25 timer", "snart", "1441"])
def test_nonsense_leaves_the_old_length_and_is_said(driver: Driver, text: str) -> None:
    side = driver.screens.plan.side.entry
    said: list[str] = []
    driver.screens.plan.refused.connect(said.append)
    driver.rewrite(side.length, text)
    driver.press(side.length, Qt.Key.Key_Return)
    if text == "-5":  # five minutes less
        assert not said
    else:
        assert len(said) == 1
        assert side.length.text() == "20"


def recorded(session: Session, date: datetime.date, minutes: int) -> float:
    """A meeting really held: ten minutes, then so many with a pause between; as its report says."""
    meeting = meetings.create(session, "Chefteam", date)
    for title in ("Referat", "Løn", "Eventuelt"):
        agenda.add_point(session, meeting, title, duration=20)
    begun = datetime.datetime.combine(date, datetime.time(9))
    after = [begun + datetime.timedelta(minutes=m) for m in (10, 15, 35, 30 + minutes)]
    live.start(session, meeting, begun)
    live.step(session, meeting, after[0])
    live.pause(session, meeting, after[1])
    live.go_on(session, meeting, after[2])
    live.step(session, meeting, after[3])
    live.end(session, meeting, after[3])
    report = time_report(session, meeting)
    assert report is not None
    return report.rows[1].spent


def test_what_points_usually_take_is_proposed_and_never_taken_unasked(driver: Driver) -> None:
    taken: list[float] = []

    def held(session: Session) -> None:
        for week, minutes in ((1, 14), (2, 31), (3, 33)):
            taken.append(recorded(session, DAY - datetime.timedelta(weeks=week), minutes))

    run(driver, held)
    assert taken == [14, 31, 33]
    driver.screens.agenda.reload()
    section = driver.screens.plan.side.learned
    (button,) = section.choices.buttons
    assert (button.choice.title, button.choice.detail) == (
        "Set point 2 to 35 min.",
        "Løn: usually takes 31 min. (3 meetings)",
    )
    assert timeline(driver).slot_widget("p2").face.minutes == "20 min."
    button.click()
    driver.settle()
    assert timeline(driver).slot_widget("p2").face.minutes == "35 min."
    assert section.isHidden()
    driver.do("edit.undo")
    assert timeline(driver).slot_widget("p2").face.minutes == "20 min."


def test_the_line_of_now_only_today_and_in_sight(driver: Driver) -> None:
    line = driver.screens.plan.now_line
    assert not line.running
    line._now = lambda: datetime.datetime.combine(DAY, datetime.time(9, 30, 15))
    driver.do("view.minutes")
    driver.do("view.plan")
    assert line.running
    assert timeline(driver)._cover.now == 570
    driver.do("view.minutes")
    assert not line.running
    line._now = lambda: datetime.datetime.combine(DAY, datetime.time(23, 59))
    driver.do("view.plan")
    line._now = lambda: datetime.datetime.combine(DAY, datetime.time()) + datetime.timedelta(1)
    line.update()
    assert not line.running
    assert timeline(driver)._cover.now is None


def test_names_complete_from_the_address_book(driver: Driver) -> None:
    add = driver.screens.plan.side.entry.add
    driver.write(add, "Da")
    assert add._completer.currentCompletion() == "Cai Dam"
    assert isinstance(add, QLineEdit)
    QTest.keyClick(add, Qt.Key.Key_Escape)

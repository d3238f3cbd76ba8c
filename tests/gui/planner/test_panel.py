"""The time plan in the window: what is dragged or pressed there is stored, and one step of undo."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.timeline.timeline import Timeline
from gui.widgets.labels import WrappedHeading
from model.commands import agenda, meetings
from model.text.translate import set_language
from tests.end_to_end.driver import Driver, running

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """A meeting of three points and a break, its time plan in front."""
    import datetime

    with running(qtbot, tmp_path / "møder.db") as found:
        set_language("en")  # what follows is asked for in words
        workspace = found.application.workspace
        assert workspace is not None

        def fill(session: object) -> int:
            day = datetime.date(2026, 2, 5)
            meeting = meetings.create(session, "Chefteam", day, start=540, end=600)  # type: ignore[arg-type]
            for title, minutes in (("Budget", 20), ("Løn", 20), ("Ny skole", 30)):
                agenda.add_point(session, meeting, title, duration=minutes)  # type: ignore[arg-type]
            agenda.add_break(session, meeting, "Pause", position=1)  # type: ignore[arg-type]
            return meeting

        meeting = workspace.run("fill", fill).result(30)
        found.screens.open_meeting(meeting)
        found.do("view.plan")
        yield found


def timeline(driver: Driver) -> Timeline:
    found = driver.screens.plan.findChild(Timeline)
    assert found is not None
    return found


def stored(driver: Driver) -> list[tuple[str, int | None]]:
    driver.settle()
    shown = driver.screens.agenda.agenda
    assert shown is not None
    return [(row.key, row.duration) for row in shown.entries]


BEFORE = [("p1", 20), ("b1", 10), ("p2", 20), ("p3", 30)]


def test_keys_on_a_slot_are_stored_and_one_undo_takes_them_back(driver: Driver) -> None:
    assert stored(driver) == BEFORE
    slot = timeline(driver).slot_widget("p1")
    slot.setFocus()
    for _press in range(3):
        driver.press(slot, Qt.Key.Key_Down, ALT)
    assert stored(driver) == [*BEFORE[1:], BEFORE[0]]
    assert driver.window.focusWidget() is slot
    assert slot.face.time == "10.00-10.20"
    driver.do("edit.undo")
    assert stored(driver) == BEFORE
    assert slot.face.time == "9.00-9.20"


def test_the_list_beside_moves_along_while_a_slot_is_held(driver: Driver) -> None:
    plan = timeline(driver)
    entries = driver.screens.agenda.entries
    entries.select(1)
    plan.slot_widget("p1").setFocus()
    plan.editing.grab("p1", False, 4)
    plan.editing.pull(plan.height() * 3, fine=False)
    shown = [entries.model().index(row, 0).data() for row in range(4)]
    assert shown == ["Pause", "Løn", "Ny skole", "Budget"]
    assert entries.selected() is not None
    assert entries.selected().key == "p1"  # type: ignore[union-attr]
    plan.editing.give_back()
    assert entries.model().index(0, 0).data() == "Budget"
    assert stored(driver) == BEFORE


def test_typed_minutes_of_a_break(driver: Driver) -> None:
    plan = timeline(driver)
    plan.editing.set_minutes("b1", 15)
    assert stored(driver)[1] == ("b1", 15)
    plan.editing.lengthen("b1", 5)
    assert stored(driver)[1] == ("b1", 20)
    driver.do("edit.undo")
    assert stored(driver)[1] == ("b1", 15)


def test_what_is_refused_is_shown_as_it_was(driver: Driver, monkeypatch: object) -> None:
    told: list[BaseException] = []
    object.__setattr__(driver.screens.plan._services, "report", told.append)
    plan = timeline(driver)
    plan.editing.set_minutes("b1", None)
    assert stored(driver) == BEFORE
    assert len(told) == 1
    assert plan.slot_widget("b1").face.time == "9.20-9.30"


def fit_titles(driver: Driver) -> list[str]:
    return [button.choice.title for button in driver.screens.plan.side.fit.choices.buttons]


def test_a_proposal_is_looked_at_then_taken_in_one_step(driver: Driver) -> None:
    plan = timeline(driver)
    assert fit_titles(driver)[0] == "Shorten the points in proportion"
    button = driver.screens.plan.side.fit.choices.buttons[0]
    button.setFocus()
    button.looked_at.emit(button.choice.payload)
    assert plan.slot_widget("p3").face.was == "now 9.50-10.20"
    assert stored(driver) == BEFORE
    button.looked_at.emit(None)
    assert plan.slot_widget("p3").face.was == ""
    button.click()
    assert [minutes for _key, minutes in stored(driver)] == [15, 10, 15, 20]
    assert not fit_titles(driver)
    driver.do("edit.undo")
    assert stored(driver) == BEFORE


def test_what_is_kept_is_not_proposed_to_change(driver: Driver) -> None:
    plan = timeline(driver)
    plan.slot_widget("p1").setFocus()
    driver.screens.plan.select(1)
    kept = driver.screens.plan.side.entry.kept
    kept.click()
    driver.settle()
    assert plan.slot_widget("p1").face.item.kept
    payload = driver.screens.plan.side.fit.choices.buttons[0].choice.payload
    assert payload.entries[0].duration == 20
    driver.do("edit.undo")
    assert not plan.slot_widget("p1").face.item.kept
    assert not kept.isChecked()


def test_a_point_moves_to_the_next_meeting_and_back(driver: Driver) -> None:
    import datetime

    workspace = driver.application.workspace
    assert workspace is not None
    assert not [title for title in fit_titles(driver) if title.startswith("Move")]
    later = workspace.run(
        "later", lambda s: meetings.create(s, "Chefteam", datetime.date(2026, 2, 19))
    ).result(30)
    driver.screens.agenda.reload()
    moves = [
        b for b in driver.screens.plan.side.fit.choices.buttons if b.choice.title.startswith("Move")
    ]
    assert moves[0].choice.title == "Move point 1 to 19 Feb: Budget"
    moves[0].click()
    assert [key for key, _minutes in stored(driver)] == ["b1", "p2", "p3"]
    from model.queries.agenda import agenda as read

    assert [row.title for row in workspace.read(lambda s: read(s, later)).entries] == ["Budget"]
    driver.do("edit.undo")
    assert stored(driver) == BEFORE


def test_an_order_in_which_guests_wait_less(driver: Driver, qtbot: QtBot) -> None:
    from model.commands import points

    workspace = driver.application.workspace
    assert workspace is not None
    section = driver.screens.plan.side.order
    assert section.isHidden()  # nobody waits, and nothing is said of it
    for point in (1, 3):
        workspace.run("guests", lambda s, p=point: points.set_guests(s, p, ["Mette Holm"])).result(
            30
        )
    driver.settle()
    section.keep_ends.setChecked(False)
    qtbot.waitUntil(lambda: bool(section.choices.buttons))
    choice = section.choices.buttons[0].choice
    assert choice.title == "Put the points in another order"
    assert choice.detail == "30 min. less to wait for Mette Holm"
    section.choices.buttons[0].click()
    keys = [key for key, _minutes in stored(driver)]
    assert keys == ["p2", "b1", "p1", "p3"]
    assert not section.choices.buttons
    assert section.isHidden()
    driver.do("edit.undo")
    assert stored(driver) == BEFORE


def with_guests(driver: Driver, guests: dict[int, list[str]]) -> None:
    from model.commands import points

    workspace = driver.application.workspace
    assert workspace is not None
    for point, names in guests.items():
        workspace.run("guests", lambda s, p=point, n=names: points.set_guests(s, p, n)).result(30)
    driver.settle()


def people(driver: Driver) -> list[str]:
    return [row.accessibleName() for row in driver.screens.plan.side.people.rows]


def test_told_times_that_moved_are_listed_and_undo_does_not_untell(driver: Driver) -> None:
    with_guests(driver, {2: ["Bo Kjær"]})
    section = driver.screens.plan.side.people
    assert people(driver) == ["Bo Kjær. 9.30-9.50 · point 2"]
    section.tell.click()
    driver.settle()
    assert section.tell.isHidden()
    timeline(driver).editing.set_minutes("p1", 35)
    driver.settle()
    moved = "Bo Kjær. 9.45-10.05 · point 2. is needed after the end of the meeting."
    assert people(driver) == [f"{moved} Told time: 9.30 – now 9.45"]
    section.only_moved.setChecked(True)
    assert people(driver) == [f"{moved} Told time: 9.30 – now 9.45"]
    driver.do("edit.undo")
    assert people(driver) == []
    section.only_moved.setChecked(False)
    assert people(driver) == ["Bo Kjær. 9.30-9.50 · point 2. Told time: 9.30"]
    assert driver.window.actions_table["edit.undo"].isEnabled()


def test_two_points_of_one_person_are_put_together(driver: Driver) -> None:
    with_guests(driver, {1: ["Bo Kjær"], 3: ["Bo Kjær"]})
    section = driver.screens.plan.side.people
    button = section.choices.buttons[0]
    assert button.choice.title == "Bo Kjær: put the points together"
    button.click()
    assert [key for key, _minutes in stored(driver)] == ["p1", "p3", "b1", "p2"]
    assert not section.choices.buttons


def test_the_lines_are_copied_as_the_command_line_prints_them(driver: Driver) -> None:
    from PySide6.QtGui import QGuiApplication

    from model.commandline.plans import information_lines
    from model.editions import full

    with_guests(driver, {1: ["Bo Kjær", "Åse Holm"]})
    driver.screens.plan.side.people.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "Pkt. 1 kl. 9.00-9.20 Bo Kjær og Åse Holm"
    workspace = driver.application.workspace
    assert workspace is not None
    meeting = driver.screens.agenda.agenda
    assert meeting is not None
    assert copied == list(information_lines(workspace.read(lambda s: full(s, meeting.meeting.id))))


def test_the_day_is_stretched_from_the_menu_and_brought_to_the_front(driver: Driver) -> None:
    plan = timeline(driver)
    driver.do("view.minutes")
    driver.do("plan.zoom_in")
    assert plan.isVisible()
    assert plan.zoom > 1
    driver.do("plan.zoom_out")
    driver.do("plan.zoom_in")
    driver.do("plan.zoom_fit")
    assert plan.zoom == 1


def test_a_length_that_is_typed_is_taken_when_the_window_closes_or_another_entry_is_shown(
    driver: Driver,
) -> None:
    driver.screens.agenda.entries.select(1)
    driver.settle()
    length = driver.screens.plan.side.entry.length
    driver.rewrite(length, "+5")
    driver.settle()  # as closing does, without leaving the field
    assert stored(driver)[0] == ("p1", 25)
    driver.rewrite(length, "40")
    driver.screens.agenda.entries.select(2)
    assert dict(stored(driver)) == {**dict(BEFORE), "p1": 40}


def test_the_chosen_point_says_when_it_must_start_and_why(driver: Driver) -> None:
    plan, entries = driver.screens.plan, driver.screens.agenda.entries
    entries.select(1)
    assert plan.side.entry.latest.text() == ("Must start by 8.40 if the meeting is to end on time.")
    assert plan.side.entry.latest.property("look") == "danger"
    driver.do("point.delete")
    driver.settle()
    entries.select(2)
    latest = driver.screens.plan.side.entry.latest
    assert latest.property("look") == "muted", latest.text()


def test_no_time_before_midnight_is_named_where_the_day_is_much_too_full(driver: Driver) -> None:
    driver.screens.agenda.entries.select(2)
    driver.rewrite(driver.screens.plan.side.entry.length, "700")
    driver.settle()
    driver.screens.agenda.entries.select(1)
    assert driver.screens.plan.side.entry.latest.text() == "The meeting is too full to end on time."


def test_a_long_title_is_read_whole_beside_the_plan(driver: Driver) -> None:
    shown = driver.screens.agenda.agenda
    assert shown is not None
    title = "Sammenlægning af kompetencecenterforvaltningens rehabiliteringsafdelinger " * 2
    rename = partial(agenda.rename, entry_id=shown.entries[0].id, title=title.strip())
    assert driver.application.workspace is not None
    driver.application.workspace.run("x", rename).result(30)
    driver.screens.agenda.entries.select(shown.entries[0].id)
    driver.settle()
    (heading,) = [
        label
        for label in driver.screens.plan.findChildren(WrappedHeading)
        if label.isVisible() and label.accessibleName() == f"1 {title.strip()}"
    ]
    assert heading.heightForWidth(heading.width()) <= heading.height()

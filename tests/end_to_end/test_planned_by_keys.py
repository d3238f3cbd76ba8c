"""A day planned from nothing without the mouse: what the window shows then is what `schedule` prints."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.fields.words import is_break, span_text
from gui.planner.guest_dialog import GuestDialog
from gui.timeline.canvas import Ground
from gui.timeline.lanes import LaneWidget
from gui.timeline.timeline import Timeline
from gui.widgets.labels import ElidedLabel
from gui.widgets.row_model import RowRole
from model.commandline.run import run
from model.text.clock import format_clock, parse_iso_clock
from model.text.translate import set_language
from model.vocabulary import Openness
from tests.end_to_end.driver import WAIT_MS, Driver, running
from tests.end_to_end.keyboard import Keyboard

POINTS = (
    ("Godkendelse af dagsorden", "5", ""),
    ("Økonomirapport for 3. kvartal", "20", "Mette Sørensen og Karin Holm"),
    ("Budget 2027: rammer", "30", "Mette Sørensen"),
    ("Ansættelse af en chef", "15", "Lone Friis"),
    ("Sygefravær", "15", "Bodil Dam"),
    ("Ny skole i Nordbyen", "25", "Finn Lund, Gitte Rask"),
    ("Personalesag", "10", "Lone Friis"),
    ("It-strategi", "20", "Niels Bæk"),
    ("Klimaplan", "20", "Ida Vang"),
    ("Salg af en grund", "10", "Gitte Rask"),
    ("Borgerservice", "15", "Helle Toft"),
    ("Ledertræf", "5", ""),
    ("Anlæg", "15", "Mette Sørensen"),
    ("Eventuelt", "5", ""),
)
CLOSED = (4, 7, 10)


def new_meeting(driver: Driver, keys: Keyboard) -> None:
    keys.press("Ctrl+N")
    dialog = driver.details()
    driver.qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT_MS)
    for field, text in ((dialog.start_field, "830"), (dialog.end_field, "12.15")):
        keys.tab_to(field)
        keys.press("Ctrl+A")
        keys.type(text)
    keys.press("Return")
    driver.settle()
    driver.window.activateWindow()  # as every window manager does
    driver.qtbot.waitUntil(driver.window.isActiveWindow, timeout=WAIT_MS)


def type_agenda(driver: Driver, keys: Keyboard) -> None:
    for title, minutes, people in POINTS:
        keys.press("Ctrl+Return")
        keys.type(title)
        keys.press("Tab")
        keys.type(minutes)
        keys.press("Tab")
        keys.type(people)
        keys.press("Return")
        driver.settle()
    keys.tab_to(driver.screens.agenda.entries)
    keys.press("Home")
    for place in range(1, len(POINTS) + 1):
        if place in CLOSED:
            keys.press("Ctrl+Shift+L")
            driver.settle()
        keys.press("Down")
    for place in (8, 4):
        keys.press("Home")
        keys.press("Down", place - 1)
        keys.press("Ctrl+Shift+Return")
        driver.settle()
        keys.tab_to(driver.screens.agenda.entries)


def plan_the_day(driver: Driver, keys: Keyboard) -> None:
    """Minutes typed, a slot moved and made longer, guests put together, the rest made to fit."""
    keys.press("Ctrl+2")
    driver.settle()
    keys.press("Home")
    assert keys.focus() is timeline(driver).slot_widget("p1")
    keys.press("Down")
    keys.type("3")
    keys.type("5")
    keys.press("Return")
    driver.settle()
    keys.press("Down")
    keys.press("Alt+Down")
    keys.press("Alt+Up")
    keys.press("Shift+Down", 2)
    keys.press("Alt+Shift+Up")
    driver.settle()
    side = driver.screens.plan.side
    driver.qtbot.waitUntil(lambda: bool(side.order.choices.buttons), timeout=WAIT_MS)
    keys.tab_to(lambda: side.order.choices.buttons[0])
    keys.press("Return")
    driver.settle()
    assert driver.screens.agenda.agenda.plan.over_under > 0  # type: ignore[union-attr]
    keys.tab_to(lambda: side.fit.choices.buttons[0])
    keys.press("Return")
    driver.settle()


def describe_a_guest(driver: Driver, keys: Keyboard) -> None:
    """Presents, on Teams, ten minutes early, can come from nine: all by keys."""
    plan, side = timeline(driver), driver.screens.plan.side.entry
    plan.focus_slot()
    keys.press("Home")
    keys.press("Down")
    driver.settle()
    keys.tab_to(lambda: side.guests.buttons[0])
    keys.press("Return")
    (dialog,) = [d for d in driver.window.findChildren(GuestDialog) if d.isVisible()]
    driver.qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT_MS)
    keys.tab_to(dialog.role_field)
    keys.press("Down")
    keys.press("Tab")
    keys.press("Down", 2)
    keys.press("Tab")
    keys.type("10")
    keys.press("Tab")
    keys.type("8.30-12")
    keys.press("Return")
    driver.settle()
    driver.window.activateWindow()  # as every window manager does
    driver.qtbot.waitUntil(driver.window.isActiveWindow, timeout=WAIT_MS)


def timeline(driver: Driver) -> Timeline:
    found = driver.screens.plan.findChild(Timeline)
    assert found is not None
    return found


def test_a_day_is_planned_by_keys_alone(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "møder.db"
    keys = Keyboard()
    with running(qtbot, database) as driver:
        set_language("en")
        driver.window.activateWindow()
        qtbot.waitUntil(driver.window.isActiveWindow, timeout=WAIT_MS)
        new_meeting(driver, keys)
        type_agenda(driver, keys)
        plan_the_day(driver, keys)
        describe_a_guest(driver, keys)
        shown = driver.screens.agenda.agenda
        assert shown is not None
        capsys.readouterr()
        assert run(["--database", str(database), "schedule", shown.meeting.key, "--json"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert_window_shows(driver, printed)
        told = [row.accessibleName() for row in driver.screens.plan.side.people.rows]
        assert sum("on Teams" in text and "can come 8.30-12.00" in text for text in told) == 1
        exported = tmp_path / "møde.json"
        wanted = (shown.meeting.key, "exchange", "--output", str(exported))
        assert run(["--database", str(database), "export", *wanted]) == 0
        carried = json.loads(exported.read_text(encoding="utf-8"))["meetings"][0]["entries"]
        described = [g for e in carried for g in e.get("guests", ()) if isinstance(g, dict)]
        assert [(g["role"], g["online"], g["arrive_before"]) for g in described] == [
            ("presents", True, 10)
        ]
    assert [e["kind"] for e in printed["entries"]].count("break") == 2
    assert [e["number"] for e in printed["entries"] if e["number"]] == list(range(1, 15))
    assert len({window["guest"] for window in printed["guest_windows"]}) == 9
    assert printed["over_under_minutes"] <= 0
    assert [row.openness for row in shown.entries].count(Openness.CLOSED) == len(CLOSED)
    # A hand that presses four keys a second needs less than three minutes for the plan.
    assert keys.count < 4 * 180


def assert_window_shows(driver: Driver, printed: dict[str, Any]) -> None:
    """Every figure that is printed stands in the window, as a person or a screen reader gets it."""
    assert_list_shows(driver, printed)
    assert_line_shows(timeline(driver), printed)
    labels = [
        label
        for panel in (driver.screens.agenda, driver.screens.plan)
        for label in (*panel.findChildren(QLabel), *panel.findChildren(ElidedLabel))
    ]
    seen = [label.text() for label in labels if label.isVisible()]
    window, over = printed["window_minutes"], printed["over_under_minutes"]
    assert f"{printed['total_minutes']} of {window} min. planned" in seen
    assert f"planned end {clock(printed['planned_end'])}" in seen
    assert (f"{-over} min. left" if over else "fits exactly") in seen
    assert any(f"{clock(printed['start'])}-{clock(printed['end'])}" in text for text in seen)
    driver.do("plan.copy")
    assert QGuiApplication.clipboard().text().splitlines() == printed["information_lines"]


def assert_list_shows(driver: Driver, printed: dict[str, Any]) -> None:
    model = driver.screens.agenda.entries.model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    assert [index.data(RowRole).key for index in indexes] == [e["key"] for e in printed["entries"]]
    for index, entry in zip(indexes, printed["entries"], strict=True):
        row, said = index.data(RowRole), index.data(Qt.ItemDataRole.AccessibleTextRole)
        head = f"Point {entry['number']}, {row.title}" if entry["number"] else row.title
        span = f"{clock(entry['start'])} to {clock(entry['end'])}"
        assert said.startswith(f"{head}, {span}, {entry['minutes']} minutes"), said
        assert is_break(row) is (entry["kind"] == "break")
        assert span_text(row.slot) == span.replace(" to ", "-")


def assert_line_shows(plan: Timeline, printed: dict[str, Any]) -> None:
    slots = plan.slot_widgets()
    assert [slot.key for slot in slots] == [entry["key"] for entry in printed["entries"]]
    for slot, entry in zip(slots, printed["entries"], strict=True):
        start, end = clock(entry["start"]), clock(entry["end"])
        assert slot.face.time == slot.accessible_value == f"{start}-{end}"
        assert slot.face.minutes == f"{entry['minutes']} min."
        assert f"{start} to {end}" in slot.accessibleName()
        assert slot.face.latest == f"start by {clock(entry['latest_start'])}"
        assert bool(slot.face.overlap) is bool(entry["overlap_before"])
    layout = plan.findChildren(Ground)[0].layout_now
    assert layout is not None
    gaps = [entry["gap_before"] for entry in printed["entries"] if entry["gap_before"]]
    assert [gap.minutes for gap in layout.gaps] == gaps
    lanes = sorted(lane.accessibleName() for lane in plan.findChildren(LaneWidget))
    assert lanes == sorted(map(lane_words, printed["guest_windows"]))


def clock(iso: str) -> str:
    return format_clock(parse_iso_clock(iso))


def lane_words(window: dict[str, Any]) -> str:
    points = ", ".join(str(number) for number in window["points"])
    span = f"{clock(window['start'])} to {clock(window['end'])}"
    kind = "points" if "," in points else "point"
    return f"{window['guest']}, {span}, {kind} {points}"

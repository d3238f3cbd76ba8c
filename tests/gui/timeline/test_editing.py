"""Dragging and keys on the timeline: what is shown meanwhile, and what leaves as one change."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.timeline.editing import PlanChange
from gui.timeline.minutes_edit import MinutesEdit
from gui.timeline.slot_widget import SlotWidget
from gui.timeline.timeline import Timeline
from model.planning.schedule import plan
from model.planning.shapes import Entry, Plan, StartRule, Window

DAY = Window(540, 720)
AGENDA = (Entry("a", 30), Entry("b", 30), Entry("c", 30), Entry("d", None))
NONE = Qt.KeyboardModifier.NoModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(340, 800)
    made.show_plan(plan(AGENDA, DAY), (), entries=AGENDA)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def changes(timeline: Timeline) -> list[PlanChange]:
    heard: list[PlanChange] = []
    timeline.editing.changed.connect(heard.append)
    return heard


def mouse(
    slot: SlotWidget, kind: QEvent.Type, y: float, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    left = Qt.MouseButton.LeftButton
    place = QPointF(40, y)
    held = left if kind != QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
    shown = slot.mapToGlobal(place)
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
    QApplication.sendEvent(slot, QMouseEvent(kind, place, shown, button, held, modifiers))


def drag(
    timeline: Timeline,
    key: str,
    start: float,
    by: float,
    modifiers: Qt.KeyboardModifier = NONE,
    release: bool = True,
) -> None:
    """In small steps, as a hand does; places are counted from where the slot began."""
    slot = timeline.slot_widget(key)
    top = slot.y()
    slot.setFocus()
    mouse(slot, QEvent.Type.MouseButtonPress, start)
    for step in range(1, 11):
        y = top + start + by * step / 10 - slot.y()
        mouse(slot, QEvent.Type.MouseMove, y, modifiers)
    if release:
        mouse(slot, QEvent.Type.MouseButtonRelease, top + start + by - slot.y())


def spans(timeline: Timeline) -> dict[str, str]:
    return {key: timeline.slot_widget(key).face.time for key in "abc"}


def test_a_slot_dragged_down_changes_places_live(
    timeline: Timeline, changes: list[PlanChange]
) -> None:
    heights = timeline.slot_widget("b").height()
    drafts: list[Plan | None] = []
    timeline.editing.drafted.connect(drafts.append)
    drag(timeline, "a", 20, heights * 0.7, release=False)
    assert spans(timeline) == {"b": "9.00-9.30", "a": "9.30-10.00", "c": "10.00-10.30"}
    assert not changes
    assert drafts
    assert timeline.slot_widget("b").y() < timeline.slot_widget("a").y()
    mouse(timeline.slot_widget("a"), QEvent.Type.MouseButtonRelease, 20)
    assert [change.kind for change in changes] == ["move"]
    assert [entry.key for entry in changes[0].entries] == ["b", "a", "c", "d"]


@pytest.mark.parametrize(("modifiers", "minutes"), [(NONE, 40), (ALT, 42)])
def test_the_lower_edge_changes_the_length(
    timeline: Timeline,
    changes: list[PlanChange],
    modifiers: Qt.KeyboardModifier,
    minutes: int,
) -> None:
    slot = timeline.slot_widget("a")
    by = timeline.scale() * 12
    drag(timeline, "a", slot.height() - 3, by + 3, modifiers)
    assert changes[0].kind == "length"
    assert changes[0].entries[0].duration == minutes
    assert spans(timeline)["b"].startswith(f"9.{minutes}")


def test_escape_gives_it_back(timeline: Timeline, changes: list[PlanChange]) -> None:
    before = {key: timeline.slot_widget(key).geometry() for key in "abc"}
    drag(timeline, "a", 20, 200, release=False)
    assert timeline.editing.dragging
    QTest.keyClick(timeline.slot_widget("a"), Qt.Key.Key_Escape)
    assert not timeline.editing.dragging
    assert {key: timeline.slot_widget(key).geometry() for key in "abc"} == before
    mouse(timeline.slot_widget("a"), QEvent.Type.MouseMove, 300)
    mouse(timeline.slot_widget("a"), QEvent.Type.MouseButtonRelease, 300)
    assert not changes


def test_a_click_and_a_drag_to_where_it_was_change_nothing(
    timeline: Timeline, changes: list[PlanChange]
) -> None:
    QTest.mouseClick(timeline.slot_widget("b"), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    drag(timeline, "b", 20, 15)
    drag(timeline, "d", 10, -200)
    assert not changes
    assert timeline.slot_widget("b").y() > timeline.slot_widget("a").y()


def test_a_fixed_start_takes_another_time(timeline: Timeline, changes: list[PlanChange]) -> None:
    entries = (Entry("a", 30), Entry("b", 30, StartRule.FIXED, 630))
    timeline.show_plan(plan(entries, DAY), (), entries=entries)
    drag(timeline, "b", 10, -timeline.scale() * 21)
    assert [entry.start_at for entry in changes[0].entries] == [None, 610]


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Qt.Key.Key_Down, ALT, "acb 30 30 30"),
        (Qt.Key.Key_Up, ALT, "bac 30 30 30"),
        (Qt.Key.Key_Down, SHIFT, "abc 30 35 30"),
        (Qt.Key.Key_Up, SHIFT, "abc 30 25 30"),
        (Qt.Key.Key_Down, SHIFT | ALT, "abc 30 31 30"),
        (Qt.Key.Key_Up, SHIFT | ALT, "abc 30 29 30"),
    ],
)
def test_keys_move_and_change_the_length(
    timeline: Timeline,
    changes: list[PlanChange],
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    expected: str,
) -> None:
    slot = timeline.slot_widget("b")
    slot.setFocus()
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    override.ignore()
    QApplication.sendEvent(slot, override)
    assert override.isAccepted()  # not the menu's "Move up"
    QTest.keyClick(slot, key, modifiers)
    entries = changes[0].entries[:3]
    found = "".join(entry.key for entry in entries)
    assert f"{found} {' '.join(str(entry.duration) for entry in entries)}" == expected
    assert slot.hasFocus()


@pytest.mark.parametrize(
    ("typed", "minutes"), [("45", 45), ("1t30", 90), ("+10", 40), ("2 timer", 120)]
)
def test_typed_digits_open_the_minutes(
    timeline: Timeline, changes: list[PlanChange], typed: str, minutes: int
) -> None:
    slot = timeline.slot_widget("b")
    slot.setFocus()
    QTest.keyClicks(slot, typed[0])
    field = timeline.findChildren(MinutesEdit)[0]
    assert field.hasFocus()
    QTest.keyClicks(field, typed[1:])
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert changes[0].entries[1].duration == minutes
    assert slot.hasFocus()
    assert field.isHidden()


@pytest.mark.qt_log_ignore("does not support raise")
def test_nonsense_is_said_and_the_old_value_stays(
    timeline: Timeline, changes: list[PlanChange]
) -> None:
    slot = timeline.slot_widget("b")
    slot.setFocus()
    QTest.keyClicks(slot, "1")
    field = timeline.findChildren(MinutesEdit)[0]
    QTest.keyClicks(field, "t90")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert not changes
    assert field.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.isHidden()
    assert spans(timeline)["b"] == "9.30-10.00"


def test_a_plan_without_entries_is_only_shown(
    timeline: Timeline, changes: list[PlanChange]
) -> None:
    timeline.show_plan(plan(AGENDA, DAY), ())
    drag(timeline, "a", 20, 200)
    QTest.keyClick(timeline.slot_widget("b"), Qt.Key.Key_Down, ALT)
    QTest.keyClicks(timeline.slot_widget("b"), "45")
    assert not changes


def test_a_new_plan_ends_a_drag(timeline: Timeline, changes: list[PlanChange]) -> None:
    drag(timeline, "a", 20, 200, release=False)
    timeline.show_plan(plan(AGENDA[:2], DAY), (), entries=AGENDA[:2])
    mouse(timeline.slot_widget("a"), QEvent.Type.MouseButtonRelease, 20)
    assert not changes
    assert timeline.slot_widget("a").y() < timeline.slot_widget("b").y()


def test_a_slot_held_at_the_edge_scrolls_on(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.set_zoom(4)
    bar = timeline.verticalScrollBar()
    slot = timeline.slot_widget("a")
    slot.setFocus()
    mouse(slot, QEvent.Type.MouseButtonPress, 20)
    mouse(slot, QEvent.Type.MouseMove, 60)
    assert bar.value() == 0
    mouse(slot, QEvent.Type.MouseMove, timeline.viewport().height() - 5 - slot.y())
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert timeline.slot_widget("a").y() + 20 > timeline.viewport().height()
    assert timeline.slot_widget("a").face.time != "9.00-9.30"
    QTest.keyClick(slot, Qt.Key.Key_Escape)
    assert timeline.slot_widget("a").face.time == "9.00-9.30"
    assert not timeline._auto_scroll.running

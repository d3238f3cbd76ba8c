"""The timeline as a window: names, keys, signals, and how little is done for a small change."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.theme import TextSize, Tone
from gui.timeline.brush import blank, kept
from gui.timeline.canvas import Ground
from gui.timeline.items import TimelineItem
from gui.timeline.lanes import (
    LanePerson,
    LaneWidget,
    NameWay,
    initials,
    placed_name,
    shorter_names,
)
from gui.timeline.slot_picture import lines_of
from gui.timeline.slot_widget import SlotWidget
from gui.timeline.timeline import Timeline
from model.planning.schedule import plan
from model.planning.shapes import Entry, StartRule, Window

DAY = Window(540, 720)
AGENDA = (
    Entry("1", 5),
    Entry("2", 30, guests=("m",)),
    Entry("3", 50, guests=("m", "k")),
    Entry("p", 10),
    Entry("4", None),
    Entry("5", 100),
)
ITEMS = (
    TimelineItem("1", "1", "Agenda", Tone.DECISION),
    TimelineItem("2", "2", "Report", Tone.INFORMATION),
    TimelineItem("3", "3", "Budget <2027>", Tone.DECISION, closed=True),
    TimelineItem("p", "", "Break", is_break=True),
    TimelineItem("4", "4", "Old matter", withdrawn=True),
    TimelineItem("5", "5", "Strategy", Tone.DISCUSSION),
)
PEOPLE = {"m": LanePerson("Mette Sørensen"), "k": LanePerson("Åse Kjær")}


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(340, 800)
    made.show_plan(plan(AGENDA, DAY), ITEMS, PEOPLE)
    with qtbot.waitActive(made):
        made.show()
    return made


def name(timeline: Timeline, key: str) -> str:
    interface = QAccessible.queryAccessibleInterface(timeline.slot_widget(key))
    return interface.text(QAccessible.Text.Name)


def test_every_slot_is_a_list_item_with_all_it_says(timeline: Timeline) -> None:
    assert name(timeline, "3") == "Point 3 Budget <2027>, 9.35 to 10.25, 50 minutes, closed"
    assert name(timeline, "p") == "Break, 10.25 to 10.35, 10 minutes"
    assert name(timeline, "4") == "Point 4 Old matter, withdrawn"
    assert name(timeline, "5").endswith("15 minutes after the end of the meeting")
    interface = QAccessible.queryAccessibleInterface(timeline.slot_widget("3"))
    assert interface.text(QAccessible.Text.Value) == "9.35-10.25"
    assert interface.role() == QAccessible.Role.ListItem
    assert interface.parent().role() == QAccessible.Role.List
    assert interface.state().focusable


def test_people_are_named_with_their_time(timeline: Timeline) -> None:
    lanes = timeline.findChildren(LaneWidget)
    assert sorted(lane.accessibleName() for lane in lanes) == [
        "Mette Sørensen, 9.05 to 10.25, points 2, 3",
        "Åse Kjær, 9.35 to 10.25, point 3",
    ]


def test_a_screen_reader_walks_in_the_order_of_the_day(timeline: Timeline) -> None:
    order = ("p", "3", "2", "1", "5", "4")
    entries = {entry.key: entry for entry in AGENDA}
    timeline.show_plan(plan([entries[key] for key in order], DAY), ITEMS)
    slots = timeline.findChildren(SlotWidget)
    assert [slot.key for slot in slots] == list(order)


def test_arrows_go_from_slot_to_slot(timeline: Timeline) -> None:
    seen: list[str] = []
    timeline.selected.connect(seen.append)
    timeline.select("1")
    timeline.slot_widget("1").setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    assert seen == ["2", "3", "2", "5", "1"]
    assert timeline.selected_key == "1"


def test_one_tab_stop_in_all(timeline: Timeline) -> None:
    stops = [
        slot.key
        for slot in timeline.findChildren(SlotWidget)
        if slot.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["1"]
    timeline.select("3")
    stops = [
        slot.key
        for slot in timeline.findChildren(SlotWidget)
        if slot.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["3"]


def test_enter_click_and_double_click(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.waitSignal(timeline.selected) as selected:
        QTest.mouseClick(timeline.slot_widget("2"), Qt.MouseButton.LeftButton)
    assert selected.args == ["2"]
    with qtbot.waitSignal(timeline.activated) as activated:
        QTest.keyClick(timeline.slot_widget("2"), Qt.Key.Key_Return)
    assert activated.args == ["2"]
    with qtbot.waitSignal(timeline.activated):
        QTest.mouseDClick(timeline.slot_widget("2"), Qt.MouseButton.LeftButton)


def test_selecting_from_outside_is_silent(timeline: Timeline, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(timeline.selected):
        timeline.select("5")
    assert timeline.selected_key == "5"
    timeline.select("")
    assert timeline.selected_key == ""


def test_only_what_changed_is_painted(
    timeline: Timeline, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = SlotWidget.paintEvent

    def counted(self: SlotWidget, event: QPaintEvent) -> None:
        painted.append(self.key)
        paint(self, event)

    monkeypatch.setattr(SlotWidget, "paintEvent", counted)
    kept = {key: timeline.slot_widget(key) for key in ("1", "2", "3")}
    faces = {key: widget.face for key, widget in kept.items()}
    items = (*ITEMS[:5], TimelineItem("5", "5", "Other title", Tone.DISCUSSION))
    timeline.show_plan(plan(AGENDA, DAY), items, PEOPLE)
    assert all(timeline.slot_widget(key) is widget for key, widget in kept.items())
    assert all(timeline.slot_widget(key).face is face for key, face in faces.items())


def test_slots_come_and_go(timeline: Timeline, qtbot: QtBot) -> None:
    timeline.slot_widget("2").setFocus()
    timeline.show_plan(plan([Entry("2", 20), Entry("9", 20)], DAY), ITEMS)
    qtbot.waitUntil(lambda: len(timeline.findChildren(SlotWidget)) == 2)
    assert timeline.slot_widget("2").hasFocus()
    assert timeline.selected_key == "2"
    timeline.show_plan(plan([], DAY), ())
    assert timeline.selected_key == ""


def test_short_slots_take_one_line_and_all_can_be_hit(timeline: Timeline) -> None:
    agenda = [Entry(str(at), 1 + at % 7) for at in range(40)]
    timeline.show_plan(plan(agenda, DAY), ())
    assert all(slot.height() >= 24 for slot in timeline.findChildren(SlotWidget))
    assert timeline.verticalScrollBar().maximum() > 0


def test_many_rebuilds_under_a_screen_reader(timeline: Timeline, qtbot: QtBot) -> None:
    for step in range(60):
        agenda = [Entry(f"{step}-{at}", 10) for at in range(step % 7)]
        timeline.show_plan(plan(agenda, DAY), ())
        for slot in timeline.findChildren(SlotWidget):
            role = QAccessible.queryAccessibleInterface(slot).role()
            assert role == QAccessible.Role.ListItem
        gc.collect(0)
        QApplication.processEvents()


def test_bad_days_are_painted_all_the_same(timeline: Timeline, qapp: QApplication) -> None:
    bad = [
        plan([Entry("1", 600), Entry("2", 600), Entry("3", 600)], Window(600, 540)),
        plan([Entry("1", 30, StartRule.FIXED, 10), Entry("2", 0)], DAY),
        plan([Entry(str(at), 5) for at in range(300)], DAY),
    ]
    for look in ("light", "dark"):
        theme.apply(qapp, theme.load(look))
        for day in bad:
            timeline.show_plan(day, ITEMS)
            timeline.show_now(700)
            assert not timeline.grab().isNull()


def test_zoom_fits_and_stretches(timeline: Timeline) -> None:
    low = timeline.day_height
    timeline.set_zoom(2)
    assert timeline.day_height > 1.7 * low
    timeline.set_zoom(0.1)
    assert timeline.zoom == 1
    assert timeline.day_height == low


def test_the_selected_slot_stays_where_it_is_while_the_day_is_stretched(
    timeline: Timeline, qtbot: QtBot
) -> None:
    timeline.select("3")
    qtbot.wait(1)

    def below_the_edge() -> int:
        return timeline.slot_top("3") - timeline.verticalScrollBar().value()

    timeline.set_zoom(2)
    before = below_the_edge()
    for _step in range(2):
        timeline.zoom_by(1)
    assert timeline.zoom > 2.5
    assert abs(below_the_edge() - before) <= 2
    timeline.zoom_by(0)
    assert timeline.zoom == 1


def test_overflow_is_red_and_the_end_is_marked(timeline: Timeline) -> None:
    layout = timeline.findChildren(Ground)[0].layout_now
    assert layout is not None
    image = timeline.grab().toImage()
    y = round(layout.end_y)
    line = image.pixelColor(120, y)
    assert line.red() > 180
    assert line.green() < 120


def test_the_present_moment_is_a_line_within_the_day(timeline: Timeline) -> None:
    ground = timeline.findChildren(Ground)[0]
    assert ground.layout_now is not None
    accent = theme.current().color("accent").rgb()

    def line(minute: int | None) -> bool:
        timeline.show_now(minute)
        image = ground.grab().toImage()
        middle = [image.pixelColor(ground.width() - 3, y).rgb() for y in range(image.height())]
        return accent in middle

    assert line(600)
    assert not line(None)
    assert not line(500)
    assert not line(800)


def test_a_bar_shows_when_somebody_cannot_come(timeline: Timeline, qtbot: QtBot) -> None:
    people = {**PEOPLE, "m": LanePerson("Mette Sørensen", available=(550, 600))}
    timeline.show_plan(plan(AGENDA, DAY), ITEMS, people)
    mette, aase = timeline.findChildren(LaneWidget)
    assert mette.accessibleDescription() == "not possible the whole time"
    assert aase.accessibleDescription() == ""
    with qtbot.waitSignal(timeline.person_pressed) as pressed:
        QTest.mouseClick(mette, Qt.MouseButton.LeftButton)
    assert pressed.args == ["m", "2"]
    with qtbot.waitSignal(timeline.person_opened) as opened:
        QTest.mouseDClick(aase, Qt.MouseButton.LeftButton)
    assert opened.args == ["k", "3"]


def test_members_are_there_to_the_end_and_longer(timeline: Timeline) -> None:
    late = [Entry("1", 200, guests=("m",))]
    for member in (False, True):
        timeline.show_plan(plan(late, DAY), ITEMS, {"m": LanePerson("Mette", member=member)})
        (lane,) = timeline._lanes
        assert bool(lane.accessibleDescription()) is not member


def test_names_are_cut_where_they_are_long(qapp: QApplication) -> None:
    assert shorter_names("Mette Marie Sørensen") == ("Mette Marie Sørensen", "Mette S.")
    assert shorter_names("Mette") == ("Mette",)
    assert initials("Mette Marie Sørensen") == "MS"
    assert initials("") == ""
    lines = lines_of("A title of several words that is long", 90, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert lines_of("Short", 90, 2) == ("Short",)


def test_initials_are_turned_where_the_bar_is_narrower(qapp: QApplication) -> None:
    wide = theme.text_width("MW", TextSize.TINY, QFont.Weight.Medium)
    name = "Margrethe Winther"
    assert placed_name(name, wide, wide) == ("MW", NameWay.CENTRED)
    assert placed_name(name, wide - 1, wide) == ("MW", NameWay.UPRIGHT)
    assert placed_name(name, wide - 1, wide - 1) == ("MW", NameWay.CENTRED)
    assert placed_name(name, wide, 300) == (name, NameWay.UPRIGHT)
    assert placed_name(name, 300, 22) == (name, NameWay.LYING)


def test_pictures_are_kept_by_what_they_weigh() -> None:
    painted: list[int] = []

    @kept(megabytes=1)
    def picture(side: int) -> QPixmap:
        painted.append(side)
        return blank(side, side, 1.0)

    for side in (300, 300, 400, 300):  # 0.36 and 0.64 MB: just enough room
        picture(side)
    assert painted == [300, 400]
    picture(200)
    picture(300)
    picture(400)
    assert painted == [300, 400, 200, 400]

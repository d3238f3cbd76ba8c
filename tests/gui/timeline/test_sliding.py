"""Slots that get another time are seen going there; everything else meets them there at once."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.timeline.items import TimelineItem
from gui.timeline.lanes import LanePerson
from gui.timeline.slot_widget import SlotWidget
from gui.timeline.timeline import Timeline
from gui.widgets.motion.pictures import Overlay
from gui.widgets.motion.wish import Motion
from model.planning.schedule import plan
from model.planning.shapes import Entry, Window

DAY = Window(540, 720)
AGENDA = tuple(Entry(key, 30, guests=("m",)) for key in "abcd")
ITEMS = tuple(TimelineItem(key, str(at), f"Point {key}") for at, key in enumerate("abcd", 1))


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(340, 800)
    made.show()
    made.show_plan(plan(AGENDA, DAY), ITEMS, {"m": LanePerson("Mette")}, AGENDA)
    QApplication.processEvents()
    return made


def overlays(timeline: Timeline) -> list[Overlay]:
    return [one for one in timeline.findChildren(Overlay) if one.isVisible()]


def tops(timeline: Timeline) -> list[int]:
    return [timeline.slot_top(key) for key in "abcd"]


def test_a_slot_moved_by_key_is_at_its_time_at_once(motion: Motion, timeline: Timeline) -> None:
    first, second, *_others = tops(timeline)
    assert not overlays(timeline)
    timeline.editing.move("a", 1)
    assert tops(timeline)[:2] == [second, first]
    assert timeline.slot_widget("a").accessibleName().startswith("Point 1 Point a, 9.30 to 10.00")
    (overlay,) = overlays(timeline)
    ground = timeline.widget()
    assert ground is not None
    siblings = ground.children()
    slots = [at for at, child in enumerate(siblings) if isinstance(child, SlotWidget)]
    assert max(slots) < siblings.index(overlay) < len(siblings) - 1  # the cover lies over it
    heard = QAccessible.queryAccessibleInterface(ground)
    assert heard.indexOfChild(QAccessible.queryAccessibleInterface(overlay)) == -1
    motion.finish()
    assert not overlays(timeline)


def test_the_picture_begins_where_it_was_and_ends_where_it_is(
    motion: Motion, timeline: Timeline
) -> None:
    timeline.editing.move("a", 1)
    (overlay,) = overlays(timeline)
    at_first = timeline.grab().toImage()
    overlay._course.pause()
    overlay._course.setCurrentTime(80)
    between = timeline.grab().toImage()
    motion.finish()
    there = timeline.grab().toImage()
    assert at_first != between != there != at_first


def test_the_same_plan_again_and_another_day_do_not_move(
    motion: Motion, timeline: Timeline
) -> None:
    timeline.show_plan(plan(AGENDA, DAY), ITEMS, {}, AGENDA)
    assert not overlays(timeline)
    other = tuple(Entry(key, 45) for key in "efg")
    items = tuple(TimelineItem(key, "1", key) for key in "efg")
    timeline.show_plan(plan(other, DAY), items, {}, other)
    assert not overlays(timeline)


def test_what_is_dragged_follows_the_pointer_and_slides_when_it_is_let_go(
    motion: Motion, timeline: Timeline
) -> None:
    editing = timeline.editing
    editing.grab("a", False, 5)
    editing.pull(timeline.slot_top("b") + 40, False)
    assert not overlays(timeline)
    editing.let_go()
    assert len(overlays(timeline)) == 1
    motion.finish()
    assert timeline.slot_top("b") < timeline.slot_top("a")


def test_a_key_that_is_held_is_shown_the_end_each_time(motion: Motion, timeline: Timeline) -> None:
    timeline._slides._rest_ms = 60_000
    timeline.editing.move("a", 1)
    timeline.editing.move("a", 1)
    assert not overlays(timeline)
    first, second, third, _last = tops(timeline)
    assert second < third < first


def test_without_motion_nothing_is_laid_over(timeline: Timeline) -> None:
    timeline.editing.move("a", 1)
    assert not timeline.findChildren(Overlay)

"""Motion: wanted or not, at its end as soon as the user goes on, and only in what is painted."""

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.buttons import SecondaryButton
from gui.widgets.message_bar import MessageBar, Severity
from gui.widgets.motion import wish
from gui.widgets.motion.coming import making_room
from gui.widgets.motion.mark import Mark
from gui.widgets.motion.pictures import Overlay, Part, between, draw_part, in_order, in_sight, ways
from gui.widgets.motion.slides import Slides
from gui.widgets.motion.system import SystemWish, is_remote, kde_wants, mac_wants, windows_wants
from gui.widgets.motion.wish import Motion
from gui.widgets.navigation import NavigationList
from gui.widgets.toast import Toast

WAIT_MS = 60_000


@pytest.fixture
def column(qtbot: QtBot) -> QWidget:
    """A message bar above a page."""
    made = QWidget()
    qtbot.addWidget(made)
    box = QVBoxLayout(made)
    box.addWidget(MessageBar())
    box.addWidget(QPushButton("Page"), 1)
    made.resize(400, 300)
    made.show()
    QApplication.processEvents()
    return made


def overlays(surface: QWidget) -> list[Overlay]:
    return [one for one in surface.findChildren(Overlay) if one.isVisible()]


# Whether


def test_nothing_moves_unless_somebody_wants_it(qapp: QApplication) -> None:
    assert not wish.wanted()
    unseen = Motion(qapp)  # no screen: nobody could see it
    assert not wish.wanted()
    unseen.close()


def test_the_setting_holds_at_once(motion: Motion) -> None:
    assert wish.wanted()
    wish.choose("none")
    assert not wish.wanted()
    wish.choose("system")
    assert wish.wanted()
    motion.close()
    assert not wish.wanted()
    wish.choose("none")  # without a Motion it is nobody's affair


@pytest.mark.parametrize(
    ("buttons", "focus", "slides"),
    [
        (Qt.MouseButton.NoButton, QPushButton, True),
        (Qt.MouseButton.LeftButton, QPushButton, False),
        (Qt.MouseButton.NoButton, QLineEdit, False),
    ],
)
def test_nothing_slides_under_a_hand_that_drags_or_types(
    motion: Motion,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    buttons: Qt.MouseButton,
    focus: type[QWidget],
    slides: bool,
) -> None:
    focused = focus()
    qtbot.addWidget(focused)
    hand = SimpleNamespace(mouseButtons=lambda: buttons.value, focusWidget=lambda: focused)
    monkeypatch.setattr(wish, "QApplication", hand)
    assert wish.may_slide() is slides
    assert wish.wanted()


# What the systems say


class User32:
    """Windows as far as it is asked."""

    def __init__(self, animates: bool | None, remote: bool) -> None:
        self.animates, self.remote = animates, remote

    def SystemParametersInfoW(self, action: int, _size: int, answer: Any, _update: int) -> int:
        assert action == 0x1042
        if self.animates is None:
            return 0
        ctypes.cast(answer, ctypes.POINTER(ctypes.c_int))[0] = int(self.animates)
        return 1

    def GetSystemMetrics(self, metric: int) -> int:
        assert metric == 0x1000
        return int(self.remote)


@pytest.mark.parametrize(
    ("animates", "remote", "wants"),
    [(True, False, True), (False, False, False), (None, False, True), (True, True, False)],
)
def test_windows(animates: bool | None, remote: bool, wants: bool) -> None:
    assert windows_wants(User32(animates, remote)) is wants


@pytest.mark.parametrize(
    ("reduces", "wants"), [(0, True), (None, True), (1, False), (0x7F00, True)]
)
def test_mac(reduces: int | None, wants: bool) -> None:
    asked: list[tuple[str, ...]] = []

    def ask(*messages: str) -> int | None:
        asked.append(messages)
        return reduces

    assert mac_wants(ask) is wants
    assert asked == [("NSWorkspace", "sharedWorkspace", "accessibilityDisplayShouldReduceMotion")]


@pytest.mark.parametrize(
    ("environment", "remote"),
    [
        ({}, False),
        ({"SESSIONNAME": "Console"}, False),
        ({"SESSIONNAME": "RDP-Tcp#4"}, True),
        ({"SESSIONNAME": "ICA-CGP"}, True),
        ({"XRDP_SESSION": "1"}, True),
        ({"SSH_CONNECTION": "a b", "DISPLAY": "localhost:10.0"}, True),
        ({"DISPLAY": ":0"}, False),
    ],
)
def test_a_window_on_another_computer(environment: dict[str, str], remote: bool) -> None:
    assert is_remote(environment) is remote
    if remote:
        assert not SystemWish(platform="linux", environment=environment).wants()


def test_kde() -> None:
    assert kde_wants("")
    assert kde_wants("[KDE]\nAnimationDurationFactor=0.5\n")
    assert not kde_wants("[KDE]\nAnimationDurationFactor=0\n[General]\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for the program")
@pytest.mark.parametrize(
    ("answer", "kde", "wants"),
    [("true", "", True), ("false", "", False), ("true", "AnimationDurationFactor=0", False)],
)
def test_a_linux_desktop_is_heard_later(
    qtbot: QtBot, tmp_path: Path, answer: str, kde: str, wants: bool
) -> None:
    program = tmp_path / "gsettings"
    program.write_text(
        f'#!/bin/sh\n[ "$*" = "get org.gnome.desktop.interface enable-animations" ] && echo {answer}\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    (tmp_path / "kdeglobals").write_text(f"[KDE]\n{kde}\n", encoding="utf-8")
    environment = {"XDG_CONFIG_HOME": str(tmp_path)}
    desktop = SystemWish(None, "linux", environment, str(program))
    assert desktop.wants()
    desktop.read()
    qtbot.waitUntil(lambda: not desktop.is_listening, timeout=WAIT_MS)
    assert desktop.wants() is wants


def test_a_linux_without_the_program_wants_motion(qtbot: QtBot, tmp_path: Path) -> None:
    environment = {"XDG_CONFIG_HOME": str(tmp_path)}
    desktop = SystemWish(None, "linux", environment, str(tmp_path / "none"))
    desktop.read()
    qtbot.waitUntil(lambda: not desktop.is_listening, timeout=WAIT_MS)
    assert desktop.wants()
    desktop.read()
    desktop.close()  # in the middle of it, without a word
    assert not desktop.is_listening


# From where to where


def test_only_what_was_there_goes_somewhere() -> None:
    seen = QRect(0, 0, 100, 100)
    first, second, below = QRect(0, 0, 90, 40), QRect(0, 40, 90, 40), QRect(0, 400, 90, 40)
    before = {"a": first, "b": second, "gone": below}
    after = {"a": second, "b": first, "new": QRect(0, 80, 90, 10), "far": below}
    assert list(ways(before, after, seen)) == [
        ("a", first, second),
        ("b", second, first),
        ("new", after["new"], after["new"]),
    ]
    assert not list(ways(before, {"a": first, "b": second}, seen))
    wider = {"a": first.adjusted(0, 0, 9, 0), "b": second}
    assert not list(ways(before, wider, seen))
    assert not list(ways({"far": below}, {"far": below.translated(0, 9)}, seen))


def test_the_way_begins_and_ends_where_it_should() -> None:
    start, end = QRect(0, 0, 50, 10), QRect(20, 100, 60, 30)
    assert between(start, end, 1).toRect() == end
    at_first = between(start, end, 0)
    assert (at_first.left(), at_first.top(), at_first.height()) == (0, 0, 10)
    near = Part(QPixmap(1, 1), QRect(0, 0, 9, 9), QRect(0, 9, 9, 9))
    far = Part(QPixmap(1, 1), QRect(0, 0, 9, 9), QRect(0, 90, 9, 9))
    assert in_order([far, near]) == [near, far]
    assert in_order([far, near], near) == [far, near]


@pytest.mark.parametrize("height", [0, 4, 20, 60])
def test_a_part_on_its_way_fills_the_height_it_has_there(qapp: QApplication, height: int) -> None:
    picture, drawn = QPixmap(10, 30), QPixmap(10, 80)
    picture.fill(Qt.GlobalColor.red)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    draw_part(painter, Part(picture, QRect(0, 5, 10, height), QRect(0, 5, 10, 30)), 0.0)
    painter.end()
    image = drawn.toImage()
    red = [y for y in range(80) if image.pixelColor(5, y) == Qt.GlobalColor.red]
    assert red == list(range(5, 5 + height))


# How it ends


def bar_of(column: QWidget) -> MessageBar:
    found = column.findChild(MessageBar)
    assert found is not None
    return found


def test_a_bar_is_there_at_once_and_only_its_picture_comes(motion: Motion, column: QWidget) -> None:
    bar, page = (
        bar_of(column),
        column.findChild(QPushButton, options=Qt.FindChildOption.FindDirectChildrenOnly),
    )
    assert page is not None
    bar.show_message(Severity.WARNING, "Look here")
    assert bar.message() == "Look here"
    assert page.y() > bar.geometry().bottom()
    (overlay,) = overlays(column)
    heard = QAccessible.queryAccessibleInterface(column)
    assert heard.indexOfChild(QAccessible.queryAccessibleInterface(overlay)) == -1
    assert heard.childCount() == 2
    motion.finish()
    assert not overlays(column)


def test_a_bar_that_is_sent_away_is_gone_at_once(motion: Motion, column: QWidget) -> None:
    bar = bar_of(column)
    bar.show_message(Severity.DANGER, "No")
    motion.finish()
    with_bar = column.grab()
    bar._on_close()
    assert bar.message() == ""
    assert len(overlays(column)) == 1
    motion.finish()
    assert column.grab().toImage() != with_bar.toImage()


def test_without_motion_there_is_no_picture(column: QWidget) -> None:
    bar_of(column).show_message(Severity.WARNING, "Look here")
    assert not column.findChildren(Overlay)


@pytest.mark.parametrize("way", ["key", "mouse", "setting"])
def test_whoever_goes_on_is_shown_the_end(motion: Motion, column: QWidget, way: str) -> None:
    bar_of(column).show_message(Severity.WARNING, "Look here")
    assert overlays(column)
    if way == "key":
        QTest.keyClick(column, Qt.Key.Key_A)
    elif way == "mouse":
        QTest.mouseClick(column, Qt.MouseButton.LeftButton)
    else:
        wish.choose("none")
    assert not overlays(column)


def test_what_is_deleted_on_the_way_ends_in_silence(motion: Motion, qtbot: QtBot) -> None:
    below = QWidget()
    below.resize(300, 200)
    below.show()
    toast = Toast(below)
    toast.show_text("Moved")
    assert motion.is_moving
    below.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not motion.is_moving
    motion.finish()


def test_it_ends_by_itself(motion: Motion, qtbot: QtBot, column: QWidget) -> None:
    bar_of(column).show_message(Severity.WARNING, "Look here")
    qtbot.waitUntil(lambda: not motion.is_moving, timeout=WAIT_MS)
    assert not overlays(column)


def test_a_toast_can_be_pressed_while_it_comes_and_is_gone_when_pressed(
    motion: Motion, qtbot: QtBot
) -> None:
    below = QWidget()
    qtbot.addWidget(below)
    below.resize(400, 200)
    below.show()
    done: list[str] = []
    toast = Toast(below)
    toast.show_text("Item 4 moved", "Undo", lambda: done.append("undone"))
    assert toast.isVisible()
    assert toast.graphicsEffect() is not None
    toast.findChildren(SecondaryButton)[0].click()
    assert done == ["undone"]
    assert not toast.isVisible()
    assert len(overlays(below)) == 1
    motion.finish()
    assert not overlays(below)
    assert toast.graphicsEffect() is None


def test_what_unfolds_has_its_place_at_once(motion: Motion, qtbot: QtBot) -> None:
    column, card, details = QWidget(), QWidget(), QPushButton("Details")
    qtbot.addWidget(column)
    inner = QVBoxLayout(card)
    inner.addWidget(QPushButton("Show"))
    inner.addWidget(details)
    details.hide()
    box = QVBoxLayout(column)
    next_card = QPushButton("Next")
    for part in (card, next_card):
        box.addWidget(part)
    box.addStretch(1)
    column.resize(300, 400)
    column.show()
    QApplication.processEvents()
    for shown in (True, False):
        before = next_card.y()
        with making_room(card):
            details.setVisible(shown)
        assert (next_card.y() > before) is shown
        assert next_card.y() != before
        assert len(overlays(column)) == 1
        motion.finish()


def test_the_mark_slides_but_the_place_is_chosen_at_once(motion: Motion, qtbot: QtBot) -> None:
    places = NavigationList("Places")
    qtbot.addWidget(places)
    for key in ("meetings", "items", "search"):
        places.add(key, key.capitalize(), "search")
    places.show()
    QApplication.processEvents()
    buttons = places.findChildren(QPushButton)
    buttons[2].click()
    assert places.current() == "search"
    assert buttons[2].isChecked()
    mark: Mark = places._mark
    assert mark.place().toRect() == buttons[0].geometry()
    motion.finish()
    assert mark.place().toRect() == buttons[2].geometry()
    wish.choose("none")
    places.set_current("items")
    assert mark.place().toRect() == buttons[1].geometry()


def test_in_sight_is_what_scrolling_lets_be_seen(motion: Motion, surface: QWidget) -> None:
    inner = QWidget(surface)
    inner.setGeometry(-10, -300, 80, 1000)
    assert in_sight(inner) == QRect(10, 300, 70, 100)
    assert in_sight(surface) == surface.rect()


class Rows(QObject):
    """Two rows that change places, as a view that slides them."""

    def __init__(self, surface: QWidget, rest_ms: int) -> None:
        super().__init__(surface)
        self.slides = Slides(surface, rest_ms)
        self.places = {"a": QRect(0, 0, 90, 40), "b": QRect(0, 40, 90, 40)}

    def swap(self) -> Overlay | None:
        before = self.slides.places_before(lambda: self.places)
        self.places = {"a": self.places["b"], "b": self.places["a"]}
        return self.slides.go(
            before,
            lambda: self.places,
            lambda _seen: QPixmap(100, 100),
            lambda keys: {key: QPixmap(90, 40) for key in keys},
        )


@pytest.fixture
def surface(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(100, 100)
    made.show()
    QApplication.processEvents()
    return made


def test_another_change_ends_the_one_before(motion: Motion, surface: QWidget) -> None:
    rows = Rows(surface, rest_ms=0)
    first = rows.swap()
    second = rows.swap()
    assert first is not None
    assert overlays(surface) == [second]


def test_who_is_quick_is_not_held_up(motion: Motion, surface: QWidget) -> None:
    rows = Rows(surface, rest_ms=WAIT_MS)
    assert rows.swap() is not None
    assert rows.swap() is None
    assert not overlays(surface)


def test_what_nobody_sees_does_not_move(motion: Motion, surface: QWidget) -> None:
    surface.hide()
    assert Rows(surface, rest_ms=0).swap() is None

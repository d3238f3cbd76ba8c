"""Does at random what a hand can do: points at what can be pressed, types, turns the wheel, resizes."""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from gui.actions.action_table import TABLE
from gui.application import Application
from gui.lifetime.last_place import JOBS
from tests.monkey.hands import Hands
from tests.monkey.watch import Watch

PRESSED = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
)
KEYS = (
    *("Tab", "Tab", "shift+Tab", "Up", "Down", "Left", "Right", "Return", "Escape", "space"),
    *("Home", "End", "Page_Up", "Page_Down", "Delete", "BackSpace", "F2", "Menu", "shift+F10"),
    *("ctrl+a", "ctrl+c", "ctrl+v", "ctrl+x", "ctrl+z", "ctrl+y", "shift+Down", "shift+Up"),
    *("alt+Up", "alt+Down", "alt+Left", "alt+Right", "shift+Return", "ctrl+Delete", "ctrl+Tab"),
    *("alt+shift+Up", "alt+shift+Down", "ctrl+b", "ctrl+i", "ctrl+l", "ctrl+Home", "ctrl+End"),
    *("5", "0", "plus", "minus", "ae", "oslash", "aring", "a", "x", "F1", "F3", "alt+m", "F6"),
)
WORDS = (
    *("Budget", "Æblegrød på øen", "10", "9.30", "9.15-10", "kl. 25.99", "-1", "1e9", "1. marts"),
    *("Karin Holm", "karin@example.dk", "not a mail", "31-02-2026", "2026-13-45", "999999999999"),
    *(
        "🎉 fest 👩‍👩‍👧",
        "שלום עולם",
        "مرحبا",
        "e\u0301 u\u0308 –",
        "a\u202eb",
        "\u200b",
        "<b>x</b>",
        "{x}",
    ),
    *("%s %(a)d", "&Nej", "\t", "\n", "a\nb\nc", "'; drop table item; --", "../../x", "x" * 5000),
)
SELDOM = frozenset({"window.close", "view.theme", "backup.restore"})
"""What ends all, or takes seconds."""
HTML = "<h1>Ramme</h1><table><tr><td>1</td><td><ul><li>a<ul><li>b</li></ul></li></ul></td></tr></table>"


class Monkey(QObject):
    """One step after the other until it is told to stop."""

    def __init__(
        self,
        application: Application,
        hands: Hands,
        watch: Watch,
        chance: random.Random,
        files: Path,
    ) -> None:
        super().__init__()
        self._application, self._hands, self._watch = application, hands, watch
        self._chance, self._files = chance, files
        self.steps = 0
        self._goes = True
        self._ways: list[tuple[float, Callable[[], str]]] = [
            (40, self._press),
            (10, self._key),
            (8, self._type),
            (10, self._act),
            (5, self._menu),
            (4, self._drag),
            (4, self._wheel),
            (3, self._double),
            (2, self._point_at),
            (2, self._resize),
            (2, self._copy),
            (1, self._read_file),
            (6, self._choose),
            (0.3, self._look),
        ]

    def begin(self) -> None:
        """Somewhere; from there each step asks for the next."""
        screens = self._application.screens
        if screens is not None and self._chance.random() < 0.7:
            screens.open_meeting(1)
            screens.page.show_job(self._chance.choice(JOBS))
            if self._chance.random() < 0.4:
                screens.minutes.run.start()
        self._step()

    def stop(self) -> None:
        """No more."""
        self._goes = False

    def _step(self) -> None:
        if not self._goes:
            return
        pause = self._chance.choice((10, 30, 60, 60, 120, 250))
        if self._chance.random() < 0.01:
            pause = 1500
        QTimer.singleShot(pause, self, self._step)
        self.steps += 1
        top = self._top()
        if isinstance(top, QFileDialog):
            self._watch.note(self._answer(top))
            return
        way = self._chance.choices([w for _n, w in self._ways], [n for n, _w in self._ways])[0]
        self._watch.note(way())

    def _top(self) -> QWidget:
        """What takes the input: a menu, a dialog, else one of the windows."""
        popup = QApplication.activePopupWidget()
        modal = QApplication.activeModalWidget()
        if popup is not None and self._chance.random() < 0.9:
            return popup
        if modal is not None and self._chance.random() < 0.9:
            return modal
        windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
        if self._chance.random() < 0.7 or not windows:
            return self._application.window
        return self._chance.choice(windows)

    def _target(self) -> tuple[str, QPoint]:
        top = self._top()
        parts = [part for part in top.findChildren(QWidget) if _can_be_pressed(part)]
        if isinstance(top, QMenu) or not parts or self._chance.random() < 0.08:
            return _name(top), self._within(top, top.rect())
        kinds = sorted({type(part).__name__ for part in parts})
        if self._chance.random() < 0.5:  # else a hundred rows would hide the one button
            kind = self._chance.choice(kinds)
            parts = [part for part in parts if type(part).__name__ == kind]
        part = self._chance.choice(parts)
        if isinstance(part, QAbstractItemView):
            part = part.viewport()
        return _name(part), self._within(part, part.visibleRegion().boundingRect())

    def _within(self, part: QWidget, room: QRect) -> QPoint:
        x = room.left() + int(self._chance.random() * max(room.width(), 1))
        y = room.top() + int(self._chance.random() * max(room.height(), 1))
        return part.mapToGlobal(QPoint(x, y))

    def _press(self) -> str:
        name, at = self._target()
        self._hands.click(at.x(), at.y())
        return f"press {name} {at.x()},{at.y()}"

    def _double(self) -> str:
        name, at = self._target()
        self._hands.click(at.x(), at.y(), times=2)
        return f"double {name} {at.x()},{at.y()}"

    def _menu(self) -> str:
        name, at = self._target()
        self._hands.click(at.x(), at.y(), 3)
        return f"right {name} {at.x()},{at.y()}"

    def _point_at(self) -> str:
        name, at = self._target()
        self._hands.move(at.x(), at.y())
        return f"move {name}"

    def _drag(self) -> str:
        (name, at), (other, to) = self._target(), self._target()
        self._hands.drag(at.x(), at.y(), to.x(), to.y())
        return f"drag {name} {at.x()},{at.y()} to {other} {to.x()},{to.y()}"

    def _wheel(self) -> str:
        name, at = self._target()
        self._hands.click(at.x(), at.y(), self._chance.choice((4, 5)), self._chance.randint(1, 12))
        return f"wheel {name}"

    def _key(self) -> str:
        keys = self._chance.choices(KEYS, k=self._chance.randint(1, 4))
        self._hands.press(*keys)
        return f"keys {keys}"

    def _type(self) -> str:
        words = self._chance.choice(WORDS)
        at = QApplication.focusWidget()
        if at is None:
            return "type nowhere"
        if self._chance.random() < 0.3:  # as a dead key or a screen's keyboard writes
            QApplication.postEvent(at, QInputMethodEvent(words[:3], []))
        typed = QInputMethodEvent()
        typed.setCommitString(words)
        QApplication.postEvent(at, typed)
        return f"type {words[:20]!r} in {_name(at)}"

    def _act(self) -> str:
        table = self._application.window.actions_table
        actions = [table[spec.id] for spec in TABLE if spec.id not in SELDOM]
        can = [action for action in actions if action.isEnabled()]
        if not can or QApplication.activeModalWidget() is not None:
            return "cannot act"
        action = self._chance.choice(can)
        QTimer.singleShot(0, action, action.trigger)
        return f"do {action.objectName()}"

    def _choose(self) -> str:
        """Finish a dialog by one of its buttons, which a hand at random seldom does."""
        modal = QApplication.activeModalWidget()
        buttons = modal.findChildren(QPushButton) if modal is not None else []
        shown = [button for button in buttons if button.isVisible() and button.isEnabled()]
        if not shown:
            meetings = self._application.screens
            if meetings is not None and self._application.window.page() == "meetings":
                QTimer.singleShot(0, meetings, lambda: meetings.open_meeting(1))
                return "open the first meeting"
            return "nothing to choose"
        button = self._chance.choice(shown)
        at = button.mapToGlobal(button.rect().center())
        self._hands.click(at.x(), at.y())
        return f"choose {button.text()}"

    def _resize(self) -> str:
        window = self._application.window
        wide, high = self._chance.randint(300, 1400), self._chance.randint(200, 800)
        match self._chance.randint(0, 5):
            case 0:
                window.showMaximized()
            case 1:
                window.showNormal()
            case _:
                window.resize(wide, high)
        return f"resize {wide} {high}"

    def _copy(self) -> str:
        data = QMimeData()
        kind = self._chance.choice(("html", "picture", "files", "words", "lines"))
        match kind:
            case "html":
                data.setHtml(HTML)
            case "picture":
                data.setImageData(QImage(40, 40, QImage.Format.Format_RGB32))
            case "files":
                data.setUrls([QUrl.fromLocalFile(str(file)) for file in self._files.iterdir()][:3])
            case "lines":
                data.setText("9.00 Budget\n9.30 Pause 10 min\n10 Løn (Karin Holm)\n\n")
            case _:
                data.setText(self._chance.choice(WORDS))
        QApplication.clipboard().setMimeData(data)
        self._hands.press("ctrl+v")
        return f"paste {kind}"

    def _read_file(self) -> str:
        file = self._chance.choice(sorted(self._files.iterdir()))
        screens = self._application.screens
        if screens is None or QApplication.activeModalWidget() is not None:
            return "nothing to read into"
        QTimer.singleShot(0, screens.files, lambda: screens.files.read([str(file)]))
        return f"read {file.name}"

    def _look(self) -> str:
        choice = self._chance.choice(("light", "dark", "system"))
        self._application.window.wear(choice)
        return f"wear {choice}"

    def _answer(self, dialog: QFileDialog) -> str:
        if self._chance.random() < 0.4:
            QTimer.singleShot(0, dialog, dialog.reject)
            return "leave the choice of a file"
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        there = sorted(file.name for file in self._files.iterdir())
        name = self._chance.choice([*there, "ny fil", "æ.pdf", "Ny.punktvis-backup"])
        if dialog.fileMode() is QFileDialog.FileMode.Directory:
            name = "."
        field.setText(str(self._files / name))
        dialog.activateWindow()
        field.setFocus()
        QTimer.singleShot(0, dialog, dialog.accept)
        return f"choose {name}"


def _can_be_pressed(part: QWidget) -> bool:
    if not part.isVisible() or not part.isEnabled() or part.isWindow():
        return False
    wanted = isinstance(part, PRESSED) or bool(part.focusPolicy() & Qt.FocusPolicy.ClickFocus)
    return wanted and not part.visibleRegion().isEmpty()


def _name(part: QWidget) -> str:
    """What a reader of the find goes by."""
    own = part.accessibleName() or part.objectName()
    if isinstance(part, QAbstractButton):
        own = own or part.text()
    above = part.parentWidget()
    return f"{type(part).__name__}({own[:30]}) in {type(above).__name__}"

"""Every room in which a meeting is prepared, on screens of every size: nothing is cut off, nothing hides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.application import Application
from tests.gui.fitting import unfit
from tests.screenshots.full_meeting import add_full_meeting
from tests.screenshots.rooms import Rooms, shown_windows
from tests.screenshots.waiting import wait_for

LEAST = QSize(683, 384)
SIZES = (QSize(1366, 768), QSize(1093, 614), QSize(911, 512), LEAST)
"""1366×768 at 100, 125, 150 and 200 %."""
FRAME = QSize(16, 48)


class Fitter:
    """Walks through the rooms, makes the window as large as each screen, and looks."""

    def __init__(self, application: Application, rooms: Rooms) -> None:
        self.window, self.rooms = application.window, rooms
        self.found: dict[str, str] = {}
        self.seen: list[str] = []

    def walk(self, names: Iterator[str]) -> None:
        for name in names:
            self.seen.append(name)
            settle_layouts()
            front = shown_windows(self.window)[1:]
            for dialog in front:
                if isinstance(dialog, QDialog):
                    self._note(name, _too_large(dialog))
                    self._note(name, unfit(dialog))
            if front:
                continue
            for size in SIZES:
                self.window.resize(size)
                settle_layouts()
                where = f"{name} {size.width()}×{size.height()}"
                self._note(where, unfit(self.window))
                if self.window.size() != size:
                    self._note(where, ["the window is larger than the screen"])

    def _note(self, where: str, faults: list[str]) -> None:
        for fault in faults:
            self.found.setdefault(fault, where)


def settle_layouts() -> None:
    """What breaks its lines elsewhere tells its parent, which tells its own."""
    for _round in range(8):
        QApplication.processEvents()


def _too_large(dialog: QDialog) -> list[str]:
    """On the smallest screen; how it opens on this one, `open_at` sees to."""
    needs = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    room = LEAST - FRAME
    if needs.width() <= room.width() and needs.height() <= room.height():
        return []
    return [f"{type(dialog).__name__} needs {needs.width()}×{needs.height()}"]


@pytest.mark.slow
def test_everything_fits_on_every_screen(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUNKTVIS_DATA", str(tmp_path))
    application = Application(qapp, tmp_path / "m.db")
    application.start()
    try:
        wait_for(lambda: application.screens is not None)
        rooms = Rooms(application, lambda _milliseconds: QApplication.processEvents())
        fitter = Fitter(application, rooms)
        application.window.setUpdatesEnabled(
            False
        )  # painting is most of the time, and shows nothing here
        application.window.resize(LEAST)
        fitter.walk(rooms.first_day())
        example = rooms.read_example()
        assert application.workspace is not None
        full = add_full_meeting(application.workspace, tmp_path)
        fitter.walk(rooms.meeting(example, "example"))
        fitter.walk(rooms.meeting(full, "full"))
        fitter.walk(rooms.of_meeting(full, "full"))
        fitter.walk(rooms.places("place"))
        fitter.walk(rooms.messages())
    finally:
        application.window.close()
        application.close()
        application.window.deleteLater()
        application.deleteLater()
    assert len(fitter.seen) > 50
    assert fitter.found == {}


def test_what_does_not_fit_is_seen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    label, button = QLabel("Words that are longer than their place"), QPushButton("As are these")
    line = QLineEdit()
    line.setPlaceholderText("And these, while nothing is typed")
    for part in (label, button, line):
        part.setFixedWidth(30)
        column.addWidget(part)
    window.show()
    assert sum("px of" in fault for fault in unfit(window)) == 3
    label.setGeometry(button.geometry())
    assert any("stands over" in fault for fault in unfit(window))
    button.move(window.width() - 10, 0)
    assert any("cut off" in fault for fault in unfit(window))

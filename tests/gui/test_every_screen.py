"""Every screen and dialog as it stands in the real window, as hand, eye and screen reader find it.

In the light look all of it, in the dark one what is a matter of colors. One walk each: the window is
the same, and changing its look on the way would take longer than walking twice.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.application import Application
from gui.help.tour_card import TourCard
from gui.lifetime.last_place import JOBS, PAGES
from tests.end_to_end.driver import running
from tests.gui.audit import (
    faults,
    hidden_tips,
    lost_by_tab,
    silently_disabled,
    without_mark,
)
from tests.gui.audit_contrast import pale_words
from tests.gui.audit_targets import small_targets
from tests.gui.every_dialog import Dialogs, modules_with_dialogs
from tests.screenshots.__main__ import Photographer, settle
from tests.screenshots.rooms import shown_windows


class Auditor(Photographer):
    """Walks the same way as whoever takes the pictures, and looks instead."""

    def __init__(self, application: Application, folder: Path, look: str) -> None:
        super().__init__(application, folder)
        self.found: dict[str, str] = {}
        self.pages: set[str] = set()
        """Places and jobs that were in front."""
        self.modules: set[str] = set()
        """Where the windows that were looked at come from."""
        self._audits: list[Callable[[QWidget], list[str]]] = []
        if look == "light":
            self._audits = [faults, small_targets, hidden_tips, silently_disabled]
            self._audits += [lost_by_tab, without_mark]

    def take(self, name: str) -> None:
        """Note what is wrong here, with the place where it was seen first."""
        settle()
        if self.window.findChildren(TourCard):
            return  # what lies under its veil is not to be read
        dialogs = [found for found in self.window.findChildren(QDialog) if found.isVisible()]
        for window in dialogs or [self.window]:
            self.look_at(name, window)

    def look_at(self, name: str, window: QWidget) -> None:
        """Put one window to every question."""
        page = self.window.page()
        self.pages.add(self.screens.page.job() if page == "meeting" else page)
        self.modules.add(type(window).__module__)
        self.window.toast.hide()
        for audit in (pale_words, *self._audits):
            for fault in audit(window):
                self.found.setdefault(fault, name)
            for box in self.window.findChildren(QMessageBox):
                if box.isVisible() and box is not window:
                    self.found.setdefault(f"an error is told: {box.text()}", name)
                    box.reject()

    def dialogs(self) -> None:
        """Every dialog: seen, and left by the Escape key, which leads back to where one was."""
        for name, dialog in Dialogs(self.application, self.folder).each():
            before = self.window.focusWidget()
            self.look_at(name, dialog)
            at = QApplication.focusWidget()
            escape = QKeyEvent(
                QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
            )
            QApplication.sendEvent(at if at is not None else dialog, escape)
            if dialog.isVisible():
                self.found[f"Escape does not close {type(dialog).__name__}"] = name
            if before is None or self.window.focusWidget() is not before:
                self.found[f"{type(dialog).__name__} leaves {self.window.focusWidget()}"] = name

    def every_menu(self) -> None:
        """Every menu: large enough to be pressed, and by a name of its own."""
        meeting_id = self.screens.meeting_id()
        assert meeting_id is not None
        for name in self.menus(meeting_id, "menu"):
            menus = [one for one in shown_windows(self.window) if isinstance(one, QMenu)]
            for menu in menus:
                self.look_at_menu(name, menu)

    def look_at_menu(self, name: str, menu: QMenu) -> None:
        """Its name, its entries, and why some cannot be chosen."""
        told = QAccessible.queryAccessibleInterface(menu).text(QAccessible.Text.Name)
        if told in ("", self.window.windowTitle()):
            self.found.setdefault(f"a menu without a name of its own: {told!r}", name)
        entries = menu.actions()
        silent = [one for one in entries if not one.isEnabled() and "\t" not in one.text()]
        if len(entries) == 1:
            silent = []  # what stands alone in a menu is itself what is said
        faults = [*small_targets(menu), *(f"no reason: {one.text()}" for one in silent)]
        for fault in faults:
            self.found.setdefault(fault, name)

    def room(self) -> None:
        """The screen on the wall, which is looked at and not worked in."""
        room = self.screens.minutes.room
        room.show()
        settle()
        self.look_at("room", room)
        room.close()


@contextmanager
def auditor(qtbot: QtBot, folder: Path, look: str) -> Iterator[Auditor]:
    with running(qtbot, folder / "m.db") as driver:
        driver.application.appearance.choose(look)
        yield Auditor(driver.application, folder, look)


@pytest.mark.slow
@pytest.mark.parametrize("look", ["light", "dark"])
def test_nothing_is_nameless_too_small_too_pale_or_out_of_reach(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, look: str
) -> None:
    monkeypatch.setenv("PUNKTVIS_DATA", str(tmp_path))
    with auditor(qtbot, tmp_path, look) as walking:
        walking.walk()
        walking.room()
        walking.dialogs()
        walking.every_menu()
    assert walking.pages >= {*PAGES, *JOBS, "case"} - {"meeting"}
    assert walking.modules >= modules_with_dialogs()
    assert not walking.found, "\n".join(f"{at}: {fault}" for fault, at in walking.found.items())

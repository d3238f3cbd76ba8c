"""Every screen and dialog as it stands in the real window: names, roles, size, and where the focus is."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from gui.application import Application
from tests.gui.audit import faults, without_mark
from tests.screenshots.__main__ import Photographer, settle, wait_for


class Auditor(Photographer):
    """Walks the same way as whoever takes the pictures, and looks instead."""

    def __init__(self, application: Application, folder: Path) -> None:
        super().__init__(application, folder)
        self.found: dict[str, str] = {}
        self.seen: list[str] = []

    def take(self, name: str) -> None:
        """Note what is wrong here, with the place where it was seen first."""
        settle()
        self.seen.append(name)
        dialogs = [found for found in self.window.findChildren(QDialog) if found.isVisible()]
        for window in dialogs or [self.window]:
            for fault in faults(window) + without_mark(window):
                self.found.setdefault(fault, name)


@pytest.mark.slow
def test_nothing_is_nameless_too_small_or_without_a_mark_of_the_focus(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUNKTVIS_DATA", str(tmp_path))
    application = Application(qapp, tmp_path / "m.db")
    application.start()
    try:
        wait_for(lambda: application.screens is not None)
        auditor = Auditor(application, tmp_path)
        auditor.walk()
    finally:
        application.window.close()
        application.close()
        application.window.deleteLater()
        application.deleteLater()
    assert len(auditor.seen) > 20
    assert auditor.found == {}

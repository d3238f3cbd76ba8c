"""The real window with a meeting that runs, typed into by key events: run as a program, to be killed.

Says on stdout what was typed, what the field has handed on, and what the window has called saved.
"""

import datetime
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from gui.application import Application
from gui.recorder.panel import MinutesPanel
from model.commands import agenda, live, meetings, minutes
from model.entities import AgendaPoint
from model.text.blocks import RichText
from tests.faults.typist import BETWEEN_KEYS_S, PAUSE_EVERY, REST_S, say

AT = datetime.datetime(2026, 2, 5, 8, 30)


def fill(session: Session) -> int:
    """A meeting that runs, its first point without a word."""
    if session.get(AgendaPoint, 1) is None:
        meeting = meetings.create(session, "Ærø", AT.date())
        agenda.add_point(session, meeting, "Punkt")
        live.start(session, meeting, AT)
    minutes.set_text(session, 1, ())
    return 1


class Typist(QObject):
    """Thirty letters a second, and a rest now and then."""

    def __init__(self, page: MinutesPanel) -> None:
        super().__init__(page)
        self._field, self._count = page.field, 0
        page.field.edited.connect(lambda blocks: say("asked", letters(blocks)))
        told = page.field.mark_saved

        def mark_saved(blocks: RichText) -> None:
            say("saved", letters(blocks))
            told(blocks)

        page.field.mark_saved = mark_saved
        self.type()

    def type(self) -> None:
        """One letter, and the next one soon."""
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, QApplication.keyboardModifiers(), "æ")
            QApplication.sendEvent(self._field, event)
        self._count += 1
        say("typed", self._count)
        rest = BETWEEN_KEYS_S if self._count % PAUSE_EVERY else REST_S
        QTimer.singleShot(round(1000 * rest), self.type)


def letters(blocks: RichText) -> int:
    return sum(len(block.text) for block in blocks)


def main(path: Path) -> None:
    app = QApplication([])
    application = Application(app, path)
    application.start()

    def begin() -> None:
        screens, workspace = application.screens, application.workspace
        if screens is None or workspace is None:
            QTimer.singleShot(20, begin)
            return
        screens.open_meeting(workspace.run("fill", fill).result())
        screens.page.show_job("minutes")
        screens.agenda.entries.select(1)
        QTimer.singleShot(50, partial(Typist, screens.minutes))

    application.save_at_log_off()
    begin()
    app.exec()
    application.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

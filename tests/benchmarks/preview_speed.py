"""The page beside the text: from a saved paragraph to its picture, and a key to its paint meanwhile."""

import datetime
from time import perf_counter, process_time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTextEdit
from sqlalchemy.orm import Session

from gui.application import Application
from gui.screens import Screens
from model.commands import agenda, items, meetings, minutes, points
from model.text.blocks import RichText, from_plain
from model.vocabulary import Openness
from model.workspace.workspace import Workspace
from tests.benchmarks.measure import Measure
from tests.benchmarks.typing_speed import percentile, to_the_middle
from tests.benchmarks.window import opened_window
from tests.model.documents.meetings import LOREM
from tests.screenshots.__main__ import settle, wait_for

ROUNDS = 15
POINTS = 14
KEYS = 300
BETWEEN_KEYS_MS = 45


def measure() -> list[Measure]:
    """The real window over an agenda of fifty pages."""
    with opened_window() as (app, application, _folder):
        return _measure(app, application)


def _measure(app: QApplication, application: Application) -> list[Measure]:
    screens, workspace = application.screens, application.workspace
    assert screens is not None
    assert workspace is not None
    screens.open_meeting(workspace.run("fill", _fill).result(60))
    application.window.actions_table["view.preview"].trigger()
    wait_for(lambda: _is_ready(screens))
    pages = screens.preview._preview
    assert pages is not None
    screens.preview.view.scroll_to(pages.pages // 2)
    wait_for(lambda: _is_ready(screens))
    times = [_change(screens, workspace, number) for number in range(ROUNDS)]
    screens.page.show_job("minutes")
    screens.agenda.entries.select(3)
    wait_for(lambda: _is_ready(screens))
    settle(600)
    slowest = percentile(_type(app, screens.minutes.field), 0.99)
    screens.page.show_preview(False)
    settle(600)
    alone = percentile(_type(app, screens.minutes.field), 0.99)
    return [
        Measure(f"a paragraph of {pages.pages} pages to its picture", min(times), 60, "ms"),
        Measure("key to paint beside the preview, p99", slowest, 16.0, "ms"),
        Measure("key to paint beside the preview / without, p99", slowest / alone, 2.0, "×"),
    ]


def _is_ready(screens: Screens) -> bool:
    shown = screens.preview
    return shown._preview is not None and not shown.view.lacks_pictures()


def _fill(session: Session) -> int:
    """Long recommendations and minutes."""
    day = datetime.date(2026, 2, 5)
    meeting = meetings.create(session, "Chefteam", day, start=480, end=900)
    for number in range(POINTS):
        point = agenda.add_point(session, meeting, f"Punkt nr. {number}", duration=20)
        agenda.set_openness(session, point, Openness.OPEN)
        item = points.create_item(session, point)
        for field in ("background", "effect", "communication"):
            items.set_field(session, item, field, _text(number, 7))
        minutes.set_text(session, point, _text(number, 5))
    return meeting


def _text(number: int, paragraphs: int) -> RichText:
    return from_plain("\n".join(f"{number}.{n} {LOREM}" for n in range(paragraphs)))


def _change(screens: Screens, workspace: Workspace, number: int) -> float:
    """Milliseconds of the processor from the news of a change to the painted picture of it."""
    began: list[float] = []  # processor time: the machine may have other work
    ended: list[float] = []
    bridge, view = screens.preview._services.bridge, screens.preview.view
    note = lambda _change: began.append(process_time())  # noqa: E731
    bridge.changed.connect(note)
    shown = screens.preview._preview

    def done() -> bool:
        if screens.preview._preview is shown or view.lacks_pictures():
            return False
        view.viewport().repaint()
        ended.append(process_time())
        return True

    text = _text(number + 100, 7)
    workspace.run("change", lambda s: items.set_field(s, POINTS // 2, "background", text))
    app = QApplication.instance()
    assert app is not None
    until = perf_counter() + 30
    while perf_counter() < until and not done():
        app.processEvents()
    bridge.changed.disconnect(note)
    settle(150)
    return 1e3 * (ended[0] - began[0])


class _Painted(QObject):
    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = perf_counter()
        return False


def _type(app: QApplication, edit: QTextEdit) -> list[float]:
    """At the pace of a quick typist, so that what is typed is saved and shown meanwhile."""
    edit.setFocus()
    to_the_middle(edit)
    painted = _Painted()
    edit.viewport().installEventFilter(painted)
    times: list[float] = []
    for number in range(KEYS):
        letter = "Sagen blev drøftet "[number % 19]
        code = Qt.Key.Key_Space.value if letter == " " else 0
        painted.at = 0.0
        start = perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            app.sendEvent(edit, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))
        while not painted.at:
            app.processEvents()
        times.append((perf_counter() - start) * 1000)
        settle(BETWEEN_KEYS_MS)
    edit.viewport().removeEventFilter(painted)
    return times

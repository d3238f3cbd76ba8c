"""Who goes on to the next point and types at once writes in the next point, not in the one before."""

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.recorder.run import LiveRun
from gui.widgets.rich_text.field import RichTextField

LONGEST_MS = 2000
"""If the disk refuses, the next point may not come for long: what is typed must be seen then."""


class KeysAhead(QObject):
    """Keeps the keys while a move is on its way, and gives them to the field once its text is there."""

    def __init__(self, run: LiveRun, field: RichTextField, page: QWidget) -> None:
        """`page` has the keys in a break, when the field takes none."""
        super().__init__(field)
        self._field = field
        self._moves = 0
        self._holds = False
        self._waiting: deque[Callable[[], object]] = deque()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._let_go)
        for widget in (field, page):
            widget.installEventFilter(self)
        run.moving.connect(self._on_moving)

    def do(self, call: Callable[[], object]) -> None:
        """Something that a key writes: now, or behind the keys that are kept."""
        if self._holds:
            self._waiting.append(call)
        else:
            call()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._holds:
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            kept = QKeyEvent(
                event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat()
            )
        elif isinstance(event, QInputMethodEvent) and event.commitString():
            kept = QInputMethodEvent()
            kept.setCommitString(event.commitString())
        else:
            return False
        self._waiting.append(partial(QCoreApplication.sendEvent, self._field, kept))
        return True

    def _on_moving(self, moving: bool) -> None:
        self._moves += 1 if moving else -1
        if moving:
            self._holds = True
            self._late.start(LONGEST_MS)
        else:
            QTimer.singleShot(0, self, self._on_moved)  # behind the focus, which comes so too

    def _on_moved(self) -> None:
        if not self._moves:
            self._let_go()

    def _let_go(self) -> None:
        self._holds = False
        self._late.stop()
        while self._waiting and not self._holds:
            self._waiting.popleft()()

"""Whether anything may move now, and who moves. Without a `Motion` on the application nothing does."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

from gui.widgets.motion.system import SystemWish

_PROPERTY = "punktvis_motion"
_NO_SCREEN = ("offscreen", "minimal")
_TEXTS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_INPUT = (
    *(QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress),
    *(QEvent.Type.Wheel, QEvent.Type.TouchBegin),
)


class Moving(Protocol):
    """Something on its way."""

    def finish(self) -> None: ...


class Motion(QObject):
    """The user's wish. Whatever moves is at its end as soon as the user does the next thing.

    `wants` is asked each time; without it the computer's settings are.
    """

    def __init__(self, app: QApplication, wants: Callable[[], bool] | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._choice = "system"
        self._moving: list[Moving] = []
        self._system: SystemWish | None = None
        self._wants = wants or self._asked_system()
        app.setProperty(_PROPERTY, self)

    def choose(self, choice: str) -> None:
        """`system` or `none`, from now on."""
        self._choice = choice
        self._listen()
        if choice == "none":
            self.finish()

    def wanted(self) -> bool:
        """Whether something may move."""
        return self._choice == "system" and self._wants()

    @property
    def is_moving(self) -> bool:
        """Whether anything is on its way."""
        return bool(self._moving)

    def begin(self, moving: Moving) -> None:
        """Something is on its way, until `end`."""
        if not self._moving:
            self._app.installEventFilter(self)
        self._moving.append(moving)

    def end(self, moving: Moving) -> None:
        """It is there, or gone."""
        if moving in self._moving:
            self._moving.remove(moving)
            if not self._moving:
                self._app.removeEventFilter(self)

    def finish(self) -> None:
        """Everything is at its end at once."""
        for moving in tuple(self._moving):
            moving.finish()

    def close(self) -> None:
        """Nothing moves any more."""
        self.finish()
        if self._system is not None:
            self._system.close()
        if self._app.property(_PROPERTY) is self:
            self._app.setProperty(_PROPERTY, None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.finish()
        return False

    def _asked_system(self) -> Callable[[], bool]:
        if QGuiApplication.platformName() in _NO_SCREEN:
            return lambda: False
        system = self._system = SystemWish(self)
        self._app.applicationStateChanged.connect(self._listen)
        return system.wants

    def _listen(self) -> None:
        """Somebody who changed the computer's setting comes back to our window."""
        if self._system is not None:
            self._system.read()


def current() -> Motion | None:
    """The wish in force, if there is one."""
    app = QCoreApplication.instance()
    found = app.property(_PROPERTY) if app is not None else None
    return found if isinstance(found, Motion) else None


def choose(choice: str) -> None:
    """`system` or `none`, where there is an application that moves things at all."""
    motion = current()
    if motion is not None:
        motion.choose(choice)


def wanted() -> bool:
    """Whether something may come and go softly."""
    motion = current()
    return motion is not None and motion.wanted()


def may_slide() -> bool:
    """Whether what is looked at may move: not under a hand that drags, nor beside one that types."""
    return (
        wanted()
        and not QApplication.mouseButtons()
        and not isinstance(QApplication.focusWidget(), _TEXTS)
    )

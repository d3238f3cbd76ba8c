"""What nobody foresaw: noted in the log, shown in a sentence, the window lives on.

The report names places in the code and kinds of errors, never a word of a meeting.
"""

import errno
import logging
import platform
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from gui.jobs import WindowThread
from gui.widgets.dialogs import roomy
from model.errors import Removed, UserError
from model.text.translate import _

log = logging.getLogger("punktvis")

_LOGGERS = (log, logging.getLogger("model"), logging.getLogger("gui"))
"""Whose words go into the file."""


MOST_FRAMES = 40
"""Of one error, from its end. A recursion without end has a thousand alike."""


def describe(error: BaseException) -> str:
    """Where an error came from, for a report. Messages are left out: they may quote a meeting."""
    told: list[str] = []
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        frames = traceback.extract_tb(at.__traceback__)[-MOST_FRAMES:]
        places = "\n".join(f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
        kind = f"{type(at).__module__}.{type(at).__qualname__} {_code(at)}".rstrip()
        told.append(f"{kind}\n{places}")
        at = at.__cause__ or at.__context__
    return "\nafter ".join(told)


def _code(error: BaseException) -> str:
    """By what name the database or the system knows it: SQLITE_CONSTRAINT, ENOSPC; else ""."""
    if isinstance(error, OSError):
        return errno.errorcode.get(error.errno or 0, "")
    return str(getattr(getattr(error, "orig", None), "sqlite_errorname", ""))


def system() -> str:
    """The versions that a report needs."""
    return f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"


class _WithoutContent(logging.Formatter):
    """An error's own words and the values of a statement may quote a meeting: only places are told."""

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return describe(ei[1]) if ei[1] is not None else ""


class ErrorReports(QObject):
    """Receives every error without a handler, from every thread. A user's error is shown as it stands."""

    told = Signal(str)
    """What was done, for a moment."""

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window_thread = WindowThread(self)
        self.window: QWidget | None = None
        handler = _handler(log_file)
        handler.setFormatter(_WithoutContent("%(asctime)s %(levelname)s %(message)s"))
        # Warnings and above: what is told below that names commands, and so quotes titles.
        handler.setLevel(logging.WARNING)
        for logger in _LOGGERS:
            logger.addHandler(handler)
        self._handler = handler
        self._open: set[str] = set()
        self._unraisable = sys.unraisablehook

    def install(self) -> None:
        """Take over the hooks of the process."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        self._unraisable = sys.unraisablehook
        # Python would write the error's own words to where the system collects what programs say.
        sys.unraisablehook = lambda args: log.error(
            "%s", describe(args.exc_value or args.exc_type())
        )

    def close(self) -> None:
        """Give the hooks back and close the log."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = self._unraisable
        for logger in _LOGGERS:
            logger.removeHandler(self._handler)
        self._handler.close()

    def report(self, error: BaseException) -> None:
        """Show an error, on the window thread. Safe to call from any thread."""
        if isinstance(error, Removed):
            log.warning("%s", describe(error))  # no more is to be seen of it in a moment
            return
        if not isinstance(error, UserError):
            log.error("%s", describe(error))
        self._window_thread.post(lambda: self._show(error))

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self.report(error)

    def _show(self, error: BaseException) -> None:
        text = str(error) if isinstance(error, UserError) else _unforeseen()
        if text in self._open:
            return
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(text)
        if not isinstance(error, UserError):
            details = f"{system()}\n{describe(error)}"
            copy = box.addButton(_("Copy details"), QMessageBox.ButtonRole.ActionRole)
            copy.clicked.connect(lambda: self._copy(details))
        box.setEscapeButton(box.addButton(QMessageBox.StandardButton.Ok))
        self._open.add(text)
        box.finished.connect(lambda: self._open.discard(text))
        box.finished.connect(box.deleteLater)
        roomy(box)
        box.open()

    def _copy(self, details: str) -> None:
        QApplication.clipboard().setText(details)
        self.told.emit(
            _("The details are copied. Paste them into a mail to those who maintain Punktvis.")
        )


def _handler(log_file: Path) -> logging.Handler:
    """Where it cannot be written, work goes on without a log."""
    try:
        return RotatingFileHandler(log_file, maxBytes=500_000, backupCount=3, encoding="utf-8")
    except OSError:
        return logging.NullHandler()


def _unforeseen() -> str:
    return _(
        "Something went wrong that Punktvis did not foresee. What was saved is safe, and you can go on "
        "working. Please send the details to those who maintain Punktvis: they hold no text from your "
        "meetings."
    )

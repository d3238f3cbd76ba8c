"""Watches for what nobody should see: errors without a handler, Qt's warnings, a window that stands still."""

import faulthandler
import logging
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler

from gui.lifetime.error_reports import ErrorReports
from model.errors import Removed, UserError

STILL_S = 5.0
KEPT = 30
"""So many of the last actions are told with a find."""
_BEAT_MS = 200
_OF_THE_SCREEN = (
    "qt.qpa.",  # what this screen cannot do
    "QXcb",
    "XKeyboard",
    "QFont::",  # a font that this machine lacks
    "This plugin does not support",
    "QSystemTrayIcon",
)


class Watch(QObject):
    """Writes each find into a file at once, for the next may end the process."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file, self._last = file, deque[str](maxlen=KEPT)
        self.errors = self.frozen = 0
        """What nobody foresaw, and how often the window answered nobody for long."""
        self.sentences: set[str] = set()
        """What users were told: no finds, but worth reading."""
        self._beat_at, self._is_over = time.monotonic(), False
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._on_beat)
        self._crash = file.with_suffix(".crash").open("w")
        faulthandler.enable(self._crash)

    def begin(self) -> None:
        """Take the place of every hook, before the application does."""
        report = ErrorReports.report

        def noticed(reports: ErrorReports, error: BaseException) -> None:
            self._on_error(error)
            report(reports, error)

        ErrorReports.report = noticed  # type: ignore[method-assign]
        for name in ("punktvis", "model", "gui"):
            logging.getLogger(name).addHandler(_Heard(self._on_log))
        qInstallMessageHandler(self._on_words)
        self._beat.start(_BEAT_MS)
        threading.Thread(target=self._look, daemon=True).start()

    def end(self) -> None:
        """From now on nothing is looked at."""
        self._is_over = True
        self._beat.stop()
        qInstallMessageHandler(None)
        faulthandler.disable()
        self._crash.close()

    def note(self, action: str) -> None:
        """What is done now."""
        self._last.append(f"{time.monotonic():.2f} {action}")

    def _tell(self, what: str) -> None:
        with self._file.open("a", encoding="utf-8") as file:
            print(f"FIND {what}", *self._last, "", sep="\n", file=file)

    def _on_error(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.sentences.add(str(error))
        elif not isinstance(error, Removed):
            self.errors += 1
            self._tell("".join(traceback.format_exception(error)))

    def _on_log(self, record: logging.LogRecord) -> None:
        """What the process hears of no handler reaches the log alone, such as an error of a destructor."""
        self.errors += record.levelno >= logging.ERROR
        self._tell(f"log: {record.getMessage()}")

    def _on_words(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(_OF_THE_SCREEN):
            self._tell(f"Qt says: {text}\n{''.join(traceback.format_stack(sys._getframe(1)))}")

    def _on_beat(self) -> None:
        self._beat_at = time.monotonic()

    def _look(self) -> None:
        """A machine may be busy: how much the window itself has worked meanwhile is told as well."""
        clock = time.pthread_getcpuclockid(threading.main_thread().ident or 0)
        seen, worked, told_of = self._beat_at, time.clock_gettime(clock), 0.0
        while not self._is_over:
            time.sleep(0.25)
            beat, now = self._beat_at, time.clock_gettime(clock)
            if beat != seen:
                if told_of == seen:
                    self._tell_still(f"over after {beat - seen:.1f} s, worked {now - worked:.1f} s")
                seen, worked = beat, now
            elif time.monotonic() - beat > STILL_S and told_of != beat:
                told_of = beat
                self.frozen += 1
                self._tell_still("\n".join(self._last), with_places=True)

    def _tell_still(self, what: str, with_places: bool = False) -> None:
        with self._file.with_suffix(".frozen").open("a", encoding="utf-8") as file:
            print("FROZEN", what, sep="\n", file=file, flush=True)
            if with_places:
                faulthandler.dump_traceback(file)


class _Heard(logging.Handler):
    """What goes into the application's own log."""

    def __init__(self, tell: Callable[[logging.LogRecord], None]) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self._tell(record)

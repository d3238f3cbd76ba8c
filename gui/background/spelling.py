"""Spelling as a service: questions to the helper process, its answers kept, one's own words.

The helper starts with the first question and ends with the application. Should it crash or hang, it is
started anew without the question that it fell over; the window notices nothing.
"""

import json
import sys
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer

from gui.widgets.rich_text.spelling import Speller
from model.errors import UserError
from model.spelling.helper import UNAVAILABLE
from model.spelling.own_words import OwnWords
from model.text.translate import _

PATIENCE_MS = 8_000
MOST_FAILURES = 3
_MOST_KNOWN = 100_000
_AT_ONCE = 60
"""Words in one question: about 50 ms where none of them is in the dictionary."""


@dataclass(frozen=True, slots=True)
class _Question:
    """What the helper is busy with."""

    words: tuple[str, ...]
    suggest: Callable[[list[str]], None] | None = None

    @property
    def line(self) -> bytes:
        asked = {"check": self.words} if self.suggest is None else {"suggest": self.words[0]}
        return json.dumps(asked).encode() + b"\n"


class Spelling(Speller):
    """One for the application. Switched off it calls everything right."""

    def __init__(
        self,
        own: OwnWords,
        report: Callable[[BaseException], None],
        parent: QObject | None = None,
        command: list[str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._own, self._report = own, report
        self._command = command or helper_command()
        self._on = True
        self._right: dict[str, bool] = {}
        self._names: frozenset[str] = frozenset()
        self._waiting: deque[str] = deque()
        self._asked: set[str] = set()
        self._urgent: deque[_Question] = deque()
        self._question: _Question | None = None
        self._process: QProcess | None = None
        self._failures = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)

    @property
    def is_on(self) -> bool:
        """Whether words are looked up."""
        return self._on

    @property
    def is_available(self) -> bool:
        """Whether there is a helper to ask, as far as anybody knows."""
        return self._failures < MOST_FAILURES

    def set_on(self, on: bool) -> None:
        """Look words up, or call everything right."""
        if on != self._on:
            self._on = on
            self.changed.emit()

    def set_names(self, names: Iterable[str]) -> None:
        """The people of the house, whose names are right."""
        known = frozenset(part for name in names for part in name.replace("-", " ").split())
        if known != self._names:
            self._names = known
            self.changed.emit()

    def is_right(self, word: str) -> bool | None:
        if not self._on or word in self._own or word.rstrip(".").removesuffix("s") in self._names:
            return True
        return self._right.get(word)

    def ask(self, words: Iterable[str]) -> None:
        if not self._on or not self.is_available:
            return
        new = [word for word in words if word not in self._right and word not in self._asked]
        self._waiting.extend(new)
        self._asked.update(new)
        self._go_on()

    def suggest(self, word: str, done: Callable[[list[str]], None]) -> None:
        if not self.is_available:
            done([])
            return
        self._urgent.append(_Question((word,), done))
        self._go_on()

    def learn(self, word: str) -> None:
        self._change_own(self._own.add, word)

    def forget(self, word: str) -> None:
        self._change_own(self._own.remove, word)

    def is_learnt(self, word: str) -> bool:
        return word in self._own

    def close(self) -> None:
        """End the helper."""
        self._waiting.clear()
        self._urgent.clear()
        self._failures = MOST_FAILURES
        self._drop_process()

    def _change_own(self, change: Callable[[str], None], word: str) -> None:
        try:
            change(word)
        except OSError as error:
            words = _("The word list could not be written: {reason}.")
            self._report(UserError(words.format(reason=error.strerror or error)))
        self.changed.emit()

    # The helper

    def _go_on(self) -> None:
        """Ask the next question when the helper is free."""
        if self._question is not None:
            return
        if self._urgent:
            self._question = self._urgent.popleft()
        elif self._waiting:
            count = min(_AT_ONCE, len(self._waiting))
            self._question = _Question(tuple(self._waiting.popleft() for _word in range(count)))
        else:
            return
        process = self._process or self._started()
        self._patience.start()
        process.write(self._question.line)

    def _started(self) -> QProcess:
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_answer)
        process.finished.connect(self._on_end)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        process.start(self._command[0], self._command[1:])
        return process

    def _on_answer(self) -> None:
        process, question = self._process, self._question
        if process is None or question is None or not process.canReadLine():
            return
        try:
            answer: dict[str, Any] = json.loads(bytes(process.readLine().data()))
        except ValueError:
            self._fail()
            return
        self._patience.stop()
        self._question = None
        if question.suggest is not None:
            question.suggest(answer["suggestions"])
        else:
            self._note(question.words, frozenset(answer["wrong"]))
        self._go_on()

    def _note(self, words: tuple[str, ...], wrong: frozenset[str]) -> None:
        if len(self._right) > _MOST_KNOWN:
            self._right.clear()
        self._right.update((word, word not in wrong) for word in words)
        self._asked.difference_update(words)
        if wrong:
            self.changed.emit()

    def _on_silence(self) -> None:
        self._fail()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._fail()

    def _on_end(self, code: int, _status: QProcess.ExitStatus) -> None:
        if code == UNAVAILABLE:
            self._failures = MOST_FAILURES
        self._fail()

    def _fail(self) -> None:
        """Give up on the question, and on the helper when it has failed too often."""
        self._failures += 1
        self._drop_process()
        question, self._question = self._question, None
        if question is not None and question.suggest is not None:
            question.suggest([])
        elif question is not None:
            self._note(question.words, frozenset())
        if self.is_available:
            self._go_on()
        else:
            self._waiting.clear()
            while self._urgent:
                urgent = self._urgent.popleft()
                assert urgent.suggest is not None
                urgent.suggest([])

    def _drop_process(self) -> None:
        process, self._process = self._process, None
        self._patience.stop()
        if process is None:
            return
        for signal in (process.finished, process.errorOccurred, process.readyReadStandardOutput):
            signal.disconnect()
        process.kill()
        process.waitForFinished(1_000)
        process.deleteLater()


def helper_command() -> list[str]:
    """How this program starts itself as the helper."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "spelling-helper"]
    return [sys.executable, str(Path(__file__).resolve().parents[2] / "main.py"), "spelling-helper"]

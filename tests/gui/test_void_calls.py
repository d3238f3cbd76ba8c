"""Qt must not eat Python's None.

Some PySide6 releases drop one reference to None (or True) with every void call and every signal
that carries a bool, until the process aborts. An ordinary suite does not notice: it ends too soon.
So a process of its own makes as many calls as some minutes of typing do, and has to come out alive
and with its references.
"""

import pytest

from tests.gui.alone import run_alone

PROGRAM = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit, QWidget

rounds = int(sys.argv[1])
app = QApplication(["void-calls"])


class Painted(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        painter.drawText(4, 12, "x")
        painter.end()


class Highlighter(QSyntaxHighlighter):
    def highlightBlock(self, text):
        self.setFormat(0, len(text), QTextCharFormat())


class Sender(QObject):
    told = Signal(bool)


seen = []
sender, button, painted, edit = Sender(), QPushButton(), Painted(), QTextEdit()
sender.told.connect(seen.append)
button.setCheckable(True)
button.toggled.connect(seen.append)
highlighter = Highlighter(edit.document())
painted.resize(40, 20)
image = QImage(40, 20, QImage.Format.Format_ARGB32)

kept = [sys.getrefcount(value) for value in (None, True, False)]
for turn in range(rounds):
    sender.setObjectName("x")
    painted.update()
    button.toggle()
    sender.told.emit(turn % 2 == 0)
    edit.insertPlainText("x" if turn % 80 else "\\n")
    if turn % 20 == 0:
        painted.render(image)
        app.processEvents()
        seen.clear()
seen.clear()
lost = [was - sys.getrefcount(value) for was, value in zip(kept, (None, True, False))]
print("lost", *lost, flush=True)
sys.exit(max(lost) > rounds // 10)
"""


def survives(rounds: int) -> None:
    run_alone(PROGRAM, str(rounds))


def test_twenty_thousand_void_calls() -> None:
    survives(4_000)  # five calls a round


@pytest.mark.slow
def test_an_afternoon_of_void_calls() -> None:
    survives(40_000)

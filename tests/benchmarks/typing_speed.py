"""From a key to the paint of it, in a field of thirty pages, beside a plain QTextEdit."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from gui import theme
from gui.background.spelling import Spelling
from gui.widgets.rich_text.field import RichTextField
from model.spelling.own_words import OwnWords
from model.text.blocks import Block, Kind, RichText, Run
from tests.benchmarks.measure import Measure

ROUNDS = 12
KEYS = "Direktionen drøftede sagen og "


def measure() -> list[Measure]:
    """Milliseconds of the slowest key in a hundred, and how that compares."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    theme.apply(app, theme.load("light"))
    text = thirty_pages()
    field = RichTextField("Text")
    field.edited.connect(field.mark_saved)
    field.set_blocks(text)
    checked, spelling = _checked(text)
    plain = QTextEdit()
    plain.setPlainText("\n".join(block.text for block in text))
    for edit in (field, checked, plain):
        edit.resize(700, 900)
        edit.show()
        to_the_middle(edit)
    app.processEvents()
    own: list[float] = []
    bare: list[float] = []
    spelt: list[float] = []
    for _round in range(ROUNDS):  # by turns, so that a busy machine slows both
        own += type_keys(app, field)
        spelt += type_keys(app, checked)
        bare += type_keys(app, plain)
    spelling.close()
    opened = _best(lambda: field.set_blocks(text))
    read = _best(field.blocks)
    slowest, bare_slowest = percentile(own, 0.99), percentile(bare, 0.99)
    return [
        Measure("key to paint in 30 pages, p99", slowest, 16.0, "ms"),
        Measure("key to paint / plain QTextEdit, p99", slowest / bare_slowest, 3.0, "×"),
        Measure("key to paint / plain QTextEdit, p50", ratio(own, bare), 3.0, "×"),
        Measure("key to paint in 30 spell-checked pages, p99", percentile(spelt, 0.99), 16.0, "ms"),
        Measure("spell-checked / plain QTextEdit, p50", ratio(spelt, bare), 3.0, "×"),
        Measure("30 pages into the field", opened, 100.0, "ms"),
        Measure("30 pages out of the field", read, 50.0, "ms"),
    ]


def _checked(text: RichText) -> tuple[RichTextField, Spelling]:
    """A field with the real dictionary behind it, every eighth word of its text misspelt."""
    own = OwnWords(Path(tempfile.gettempdir()) / "there-is-none.txt")
    spelling = Spelling(own, _raise)
    field = RichTextField("Text")
    field.edited.connect(field.mark_saved)
    field.set_blocks(tuple(_misspelt(block) for block in text))
    field.use_speller(spelling)
    return field, spelling


def _misspelt(block: Block) -> Block:
    words = [word + "qx" if at % 8 == 3 else word for at, word in enumerate(block.text.split())]
    return Block(block.kind, block.level, (Run(" ".join(words)),))


def _raise(error: BaseException) -> None:
    raise error


def thirty_pages() -> RichText:
    """About 84,000 letters in paragraphs, headings and nested lists."""
    words = (
        "Rammerne er udarbejdet på baggrund af halvårsregnskabet og de centrale forudsætninger. "
    )
    blocks: list[Block] = []
    while sum(len(block.text) for block in blocks) < 84_000:
        at = len(blocks)
        if at % 12 == 0:
            blocks.append(Block(Kind.HEADING, 2, (Run(f"Afsnit {at}"),)))
        elif at % 12 in (5, 6, 7, 8):
            kind = Kind.BULLET if at % 24 < 12 else Kind.NUMBER
            blocks.append(Block(kind, (at % 12 - 5) % 3, (Run(words), Run("fed", bold=True))))
        else:
            blocks.append(Block(Kind.PARAGRAPH, 0, (Run(words * 5), Run("kursiv", italic=True))))
    return tuple(blocks)


class _Painted(QObject):
    """Notes when something was painted."""

    at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = perf_counter()
        return False


def to_the_middle(edit: QTextEdit) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(
        edit.document().findBlockByNumber(edit.document().blockCount() // 2).position()
    )
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    edit.setTextCursor(cursor)


def type_keys(app: QApplication, edit: QTextEdit) -> list[float]:
    painted = _Painted()
    edit.viewport().installEventFilter(painted)
    times = []
    for letter in KEYS:
        painted.at = 0.0
        began = perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            code = Qt.Key.Key_Space.value if letter == " " else 0
            app.sendEvent(edit, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))
        while not painted.at:
            app.processEvents()
        # Painting is over when the loop comes back.
        times.append((perf_counter() - began) * 1000)
    edit.viewport().removeEventFilter(painted)
    return times


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def ratio(times: list[float], others: list[float]) -> float:
    return percentile(times, 0.5) / percentile(others, 0.5)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _round in range(5):
        began = perf_counter()
        work()
        times.append((perf_counter() - began) * 1000)
    return min(times)

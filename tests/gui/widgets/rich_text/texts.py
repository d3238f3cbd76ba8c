"""Random rich texts with awkward words, and a way to press keys that QTest cannot."""

from hypothesis import strategies
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from model.text.blocks import Block, Kind, RichText, Run, normalise

AWKWARD = "æøåÆØÅé–\u00a0\u200b\u2028\n\t *_~`#>|<&\"'\\[]()1.-•😀\U0001f468\u200d\U0001f469\ufffc"

words = strategies.text(
    strategies.one_of(strategies.sampled_from(AWKWARD), strategies.characters(codec="utf-8")),
    min_size=1,
    max_size=24,
)
runs = strategies.builds(
    Run,
    words,
    bold=strategies.booleans(),
    italic=strategies.booleans(),
    underline=strategies.booleans(),
    link=strategies.sampled_from(["", "", "", "https://example.org/a?b=1&c=æ", "mailto:a@b.dk"]),
)
blocks = strategies.builds(
    Block,
    strategies.sampled_from(Kind),
    strategies.integers(0, 9),
    strategies.lists(runs, min_size=1, max_size=4).map(tuple),
)
rich_texts = strategies.lists(blocks, max_size=14).map(normalise)


def press(
    widget: QWidget,
    key: Qt.Key | int,
    text: str = "",
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """One key, as the window system would send it."""
    code = int(key) if isinstance(key, int) else key.value
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, code, modifiers, text))


def type_text(widget: QWidget, text: str) -> None:
    """Letter by letter; a line end is Enter."""
    for letter in text:
        if letter == "\n":
            press(widget, Qt.Key.Key_Return, "\r")
        elif letter == " ":
            press(widget, Qt.Key.Key_Space, " ")
        else:
            press(widget, 0, letter)


def shown(text: RichText) -> list[str]:
    """A text in short: `ul1 words`."""
    return [f"{block.kind}{block.level} {block.text}" for block in text]


def move_to(field: object, words_to_find: str, end: bool = True) -> None:
    """Put the cursor behind (or before) the first occurrence of some words."""
    cursor: QTextCursor = field.document().find(words_to_find)  # type: ignore[attr-defined]
    cursor.setPosition(cursor.selectionEnd() if end else cursor.selectionStart())
    field.setTextCursor(cursor)  # type: ignore[attr-defined]

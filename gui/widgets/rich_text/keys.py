"""The keys of the rich text field that Qt does not know, or knows differently."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from gui.widgets.rich_text import edits
from gui.widgets.rich_text.formats import kind_of
from gui.widgets.rich_text.shape import TextShape
from model.text.blocks import LIST_KINDS, Kind

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_PLAIN = Qt.KeyboardModifier.NoModifier

BULLET_KEYS = "Ctrl+Shift+8"
NUMBER_KEYS = "Ctrl+Shift+7"
LINK_KEYS = "Ctrl+L"
_TYPED_MARKERS = (
    (re.compile(r"[-•*–]"), Kind.BULLET),
    (re.compile(r"1[.)]"), Kind.NUMBER),
)


_STYLES = (Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_U, Qt.Key.Key_L)
# With Shift a digit key gives what is printed on it: "(" and "/" on a Danish keyboard.
_BULLETS = (Qt.Key.Key_8, Qt.Key.Key_ParenLeft, Qt.Key.Key_Asterisk)
_NUMBERS = (Qt.Key.Key_7, Qt.Key.Key_Slash, Qt.Key.Key_Ampersand)


def is_own(event: QKeyEvent) -> bool:
    """Whether a text takes this key for itself where a menu has the same one: Ctrl+I is italic here."""
    modifiers = event.modifiers() & ~_KEYPAD
    key = Qt.Key(event.key()) if event.key() else Qt.Key.Key_unknown
    if modifiers == _CONTROL:
        return key in _STYLES
    if modifiers == _CONTROL | _SHIFT:
        return key in (*_BULLETS, *_NUMBERS, Qt.Key.Key_V)
    return modifiers == _CONTROL | _ALT and Qt.Key.Key_0 <= key <= Qt.Key.Key_3


def handle(field: TextShape, event: QKeyEvent) -> bool:
    """Do what a key asks for. False where Qt shall."""
    modifiers = event.modifiers() & ~_KEYPAD
    key = Qt.Key(event.key()) if event.key() else Qt.Key.Key_unknown
    if field.isReadOnly():
        return False
    if modifiers & _CONTROL:
        return _with_control(field, key, modifiers)
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers == _PLAIN:
        return _enter(field.textCursor(), field)
    if key == Qt.Key.Key_Backspace and modifiers in (_PLAIN, _SHIFT):
        return _backspace(field.textCursor())
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        out = key == Qt.Key.Key_Backtab or bool(modifiers & _SHIFT)
        edits.change_level(field.textCursor(), -1 if out else 1)
        return True
    if key == Qt.Key.Key_Space and modifiers == _PLAIN:
        return _typed_marker(field)
    return False


def _with_control(field: TextShape, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    if modifiers == _CONTROL:
        plain = {
            Qt.Key.Key_B: field.toggle_bold,
            Qt.Key.Key_I: field.toggle_italic,
            Qt.Key.Key_U: field.toggle_underline,
            Qt.Key.Key_L: field.ask_for_link,
        }
        if key in plain:
            plain[key]()
            return True
    if modifiers == _CONTROL | _SHIFT:
        return _with_control_shift(field, key)
    if modifiers == _CONTROL | _ALT and Qt.Key.Key_0 <= key <= Qt.Key.Key_3:
        level = key.value - Qt.Key.Key_0.value
        if level:
            field.toggle_heading(level)
        else:
            field.set_paragraph()
        return True
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        # Within a list Tab changes the level, so there must be another way out of the field.
        field.leave(forward=not modifiers & _SHIFT)
        return True
    return False


def _with_control_shift(field: TextShape, key: Qt.Key) -> bool:
    if key in _BULLETS:
        field.toggle_list(Kind.BULLET)
    elif key in _NUMBERS:
        field.toggle_list(Kind.NUMBER)
    elif key == Qt.Key.Key_V:
        field.paste_plain()
    elif key == Qt.Key.Key_Backtab:
        field.leave(forward=False)
    else:
        return False
    return True


def _enter(cursor: QTextCursor, field: TextShape) -> bool:
    if cursor.hasSelection():
        return False
    kind, _level = kind_of(cursor.block())
    if kind in LIST_KINDS and cursor.block().length() == 1:
        edits.lift_out(cursor)
        field.use_block_style()
        return True
    if kind == Kind.HEADING:
        return field.break_heading()
    return False


def _backspace(cursor: QTextCursor) -> bool:
    if cursor.hasSelection() or not cursor.atBlockStart():
        return False
    if kind_of(cursor.block())[0] == Kind.PARAGRAPH:
        return False
    edits.lift_out(cursor)
    return True


def _typed_marker(field: TextShape) -> bool:
    """`- `, `• ` or `1. ` at the start of a paragraph begins a list."""
    cursor, style = field.textCursor(), field.currentCharFormat()
    block = cursor.block()
    typed = block.text()[: cursor.positionInBlock()]
    if cursor.hasSelection() or not 0 < len(typed) <= 2 or kind_of(block)[0] != Kind.PARAGRAPH:
        return False
    for pattern, kind in _TYPED_MARKERS:
        if pattern.fullmatch(typed):
            # The blank is typed first, as a step of its own: undo then gives the marker back.
            cursor.insertText(" ")
            edits.replace_prefix(
                cursor, len(typed) + 1, lambda at, kind=kind: edits.set_kind(at, kind)
            )
            # With its words gone the block would fall back to the style that it began with.
            field.setCurrentCharFormat(style)
            return True
    return False

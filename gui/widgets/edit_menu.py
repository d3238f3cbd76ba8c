"""What Qt's own menu of a text field leaves out."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

_KEYS = {
    "edit-undo": QKeySequence.StandardKey.Undo,
    "edit-redo": QKeySequence.StandardKey.Redo,
    "edit-cut": QKeySequence.StandardKey.Cut,
    "edit-copy": QKeySequence.StandardKey.Copy,
    "edit-paste": QKeySequence.StandardKey.Paste,
    "select-all": QKeySequence.StandardKey.SelectAll,
}
"""By the names that Qt gives the entries."""


def tell_keys(menu: QMenu) -> None:
    """Name the key of each entry: Qt keeps quiet about one that an action of the window has too."""
    for action in menu.actions():
        key = _KEYS.get(action.objectName())
        if key is not None and "\t" not in action.text():
            written = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(f"{action.text()}\t{written}")

"""What Qt's own menu of a text field leaves out."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from gui.widgets.menu import allow_entry
from model.text.translate import N_, _

_KEYS = {
    "edit-undo": QKeySequence.StandardKey.Undo,
    "edit-redo": QKeySequence.StandardKey.Redo,
    "edit-cut": QKeySequence.StandardKey.Cut,
    "edit-copy": QKeySequence.StandardKey.Copy,
    "edit-paste": QKeySequence.StandardKey.Paste,
    "select-all": QKeySequence.StandardKey.SelectAll,
}
"""By the names that Qt gives the entries."""
_WHY_NOT = {
    "edit-undo": N_("there is nothing to undo"),
    "edit-redo": N_("there is nothing to redo"),
    "edit-cut": N_("nothing is selected"),
    "edit-copy": N_("nothing is selected"),
    "edit-delete": N_("nothing is selected"),
    "edit-paste": N_("nothing has been copied"),
    "select-all": N_("nothing is written here"),
}


def tell_keys(menu: QMenu) -> None:
    """Name the key of each entry, for Qt keeps quiet about one that an action of the window has too; and
    why it cannot be used now.
    """
    for action in menu.actions():
        key = _KEYS.get(action.objectName())
        if key is not None and "\t" not in action.text():
            written = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(f"{action.text()}\t{written}")
        if action.objectName() in _WHY_NOT:
            allow_entry(action, action.isEnabled(), _(_WHY_NOT[action.objectName()]))

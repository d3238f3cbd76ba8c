"""Who was found in a file or a list: looked through before anybody is taken in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.labels import Heading, Text
from gui.widgets.window_size import open_at
from model.commands.people import Contact
from model.text.translate import _, ngettext

_ContactRole = Qt.ItemDataRole.UserRole + 1


class ImportDialog(QDialog):
    """Read `chosen()` after it was accepted."""

    def __init__(self, found: Sequence[Contact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Take people in"))
        open_at(self, 560, 480)
        self.list = QListWidget()
        self.list.setAccessibleName(_("People found"))
        self.list.setProperty("look", "ticks")
        for one in found:
            parts = (one.name, one.title, one.department, one.email, one.phone)
            entry = QListWidgetItem(" · ".join(filter(None, parts)))
            entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            entry.setCheckState(Qt.CheckState.Checked)
            entry.setData(_ContactRole, one)
            self.list.addItem(entry)
        words = Text(
            _(
                "Who is in the address book already gets only what is missing there. Nothing is overwritten."
            ),
            "muted",
        )
        words.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Take in"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        count = len(found)
        head = ngettext("{count} person found", "{count} people found", count)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading(head.format(count=count)))
        box.addWidget(words)
        box.addWidget(self.list, 1)
        box.addWidget(buttons)

    def chosen(self) -> list[Contact]:
        """Those who are ticked."""
        entries = (self.list.item(row) for row in range(self.list.count()))
        return [
            entry.data(_ContactRole)
            for entry in entries
            if entry.checkState() is Qt.CheckState.Checked
        ]

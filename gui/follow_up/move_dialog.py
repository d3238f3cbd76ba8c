"""Another deadline, and why."""

import datetime

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from gui.widgets.calm_fields import DayField
from model.text.translate import _


class MoveDialog(QDialog):
    """OK only with a reason: the register keeps it."""

    def __init__(self, day: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Move the deadline"))
        self.setMinimumWidth(420)
        self.day_field = DayField(_("New deadline"), day)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Reason"))
        self.reason.textChanged.connect(self._on_changed)
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(_("New deadline"), self.day_field)
        form.addRow(_("Reason"), self.reason)
        form.addRow(self.buttons)
        self._on_changed("")

    def day(self) -> datetime.date:
        """The chosen day."""
        return self.day_field.day()

    def _on_changed(self, text: str) -> None:
        button = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(bool(text.strip()))

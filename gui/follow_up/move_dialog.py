"""Another deadline, and why."""

import datetime

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from gui.fields.day_edit import DayEdit
from gui.widgets.buttons import DialogButton, allow
from gui.widgets.labels import Heading, Text
from model.text.translate import _


class MoveDialog(QDialog):
    """OK only with a reason: the register keeps it."""

    def __init__(self, day: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Move the deadline"))
        self.setMinimumWidth(420)
        self.day_field = DayEdit(_("New deadline"), day, with_weekday=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Reason"))
        self.reason.textChanged.connect(self._on_changed)
        buttons = QDialogButtonBox.StandardButton
        self.ok = DialogButton(_("Move the deadline"))
        self.buttons = QDialogButtonBox(buttons.Cancel)
        self.buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.problem = Text(look="danger")
        self.problem.setWordWrap(True)
        self.day_field.keep_nonsense()
        self.day_field.refused.connect(self.problem.setText)
        self.day_field.textChanged.connect(lambda _text: self.problem.setText(""))
        form = QFormLayout(self)
        form.setContentsMargins(24, 20, 24, 20)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(Heading(_("Move the deadline")))
        form.addRow(_("New deadline"), self.day_field)
        form.addRow(_("Reason"), self.reason)
        form.addRow(self.problem)
        form.addRow(self.buttons)
        self._on_changed("")

    def day(self) -> datetime.date:
        """The chosen day."""
        return self.day_field.day()

    def accept(self) -> None:
        """Close, unless what stands there is no day."""
        self.day_field.flush()
        if not self.day_field.last_problem():
            super().accept()

    def _on_changed(self, text: str) -> None:
        allow(self.ok, bool(text.strip()), _("Write a reason first"))

"""How far the meeting has come, and the steps that it may take from here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.fields.words import status_name
from gui.widgets.buttons import SecondaryButton, allow
from gui.widgets.dialogs import roomy
from gui.widgets.menu import Menu
from model.commands.status import CANNOT_BE_UNDONE, next_statuses
from model.text.translate import _
from model.vocabulary import MeetingStatus


class StatusButton(SecondaryButton):
    """`chosen` brings the status; a step that cannot be undone is asked about first."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._menu = Menu(self)
        self.setMenu(self._menu)

    def show_status(self, status: MeetingStatus) -> None:
        """Show where the meeting stands."""
        name = status_name(status)
        self.setText(name)
        self.setAccessibleName(_("Status: {status}").format(status=name))
        self._menu.clear()
        for step in next_statuses(status):
            action = self._menu.addAction(status_name(step))
            action.triggered.connect(lambda _checked=False, step=step: self._on_step(step))
        allow(self, not self._menu.isEmpty(), _("No step comes after this one"))

    def _on_step(self, step: MeetingStatus) -> None:
        if step not in CANNOT_BE_UNDONE:
            self.chosen.emit(step)
            return
        box = QMessageBox(self.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(_question(step))
        yes = box.addButton(status_name(step), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        yes.clicked.connect(lambda: self.chosen.emit(step))
        box.finished.connect(box.deleteLater)
        roomy(box)
        box.open()


def _question(step: MeetingStatus) -> str:
    if step is MeetingStatus.DISPATCHED:
        return _(
            "Mark the agenda as dispatched? From now on the points keep their numbers, and the "
            "recommendations are kept as they are now. This cannot be undone."
        )
    if step is MeetingStatus.APPROVED:
        return _(
            "Mark the minutes as approved? Nothing in this meeting can be changed afterwards. This "
            "cannot be undone."
        )
    return _("Mark the minutes as sent? This cannot be undone.")

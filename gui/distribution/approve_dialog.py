"""A new standing recipient of the full edition is typed, so that he is meant."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from gui.widgets.buttons import DialogButton, allow
from gui.widgets.labels import Heading, Text
from model.text.translate import _


class ApproveDialog(QDialog):
    """Read `typed()` after it was accepted."""

    def __init__(self, name: str, email: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Full edition"))
        self.setMinimumWidth(460)
        self._email = email
        words = Text(
            _(
                "{name} has not had the full edition before. It holds the closed points. Type the "
                "address, and it counts for this forum from now on:"
            ).format(name=name or email)
        )
        words.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setPlaceholderText(email)
        self.field.setAccessibleName(_("Type the address {email}").format(email=email))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = DialogButton(_("Approve the address"))
        buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self._on_text("")
        self.field.textChanged.connect(self._on_text)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(14)
        box.addWidget(Heading(_("Full edition (with closed points)")))
        box.addWidget(words)
        box.addWidget(self.field)
        box.addWidget(buttons)

    def typed(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def _on_text(self, text: str) -> None:
        typed = text.strip().lower() == self._email.lower()
        allow(self.ok, typed, _("Type the address as it stands first"))

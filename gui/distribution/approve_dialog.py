"""New standing recipients of the full edition: something is typed, so that each of them is meant."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from gui.theme import dress
from gui.widgets.buttons import DialogButton, allow
from gui.widgets.labels import Heading, Text
from gui.widgets.window_size import open_at
from model.dispatching.recipients import Candidate
from model.text.translate import _


class _TypedDialog(QDialog):
    """Read `typed()` after it was accepted; it cannot be before that is what is `wanted`."""

    def __init__(self, wanted: str, ok: str, why_not: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Full edition"))
        self.setMinimumWidth(460)
        self._wanted, self._why_not = wanted.lower(), why_not
        self.field = QLineEdit()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = DialogButton(ok)
        self.buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self._on_text("")
        self.field.textChanged.connect(self._on_text)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(24, 20, 24, 20)
        self.box.setSpacing(14)

    def typed(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def _on_text(self, text: str) -> None:
        allow(self.ok, text.strip().lower() == self._wanted, self._why_not)


class ApproveDialog(_TypedDialog):
    """One address: it is typed itself."""

    def __init__(self, name: str, email: str, parent: QWidget | None = None) -> None:
        why_not = _("Type the address as it stands first")
        super().__init__(email, _("Approve the address"), why_not, parent)
        self.field.setPlaceholderText(email)
        self.field.setAccessibleName(_("Type the address {email}").format(email=email))
        words = _words(
            _(
                "{name} has not had the full edition before. It holds the closed points. Type the "
                "address, and it counts for this forum from now on:"
            ).format(name=name or email)
        )
        self.box.addWidget(Heading(_("Full edition (with closed points)")))
        for widget in (words, self.field, self.buttons):
            self.box.addWidget(widget)


class ApproveMembersDialog(_TypedDialog):
    """Addresses that are alike, each beside its name: how many they are is said nowhere, so she counts.

    `others` are members whose addresses have to be typed one by one.
    """

    def __init__(
        self,
        members: Sequence[Candidate],
        others: Sequence[Candidate],
        parent: QWidget | None = None,
    ) -> None:
        why_not = _("Count those in the list and type the number first")
        super().__init__(str(len(members)), _("Approve the addresses"), why_not, parent)
        open_at(self, 520, 480)
        self.list = QListWidget()
        dress(self.list, "ticks")
        self.list.setSpacing(4)
        self.list.setAccessibleName(_("They get the closed points"))
        self.list.addItems([_line(one) for one in members])
        self.list.setCurrentRow(0)
        words = _words(
            _(
                "They get this forum's papers with the closed points from now on. Look at each address: "
                "a wrong one gives the closed points to the wrong person."
            )
        )
        ask = _words(_("Type how many are in the list, and all of them are approved:"))
        ask.setBuddy(self.field)
        self.field.setAccessibleName(ask.text())
        self.box.addWidget(Heading(_("Full edition for all members")))
        self.box.addWidget(words)
        self.box.addWidget(self.list, 1)
        if others:
            self.box.addWidget(_left_out(others))
        for widget in (ask, self.field, self.buttons):
            self.box.addWidget(widget)


def _left_out(others: Sequence[Candidate]) -> Text:
    words = _(
        "Not in the list, as the address is unlike those of the others: {names}. Choose “Full” beside "
        "them, and type the address."
    )
    return _words(words.format(names="; ".join(map(_line, others))))


def _line(one: Candidate) -> str:
    return f"{one.name} <{one.email}>"


def _words(text: str) -> Text:
    words = Text(text)
    words.setWordWrap(True)
    return words

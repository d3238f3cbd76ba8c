"""The forms that can be used, those of the municipality among them, and what is wrong with others."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.buttons import SecondaryButton
from gui.widgets.chips import Chip
from gui.widgets.dialogs import close_buttons
from gui.widgets.labels import Heading, Text
from gui.widgets.message_bar import MessageBar, Severity
from gui.widgets.window_size import open_at
from model.forms import Form, FormFault, faults, forms, read_again
from model.forms.own_folder import make_folder
from model.text.translate import _, language


def tell_faults(messages: MessageBar, window: QWidget) -> None:
    """At the start: say which forms of the municipality are not used, and why."""
    wrong = faults()
    if wrong:
        messages.show_message(Severity.WARNING, str(wrong[0]))
        messages.add_action(_("Forms …"), lambda: show_forms(window))


def show_forms(window: QWidget) -> None:
    """Read the municipality's files anew and show what came of it."""
    read_again()
    FormsDialog(forms(), faults(), window).open()


class FormsDialog(QDialog):
    """Read only; the forms themselves are files."""

    def __init__(
        self, used: tuple[Form, ...], wrong: tuple[FormFault, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Forms"))
        open_at(self, 560, 340)
        self.refusals = [str(fault) for fault in wrong]
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(10)
        box.addWidget(Heading(_("Forms")))
        for form in used:
            box.addLayout(_row(form))
        for sentence in self.refusals:
            box.addWidget(_wrapped(sentence, "danger"))
        box.addSpacing(6)
        about = _(
            "Put a file for each form of your own into the folder, and open this page again. The file"
            " LÆS MIG in the folder says how it is written."
        )
        box.addWidget(_wrapped(about, "muted"))
        box.addStretch(1)
        folder = SecondaryButton(_("Open the folder"), "folder-open")
        folder.clicked.connect(_open_folder)
        box.addWidget(close_buttons(self, folder))
        self.finished.connect(self.deleteLater)


def _row(form: Form) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Text(form.title(language())))
    if form.own:
        row.addWidget(Chip(_("your own")))
    row.addStretch(1)
    return row


def _wrapped(text: str, look: str) -> Text:
    label = Text(text, look)
    label.setWordWrap(True)
    return label


def _open_folder() -> None:
    """In the system's program; it is made if it is missing."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(make_folder())))

"""What all dialogs have alike: the air around what they hold, and Qt's own ones dressed as ours."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QSpacerItem,
    QWidget,
)

MARGINS = (24, 20, 24, 16)
SPACING = 12
_LINE_WIDTH = 420


def roomy(dialog: QDialog) -> None:
    """Give one of Qt's own dialogs, once it holds everything, the margins of ours."""
    layout = dialog.layout()
    if layout is not None:
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(SPACING)
    if isinstance(dialog, QMessageBox) and isinstance(layout, QGridLayout):
        # Qt fixes its size by what stands in it, on a small screen with a few words a line.
        room = QSpacerItem(_LINE_WIDTH, 0)
        layout.addItem(room, layout.rowCount(), 0, 1, layout.columnCount())


def close_buttons(dialog: QDialog, *actions: QPushButton) -> QDialogButtonBox:
    """For a dialog in which nothing is left to be agreed to: closing it is no step, so it is quiet.

    Nor does Return do one of the `actions` that can be done there.
    """
    buttons = QDialogButtonBox()
    for action in actions:
        buttons.addButton(action, QDialogButtonBox.ButtonRole.ActionRole)
    close = buttons.addButton(QDialogButtonBox.StandardButton.Close)  # last by Tab, as it stands
    buttons.rejected.connect(dialog.reject)
    for button in (*actions, close):
        button.setAutoDefault(False)
    return buttons


def agree_buttons(dialog: QDialog, what: str) -> QDialogButtonBox:
    """For a dialog that does something: Return presses the button that says `what`."""
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    buttons.button(QDialogButtonBox.StandardButton.Ok).setText(what)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def agrees(parent: QWidget, title: str, question: str) -> bool:
    """Whether the answer is yes."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(question)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    roomy(box)
    answer = box.exec()
    box.deleteLater()
    return answer == QMessageBox.StandardButton.Yes


def line_dialog(parent: QWidget, title: str, question: str, text: str = "") -> QInputDialog:
    """One question, and one line for the answer. Open it, or run it and read `textValue`."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setTextValue(text)
    dialog.sizeHint()  # its layout is made then, which lets nobody else say how large it is
    for label in dialog.findChildren(QLabel):
        label.setWordWrap(True)
        label.setMinimumSize(_LINE_WIDTH, label.heightForWidth(_LINE_WIDTH))
    roomy(dialog)
    return dialog


def ask_line(parent: QWidget, title: str, question: str, text: str = "") -> str | None:
    """The answer, without blanks around it; None when there was none."""
    dialog = line_dialog(parent, title, question, text)
    answered = bool(dialog.exec())
    dialog.deleteLater()
    return dialog.textValue().strip() if answered else None

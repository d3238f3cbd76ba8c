"""What all dialogs have alike: the air around what they hold, and Qt's own ones dressed as ours."""

from PySide6.QtWidgets import QDialog, QInputDialog, QWidget

MARGINS = (24, 20, 24, 16)
SPACING = 12
_LINE_WIDTH = 420


def roomy(dialog: QDialog) -> None:
    """Give one of Qt's own dialogs, once it holds everything, the margins of ours."""
    layout = dialog.layout()
    if layout is not None:
        layout.setContentsMargins(*MARGINS)
        layout.setSpacing(SPACING)


def line_dialog(parent: QWidget, title: str, question: str, text: str = "") -> QInputDialog:
    """One question, and one line for the answer. Open it, or run it and read `textValue`."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setTextValue(text)
    dialog.setMinimumWidth(_LINE_WIDTH)
    dialog.sizeHint()  # its layout is made then
    roomy(dialog)
    return dialog


def ask_line(parent: QWidget, title: str, question: str, text: str = "") -> str | None:
    """The answer, without blanks around it; None when there was none."""
    dialog = line_dialog(parent, title, question, text)
    answered = bool(dialog.exec())
    dialog.deleteLater()
    return dialog.textValue().strip() if answered else None

"""The page of keys (F1) and the words about the application: both come from what the window is made of."""

from collections.abc import Sequence

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.labels import Heading, Text
from gui.widgets.page_scroll import PageScroll
from model.text.translate import _


def show_keys(parent: QWidget, keys: Sequence[tuple[str, str]]) -> None:
    """Every action that has a key."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Keys"))
    dialog.resize(680, 560)
    form = QFormLayout()
    form.setHorizontalSpacing(32)
    form.setVerticalSpacing(8)
    for text, key in keys:
        form.addRow(text.replace("&", ""), Text(key, "muted"))
    inside = QWidget()
    inside.setLayout(form)
    area = PageScroll(_("Keys"))
    area.setWidget(inside)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(24, 20, 24, 16)
    box.setSpacing(12)
    box.addWidget(Heading(_("Keys")))
    box.addWidget(area, 1)
    box.addWidget(buttons)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def show_about(parent: QWidget) -> None:
    """Name, version and licence."""
    from model.version import VERSION

    box = QMessageBox(parent)
    box.setWindowTitle(_("About Punktvis"))
    box.setText(f"Punktvis {VERSION}")
    box.setInformativeText(
        _(
            "Agendas, time plans and minutes for the secretaries of an executive team. Free software "
            "under the Mozilla Public License 2.0. Qt {version}."
        ).format(version=qVersion())
    )
    box.finished.connect(box.deleteLater)
    box.open()

"""The page of keys (Shift+F1) and the words about the application, from what the window is made of."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from gui.icons import pixmap
from gui.theme import TextSize
from gui.widgets.dialogs import MARGINS, SPACING, close_buttons, roomy
from gui.widgets.labels import Heading, SectionLabel, Text
from gui.widgets.page_scroll import PageScroll
from gui.widgets.window_size import open_at
from model.text.translate import _

Group = tuple[str, Sequence[tuple[str, str]]]

_COLUMNS = 3
_SIZE = (1240, 960)
_LEAST_WIDTH = 760
"""Of three columns; a narrower page moves sideways."""
_SIGN = 44


def show_keys(parent: QWidget, groups: Sequence[Group]) -> None:
    """Every action that has a key, under the name of its menu, all on one page."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Keys"))
    open_at(dialog, *_SIZE)
    columns = QHBoxLayout()
    columns.setSpacing(36)
    for column in _shared_out(groups):
        columns.addLayout(_column(column), 1)
    inside = QWidget()
    inside.setLayout(columns)
    inside.setMinimumWidth(_LEAST_WIDTH)
    area = PageScroll(_("Keys"))
    area.setWidget(inside)
    box = QVBoxLayout(dialog)
    box.setContentsMargins(*MARGINS)
    box.setSpacing(SPACING)
    box.addWidget(Heading(_("Keys")))
    box.addWidget(area, 1)
    box.addWidget(close_buttons(dialog))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _shared_out(groups: Sequence[Group]) -> list[list[Group]]:
    """The groups in their order, in columns of about the same length."""
    share = sum(len(keys) + 2 for _name, keys in groups) / _COLUMNS
    found: list[list[Group]] = [[] for _column in range(_COLUMNS)]
    before = 0.0
    for group in groups:
        length = len(group[1]) + 2
        found[min(_COLUMNS - 1, int((before + length / 2) / share))].append(group)
        before += length
    return found


def _column(groups: Sequence[Group]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for name, keys in groups:
        if grid.rowCount() > 1:
            grid.setRowMinimumHeight(grid.rowCount(), 10)
        grid.addWidget(SectionLabel(name.replace("&", "")), grid.rowCount(), 0, 1, 2)
        for text, key in keys:
            row = grid.rowCount()
            for place, label in enumerate((_small(text.replace("&", "")), _small(key, "muted"))):
                grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid


def _small(text: str, look: str = "") -> Text:
    label = Text(text, look, TextSize.SMALL)
    label.setWordWrap(not look)
    return label


def show_about(parent: QWidget) -> None:
    """Name, version and licence."""
    from model.version import VERSION

    box = QMessageBox(parent)
    box.setWindowTitle(_("About Punktvis"))
    box.setIconPixmap(pixmap("calendar-clock", "accent", _SIGN, box.devicePixelRatioF()))
    box.setText(f"Punktvis {VERSION}")
    box.setInformativeText(
        _(
            "Agendas, time plans and minutes for the secretaries of an executive team. Free software "
            "under the Mozilla Public License 2.0. Qt {version}."
        ).format(version=qVersion())
    )
    box.finished.connect(box.deleteLater)
    roomy(box)
    box.open()

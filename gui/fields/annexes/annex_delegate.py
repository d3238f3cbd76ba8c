"""Paints one annex: number, title, its file below, and to the right whether it is open."""

from PySide6.QtCore import QMargins, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from gui import theme
from gui.fields.annexes.annex_model import StateRole
from gui.fields.annexes.words import advice, file_line, kind_icon, problem
from gui.fields.words import OPENNESS
from gui.theme import TextSize, Tone
from gui.widgets.painting import paint_chip, paint_icon, paint_text
from gui.widgets.row_delegate import Index, RowDelegate
from gui.widgets.row_model import RowRole
from model.queries.annexes import AnnexRow
from model.text.translate import _
from model.workspace.annexes import FileState

HEIGHT = 50
_TONES = {"open": Tone.SUCCESS, "closed": Tone.DANGER, "undecided": Tone.NEUTRAL}


def chip_rect(rect: QRect, annex: AnnexRow) -> QRect:
    """Where the chip lies."""
    words = _(OPENNESS[annex.openness])
    metrics = QFontMetrics(theme.font(TextSize.SMALL, QFont.Weight.Medium))
    width = metrics.horizontalAdvance(words) + 16
    return QRect(rect.right() - 12 - width, rect.top() + 5, width, 20)


def chip_target(rect: QRect, annex: AnnexRow) -> QRect:
    """Where a click chooses: the chip, and enough beside it to be hit."""
    return chip_rect(rect, annex).adjusted(-4, -4, 4, 4)


def title_rect(rect: QRect, annex: AnnexRow) -> QRect:
    """Where the title lies."""
    left = rect.left() + 60
    return QRect(left, rect.top() + 5, chip_rect(rect, annex).left() - 10 - left, 20)


class AnnexDelegate(RowDelegate):
    """Two lines an annex. Colour is never the only sign."""

    size = QSize(200, HEIGHT)
    margins = QMargins(0, 1, 0, 1)

    def paint_on(self, painter: QPainter, card: QRect, index: Index) -> None:
        annex: AnnexRow = index.data(RowRole)
        rect = card.marginsAdded(self.margins)
        number = QRect(rect.left() + 10, rect.top() + 5, 24, 20)
        paint_text(painter, number, str(annex.number), "accent", weight=QFont.Weight.DemiBold)
        paint_icon(painter, number.translated(24, 0), kind_icon(annex), "muted")
        title = title_rect(rect, annex)
        paint_text(painter, title, annex.title, "text", weight=QFont.Weight.Medium)
        chip = chip_rect(rect, annex)
        paint_chip(painter, chip.left(), chip, _(OPENNESS[annex.openness]), _TONES[annex.openness])
        _paint_below(painter, rect, annex, index.data(StateRole))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setMaxLength(200)
        editor.setAccessibleName(_("Title of the annex"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        title = title_rect(option.rect, index.data(RowRole))
        height = max(28, editor.sizeHint().height())
        editor.setGeometry(
            title.left() - 8, title.center().y() - height // 2, title.width() + 8, height
        )


def _paint_below(painter: QPainter, rect: QRect, annex: AnnexRow, state: FileState) -> None:
    left = rect.left() + 60
    below = QRect(left, rect.top() + 26, rect.right() - 12 - left, 18)
    wrong = problem(state)
    if wrong:
        paint_icon(painter, below, "circle-alert", "danger.text", 14)
        below.setLeft(left + 20)
        words = f"{wrong} · {annex.file_name}"
        paint_text(painter, below, words, "danger.text", size=TextSize.SMALL)
        return
    color = "warning.text" if advice(annex) else "muted"
    paint_text(painter, below, file_line(annex), color, size=TextSize.SMALL)

"""Paints one entry of the agenda list, and edits its title in place."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui import theme
from gui.agenda.entry_model import ReadyRole
from gui.fields.readiness.words import LIGHT_SIGNS
from gui.fields.words import duration_text, is_break, purpose_name, purpose_tone, span_text
from gui.theme import TextSize
from gui.widgets.painting import paint_card, paint_chip, paint_icon, paint_text
from gui.widgets.row_model import RowRole
from model.queries.agenda import AgendaRow
from model.readiness import EntryReadiness
from model.text.translate import _

POINT_HEIGHT, BREAK_HEIGHT = 60, 36
MARGIN, NUMBER_WIDTH, RIGHT_WIDTH = 10, 30, 84

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a row lie."""

    card: QRect
    number: QRect
    title: QRect
    below: QRect
    right: QRect
    right_below: QRect


def places(rect: QRect, is_break: bool) -> _Places:
    """The geometry of a row."""
    card = rect.adjusted(8, 1, -8, -1)
    left = card.left() + MARGIN + NUMBER_WIDTH
    right = card.right() - MARGIN - RIGHT_WIDTH
    top, line = (card.top() + 9, 20) if not is_break else (card.top(), card.height())
    return _Places(
        card=card,
        number=QRect(card.left() + MARGIN, top, NUMBER_WIDTH - 8, line),
        title=QRect(left, top, right - left - 6, line),
        below=QRect(left, top + 22, right - left - 6, 22),
        right=QRect(right, top, RIGHT_WIDTH, line),
        right_below=QRect(right, top + 22, RIGHT_WIDTH, 22),
    )


class EntryDelegate(QStyledItemDelegate):
    """Two lines a point, one a break. Colour is never the only sign."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: AgendaRow = index.data(RowRole)
        return QSize(200, BREAK_HEIGHT if is_break(entry) else POINT_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: AgendaRow = index.data(RowRole)
        spots = places(option.rect, is_break(entry))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, spots.card, option.state)
        if is_break(entry):
            _paint_break(painter, spots, entry)
        else:
            _paint_point(painter, spots, entry)
            _paint_light(painter, spots, index.data(ReadyRole))
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setMaxLength(200)
        editor.setAccessibleName(_("Title"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)  # news of the agenda, not over what is typed

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        entry: AgendaRow = index.data(RowRole)
        spots = places(option.rect, is_break(entry))
        height = max(28, editor.sizeHint().height())
        title = spots.title
        editor.setGeometry(
            title.left() - 8, title.center().y() - height // 2, title.width() + RIGHT_WIDTH, height
        )


def _paint_break(painter: QPainter, spots: _Places, entry: AgendaRow) -> None:
    paint_icon(painter, spots.number, "coffee", "muted")
    paint_text(painter, spots.title, entry.title, "muted")
    paint_text(painter, spots.right, duration_text(entry.duration), "muted", right=True)


def _paint_point(painter: QPainter, spots: _Places, entry: AgendaRow) -> None:
    faded = "muted" if entry.withdrawn else "text"
    paint_text(
        painter,
        spots.number,
        str(entry.number or ""),
        "accent" if not entry.withdrawn else "muted",
        weight=QFont.Weight.DemiBold,
    )
    paint_text(
        painter,
        spots.title,
        entry.title,
        faded,
        weight=QFont.Weight.DemiBold,
        strike=entry.withdrawn,
    )
    over = entry.slot.overlap_before > 0
    time = span_text(entry.slot) or _("no slot")
    paint_text(painter, spots.right, time, "danger.text" if over else "muted", right=True)
    paint_text(
        painter,
        spots.right_below,
        duration_text(entry.duration),
        "muted",
        size=TextSize.SMALL,
        right=True,
    )
    x = spots.below.left()
    if entry.withdrawn:
        x = paint_chip(painter, x, spots.below, _("withdrawn"), theme.Tone.NEUTRAL)
    elif entry.purpose:
        x = paint_chip(
            painter, x, spots.below, purpose_name(entry.purpose), purpose_tone(entry.purpose)
        )
    x = _marks(painter, x, spots.below, entry)
    rest = QRect(x, spots.below.top(), spots.below.right() - x, spots.below.height())
    paint_text(painter, rest, ", ".join(entry.guests), "muted", size=TextSize.SMALL)


def _paint_light(painter: QPainter, spots: _Places, found: EntryReadiness | None) -> None:
    """Below the number: whether the point is ready. A sign of its own each, not a colour alone."""
    if found is not None:
        name, color = LIGHT_SIGNS[found.light]
        place = QRect(spots.number.left() - 2, spots.below.top(), 16, spots.below.height())
        paint_icon(painter, place, name, color, 14)


def _marks(painter: QPainter, x: int, line: QRect, entry: AgendaRow) -> int:
    """The small signs behind the chip: closed, undecided, annexes, minutes."""
    names = []
    if entry.openness == "closed":
        names.append(("lock", "danger.text"))
    elif entry.openness == "undecided":
        names.append(("circle-help", "muted"))
    if entry.has_annex:
        names.append(("paperclip", "muted"))
    if entry.has_minutes:
        names.append(("square-pen", "success.text"))
    for name, color in names:
        paint_icon(painter, QRect(x, line.top(), 16, line.height()), name, color, 14)
        x += 20
    return x + (2 if names else 0)

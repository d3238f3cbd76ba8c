"""One slot of the timeline: a real widget, so that focus, name, tooltip and tests come for free."""

from functools import lru_cache

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QStaticText,
    QTextLayout,
)
from PySide6.QtWidgets import QApplication, QWidget

from gui import icons, theme
from gui.theme import TextSize
from gui.timeline.items import SlotFace
from gui.widgets.accessible import use_roles

SELECTED_WASH = 0.06
"""How much of its mark lies over a selected slot; its words must stay readable."""
_RADIUS = 6.0
_STRIPE = 3.5
_ONE_LINE = 42.0
_TWO_TITLE_LINES = 72.0
_TIME_BESIDE = 18.0
_TITLE = (TextSize.SMALL, QFont.Weight.DemiBold)
_DETAIL = (TextSize.TINY, QFont.Weight.Normal)
_LOCK = 13
_EDGE = 6
"""How near its lower edge the pointer takes the edge and not the slot."""
_FIRST_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


class SlotWidget(QWidget):
    """Paints a `SlotFace`. Tells of clicks and keys; who moves what is not its affair."""

    focused = Signal(str)
    activated = Signal(str)
    step_wanted = Signal(str, int)
    move_wanted = Signal(str, int)
    longer_wanted = Signal(str, int)
    typed = Signal(str, str)
    grabbed = Signal(str, bool, int)
    """Its key, whether by the lower edge, and where in the slot."""
    pulled = Signal(int, bool)
    """Where the pointer is, counted from the top of the parent, and whether finely."""
    let_go = Signal()
    given_back = Signal()
    accessible_role = QAccessible.Role.ListItem

    def __init__(self, parent: QWidget, face: SlotFace) -> None:
        super().__init__(parent)
        use_roles()
        self.face = face
        self._selected = False
        self._editable = False
        self._pressed_at: QPoint | None = None
        self._held = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._take_words()

    @property
    def key(self) -> str:
        """The key of its entry."""
        return self.face.item.key

    @property
    def accessible_value(self) -> str:
        """When it is, as a screen reader's value of it."""
        return self.face.time

    def show_face(self, face: SlotFace) -> None:
        """Paint something else, if it is something else."""
        if face == self.face and face.spoken == self.accessibleName():
            return
        self.face = face
        self._take_words()
        self.update()

    def show_draft_face(self, face: SlotFace) -> None:
        """As `show_face` while something is dragged: the words follow when it is let go."""
        if face != self.face:
            self.face = face
            self.update()

    def set_selected(self, selected: bool) -> None:
        """Highlight it. The selected slot is where Tab enters the timeline."""
        policy = Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        if selected != self._selected:
            self._selected = selected
            self.update()

    def set_editable(self, editable: bool) -> None:
        """Whether it can be dragged, and keys change its time."""
        self._editable = editable
        self.setMouseTracking(editable)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.installEventFilter(self)
        self.focused.emit(self.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # These keys move entries in the menu too; here the slot itself answers. A filter on itself
        # and only with focus: `event` would be asked for each paint of every slot.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._change_of(event) is not None
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        change = self._change_of(event)
        if key == Qt.Key.Key_Escape and self._pressed_at is not None:
            self._give_back()
        elif change is not None:
            wanted, by = change
            wanted.emit(self.key, by)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.activated.emit(self.key)
        elif key in _FIRST_STEPS and not plain:
            self.step_wanted.emit(self.key, _FIRST_STEPS[key])
        elif self._editable and not plain and event.text() and event.text() in "0123456789+-":
            self.typed.emit(self.key, event.text())
        else:
            super().keyPressEvent(event)

    def _change_of(self, event: QKeyEvent) -> tuple[SignalInstance, int] | None:
        """What an arrow with Alt or Shift asks for: another place, or another length."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._editable:
            return None
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if pressed == _ALT:
            return self.move_wanted, step
        if pressed == _SHIFT:
            return self.longer_wanted, step * 5
        return (self.longer_wanted, step) if pressed == _ALT | _SHIFT else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Focus comes by the click itself; it may be here already while another slot is selected.
        if event.button() == Qt.MouseButton.LeftButton:
            if self.hasFocus():
                self.focused.emit(self.key)
            if self._editable:
                self._pressed_at = event.position().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed_at is None:
            self._show_grip(place)
            return
        if not self._held:
            far = QApplication.startDragDistance()
            if abs(place.y() - self._pressed_at.y()) < far:
                return
            self._held = True
            self.grabbed.emit(self.key, self._at_edge(self._pressed_at), self._pressed_at.y())
        self.pulled.emit(self.mapToParent(place).y(), bool(event.modifiers() & _ALT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            held, self._pressed_at, self._held = self._held, None, False
            if held:
                self.let_go.emit()
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.removeEventFilter(self)
        if self._held:
            self._give_back()

    def _give_back(self) -> None:
        held, self._pressed_at, self._held = self._held, None, False
        if held:
            self.given_back.emit()

    def _at_edge(self, place: QPoint) -> bool:
        return place.y() >= self.height() - _EDGE and not self.face.item.withdrawn

    def _show_grip(self, place: QPoint) -> None:
        if self._editable and self._at_edge(place):
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.activated.emit(self.key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_theme_change(event):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 1.0, -0.5, -1.0)
        if self.face.item.withdrawn:
            painter.setOpacity(0.75)
        self._paint_ground(painter, area)
        words = area.adjusted(12, 0, -8, 0)
        if self.face.item.closed:
            place = QPointF(
                words.right() - _LOCK, area.top() + min(6.0, (area.height() - _LOCK) / 2)
            )
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(place, icons.pixmap("lock", "muted", _LOCK, ratio))
            words.setRight(words.right() - _LOCK - 6)
        if self.face.item.kept:
            place = QPointF(
                words.right() - _LOCK, area.top() + min(6.0, (area.height() - _LOCK) / 2)
            )
            pin = icons.pixmap("map-pin", "accent", _LOCK, self.devicePixelRatioF())
            painter.drawPixmap(place, pin)
            words.setRight(words.right() - _LOCK - 6)
        if area.height() < _ONE_LINE:
            self._paint_one_line(painter, words)
        else:
            self._paint_lines(painter, words)

    def _take_words(self) -> None:
        self.setAccessibleName(self.face.spoken)
        self.setAccessibleDescription(", ".join(self._beside()))
        # A tooltip that looks like markup would be read as markup.
        self.setToolTip(self.face.spoken.replace("<", "‹"))

    def _beside(self) -> list[str]:
        """What stands behind the time, where there is room."""
        return [text for text in (self.face.was, self.face.latest) if text]

    def _title(self) -> str:
        item = self.face.item
        return f"{item.number}  {item.title}" if item.number else item.title

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        look = theme.current()
        colors = look.tone(self.face.item.tone)
        mark = QColor(colors.mark)
        # Two fills, for a clip with round corners costs more than the whole rest.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark)
        painter.setClipRect(QRectF(area.left(), area.top(), _STRIPE, area.height()))
        painter.drawRoundedRect(area, _RADIUS, _RADIUS)
        painter.setClipping(False)
        painter.fillPath(_right_of_stripe(area), QColor(colors.tint))
        if self.underMouse() or self._selected:
            mark.setAlphaF(SELECTED_WASH)
            painter.fillPath(_right_of_stripe(area), mark)
        if self.face.was:
            painter.setPen(QPen(look.color("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)
        for part in (self.face.overlap, self.face.beyond_end):
            if part is not None:
                self._paint_hatch(painter, area, part)
        if self._selected or self.hasFocus():
            focused = self.hasFocus()
            ring = QColor(look.accent if focused else colors.mark)
            painter.setPen(QPen(ring, 2.0 if focused else 1.25))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)

    @staticmethod
    def _paint_hatch(painter: QPainter, area: QRectF, part: tuple[float, float]) -> None:
        color = theme.current().color("danger.mark")
        color.setAlphaF(0.38)
        top, bottom = part
        painter.setClipRect(QRectF(area.left(), top, area.width(), bottom - top))
        painter.fillPath(_right_of_stripe(area), QBrush(color, Qt.BrushStyle.BDiagPattern))
        painter.setClipping(False)

    def _paint_one_line(self, painter: QPainter, words: QRectF) -> None:
        title = self._title()
        title_width = theme.text_width(title, *_TITLE)
        detail = self._longest([self.face.time], words.width() - title_width - _TIME_BESIDE)
        used = theme.text_width(detail, TextSize.TINY) + _TIME_BESIDE if detail else 0
        room = words.width() - used
        painter.setFont(self._title_font())
        painter.setPen(theme.current().color("text"))
        elided = theme.elided(title, room, *_TITLE)
        _draw_line(painter, words, elided, theme.line_height(*_TITLE))
        if detail:
            words.setLeft(words.right() - theme.text_width(detail, TextSize.TINY))
            self._paint_detail(painter, words, detail)

    def _paint_lines(self, painter: QPainter, words: QRectF) -> None:
        height = theme.line_height(*_TITLE)
        most = 2 if words.height() >= _TWO_TITLE_LINES else 1
        painter.setFont(self._title_font())
        painter.setPen(theme.current().color("text"))
        top = words.top() + 6
        for line in lines_of(self._title(), words.width(), most):
            place = QRectF(words.left(), top, words.width(), height)
            _draw_line(painter, place, line, height)
            top += height
        detail = self._longest([self.face.time, self.face.minutes], words.width())
        place = QRectF(words.left(), top + 2, words.width(), height)
        self._paint_detail(painter, place, detail)

    def _paint_detail(self, painter: QPainter, place: QRectF, detail: str) -> None:
        """What is later than it may be stands out; the time before it does not."""
        painter.setFont(theme.painting_font(*_DETAIL))
        height = theme.line_height(*_DETAIL)
        painter.setPen(theme.current().color("muted"))
        late = self.face.latest if self.face.late and detail.endswith(self.face.latest) else ""
        detail = detail.removesuffix(late) if late else detail
        _draw_line(painter, place, detail, height)
        if late:
            place.setLeft(place.left() + theme.text_width(detail, TextSize.TINY))
            painter.setPen(theme.current().color("danger.text"))
            _draw_line(painter, place, late, height)

    def _longest(self, first: list[str], room: float) -> str:
        """The time and as much behind it as there is room for; "" where not even the time fits."""
        parts = [*first, *self._beside()]
        for count in range(len(parts), 0, -1):
            text = " · ".join(parts[:count])
            if theme.text_width(text, TextSize.TINY) <= room:
                return text
        return ""

    def _title_font(self) -> QFont:
        if not self.face.item.withdrawn:
            return theme.painting_font(*_TITLE)
        font = theme.font(*_TITLE)
        font.setStrikeOut(True)
        return font


def _draw_line(painter: QPainter, place: QRectF, text: str, height: float) -> None:
    """In the painter's font. Words keep their shape from one step of a drag to the next."""
    top = place.top() + (place.height() - height) / 2
    font = "title" if painter.font().bold() else "detail"
    painter.drawStaticText(QPointF(place.left(), top), _shaped(text, font))


@lru_cache(maxsize=4096)
def _shaped(text: str, _font: str) -> QStaticText:
    shaped = QStaticText(text)
    shaped.setTextFormat(Qt.TextFormat.PlainText)
    shaped.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    return shaped


def _right_of_stripe(area: QRectF) -> QPainterPath:
    """The slot without its colored stripe: straight on the left, round on the right."""
    return _path(area.left(), area.top(), area.right(), area.bottom())


@lru_cache(maxsize=256)
def _path(left: float, top: float, right: float, bottom: float) -> QPainterPath:
    left += _STRIPE
    both = 2 * _RADIUS
    path = QPainterPath(QPointF(left, top))
    path.lineTo(right - _RADIUS, top)
    path.arcTo(right - both, top, both, both, 90, -90)
    path.lineTo(right, bottom - _RADIUS)
    path.arcTo(right - both, bottom - both, both, both, 0, -90)
    path.lineTo(left, bottom)
    path.closeSubpath()
    return path


def lines_of(text: str, width: float, most: int) -> list[str]:
    """A title in at most so many lines; the last one ends in "…" where room is short."""
    style = _TITLE
    if most == 1 or theme.text_width(text, *style) <= width:
        return [theme.elided(text, width, *style)]
    layout = QTextLayout(text, theme.font(*style))
    layout.beginLayout()
    lines = []
    while len(lines) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    rest = text[sum(map(len, lines)) :].lstrip()
    return [*lines, theme.elided(rest, width, *style)] if rest else lines

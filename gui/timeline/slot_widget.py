"""One slot of the timeline: a real widget, so that focus, name, tooltip and tests come for free."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from gui.timeline.items import SlotFace
from gui.timeline.slot_picture import SlotState, beside, paint_slot
from gui.widgets.accessible import tell_selected, use_roles
from gui.widgets.side_tip import SideTip

_EDGE = 24
"""How near its lower edge the pointer takes the edge and not the slot; of a low one its lower third."""
_FIRST_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


class SlotWidget(SideTip):
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
        self._described = ""

    @property
    def key(self) -> str:
        """The key of its entry."""
        return self.face.item.key

    @property
    def accessible_value(self) -> str:
        """When it is, as a screen reader's value of it."""
        return self.face.time

    @property
    def accessible_selected(self) -> bool:
        """Whether it is the one that the other panels show."""
        return self._selected

    def show_face(self, face: SlotFace, spoken: str | None = None) -> None:
        """Paint something else, if it is something else.

        `spoken` is the slot in words; None while it is dragged: they follow when it is let go.
        """
        if face != self.face:
            self.face = face
            self.update()
        if spoken is not None and spoken != self.accessibleName():
            self.setAccessibleName(spoken)
            # A tooltip that looks like markup would be read as markup.
            self.setToolTip(spoken.replace("<", "‹"))
        if spoken is not None and (described := ", ".join(beside(face))) != self._described:
            self._described = described
            self.setAccessibleDescription(described)

    def set_selected(self, selected: bool) -> None:
        """Highlight it. The selected slot is where Tab enters the timeline."""
        policy = Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        if selected != self._selected:
            self._selected = selected
            tell_selected(self)
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
        return (
            place.y() >= self.height() - min(_EDGE, self.height() // 3)
            and not self.face.item.withdrawn
        )

    def _show_grip(self, place: QPoint) -> None:
        if self._editable and self._at_edge(place):
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.activated.emit(self.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        state = SlotState(self._selected, self.hasFocus(), self.underMouse())
        paint_slot(QPainter(self), self.face, self.size(), state)

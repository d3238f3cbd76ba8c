"""A combo box whose accessible name is really heard, and that hands back what was put in."""

from collections.abc import Mapping
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from gui.widgets.accessible import use_roles
from gui.widgets.hover import tell_left

Value = TypeVar("Value")


class _Kept(Generic[Value]):
    """Around a value: Qt would hand a plain string or number back for a member of an enumeration."""

    def __init__(self, value: Value) -> None:
        self.value = value


class NamedComboBox(QComboBox, Generic[Value]):
    """A screen reader hears name and value, on Linux too, and a name for the opened list.

    `choices` are what can be chosen and the words for it, in their order.
    """

    def __init__(
        self,
        name: str,
        choices: Mapping[Value, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel, on the way past it
        self.offer(choices or {})
        use_roles()
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.view().installEventFilter(self)
        self.currentTextChanged.connect(self._on_text_changed)

    def offer(self, choices: Mapping[Value, str]) -> None:
        """These instead of what there was, without a signal. What was chosen stays if it can."""
        before = [self.value()] if self.currentIndex() >= 0 else []
        with QSignalBlocker(self):
            self.clear()
            for value, words in choices.items():
                self.addItem(words, _Kept(value))
            for value in before:
                self.choose(value)

    def choose(self, value: Value) -> None:
        """Choose this, or the first where it is not among them."""
        values = self._values()
        self.setCurrentIndex(values.index(value) if value in values else 0)

    def value(self) -> Value:
        """The very object that is chosen. Raises LookupError while nothing is."""
        at = self.currentIndex()
        if at < 0:
            raise LookupError(f"nothing is chosen: {self.accessibleName()}")
        return self._values()[at]

    def _values(self) -> list[Value]:
        return [cast(_Kept[Value], self.itemData(at)).value for at in range(self.count())]

    def make_editable(self) -> None:
        """Something else than the choices may be typed; the line for it goes by the same name."""
        self.setEditable(True)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(self.accessibleName())

    def wheelEvent(self, e: QWheelEvent) -> None:
        # Scrolling a page must never change a value under the pointer, for the focus stays where
        # one chose last: a closed point was made open so.
        e.ignore()

    def event(self, event: QEvent) -> bool:
        # Alt with an arrow opens a list everywhere; here it also moves a point, from the menu.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            arrow = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
            if arrow and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                event.accept()
                return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and isinstance(watched, QAbstractItemView):
            tell_left(self)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As Qt does it, but words without room end in “…” and not in the middle of a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        metrics = self.fontMetrics()
        option.currentText = metrics.elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _on_text_changed(self) -> None:
        if QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)

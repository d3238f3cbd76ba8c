"""A combo box whose accessible name is really heard."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from gui.widgets.accessible import use_roles


class NamedComboBox(QComboBox):
    """A screen reader hears name and value, on Linux too, and a name for the opened list."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_roles()
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.currentTextChanged.connect(self._on_text_changed)

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

"""A combo box whose accessible name is really heard."""

from PySide6.QtGui import QAccessible, QAccessibleEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

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

    def _on_text_changed(self) -> None:
        if QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)

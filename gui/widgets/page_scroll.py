"""What scrolls under the heading of a page."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gui.widgets.accessible import use_roles


class PageScroll(QScrollArea):
    """As wide as its place; the arrow keys move it, its name is heard then and its frame is seen."""

    accessible_role = QAccessible.Role.Pane

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_roles()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)  # the style draws it: seen with the focus

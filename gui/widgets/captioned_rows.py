"""Fields below each other, each with its name before it: what is filled still says what it holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.theme import TextSize
from gui.widgets.labels import Text

_FIELDS = 1
"""The column of the fields."""


class CaptionedRows(QGridLayout):
    """The names stand in one column as wide as the longest that is seen, level with their fields' words."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(10)
        self.setVerticalSpacing(8)
        self.setColumnStretch(_FIELDS, 1)
        self._captions: dict[QWidget, tuple[Text, QWidget]] = {}

    def add(self, name: str, field: QWidget, level_with: QWidget | None = None) -> None:
        """One more row. A field of several parts tells which of them the name stands before."""
        caption = Text(name, "muted", TextSize.SMALL)
        self._captions[field] = (caption, level_with or field)
        row = self.rowCount()
        self.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(field, row, _FIELDS)

    def add_below(self, part: QWidget) -> None:
        """Something that belongs to the field above it, in the column of the fields."""
        self.addWidget(part, self.rowCount(), _FIELDS, Qt.AlignmentFlag.AlignLeft)

    def show_row(self, field: QWidget, is_shown: bool) -> None:
        """Show a field and its name, or neither."""
        caption, level = self._captions[field]
        caption.setFixedHeight(level.sizeHint().height())  # known once it is dressed
        caption.setVisible(is_shown)
        field.setVisible(is_shown)

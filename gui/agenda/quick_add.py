"""One line to add the next point or break from the keyboard: title, minutes, people, Enter."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from gui.fields.people_edit import PeopleEdit
from gui.widgets.buttons import SecondaryButton
from model.errors import UserError
from model.text.clock import parse_duration
from model.text.translate import _

_ROOM_FOR_ONE_LINE = 540
"""Pixels; a panel so wide stands alone, on a low screen."""

_ROOM_FOR_WORD = 340
"""Pixels; on a low screen the names beside the buttons need them more than the word behind the plus."""


class QuickAdd(QWidget):
    """Enter in any of the three fields adds a point and goes back to the title."""

    point_wanted = Signal(str, object, list)
    """Title, minutes or None, names."""
    break_wanted = Signal(str, int)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title_field = QLineEdit()
        self.title_field.setPlaceholderText(_("Title of a new point"))
        self.title_field.setAccessibleName(_("Title of a new point"))
        self.title_field.setMaxLength(200)
        self.minutes_field = QLineEdit()
        self.minutes_field.setPlaceholderText(_("min."))
        self.minutes_field.setAccessibleName(_("Length of a new point in minutes"))
        self.minutes_field.setFixedWidth(64)
        self.people_field = PeopleEdit(_("People who join for a new point"), titles=True)
        self.people_field.setPlaceholderText(_("People"))
        self._add = add = SecondaryButton("", "plus")
        pause = SecondaryButton(_("Break"), "coffee")
        add.clicked.connect(self._on_add)
        pause.clicked.connect(self._on_break)
        for field in (self.title_field, self.minutes_field, self.people_field):
            field.returnPressed.connect(self._on_add)
        self._lay_out(add, pause)

    def focus_title(self) -> None:
        """Ready to type the next point."""
        self.title_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_known_people(self, names: list[str]) -> None:
        """Names to complete."""
        self.people_field.set_known(names)

    def add_break(self) -> None:
        """Add a break from what stands in the fields."""
        self._on_break()

    def _lay_out(self, add: QWidget, pause: QWidget) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.title_field, 1)
        first.addWidget(self.minutes_field)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.people_field, 1)
        second.addWidget(add)
        second.addWidget(pause)
        self._lines = box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        box.setContentsMargins(12, 10, 12, 12)
        box.setSpacing(8)
        box.addLayout(first, 1)
        box.addLayout(second, 1)

    def minimumSizeHint(self) -> QSize:
        # As if in two lines: asking for the width of one would keep it from ever being two.
        parts = [self._lines.itemAt(place) for place in range(self._lines.count())]
        margins = self._lines.contentsMargins()
        wide = max(part.minimumSize().width() for part in parts if part is not None)
        return QSize(wide + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._add.say(_("Add") if self.width() >= _ROOM_FOR_WORD else "", "plus")
        self._add.setAccessibleName(_("Add point"))
        one = self.width() >= _ROOM_FOR_ONE_LINE
        self._lines.setDirection(
            QBoxLayout.Direction.LeftToRight if one else QBoxLayout.Direction.TopToBottom
        )

    def _read_minutes(self) -> int | None:
        text = self.minutes_field.text().strip()
        return parse_duration(text) if text else None

    def _on_add(self) -> None:
        title = " ".join(self.title_field.text().split())
        if not title:
            self.focus_title()
            return
        try:
            minutes = self._read_minutes()
        except UserError as error:
            self.refused.emit(str(error))
            self.minutes_field.selectAll()
            self.minutes_field.setFocus()
            return
        self.point_wanted.emit(title, minutes, self.people_field.people())
        self._clear()

    def _on_break(self) -> None:
        try:
            minutes = self._read_minutes()
        except UserError as error:
            self.refused.emit(str(error))
            return
        label = " ".join(self.title_field.text().split()) or _("Break")
        self.break_wanted.emit(label, 10 if minutes is None else minutes)
        self._clear()

    def _clear(self) -> None:
        for field in (self.title_field, self.minutes_field, self.people_field):
            field.clear()
        self.focus_title()

"""A bar to find and replace words in all the running texts of the page in front."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from gui import theme
from gui.theme import TextSize, dress
from gui.widgets.accessible import announce
from gui.widgets.buttons import SecondaryButton, ToolButton, allow
from gui.widgets.labels import Text
from gui.widgets.rich_text import search
from gui.widgets.rich_text.document import units
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.rich_text.search import Span
from model.text.translate import _, ngettext

_REST_MS = 250
_GAP, _MARGIN = 6, 12
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class _Place:
    field: RichTextField
    span: Span


class FindBar(QFrame):
    """Hidden until `open`. `page()` gives what is in front; its fields are taken from top to bottom."""

    def __init__(self, page: Callable[[], QWidget | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._places: list[_Place] = []
        self._fields: list[RichTextField] = []
        self._field: RichTextField | None = None
        self.wanted = _line(_("Find"))
        self.other = _line(_("Replace with"))
        self._count = Text(look="muted", size=TextSize.SMALL)
        self.case = ToolButton("type", _("Match upper and lower case"), checkable=True)
        self._previous = ToolButton("chevron-up", _("Previous"), "Shift+F3")
        self._next = ToolButton("chevron-down", _("Next"), "F3")
        self._close = ToolButton("x", _("Close"), "Esc")
        self._one = SecondaryButton(_("Replace"))
        self._all = SecondaryButton(_("Replace all"))
        self._finding, self._replacing = QWidget(), QWidget()
        self._rows = QGridLayout(self)
        self._is_low = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look_again)
        dress(self, "find-bar")
        self._lay_out()
        self._connect()
        self.hide()

    def open(self, replace: bool = False) -> None:
        """Show the bar, with what is selected in a text as the words to find."""
        self._replacing.setVisible(replace)
        self._place()
        focused = self.window().focusWidget()
        if isinstance(focused, RichTextField):
            self._field = focused
            selected = focused.textCursor().selectedText()
            if selected and "\u2029" not in selected:
                self.wanted.setText(selected)
        self.show()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()
        self._look()

    def close_bar(self) -> None:
        """Hide it; the focus goes to the words that were found."""
        self.leave()
        if self._field is not None and isValid(self._field):
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Hide it and take the marks away."""
        self._rest.stop()
        self._unmark()
        self.hide()

    def step(self, by: int) -> None:
        """The next (1) or the previous (−1) place from the cursor, round the end."""
        if self.isHidden():
            self.open()
            return
        self._find()
        here = self._here()
        if by > 0:
            places = [place for place in self._places if self._order(place) > here]
            self._show(next(iter(places or self._places), None))
        else:
            places = [place for place in self._places if self._order(place) < here]
            self._show((places or self._places or [None])[-1])

    def replace_one(self) -> None:
        """Replace the place that is shown and go on to the next; else show the first one."""
        self._find()
        place = self._shown()
        if place is not None and not place.field.isReadOnly():
            search.replace(place.field.document(), [place.span], self.other.text())
            cursor = place.field.textCursor()
            cursor.setPosition(place.span[0] + units(self.other.text()))
            place.field.setTextCursor(cursor)
        self._look()

    def replace_all(self) -> None:
        """Replace every place: in each field one step that Ctrl+Z takes back."""
        self._find()
        count = 0
        for field in dict.fromkeys(place.field for place in self._places):
            spans = [place.span for place in self._places if place.field is field]
            if not field.isReadOnly():
                search.replace(field.document(), spans, self.other.text())
                count += len(spans)
        self._find()
        words = ngettext("{count} place replaced", "{count} places replaced", count)
        self._say(words.format(count=count))

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in _ENTER:
            if self.other.hasFocus():
                self.replace_one()
            else:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    # Finding

    def _look(self) -> None:
        """Find anew and show the place at the cursor, or the first one behind it."""
        self._find()
        here = self._here()
        places = [place for place in self._places if self._order(place) >= here]
        self._show(next(iter(places or self._places), None))

    def _find(self) -> None:
        """Find every place anew, and mark it."""
        self._unmark()
        self._fields = self._fields_of_page()
        pattern = search.pattern(self.wanted.text(), self.case.isChecked())
        self._places = _places(self._fields, pattern) if pattern is not None else []
        for field in self._fields:
            field.document().contentsChanged.connect(self._rest.start)
            spans = [place.span for place in self._places if place.field is field]
            field.setExtraSelections(_marks(field, spans))

    def _look_again(self) -> None:
        """A text has changed while the bar is open."""
        if self.isVisible():
            self._find()
            self._tell()

    def _show(self, place: _Place | None) -> None:
        if place is not None:
            cursor = place.field.textCursor()
            cursor.setPosition(place.span[0])
            cursor.setPosition(place.span[1], QTextCursor.MoveMode.KeepAnchor)
            place.field.setTextCursor(cursor)
            place.field.show_cursor()
            self._field = place.field
        self._tell()

    def _shown(self) -> _Place | None:
        """The place that is selected."""
        for place in self._places:
            cursor = place.field.textCursor()
            selected = (cursor.selectionStart(), cursor.selectionEnd())
            if place.field is self._field and place.span == selected:
                return place
        return None

    def _here(self) -> tuple[int, int]:
        """Where finding goes on from: the field with the focus, or the one shown last."""
        focused = self.window().focusWidget()
        for field in (focused, self._field):
            if field in self._fields and isinstance(field, RichTextField):
                self._field = field
                return self._fields.index(field), field.textCursor().selectionStart()
        return 0, 0

    def _order(self, place: _Place) -> tuple[int, int]:
        return self._fields.index(place.field), place.span[0]

    def _fields_of_page(self) -> list[RichTextField]:
        page = self._page()
        if page is None:
            return []
        fields = [field for field in page.findChildren(RichTextField) if field.isVisible()]
        return sorted(fields, key=lambda field: _where(field, page))

    def _tell(self) -> None:
        shown = self._shown()
        if shown is not None:
            number = self._places.index(shown) + 1
            words = _("{number} of {count}").format(number=number, count=len(self._places))
        elif self._places:
            words = ngettext("{count} place", "{count} places", len(self._places)).format(
                count=len(self._places)
            )
        else:
            words = _("Not found") if self.wanted.text() else ""
        self._say(words)

    def _say(self, words: str) -> None:
        self._count.setText(words)
        none = _("Not found") if self.wanted.text() else _("Write what to find first")
        for button in (self._previous, self._next, self._one, self._all):
            allow(button, bool(self._places), none)
        if words:
            announce(self, words)

    def _unmark(self) -> None:
        for field in self._fields:
            if isValid(field):
                field.document().contentsChanged.disconnect(self._rest.start)
                field.setExtraSelections([])
        self._fields = []

    def minimumSizeHint(self) -> QSize:
        """On two lines: where room is short, what replaces stands below what is found."""
        close = self._close.sizeHint().width() + 2 * _GAP
        parts = (self._finding, self._replacing)
        wide = max(part.minimumSizeHint().width() for part in parts)
        return QSize(wide + close + 2 * _MARGIN, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        parts = (self._finding, self._replacing, self._close)
        needed = sum(part.minimumSizeHint().width() for part in parts) + 3 * _GAP + 2 * _MARGIN
        is_low = self.width() < needed
        if is_low != self._is_low:
            self._is_low = is_low
            self._rows.addWidget(self._replacing, *((1, 0) if is_low else (0, 1)))
            self._rows.setColumnStretch(1, 0 if is_low else 5)
            self.updateGeometry()

    def _lay_out(self) -> None:
        self._count.setMinimumWidth(64)
        for line in (self.wanted, self.other):
            line.setMinimumWidth(130)
        above, below = QHBoxLayout(self._finding), QHBoxLayout(self._replacing)
        for widget in (self.wanted, self.case, self._previous, self._next, self._count):
            above.addWidget(widget, 1 if widget is self.wanted else 0)
        for widget in (self.other, self._one, self._all):
            below.addWidget(widget, 1 if widget is self.other else 0)
        for layout in (above, below):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(_GAP)
        self._rows.setContentsMargins(_MARGIN, 8, 8, 8)
        self._rows.setSpacing(_GAP)
        self._rows.addWidget(self._finding, 0, 0)
        self._rows.addWidget(self._replacing, 0, 1)
        self._rows.addWidget(self._close, 0, 2)
        self._rows.setColumnStretch(0, 4)
        self._rows.setColumnStretch(1, 5)

    def _connect(self) -> None:
        self.wanted.textEdited.connect(lambda _text: self._look())
        self.case.toggled.connect(lambda _on: self._look())
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        self._close.clicked.connect(self.close_bar)
        self._one.clicked.connect(self.replace_one)
        self._all.clicked.connect(self.replace_all)


def _places(fields: Sequence[RichTextField], wanted: re.Pattern[str]) -> list[_Place]:
    return [
        _Place(field, span)
        for field in fields
        for span in search.find_all(field.document(), wanted)
    ]


def _marks(field: RichTextField, spans: Sequence[Span]) -> list[QTextEdit.ExtraSelection]:
    marks: list[QTextEdit.ExtraSelection] = []
    for first, last in spans:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(field.document())
        mark.cursor.setPosition(first)
        mark.cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(theme.current().color("warning.tint"))
        marks.append(mark)
    return marks


def _where(field: RichTextField, page: QWidget) -> tuple[int, int]:
    corner = field.mapTo(page, QPoint(0, 0))
    return corner.y(), corner.x()


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
    return line

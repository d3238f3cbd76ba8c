"""The palette over the window: type, choose with the arrows, Enter. The focus stays in the field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from gui.actions.actions import Actions
from gui.palette.rows import HEIGHT, PaletteDelegate, PaletteModel, PaletteRow
from gui.widgets.accessible import announce
from gui.widgets.cards import Card
from gui.widgets.labels import Text
from gui.widgets.menu import plain_words
from model.text.excerpts import marks
from model.text.folding import folded_words
from model.text.question import Closeness, Question, parse_question
from model.text.translate import _, ngettext

WIDTH = 620
ROWS_SEEN = 10
DOWN = 72
"""Pixels below the upper edge of the window."""
ABOVE_ROWS = 120
"""What the field, the edges and some air take."""
MOST_ACTIONS = 6

Finder = Callable[[str], Sequence[PaletteRow]]
"""Gives the things to open for what was typed."""


class Palette(QDialog):
    """Made anew each time it is wanted. What cannot be done now comes last, and says why."""

    def __init__(self, actions: Actions, find: Finder, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Go to anything"))
        self._actions = actions
        self._find = find
        self._window = parent
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("An action, a meeting, a point, a person …"))
        self.field.setAccessibleName(_("Go to anything"))
        self.field.setAccessibleDescription(
            _("Arrow down and up choose, Enter opens, Escape closes.")
        )
        self.model = PaletteModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setAccessibleName(_("Actions and places"))
        self.list.setProperty("look", "plain")
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self._none = Text(_("Nothing is called that"), "muted")
        self._none.setContentsMargins(20, 8, 20, 14)
        self._lay_out()
        self.field.textChanged.connect(self._on_typed)
        self.list.clicked.connect(self._on_clicked)
        self._on_typed("")

    def open(self) -> None:
        """Over the upper half of the window."""
        parent = self.parentWidget()
        if parent is not None:
            corner = parent.mapToGlobal(parent.rect().topLeft())
            down = min(DOWN, (parent.height() - self.height()) // 2)
            self.move(corner.x() + (parent.width() - self.width()) // 2, corner.y() + max(0, down))
        super().open()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: ROWS_SEEN,
            Qt.Key.Key_PageUp: -ROWS_SEEN,
        }.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._card = card = Card(margins=(0, 0, 0, 6))
        line = QVBoxLayout()
        line.setContentsMargins(12, 12, 12, 10)
        line.addWidget(self.field)
        card.body.addLayout(line)
        card.add_line()
        card.body.addSpacing(6)
        card.body.addWidget(self.list)
        card.body.addWidget(self._none)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        self.setFixedWidth(min(WIDTH, self._window.width()))

    def _on_typed(self, text: str) -> None:
        question = parse_question(text)
        can, cannot = self._matching_actions(question)
        rows = [*can, *(self._find(text) if question else ()), *cannot]
        self.model.show(rows)
        self.list.setFixedHeight(HEIGHT * min(len(rows), self._rows_seen()))
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.list.setCurrentIndex(self.model.index(0))
        self._fit()
        count = ngettext("{count} entry", "{count} entries", len(rows)).format(count=len(rows))
        announce(self.field, f"{rows[0].name}. {count}" if rows else self._none.text())

    def _rows_seen(self) -> int:
        """As many rows as the window has room for."""
        return max(1, min(ROWS_SEEN, (self._window.height() - ABOVE_ROWS) // HEIGHT))

    def _fit(self) -> None:
        """As high as what stands in it; at once, for the layout would wait for the next event."""
        self._card.body.invalidate()
        self.setFixedHeight(self._card.sizeHint().height())

    def _matching_actions(self, question: Question) -> tuple[list[PaletteRow], list[PaletteRow]]:
        """Those that can be done now, and those that cannot."""
        rows = [self._action_row(action, question) for action in self._actions.listed()]
        if question:
            fitting = (row for row in rows if _answers(row.title, question))
            rows = sorted(fitting, key=lambda row: (row.marks[:1], row.title))
        can = [row for row in rows if row.can]
        cannot = [row for row in rows if not row.can]
        return (can[:MOST_ACTIONS], cannot[:MOST_ACTIONS]) if question else (can, cannot)

    def _action_row(self, action: QAction, question: Question) -> PaletteRow:
        title = plain_words(action.text()).rstrip(" …")
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        can = action.isEnabled()
        detail = key if can else self._actions.why_not(action.objectName())
        icon = action.property("icon") or "chevron-right"
        return PaletteRow(title, detail, icon, action.trigger, marks(title, question), can)

    def _step(self, step: int) -> None:
        count = self.model.rowCount()
        if count:
            row = self.list.currentIndex().row() + step
            row = row % count if abs(step) == 1 else max(0, min(count - 1, row))
            self.list.setCurrentIndex(self.model.index(row))
            announce(self.field, self.model.rows[row].name)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._run(index.row())

    def _run(self, place: int) -> None:
        row = self.model.row(place)
        if row is None:
            return
        if not row.can:
            announce(self.field, row.name)
            return
        self.accept()
        row.run()


def _answers(title: str, question: Question) -> bool:
    """Whether every term stands in the title, somewhere; another word of its stem is not enough."""
    words = folded_words(title)
    far = (None, Closeness.STEM)
    return all(any(term.closeness(word) not in far for word in words) for term in question)

"""The running meeting as a list: what is done, what runs, what is expected when."""

import math
from collections.abc import Sequence

from PySide6.QtCore import (
    QMargins,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QWidget,
)

from gui import theme
from gui.recorder.course_rows import Course, CourseRow, course_words
from gui.theme import TextSize
from gui.widgets.bar_over_padding import lay_bar_over_padding
from gui.widgets.menu import Menu, allow_entry
from gui.widgets.painting import paint_icon, paint_text
from gui.widgets.row_delegate import Index, RowDelegate
from gui.widgets.row_model import RowModel, RowRole
from model.text.translate import _

ROW_HEIGHT = 44

_SIGNS = {
    Course.DONE: ("check", "success.text"),
    Course.PASSED_OVER: ("minus", "muted"),
    Course.RUNNING: ("play", "accent"),
    Course.ASIDE: ("pause", "warning.text"),
    Course.WAITING: ("", ""),
    Course.WITHDRAWN: ("x", "muted"),
}


class _Model(RowModel[CourseRow]):
    def title(self, row: CourseRow) -> str:
        return row.title

    def name(self, row: CourseRow) -> str:
        return row.spoken

    def key(self, row: CourseRow) -> int:
        return row.entry_id


class _Delegate(RowDelegate):
    """Two lines: the title and its time; the people and the time it stands in the place of."""

    size = QSize(180, ROW_HEIGHT)
    margins = QMargins(6, 1, 6, 1)

    def paint_on(self, painter: QPainter, card: QRect, index: Index) -> None:
        row: CourseRow = index.data(RowRole)
        _paint(painter, card, row)


def _paint(painter: QPainter, card: QRect, row: CourseRow) -> None:
    running = row.course is Course.RUNNING
    faded = row.course in (Course.DONE, Course.PASSED_OVER, Course.WITHDRAWN)
    weight = QFont.Weight.DemiBold if running else QFont.Weight.Normal
    sign, color = _SIGNS[row.course]
    if sign:
        paint_icon(painter, QRect(card.left() + 8, card.top() + 5, 16, 16), sign, color, 14)
    top = QRect(card.left() + 28, card.top() + 4, card.width() - 36, 18)
    low = top.translated(0, 18)
    takes = theme.text_width(row.time, TextSize.NORMAL, weight)
    time_width = math.ceil(max(takes, theme.text_width(row.was, TextSize.SMALL))) + 4
    number = f"{row.number} " if row.number else ""
    title = QRect(top.left(), top.top(), top.width() - time_width - 4, top.height())
    words = "muted" if faded else "text"
    struck = row.course is Course.WITHDRAWN
    paint_text(painter, title, f"{number}{row.title}", words, weight=weight, strike=struck)
    right = QRect(top.right() - time_width, top.top(), time_width, top.height())
    paint_text(painter, right, row.time, "accent" if running else words, weight=weight, right=True)
    if row.was:
        below = QRect(right.left(), low.top(), time_width, low.height())
        paint_text(painter, below, row.was, "muted", size=TextSize.SMALL, right=True, strike=True)
    left = low.left()
    for there, name, tint in (
        (row.closed, "lock", "danger.text"),
        (row.has_minutes, "square-pen", "success.text"),
    ):
        if there:
            paint_icon(painter, QRect(left, low.top(), 14, low.height()), name, tint, 12)
            left += 17
    people = QRect(left, low.top(), title.right() - left, low.height())
    paint_text(painter, people, row.people, "muted", size=TextSize.SMALL)


class CourseList(QListView):
    """Choosing a line shows its text; Enter, a double click or its menu moves the meeting there."""

    chosen = Signal(int)
    start_wanted = Signal(int)
    pass_over_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self._quiet = False
        self._running: int | None = None
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Course of the meeting"))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lay_bar_over_padding(self)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(lambda index: self.start_wanted.emit(self._row(index).entry_id))
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def rows(self) -> tuple[CourseRow, ...]:
        """What is shown."""
        return self._model.rows

    def show_rows(self, rows: Sequence[CourseRow], selected: int | None) -> None:
        """Show other lines, this entry marked."""
        self._quiet = True
        self._model.show(rows)
        place = self._model.row_of(selected)
        index = self._model.index(place) if place >= 0 else QModelIndex()
        if self.currentIndex() != index:
            self.setCurrentIndex(index)
        self._quiet = False
        self._follow(rows)

    def _follow(self, rows: Sequence[CourseRow]) -> None:
        """What is done scrolls away when another entry runs."""
        places = [at for at, row in enumerate(rows) if row.course is Course.RUNNING]
        running = rows[places[0]].entry_id if places else None
        if running is not None and running != self._running:
            top = self._model.index(max(0, places[0] - 1))
            self.scrollTo(top, QListView.ScrollHint.PositionAtTop)
        self._running = running

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.start_wanted.emit(self._row(self.currentIndex()).entry_id)
        else:
            super().keyPressEvent(event)

    def _row(self, index: Index) -> CourseRow:
        return self._model.rows[index.row()]

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.chosen.emit(self._row(index).entry_id)

    def _open_menu(self, place: QPoint) -> None:
        index = self.indexAt(place) if self.indexAt(place).isValid() else self.currentIndex()
        if not index.isValid():
            return
        menu = self.menu_for(self._row(index))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(place))

    def menu_for(self, row: CourseRow) -> Menu:
        """What can be done with a line."""
        menu = Menu(self, named=row.title)
        start = {Course.DONE: _("Take up again"), Course.ASIDE: _("Take up again")}
        begin = menu.addAction(start.get(row.course, _("Start this now")))
        can = row.course not in (Course.RUNNING, Course.WITHDRAWN)
        allow_entry(begin, can, course_words(row.course))
        begin.triggered.connect(lambda: self.start_wanted.emit(row.entry_id))
        over = menu.addAction(_("Is not taken"))
        can = row.course in (Course.WAITING, Course.ASIDE)
        allow_entry(over, can, course_words(row.course))
        over.triggered.connect(lambda: self.pass_over_wanted.emit(row.entry_id))
        return menu

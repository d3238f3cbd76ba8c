"""The year with its head: which year, what the signs mean, and what is opened from it."""

import datetime
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.overview.year_layout import stepped
from gui.overview.year_view import Marks, YearView
from gui.overview.year_words import mark_sentence
from gui.theme import Tone
from gui.widgets.buttons import ToolButton
from gui.widgets.cards import Card
from gui.widgets.chips import Chip
from gui.widgets.labels import Heading
from gui.widgets.menu import Menu
from gui.widgets.page_scroll import PageScroll
from model.queries.year import DayMark
from model.text.dates import short_date
from model.text.translate import _, language


class YearPage(Card):
    """A day with one thing opens it; one with several asks which; so do two days pressed at once."""

    meeting_opened = Signal(int)
    item_opened = Signal(int)
    year_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = YearView()
        self._heading = Heading(str(self.year))
        self._before = ToolButton("chevron-left", _("The year before"), "PgUp")
        self._after = ToolButton("chevron-right", _("The year after"), "PgDown")
        self._before.clicked.connect(lambda: self.view.go_to(stepped(self.view.day, -12)))
        self._after.clicked.connect(lambda: self.view.go_to(stepped(self.view.day, 12)))
        self.view.opened.connect(self._on_opened)
        self.view.year_wanted.connect(self._on_year)
        self._lay_out()

    @property
    def year(self) -> int:
        """The year shown."""
        return self.view.day.year

    def show_marks(self, marks: Marks, today: datetime.date | None = None) -> None:
        """Show what is on the days of the year."""
        self._heading.setText(str(self.year))
        self.view.show_marks(marks, today)

    def menu(self, days: Sequence[datetime.date]) -> Menu:
        """The things on a day, or on two, to choose one to open."""
        menu = Menu(self, named=", ".join(short_date(day, language()) for day in sorted(days)))
        for day in sorted(days):
            date = f"{short_date(day, language())}: " if len(days) > 1 else ""
            for mark in self.view.marks(day):
                action = menu.addAction(f"{date}{mark_sentence(mark)}".replace("&", "&&"))
                action.triggered.connect(partial(self._open, mark))
        return menu

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(6)
        for widget in (self._before, self._heading, self._after):
            head.addWidget(widget)
        head.addStretch(1)
        for words, tone in (
            (_("Meeting"), Tone.ACCENT),
            (_("Deadline"), Tone.WARNING),
            (_("Dispatch"), Tone.INFORMATION),
            (_("Every year"), Tone.SPARRING),
        ):
            head.addWidget(Chip(words, tone))
        scroll = PageScroll(_("The year"))
        scroll.setWidget(self.view)
        self.view.walked.connect(
            lambda: scroll.ensureVisible(
                self.view.spot().center().x(), self.view.spot().center().y()
            )
        )
        inner = QVBoxLayout()
        inner.setContentsMargins(14, 4, 8, 8)
        inner.addWidget(scroll)
        self.body.addLayout(head)
        self.add_line()
        self.body.addLayout(inner, 1)

    def _on_opened(self, days: Sequence[datetime.date]) -> None:
        marks = [mark for day in days for mark in self.view.marks(day)]
        if len(marks) == 1:
            self._open(marks[0])
        elif marks:
            menu = self.menu(days)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.view.mapToGlobal(self.view.spot().bottomLeft()))

    def _open(self, mark: DayMark) -> None:
        if mark.meeting_id is not None:
            self.meeting_opened.emit(mark.meeting_id)
        elif mark.item_id is not None:
            self.item_opened.emit(mark.item_id)

    def _on_year(self, year: int) -> None:
        self._heading.setText(str(year))
        self.year_wanted.emit(year)

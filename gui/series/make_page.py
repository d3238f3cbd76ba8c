"""The meetings that a series would make: a list to tick off before anything is made."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.day_edit import DayEdit
from gui.series.words import proposal_text
from gui.widgets.buttons import LinkButton, PrimaryButton, allow
from gui.widgets.labels import Text
from gui.widgets.ticked_list import TickedList, TickedRow
from model.queries.series import ProposedMeeting
from model.text.translate import _, ngettext


class MakePage(QWidget):
    """`span_changed` asks for other days, `make_wanted` brings the days ticked."""

    span_changed = Signal()
    make_wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        today = datetime.date.today()
        year = today.year + (1 if today.month > 8 else 0)
        self.first = DayEdit(_("From"), today)
        self.last = DayEdit(_("Until"), datetime.date(year, 12, 31))
        self.list = TickedList(_("Meetings to make"))
        self._all = LinkButton(_("Tick all"))
        self._none = LinkButton(_("Tick none"))
        self.make = PrimaryButton("", "calendar-plus")
        self._lay_out()
        self.first.committed.connect(lambda _day: self.span_changed.emit())
        self.last.committed.connect(lambda _day: self.span_changed.emit())
        self._all.clicked.connect(lambda: self.list.tick_all(True))
        self._none.clicked.connect(lambda: self.list.tick_all(False))
        self.list.ticked.connect(self._show_count)
        self.make.clicked.connect(lambda: self.make_wanted.emit(self.list.chosen()))
        self._show_count()

    def span(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day."""
        return self.first.day(), self.last.day()

    def show_proposals(self, proposed: tuple[ProposedMeeting, ...], forum: str) -> None:
        """Show the days. One on which this forum meets already is not ticked by itself."""
        self.list.show_rows(
            [
                TickedRow(found.day.planned, proposal_text(found), _ticked(found, forum))
                for found in proposed
            ]
        )

    def _lay_out(self) -> None:
        span = QHBoxLayout()
        span.setSpacing(8)
        for part in (Text(_("From"), "muted"), self.first, Text(_("until"), "muted"), self.last):
            span.addWidget(part)
        span.addStretch(1)
        span.addWidget(self._all)
        span.addWidget(self._none)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.make)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(10)
        box.addLayout(span)
        box.addWidget(self.list, 1)
        box.addLayout(foot)

    def _show_count(self) -> None:
        count = len(self.list.chosen())
        words = ngettext("Make {count} meeting", "Make {count} meetings", count)
        self.make.setText(f" {words.format(count=count)}")
        self.make.setAccessibleName(words.format(count=count))
        allow(self.make, count > 0, _("Tick the meetings to make first"))


def _ticked(found: ProposedMeeting, forum: str) -> bool | None:
    if found.made or found.day.date is None:
        return None
    return all(other.forum != forum for other in found.others)

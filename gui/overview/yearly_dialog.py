"""Asks when a recommendation comes back every year (årshjul)."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.calm_fields import NumberField
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.dialogs import MARGINS, agree_buttons
from gui.widgets.labels import Heading, Text
from gui.widgets.ticks import RadioButton
from gui.widgets.window_size import open_whole
from model.queries.overview import YearlyItem
from model.text.dates import month_name, week_number
from model.text.translate import _, language

WORDS_WIDTH = 420


class YearlyDialog(QDialog):
    """`chosen` brings month, week and forum; None where it does not come back any more."""

    chosen = Signal(object)

    def __init__(
        self,
        title: str,
        known: YearlyItem | None,
        forums: list[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Comes back every year"))
        today = datetime.date.today()
        self.in_month = RadioButton(_("Every year in the month"))
        self.in_week = RadioButton(_("Every year in week"))
        self.never = RadioButton(_("Does not come back"))
        months = {number: month_name(number, language()) for number in range(1, 13)}
        self.month = NamedComboBox(_("Month"), months)
        self.week = NumberField(_("Week"), 1, 53)
        every = {None: _("All forums"), **{forum: forum for forum in forums}}
        self.forum = NamedComboBox[str | None](_("Forum"), every)
        month, week = today.month, week_number(today)
        if known is not None:
            month, week = known.yearly.month, known.yearly.week or week
            self.forum.choose(known.forum)
        self.month.choose(month)
        self.week.setValue(week)
        by_week = known is not None and known.yearly.week is not None
        (self.in_week if by_week else self.in_month).setChecked(True)
        self.month.activated.connect(lambda _index: self.in_month.setChecked(True))
        self.week.valueChanged.connect(lambda _week: self.in_week.setChecked(True))
        self._lay_out(title)

    def accept(self) -> None:
        """Hand the choice on."""
        if self.never.isChecked():
            self.chosen.emit(None)
        else:
            week = self.week.value() if self.in_week.isChecked() else None
            self.chosen.emit((self.month.value(), week, self.forum.value()))
        super().accept()

    def _lay_out(self, title: str) -> None:
        heading = Heading(title)
        heading.setWordWrap(True)
        words = Text(
            _(
                "It is proposed to the first meeting from then on. When a meeting has treated it, "
                "a copy with the same texts is put on next year's agenda."
            ),
            "muted",
        )
        words.setWordWrap(True)
        buttons = agree_buttons(self, _("Save"))
        box = QVBoxLayout(self)
        box.setContentsMargins(*MARGINS)
        box.setSpacing(12)
        box.addWidget(heading)
        box.addWidget(words)
        rows = ((self.in_month, self.month), (self.in_week, self.week), (self.never, None))
        for radio, field in rows:
            row = QHBoxLayout()
            row.addWidget(radio)
            if field is not None:
                row.addWidget(field)
            row.addStretch(1)
            box.addLayout(row)
        forum = QHBoxLayout()
        forum.addWidget(Text(_("Treated by"), "muted"))
        forum.addWidget(self.forum)
        forum.addStretch(1)
        box.addLayout(forum)
        box.addSpacing(6)
        box.addStretch(1)
        box.addWidget(buttons)
        open_whole(self, WORDS_WIDTH + 48)

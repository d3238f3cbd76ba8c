"""When each guest really came and left: corrected by writing, taken back by emptying the field."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.fields.parsed_edit import ClockEdit
from gui.recorder.run import LiveRun
from gui.recorder.words import day_minutes
from gui.theme import TextSize
from gui.widgets.kept_rows import take_away
from gui.widgets.labels import ElidedLabel, SectionLabel, Text
from model.queries.live import Visit
from model.text.translate import _


class GuestVisits(QWidget):
    """There once the meeting has begun, and has guests. `refused`: what was not understood."""

    refused = Signal(str)

    def __init__(self, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._shown: list[tuple[str, str]] = []
        self._rows: dict[str, tuple[QWidget, ...]] = {}
        self._points: dict[str, Text] = {}
        self.came: dict[str, ClockEdit] = {}
        self.left: dict[str, ClockEdit] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(6, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(6)
        box.addWidget(SectionLabel(_("Guests")))
        hint = Text(_("Empty a field to take its time back"), "muted", TextSize.SMALL)
        box.addWidget(hint)
        box.addLayout(self._grid)
        self.hide()
        run.ticked.connect(self.refresh)

    def refresh(self) -> None:
        """Another second, or something happened; what is typed just now stays."""
        agenda, state = self._run.agenda, self._run.state
        guests = self._guests()
        begun = state is not None and state.started_at is not None
        self.setVisible(begun and bool(guests))
        if agenda is None or state is None or not (begun and guests):
            return
        if guests != self._shown:
            self._shown = guests
            self._place_rows()
        for name, _points in guests:
            visit = state.visits.get(name, Visit())
            for field, at in ((self.came[name], visit.came_at), (self.left[name], visit.left_at)):
                field.show_value(day_minutes(at))
                field.setEnabled(not agenda.meeting.is_locked)

    def flush(self) -> None:
        """Take at once what is typed."""
        for field in (*self.came.values(), *self.left.values()):
            field.flush()

    def _guests(self) -> list[tuple[str, str]]:
        """Each once, with the numbers of the points they join for."""
        found: dict[str, list[str]] = {}
        for row in self._run.agenda.entries if self._run.agenda is not None else ():
            if row.number is not None and not row.withdrawn:
                for name in row.guests:
                    found.setdefault(name, []).append(str(row.number))
        return [(name, ", ".join(numbers)) for name, numbers in found.items()]

    def _place_rows(self) -> None:
        """Who stays keeps the fields, and what is being typed in them."""
        for name in self._rows.keys() - dict(self._shown).keys():
            for widget in self._rows.pop(name):
                take_away(self._grid, widget)
            del self.came[name], self.left[name], self._points[name]
        for line, (name, points) in enumerate(self._shown):
            if name not in self._rows:
                self._rows[name] = self._row(name)
            self._points[name].setText(_("point {number}").format(number=points))
            for column, widget in enumerate(self._rows[name]):
                self._grid.addWidget(widget, line, column)

    def _row(self, name: str) -> tuple[QWidget, ...]:
        label = ElidedLabel(name)
        label.setMinimumWidth(130)
        self._points[name] = Text(look="muted", size=TextSize.SMALL)
        self.came[name] = self._clock(name, "came", _("When {name} came"))
        self.left[name] = self._clock(name, "left", _("When {name} left"))
        came, left = (Text(words, "muted", TextSize.SMALL) for words in (_("came"), _("left")))
        return (label, self._points[name], came, self.came[name], left, self.left[name])

    def _clock(self, name: str, what: str, spoken: str) -> ClockEdit:
        field = ClockEdit(spoken.format(name=name))
        field.committed.connect(partial(self._run.correct_visit, name, what))
        field.refused.connect(self.refused)
        return field

"""When each guest really came and left: corrected by writing, taken back by emptying the field."""

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

WIDE = 522
"""What a guest takes in one line, with margins and a scroll bar."""
Place = tuple[str, int]
"""A guest's name, and which of his visits, from 0."""


class GuestVisits(QWidget):
    """There once the meeting has begun, and has guests. `refused`: what was not understood."""

    refused = Signal(str)

    def __init__(self, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._shown: dict[Place, str] = {}
        self._wide = True
        self._rows: dict[Place, tuple[QWidget, ...]] = {}
        self._points: dict[Place, ElidedLabel] = {}
        self.came: dict[Place, ClockEdit] = {}
        self.left: dict[Place, ClockEdit] = {}
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
        visits = {
            (name, number): visit
            for name in guests
            for number, visit in enumerate(state.visits.get(name, Visit()).every)
        }
        shown = {place: guests[place[0]] for place in visits}
        if list(shown.items()) != list(self._shown.items()):
            self._shown = shown
            self._place_rows()
        for place, visit in visits.items():
            for field, at in ((self.came[place], visit.came_at), (self.left[place], visit.left_at)):
                field.show_value(day_minutes(at))
                field.setEnabled(not agenda.meeting.is_locked)

    def fit(self, width: int) -> None:
        """The points behind the name where there is room in `width` pixels, else below it."""
        if (width >= WIDE) != self._wide:
            self._wide = width >= WIDE
            self._place_rows()

    def flush(self) -> None:
        """Take at once what is typed."""
        for field in (*self.came.values(), *self.left.values()):
            field.flush()

    def _guests(self) -> dict[str, str]:
        """Each once, with the numbers of the points they join for."""
        found: dict[str, list[str]] = {}
        for row in self._run.agenda.entries if self._run.agenda is not None else ():
            if row.number is not None and not row.withdrawn:
                for name in row.guests:
                    found.setdefault(name, []).append(str(row.number))
        return {name: ", ".join(numbers) for name, numbers in found.items()}

    def _place_rows(self) -> None:
        """Who stays keeps the fields, and what is being typed in them."""
        for place in self._rows.keys() - self._shown.keys():
            for widget in self._rows.pop(place):
                take_away(self._grid, widget)
            del self.came[place], self.left[place], self._points[place]
        for line, (place, numbers) in enumerate(self._shown.items()):
            if place not in self._rows:
                self._rows[place] = self._row(place)
            words = _("again") if place[1] else _("point {number}").format(number=numbers)
            points = self._points[place]
            points.set_text(words)
            for column, widget in enumerate(self._rows[place]):
                self._grid.addWidget(widget, 2 * line, column)
            if not self._wide:
                self._grid.addWidget(points, 2 * line + 1, 0, 1, len(self._rows[place]))

    def _row(self, place: Place) -> tuple[QWidget, ...]:
        name, number = place
        label = ElidedLabel(name)
        label.setMinimumWidth(96)
        self._points[place] = ElidedLabel(look="muted", size=TextSize.SMALL)
        spoken = (
            (_("When {name} came again"), _("When {name} left again"))
            if number
            else (_("When {name} came"), _("When {name} left"))
        )
        self.came[place] = self._clock(place, "came", spoken[0])
        self.left[place] = self._clock(place, "left", spoken[1])
        came, left = (Text(words, "muted", TextSize.SMALL) for words in (_("came"), _("left")))
        return (label, self._points[place], came, self.came[place], left, self.left[place])

    def _clock(self, place: Place, what: str, spoken: str) -> ClockEdit:
        name, number = place
        field = ClockEdit(spoken.format(name=name))
        field.committed.connect(
            lambda minutes: self._run.correct_visit(name, what, number, minutes)
        )
        field.refused.connect(self.refused)
        return field

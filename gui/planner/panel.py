"""The day of one meeting as a timeline. It paints the plan that the agenda list was read with."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.words import is_break, purpose_tone
from gui.services import Services
from gui.theme import TextSize, Tone
from gui.timeline.editing import PlanChange
from gui.timeline.items import TimelineItem, spoken
from gui.timeline.timeline import Timeline
from gui.widgets.accessible import announce
from gui.widgets.cards import Card
from gui.widgets.labels import Heading, Text
from model.commands.arranging import arrange
from model.planning.schedule import plan
from model.planning.shapes import Plan
from model.queries.agenda import Agenda, AgendaRow
from model.text.clock import format_clock
from model.text.translate import _


def timeline_item(row: AgendaRow) -> TimelineItem:
    """An agenda row as the timeline shows it."""
    return TimelineItem(
        key=row.key,
        number="" if is_break(row) else str(row.number or ""),
        title=row.title,
        tone=Tone.NEUTRAL if is_break(row) else purpose_tone(row.purpose),
        closed=row.openness == "closed",
        withdrawn=row.withdrawn,
        is_break=is_break(row),
    )


class PlanPanel(QWidget):
    """Choosing a slot selects its entry in the agenda; dragging one is one command."""

    entry_chosen = Signal(int)
    """Entry id."""
    opened = Signal()
    drafted = Signal(object)
    """The `Agenda` as it would be while something is dragged; None when it is given back."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._agenda: Agenda | None = None
        self._newest: Agenda | None = None
        self._on_the_way = 0
        self._timeline = Timeline()
        self._end = Text(look="muted", size=TextSize.SMALL)
        self._lay_out()
        self._timeline.selected.connect(self._on_selected)
        self._timeline.activated.connect(lambda _key: self.opened.emit())
        self._timeline.editing.drafted.connect(self._on_drafted)
        self._timeline.editing.changed.connect(self._on_changed)

    def show_agenda(self, agenda: Agenda) -> None:
        """Paint another plan; not while a change of our own is on its way to the database."""
        self._newest = agenda
        if not self._on_the_way or self._is_another(agenda):
            self._show(agenda)

    def select(self, entry_id: int) -> None:
        """Mark an entry's slot."""
        agenda = self._agenda
        row = agenda.entry(entry_id) if agenda is not None else None
        self._timeline.select(row.key if row is not None else "")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 16, 20, 8)
        head.addWidget(Heading(_("Time plan"), TextSize.LARGE), 1)
        head.addWidget(self._end)
        card = Card()
        card.body.addLayout(head)
        card.body.addWidget(self._timeline, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def _is_another(self, agenda: Agenda) -> bool:
        return self._agenda is None or agenda.meeting.id != self._agenda.meeting.id

    def _show(self, agenda: Agenda) -> None:
        self._agenda = agenda
        items = [timeline_item(row) for row in agenda.entries]
        locked = agenda.meeting.is_locked
        entries = () if locked else [row.planned for row in agenda.entries]
        self._timeline.show_plan(agenda.plan, items, entries=entries)
        self._show_end(agenda.plan)

    def _show_end(self, planned: Plan) -> None:
        words = _("planned end {time}")
        self._end.setText(words.format(time=format_clock(planned.planned_end)))

    def _on_selected(self, key: str) -> None:
        row = self._row(key)
        if row is not None:
            self.entry_chosen.emit(row.id)

    def _row(self, key: str) -> AgendaRow | None:
        rows = self._agenda.entries if self._agenda is not None else ()
        return next((row for row in rows if row.key == key), None)

    # What the user does

    def _on_drafted(self, planned: Plan | None) -> None:
        agenda = self._agenda
        if agenda is not None:
            self._show_end(planned or agenda.plan)
            self.drafted.emit(agenda.planned_as(planned) if planned is not None else None)

    def _on_changed(self, change: PlanChange) -> None:
        agenda = self._agenda
        if agenda is None:
            return
        planned = plan(change.entries, agenda.plan.window)
        self._agenda = agenda.planned_as(planned)
        self._show_end(planned)
        self.drafted.emit(self._agenda)
        self._say(change, planned)
        label = _("Move") if change.kind == "move" else _("Minutes")
        self._on_the_way += 1
        self._services.run(
            label,
            partial(arrange, meeting_id=agenda.meeting.id, wanted=change.entries),
            source=self,
            merge_key=("plan", change.kind, change.key) if change.by_keys else None,
            done=lambda _result: self._on_end(),
            failed=self._on_failed,
        )

    def _say(self, change: PlanChange, planned: Plan) -> None:
        row = self._row(change.key)
        if row is None:
            return
        words = spoken(timeline_item(row), planned.slot(change.key), planned.window.end)
        if change.kind == "move":
            place = [entry.key for entry in change.entries].index(change.key) + 1
            words = _("Moved to place {place}: {slot}").format(place=place, slot=words)
        announce(self, words)

    def _on_end(self) -> None:
        self._on_the_way = max(0, self._on_the_way - 1)
        if not self._on_the_way and self._newest is not None:
            self._show(self._newest)

    def _on_failed(self, error: BaseException) -> None:
        self._services.report(error)
        self._on_end()
        self.drafted.emit(None)

"""The day of one meeting as a timeline. It paints the plan that the agenda list was read with."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.words import is_break, purpose_tone
from gui.theme import TextSize, Tone
from gui.timeline.items import TimelineItem
from gui.timeline.timeline import Timeline
from gui.widgets.cards import Card
from gui.widgets.labels import Heading, Text
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
    """Read-only: choosing a slot selects its entry in the agenda."""

    entry_chosen = Signal(int)
    """Entry id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, int] = {}
        self._keys: dict[int, str] = {}
        self._timeline = Timeline()
        self._end = Text(look="muted", size=TextSize.SMALL)
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
        self._timeline.selected.connect(self._on_selected)

    def show_agenda(self, agenda: Agenda) -> None:
        """Paint another plan."""
        self._ids = {row.key: row.id for row in agenda.entries}
        self._keys = {row.id: row.key for row in agenda.entries}
        self._timeline.show_plan(agenda.plan, [timeline_item(row) for row in agenda.entries])
        self._end.setText(
            _("planned end {time}").format(time=format_clock(agenda.plan.planned_end))
        )

    def select(self, entry_id: int) -> None:
        """Mark an entry's slot."""
        self._timeline.select(self._keys.get(entry_id, ""))

    def _on_selected(self, key: str) -> None:
        if key in self._ids:
            self.entry_chosen.emit(self._ids[key])

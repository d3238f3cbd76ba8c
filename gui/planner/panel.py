"""The day of one meeting as a timeline. It paints the plan that the agenda list was read with."""

import datetime
from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.fields.words import is_break, purpose_tone
from gui.planner.facts import Facts, facts, lane, members_of
from gui.planner.guest_dialog import GuestDialog
from gui.planner.now_line import NowLine
from gui.planner.paste_dialog import PasteDialog
from gui.planner.side import SideColumn
from gui.planner.taking import Shown, command_for
from gui.services import Services
from gui.theme import TextSize, Tone
from gui.timeline.editing import PlanChange
from gui.timeline.items import TimelineItem, spoken
from gui.timeline.timeline import Timeline
from gui.widgets.accessible import announce
from gui.widgets.cards import Card
from gui.widgets.labels import Heading, Text
from model.commands import guests
from model.commands.arranging import arrange
from model.commands.pasting import paste
from model.planning.schedule import plan
from model.planning.shapes import Plan
from model.queries.agenda import Agenda, AgendaRow
from model.queries.joining import joining
from model.text.clock import format_clock, next_day_clock
from model.text.translate import _

WITH_SIDE = 540
"""From this width on the column with proposals stands beside the timeline."""
WIDE = 640
"""From this width on it need not be narrow."""


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
        kept=row.kept,
    )


class PlanPanel(QWidget):
    """Choosing a slot selects its entry in the agenda; dragging one is one command."""

    entry_chosen = Signal(int)
    """Entry id."""
    opened = Signal()
    drafted = Signal(object)
    """The `Agenda` as it would be while somebody tries something; None when it is given back."""
    refused = Signal(str)
    said = Signal(str)
    """What was done, for a moment."""

    def __init__(
        self,
        services: Services,
        parent: QWidget | None = None,
        now: Callable[[], datetime.datetime] = datetime.datetime.now,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._agenda: Agenda | None = None
        self._newest: Agenda | None = None
        self._wanted: int | None = None
        self._stale = False
        self._facts: Facts | None = None
        self._on_the_way = 0
        self._timeline = Timeline()
        self._end = Text(look="muted", size=TextSize.SMALL)
        self._end.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.side = SideColumn(services)
        self.now_line = NowLine(self._timeline, now, self)
        self._lay_out()
        self._timeline.selected.connect(self._on_selected)
        self._timeline.activated.connect(lambda _key: self.opened.emit())
        self._timeline.editing.drafted.connect(self._on_drafted)
        self._timeline.editing.changed.connect(self._on_changed)
        self.side.looked_at.connect(self._on_looked_at)
        self.side.taken.connect(self._on_taken)
        self.side.entry.wanted.connect(self._run)
        self.side.entry.refused.connect(self.refused)
        self.side.entry.guest_opened.connect(
            lambda name: self.edit_guest(name, self._timeline.selected_key)
        )
        self.side.people.edit_wanted.connect(self.edit_guest)
        self.side.people.told.connect(self._on_told)
        self.side.people.copied.connect(self.said)
        self._timeline.person_pressed.connect(lambda _name, key: self._choose(key))
        self._timeline.person_opened.connect(self.edit_guest)

    def show_agenda(self, agenda: Agenda) -> None:
        """Paint another plan once it is seen; not while a change of our own is on its way."""
        self._newest = agenda
        self._stale = not self.isVisible()
        if not self._stale and (not self._on_the_way or self._is_another(agenda)):
            self._show(agenda)

    def paste_lines(self) -> None:
        """Ask for Information lines, show what they change, and take them over."""
        agenda = self._newest
        if agenda is None:
            return
        dialog = PasteDialog(agenda, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(
            lambda found: self._run(
                _("Paste a time plan"),
                partial(paste, meeting_id=agenda.meeting.id, wanted=found),
            )
        )
        dialog.open()

    def flush(self) -> None:
        """Take at once what is typed."""
        self.side.entry.flush()

    def focus_slot(self) -> None:
        """Ready to move the selected slot by keys."""
        self._timeline.focus_slot()

    def zoom(self, step: int) -> None:
        """Stretch the day by a step, shrink it by one (−1), or have it whole in sight (0)."""
        self._timeline.zoom_by(step)
        percent = round(self._timeline.zoom * 100)
        announce(self, _("The day at {percent} %").format(percent=percent))

    def copy_lines(self) -> None:
        """Put the Information lines into the clipboard."""
        self._freshen()
        self.side.catch_up()
        self.side.people.copy_lines()

    def select(self, entry_id: int) -> None:
        """Mark an entry's slot, now or once it is seen."""
        self._wanted = entry_id
        if self._stale:
            return
        agenda = self._agenda
        row = agenda.entry(entry_id) if agenda is not None else None
        self._timeline.select(row.key if row is not None else "")
        self._show_selected()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_side()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._freshen()
        if self._agenda is not None:
            self.now_line.follow(self._agenda.meeting.date, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.now_line.stop()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 16, 20, 8)
        head.addWidget(Heading(_("Time plan"), TextSize.LARGE), 1)
        head.addWidget(self._end)
        card = Card()
        card.body.addLayout(head)
        card.body.addWidget(self._timeline, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(card, 1)
        box.addWidget(self.side)

    def _show_side(self) -> None:
        locked = self._agenda is None or self._agenda.meeting.is_locked
        beside = self.width() >= WITH_SIDE
        self.side.set_narrow(self.width() < WIDE)
        self.side.setVisible(beside and not locked)
        self._show_latest()

    def _show_latest(self) -> None:
        """Where there is room; said before a plan is shown, which is then laid out once."""
        self._timeline.set_with_latest(self.width() >= WITH_SIDE)

    def _freshen(self) -> None:
        if self._stale and self._newest is not None:
            self._stale = False
            self._show(self._newest)
            if self._wanted is not None:
                self.select(self._wanted)

    def _known(self, agenda: Agenda) -> Facts:
        """What is known of the day besides its plan, read when somebody looks at it."""
        if self._facts is None:
            self._facts = facts(self._services, agenda)
        return self._facts

    def _is_another(self, agenda: Agenda) -> bool:
        return self._agenda is None or agenda.meeting.id != self._agenda.meeting.id

    def _show(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self._facts = None
        joined = self._services.read(partial(joining, meeting_id=agenda.meeting.id))
        members = members_of(agenda)
        items = [timeline_item(row) for row in agenda.entries]
        locked = agenda.meeting.is_locked
        entries = () if locked else [row.planned for row in agenda.entries]
        names = {window.guest for window in agenda.plan.guest_windows}
        people = {name: lane(name, members, joined) for name in names}
        self._show_latest()
        self._timeline.show_plan(agenda.plan, items, people, entries)
        self._show_end(agenda.plan)
        self.side.show_facts(partial(self._known, agenda), self._timeline.selected_key)
        self._show_side()
        self.now_line.follow(agenda.meeting.date, self.isVisible())

    def _show_end(self, planned: Plan) -> None:
        """An agenda on which nothing takes time yet has no end worth telling."""
        words = _("planned end {time}").format(time=format_clock(planned.planned_end))
        later = next_day_clock(planned.planned_end)
        if later:  # 24.30 is how papers print it; nobody's watch shows that
            words += "\n" + _("({time} the next day)").format(time=later)
        self._end.setText(words if planned.total else "")

    def _show_selected(self) -> None:
        self.side.show_selected(self._timeline.selected_key)

    def _on_selected(self, key: str) -> None:
        row = self._row(key)
        if row is not None:
            self.entry_chosen.emit(row.id)
        self._show_selected()

    def _row(self, key: str) -> AgendaRow | None:
        rows = self._agenda.entries if self._agenda is not None else ()
        return next((row for row in rows if row.key == key), None)

    # Dragging and keys

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
        label = _("Move") if change.kind == "move" else _("Length")
        merge_key = ("plan", change.kind, change.key) if change.by_keys else None
        command = partial(arrange, meeting_id=agenda.meeting.id, wanted=change.entries)
        self._run(label, command, merge_key)

    def _say(self, change: PlanChange, planned: Plan) -> None:
        row = self._row(change.key)
        if row is None:
            return
        words = spoken(timeline_item(row), planned.slot(change.key), planned.window.end)
        if change.kind == "move":
            place = [entry.key for entry in change.entries].index(change.key) + 1
            words = _("Moved to place {place}: {slot}").format(place=place, slot=words)
        announce(self, words)

    # Proposals

    def _on_looked_at(self, proposal: Shown | None) -> None:
        if self._agenda is None or self._on_the_way:
            return
        planned = proposal.planned if proposal is not None else None
        self._timeline.show_preview(planned)
        self._on_drafted(planned)

    def _on_taken(self, proposal: Shown) -> None:
        if self._agenda is None:
            return
        self._timeline.focus_slot()
        self._timeline.show_preview(None)
        label, command = command_for(proposal, self._known(self._agenda))
        self._run(label, command)
        said = _("Done: the plan ends at {time}")
        announce(self, said.format(time=format_clock(proposal.planned.planned_end)))

    # People

    def edit_guest(self, name: str, key: str) -> None:
        """Ask for all that can be said of somebody who joins for an entry."""
        known = self._known(self._agenda) if self._agenda is not None else None
        row = self._row(key)
        guest = known.joining.guest(key, name) if known is not None else None
        if known is None or row is None or guest is None or known.agenda.meeting.is_locked:
            return
        dialog = GuestDialog(row, guest, known, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        change = partial(guests.change, point_id=row.id, name=name)
        dialog.wanted.connect(
            lambda wanted, available: self._run(
                _("People"), partial(change, wanted=wanted, available=available)
            )
        )
        remove = partial(guests.remove, point_id=row.id, name=name)
        dialog.removed.connect(lambda: self._run(_("People"), remove))
        dialog.open()

    def _choose(self, key: str) -> None:
        self._timeline.select(key)
        self._on_selected(key)

    def _on_told(self) -> None:
        if self._newest is not None:
            self._show(self._newest)

    # Writing

    def _run(self, label: str, command: Callable[..., Any], merge_key: Hashable = None) -> None:
        self._on_the_way += 1
        self._services.run(
            label,
            command,
            source=self,
            merge_key=merge_key,
            done=lambda _result: self._on_end(),
            failed=self._on_failed,
        )

    def _on_end(self) -> None:
        self._on_the_way = max(0, self._on_the_way - 1)
        if not self._on_the_way and self._newest is not None:
            self._show(self._newest)

    def _on_failed(self, error: BaseException) -> None:
        self._services.report(error)
        self._on_end()
        self.drafted.emit(None)

"""The selected entry: when, how long, what must not happen to it, and who joins."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.parsed_edit import DurationEdit
from gui.fields.people_edit import PeopleEdit
from gui.fields.start_rule import StartFields
from gui.fields.words import is_break
from gui.planner.facts import Facts
from gui.planner.guest_dialog import guest_text
from gui.theme import TextSize, dress
from gui.widgets.accessible import show_checked
from gui.widgets.choice_list import Choice, ChoiceList
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import SectionLabel, Text, WrappedHeading
from gui.widgets.ticks import TickBox
from model.commands import agenda as commands
from model.commands import guests, limits
from model.planning.fitting import LEAST
from model.planning.shapes import Slot, StartRule
from model.queries.agenda import AgendaRow
from model.text.clock import format_clock
from model.text.people_line import Written
from model.text.translate import _


class EntrySection(QWidget):
    """`wanted` carries a label and a command; `guest_opened` the name of a guest of this entry."""

    wanted = Signal(str, object)
    refused = Signal(str)
    guest_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: AgendaRow | None = None
        self._title = WrappedHeading(size=TextSize.NORMAL)
        self.length = DurationEdit(_("Length in minutes"))
        self.length.setPlaceholderText(_("no slot"))
        self.start = StartFields(self)
        self.latest = Text(look="muted", size=TextSize.SMALL)
        self.latest.setWordWrap(True)
        self.least = DurationEdit(_("Never shorter than, minutes"))
        self.least.setPlaceholderText(str(LEAST))
        self.kept = TickBox(_("Keep the length"))
        self.kept.setToolTip(_("Proposals leave it as long as it is, and on this meeting"))
        self._people = SectionLabel(_("Joins for the point"))
        self.guests = ChoiceList()
        self.add = PeopleEdit(_("Add somebody who joins"), titles=True, once_left=True)
        self._lay_out()
        self._connect()

    def show_entry(self, row: AgendaRow | None, facts: Facts | None) -> None:
        """Another entry, or the same one changed; None for none."""
        self.setVisible(row is not None and facts is not None)
        if row is None or facts is None:
            self._row = None
            return
        if self._row is not None and row.id != self._row.id:
            self.flush()  # what is typed belongs to the entry that was shown
            self.add.clear()
        self._row = row
        self._title.show_name(row.title if is_break(row) else f"{row.number or ''} {row.title}")
        self.length.show_value(row.duration)
        self.start.show_start(row.rule, row.start_at)
        self._show_latest(row.slot)
        self.least.show_value(row.least)
        show_checked(self.kept, row.kept)
        for widget in (self._people, self.guests, self.add):
            widget.setVisible(not is_break(row))
        self.add.set_known([name for name in facts.known if name not in row.guests])
        self.guests.show_choices(
            [
                Choice(
                    guest.name,
                    guest_text(guest, facts.joining.available.get(guest.name)),
                    "monitor" if guest.online else "user",
                    guest.name,
                )
                for guest in facts.joining.of(row.key)
            ]
        )

    def _show_latest(self, slot: Slot) -> None:
        """When it must start; in red once that has passed."""
        latest = slot.latest_start
        self.latest.setVisible(latest is not None)
        if latest is not None:
            words = _("Must start by {time} if the meeting is to end on time.")
            too_full = _("The meeting is too full to end on time.")
            told = words.format(time=format_clock(latest)) if latest >= 0 else too_full
            self.latest.setText(told)
            is_late = slot.start is not None and slot.start > latest
            dress(self.latest, "danger" if is_late else "muted")

    def flush(self) -> None:
        """Take at once what is typed."""
        for field in (self.length, self.start.time, self.least, self.add):
            field.flush()

    def _lay_out(self) -> None:
        times = FlowLayout()
        times.addWidget(_with_unit(self.length))
        times.addWidget(self.start.rule)
        times.addWidget(self.start.time)
        limits_line = FlowLayout()
        limits_line.addWidget(_with_unit(self.least, _("never under")))
        limits_line.addWidget(self.kept)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._title)
        box.addLayout(times)
        box.addWidget(self.latest)
        box.addLayout(limits_line)
        for widget in (self._people, self.guests, self.add):
            box.addWidget(widget)

    def _connect(self) -> None:
        for field in (self.length, self.start, self.least):
            field.refused.connect(self.refused)
        self.length.committed.connect(
            lambda minutes: self._want(_("Length"), commands.set_duration, minutes=minutes)
        )
        self.start.wanted.connect(self._on_start)
        self.least.committed.connect(
            lambda minutes: self._want(_("Least length"), limits.set_least, minutes=minutes)
        )
        self.kept.toggled.connect(
            lambda kept: self._want(_("Keep the length"), limits.set_kept, kept=kept)
        )
        self.guests.taken.connect(self.guest_opened.emit)
        self.add.committed.connect(self._on_add)

    def _on_start(self, rule: StartRule, minute: int | None) -> None:
        self._want(_("Start"), commands.set_start, rule=rule, start_at=minute)

    def _on_add(self, people: list[Written]) -> None:
        self.add.clear()
        self.add.show_people([])
        if people and self._row is not None:
            command = partial(guests.add, point_id=self._row.id, names=tuple(people))
            self.wanted.emit(_("People"), command)

    def _want(self, label: str, command: object, **values: object) -> None:
        if self._row is not None:
            bound = partial(command, entry_id=self._row.id, **values)  # type: ignore[call-overload]
            self.wanted.emit(label, bound)


def _with_unit(field: QWidget, before: str = "") -> QWidget:
    """A field of minutes with its unit, which stay together."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    if before:
        row.addWidget(Text(before, "muted"))
    row.addWidget(field)
    row.addWidget(Text(_("min."), "muted"))
    return both

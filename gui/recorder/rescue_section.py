"""The meeting will end late: what can be done, each proposal shown in the list before it is taken."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.words import is_break
from gui.recorder.run import LiveRun
from gui.services import Services
from gui.theme import TextSize
from gui.timeline.fit_choices import fit_choice
from gui.widgets.buttons import ToolButton
from gui.widgets.choice_list import ChoiceList
from gui.widgets.labels import SectionLabel, Text
from model.commands.arranging import arrange
from model.commands.postponing import postpone
from model.planning.fitting import Agenda, FitKind, Proposal
from model.planning.rescue import rescues, rest_of_day, whole_day
from model.queries.next_meeting import NextMeeting, next_meeting
from model.text.translate import N_, _
from model.vocabulary import Purpose

_LABELS = {
    FitKind.SHORTEN: N_("Shorten the points"),
    FitKind.EAT_BREAK: N_("Shorten the break"),
    FitKind.END_LATER: N_("End later"),
    FitKind.NEXT_MEETING: N_("Move to the next meeting"),
}

MOST = 3
"""Proposals at once: the list below, which shows what each would do, needs the room."""


class RescueSection(QWidget):
    """`looked_at` carries the proposed starts by entry key, None when nothing is looked at."""

    looked_at = Signal(object)

    def __init__(self, services: Services, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._run = services, run
        self._rest: Agenda | None = None
        self._coming: NextMeeting | None = None
        self._none = Text("", "muted", TextSize.SMALL)
        self._none.setWordWrap(True)
        self.choices = ChoiceList()
        self.choices.looked_at.connect(self._on_looked_at)
        self.choices.taken.connect(self._on_taken)
        close = ToolButton("x", _("Close"))
        close.clicked.connect(self.close_section)
        head = QHBoxLayout()
        head.addWidget(SectionLabel(_("What can be done?")), 1)
        head.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self._none)
        box.addWidget(self.choices)
        self.hide()

    def open_section(self) -> None:
        """Make the proposals for this moment, and take the focus."""
        self.refresh()
        self.show()
        if self.choices.buttons:
            self.choices.buttons[0].setFocus()

    def close_section(self) -> None:
        """Give the place back."""
        self.hide()
        self.looked_at.emit(None)

    def refresh(self) -> None:
        """Make the proposals anew; nothing where the meeting ends in time."""
        agenda, day = self._run.agenda, self._run.day
        if agenda is None or day is None:
            return
        entries = [row.planned for row in agenda.entries]
        breaks = {row.key for row in agenda.entries if is_break(row)}
        kept = {row.key for row in agenda.entries if row.purpose == Purpose.ANY_OTHER_BUSINESS}
        meeting_id = agenda.meeting.id
        self._coming = self._services.read(partial(next_meeting, meeting_id=meeting_id))
        self._rest = rest_of_day(
            entries, day.ahead, day.now, agenda.meeting.end, breaks, kept, day.promised
        )
        lengths = {entry.key: entry.duration or 0 for entry in self._rest.entries}
        found = [
            fit_choice(proposal, agenda.entries, self._coming, lengths)
            for proposal in rescues(self._rest)
            if self._coming is not None or proposal.kind is not FitKind.NEXT_MEETING
        ]
        self.choices.show_choices(found[:MOST])
        on_time = day.over <= 0
        self._none.setText(
            _("The meeting is expected to end on time.")
            if on_time
            else _("Nothing that is left can be made shorter.")
        )
        self._none.setVisible(not found)

    def _on_looked_at(self, proposal: Proposal | None) -> None:
        if proposal is None:
            self.looked_at.emit(None)
            return
        starts = {s.key: s.start for s in proposal.planned.slots if s.start is not None}
        self.looked_at.emit(starts)

    def _on_taken(self, proposal: Proposal) -> None:
        agenda = self._run.agenda
        if agenda is None or self._rest is None:
            return
        self.close_section()
        self._services.run(_(_LABELS[proposal.kind]), self._command(proposal, agenda.meeting.id))

    def _command(self, proposal: Proposal, meeting_id: int) -> Callable[..., Any]:
        assert self._run.agenda is not None
        assert self._rest is not None
        if proposal.kind is FitKind.NEXT_MEETING and self._coming is not None:
            row = self._run.row(proposal.gone[0])
            assert row is not None
            return partial(postpone, point_id=row.id, meeting_id=self._coming.id)
        entries = [row.planned for row in self._run.agenda.entries]
        end = proposal.planned.window.end if proposal.kind is FitKind.END_LATER else None
        wanted = whole_day(entries, self._rest, proposal)
        return partial(arrange, meeting_id=meeting_id, wanted=wanted, remove=proposal.gone, end=end)

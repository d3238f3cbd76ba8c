"""After the meeting: a walk through what is still open, then comments, approval, corrections."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QInputDialog,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.recorder.compare_dialog import CompareDialog
from gui.recorder.run import LiveRun
from gui.recorder.time_dialog import TimeDialog
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import GhostButton, LinkButton, PrimaryButton, SecondaryButton
from gui.widgets.cards import Card, Line
from gui.widgets.labels import Heading, SectionLabel, Text
from model.commands import minutes_approval, postponing, revisions
from model.queries.agenda import AgendaRow
from model.queries.links import PointLinks, point_links
from model.queries.next_meeting import NextMeeting, next_meeting
from model.queries.revisions import Revision
from model.queries.revisions import revisions as read_revisions
from model.queries.walk import Lack, OpenEnd, open_ends
from model.text.dates import long_date, short_date
from model.text.translate import N_, _
from model.views import MeetingStatus, RevisionKind

WIDTH = 286
_MOST_ENDS = 12
_LONGEST = 32

_LACKS = {
    Lack.NOTHING_WRITTEN: N_("Nothing is written"),
    Lack.NO_OUTCOME: N_("No outcome"),
    Lack.TO_FILL_IN: N_("“…” is to be filled in"),
    Lack.NO_OWNER: N_("Nobody is to do: {detail}"),
    Lack.NO_DEADLINE: N_("No deadline: {detail}"),
    Lack.LOOSE_DEADLINE: N_("Which day? {detail}"),
    Lack.DANGLING: N_("“{detail}” points at nothing"),
}

_KINDS = {
    RevisionKind.SENT: N_("Sent for comments {date}"),
    RevisionKind.APPROVED: N_("Approved {date} by {by}"),
    RevisionKind.CORRECTION: N_("Correction begun {date}: {comment}"),
}

_AFTER = frozenset(
    {
        MeetingStatus.HELD,
        MeetingStatus.MINUTES_DRAFT,
        MeetingStatus.MINUTES_SENT,
        MeetingStatus.APPROVED,
    }
)


class AfterSide(QWidget):
    """`entry_chosen`: show this point. It is there once the meeting is over."""

    entry_chosen = Signal(int)
    told = Signal(str)

    def __init__(self, services: Services, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._run = services, run
        self._shown: AgendaRow | None = None
        self._coming: NextMeeting | None = None
        self.setFixedWidth(WIDTH)
        self.ends: list[OpenEnd] = []
        self._walk = QVBoxLayout()
        self._walk.setSpacing(2)
        self._state = Text(look="muted", size=TextSize.SMALL)
        self._state.setWordWrap(True)
        self.send = SecondaryButton(_("Sent for comments …"), "send")
        self.approve = PrimaryButton(_("Approve …"), "check-check")
        self.correct = SecondaryButton(_("Correct what is approved …"), "pencil-line")
        self.compare = GhostButton(_("Compare revisions …"), "file-diff")
        self.times = GhostButton(_("Planned and actual time …"), "chart-gantt")
        self.carry = GhostButton(_("Approval on the next agenda"), "calendar-check")
        self.postpone = GhostButton(_("Postpone the point"), "calendar-plus")
        self.bank = GhostButton(_("Postpone to the bank"), "inbox")
        self.back = GhostButton(_("It is not postponed after all"), "undo-2")
        self._link = Text(look="muted", size=TextSize.SMALL)
        self._link.setWordWrap(True)
        for button, handler in (
            (self.send, self._on_send),
            (self.approve, self._on_approve),
            (self.correct, self._on_correct),
            (self.compare, self._on_compare),
            (self.times, self._on_times),
            (self.carry, self._on_carry),
            (self.postpone, self._on_postpone),
            (self.bank, self._on_bank),
            (self.back, self._on_back),
        ):
            button.clicked.connect(handler)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out()

    @property
    def is_wanted(self) -> bool:
        """Whether the meeting in front is over."""
        agenda, state = self._run.agenda, self._run.state
        if agenda is None or self._run.is_running:
            return False
        over = state is not None and state.ended_at is not None
        return over or agenda.meeting.status in _AFTER

    def show_entry(self, entry: AgendaRow | None) -> None:
        """The point that "postpone" is about."""
        self._shown = entry
        self.reload()

    def reload(self) -> None:
        """Read what is open, and how far the minutes have come."""
        agenda = self._run.agenda
        self.setVisible(self.is_wanted)
        if agenda is None or not self.is_wanted:
            return
        meeting_id = agenda.meeting.id
        self.ends = list(self._services.read(partial(open_ends, meeting_id=meeting_id)))
        self._coming = self._services.read(partial(next_meeting, meeting_id=meeting_id))
        kept = self._services.read(partial(read_revisions, meeting_id=meeting_id))
        self._show_walk()
        self._state.setText("\n".join(map(_said, kept)))
        self._state.setVisible(bool(kept))
        locked = agenda.meeting.is_locked
        self.send.setVisible(not locked)
        self.approve.setVisible(not locked)
        self.correct.setVisible(locked)
        self.compare.setEnabled(bool(kept))
        state = self._run.state
        self.times.setEnabled(state is not None and state.started_at is not None)
        self.carry.setEnabled(self._coming is not None and not locked)
        self._show_point(locked)

    def _show_walk(self) -> None:
        while (item := self._walk.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not self.ends:
            self._walk.addWidget(Text(_("Nothing is open."), "muted"))
        for end in self.ends[:_MOST_ENDS]:
            words = _(_LACKS[end.lack]).format(detail=end.detail)
            shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
            button = LinkButton(f"{end.number}  {shown}".replace("&", "&&"))
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.setToolTip(f"{end.title}: {words}".replace("<", "‹"))
            button.setAccessibleName(f"{end.number} {end.title}: {words}")
            button.clicked.connect(partial(self._on_end, end.point_id))
            self._walk.addWidget(button)
        if len(self.ends) > _MOST_ENDS:
            words = _("and {count} more").format(count=len(self.ends) - _MOST_ENDS)
            self._walk.addWidget(Text(words, "muted", TextSize.SMALL))

    def _show_point(self, locked: bool) -> None:
        row = self._shown
        point = row is not None and row.number is not None
        links = PointLinks()
        if row is not None and point:
            links = self._services.read(partial(point_links, point_id=row.id))
        self._link.setText(_links_text(links))
        self._link.setVisible(bool(self._link.text()))
        gone = links.went_to is not None
        self.postpone.setVisible(bool(point) and not gone and not locked)
        self.bank.setVisible(bool(point) and not gone and not locked)
        self.back.setVisible(gone and not locked)
        self.postpone.setEnabled(self._coming is not None)
        if self._coming is not None:
            words = _("Postpone the point to {date}").format(date=short_date(self._coming.date))
            self.postpone.setText(f" {words}")
            self.postpone.setAccessibleName(words)

    def _lay_out(self) -> None:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 14, 16, 12)
        box.setSpacing(7)
        box.addWidget(Heading(_("After the meeting"), TextSize.LARGE))
        box.addWidget(SectionLabel(_("Still open")))
        box.addLayout(self._walk)
        box.addWidget(Line())
        box.addWidget(SectionLabel(_("The minutes")))
        for widget in (self._state, self.send, self.approve, self.correct, self.compare):
            box.addWidget(widget)
        for widget in (self.carry, self.times, Line(), self._link):
            box.addWidget(widget)
        for widget in (self.postpone, self.bank, self.back):
            box.addWidget(widget)
        box.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        card = Card()
        card.body.addWidget(area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    # What the buttons do

    def _on_end(self, point_id: int, _checked: bool = False) -> None:
        self.entry_chosen.emit(point_id)

    def _on_send(self) -> None:
        self._ask(
            _("Sent for comments"),
            _("To whom, and until when? (may be left empty)"),
            lambda text: self._run_on_meeting(
                _("Sent for comments"), partial(revisions.send_for_comments, comment=text)
            ),
        )

    def _on_approve(self) -> None:
        agenda = self._run.agenda
        self._ask(
            _("Approve the minutes"),
            _("Who approved them? The minutes are locked afterwards."),
            lambda text: self._run_on_meeting(
                _("Approve the minutes"), partial(revisions.approve, by=text)
            ),
            agenda.meeting.chair if agenda is not None else "",
        )

    def _on_correct(self) -> None:
        self._ask(
            _("Correct approved minutes"),
            _("Why are they corrected? What was approved is kept."),
            lambda text: self._run_on_meeting(
                _("Correct approved minutes"), partial(revisions.begin_correction, reason=text)
            ),
        )

    def _on_compare(self) -> None:
        if self._run.agenda is not None:
            self._open(CompareDialog(self._services, self._run.agenda.meeting.id, self.window()))

    def _on_times(self) -> None:
        if self._run.agenda is not None:
            self._open(TimeDialog(self._services, self._run.agenda.meeting.id, self.window()))

    def _on_carry(self) -> None:
        agenda, coming = self._run.agenda, self._coming
        if agenda is None or coming is None:
            return
        command = partial(
            minutes_approval.put_on_agenda, meeting_id=coming.id, of_meeting_id=agenda.meeting.id
        )
        said = _("The agenda of {date} carries the approval of these minutes")
        text = said.format(date=long_date(coming.date))
        self._services.run(
            _("Approval on the next agenda"), command, done=lambda _id: self.told.emit(text)
        )

    def _on_postpone(self) -> None:
        if self._shown is not None and self._coming is not None:
            command = partial(
                postponing.postpone, point_id=self._shown.id, meeting_id=self._coming.id
            )
            self._services.run(_("Postpone the point"), command, done=self._on_done)

    def _on_bank(self) -> None:
        if self._shown is not None:
            command = partial(postponing.postpone_to_bank, point_id=self._shown.id)
            self._services.run(_("Postpone to the bank"), command, done=self._on_done)

    def _on_back(self) -> None:
        if self._shown is not None:
            command = partial(postponing.take_back, point_id=self._shown.id)
            label = _("It is not postponed after all")
            self._services.run(label, command, done=self._on_done)

    def _on_done(self, _result: object) -> None:
        self.reload()

    def _open(self, dialog: CompareDialog | TimeDialog) -> None:
        dialog.setModal(True)
        dialog.show()

    def _ask(self, title: str, question: str, then: Callable[[str], None], text: str = "") -> None:
        dialog = QInputDialog(self.window())
        dialog.setWindowTitle(title)
        dialog.setLabelText(question)
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(text)
        dialog.setMinimumWidth(420)
        dialog.textValueSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _run_on_meeting(self, label: str, command: Callable[..., Any]) -> None:
        if self._run.agenda is not None:
            meeting_id = self._run.agenda.meeting.id
            whole = partial(command, meeting_id=meeting_id, at=self._run.now())
            self._services.run(label, whole, done=self._on_done)


def _said(revision: Revision) -> str:
    date = long_date(revision.at.date()) if revision.at is not None else ""
    words = _(_KINDS[revision.kind]) if revision.kind is not None else ""
    said = words.format(date=date, by=revision.by, comment=revision.comment)
    return f"{revision.number}. {said}"


def _links_text(links: PointLinks) -> str:
    """Where the point went and came from, and whose minutes it approves."""
    lines: list[str] = []
    if links.went_to is not None:
        to = links.went_to
        if to.date is not None:
            lines.append(_("Postponed to {date}").format(date=long_date(to.date)))
        else:
            lines.append(_("Postponed to the bank"))
    if links.came_from is not None and links.came_from.date is not None:
        words = _("From {date}, point {number}")
        date = long_date(links.came_from.date)
        lines.append(words.format(date=date, number=links.came_from.number))
    if links.approves is not None and links.approves.date is not None:
        words = _("Approves the minutes of {date}")
        lines.append(words.format(date=long_date(links.approves.date)))
    return "\n".join(lines)

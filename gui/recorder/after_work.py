"""What is done with the minutes once the meeting is over, whoever asks: a button, a menu, a key."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.recorder.compare_dialog import CompareDialog
from gui.recorder.open_ends import unfinished
from gui.recorder.run import LiveRun
from gui.recorder.time_dialog import TimeDialog
from gui.services import Services
from gui.widgets.dialogs import line_dialog
from model.commands import minutes_approval, postponing, revisions
from model.queries.agenda import AgendaRow
from model.queries.links import point_links
from model.queries.next_meeting import NextMeeting, next_meeting
from model.queries.revisions import revisions as read_revisions
from model.queries.walk import open_ends
from model.text.dates import long_date
from model.text.translate import _, language


class AfterWork(QObject):
    """`shown` is the point that "postpone" is about. Where something makes no sense it says why."""

    done = Signal()
    told = Signal(str)
    refused = Signal(str)
    mail_wanted = Signal(str)
    """The minutes are to be sent for comments; brings what was written of whom and until when."""

    def __init__(self, services: Services, run: LiveRun, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._run, self._widget = services, run, parent
        self.shown: AgendaRow | None = None

    @property
    def coming(self) -> NextMeeting | None:
        """The forum's next meeting."""
        agenda = self._run.agenda
        if agenda is None:
            return None
        return self._services.read(partial(next_meeting, meeting_id=agenda.meeting.id))

    # The minutes

    def send(self) -> None:
        """The minutes go out as a draft: keep them as they are, and lead on to the mail."""
        self._ask(
            _("Send for comments"),
            _(
                "The minutes are kept as they are now. Next you choose who gets the mail.\n"
                "To whom, and until when? (may be left empty)"
            ),
            lambda text: self._run_on_meeting(
                _("For comments"),
                partial(revisions.send_for_comments, comment=text),
                then=partial(self.mail_wanted.emit, text.strip()),
            ),
        )

    def approve(self) -> None:
        """Ask who approved, and lock them; what is unfinished is named first."""
        agenda = self._run.agenda
        self._ask(
            _("Approve the minutes"),
            self._unfinished() + _("Who approved them? The minutes are locked afterwards."),
            lambda text: self._run_on_meeting(
                _("Approve the minutes"), partial(revisions.approve, by=text)
            ),
            agenda.meeting.chair if agenda is not None else "",
        )

    def correct(self) -> None:
        """Ask why, and unlock them."""
        self._ask(
            _("Correct approved minutes"),
            _("Why are they corrected? What was approved is kept."),
            lambda text: self._run_on_meeting(
                _("Correct approved minutes"), partial(revisions.begin_correction, reason=text)
            ),
        )

    def compare(self) -> None:
        """Any two revisions side by side."""
        agenda = self._run.agenda
        if agenda is None:
            return
        meeting_id = agenda.meeting.id
        if self._services.read(partial(read_revisions, meeting_id=meeting_id)):
            self._open(CompareDialog(self._services, meeting_id, self._widget.window()))
        else:
            self.refused.emit(
                _(
                    "There is one revision only. Another is kept when the minutes are sent for "
                    "comments, approved or corrected."
                )
            )

    def show_times(self) -> None:
        """Planned and actual time, as a picture and as figures."""
        agenda, state = self._run.agenda, self._run.state
        if agenda is None:
            return
        if state is not None and state.started_at is not None:
            self._open(TimeDialog(self._services, agenda.meeting.id, self._widget.window()))
        else:
            self.refused.emit(_("No time was taken: the meeting was never started here."))

    def carry(self) -> None:
        """The next agenda gets a point on which these minutes are approved."""
        agenda, coming = self._run.agenda, self.coming
        if agenda is None:
            return
        if coming is None:
            self._say_no_meeting()
            return
        command = partial(
            minutes_approval.put_on_agenda, meeting_id=coming.id, of_meeting_id=agenda.meeting.id
        )
        said = _("The agenda of {date} carries the approval of these minutes")
        self._do(
            _("Approval on the next agenda"),
            command,
            said.format(date=long_date(coming.date, language())),
        )

    # The point

    def postpone(self) -> None:
        """The point goes to the next meeting with text and annexes."""
        coming = self.coming
        if coming is None:
            self._say_no_meeting()
            return
        said = _("Postponed to {date}").format(date=long_date(coming.date, language()))
        command = partial(postponing.postpone, meeting_id=coming.id, at=self._run.now())
        self._on_point(_("Postpone the point"), command, said)

    def postpone_to_bank(self) -> None:
        """The point waits among the recommendations until its time comes."""
        command = partial(postponing.postpone_to_bank, at=self._run.now())
        label = _("Put back among the recommendations")
        self._on_point(label, command, _("It is back among the recommendations"))

    def take_back(self) -> None:
        """The point stays here after all."""
        shown = self.shown
        if shown is None:
            return
        links = self._services.read(partial(point_links, point_id=shown.id))
        if links.went_to is None:
            self.refused.emit(_("The point has not been postponed. Nothing was changed."))
        else:
            self._on_point(_("It is not postponed after all"), postponing.take_back, "")

    # Helpers

    def _unfinished(self) -> str:
        agenda = self._run.agenda
        if agenda is None:
            return ""
        ends = self._services.read(partial(open_ends, meeting_id=agenda.meeting.id))
        lines = [f"•  {line}" for line in unfinished(ends)]
        return "\n".join((_("Not finished yet:"), *lines, "", "")) if lines else ""

    def _say_no_meeting(self) -> None:
        self.refused.emit(
            _(
                "The forum has no later meeting. Make one first, or put the point back among the "
                "recommendations."
            )
        )

    def _on_point(self, label: str, command: Callable[..., Any], said: str) -> None:
        if self.shown is not None and self.shown.number is not None:
            self._do(label, partial(command, point_id=self.shown.id), said)

    def _run_on_meeting(
        self, label: str, command: Callable[..., Any], then: Callable[[], object] | None = None
    ) -> None:
        if self._run.agenda is not None:
            meeting_id = self._run.agenda.meeting.id
            command = partial(command, meeting_id=meeting_id, at=self._run.now())
            self._do(label, command, then=then)

    def _do(
        self,
        label: str,
        command: Callable[..., Any],
        said: str = "",
        then: Callable[[], object] | None = None,
    ) -> None:
        def on_done(_result: object) -> None:
            if said:
                self.told.emit(said)
            self.done.emit()
            if then is not None:
                then()

        self._services.run(label, command, done=on_done)

    def _open(self, dialog: CompareDialog | TimeDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def _ask(self, title: str, question: str, then: Callable[[str], None], text: str = "") -> None:
        dialog = line_dialog(self._widget.window(), title, question, text)
        dialog.textValueSelected.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

"""Said in a quiet row when the meeting was ended: what was not treated, and the way back."""

from functools import partial

from PySide6.QtWidgets import QWidget

from gui.recorder.run import LiveRun
from gui.widgets.message_bar import MessageBar, Severity
from model.text.clock import clock_of
from model.text.names import join_names
from model.text.translate import _, language, ngettext
from model.vocabulary import MeetingStatus, Purpose


class EndNotice(MessageBar):
    """Goes when it is closed, and when there is no way back any more.

    That is when the meeting goes on, when another one comes, and when its minutes have gone further.
    """

    def __init__(self, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._meeting_id: int | None = None
        self._statuses: tuple[MeetingStatus, ...] = ()
        run.was_ended.connect(self._say)
        run.ticked.connect(self._on_tick)

    def _say(self, before: MeetingStatus) -> None:
        agenda, state = self._run.agenda, self._run.state
        if agenda is None or state is None or state.ended_at is None:
            return
        self._meeting_id = agenda.meeting.id
        self._statuses = (before, MeetingStatus.HELD)
        ended = _("The meeting was ended at {time}.").format(time=clock_of(state.ended_at))
        left = self._not_treated()
        words = ngettext(
            "Not treated: point {numbers}.", "Not treated: points {numbers}.", len(left)
        )
        named = words.format(numbers=join_names(left, language()))
        severity = Severity.WARNING if left else Severity.INFORMATION
        self.show_message(severity, f"{ended} {named}" if left else ended)
        self.add_action(_("Undo"), partial(self._run.take_back_end, before))

    def _not_treated(self) -> list[str]:
        """Numbers of the points that were forgotten: neither taken up nor written of.

        "Eventuelt" owes nothing.
        """
        agenda, state = self._run.agenda, self._run.state
        return [
            str(row.number)
            for row in (agenda.entries if agenda is not None else ())
            if row.number is not None
            and not (row.withdrawn or row.has_minutes)
            and row.purpose != Purpose.ANY_OTHER_BUSINESS
            and (state is None or row.key not in state.done)
        ]

    def _on_tick(self) -> None:
        agenda = self._run.agenda
        another = agenda is None or agenda.meeting.id != self._meeting_id
        further = agenda is not None and agenda.meeting.status not in self._statuses
        if not self.isHidden() and (another or further or self._run.is_running):
            self.hide()

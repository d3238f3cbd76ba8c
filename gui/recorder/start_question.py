"""Asked in a quiet row when a meeting is started: is this the day, and did it not begin earlier?"""

import datetime

from PySide6.QtWidgets import QWidget

from gui.recorder.run import LiveRun
from gui.widgets.message_bar import MessageBar, Severity
from model.planning.timekeeper import moment_of
from model.text.clock import format_clock
from model.text.dates import long_date
from model.text.translate import _, language


class StartQuestion(MessageBar):
    """Goes when it is answered, and when the meeting goes on or another one comes."""

    def __init__(self, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._asked_at = self._place()
        run.other_day.connect(self._ask_day)
        run.begun_late.connect(self._ask_time)
        run.ticked.connect(self._on_tick)

    def _ask_day(self, planned: datetime.date) -> None:
        self._asked_at = self._place()
        text = _("The meeting is planned for {date}, which is not today. Start it all the same?")
        self.show_message(Severity.INFORMATION, text.format(date=long_date(planned, language())))
        self.add_action(_("Start it now"), self._on_start)
        self.add_action(_("No, not yet"), self.hide)

    def _ask_time(self, planned: int) -> None:
        self._asked_at = self._place()
        time = format_clock(planned)
        text = _("The meeting was planned for {time}. Did it begin then?").format(time=time)
        self.show_message(Severity.INFORMATION, text)
        self.add_action(_("Yes, at {time}").format(time=time), lambda: self._on_then(planned))
        self.add_action(_("No, now"), self.hide)

    def _place(self) -> tuple[int | None, str | None]:
        """The meeting in front and the entry that runs."""
        agenda, running = self._run.agenda, self._run.running
        return agenda and agenda.meeting.id, running and running.key

    def _on_start(self) -> None:
        self.hide()
        self._run.start_now()

    def _on_then(self, planned: int) -> None:
        self.hide()
        day = self._run.day
        if day is not None:
            self._run.correct_start(moment_of(planned, day.day))

    def _on_tick(self) -> None:
        if not self.isHidden() and self._place() != self._asked_at:
            self.hide()

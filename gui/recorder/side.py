"""Beside the text while the meeting runs: what comes next, what to do now, the whole course."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.parsed_edit import ClockEdit
from gui.recorder.course_list import CourseList
from gui.recorder.course_rows import CourseRow, course_rows
from gui.recorder.notice_list import NoticeList
from gui.recorder.notices import Action, notices
from gui.recorder.rescue_section import RescueSection
from gui.recorder.run import LiveRun
from gui.recorder.words import clock_text
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import PrimaryButton, allow
from gui.widgets.cards import Card, Line
from gui.widgets.labels import ElidedLabel, SectionLabel, Text
from gui.widgets.page_scroll import YieldingScroll
from model.planning.timekeeper import minutes_of
from model.queries.agenda import Agenda, AgendaRow
from model.queries.live_day import LiveDay
from model.text.translate import _

WIDTH, LEAST_WIDTH, ROOMY_WIDTH = 326, 264, 420
"""Where there is room, on a small screen, and beside more text than anybody fills."""
ROOMY = 1500
LEAST_COURSE, LEAST_WORK = 84, 94
"""Pixels: of two lines of the course, and of one thing to do with its button."""
END_AFTER_MS = 1500
"""Before the button that went to the next point may end the meeting."""


class LiveSide(QWidget):
    """`entry_chosen`: show the text of this entry. `refused`: what was not understood."""

    entry_chosen = Signal(int)
    refused = Signal(str)

    def __init__(self, services: Services, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._shown: AgendaRow | None = None
        self._writing = False
        self._running: str | None = None
        self._proposed: dict[str, int] | None = None
        self._is_last = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(END_AFTER_MS)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(WIDTH)
        self._next = ElidedLabel(size=TextSize.LARGE, weight=QFont.Weight.DemiBold)
        self._next_time = Text(look="muted", size=TextSize.SMALL)
        self.next = PrimaryButton(_("Next point"), "skip-forward")
        self.next.clicked.connect(self._on_next)
        self._rest.timeout.connect(lambda: allow(self.next, True, ""))
        self.notices = NoticeList()
        self.notices.acted.connect(self._on_acted)
        self.rescue = RescueSection(services, run)
        self.rescue.looked_at.connect(self._on_looked_at)
        self.course = CourseList()
        self.course.chosen.connect(self.entry_chosen)
        self.course.start_wanted.connect(run.jump_to)
        self.course.pass_over_wanted.connect(run.pass_over)
        self._started = ClockEdit(_("The meeting began at"))
        self._began = ClockEdit(_("The point began at"))
        self._point_label = Text(_("The point"), "muted", TextSize.SMALL)
        self._started.committed.connect(self._on_started)
        self._began.committed.connect(self._on_began)
        for field in (self._started, self._began):
            field.refused.connect(self.refused)
        self._lay_out()
        run.ticked.connect(self.refresh)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def set_room(self, width: int) -> None:
        """`width` of itself and the text beside it, in pixels."""
        self.setMaximumWidth(ROOMY_WIDTH if width >= ROOMY else WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def show_rescue(self) -> None:
        """What can be done about a late end; in sight, where this page is low."""
        self.rescue.open_section()
        QTimer.singleShot(0, self.rescue, lambda: self._work.ensureWidgetVisible(self.rescue))

    def show_entry(self, entry: AgendaRow | None, writing: bool) -> None:
        """Which text stands beside, and whether somebody is writing it."""
        self._shown, self._writing = entry, writing
        self.refresh()

    def flush(self) -> None:
        """Take at once what is typed."""
        for field in (self._started, self._began):
            field.flush()

    def refresh(self) -> None:
        """Another second, or something happened. Nothing is painted that is the same."""
        day, agenda = self._run.day, self._run.agenda
        if day is None or agenda is None or not self.isVisible():
            return
        self._show_next()
        self.notices.show_notices(notices(self._run, self._shown, self._writing))
        shown = self._shown.id if self._shown is not None else None
        self.course.show_rows(self._course(agenda, day), shown)
        state = self._run.state
        if state is not None and state.started_at is not None:
            self._started.show_value(int(minutes_of(state.started_at, day.day)))
        running = day.running.key if day.running is not None else None
        if running != self._running:
            self._running = running
            self._began.setModified(False)  # what was typed was said of the point before
        own = day.actual.get(running) if running is not None else None
        for part in (self._point_label, self._began):
            part.setVisible(own is not None)  # nothing to say of it in a break
        self._began.show_value(int(own.intervals[-1].start) if own is not None else None)

    def _course(self, agenda: Agenda, day: LiveDay) -> tuple[CourseRow, ...]:
        visits = self._run.state.visits if self._run.state is not None else {}
        return course_rows(agenda, day, visits, self._proposed)

    def _show_next(self) -> None:
        day = self._run.day
        row = self._run.row(day.following) if day is not None else None
        self._offer_end(row is None and self._run.is_running)
        if not self._is_last:
            allow(self.next, row is not None, _("Nothing more"))
        if row is None or day is None:
            self._next.set_text(_("Nothing more"))
            self._next_time.setText("")
            return
        title = f"{row.number} {row.title}" if row.number else row.title
        if self._next.text() != title:
            self._next.set_text(title)
        expected = day.expected[row.key].start
        parts = [_("at {time}").format(time=clock_text(expected)) if expected is not None else ""]
        self._next_time.setText(" · ".join(part for part in (*parts, *row.guests) if part))

    def _offer_end(self, is_last: bool) -> None:
        """Behind the last point comes the end. Not at once: a second press must not end the meeting."""
        if is_last == self._is_last:
            return
        self._is_last = is_last
        if is_last:
            self.next.say(_("End the meeting"), "square-stop")
            allow(self.next, False, _("Wait a moment"))
            self._rest.start()
        else:
            self.next.say(_("Next point"), "skip-forward")
            self._rest.stop()

    def _on_next(self) -> None:
        if self._is_last:
            self._run.end()
        else:
            self._run.next()

    def _lay_out(self) -> None:
        card = Card()
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 12)
        head.setSpacing(5)
        head.addWidget(SectionLabel(_("Next")))
        for widget in (self._next, self._next_time, self.next):
            head.addWidget(widget)
        work = QWidget()
        what_to_do = QVBoxLayout(work)
        what_to_do.setContentsMargins(16, 0, 16, 10)
        what_to_do.setSpacing(8)
        for widget in (self.notices, self.rescue):
            what_to_do.addWidget(widget)
        what_to_do.addStretch(1)
        self._work = YieldingScroll(work, _("What to do now"), least=LEAST_WORK)
        self.course.setMinimumHeight(LEAST_COURSE)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 12, 10)
        foot.setSpacing(7)
        began = Text(_("Began"), "muted", TextSize.SMALL)
        for label, field in ((began, self._started), (self._point_label, self._began)):
            foot.addWidget(label)
            foot.addWidget(field)
        foot.addStretch(1)
        card.body.addLayout(head)
        card.body.addWidget(self._work)
        card.body.addWidget(Line())
        card.body.addSpacing(6)
        card.body.addWidget(self.course, 1)
        card.body.addWidget(Line())
        card.body.addLayout(foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def _on_acted(self, action: Action) -> None:
        if action.id == "start":
            row = self._run.row(action.subject)
            if row is not None:
                self._run.jump_to(row.id)
        elif action.id == "stays":
            self._run.let_stay(action.subject)
        else:
            self._run.mark_visit(action.subject, action.id)

    def _on_looked_at(self, proposed: dict[str, int] | None) -> None:
        self._proposed = proposed
        self.refresh()

    def _on_started(self, minutes: int | None) -> None:
        if minutes is not None and self._run.day is not None:
            self._run.correct_start(self._run.moment(minutes))

    def _on_began(self, minutes: int | None) -> None:
        if minutes is not None and self._run.day is not None:
            self._run.correct_entry_start(self._run.moment(minutes))

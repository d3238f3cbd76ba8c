"""The running meeting as the page follows it: one tick a second while somebody looks, else none."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gui.background.patience import Patience
from gui.services import Services
from model.commands import live as commands
from model.planning.timekeeper import Timekeeper, day_of, minutes_of, moment_of
from model.queries.agenda import Agenda, AgendaRow
from model.queries.live import RunState, run_state
from model.queries.live_day import LiveDay, live_day
from model.queries.told import told_times
from model.text.translate import _
from model.vocabulary import MeetingStatus
from model.workspace.changes import ChangeSet

TICK_MS = 1000
FORGOTTEN = 10
"""Minutes after the planned start from which it is asked whether the meeting did not begin then."""

_A_DAY = 1440
_TABLES = ("meeting_run", "run_pause", "point_interval", "entry_end", "guest_visit", "told_time")
_PEOPLE = ("guest", "person")


class LiveRun(QObject):
    """`ticked` whenever `day` is another."""

    ticked = Signal()
    running_changed = Signal(bool)
    entry_wanted = Signal(int)
    """The id of the entry that runs now, when somebody has moved on to it."""
    acted = Signal()
    """Something was asked for: whoever writes goes on writing."""
    moving = Signal(bool)
    """Another entry is to run from now (True); it does, or could not (False)."""
    was_done = Signal()
    """And it has been done."""
    other_day = Signal(object)
    """The day that the meeting is planned for, when it is to be started on another; asks first."""
    begun_late = Signal(int)
    """The planned start, when the meeting was started so late that it may have been forgotten."""
    was_ended = Signal(object)
    """The meeting's status before somebody ended it here."""
    jumped = Signal(float)
    """By how many seconds the computer's clock has left the meeting's time; asked once."""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._told: dict[str, tuple[tuple[int, int], ...]] = {}
        self._watchers: set[object] = set()
        self._asked = False
        self._keeper = Timekeeper(services.clock.read())
        self.agenda: Agenda | None = None
        self.state: RunState | None = None
        self.day: LiveDay | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(partial(Patience(self).call, self.tick))
        services.bridge.changed.connect(self._on_changed)

    @property
    def is_running(self) -> bool:
        """Whether the meeting in front has begun and is not over."""
        return self.state is not None and self.state.is_running

    @property
    def is_ticking(self) -> bool:
        """Whether a second costs anything."""
        return self._timer.isActive()

    @property
    def running(self) -> AgendaRow | None:
        """The entry that is treated now."""
        return self.day.running if self.day is not None else None

    @property
    def can_go_back(self) -> bool:
        """Whether anything stands above the running entry, or nothing runs any more."""
        rows = self.agenda.entries if self.agenda is not None else ()
        first = next((row for row in rows if not row.withdrawn), None)
        return first is not None and (self.running is None or self.running.key != first.key)

    def row(self, key: str | None) -> AgendaRow | None:
        """A line of the agenda."""
        rows = self.agenda.entries if self.agenda is not None else ()
        return next((row for row in rows if row.key == key), None)

    def now(self) -> datetime.datetime:
        """The meeting's time, to the second."""
        return self._keeper.now(self._services.clock.read()).replace(microsecond=0)

    # What is shown

    def show_agenda(self, agenda: Agenda | None) -> None:
        """Follow this meeting, as it is now; None follows none."""
        another = (
            agenda is None or self.agenda is None or agenda.meeting.id != self.agenda.meeting.id
        )
        self.agenda = agenda
        if another:
            self._keeper = Timekeeper(self._services.clock.read())
            self._asked = False
        self.reload()

    def watch(self, watcher: object, looking: bool) -> None:
        """A window or page that shows the clock came into sight, or went."""
        (self._watchers.add if looking else self._watchers.discard)(watcher)
        self._settle_timer()
        if looking:
            self.tick()

    def reload(self) -> None:
        """Read what is stored of the run."""
        was = self.is_running
        if self.agenda is None:
            self.state = self.day = None
        else:
            meeting_id = self.agenda.meeting.id
            self.state = self._services.read(partial(run_state, meeting_id=meeting_id))
            self._told = self._services.read(partial(told_times, meeting_id=meeting_id))
        self._settle_timer()
        if was != self.is_running:
            self.running_changed.emit(self.is_running)
        self.tick()

    def tick(self) -> None:
        """Another moment."""
        if self.agenda is None or self.state is None:
            self.day = None
        else:
            self._look_for_jump()
            self.day = live_day(self.agenda, self.state, self.now(), self._told)
        self.ticked.emit()

    # A jump of the clock

    def follow_clock(self) -> None:
        """The time has really passed."""
        self._keeper.follow_wall(self._services.clock.read())
        self._asked = False
        self.tick()

    def keep_counting(self) -> None:
        """Somebody has set the clock: the meeting's time goes on."""
        self._keeper.keep_counting(self._services.clock.read())
        self._asked = False
        self.tick()

    def _look_for_jump(self) -> None:
        reading = self._services.clock.read()
        seconds = self._keeper.jump(reading)
        if not self.is_running:
            if seconds:  # nobody's time has been counted yet
                self._keeper.follow_wall(reading)
        elif seconds and not self._asked:
            self._asked = True
            self.jumped.emit(seconds)

    # What is done. All of it is done beside the writing, so the hands go back to the text.

    def start(self) -> None:
        """The meeting begins; on another day than planned that is asked about first."""
        self.tick()  # the computer may have slept since anybody looked
        agenda = self.agenda
        if agenda is None:
            return
        new = self.state is None or self.state.started_at is None
        if new and day_of(agenda.meeting.date, self.now()) != agenda.meeting.date:
            self.other_day.emit(agenda.meeting.date)
        else:
            self.start_now()

    def start_now(self) -> None:
        """The meeting begins, whatever day it is."""
        if self.agenda is None:
            return
        meeting, now = self.agenda.meeting, self.now()
        new = self.state is None or self.state.started_at is None
        day = day_of(meeting.date, now)
        late = minutes_of(now, day) - meeting.start
        command = partial(commands.start, meeting_id=meeting.id, at=now)
        # On another day the planned hour says nothing of when it began.
        forgotten = new and day == meeting.date and late >= FORGOTTEN
        self._run(
            _("Start the meeting"),
            command,
            follow=True,
            then=partial(self.begun_late.emit, meeting.start) if forgotten else None,
        )

    def next(self) -> None:
        """The running entry has ended, the one after it begins."""
        self._do(_("Next point"), commands.step, follow=True)

    def set_aside(self) -> None:
        """The next entry begins; the running one is taken up later."""
        self._do(_("Set aside"), partial(commands.step, done=False), follow=True)

    def back(self) -> None:
        """The entry above on the agenda is taken up again."""
        self._do(_("Previous point"), commands.step_up, follow=True)

    def back_to_last(self) -> None:
        """The entry that ran before is taken up again, wherever it stands."""
        self._do(_("Previous point"), commands.step_back, follow=True)

    def jump_to(self, entry_id: int, done: bool = True) -> None:
        """This entry runs from now."""
        command = partial(commands.go_to, entry_id=entry_id, at=self.now(), done=done)
        self._run(_("Jump to the point"), command, follow=True)

    def pass_over(self, entry_id: int) -> None:
        """This entry is not taken."""
        command = partial(commands.pass_over, entry_id=entry_id, at=self.now())
        self._run(_("Pass over"), command)

    def pause(self) -> None:
        """The meeting stands still, or goes on."""
        if self.state is not None:
            command = commands.go_on if self.state.is_paused else commands.pause
            self._do(_("Pause"), command)

    def end(self) -> None:
        """The meeting is over."""
        if self.agenda is not None:
            before = self.agenda.meeting.status
            self._do(_("End the meeting"), commands.end, then=partial(self.was_ended.emit, before))

    def take_back_end(self, before: MeetingStatus) -> None:
        """It is not over: everything is as it was before `end`."""
        if self.agenda is not None:
            meeting_id = self.agenda.meeting.id
            command = partial(commands.take_back_end, meeting_id=meeting_id, before=before)
            self._run(_("End the meeting"), command, follow=True)

    def correct_start(self, at: datetime.datetime) -> None:
        """The meeting began at another time."""
        if self.agenda is not None:
            meeting_id = self.agenda.meeting.id
            command = partial(commands.correct_start, meeting_id=meeting_id, at=at)
            self._run(_("Start of the meeting"), command, writing_on=False)

    def correct_entry_start(self, at: datetime.datetime) -> None:
        """The running entry began at another time."""
        if self.running is not None:
            command = partial(commands.correct_entry_start, entry_id=self.running.id, at=at)
            self._run(_("Start of the point"), command, writing_on=False)

    def mark_visit(self, name: str, what: str) -> None:
        """A guest was `called`, `came` or `left`."""
        if self.agenda is not None:
            meeting_id = self.agenda.meeting.id
            at = self.now()
            command = partial(
                commands.mark_visit, meeting_id=meeting_id, name=name, what=what, at=at
            )
            self._run(_("Guest"), command)

    def correct_visit(self, name: str, what: str, place: int, minutes: int | None) -> None:
        """A guest `came` or `left` at this time of day on this visit, from 0; None takes it back."""
        if self.agenda is not None:
            command = partial(
                commands.correct_visit,
                meeting_id=self.agenda.meeting.id,
                name=name,
                what=what,
                at=None if minutes is None else self.moment(minutes),
                place=place,
            )
            self._run(_("Guest"), command, writing_on=False)

    def moment(self, minutes: int) -> datetime.datetime:
        """When a time of day was in this run: "0.10" of one past midnight is the new day's.

        Raises LookupError where no meeting is in front.
        """
        if self.day is None or self.state is None:
            raise LookupError("no meeting is in front")
        day, ended = self.day, self.state.ended_at
        last = day.now if ended is None else minutes_of(ended, day.day)
        later = minutes + _A_DAY
        of_new_day = last - minutes > _A_DAY / 2 and later <= last
        return moment_of(later if of_new_day else minutes, day.day)

    def _do(
        self,
        label: str,
        command: Callable[..., Any],
        follow: bool = False,
        then: Callable[[], object] | None = None,
    ) -> None:
        if self.agenda is not None:
            meeting_id = self.agenda.meeting.id
            command = partial(command, meeting_id=meeting_id, at=self.now())
            self._run(label, command, follow, then)

    def _run(
        self,
        label: str,
        command: Callable[..., Any],
        follow: bool = False,
        then: Callable[[], object] | None = None,
        writing_on: bool = True,
    ) -> None:
        if writing_on:  # at once: the button may go, and the next letter must not press another
            self.acted.emit()
        if follow:
            self.moving.emit(True)
        self._services.run(
            label,
            command,
            source=self,
            undoable=False,
            done=lambda _result: self._on_done(follow, then, writing_on),
            failed=partial(self._on_failed, follow),
        )

    def _on_failed(self, follow: bool, error: BaseException) -> None:
        self._services.report(error)
        self.tick()  # a field may show what was refused
        if follow:
            self.moving.emit(False)

    def _on_done(self, follow: bool, then: Callable[[], object] | None, writing_on: bool) -> None:
        self.reload()
        if follow and self.running is not None:
            self.entry_wanted.emit(self.running.id)
        if writing_on:
            self.was_done.emit()
        if follow:
            self.moving.emit(False)
        if then is not None:
            then()

    def _on_changed(self, change: ChangeSet) -> None:
        ours = change.source is self
        if not ours and self.agenda is not None and any(map(change.touches, _TABLES + _PEOPLE)):
            self.reload()

    def _settle_timer(self) -> None:
        if self.is_running and self._watchers:
            if not self._timer.isActive():
                self._timer.start()
        else:
            self._timer.stop()

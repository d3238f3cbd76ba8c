"""After the meeting: a walk through what is still open, then comments, approval, corrections."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.recorder.after_work import AfterWork
from gui.recorder.open_ends import OpenEnds
from gui.recorder.run import LiveRun
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import GhostButton, PrimaryButton, SecondaryButton, allow, at_left
from gui.widgets.cards import Card, Line
from gui.widgets.labels import Heading, SectionLabel, Text
from gui.widgets.page_scroll import PageScroll
from model.queries.links import PointLinks, point_links
from model.queries.next_meeting import NextMeeting
from model.queries.revisions import Revision
from model.queries.revisions import revisions as read_revisions
from model.queries.walk import Lack, OpenEnd, open_ends
from model.text.dates import long_date, short_date
from model.text.translate import N_, _, language
from model.vocabulary import MeetingStatus, RevisionKind

WIDTH = 286

_KINDS = {
    RevisionKind.SENT: N_("For comments {date}"),
    RevisionKind.APPROVED: N_("Approved {date} by {by}"),
    RevisionKind.CORRECTION: N_("Correction begun {date}: {comment}"),
}


class AfterSide(QWidget):
    """There once the meeting is over. `outcome_wanted`: show this point, and what came of it.

    `writing_wanted`: nothing is left to press here for what was pressed last; the text is next.
    `document_wanted`: the minutes as a paper.
    """

    entry_chosen = Signal(int)
    outcome_wanted = Signal(int)
    attendance_wanted = Signal()
    writing_wanted = Signal()
    document_wanted = Signal()

    def __init__(self, services: Services, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._run = services, run
        self.work = AfterWork(services, run, self)
        self.work.done.connect(self.reload)
        self.ends: list[OpenEnd] = []
        self._walk = OpenEnds()
        self._walk.chosen.connect(self.entry_chosen)
        self._walk.outcome_wanted.connect(self.outcome_wanted)
        self._walk.attendance_wanted.connect(self.attendance_wanted)
        self._state = _small_text()
        self._link = _small_text()
        self.send = PrimaryButton(_("Send for comments …"), "send")
        self.approve = PrimaryButton(_("Approve …"), "check-check")
        self.save = PrimaryButton(_("Save the minutes as a file …"), "file-down")
        self.correct = SecondaryButton(_("Correct what is approved …"), "pencil-line")
        self.compare = GhostButton(_("Compare revisions …"), "file-diff")
        self.times = GhostButton(_("Planned and actual time …"), "chart-gantt")
        self.carry = GhostButton(_("Approval on the next agenda"), "calendar-check")
        self.postpone = GhostButton(_("Postpone the point"), "calendar-plus")
        self.bank = GhostButton(_("Put back among the recommendations"), "inbox")
        self._no_meeting = _small_text()
        self._no_meeting.setText(_("The forum has no later meeting: make one first."))
        self.back = GhostButton(_("It is not postponed after all"), "undo-2")
        for button, handler in (
            (self.send, self.work.send),
            (self.save, self.document_wanted),
            (self.approve, self.work.approve),
            (self.correct, self.work.correct),
            (self.compare, self.work.compare),
            (self.times, self.work.show_times),
            (self.carry, self.work.carry),
            (self.postpone, self.work.postpone),
            (self.bank, self.work.postpone_to_bank),
            (self.back, self.work.take_back),
        ):
            button.clicked.connect(handler)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            at_left(button)
        self._lay_out()

    @property
    def is_wanted(self) -> bool:
        """Whether the meeting in front is over."""
        agenda, state = self._run.agenda, self._run.state
        if agenda is None or self._run.is_running:
            return False
        over = state is not None and state.ended_at is not None
        return over or agenda.meeting.status.is_over

    def reload(self) -> None:
        """Read what is open, and how far the minutes have come."""
        agenda = self._run.agenda
        self.setVisible(self.is_wanted)
        if agenda is None or not self.is_wanted:
            return
        held = self.window().focusWidget()
        meeting_id = agenda.meeting.id
        self.ends = list(self._services.read(partial(open_ends, meeting_id=meeting_id)))
        self._walk.show_ends(self.ends)
        kept = self._services.read(partial(read_revisions, meeting_id=meeting_id))
        self._state.setText("\n".join(map(_said, kept)))
        self._state.setVisible(bool(kept))
        locked = agenda.meeting.is_locked
        self.send.setVisible(not locked)
        self.approve.setVisible(not locked)
        was_sent = agenda.meeting.status is MeetingStatus.MINUTES_SENT
        self.send.set_quiet(was_sent)
        self.approve.set_quiet(not was_sent)
        self.save.set_quiet(not locked)
        self.correct.setVisible(locked)
        allow(self.compare, bool(kept), _("The minutes have not been sent for comments yet"))
        state = self._run.state
        began = state is not None and state.started_at is not None
        allow(self.times, began, _("No times were kept at this meeting"))
        coming = self.work.coming
        hindrance = _("The minutes are approved already") if locked else self._no_meeting.text()
        allow(self.carry, coming is not None and not locked, hindrance)
        self._show_point(locked, coming)
        self._keep_keys(held)

    def _keep_keys(self, held: QWidget | None) -> None:
        """A button that was pressed and is gone hands the keys to what is to be done next."""
        following = {
            self.send: self.save,
            self.approve: self.save,
            self.correct: None,
            self.postpone: self.back,
            self.bank: self.back,
            self.back: self.postpone,
        }
        if not isinstance(held, QPushButton) or held not in following or not held.isHidden():
            return
        button = following[held]
        if button is None or button.isHidden():
            self.writing_wanted.emit()
        else:
            button.setFocus()

    def _show_point(self, locked: bool, coming: NextMeeting | None) -> None:
        row = self.work.shown
        point = row is not None and row.number is not None
        links = PointLinks()
        if row is not None and point:
            links = self._services.read(partial(point_links, point_id=row.id))
        self._link.setText(_links_text(links))
        self._link.setVisible(bool(self._link.text()))
        gone = links.went_to is not None
        waits = any(
            end.lack is Lack.NOT_MOVED and row is not None and end.point_id == row.id
            for end in self.ends
        )
        may_go = point and (waits if locked else not gone)
        self.postpone.setVisible(may_go)
        self.bank.setVisible(may_go)
        self.back.setVisible(gone and not locked)
        self._show_where(coming)

    def _show_where(self, coming: NextMeeting | None) -> None:
        """The meeting that the point can go to, or why it can go to none."""
        allow(self.postpone, coming is not None, self._no_meeting.text())
        words = _("Postpone the point")
        if coming is not None:
            words = _("Postpone the point to {date}")
            words = words.format(date=short_date(coming.date, language()))
        self.postpone.say(words, "calendar-plus")
        self._no_meeting.setVisible(coming is None and not self.postpone.isHidden())

    def _lay_out(self) -> None:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 14, 16, 12)
        box.setSpacing(7)
        box.addWidget(Heading(_("After the meeting"), TextSize.LARGE))
        box.addWidget(SectionLabel(_("Still open")))
        box.addWidget(self._walk)
        box.addWidget(Line())
        box.addWidget(SectionLabel(_("The minutes")))
        for widget in (self._state, self.send, self.approve, self.save, self.correct, self.compare):
            box.addWidget(widget)
        for widget in (self.carry, self.times, Line(), self._link):
            box.addWidget(widget)
        for widget in (self.postpone, self._no_meeting, self.bank, self.back):
            box.addWidget(widget)
        box.addStretch(1)
        area = PageScroll(_("After the meeting"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        card = Card()
        card.setFixedWidth(WIDTH)
        card.body.addWidget(area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignLeft)  # below its tab, where it stands alone


def _small_text() -> Text:
    text = Text(look="muted", size=TextSize.SMALL)
    text.setWordWrap(True)
    return text


def _said(revision: Revision) -> str:
    words = _(_KINDS[revision.kind]).format(
        date=long_date(revision.at.date(), language()), by=revision.by, comment=revision.comment
    )
    if revision.kind is RevisionKind.SENT and revision.comment:
        words = f"{words} ({revision.comment})"
    return f"{revision.number}. {words}"


def _links_text(links: PointLinks) -> str:
    """Where the point went and came from, and whose minutes it approves."""
    lines: list[str] = []
    if links.went_to is not None:
        to = links.went_to
        if to.date is not None:
            lines.append(_("Postponed to {date}").format(date=long_date(to.date, language())))
        else:
            lines.append(_("It is back among the recommendations"))
    if links.came_from is not None and links.came_from.date is not None:
        words = _("From {date}, point {number}")
        date = long_date(links.came_from.date, language())
        lines.append(words.format(date=date, number=links.came_from.number))
    if links.approves is not None and links.approves.date is not None:
        words = _("Approves the minutes of {date}")
        lines.append(words.format(date=long_date(links.approves.date, language())))
    return "\n".join(lines)

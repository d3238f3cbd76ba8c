"""The minutes of one point, beside what was asked for; while the meeting runs, its clock and course."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.background.patience import is_pressing
from gui.fields.saving import FieldSaver
from gui.fields.words import is_break, purpose_name, span_text
from gui.recorder.after_side import AfterSide
from gui.recorder.asked import AskedPane
from gui.recorder.bottom import Bottom
from gui.recorder.change_marks import ChangeMarks
from gui.recorder.clock_strip import ClockStrip
from gui.recorder.controls import LiveControls
from gui.recorder.end_notice import EndNotice
from gui.recorder.jump_question import JumpQuestion
from gui.recorder.keys_ahead import KeysAhead
from gui.recorder.lazy_layout import laid_out_lazily
from gui.recorder.live_backup import LiveBackup
from gui.recorder.room import RoomWindow
from gui.recorder.run import LiveRun
from gui.recorder.side import LiveSide
from gui.recorder.start_question import StartQuestion
from gui.recorder.text_and_asked import TextAndAsked
from gui.recorder.words import guest_texts
from gui.recorder.writing import Writing
from gui.services import Services, TextPlace
from gui.theme import TextSize
from gui.widgets.accessible import announce
from gui.widgets.cards import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import ElidedLabel
from gui.widgets.one_or_both import OneOrBoth
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.rich_text.toolbar import RichTextToolbar
from model.commands import minutes as commands
from model.queries import points as queries
from model.queries.agenda import Agenda, AgendaRow
from model.queries.points import PointDetail
from model.text.blocks import RichText
from model.text.translate import _
from model.workspace.changes import ChangeSet

LEAST_TEXT = 440
"""What the text and its tools need beside the course of the meeting."""
_AROUND = ("follow_up", "member", "absence", "absence_point", "postponement")
"""What hangs on a point, or on who is there."""


class MinutesPanel(QWidget):
    """Saved as you type; a break has no minutes. `entry_wanted`: show another line of the agenda."""

    failed = Signal(object)
    refused = Signal(str)
    entry_wanted = Signal(int)
    told = Signal(str)
    """What was done elsewhere, to be said in passing."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._services = services
        self._entry: AgendaRow | None = None
        self._stale = False
        self._writing = False
        self.run = LiveRun(services, self)
        self._number = ElidedLabel(look="accent", size=TextSize.SMALL)
        self._title = ElidedLabel(size=TextSize.DISPLAY, weight=QFont.Weight.DemiBold)
        self.controls = LiveControls(self.run)
        self.strip = ClockStrip()
        self.asked = AskedPane(_("Asked for"))
        self.field = RichTextField(_("Minutes"))
        self._toolbar = RichTextToolbar(self.field)
        self._saver = FieldSaver(self.field, services, _("Minutes"), self._show_text, self)
        self.writing = Writing(self.field, services, self.run)
        self.ahead = KeysAhead(self.run, self.field, self)
        self.marks = ChangeMarks(self.field, self.writing)
        self.bottom = Bottom(self.field, self.writing, services, self.run)
        self.side = LiveSide(services, self.run)
        self.after = AfterSide(services, self.run)
        self.room = RoomWindow(self.run)
        self.question = JumpQuestion(self.run)
        self.start_question = StartQuestion(self.run)
        self.end_notice = EndNotice(self.run)
        self.backup = LiveBackup(services, self.run)
        self.backup.failed.connect(self.refused)
        self._card = Card()
        self._empty = EmptyState("square-pen", _("Choose a point to write its minutes"))
        self._lay_out()
        self._connect()

    def show_agenda(self, agenda: Agenda | None) -> None:
        """Another meeting, or the same one changed."""
        self.run.show_agenda(agenda)
        self.bottom.people.ask_reload()
        if self.isVisible():
            self.after.reload()
            self._offer_side()
        else:
            self._stale = True

    def show_entry(self, entry: AgendaRow | None) -> None:
        """Show another point, or the same one changed; nothing, or a break, has no minutes."""
        point = None if entry is None or is_break(entry) else entry
        if self._entry is not None and (point is None or point.id != self._entry.id):
            self.flush()
            self._writing = False
        self._entry = self.after.work.shown = point  # a key may ask while another page is in front
        self._stale = True
        if self.isVisible():
            self.reload()
        self.side.show_entry(entry, self._writing)
        self._on_tick()

    def reload(self) -> None:
        """Read the point again."""
        self._stale = False
        entry = self._entry
        self._card.setVisible(entry is not None or self.run.is_running)
        self._empty.setVisible(entry is None and not self.run.is_running)
        self.field.setEnabled(entry is not None)
        asked = _("What did the meeting decide?")
        in_break = _("A break: no minutes are written here")
        self.field.setPlaceholderText(asked if entry is not None else in_break)
        if entry is None:
            self._saver.forget()
            self._show_text((), True)  # people walk past the screen in a break
            self._show_break()
            self._show_parts(None)
            return
        point = self._services.read(partial(queries.point, point_id=entry.id))
        self._show_head(entry)
        self._saver.load(
            TextPlace("agenda_entry", point.id, "minutes", point.title),
            point.minutes,
            lambda blocks: partial(commands.set_text, point_id=point.id, blocks=blocks),
        )
        self.field.setReadOnly(point.is_locked)
        self._show_parts(point)

    def focus_text(self) -> None:
        """Ready to write; a moment later, when the panel stands in front."""
        QTimer.singleShot(0, self, self._focus_text)

    def _focus_text_again(self) -> None:
        """What took the focus may be gone by now; who has begun to write elsewhere goes on there."""
        here = self.window().focusWidget()
        writes = isinstance(here, (QLineEdit, QTextEdit, QPlainTextEdit)) and here.isEnabled()
        if not writes:
            self.focus_text()

    def _focus_text(self) -> None:
        if is_pressing():
            return  # the hand is at the next thing already, which would never hear its click
        self.both.bring(self._front)
        if self.isVisible():  # in a break there is nothing to write, and no key may press a button
            (self.field if self.field.isEnabled() else self).setFocus()

    def show_note(self, own: bool) -> None:
        """Go to one of the two notes of the point."""
        self.bottom.show_note(own)

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self._saver.flush()
        self.bottom.flush()
        self.side.flush()

    def show_room(self) -> None:
        """Open the room's screen, or close it."""
        self.room.setVisible(not self.room.isVisible())

    def show_rescue(self) -> None:
        """What can be done about a late end."""
        self.both.bring(self._sides)
        self.side.show_rescue()

    def close_windows(self) -> None:
        """The database goes: nothing may look at the run any more."""
        self.room.close()
        self.run.show_agenda(None)

    def start_shown(self) -> None:
        """The meeting goes on with the point whose text stands here."""
        if self._entry is not None and self.run.is_running:
            self.run.jump_to(self._entry.id)

    # Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()
        self.run.watch(self, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.run.watch(self, False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.set_room(self.width())
        self._place_asked()

    # Helpers

    def _connect(self) -> None:
        self._saver.failed.connect(self.failed)
        self.field.textChanged.connect(self._on_typed)
        self.side.entry_chosen.connect(self.entry_wanted)
        self.side.refused.connect(self.refused)
        self.run.entry_wanted.connect(self.entry_wanted)
        self.run.entry_wanted.connect(self._say_running)
        self.run.acted.connect(self.focus_text)
        self.run.was_done.connect(self._focus_text_again)
        self.run.running_changed.connect(self._on_running)
        self.run.ticked.connect(self._on_tick)
        self.controls.room_wanted.connect(self.show_room)
        self.asked.draft_wanted.connect(self.writing.write_draft)
        self.asked.marks_wanted.connect(self.marks.toggle)
        self.after.entry_chosen.connect(self.entry_wanted)
        self.after.outcome_wanted.connect(self._show_outcome)
        self.after.attendance_wanted.connect(partial(self.bottom.show_pane, "people"))
        self.after.writing_wanted.connect(self.focus_text)
        self.after.work.told.connect(self.told)
        self.after.work.refused.connect(self.refused)
        self.bottom.postponed.meeting_wanted.connect(
            partial(self._postpone, self.after.work.postpone)
        )
        self.bottom.postponed.bank_wanted.connect(
            partial(self._postpone, self.after.work.postpone_to_bank)
        )
        self.writing.told.connect(self.told)
        self.bottom.failed.connect(self.failed)
        self.bottom.told.connect(self.told)
        self.bottom.refused.connect(self.refused)
        self.strip.rescue_wanted.connect(self.show_rescue)
        self._services.bridge.changed.connect(self._on_changed)

    def _show_outcome(self, entry_id: int) -> None:
        """Behind what showing a point does with the focus."""
        self.entry_wanted.emit(entry_id)
        QTimer.singleShot(0, self, self.bottom.focus_outcome)

    def _postpone(self, postpone: Callable[[], None]) -> None:
        """The row goes with the click; what is typed must be there when the point is copied."""
        self.flush()
        self.focus_text()
        postpone()

    def _show_head(self, entry: AgendaRow) -> None:
        parts = [
            _("Point {number}").format(number=entry.number or ""),
            _("closed") if entry.openness == "closed" else "",  # before what a narrow page cuts
            span_text(entry.slot),
            purpose_name(entry.purpose),
            *guest_texts(entry, self.run.state.visits if self.run.state is not None else {}),
        ]
        above = " · ".join(part for part in parts if part)
        for label, text in ((self._number, above), (self._title, entry.title)):
            if label.text() != text:  # asked every second
                label.set_text(text)

    def _show_parts(self, point: PointDetail | None) -> None:
        self.writing.show_point(point)
        self.asked.show_point(point)
        self.bottom.show_point(self._entry, point)
        self.after.reload()
        self.marks.refresh()
        self._offer_side()

    def _show_break(self) -> None:
        row = self.run.running
        self._number.set_text(span_text(row.slot) if row is not None else "")
        self._title.set_text(row.title if row is not None else "")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._number, 1)
        top.addWidget(self.controls)
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 12, 10)
        head.setSpacing(4)
        head.addLayout(top)
        head.addWidget(self._title)
        tools = QVBoxLayout()
        tools.setContentsMargins(16, 4, 16, 4)
        tools.addWidget(self._toolbar)
        self._card.body.addLayout(head)
        self._card.body.addWidget(self.strip)
        self._card.body.addWidget(self.question)
        self._card.body.addWidget(self.start_question)
        self._card.body.addWidget(self.end_notice)
        self._card.add_line()
        self._card.body.addLayout(tools)
        self._card.add_line()
        self._page = TextAndAsked(self.field, self.asked)
        self._card.body.addLayout(self._page, 1)
        self._card.body.addWidget(self.bottom)
        self._front = _row(self._card, self._empty)
        self._sides = _row(self.side, self.after)
        self.both = OneOrBoth(_("The point or the meeting"), self._front, self._sides, LEAST_TEXT)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.both)
        self.bottom.drawer.moved.connect(self._place_asked)
        self._on_running(False)

    def _place_asked(self) -> None:
        width = self.width()
        if self.both.has_room and (self.run.is_running or self.after.is_wanted):
            width -= self._sides.width()
        drawer = self.bottom.drawer.height() if self.bottom.drawer.isVisible() else 0
        self._page.place(width, self.height() - drawer)

    def _offer_side(self) -> None:
        """The course of the meeting, what is left after it, or neither."""
        running = self.run.is_running
        self.both.call(_("The point"), _("The meeting") if running else _("After the meeting"))
        self.both.offer_second(running or self.after.is_wanted)
        self._place_asked()

    def _on_running(self, running: bool) -> None:
        self.side.setVisible(running)
        self.strip.setVisible(running)
        self.reload()
        self._offer_side()

    def _say_running(self, _entry_id: int) -> None:
        """The keys stay in the text: who cannot see the heading hears which point has come."""
        row = self.run.running
        if row is not None:
            title = " ".join(filter(None, (str(row.number or ""), row.title)))
            announce(self.field, _("Now: {title}").format(title=title))

    def _on_tick(self) -> None:
        if self.isVisible():
            if self._entry is not None:  # a guest may have come
                self._show_head(self._entry)
            shown = self._entry.key if self._entry is not None else None
            self.strip.show_day(self.run.day if self.run.is_running else None, shown)

    def _on_typed(self) -> None:
        if not self._writing and self.field.has_unsaved_text:
            self._writing = True
            self.side.show_entry(self._entry, True)

    def _on_changed(self, change: ChangeSet) -> None:
        if self._is_about_shown(change):
            self._stale = True
            if self.isVisible():
                self.reload()
        elif self.after.is_wanted and self.isVisible():
            self.after.reload()

    def _is_about_shown(self, change: ChangeSet) -> bool:
        """Whether somebody else changed what stands here."""
        own = change.source is self._saver or self.bottom.notes.owns(change.source)
        if own or self._entry is None:
            return False
        about_point = change.touches("agenda_entry", self._entry.id) or change.touches("item")
        return about_point or any(map(change.touches, _AROUND))

    def _show_text(self, blocks: RichText, other: bool) -> None:
        if other:
            with laid_out_lazily(self.field):
                self.field.set_blocks(blocks)
        else:
            self.field.set_blocks_minimally(blocks)


def _row(*panels: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    for panel in panels:
        row.addWidget(panel)
    return made

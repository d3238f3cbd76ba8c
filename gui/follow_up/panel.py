"""Every task across meetings: what is due, who has it, what became of it."""

import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from gui.follow_up.filters import OPEN, OVERDUE, SETTLED, shown
from gui.follow_up.move_dialog import MoveDialog
from gui.follow_up.table import TaskTable
from gui.lifetime.file_dialogs import FolderOf, ask_target
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import SecondaryButton, allow
from gui.widgets.cards import Card
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.empty_state import EmptyState
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Heading
from gui.widgets.page_width import LIST, centred
from gui.widgets.search_field import SearchField
from gui.widgets.tabs import SegmentedTabs
from gui.widgets.ticks import TickBox
from gui.widgets.when_dressed import level
from model.commands import follow_ups
from model.queries.next_meeting import coming_meeting
from model.queries.register import RegisterRow, register
from model.register_files import write_register
from model.text.dates import long_date, short_date
from model.text.translate import _, language, ngettext, pgettext
from model.vocabulary import FollowUpStatus
from model.workspace.changes import ChangeSet

_TABLES = ("follow_up", "follow_up_move", "agenda_entry", "meeting")
_FILES = "PDF (*.pdf);;CSV (*.csv);;Markdown (*.md)"


class FollowUpPanel(QWidget):
    """`point_wanted`: meeting and point to go to. `told`: what was done, in passing."""

    point_wanted = Signal(int, int)
    told = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._rows: tuple[RegisterRow, ...] = ()
        self._stale = True
        self.state = SegmentedTabs(_("Which tasks"))
        for key, text in (
            (OVERDUE, _("Overdue")),
            (OPEN, pgettext("tasks", "Open")),
            (SETTLED, _("Settled")),
        ):
            self.state.add(key, text)
        self.state.set_current(OPEN)
        self.person = NamedComboBox[str | None](_("Responsible"))
        self.meeting = NamedComboBox[int | None](_("Meeting"))
        self.words = SearchField(_("Find a task"))
        self.words.setMaximumWidth(180)
        self.table = TaskTable()
        self.done = SecondaryButton(_("Done"), "check")
        self.move_button = SecondaryButton(_("Move …"), "calendar-clock")
        self.drop = SecondaryButton(_("Drop"), "x")
        self.go = SecondaryButton(_("Go to the point"), "corner-down-right")
        self.carry = SecondaryButton(_("Overdue on the next agenda"), "calendar-plus")
        self.export = SecondaryButton(_("Print or export …"), "file-down")
        self.closed = TickBox(_("Print closed points too"))
        self._empty = EmptyState(
            "list-todo",
            _("No tasks here"),
            _(
                "A task is written under its point, in the minutes. Here they all stand, until they are done."
            ),
        )
        self._none_found = EmptyState("search", _("No task is like that"))
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read the register again."""
        self._stale = False
        self._rows = self._services.read(register)
        people = sorted({row.who for row in self._rows if row.who})
        self.person.offer({None: _("Everybody"), **{who: who for who in people}})
        meetings = {r.meeting_id: f"{r.forum} {short_date(r.date, language())}" for r in self._rows}
        self.meeting.offer({None: _("All meetings"), **meetings})
        self.refresh()

    def refresh(self, _choice: object = None) -> None:
        """Show what fits the filters."""
        rows = self.wanted()
        self.table.tasks.show_rows(rows, self.today())
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not self._rows)
        self._ways.setVisible(bool(self._rows))  # nothing can be done with no task
        self._none_found.setVisible(bool(self._rows) and not rows)
        self._on_selection()

    def show_task(self, task_id: int) -> None:
        """Select one task, whatever the list is filtered by."""
        if self._stale:
            self.reload()
        row = next((row for row in self._rows if row.id == task_id), None)
        if row is None:  # removed meanwhile
            return
        if row not in self.wanted():
            self.state.set_current(OPEN if row.status is FollowUpStatus.OPEN else SETTLED)
            self.person.choose(None)
            self.meeting.choose(None)
            self.words.clear()
            self.refresh()
        self.table.select(task_id)

    def wanted(self) -> list[RegisterRow]:
        """The rows that fit the filters."""
        return shown(
            self._rows,
            self.today(),
            self.state.current(),
            self.person.value() or "",
            self.meeting.value(),
            self.words.text(),
        )

    def today(self) -> datetime.date:
        """By the clock that the window was given."""
        return self._services.clock.read().wall.date()

    def overdue(self) -> int:
        """How many tasks are late: for the navigation."""
        return sum(row.is_overdue(self.today()) for row in self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    # Helpers

    def _connect(self) -> None:
        self.state.chosen.connect(self.refresh)
        self.person.activated.connect(self.refresh)
        self.meeting.activated.connect(self.refresh)
        self.words.textChanged.connect(self.refresh)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.table.doubleClicked.connect(lambda _index: self._on_go())
        self.done.clicked.connect(partial(self._set, FollowUpStatus.DONE))
        self.drop.clicked.connect(partial(self._set, FollowUpStatus.DROPPED))
        self.move_button.clicked.connect(self._on_move)
        self.go.clicked.connect(self._on_go)
        self.carry.clicked.connect(self._on_carry)
        self.export.clicked.connect(self._on_export)
        self._services.bridge.changed.connect(self._on_changed)

    def _on_selection(self) -> None:
        rows = self.table.selected()
        is_open = bool(rows) and all(row.status is FollowUpStatus.OPEN for row in rows)
        if is_open or not rows:
            self.done.say(_("Done"), "check")
        else:
            self.done.say(_("Open again"), "undo-2")
        late = any(row.is_overdue(self.today()) for row in self._rows)
        some, one = _("Select a task in the list first"), _("Select one task in the list")
        unsettled = _("Select tasks that are open") if rows else some
        allow(self.done, bool(rows), some)
        allow(self.drop, is_open, unsettled)
        allow(self.move_button, len(rows) == 1 and is_open, one if is_open else unsettled)
        allow(self.go, len(rows) == 1, one if rows else some)
        allow(self.carry, late, _("No task is overdue"))

    def _set(self, status: FollowUpStatus, _checked: bool = False) -> None:
        for row in self.table.selected():
            settled = row.status is not FollowUpStatus.OPEN
            wanted = FollowUpStatus.OPEN if settled else status
            command = partial(follow_ups.set_status, follow_up_id=row.id, status=wanted)
            self._services.run(_("Task"), command)

    def _on_move(self) -> None:
        (row,) = self.table.selected()
        dialog = MoveDialog(row.due or self.today(), self.window())
        dialog.accepted.connect(lambda: self._moved(row.id, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _moved(self, task_id: int, dialog: MoveDialog) -> None:
        command = partial(
            follow_ups.move, follow_up_id=task_id, due=dialog.day(), reason=dialog.reason.text()
        )
        self._services.run(_("Move the deadline"), command)

    def _on_go(self) -> None:
        rows = self.table.selected()
        if len(rows) == 1:
            self.point_wanted.emit(rows[0].meeting_id, rows[0].point_id)

    def _on_carry(self) -> None:
        """The overdue tasks of the forum that has most of them open its next agenda."""
        late = [row for row in self._rows if row.is_overdue(self.today())]
        chosen = [row for row in self.table.selected() if row in late] or late
        forum_id = chosen[0].forum_id
        ids = [row.id for row in chosen if row.forum_id == forum_id]
        today = self.today()
        coming = self._services.read(
            partial(coming_meeting, forum_id=forum_id, after=today - datetime.timedelta(days=1))
        )
        if coming is None:
            words = _("{forum} has no coming meeting yet. Create it first.")
            self.told.emit(words.format(forum=chosen[0].forum))
            return
        command = partial(
            follow_ups.put_on_agenda,
            meeting_id=coming.id,
            follow_up_ids=ids,
            title=_("Follow-up on tasks"),
        )
        words = ngettext(
            "The agenda of {date} opens with {count} task",
            "The agenda of {date} opens with {count} tasks",
            len(ids),
        )
        said = words.format(date=long_date(coming.date, language()), count=len(ids))
        self._services.run(
            _("Overdue on the next agenda"), command, done=lambda _id: self.told.emit(said)
        )

    def _on_export(self) -> None:
        name = f"{_('Tasks')} {self.today().isoformat()}.pdf"
        title = _("Print or export")
        chosen, _kind = ask_target(self, title, FolderOf.DOCUMENTS, name, _FILES)
        if chosen is not None:
            self.write(chosen)

    def write(self, path: Path) -> None:
        """Write what is shown; the ending picks the form."""
        rows, today, closed = self.wanted(), self.today(), self.closed.isChecked()
        self._services.jobs.start(
            _("Print or export"),
            lambda progress: write_register(rows, today, path, closed=closed, progress=progress),
            lambda _result: self.told.emit(_("{name} is saved").format(name=path.name)),
        )

    def _on_changed(self, change: ChangeSet) -> None:
        if any(map(change.touches, _TABLES)):
            self._stale = True
            if self.isVisible():
                self.reload()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        name = Heading(_("Tasks"), TextSize.DISPLAY)
        level(name, self.state)  # in the line of the first filters
        top.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        filters = FlowLayout(to_the_right=True)
        for widget in (self.state, self.person, self.meeting, self.words):
            filters.addWidget(widget)
        top.addLayout(filters, 1)
        self._ways = QWidget()
        row = FlowLayout(self._ways, spacing=6)  # in two lines where there is no room for one
        for button in (self.done, self.move_button, self.drop, self.go):
            row.addWidget(button)
        for widget in (self.carry, self.closed, self.export):
            row.addWidget(widget)
        card = Card(margins=(24, 20, 24, 16), spacing=12)
        card.body.addLayout(top)
        card.body.addWidget(self.table, 1)
        for instead in (self._empty, self._none_found):
            card.body.addWidget(instead, 1)
        card.body.addWidget(self._ways)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(centred(card, LIST))

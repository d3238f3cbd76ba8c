"""Puts the screens into the frame and ties them together. Part of the wiring in `gui.application`."""

from functools import partial

from PySide6.QtCore import QObject

from gui.actions import Need
from gui.agenda.panel import AgendaPanel
from gui.documents.panel import DispatchPanel
from gui.fields.readiness.watch import ReadinessWatch
from gui.fields.words import is_break
from gui.file_actions import FileActions
from gui.item_editor.panel import PointPanel
from gui.items.panel import ItemsPanel
from gui.main_window import MainWindow
from gui.meeting_page import MeetingPage
from gui.meetings.panel import MeetingsPanel
from gui.planner.panel import PlanPanel
from gui.recorder.panel import MinutesPanel
from gui.save_status import SaveStatus
from gui.services import Services
from gui.widgets.message_bar import Severity
from model.commands.items import DEFAULT_FORM
from model.queries.agenda import Agenda, AgendaRow
from model.text.dates import long_date
from model.text.translate import _


class Screens(QObject):
    """Which meeting and which entry are in front, and what follows when that changes."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._meeting_id: int | None = None
        self.meetings = MeetingsPanel(services)
        self.agenda = AgendaPanel(services)
        self.point = PointPanel(services)
        self.minutes = MinutesPanel(services)
        self.plan = PlanPanel(services)
        self.dispatch = DispatchPanel(services, window.flush)
        self.readiness = ReadinessWatch(services, self.agenda)
        self.items = ItemsPanel(services)
        self.page = MeetingPage(self.agenda, self.point, self.minutes, self.plan, self.dispatch)
        self.status = SaveStatus(services, window.messages, self.page.show_saved, self)
        self.files = FileActions(window, services, self.open_meeting, self._meeting_in_front, self)
        window.add_page("meetings", self.meetings, "meetings")
        window.add_page("meeting", self.page, "meetings")
        window.add_page("items", self.items, "items")
        for flush in (self.point.flush, self.minutes.flush, self.items.flush):
            window.on_leave(flush)
        self._connect_screens()
        self._connect_actions()
        self._update_actions()

    def open_meeting(self, meeting_id: int) -> None:
        """Bring a meeting to the front."""
        self._window.flush()
        self._meeting_id = meeting_id
        self.agenda.show_meeting(meeting_id)
        self.dispatch.show_meeting(meeting_id)
        self.readiness.show_meeting(meeting_id)
        self._window.show_page("meeting")
        self.agenda.entries.setFocus()
        self._update_actions()

    def close(self) -> None:
        """Begin no more work: the database goes."""
        self.readiness.show_meeting(None)

    def show_meetings(self) -> None:
        """Go back to the list."""
        self._window.flush()
        self._meeting_id = None
        self.readiness.show_meeting(None)
        self._window.show_page("meetings")
        self._update_actions()

    def show_items(self) -> None:
        """Bring the bank of recommendations to the front."""
        self.show_meetings()
        self._window.show_page("items")
        self.items.list.setFocus()
        self._update_actions()

    def new_item(self) -> None:
        """A new recommendation on the usual form."""
        self.show_items()
        self.items.new_item(DEFAULT_FORM)

    def _connect_screens(self) -> None:
        self.meetings.meeting_opened.connect(self.open_meeting)
        self.meetings.example_wanted.connect(self.files.show_example)
        self.meetings.import_wanted.connect(self.files.choose_import)
        self.page.left.connect(self.show_meetings)
        self.page.job_changed.connect(self._on_job)
        self.agenda.agenda_shown.connect(self._on_agenda)
        self.agenda.entry_selected.connect(self._on_entry)
        self.agenda.opened.connect(self._focus_text)
        self.plan.entry_chosen.connect(self.agenda.entries.select)
        self.plan.drafted.connect(self.agenda.show_draft)
        self.plan.opened.connect(self._open_point)
        for panel in (self.point, self.minutes):
            panel.failed.connect(self._services.report)
        self.readiness.told.connect(self.agenda.entries.show_readiness)
        self.readiness.told.connect(self.point.show_readiness)
        self.point.minutes_wanted.connect(partial(self.page.show_job, "minutes"))
        self.dispatch.entry_wanted.connect(self._on_finding)
        for panel in (self.agenda, self.point, self.plan):
            panel.refused.connect(self._say)
        self._window.page_wanted.connect(
            lambda name: self.show_items() if name == "items" else self.show_meetings()
        )
        self.items.selection_changed.connect(self._update_actions)
        self.items.placed.connect(self._window.toast.show_text)
        self._window.files_wanted.connect(self.files.read)
        self._services.bridge.history.connect(self._update_actions)

    def _connect_actions(self) -> None:
        table = self._window.actions_table
        handlers = {
            "meeting.new": self.meetings.create_meeting,
            "meeting.edit": self._with_meeting(self.meetings.edit),
            "meeting.copy": self._with_meeting(self.meetings.copy),
            "meeting.cancel": self._with_meeting(self.meetings.cancel),
            "meeting.import": self.files.choose_import,
            "meeting.blank": self._write_blank_form,
            "meeting.export": partial(self.page.show_job, "dispatch"),
            "backup.make": self.files.make_backup,
            "backup.restore": self.files.restore_backup,
            "edit.undo": self._undo,
            "edit.redo": self._redo,
            "point.add": self.agenda.quick_add.focus_title,
            "point.break": self.agenda.add_break,
            "point.up": partial(self.agenda.entries.move_selected, -1),
            "point.down": partial(self.agenda.entries.move_selected, 1),
            "point.open": partial(self.agenda.set_openness, "open"),
            "point.closed": partial(self.agenda.set_openness, "closed"),
            "point.withdraw": self.agenda.toggle_withdrawn,
            "point.delete": self.agenda.remove_selected,
            "plan.paste": self.plan.paste_lines,
            "plan.copy": self.plan.copy_lines,
            "point.next": partial(self.agenda.entries.step, 1),
            "point.previous": partial(self.agenda.entries.step, -1),
            "view.meetings": self.show_meetings,
            "view.items": self.show_items,
            "item.new": self.new_item,
            "item.place": self.items.choose_meeting,
            "item.copy": self.items.copy_selected,
            "view.agenda": partial(self.page.show_job, "agenda"),
            "view.plan": partial(self.page.show_job, "plan"),
            "view.minutes": partial(self.page.show_job, "minutes"),
            "view.dispatch": partial(self.page.show_job, "dispatch"),
        }
        for action_id, handler in handlers.items():
            table.connect_handler(action_id, handler)

    def _write_blank_form(self) -> None:
        agenda = self.agenda.agenda
        if self._meeting_id is not None and agenda is not None:
            self.files.choose_blank_form(agenda.meeting)

    def _meeting_in_front(self) -> tuple[int, str] | None:
        """The meeting that a recommendation from outside may be put on."""
        agenda = self.agenda.agenda
        if self._meeting_id is None or agenda is None:
            return None
        head = agenda.meeting
        return self._meeting_id, f"{head.name or head.forum} · {long_date(head.date)}"

    def _with_meeting(self, handler: object) -> object:
        def call() -> None:
            if self._meeting_id is not None:
                handler(self._meeting_id)  # type: ignore[operator]

        return call

    def _on_agenda(self, agenda: Agenda) -> None:
        self.plan.show_agenda(agenda)
        head = agenda.meeting
        self.page.show_title(f"{head.name or head.forum} · {long_date(head.date)}")
        if not agenda.entries:
            self._on_entry(None)

    def _on_entry(self, entry: AgendaRow | None) -> None:
        self.point.show_entry(entry)
        self.minutes.show_entry(entry)
        if entry is not None:
            self.plan.select(entry.id)
        self._update_actions()

    def _say(self, sentence: str) -> None:
        """What was not understood; the old value stands in its field again."""
        self._window.messages.show_message(Severity.WARNING, sentence)

    def _on_finding(self, key: str) -> None:
        """Go to the point that a finding is about."""
        agenda = self.agenda.agenda
        row = next((row for row in agenda.entries if row.key == key), None) if agenda else None
        if row is not None:
            self.page.show_job("agenda")
            self.agenda.entries.select(row.id)

    def _on_job(self, job: str) -> None:
        self._window.flush()
        if job == "dispatch":
            self.dispatch.reload()
        elif job == "minutes":
            self.minutes.focus_text()
        elif job == "plan":
            self.plan.focus_slot()

    def _focus_text(self) -> None:
        if self.page.job() == "minutes":
            self.minutes.focus_text()
        elif self.page.job() == "agenda":
            self.point.focus_title()

    def _open_point(self) -> None:
        self.page.show_job("agenda")
        self.point.focus_title()

    def _undo(self) -> None:
        self._window.flush()
        self._services.jobs.follow(self._services.workspace.undo())

    def _redo(self) -> None:
        self._window.flush()
        self._services.jobs.follow(self._services.workspace.redo())

    def _update_actions(self) -> None:
        workspace = self._services.workspace
        there = {Need.DATABASE}
        if self._meeting_id is not None:
            there.add(Need.MEETING)
            entry = self.agenda.entries.selected()
            if entry is not None:
                there.add(Need.ENTRY)
            if entry is not None and not is_break(entry):
                there.add(Need.POINT)
        if self.items.isVisible() and self.items.selected() is not None:
            there.add(Need.ITEM)
        if workspace.undo_label:
            there.add(Need.UNDO)
        if workspace.redo_label:
            there.add(Need.REDO)
        table = self._window.actions_table
        table.set_available(frozenset(there))
        table["edit.undo"].setText(_named(_("Undo"), _("Undo “{label}”"), workspace.undo_label))
        table["edit.redo"].setText(_named(_("Redo"), _("Redo “{label}”"), workspace.redo_label))


def _named(plain: str, named: str, label: str | None) -> str:
    """For a menu, where a lone & would underline the letter after it."""
    return named.format(label=label.replace("&", "&&")) if label else plain

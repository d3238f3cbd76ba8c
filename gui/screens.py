"""Puts the screens into the frame and ties them together. Part of the wiring in `gui.application`."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from gui.agenda.panel import AgendaPanel
from gui.background.warming import Step, Warming
from gui.fields.readiness.watch import ReadinessWatch
from gui.follow_up.panel import FollowUpPanel
from gui.frame.meeting_page import MeetingPage
from gui.frame.save_status import SaveStatus
from gui.item_editor.panel import PointPanel
from gui.items.panel import ItemsPanel
from gui.main_window import MainWindow
from gui.meetings.panel import MeetingsPanel
from gui.overview.panel import BOARD, OverviewPanel
from gui.people.panel import PeoplePanel
from gui.planner.panel import PlanPanel
from gui.recorder.panel import MinutesPanel
from gui.series.dialog import SeriesDialog
from gui.services import Services
from gui.widgets.message_bar import Severity
from gui.wiring.available import tell_available
from gui.wiring.dispatching import Dispatching
from gui.wiring.file_actions import FileActions
from gui.wiring.finding import Finding
from gui.wiring.guidance import Guidance
from gui.wiring.handlers import connect_handlers
from gui.wiring.upkeep import Upkeep
from model import checks
from model.commands.items import DEFAULT_FORM
from model.queries.agenda import Agenda, AgendaRow, meeting_head
from model.queries.people import list_people
from model.text.dates import long_date
from model.text.translate import language
from model.workspace.changes import ChangeSet


class Screens(QObject):
    """Which meeting and which entry are in front, and what follows when that changes."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._meeting_id: int | None = None
        services.bridge.changed.connect(self._on_gone)  # before the panels, which would read it
        self.meetings = MeetingsPanel(services)
        self.agenda = AgendaPanel(services)
        self.point = PointPanel(services)
        self.minutes = MinutesPanel(services)
        self.plan = PlanPanel(services)
        self.dispatching = Dispatching(window, services, self)
        self.dispatch = self.dispatching.documents
        self.preview = self.dispatching.preview
        self.readiness = ReadinessWatch(services, self.agenda)
        self.items = ItemsPanel(services)
        self.tasks = FollowUpPanel(services)
        self.overview = OverviewPanel(services)
        self.people = PeoplePanel(services)
        self.page = MeetingPage(
            self.agenda,
            self.point,
            self.minutes,
            self.plan,
            self.dispatching.page,
            self.preview,
        )
        self.status = SaveStatus(services, window.messages, self.page.show_saved, self)
        self.files = FileActions(window, services, self.open_meeting, self.meeting_in_front, self)
        self.files.reviews.taken_in.connect(lambda _title, item_id: self.items.show_item(item_id))
        window.add_page("meetings", self.meetings, "meetings")
        window.add_page("meeting", self.page, "meetings")
        window.add_page("items", self.items, "items")
        window.add_page("tasks", self.tasks, "tasks")
        window.add_page("overview", self.overview, "overview")
        window.add_page("people", self.people, "people")
        self.finding = Finding(window, services, self)
        self.upkeep = Upkeep(window, services, self)
        self.guidance = Guidance(window, services, self)
        for part in (self.point, self.minutes, self.plan, self.items, self.upkeep.panel):
            window.on_leave(part.flush)
        likely = (self.page, self.items, self.tasks, self.overview, self.people)
        pages = (*likely, self.upkeep.panel, self.finding.panel)
        self.warming = Warming(services, pages, self._rows_ahead, self)
        self._connect_screens()
        connect_handlers(window, services, self)
        self._teach_names()
        self.update_actions()

    def open_meeting(self, meeting_id: int) -> None:
        """Bring a meeting to the front."""
        self._window.flush()
        self._meeting_id = meeting_id
        self.agenda.show_meeting(meeting_id)
        self.dispatching.show_meeting(meeting_id)
        if self.page.job() == "dispatch":
            self.dispatching.propose()
        self.readiness.show_meeting(meeting_id)
        self._window.show_page("meeting")
        self.choose_point()
        self.update_actions()

    def choose_point(self) -> None:
        """Go on in the list of the points."""
        self.page.bring("agenda")
        self.agenda.take_focus()

    def add_point(self) -> None:
        """Go to the line that adds the next point."""
        self.page.bring("agenda")
        self.agenda.quick_add.focus_title()

    def _rows_ahead(self, code: str) -> list[Step]:
        """What makes the rows of this form, for a point and for a recommendation in the bank."""
        pages = (self.point, self.items.page)
        rows = [step for page in pages for step in page.recommendation.steps_ahead(code)]
        return [*rows, *self.items.steps_ahead()]

    def toggle_preview(self) -> None:
        """Put the page beside the text, or take it away."""
        self.page.show_preview(not self.page.preview_is_on())
        self.update_actions()

    def close(self) -> None:
        """Begin no more work: the database goes."""
        self.warming.close()
        self.guidance.close()
        self.dispatching.close()
        self.minutes.close_windows()
        self.readiness.show_meeting(None)
        self.items.close_watch()
        self.finding.close()
        self.upkeep.close()

    def meeting_id(self) -> int | None:
        """The meeting in front."""
        return self._meeting_id

    def show_meetings(self) -> None:
        """Go back to the list."""
        self._window.flush()
        self._meeting_id = None
        self.readiness.show_meeting(None)
        self._window.show_page("meetings")
        self.update_actions()

    def show_items(self) -> None:
        """Bring the bank of recommendations to the front."""
        self.show_meetings()
        self._window.show_page("items")
        self.items.take_focus()
        self.update_actions()

    def show_tasks(self) -> None:
        """Bring the register of tasks to the front."""
        self.show_meetings()
        self._window.show_page("tasks")
        self.tasks.table.setFocus()
        self.update_actions()

    def show_people(self) -> None:
        """Bring the address book to the front."""
        self.show_meetings()
        self._window.show_page("people")
        self.people.search.setFocus()
        self.update_actions()

    def show_overview(self, tab: str = BOARD) -> None:
        """Bring the coming meetings to the front, or the year."""
        self.show_meetings()
        self._window.show_page("overview")
        self.overview.show_tab(tab)
        self.update_actions()

    def show_item(self, item_id: int, field: str = "") -> None:
        """Bring one recommendation to the front, perhaps with a field of it."""
        self.show_items()
        self.items.show_item(item_id)
        if field:
            QTimer.singleShot(0, self.items, partial(self.items.page.focus_field, field))

    def show_point(
        self, meeting_id: int, entry_id: int, job: str = "agenda", field: str = ""
    ) -> None:
        """Bring one point to the front in one of the four jobs, perhaps with a field of it."""
        self.open_meeting(meeting_id)
        self.page.show_job(job)
        self.agenda.entries.select(entry_id)
        if job == "minutes":
            self.minutes.focus_text()
        elif field:
            self._focus_field(field)

    def show_series(self, forum: str = "") -> None:
        """Open the series of a forum, of the first one for ""."""
        dialog = SeriesDialog(self._services, forum, self._window)
        dialog.told.connect(self._window.toast.show_text)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def new_item(self) -> None:
        """A new recommendation on the usual form."""
        self.show_items()
        self.items.new_item(DEFAULT_FORM)

    def _connect_screens(self) -> None:
        self.meetings.meeting_opened.connect(self.open_meeting)
        self.meetings.meeting_made.connect(self._on_made)
        self.meetings.example_wanted.connect(self.files.show_example)
        self.meetings.import_wanted.connect(self.files.choose_import)
        self.page.left.connect(self.show_meetings)
        self.page.job_changed.connect(self._on_job)
        self.agenda.agenda_shown.connect(self._on_agenda)
        self.agenda.entry_selected.connect(self._on_entry)
        self.agenda.opened.connect(self._focus_text)
        self.agenda.said.connect(self._window.toast.show_text)
        self.plan.said.connect(self._window.toast.show_text)
        self.plan.entry_chosen.connect(self.agenda.entries.select)
        self.plan.drafted.connect(self.agenda.show_draft)
        self.plan.opened.connect(self._open_point)
        for panel in (self.point, self.minutes):
            panel.failed.connect(self._services.report)
        self.minutes.entry_wanted.connect(self.agenda.entries.select)
        self.minutes.run.running_changed.connect(self._on_running)
        self.minutes.told.connect(self._window.toast.show_text)
        self.minutes.after.document_wanted.connect(self.dispatching.show_minutes)
        self.minutes.after.work.mail_wanted.connect(self.dispatching.show_for_comments)
        self.readiness.told.connect(self.agenda.entries.show_readiness)
        self.readiness.told.connect(self.point.show_readiness)
        self.point.minutes_wanted.connect(partial(self.page.show_job, "minutes"))
        self.point.setting_wanted.connect(self.upkeep.show_setting)
        self.dispatch.place_wanted.connect(self._on_finding)
        for line in (self.dispatch.findings.undecided, self.dispatching.mails.choice.undecided):
            line.opening_wanted.connect(self.agenda.open_the_rest)
        self.preview.place_wanted.connect(self._on_place)
        self.preview.closed.connect(self.toggle_preview)
        self.page.job_changed.connect(self.preview.show_job)
        self.tasks.point_wanted.connect(partial(self.show_point, job="minutes"))
        self.tasks.told.connect(self._window.toast.show_text)
        self.dispatching.wanted.connect(partial(self.page.show_job, "dispatch"))
        for panel in (self.agenda, self.point, self.plan, self.minutes, self.overview):
            panel.refused.connect(self._say)
        self.meetings.series_wanted.connect(self.show_series)
        self.overview.series_wanted.connect(self.show_series)
        self.overview.new_meeting_wanted.connect(self.meetings.create_meeting)
        self.overview.meeting_opened.connect(self.open_meeting)
        self.overview.point_opened.connect(self.show_point)
        self.overview.item_opened.connect(self.show_item)
        self._window.page_wanted.connect(self._on_page)
        self.items.selection_changed.connect(self.update_actions)
        self.items.placed.connect(self._window.toast.show_text)
        self._window.files_wanted.connect(self.files.read)
        self._services.bridge.history.connect(self.update_actions)
        self._services.bridge.changed.connect(self._on_changed)

    def meeting_in_front(self) -> tuple[int, str] | None:
        """The meeting that a recommendation from outside may be put on."""
        agenda = self.agenda.agenda
        if self._meeting_id is None or agenda is None:
            return None
        head = agenda.meeting
        return self._meeting_id, f"{head.name or head.forum} · {long_date(head.date, language())}"

    def _on_page(self, name: str) -> None:
        pages = {
            "items": self.show_items,
            "overview": self.show_overview,
            "tasks": self.show_tasks,
            "people": self.show_people,
            "search": self.finding.show_search,
            "settings": self.upkeep.show_settings,
        }
        pages.get(name, self.show_meetings)()

    def _on_made(self, meeting_id: int) -> None:
        """What one does with a new meeting is its agenda, whatever job was in front before."""
        self.page.show_job("agenda")
        self.open_meeting(meeting_id)

    def _on_agenda(self, agenda: Agenda) -> None:
        self.plan.show_agenda(agenda)
        self.minutes.show_agenda(agenda)
        head = agenda.meeting
        self.page.show_title(f"{head.name or head.forum} · {long_date(head.date, language())}")
        if not agenda.entries:
            self._on_entry(None)
        self.update_actions()

    def _on_entry(self, entry: AgendaRow | None) -> None:
        self.point.show_entry(entry)
        self.minutes.show_entry(entry)
        self.preview.show_entry(entry)
        if entry is not None:
            self.plan.select(entry.id)
        self.update_actions()

    def _on_running(self, running: bool) -> None:
        """While a meeting runs the page of its minutes has the list of its course instead."""
        self.page.set_live(running)
        self._follow_agenda()
        self.update_actions()

    def _follow_agenda(self) -> None:
        """Two pages show what the agenda reads, and may stand there without it."""
        self.agenda.set_followed(self.minutes.run.is_running or self.page.job() == "plan")

    def _say(self, sentence: str) -> None:
        """What was not understood; the old value stands in its field again."""
        self._window.messages.show_message(Severity.WARNING, sentence)

    def _on_finding(self, finding: checks.Finding) -> None:
        """Go to what a finding is about."""
        agenda = self.agenda.agenda
        lines = agenda.entries if agenda else ()
        row = next((row for row in lines if row.key == finding.entry), None)
        if row is not None:
            self._window.show_page("meeting")
            self.page.show_job("agenda")
            self.page.bring("point")
            self.agenda.entries.select(row.id)
            QTimer.singleShot(0, self.point, partial(self.point.focus_finding, finding))

    def _on_place(self, key: str, field: str) -> None:
        """Go to what was pointed at on the page."""
        agenda = self.agenda.agenda
        row = next((row for row in agenda.entries if row.key == key), None) if agenda else None
        if row is None:
            if self._meeting_id is not None:
                self.meetings.edit(self._meeting_id)
            return
        minutes = field == "minutes"
        self.page.show_job("minutes" if minutes else "agenda")
        self.agenda.entries.select(row.id)
        if minutes:
            self.minutes.focus_text()
        else:
            self._focus_field(field or "title")

    def _on_job(self, job: str) -> None:
        self._window.flush()
        self._follow_agenda()
        if job == "dispatch":
            self.dispatching.propose()
            self.dispatch.reload()
        elif job == "minutes":
            self.minutes.focus_text()
        elif job == "plan":
            self.plan.focus_slot()

    def _focus_text(self) -> None:
        if self.page.job() == "minutes":
            self.minutes.focus_text()
        elif self.page.job() == "agenda":
            self._open_point()

    def _open_point(self) -> None:
        self.page.show_job("agenda")
        self.page.bring("point")
        self.point.focus_title()

    def _focus_field(self, field: str) -> None:
        self.page.bring("point")
        QTimer.singleShot(0, self.point, partial(self.point.focus_field, field))

    def _teach_names(self) -> None:
        """The people of the house are no spelling mistakes."""
        people = self._services.read(list_people)
        self._services.spelling.set_names(person.name for person in people)

    def _on_gone(self, change: ChangeSet) -> None:
        """What undo takes back, or somebody removes for good, may be the meeting in front."""
        if self._meeting_id is None or not change.touches("meeting", self._meeting_id):
            return
        try:
            self._services.read(partial(meeting_head, meeting_id=self._meeting_id))
        except LookupError:
            self.agenda.forget()
            self.dispatching.show_meeting(None)
            self.show_meetings()

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("person"):
            self._teach_names()

    def update_actions(self) -> None:
        """Let the table of actions know what can be done now."""
        tell_available(self._window, self._services, self)

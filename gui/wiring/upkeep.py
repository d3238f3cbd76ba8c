"""What keeps the house in order: the settings, the backup of the day, old meetings, the last place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from gui.lifetime.last_place import LastPlace, Place, Shares
from gui.main_window import MainWindow
from gui.services import Services
from gui.settings.old_meetings import OldMeetingsDialog
from gui.settings.panel import SettingsPanel
from gui.widgets.shares import share_out, shares_of
from model.progress import Progress
from model.queries.agenda import meeting_head
from model.queries.mailing import forum_of
from model.queries.settings import value
from model.text.translate import _
from model.workspace.daily_backup import back_up_today

if TYPE_CHECKING:
    from gui.screens import Screens

BACKUP_AFTER_MS = 20_000
"""After the start, when the first look at the meetings is over."""

TRACES_AFTER_MS = 30_000
"""Between two looks whether another program still reads the database."""

PLACE_AFTER_MS = 800


_FRAME_CHANGES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange)


class Upkeep(QObject):
    """One for the window; lives as long as the screens."""

    def __init__(self, window: MainWindow, services: Services, screens: Screens) -> None:
        super().__init__(screens)
        self._window, self.services, self._screens = window, services, screens
        self.panel = SettingsPanel(services)
        window.add_page("settings", self.panel, "settings")
        self.panel.theme_chosen.connect(window.wear)
        self.panel.said.connect(window.toast.show_text)
        self.panel.old_meetings_wanted.connect(self.show_old_meetings)
        self.panel.backup_wanted.connect(screens.files.make_backup)
        table = window.actions_table
        table.connect_handler("view.settings", self.show_settings)
        table.connect_handler("meeting.old", self.show_old_meetings)
        self._backup = _timer(self, BACKUP_AFTER_MS, self.back_up)
        self._backup.start()
        self._traces = _timer(self, TRACES_AFTER_MS, self.clear_traces)
        self._place = LastPlace(services.workspace.path)
        self._items_shares: Shares = {}
        self._note = _timer(self, PLACE_AFTER_MS, self.note_place)
        window.place_changed.connect(self._note.start)
        screens.agenda.entry_selected.connect(lambda _entry: self._note.start())
        screens.page.job_changed.connect(lambda _job: self._note.start())
        screens.page.dragged.connect(self._note.start)
        screens.items.splitter.splitterMoved.connect(
            lambda _place, _index: self._on_items_dragged()
        )
        screens.tasks.table.columns_dragged.connect(self._note.start)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FRAME_CHANGES:
            self._note.start()
        return False

    def close(self) -> None:
        """The database goes."""
        self._window.removeEventFilter(self)
        self._backup.stop()
        self._traces.stop()
        self._note.stop()
        self.note_place()

    def show_settings(self) -> None:
        """Bring the settings to the front."""
        self._screens.show_meetings()
        self._window.show_page("settings")

    def show_setting(self, key: str) -> None:
        """Lead to one setting, as it holds for the forum of the meeting in front."""
        meeting_id = self._screens.meeting_id()
        forum = None
        if meeting_id is not None:
            forum = self.services.read(partial(forum_of, meeting_id=meeting_id))
        self.show_settings()
        self.panel.show_setting(key, forum)

    def show_old_meetings(self) -> OldMeetingsDialog:
        """The meetings that may go."""
        dialog = OldMeetingsDialog(self.services, self._screens.finding.search, self._window)
        dialog.removed.connect(self._window.toast.show_text)
        dialog.owed.connect(self._traces.start)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def back_up(self) -> None:
        """The backup of the day, unless it is there."""
        read = self.services.read
        days = int(read(partial(value, key="backup_days")))
        second = read(partial(value, key="backup_folder"))
        path = self.services.workspace.path

        def work(progress: Progress) -> object:
            folder = Path(second) if second else None
            return back_up_today(path, days=days, second=folder, progress=progress)

        self.services.jobs.start(_("Making the backup of the day"), work, lambda _made: None)

    def clear_traces(self) -> None:
        """What is left of removed meetings in the log, as soon as nobody reads it."""
        workspace = self.services.workspace
        self.services.jobs.start(
            _("Remove old meetings"),
            lambda _progress: workspace.empty_log(),
            self._on_traces,
        )

    def _on_traces(self, cleared: bool) -> None:
        if cleared:
            self._window.toast.show_text(_("Now nothing is left of what was removed."))
        elif self.services.workspace.is_open:
            self._traces.start()

    def here(self) -> Place:
        """Where one is."""
        entry = self._screens.agenda.entries.selected()
        meeting = self._screens.meeting_id()
        return Place(
            page=self._window.page(),
            meeting_id=meeting,
            entry_id=entry.id if entry is not None and meeting is not None else None,
            job=self._screens.page.job(),
            frame=self._window.frame(),
            shares={**self._screens.page.shares, **self._items_shares},
            columns=self._screens.tasks.table.columns,
            preview=self._screens.page.preview_is_on(),
        )

    def _on_items_dragged(self) -> None:
        self._items_shares = {"items": shares_of(self._screens.items.splitter)}
        self._note.start()

    def _divide(self, place: Place) -> None:
        """The panels and columns as somebody left them."""
        items = self._screens.items
        shares = place.shares.get("items", ())
        if share_out(items.splitter, shares, max(items.width(), 900)):
            self._items_shares = {"items": shares}
        self._screens.tasks.table.wear_columns(place.columns)
        self._screens.page.wear_shares(place.shares)
        self._screens.page.show_preview(place.preview)

    def note_place(self) -> None:
        """Keep where one is, so that even a crash leads back here."""
        self._place.write(self.here())

    def go_back(self) -> None:
        """Where one was when the application ended, whether it was closed or killed."""
        place = self._place.read()
        if place is not None:
            self._divide(place)
        if place is not None and place.page != "meetings":
            self.go_to(place)

    def go_to(self, place: Place) -> None:
        """Bring a place to the front."""
        if place.page == "meeting" and place.meeting_id is not None:
            try:
                self.services.read(partial(meeting_head, meeting_id=place.meeting_id))
            except LookupError:  # removed since
                return
            self._screens.open_meeting(place.meeting_id)
            self._screens.page.show_job(place.job)
            if place.entry_id is not None:
                self._screens.agenda.entries.select(place.entry_id)
        else:
            self._window.page_wanted.emit(place.page)


def _timer(parent: QObject, milliseconds: int, work: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(work)
    return timer

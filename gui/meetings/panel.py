"""The meetings: coming ones first, a search field, and what to do on the first day."""

import datetime
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from gui.fields.reloading import ReloadsWhenSeen
from gui.meetings.details_dialog import DetailsDialog
from gui.meetings.meeting_list import MeetingDelegate, MeetingModel
from gui.meetings.rescheduler import Rescheduler
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.bar_over_padding import lay_bar_over_padding
from gui.widgets.buttons import PrimaryButton, SecondaryButton
from gui.widgets.cards import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Heading
from gui.widgets.page_width import LIST, centred
from gui.widgets.row_model import RowRole
from gui.widgets.search_field import SearchField
from model.commands import meeting_details as commands
from model.commands.meeting_details import MeetingDetails
from model.queries import meetings as queries
from model.queries import people
from model.queries.agenda import meeting_head
from model.queries.meetings import MeetingRow
from model.text.people_line import Written
from model.text.translate import _
from model.text.working_days import next_working_day
from model.workspace.changes import ChangeSet


class MeetingsPanel(ReloadsWhenSeen):
    """Opens, creates, copies and cancels meetings."""

    meeting_opened = Signal(int)
    meeting_made = Signal(int)
    example_wanted = Signal()
    tour_wanted = Signal()
    import_wanted = Signal()
    series_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._rescheduler = Rescheduler(services, self)
        self._stale = True
        self._model = MeetingModel(self)
        self._list = QListView()
        lay_bar_over_padding(self._list)
        self._list.setModel(self._model)
        self._list.setItemDelegate(MeetingDelegate(self._list))
        self._list.setAccessibleName(_("Meetings"))
        self._list.setProperty("look", "plain")
        self._list.setMouseTracking(True)
        self._search = SearchField(_("Find a meeting"))
        self._search.setMaximumWidth(260)
        self._empty = self._first_day()
        self._none_found = EmptyState("search", _("No meeting contains these words"))
        self._series = SecondaryButton(_("Series of meetings …"), "calendar-check")
        self._new = PrimaryButton(_("New meeting"), "calendar-plus")
        self._lay_out()
        self._list.activated.connect(self._on_activated)
        self._list.clicked.connect(self._on_activated)
        self._search.textChanged.connect(lambda _text: self.reload())
        self._series.clicked.connect(self.series_wanted)
        self._new.clicked.connect(self.create_meeting)
        services.bridge.changed.connect(self._on_changed)

    def reload(self) -> None:
        """Read the list again."""
        self._stale = False
        rows = self._services.read(queries.list_meetings)
        words = self._search.text().casefold().split()
        found = tuple(row for row in rows if all(word in _haystack(row) for word in words))
        self._model.show(found)
        self._list.setVisible(bool(found))
        self._empty.setVisible(not rows)
        self._none_found.setVisible(bool(rows) and not found)
        self._search.setVisible(bool(rows))
        self._new.set_quiet(not rows)  # the empty list says itself what to do next

    def take_focus(self) -> None:
        """The keys go to the list, or to what makes the first meeting."""
        (self._new if self._list.isHidden() else self._list).setFocus()

    def create_meeting(self) -> None:
        """Ask for a new meeting's details and make it."""
        self._ask(_("New meeting"), _("Make the meeting"), self._proposal(), self._create)

    def edit(self, meeting_id: int) -> None:
        """Change a meeting's details."""
        details = self._details(meeting_id)
        self._ask(_("Meeting details"), _("Save"), details, lambda new: self._edit(meeting_id, new))

    def copy(self, meeting_id: int) -> None:
        """Make a new meeting with the same points, minus what belongs to this one alone."""
        details = self._details(meeting_id)
        later = replace(details, date=details.date + datetime.timedelta(days=7))
        title = _("Copy the meeting")
        self._ask(title, title, later, lambda new: self._copy(meeting_id, new))

    def reschedule(self, meeting_id: int) -> None:
        """Move a meeting to another time after asking."""
        self._rescheduler.move(meeting_id)

    def cancel(self, meeting_id: int) -> None:
        """Cancel a meeting after asking."""
        self._rescheduler.cancel(meeting_id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 20, 20, 14)
        head.setSpacing(10)
        head.addWidget(Heading(_("Meetings"), TextSize.DISPLAY), 1)
        head.addWidget(self._search, 1)
        head.addWidget(self._series)
        head.addWidget(self._new)
        card = Card()
        card.body.addLayout(head)
        card.add_line()
        card.body.addSpacing(8)
        card.body.addWidget(self._list, 1)
        card.body.addWidget(self._empty, 1)
        card.body.addWidget(self._none_found, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(centred(card, LIST))

    def _first_day(self) -> EmptyState:
        empty = EmptyState(
            "calendar-days",
            _("Your meetings will be listed here"),
            _(
                "Create the first one with the button above, or look at the example meeting to see how "
                "everything works."
            ),
            action=_("Show the example meeting"),
            second_action=_("Take the one-minute tour"),
            third_action=_("Read in a file …"),
        )
        empty.action.connect(self.example_wanted)
        empty.second_action.connect(self.tour_wanted)
        empty.third_action.connect(self.import_wanted)
        return empty

    def _proposal(self) -> MeetingDetails:
        """A new meeting like the forum's latest, a week later; else the next working day."""
        latest = self._services.read(queries.latest_meeting)
        if latest is not None:
            details = self._details(latest)
            return replace(details, date=details.date + datetime.timedelta(days=7))
        # The day before a week from now, and from there the next that is worked on.
        day = next_working_day(datetime.date.today() + datetime.timedelta(days=6), 1)
        return MeetingDetails(forum="Chefteam", name="Chefteammøde", date=day, start=510, end=720)

    def _details(self, meeting_id: int) -> MeetingDetails:
        header = self._services.read(partial(meeting_head, meeting_id=meeting_id))
        return MeetingDetails(
            forum=header.forum,
            name=header.name,
            date=header.date,
            start=header.start,
            end=header.end,
            location=header.location,
            virtual_note=header.virtual_note,
            chair=header.chair,
            minute_taker=header.minute_taker,
            members=tuple(Written(member.name, member.title) for member in header.members),
        )

    def _ask(self, title: str, what: str, details: MeetingDetails, done: object) -> None:
        names = [person.name for person in self._services.read(people.list_people)]
        forums = [forum.name for forum in self._services.read(people.list_forums)]
        dialog = DetailsDialog(title, what, details, forums, names, self.window())
        dialog.accepted.connect(lambda: done(dialog.details()))  # type: ignore[operator]
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _create(self, new: MeetingDetails) -> None:
        self._services.run(
            _("New meeting"), partial(commands.create, details=new), done=self.meeting_made.emit
        )

    def _edit(self, meeting_id: int, new: MeetingDetails) -> None:
        self._services.run(
            _("Meeting details"), partial(commands.edit, meeting_id=meeting_id, details=new)
        )

    def _copy(self, meeting_id: int, new: MeetingDetails) -> None:
        self._services.run(
            _("Copy the meeting"),
            partial(commands.copy, meeting_id=meeting_id, details=new),
            done=self.meeting_made.emit,
        )

    def _on_activated(self, index: QModelIndex) -> None:
        meeting: MeetingRow = index.data(RowRole)
        self.meeting_opened.emit(meeting.id)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("meeting") or change.touches("agenda_entry"):
            self.ask_reload()


def _haystack(row: MeetingRow) -> str:
    return f"{row.name} {row.forum} {row.location} {row.date.isoformat()} {row.key}".casefold()

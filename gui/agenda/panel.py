"""The agenda of one meeting: its head, its entries, the line that adds the next."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.agenda.entry_list import EntryList
from gui.agenda.quick_add import QuickAdd
from gui.agenda.summary import AgendaSummary
from gui.fields.reloading import TEXTS
from gui.fields.undecided_line import UndecidedLine, opened
from gui.fields.words import is_break
from gui.services import Services
from gui.widgets.accessible import announce
from gui.widgets.cards import Card
from gui.widgets.dialogs import agrees
from gui.widgets.empty_state import EmptyState
from gui.widgets.menu import offer
from model.commands import agenda as commands
from model.commands.points import unlink_item
from model.commands.renumbering import NewNumber, new_numbers, renumber
from model.commands.status import set_status
from model.errors import UserError
from model.queries import agenda as queries
from model.queries import people
from model.queries.agenda import Agenda, AgendaRow
from model.text.people_line import Written
from model.text.translate import _, ngettext
from model.vocabulary import MeetingStatus, Openness
from model.workspace.changes import ChangeSet

TABLES = (
    *("meeting", "agenda_entry", "guest", "annex", "item", "forum", "person"),
    *("member", "entry_limit", "availability", "told_time", "setting"),
)


class AgendaPanel(QWidget):
    """Reloads when something that it shows has changed; hidden it only remembers that it must."""

    entry_selected = Signal(object)
    opened = Signal()
    agenda_shown = Signal(object)
    """The `Agenda`, each time that it was read: the time plan paints the same data."""
    refused = Signal(str)
    said = Signal(str)
    """What was done, for a moment."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._meeting_id: int | None = None
        self.agenda: Agenda | None = None
        self._wanted: int | None = None
        self._stale = False
        self._is_followed = False
        self.summary = AgendaSummary()
        self.entries = EntryList()
        self.undecided = UndecidedLine(margin=20)
        self.quick_add = QuickAdd()
        self._empty = EmptyState(
            "list",
            _("No points yet"),
            _("Type the first one below: title, minutes, people, Enter."),
        )
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting_id: int) -> None:
        """Show another meeting."""
        if meeting_id != self._meeting_id:
            self.entries.clear()
        self._meeting_id = meeting_id
        self.reload()

    def forget(self) -> None:
        """The meeting is gone: read it no more."""
        self._meeting_id = self.agenda = None

    def reload(self) -> None:
        """Read the agenda again."""
        self._stale = False
        if self._meeting_id is None:
            return
        self.agenda = agenda = self._services.read(
            partial(queries.agenda, meeting_id=self._meeting_id)
        )
        self.summary.show_agenda(agenda)
        self.entries.setVisible(bool(agenda.entries))
        self._empty.setVisible(not agenda.entries)
        self.undecided.show_agenda(agenda)
        self.agenda_shown.emit(agenda)
        with QSignalBlocker(self.entries):  # what is selected in the end is said once
            self.entries.show_agenda(agenda)
            if self._wanted is not None and agenda.entry(self._wanted) is not None:
                self.entries.select(self._wanted)
                self._wanted = None
        self.entry_selected.emit(self.entries.selected())
        names = [person.name for person in self._services.read(people.list_people)]
        self.quick_add.set_known_people(names)

    def take_focus(self) -> None:
        """Where one goes on: in the entries, or where the first one is typed."""
        if self.agenda is not None and not self.agenda.entries:
            self.quick_add.focus_title()
        else:
            self.entries.setFocus()

    def show_draft(self, draft: Agenda | None) -> None:
        """The agenda as it would be while somebody tries; None for what is stored."""
        shown = draft or self.agenda
        if shown is not None:
            self.summary.show_agenda(shown)
            self.entries.show_draft(shown)

    def add_break(self) -> None:
        """Add a break behind the selected entry."""
        self.quick_add.add_break()

    def remove_selected(self) -> None:
        """Remove the selected entries; Edit → Undo brings them back."""
        self._on_removal(self.entries.chosen())

    def set_openness(self, openness: str) -> None:
        """Say of the selected points that they are open, or closed."""
        closed = openness == "closed"
        self._run_on_points(
            (_("Closed point"), _("Closed points"))
            if closed
            else (_("Open point"), _("Open points")),
            self._points(),
            partial(commands.set_openness, openness=Openness(openness)),
        )

    def open_the_rest(self) -> None:
        """Say of every point that nothing was said of that it is open, and of its annexes."""
        if self._meeting_id is not None:
            command = partial(commands.open_the_rest, meeting_id=self._meeting_id)
            self._run(_("Open points"), command, self._on_opened_rest)

    def offer_actions(self, actions: Sequence[QAction]) -> None:
        """What a right click on an entry offers."""
        offer(self.entries, [self.entries.rename, *actions])

    def toggle_withdrawn(self) -> None:
        """Withdraw the selected points, or take them back onto the agenda where all are withdrawn."""
        points = self._points()
        standing = [point for point in points if not point.withdrawn]
        if standing:
            label = (_("Withdraw point"), _("Withdraw points"))
            self._run_on_points(label, standing, commands.withdraw)
        else:
            label = (_("Take point back"), _("Take points back"))
            self._run_on_points(label, points, commands.restore)

    def take_items_off(self) -> None:
        """The recommendations of the selected points go back to the bank; the points stay."""
        label = (
            _("Take the recommendation off the point"),
            _("Take the recommendations off the points"),
        )
        placed = [point for point in self._points() if point.has_item]
        self._run_on_points(label, placed, unlink_item, self._say_where_it_is)

    def renumber(self) -> None:
        """Let the numbers of an agenda that has gone out follow the order again, once she agrees."""
        meeting_id = self._meeting_id
        if meeting_id is None:
            return
        try:
            found = self._services.read(partial(new_numbers, meeting_id=meeting_id))
        except UserError as error:
            self._services.report(error)
            return
        if self.ask_renumber(found):
            self._run(_("Number the points anew"), partial(renumber, meeting_id=meeting_id))

    def ask_renumber(self, found: Sequence[NewNumber]) -> bool:
        """Whether to; a method of its own so that a test can answer it."""
        lines = "\n".join(f"{one.old} → {one.new}   {one.title}" for one in found)
        words = _(
            "Give these points new numbers? Those who have the agenda know them by the old ones; the "
            "revised agenda lists both. It can be done once.\n\n{lines}"
        )
        title = _("Number the points anew")
        return agrees(self.window(), title, words.format(lines=lines))

    def set_followed(self, followed: bool) -> None:
        """Whether another page shows what stands here, and so must hear of it while this is hidden."""
        self._is_followed = followed
        if followed and self._stale:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self.summary)
        card.add_line()
        card.body.addSpacing(6)
        card.body.addWidget(self.entries, 1)
        card.body.addWidget(self._empty, 1)
        card.body.addWidget(self.undecided)
        card.add_line()
        card.body.addWidget(self.quick_add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)

    def _connect(self) -> None:
        self.summary.status.chosen.connect(self._on_status)
        self.entries.entry_selected.connect(self.entry_selected)
        self.entries.opened.connect(self.opened)
        self.entries.moved.connect(self._on_moved)
        self.entries.renamed.connect(self._on_renamed)
        self.entries.removal_wanted.connect(self._on_removal)
        self.undecided.opening_wanted.connect(self._on_opening_wanted)
        self.quick_add.point_wanted.connect(self._on_point_wanted)
        self.quick_add.break_wanted.connect(self._on_break_wanted)
        self.quick_add.refused.connect(self.refused)
        self._services.bridge.changed.connect(self._on_changed)

    def _run(self, label: str, command: object, done: object = None) -> None:
        self._services.run(label, command, source=self, done=done, failed=self._on_failed)  # type: ignore[arg-type]

    def _run_on_points(
        self,
        labels: tuple[str, str],
        points: Sequence[AgendaRow],
        command: Callable[..., object],
        done: Callable[[object], None] | None = None,
    ) -> None:
        """One step for all of them. `labels` are those for one point and for several."""
        if points:
            ids = [point.id for point in points]
            self._run(
                labels[len(ids) > 1],
                lambda session: [command(session, point_id=point_id) for point_id in ids],
                done,
            )

    def _say_where_it_is(self, _done: object) -> None:
        self.said.emit(_("Taken off the point. It is kept under Recommendations."))

    def _points(self) -> list[AgendaRow]:
        return [row for row in self.entries.chosen() if not is_break(row)]

    def _on_failed(self, error: BaseException) -> None:
        self._services.report(error)
        self.reload()

    def _on_changed(self, change: ChangeSet) -> None:
        if not self._shows(change):
            return
        if self.isVisible() or self._is_followed:
            self.reload()
        else:
            self._stale = True

    def _shows(self, change: ChangeSet) -> bool:
        """Whether the list would look different: text that grows in a field is no reason to read."""
        if any(map(change.beside(TEXTS).touches, TABLES)):
            return True
        if self.agenda is None:
            return False
        # The sign for minutes comes with their first word and goes with their last.
        signs = {row.id: row.has_minutes for row in self.agenda.entries}
        return any(
            self._services.read(partial(queries.has_minutes, point_id=row)) != signs[row]
            for table, row, column in change.fields
            if table == "agenda_entry" and column == "minutes" and row in signs
        )

    def _position(self) -> int | None:
        """Where a new entry goes: behind the selected one if that is not the last, else by the rules."""
        entry = self.entries.selected()
        if entry is None or self.agenda is None or entry.id == self.agenda.entries[-1].id:
            return None
        return [row.id for row in self.agenda.entries].index(entry.id) + 1

    def _on_point_wanted(self, title: str, minutes: int | None, people: list[Written]) -> None:
        if self._meeting_id is None:
            return
        self._run(
            _("Add point"),
            partial(
                commands.add_point,
                meeting_id=self._meeting_id,
                title=title,
                duration=minutes,
                guests=tuple(people),
            ),
            self._on_added,
        )

    def _on_break_wanted(self, label: str, minutes: int) -> None:
        if self._meeting_id is None:
            return
        self._run(
            _("Add break"),
            partial(
                commands.add_break,
                meeting_id=self._meeting_id,
                title=label,
                duration=minutes,
                position=self._position(),
            ),
            self._on_added,
        )

    def _on_status(self, status: MeetingStatus) -> None:
        if self._meeting_id is not None:
            self._run(_("Status"), partial(set_status, meeting_id=self._meeting_id, status=status))

    def _on_added(self, entry_id: int) -> None:
        if self.agenda is not None and self.agenda.entry(entry_id) is not None:
            self.entries.select(entry_id)
        else:
            # Its news has not come yet: the next reading selects it.
            self._wanted = entry_id

    def _on_opening_wanted(self) -> None:
        self.take_focus()  # the line goes away, and Qt would hand its focus to whatever comes next
        self.open_the_rest()

    def _on_opened_rest(self, counts: tuple[int, int]) -> None:
        self.said.emit(opened(*counts))

    def _on_moved(self, entry_ids: tuple[int, ...], position: int) -> None:
        command = partial(commands.move_together, entry_ids=entry_ids, position=position)
        self._run(_("Move"), command)
        announce(self, _("Moved to place {place}").format(place=position + 1))

    def _on_renamed(self, entry_id: int, title: str) -> None:
        self._run(_("Rename"), partial(commands.rename, entry_id=entry_id, title=title))

    def _on_removal(self, entries: Sequence[AgendaRow]) -> None:
        if not entries:
            return
        ids = [entry.id for entry in entries]
        label = _("Remove {title}").format(title=entries[0].title)
        if len(ids) > 1:
            label = _("Remove {count} entries").format(count=len(ids))
        self._run(
            label,
            lambda session: [commands.delete(session, one) for one in ids],
            lambda deleted: self._say_what_stays(deleted.count(False)),
        )

    def _say_what_stays(self, count: int) -> None:
        """A point that went out with the agenda is not gone when it is removed."""
        if count:
            said = ngettext(
                "The point still stands on the agenda as withdrawn, for the agenda has been sent.",
                "{count} points still stand on the agenda as withdrawn, for it has been sent.",
                count,
            )
            self.said.emit(said.format(count=count))

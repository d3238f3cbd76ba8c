"""The page of one point: its head, and its recommendation below it."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.fields.form.sheet import ItemSheet
from gui.fields.reloading import TEXTS, ReloadsWhenSeen
from gui.fields.words import is_break
from gui.item_editor.point_head import PointHead
from gui.item_editor.waiting_menu import waiting_menu
from gui.services import Services
from gui.widgets.cards import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.menu import Menu
from gui.widgets.page_scroll import YieldingScroll
from model.checks import Finding
from model.commands import points as commands
from model.commands.annexes import Owner
from model.queries import people
from model.queries import points as queries
from model.queries.agenda import AgendaRow, meeting_head
from model.queries.bank import waiting
from model.queries.forum_settings import closed_display
from model.queries.points import PointDetail
from model.readiness import READY, Readiness
from model.text.people_line import Written
from model.text.translate import _
from model.workspace.changes import ChangeSet

TABLES = ("item", "item_person", "item_field", "guest", "setting")


class PointPanel(ReloadsWhenSeen):
    """Reloads when something that it shows has changed."""

    failed = Signal(object)
    minutes_wanted = Signal()
    setting_wanted = Signal(str)
    refused = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._entry: AgendaRow | None = None
        self.head = PointHead(services)
        self._above = YieldingScroll(self.head)
        self._readiness: Readiness | None = None
        self._card = Card()
        self._no_item = EmptyState(
            "file-text",
            _("No recommendation yet"),
            _("Write it here, or leave the point as it is."),
            _("Write a recommendation"),
            _("Choose one that waits …"),
        )
        self.sheet = ItemSheet(services, without=self._no_item)
        self.recommendation, self.annexes = self.sheet.recommendation, self.sheet.annexes
        self.remarks = self.sheet.remarks
        self._nothing = Card()
        choose = _("Choose a point in the agenda, or add the first one")
        self._nothing.body.addWidget(EmptyState("list", choose))
        self._lay_out()
        self._connect()

    def show_entry(self, entry: AgendaRow | None) -> None:
        """Show another entry, or the same one changed."""
        if self._entry is not None and (entry is None or entry.id != self._entry.id):
            self.flush()
            self.sheet.to_the_top()
        self._entry = entry
        self.ask_reload()

    def reload(self) -> None:
        """Read the entry again."""
        entry = self._entry
        self._card.setVisible(entry is not None)
        self._nothing.setVisible(entry is None)
        if entry is None:
            self.head.forget()
            self.annexes.show_owner(None)
            return
        point: PointDetail | None = None
        if not is_break(entry):
            point = self._services.read(partial(queries.point, point_id=entry.id))
            if entry.openness == "closed":
                shown = partial(closed_display, meeting_id=point.meeting_id)
                self.head.neutral.show_display(self._services.read(shown))
        names = [person.name for person in self._services.read(people.list_people)]
        self.head.show_entry(entry, point, names)
        item = point.item if point is not None else None
        self.sheet.set_written(item is not None)
        self._no_item.setVisible(item is None and point is not None)
        self.annexes.show_owner(_owner(point))
        self._show_remarks()
        if point is not None and point.item is not None and point.item_id is not None:
            self.recommendation.show_item(point.item_id, point.item, names)
        self._offer_people(point)

    def _offer_people(self, point: PointDetail | None) -> None:
        """Who joins stands on the form as well: what one of the two lacks is offered there."""
        item = point.item if point is not None and not point.is_locked else None
        attendees = item.people("attendees") if item is not None else ()
        guests = [Written(guest.name, guest.title) for guest in point.guests] if point else []
        there = [guest.name for guest in guests]
        if point is not None and attendees:  # the members are there anyway
            head = self._services.read(partial(meeting_head, meeting_id=point.meeting_id))
            there += [member.name for member in head.members]
        self.head.offer.show_missing(attendees, there)
        row = self.recommendation.row("attendees")
        if row is not None:
            row.offer_people(guests if item is not None else ())

    def show_readiness(self, found: Readiness) -> None:
        """What is to look at on the points of the meeting."""
        self._readiness = found
        self._show_remarks()

    def focus_field(self, name: str) -> None:
        """Go to a field by its name: of the point, of its recommendation, or the annexes."""
        if name == "minutes":
            self.minutes_wanted.emit()
        elif self.sheet.focus_field(name):
            return
        elif name == "item":
            self._no_item.focus_action()
            self.sheet.bring(self._no_item)
        else:
            field = self.head.field(name)
            field.setFocus()
            self._above.bring(field)

    def focus_finding(self, finding: Finding) -> None:
        """Go to the field that a finding is about, to the title where it is not known yet."""
        found = READY if self._readiness is None else self._readiness.of(finding.entry or "")
        remarks = (*found.remarks, *found.dismissed)
        self.focus_field(next((one.field for one in remarks if one.finding == finding), "title"))

    def focus_title(self) -> None:
        """Ready to change the title; a moment later, when the page stands in front."""
        QTimer.singleShot(0, self, self.head.title.setFocus)

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self.head.flush()
        self.sheet.flush()

    def _lay_out(self) -> None:
        self._card.body.addWidget(self._above)
        self._card.add_line()
        self._card.body.addWidget(self.sheet, 1)
        self._card.body.addStretch(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card, 1)
        box.addWidget(self._nothing, 1)

    def _connect(self) -> None:
        self.head.failed.connect(self._on_failed)
        self.head.refused.connect(self.refused)
        self.head.setting_wanted.connect(self.setting_wanted)
        self.sheet.failed.connect(self._on_failed)
        self.sheet.refused.connect(self.failed)
        self.remarks.field_wanted.connect(self.focus_field)
        self._no_item.action.connect(self.write_recommendation)
        self._no_item.second_action.connect(self._show_waiting)
        self._services.bridge.changed.connect(self._on_changed)

    def _show_remarks(self) -> None:
        if self._entry is not None and self._readiness is not None:
            self.remarks.show_found(self._entry.id, self._readiness.of(self._entry.key))

    def write_recommendation(self) -> None:
        """Begin a recommendation for the point, and write in its first field."""
        if self._entry is not None:
            point_id = self._entry.id
            self._services.run(
                _("Write a recommendation"),
                partial(commands.create_item, point_id=point_id),
                done=lambda _item_id: self._on_begun(point_id),
                failed=self.failed.emit,
            )

    def waiting_menu(self) -> Menu | None:
        """The recommendations that wait in the bank."""
        if self._entry is None:
            return None
        point_id, button = self._entry.id, self._no_item.quieter[0]
        detail = self._services.read(partial(queries.point, point_id=point_id))
        head = self._services.read(partial(meeting_head, meeting_id=detail.meeting_id))
        return waiting_menu(
            button, self._services.read(waiting), head.date, partial(self._put_on, point_id)
        )

    def _show_waiting(self) -> None:
        menu = self.waiting_menu()
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            button = self._no_item.quieter[0]
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _put_on(self, point_id: int, item_id: int) -> None:
        self.flush()
        self._services.run(
            _("Put a recommendation on the point"),
            partial(commands.link_item, point_id=point_id, item_id=item_id),
            done=lambda _nothing: self._on_begun(point_id),
            failed=self.failed.emit,
        )

    def _on_begun(self, point_id: int) -> None:
        if self._entry is not None and self._entry.id == point_id:
            self.reload()  # its news may not have come yet
            self.focus_field("item")

    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(error)
        self.reload()

    def _on_changed(self, change: ChangeSet) -> None:
        if self._entry is None:
            return
        seen = change.beside(TEXTS) if self.recommendation.wrote(change.source) else change
        if seen.touches("agenda_entry", self._entry.id) or any(map(seen.touches, TABLES)):
            self.ask_reload()


def _owner(point: PointDetail | None) -> Owner | None:
    """Whose annexes the page shows: the recommendation's, or the point's own where it has none."""
    if point is None:
        return None
    return Owner(item_id=point.item_id) if point.item_id is not None else Owner(point_id=point.id)

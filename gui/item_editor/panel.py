"""The page of one point: its head, and its recommendation below it."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.fields.form.sheet import ItemSheet
from gui.fields.reloading import TEXTS, ReloadsWhenSeen
from gui.fields.words import is_break
from gui.item_editor.point_head import PointHead
from gui.services import Services
from gui.widgets.cards import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.page_scroll import YieldingScroll
from model.commands import points as commands
from model.commands.annexes import Owner
from model.queries import people
from model.queries import points as queries
from model.queries.agenda import AgendaRow
from model.queries.forum_settings import closed_display
from model.queries.points import PointDetail
from model.readiness import Readiness
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
        self._readiness: Readiness | None = None
        self._card = Card()
        self._no_item = EmptyState(
            "file-text",
            _("No recommendation yet"),
            _("Write it here, or leave the point as it is."),
            action=_("Write a recommendation"),
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
        else:
            self.head.field(name).setFocus()

    def focus_title(self) -> None:
        """Ready to change the title; a moment later, when the page stands in front."""
        QTimer.singleShot(0, self.head.title.setFocus)

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self.head.flush()
        self.sheet.flush()

    def _lay_out(self) -> None:
        self._card.body.addWidget(YieldingScroll(self.head))
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
        self._services.bridge.changed.connect(self._on_changed)

    def _show_remarks(self) -> None:
        if self._entry is not None and self._readiness is not None:
            self.remarks.show_found(self._entry.id, self._readiness.of(self._entry.key))

    def write_recommendation(self) -> None:
        """Begin a recommendation for the point."""
        if self._entry is not None:
            self._services.run(
                _("Write a recommendation"),
                partial(commands.create_item, point_id=self._entry.id),
                failed=self.failed.emit,
            )

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

"""One recommendation in an editor: its head, its form, its annexes."""

import datetime
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.fields.form.sheet import ItemSheet
from gui.fields.reloading import TEXTS, ReloadsWhenSeen
from gui.items.item_head import ItemHead
from gui.services import Services
from gui.widgets.cards import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.page_scroll import YieldingScroll
from model.commands.annexes import Owner
from model.queries import bank as queries
from model.queries import meetings, people
from model.queries.bank import BankDetail
from model.readiness import READY, EntryReadiness
from model.text.translate import _
from model.vocabulary import MeetingStatus
from model.workspace.changes import ChangeSet

TABLES = (
    *("item", "item_bank", "item_person", "item_cost", "process_step", "item_field"),
    *("agenda_entry", "meeting"),
)


class ItemPage(ReloadsWhenSeen):
    """Reloads when something that it shows has changed."""

    failed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._item_id: int | None = None
        self._read: BankDetail | None = None
        self._readiness: Mapping[int, EntryReadiness] = {}
        self.head = ItemHead(services)
        self._above = YieldingScroll(self.head)
        self.sheet = ItemSheet(services, of_items=True)
        self.recommendation, self.annexes = self.sheet.recommendation, self.sheet.annexes
        self._card = Card()
        self._nothing = Card()
        choose = _("Choose a recommendation, or make a new one")
        self._nothing.body.addWidget(EmptyState("file-text", choose))
        self._lay_out()
        for part in (self.head, self.sheet):
            part.failed.connect(self._on_failed)
        self.sheet.refused.connect(self.failed)
        self.sheet.remarks.field_wanted.connect(self.focus_field)
        services.bridge.changed.connect(self._on_changed)

    def show_item(self, item_id: int | None) -> None:
        """Show another recommendation. The same one needs nothing: changes are heard of."""
        if item_id is not None and item_id == self._item_id:
            return
        self.flush()
        self._item_id, self._read = item_id, None
        self.sheet.to_the_top()
        self.ask_reload()

    def reload(self) -> None:
        """Read it again."""
        item_id, detail = self._item_id, self._detail()
        self._read = None
        self._card.setVisible(item_id is not None)
        self._nothing.setVisible(item_id is None)
        if item_id is None:
            self.head.forget()
            self.annexes.show_owner(None)
            return
        if detail is None:  # deleted, or its making was undone
            self.show_item(None)
            return
        names = [person.name for person in self._services.read(people.list_people)]
        self.head.show_detail(detail, self._coming_days())
        self.recommendation.show_item(item_id, detail.item, names)
        self.annexes.show_owner(Owner(item_id=item_id))
        self._show_remarks()

    def read_ahead(self) -> None:
        """Read what somebody will see who comes to look."""
        if self._stale and not self.isVisible():
            self._read = self._detail()

    def show_readiness(self, found: Mapping[int, EntryReadiness]) -> None:
        """What is to look at on each recommendation, by its id."""
        self._readiness = found
        self._show_remarks()

    def focus_field(self, name: str) -> None:
        """Go to a field by its name: of the head, of the form, or the annexes."""
        if not self.sheet.focus_field(name):
            field = self.head.field(name)
            field.setFocus()
            self._above.bring(field)

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self.head.flush()
        self.sheet.flush()

    def _detail(self) -> BankDetail | None:
        item_id = self._item_id
        if item_id is None or self._read is not None:
            return self._read
        try:
            return self._services.read(partial(queries.bank_item, item_id=item_id))
        except LookupError:
            return None

    def _show_remarks(self) -> None:
        if self._item_id is not None:
            self.sheet.remarks.show_found(self._item_id, self._readiness.get(self._item_id, READY))

    def _coming_days(self) -> list[datetime.date]:
        rows = self._services.read(meetings.coming_meetings)
        return [row.date for row in rows if row.status != MeetingStatus.CANCELLED]

    def _lay_out(self) -> None:
        self._card.body.addWidget(self._above)
        self._card.add_line()
        self._card.body.addWidget(self.sheet, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card, 1)
        box.addWidget(self._nothing, 1)

    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(error)
        self.reload()

    def _on_changed(self, change: ChangeSet) -> None:
        seen = change.beside(TEXTS) if self.recommendation.wrote(change.source) else change
        if self._item_id is not None and any(map(seen.touches, TABLES)):
            self._read = None
            self.ask_reload()

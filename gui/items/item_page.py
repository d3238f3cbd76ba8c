"""One recommendation in an editor: its head, its form, its annexes."""

import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.fields.annexes.annex_list import AnnexList
from gui.fields.form.recommendation import Recommendation
from gui.items.item_head import ItemHead
from gui.services import Services
from gui.widgets.cards import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.rich_text.toolbar import RichTextToolbar
from model.commands.annexes import Owner
from model.queries import bank as queries
from model.queries import meetings, people
from model.text.translate import _
from model.workspace.changes import ChangeSet

TABLES = (
    *("item", "item_bank", "item_person", "item_cost", "process_step", "item_field"),
    *("agenda_entry", "meeting"),
)


class ItemPage(QWidget):
    """Reloads when something that it shows has changed."""

    failed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._item_id: int | None = None
        self._stale = False
        self.head = ItemHead(services)
        self.recommendation = Recommendation(services)
        self.annexes = AnnexList(services)
        self._toolbar = RichTextToolbar()
        self._card = Card()
        self._nothing = EmptyState("file-text", _("Choose a recommendation, or make a new one"))
        self._lay_out()
        for part in (self.head, self.recommendation):
            part.failed.connect(self._on_failed)
        self.annexes.failed.connect(self.failed)
        services.bridge.changed.connect(self._on_changed)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def show_item(self, item_id: int | None) -> None:
        """Show another recommendation."""
        if item_id != self._item_id:
            self.flush()
        self._item_id = item_id
        self._stale = True
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Read it again."""
        self._stale = False
        item_id = self._item_id
        self._card.setVisible(item_id is not None)
        self._nothing.setVisible(item_id is None)
        if item_id is None:
            self.head.forget()
            self.annexes.show_owner(None)
            return
        try:
            detail = self._services.read(partial(queries.bank_item, item_id=item_id))
        except LookupError:  # deleted, or its making was undone
            self.show_item(None)
            return
        names = [person.name for person in self._services.read(people.list_people)]
        self.head.show_detail(detail, self._coming_days())
        self.recommendation.show_item(item_id, detail.item, names)
        self.annexes.show_owner(Owner(item_id=item_id))

    def focus_field(self, name: str) -> None:
        """Go to a field of the recommendation by its name, or to its annexes."""
        row = self.recommendation.row(name)
        if row is not None:
            row.focus_field()
            self._scroll.ensureWidgetVisible(row, 0, 24)
        elif name == "annexes":
            self.annexes.view.setFocus()
            self._scroll.ensureWidgetVisible(self.annexes, 0, 0)

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self.head.flush()
        self.recommendation.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _coming_days(self) -> list[datetime.date]:
        today = datetime.date.today()
        rows = self._services.read(meetings.list_meetings)
        return [row.date for row in rows if row.date >= today and row.status != "cancelled"]

    def _lay_out(self) -> None:
        page = QWidget()
        below = QVBoxLayout(page)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.recommendation)
        below.addWidget(self.annexes)
        below.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setProperty("look", "plain")
        tools = QVBoxLayout()
        tools.setContentsMargins(16, 4, 16, 4)
        tools.addWidget(self._toolbar)
        self._card.body.addWidget(self.head)
        self._card.add_line()
        self._card.body.addLayout(tools)
        self._card.body.addWidget(self._scroll, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card, 1)
        box.addWidget(self._nothing, 1)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, RichTextField) and self.recommendation.isAncestorOf(now):
            self._toolbar.set_field(now)

    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(error)
        self.reload()

    def _on_changed(self, change: ChangeSet) -> None:
        if self._item_id is not None and any(map(change.touches, TABLES)):
            if self.isVisible():
                self.reload()
            else:
                self._stale = True

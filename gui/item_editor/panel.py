"""The page of one point: its head, and its recommendation below it."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.fields.annexes.annex_list import AnnexList
from gui.fields.form.recommendation import Recommendation
from gui.fields.readiness.remarks import RemarkList
from gui.fields.words import is_break
from gui.item_editor.point_head import PointHead
from gui.services import Services
from gui.widgets.cards import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.rich_text.toolbar import RichTextToolbar
from model.commands import points as commands
from model.commands.annexes import Owner
from model.queries import people
from model.queries import points as queries
from model.queries.agenda import AgendaRow
from model.queries.points import PointDetail
from model.readiness import Readiness
from model.text.translate import _
from model.workspace.changes import ChangeSet

TABLES = ("item", "item_person", "item_field", "guest", "annex")


class PointPanel(QWidget):
    """Reloads when something that it shows has changed."""

    failed = Signal(object)
    minutes_wanted = Signal()
    refused = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._entry: AgendaRow | None = None
        self._stale = False
        self.head = PointHead(services)
        self.recommendation = Recommendation(services)
        self.annexes = AnnexList(services)
        self.remarks = RemarkList(services)
        self._readiness: Readiness | None = None
        self._toolbar = RichTextToolbar()
        self._scroll = QScrollArea()
        self._card = Card()
        self._no_item = EmptyState(
            "file-text",
            _("No recommendation yet"),
            _("Write it here, or leave the point as it is."),
            action=_("Write a recommendation"),
        )
        self._nothing = EmptyState("list", _("Choose a point in the agenda, or add the first one"))
        self._lay_out()
        self._connect()

    def show_entry(self, entry: AgendaRow | None) -> None:
        """Show another entry, or the same one changed."""
        if self._entry is not None and (entry is None or entry.id != self._entry.id):
            self.flush()
        self._entry = entry
        self._stale = True
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Read the entry again."""
        self._stale = False
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
        names = [person.name for person in self._services.read(people.list_people)]
        self.head.show_entry(entry, point, names)
        item = point.item if point is not None else None
        for widget in (self.recommendation, self._toolbar):
            widget.setVisible(item is not None)
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
        row = self.recommendation.row(name) if self.recommendation.isVisible() else None
        if name == "item" and self.recommendation.isVisible():
            row = next(iter(self.recommendation.rows), None)
        if name == "minutes":
            self.minutes_wanted.emit()
        elif row is not None:
            row.focus_field()
            self._scroll.ensureWidgetVisible(row, 0, 24)
        elif name == "annexes":
            place = self.annexes.add_button if not self.annexes.rows else self.annexes.view
            place.setFocus()
            self._scroll.ensureWidgetVisible(self.annexes, 0, 0)
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
        self.recommendation.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _lay_out(self) -> None:
        page = QWidget()
        below = QVBoxLayout(page)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.remarks)
        below.addWidget(self.recommendation)
        below.addWidget(self._no_item, 1)
        below.addWidget(self.annexes)
        below.addStretch(0)
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
        self._card.body.addStretch(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card, 1)
        box.addWidget(self._nothing, 1)

    def _connect(self) -> None:
        self.head.failed.connect(self._on_failed)
        self.head.refused.connect(self.refused)
        self.recommendation.failed.connect(self._on_failed)
        self.annexes.failed.connect(self.failed)
        self.remarks.failed.connect(self.failed)
        self.remarks.field_wanted.connect(self.focus_field)
        self._no_item.action.connect(self.write_recommendation)
        self._services.bridge.changed.connect(self._on_changed)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _show_remarks(self) -> None:
        if self._entry is not None and self._readiness is not None:
            self.remarks.show_found(self._entry.id, self._readiness.of(self._entry.key))

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, RichTextField) and self.recommendation.isAncestorOf(now):
            self._toolbar.set_field(now)

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
        if change.touches("agenda_entry", self._entry.id) or any(map(change.touches, TABLES)):
            if self.isVisible():
                self.reload()
            else:
                self._stale = True


def _owner(point: PointDetail | None) -> Owner | None:
    """Whose annexes the page shows: the recommendation's, or the point's own where it has none."""
    if point is None:
        return None
    return Owner(item_id=point.item_id) if point.item_id is not None else Owner(point_id=point.id)

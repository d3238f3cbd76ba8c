"""The minutes of one point, beside what was asked for."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.fields.saving import FieldSaver
from gui.fields.words import is_break, purpose_name, span_text
from gui.services import Services, TextPlace
from gui.theme import TextSize
from gui.widgets.cards import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import ElidedLabel, SectionLabel, Text
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.rich_text.toolbar import RichTextToolbar
from model.commands import minutes as commands
from model.queries import points as queries
from model.queries.agenda import AgendaRow
from model.queries.points import PointDetail
from model.text.blocks import RichText, plain_text
from model.text.translate import _
from model.workspace.changes import ChangeSet


class MinutesPanel(QWidget):
    """Saved as you type; a break has no minutes."""

    failed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._entry: AgendaRow | None = None
        self._stale = False
        self._number = Text(look="accent", size=TextSize.SMALL)
        self._title = ElidedLabel(size=TextSize.TITLE)
        self._asked_label = SectionLabel(_("Asked for"))
        self._asked = Text(look="muted")
        self._asked.setWordWrap(True)
        self.field = RichTextField(_("Minutes"))
        self.field.setPlaceholderText(_("What did the meeting decide?"))
        self._toolbar = RichTextToolbar(self.field)
        self._saver = FieldSaver(self.field, services, _("Minutes"), self._show_text, self)
        self._saver.failed.connect(self.failed)
        self._card = Card()
        self._empty = EmptyState("square-pen", _("Choose a point to write its minutes"))
        self._lay_out()
        services.bridge.changed.connect(self._on_changed)

    def show_entry(self, entry: AgendaRow | None) -> None:
        """Show another point, or the same one changed; nothing, or a break, has no minutes."""
        point = None if entry is None or is_break(entry) else entry
        if self._entry is not None and (point is None or point.id != self._entry.id):
            self.flush()
        self._entry = point
        self._stale = True
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Read the point again."""
        self._stale = False
        entry = self._entry
        self._card.setVisible(entry is not None)
        self._empty.setVisible(entry is None)
        if entry is None:
            self._saver.forget()
            return
        point = self._services.read(partial(queries.point, point_id=entry.id))
        self._show_head(entry, point)
        self._saver.load(
            TextPlace("agenda_entry", point.id, "minutes", point.title),
            point.minutes,
            lambda blocks: partial(commands.set_text, point_id=point.id, blocks=blocks),
        )

    def focus_text(self) -> None:
        """Ready to write; a moment later, when the panel stands in front."""
        QTimer.singleShot(0, self.field.setFocus)

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self._saver.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _show_head(self, entry: AgendaRow, point: PointDetail) -> None:
        parts = [
            _("Point {number}").format(number=entry.number or ""),
            span_text(entry.slot),
            purpose_name(entry.purpose),
            *entry.guests,
        ]
        self._number.setText(" · ".join(part for part in parts if part))
        self._title.set_text(entry.title)
        asked = plain_text(point.item.decisions) if point.item is not None else ""
        self._asked.setText("\n".join(f"• {line}" for line in asked.splitlines()))
        for widget in (self._asked, self._asked_label):
            widget.setVisible(bool(asked))

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 16, 24, 12)
        head.setSpacing(6)
        for widget in (self._number, self._title, self._asked_label, self._asked):
            head.addWidget(widget)
        tools = QVBoxLayout()
        tools.setContentsMargins(16, 4, 16, 4)
        tools.addWidget(self._toolbar)
        self._card.body.addLayout(head)
        self._card.add_line()
        self._card.body.addLayout(tools)
        self._card.add_line()
        page = QVBoxLayout()
        page.setContentsMargins(20, 10, 8, 8)
        page.addWidget(self.field)
        self._card.body.addLayout(page, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card, 1)
        box.addWidget(self._empty, 1)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.source is self._saver or self._entry is None:
            return
        if change.touches("agenda_entry", self._entry.id) or change.touches("item"):
            if self.isVisible():
                self.reload()
            else:
                self._stale = True

    def _show_text(self, blocks: RichText, other: bool) -> None:
        if other:
            self.field.set_blocks(blocks)
        else:
            self.field.set_blocks_minimally(blocks)

"""Two notes of a point: one's own, that never leaves the computer, and the one for the chair."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.saving import FieldSaver
from gui.services import Services, TextPlace
from gui.theme import TextSize
from gui.widgets.cards import Line
from gui.widgets.labels import SectionLabel, Text
from gui.widgets.rich_text.field import RichTextField
from model.commands import points
from model.queries.points import PointDetail
from model.text.blocks import RichText
from model.text.translate import _

WIDE = 620
LEAST_HEIGHT = 64
"""Of a note that stands above or under the other one: the drawer scrolls then."""


class NotesPane(QWidget):
    """Both are saved as they are typed."""

    failed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.own = _Note(_("Own note"), _("Never printed, sent or handed on."), services)
        self.chair = _Note(_("Note to the chair"), _("Only in the chair's script."), services)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(22, 10, 16, 10)
        self._row.setSpacing(16)
        for note in (self.own, self.chair):
            self._row.addWidget(note, 1)
            note.saver.failed.connect(self.failed)

    def fit(self, width: int) -> None:
        """Beside each other where there is room in `width` pixels, else one under the other."""
        wide = width >= WIDE
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        for note in (self.own, self.chair):
            note.field.setMinimumHeight(0 if wide else LEAST_HEIGHT)

    def show_point(self, point: PointDetail | None) -> None:
        """The notes of this point."""
        if point is None:
            self.own.saver.forget()
            self.chair.saver.forget()
            return
        own = TextPlace("agenda_entry", point.id, "own_note", point.title)
        chair = TextPlace("agenda_entry", point.id, "note_to_chair", point.title)
        self.own.saver.load(
            own,
            point.own_note,
            lambda blocks: partial(points.set_own_note, point_id=point.id, blocks=blocks),
        )
        self.chair.saver.load(
            chair,
            point.note_to_chair,
            lambda blocks: partial(points.set_note_to_chair, point_id=point.id, blocks=blocks),
        )

    def owns(self, source: object) -> bool:
        """Whether a change came from here."""
        return source in (self.own.saver, self.chair.saver)

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self.own.saver.flush()
        self.chair.saver.flush()


class _Note(QWidget):
    def __init__(self, name: str, hint: str, services: Services) -> None:
        super().__init__()
        self.field = RichTextField(name)
        self.saver = FieldSaver(self.field, services, name, self._show, self)
        label = SectionLabel(name, self.field)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label)
        head.addWidget(Text(hint, "muted", TextSize.SMALL))
        head.addStretch(1)
        box.addLayout(head)
        box.addWidget(Line())
        box.addWidget(self.field, 1)

    def _show(self, blocks: RichText, other: bool) -> None:
        if other:
            self.field.set_blocks(blocks)
        else:
            self.field.set_blocks_minimally(blocks)

"""One row for each kind of field that a form can have."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.fields.people_edit import PeopleEdit
from gui.fields.saving import FieldSaver
from gui.services import Services, TextPlace
from gui.widgets.labels import SectionLabel, Text
from gui.widgets.rich_text.field import RichTextField
from model.commands import items as commands
from model.documents.words import costs_text, funding_text, process_text
from model.forms import Field, Kind
from model.text.blocks import RichText
from model.text.translate import _
from model.views import ItemView


class Row(QWidget):
    """A label and what is edited below it."""

    failed = Signal(object)

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__()
        self._field, self._services = field, services
        self._item_id = 0
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(4)
        self._label = SectionLabel(field.label())
        self.box.addWidget(self._label)

    def show_item(self, item_id: int, item: ItemView) -> None:
        """Show another item, or the same one changed."""
        self._item_id = item_id

    def flush(self) -> None:
        """Hand on what is typed. Rows without running text save when they are left."""

    def set_known_people(self, names: list[str]) -> None:
        """Names to complete, for rows that hold names."""

    def _save(self, name: str, value: Any) -> None:
        command = partial(commands.set_field, item_id=self._item_id, name=name, value=value)
        self._services.run(self._field.label(), command, source=self, failed=self.failed.emit)


class RichTextRow(Row):
    """Running text, saved as it is typed. Decisions have their opening line above them."""

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        self.text = RichTextField(field.label(), grows=True, least_lines=2)
        self._intro: QLineEdit | None = None
        if field.kind == Kind.DECISIONS:
            self._intro = QLineEdit()
            self._intro.setPlaceholderText(_("The executive team is asked to:"))
            self._intro.setAccessibleName(_("Opening line of the decisions"))
            self._intro.editingFinished.connect(self._on_intro)
            self.box.addWidget(self._intro)
        self.box.addWidget(self.text)
        self._saver = FieldSaver(self.text, services, field.label(), self._show_text, self)
        self._saver.failed.connect(self.failed)
        self._shown_intro = ""

    def show_item(self, item_id: int, item: ItemView) -> None:
        super().show_item(item_id, item)
        name = self._field.name
        title = f"{item.title}: {self._field.label()}"
        self._saver.load(
            TextPlace("item", item_id, name, title),
            getattr(item, name),
            lambda blocks: partial(commands.set_field, item_id=item_id, name=name, value=blocks),
        )
        if self._intro is not None and not self._intro.hasFocus():
            self._shown_intro = item.decision_intro
            self._intro.setText(item.decision_intro)

    def flush(self) -> None:
        self._saver.flush()

    def _on_intro(self) -> None:
        assert self._intro is not None
        text = self._intro.text().strip()
        if text != self._shown_intro:
            self._shown_intro = text
            self._save("decision_intro", text)

    def _show_text(self, blocks: RichText, other: bool) -> None:
        if other:
            self.text.set_blocks(blocks)
        else:
            self.text.set_blocks_minimally(blocks)


class LineRow(Row):
    """One line of plain text."""

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        self._line = QLineEdit()
        self._line.setAccessibleName(field.label())
        self._line.editingFinished.connect(self._on_finished)
        self.box.addWidget(self._line)
        self._shown = ""

    def show_item(self, item_id: int, item: ItemView) -> None:
        super().show_item(item_id, item)
        if not self._line.hasFocus():
            self._shown = getattr(item, self._field.name)
            self._line.setText(self._shown)

    def _on_finished(self) -> None:
        text = self._line.text().strip()
        if text != self._shown:
            self._shown = text
            self._save(self._field.name, text)


class PeopleRow(Row):
    """Names; with the department before them where the form prints it there."""

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        self._beside: QLineEdit | None = None
        if field.beside:
            self._beside = QLineEdit()
            self._beside.setPlaceholderText(_("Department"))
            self._beside.setAccessibleName(_("Department"))
            self._beside.editingFinished.connect(self._on_beside)
            self.box.addWidget(self._beside)
        self._people = PeopleEdit(field.label())
        self._people.committed.connect(lambda names: self._save(field.name, tuple(names)))
        self.box.addWidget(self._people)
        self._shown = ""

    def show_item(self, item_id: int, item: ItemView) -> None:
        super().show_item(item_id, item)
        self._people.show_names(list(getattr(item, self._field.name)))
        if self._beside is not None and not self._beside.hasFocus():
            self._shown = getattr(item, self._field.beside)
            self._beside.setText(self._shown)

    def set_known_people(self, names: list[str]) -> None:
        self._people.set_known(names)

    def _on_beside(self) -> None:
        assert self._beside is not None
        text = self._beside.text().strip()
        if text != self._shown:
            self._shown = text
            self._save(self._field.beside, text)


class ReadRow(Row):
    """A table or a list, shown in words."""

    def __init__(self, field: Field, services: Services, write: Callable[[ItemView], str]) -> None:
        super().__init__(field, services)
        self._write = write
        self._text = Text(look="muted")
        self._text.setWordWrap(True)
        self.box.addWidget(self._text)

    def show_item(self, item_id: int, item: ItemView) -> None:
        super().show_item(item_id, item)
        text = self._write(item)
        self._text.setText(text)
        self.setVisible(bool(text))


def row_for(field: Field, services: Services) -> Row | None:
    """The row of a field; None for what is edited elsewhere on the page."""
    if field.kind in (Kind.RICH_TEXT, Kind.DECISIONS):
        return RichTextRow(field, services)
    if field.kind == Kind.PEOPLE:
        return PeopleRow(field, services)
    if field.kind == Kind.LINE:
        return LineRow(field, services)
    writers: dict[Kind, Callable[[ItemView], str]] = {
        Kind.COSTS: costs_text,
        Kind.FUNDING: funding_text,
        Kind.PROCESS: process_text,
    }
    if field.kind in writers:
        return ReadRow(field, services, writers[field.kind])
    return None

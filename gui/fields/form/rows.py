"""One row for each kind of field that a form can have."""

from functools import partial

from PySide6.QtWidgets import QLineEdit

from gui.fields.form.help import help_text
from gui.fields.form.money_rows import CostsRow, FundingRow
from gui.fields.form.process_row import ProcessRow
from gui.fields.form.row import Row
from gui.fields.people_edit import PeopleEdit
from gui.fields.saving import FieldSaver
from gui.services import Services, TextPlace
from gui.widgets.rich_text.field import RichTextField
from model.commands import items as commands
from model.forms import Field, Kind
from model.text.blocks import RichText
from model.text.translate import _
from model.views import ItemView


class RichTextRow(Row):
    """Running text, saved as it is typed. Decisions have their opening line above them."""

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        self.text = RichTextField(field.label(), grows=True, least_lines=2)
        self.text.set_ghost(help_text(field.name))
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

    def _show(self, item: ItemView) -> None:
        name, item_id = self.field.name, self._item_id
        title = f"{item.title}: {self.field.label()}"
        own = self.field.own
        self._saver.load(
            TextPlace("item_field" if own else "item", item_id, name, title),
            self._value(item),
            lambda blocks: (
                partial(commands.set_own_field, item_id=item_id, field=name, text=blocks)
                if own
                else partial(commands.set_field, item_id=item_id, field=name, value=blocks)
            ),
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

    def _show(self, item: ItemView) -> None:
        if not self._line.hasFocus():
            self._shown = self._value(item)
            self._line.setText(self._shown)

    def _on_finished(self) -> None:
        text = self._line.text().strip()
        if text != self._shown:
            self._shown = text
            self._save(self.field.name, text)


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
        self._people.committed.connect(self._on_people)
        self.box.addWidget(self._people)
        self._shown = ""

    def _show(self, item: ItemView) -> None:
        self._people.show_names(list(getattr(item, self.field.name)))
        if self._beside is not None and not self._beside.hasFocus():
            self._shown = getattr(item, self.field.beside)
            self._beside.setText(self._shown)

    def set_known_people(self, names: list[str]) -> None:
        self._people.set_known(names)

    def _on_people(self, names: list[str]) -> None:
        role = commands.ItemRole(self.field.name.removesuffix("s"))
        command = partial(commands.set_people, item_id=self._item_id, role=role, names=names)
        self._run(command)

    def _on_beside(self) -> None:
        assert self._beside is not None
        text = self._beside.text().strip()
        if text != self._shown:
            self._shown = text
            self._save(self.field.beside, text)


def row_for(field: Field, services: Services) -> Row | None:
    """The row of a field; None for what is edited elsewhere on the page."""
    rows: dict[Kind, type[Row]] = {
        Kind.RICH_TEXT: RichTextRow,
        Kind.DECISIONS: RichTextRow,
        Kind.PEOPLE: PeopleRow,
        Kind.LINE: LineRow,
        Kind.COSTS: CostsRow,
        Kind.FUNDING: FundingRow,
        Kind.PROCESS: ProcessRow,
    }
    kind = rows.get(field.kind)
    return kind(field, services) if kind is not None else None

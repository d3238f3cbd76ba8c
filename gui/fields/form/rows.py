"""One row for each kind of field that a form can have."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal

from gui.fields.form.help import help_text
from gui.fields.form.money_rows import CostsRow, FundingRow
from gui.fields.form.process_row import ProcessRow
from gui.fields.form.row import Row
from gui.fields.people_edit import PeopleEdit
from gui.fields.people_offer import PeopleOffer
from gui.fields.saving import FieldSaver
from gui.services import Services, TextPlace
from gui.widgets.line_edit import LineEdit
from gui.widgets.rich_text.field import RichTextField
from model.commands import items as commands
from model.forms import Field, Kind
from model.text.blocks import RichText, from_plain
from model.text.people_line import Written
from model.text.translate import _
from model.views import ItemView


class RichTextRow(Row):
    """Running text, saved as it is typed. Decisions have their opening line above them."""

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        self.text = RichTextField(self.words, grows=True, least_lines=2)
        self.text.set_ghost(help_text(field.name))
        self._intro: SavedLine | None = None
        if field.kind == Kind.DECISIONS:
            # Words that look as if they were written would be missed on paper.
            hint = _("For example “The executive team is asked to:”")
            self._intro = SavedLine(_("Opening line of the decisions"), services, hint)
            self._intro.failed.connect(self.failed)
            self.box.addWidget(self._intro)
        self.box.addWidget(self.text)
        self._saver = FieldSaver(self.text, services, self.words, self._show_text, self)
        self._saver.failed.connect(self.failed)

    def _show(self, item: ItemView) -> None:
        name, item_id = self.field.name, self._item_id
        title = f"{item.title}: {self.words}"
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
        if self._intro is not None:
            self._intro.show_item(item_id, "decision_intro", item.decision_intro)

    def flush(self) -> None:
        self._saver.flush()
        if self._intro is not None:
            self._intro.flush()

    def _show_text(self, blocks: RichText, other: bool) -> None:
        if other:
            self.text.set_blocks(blocks)
        else:
            self.text.set_blocks_minimally(blocks)


class SavedLine(LineEdit):
    """One line of an item, saved as it is typed."""

    failed = Signal(object)

    def __init__(self, name: str, services: Services, placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self._to_item = FieldSaver(self, services, name, self._show_text, self)
        self._to_item.failed.connect(self.failed)

    def show_item(self, item_id: int, name: str, text: str, own: bool = False) -> None:
        """Show the field `name` of an item; `own` is one that only a municipality's form has."""

        def command(typed: str) -> Callable[..., object]:
            if own:
                return partial(
                    commands.set_own_field, item_id=item_id, field=name, text=from_plain(typed)
                )
            return partial(commands.set_field, item_id=item_id, field=name, value=typed)

        table = "item_field" if own else "item"
        self._to_item.load(TextPlace(table, item_id, name, self.accessibleName()), text, command)

    def _show_text(self, text: str, _other: bool) -> None:
        self.set_text(text)


class LineRow(Row):
    """One line of plain text."""

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        self._line = SavedLine(self.words, services)
        self._line.failed.connect(self.failed)
        self.box.addWidget(self._line)

    def _show(self, item: ItemView) -> None:
        self._line.show_item(self._item_id, self.field.name, self._value(item), self.field.own)

    def flush(self) -> None:
        self._line.flush()


class PeopleRow(Row):
    """Names; with the department before them where the form prints it there."""

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        self._beside: SavedLine | None = None
        if field.beside:
            example = _("for example Centre for Children")
            self._beside = SavedLine(_("Department"), services, example)
            self._beside.failed.connect(self.failed)
            self.box.addWidget(self._beside)
        self.people = PeopleEdit(self.words, titles=True)
        self.people.setPlaceholderText(_("for example Mette Holm, head of centre"))
        self.people.committed.connect(self._on_people)
        self.box.addWidget(self.people)
        self._there: tuple[Written, ...] = ()
        self._offer = PeopleOffer(_("Add from the point: {names}"))
        self._offer.wanted.connect(lambda people: self._on_people([*self.people.people(), *people]))
        self.box.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignLeft)

    def _show(self, item: ItemView) -> None:
        self.people.show_people(item.people(self.field.name))
        self._offer.show_missing(self._there, self.people.names())
        if self._beside is not None:
            beside = self.field.beside
            self._beside.show_item(self._item_id, beside, getattr(item, beside))

    def flush(self) -> None:
        self.people.flush()
        if self._beside is not None:
            self._beside.flush()

    def set_known_people(self, names: list[str]) -> None:
        self.people.set_known(names)

    def offer_people(self, people: Sequence[Written]) -> None:
        self._there = tuple(people)
        self._offer.show_missing(people, self.people.names())

    def _on_people(self, people: list[Written]) -> None:
        role = commands.ItemRole(self.field.name.removesuffix("s"))
        command = partial(commands.set_people, item_id=self._item_id, role=role, line=people)
        self._run(command, merge_key=("item", self._item_id, self.field.name))


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

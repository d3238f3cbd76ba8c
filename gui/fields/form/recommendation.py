"""The recommendation of a point as its form lays it out: a row for each field that the form declares."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from gui.fields.form.rows import Row, row_for
from gui.fields.form.strays import stray_fields
from gui.fields.saving import FieldSaver
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.labels import Heading
from model.forms import Field, Form, form
from model.text.translate import _
from model.views import ItemView


class Recommendation(QWidget):
    """Built anew only when an item on another form is shown."""

    failed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._item_id = 0
        self._form: Form | None = None
        self._strays: tuple[Field, ...] = ()
        self._ahead: dict[Field, Row] = {}
        self._stray_heading = Heading(_("Not on this form"), TextSize.LARGE)
        self._stray_heading.hide()
        self.rows: list[Row] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(24, 16, 24, 24)
        self._box.setSpacing(14)
        self._box.addStretch(1)

    def show_item(self, item_id: int, item: ItemView, names: list[str]) -> None:
        """Show another recommendation, or the same one changed."""
        strays = stray_fields(item)
        declared = form(item.form)
        if (item_id, declared) == (self._item_id, self._form):
            # A field that is being emptied stays until another recommendation is shown.
            strays = tuple(dict.fromkeys((*self._strays, *strays)))
        if declared != self._form or strays != self._strays:
            self._build(declared, strays)
        self._item_id = item_id
        for row in self.rows:
            row.set_known_people(names)
            row.show_item(item_id, item)

    def steps_ahead(self, code: str) -> list[Callable[[], None]]:
        """Each makes a row of this form, so that the first recommendation shows at once."""
        return [partial(self._make_ahead, field) for field in form(code).fields]

    def wrote(self, source: object) -> bool:
        """Whether a change came from a text in one of these rows, which shows it already."""
        if not isinstance(source, FieldSaver) or not isValid(source):  # its row may be gone by now
            return False
        return source.parent() in self.rows

    def row(self, name: str) -> Row | None:
        """The row of a field; None where the form does not show it."""
        for row in self.rows:
            if name in (row.field.name, row.field.beside):
                return row
        return None

    def flush(self) -> None:
        """Hand on at once what is typed."""
        for row in self.rows:
            row.flush()

    def _make_ahead(self, field: Field) -> None:
        wanted = self._form is None and field not in self._ahead
        row = row_for(field, self._services) if wanted else None
        if row is not None:
            row.setParent(self)
            row.hide()  # till it has its place
            self._ahead[field] = row

    def _build(self, declared: Form, strays: tuple[Field, ...]) -> None:
        self.flush()
        self._form, self._strays = declared, strays
        for row in self.rows:
            self._box.removeWidget(row)
            row.deleteLater()
        self._box.removeWidget(self._stray_heading)
        self.rows = []
        self._add(declared.fields)
        self._stray_heading.setVisible(bool(strays))
        self._box.insertWidget(len(self.rows), self._stray_heading)
        self._add(strays, 1)
        while self._ahead:
            self._ahead.popitem()[1].deleteLater()

    def _add(self, fields: tuple[Field, ...], behind: int = 0) -> None:
        for field in fields:
            row = self._ahead.pop(field, None) or row_for(field, self._services)
            if row is not None:
                row.failed.connect(self.failed)
                self._box.insertWidget(len(self.rows) + behind, row)
                row.show()
                self.rows.append(row)

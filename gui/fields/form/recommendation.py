"""The recommendation of a point as its form lays it out: a row for each field that the form declares."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.fields.form.rows import Row, row_for
from gui.services import Services
from model.forms import form
from model.views import ItemView


class Recommendation(QWidget):
    """Built anew only when an item on another form is shown."""

    failed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._form = ""
        self.rows: list[Row] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(24, 16, 24, 24)
        self._box.setSpacing(14)
        self._box.addStretch(1)

    def show_item(self, item_id: int, item: ItemView, names: list[str]) -> None:
        """Show another recommendation, or the same one changed."""
        if item.form != self._form:
            self._build(item.form)
        for row in self.rows:
            row.set_known_people(names)
            row.show_item(item_id, item)

    def shows(self, source: object) -> bool:
        """Whether a change came from one of these rows."""
        return isinstance(source, QWidget) and source in self.rows

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

    def _build(self, code: str) -> None:
        self.flush()
        self._form = code
        for row in self.rows:
            self._box.removeWidget(row)
            row.deleteLater()
        made = (row_for(field, self._services) for field in form(code).fields)
        self.rows = [row for row in made if row is not None]
        for place, row in enumerate(self.rows):
            row.failed.connect(self.failed)
            self._box.insertWidget(place, row)

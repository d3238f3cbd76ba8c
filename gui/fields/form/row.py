"""What every row of a form has in common."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.services import Services
from gui.widgets.labels import SectionLabel
from model.commands import items as commands
from model.forms import Field, value_of
from model.text.blocks import from_plain
from model.text.people_line import Written
from model.text.translate import language
from model.views import ItemView


class Row(QWidget):
    """A label and what is edited below it."""

    failed = Signal(object)

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__()
        self.field, self._services = field, services
        self._item_id = 0
        self._on_the_way = 0
        self._later: ItemView | None = None
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(4)
        self.words = field.label(language())
        """What the form calls it, in the window's language."""
        self._label = SectionLabel(self.words)
        self.box.addWidget(self._label)

    def show_item(self, item_id: int, item: ItemView) -> None:
        """Show another item, or the same one changed.

        While own commands are on the way, what was read may be older than what stands in the row, so it
        is shown when the last of them has come back.
        """
        if item_id != self._item_id:
            self.flush()  # what is typed belongs to the item that was shown
            self._item_id, self._on_the_way = item_id, 0
        self._later = item if self._on_the_way else None
        if self._later is None:
            self._show(item)

    def _show(self, item: ItemView) -> None:
        """Put the values of the item into the row."""
        raise NotImplementedError

    def focus_field(self) -> None:
        """Ready to write in the row."""
        for widget in self.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def flush(self) -> None:
        """Hand on what is typed. Rows without running text save when they are left."""

    def set_known_people(self, names: list[str]) -> None:
        """Names to complete, for rows that hold names."""

    def offer_people(self, people: Sequence[Written]) -> None:
        """Offer those of these who are missing, for rows that hold names."""

    def _value(self, item: ItemView) -> Any:
        return value_of(item, self.field)

    def _save(self, name: str, value: Any) -> None:
        command = partial(commands.set_field, item_id=self._item_id, field=name, value=value)
        if self.field.own:
            command = partial(
                commands.set_own_field, item_id=self._item_id, field=name, text=from_plain(value)
            )
        self._run(command)

    def _run(self, command: Callable[..., Any], merge_key: Hashable | None = None) -> None:
        """Queue a command on the item that is shown."""
        self._on_the_way += 1
        item_id = self._item_id
        self._services.run(
            self.words,
            command,
            source=self,
            merge_key=merge_key,
            done=lambda _result: self._on_end(item_id),
            failed=lambda error: self._on_failed(item_id, error),
        )

    def _on_end(self, item_id: int) -> None:
        if item_id != self._item_id or not self._on_the_way:
            return
        self._on_the_way -= 1
        if not self._on_the_way and self._later is not None:
            item, self._later = self._later, None
            self._show(item)

    def _on_failed(self, item_id: int, error: BaseException) -> None:
        self._on_end(item_id)
        self.failed.emit(error)

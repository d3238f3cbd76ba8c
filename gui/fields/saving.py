"""Ties a text field to a command: what is typed goes to the database, what changed elsewhere comes back.

Running text is spell-checked on the way. A field with text that is not yet committed never reloads, or
a reload would take words away.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.services import Services, TextPlace
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.title_edit import TitleEdit
from model.text.blocks import RichText, from_plain

Command = Callable[..., Any]


class FieldSaver(QObject):
    """One for each field. `failed` brings the error back to the page that shows the field."""

    failed = Signal(object)

    def __init__(
        self,
        field: TitleEdit | RichTextField,
        services: Services,
        label: str,
        show: Callable[[Any, bool], None],
        parent: QObject | None = None,
    ) -> None:
        """`show(value, other)` puts a value into the field; `other` says that it is another row's."""
        super().__init__(parent)
        self._field, self._services, self._label, self._show = field, services, label, show
        self._place: TextPlace | None = None
        self._command: Callable[[Any], Command] | None = None
        self._on_the_way = 0
        field.edited.connect(self._on_edited)
        if isinstance(field, RichTextField):
            field.use_speller(services.spelling)

    def load(self, place: TextPlace, value: Any, command: Callable[[Any], Command]) -> None:
        """Show the value that lies at `place`; `command(value)` will save it."""
        if not self._is_at(place):
            self.flush()
            self._place, self._command, self._on_the_way = place, command, 0
            self._show(value, True)
        elif not self._field.has_unsaved_text and not self._on_the_way:
            self._show(value, False)

    def flush(self) -> None:
        """Hand on at once what is typed."""
        if self._place is not None:
            self._field.flush()

    def forget(self) -> None:
        """Show nobody's value."""
        self.flush()
        self._place = self._command = None

    def _is_at(self, place: TextPlace) -> bool:
        here = self._place
        return here is not None and (here.table, here.row_id, here.column) == (
            place.table,
            place.row_id,
            place.column,
        )

    def _on_edited(self, value: Any) -> None:
        place, command = self._place, self._command
        if place is None or command is None:
            return
        self._on_the_way += 1
        blocks: RichText = from_plain(value) if isinstance(value, str) else value
        self._services.save_text(
            self._label,
            command(value),
            place,
            blocks,
            source=self,
            done=lambda _result: self._on_saved(place, value),
            failed=lambda error: self._on_failed(place, error),
        )

    def _on_saved(self, place: TextPlace, value: Any) -> None:
        if self._is_at(place) and isinstance(self._field, RichTextField):
            self._field.mark_saved(value)
        self._on_end(place)

    def _on_end(self, place: TextPlace) -> None:
        if self._is_at(place) and self._on_the_way:
            self._on_the_way -= 1

    def _on_failed(self, place: TextPlace, error: BaseException) -> None:
        self._on_end(place)
        self.failed.emit(error)

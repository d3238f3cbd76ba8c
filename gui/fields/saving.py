"""Ties a text field to a command: what is typed goes to the database, what changed elsewhere comes back.

Running text is spell-checked on the way. A field with text that is not yet committed never reloads, or
a reload would take words away. What another view saved meanwhile is merged when this one is saved.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.services import Services, TextPlace
from gui.widgets.line_edit import LineEdit
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.title_edit import TitleEdit
from model.commands.texts import save_over
from model.courtesy import COURTESY
from model.text.blocks import RichText, from_plain

Command = Callable[..., Any]


class FieldSaver(QObject):
    """One for each field. `failed` brings the error back to the page that shows the field."""

    failed = Signal(object)

    def __init__(
        self,
        field: TitleEdit | LineEdit | RichTextField,
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
        self._known: list[RichText] = []
        """What may be stored: the text that was shown, then those on the way."""
        self._on_the_way = 0
        field.edited.connect(self._on_edited)
        field.textChanged.connect(COURTESY.take_key)
        if isinstance(field, RichTextField):
            field.use_speller(services.spelling)

    def load(self, place: TextPlace, value: Any, command: Callable[[Any], Command]) -> None:
        """Show the value that lies at `place`; `command(value)` will save it."""
        if not self._is_at(place):
            self.flush()
            self._place, self._command, self._on_the_way = place, command, 0
            self._let_in(value, True)
        elif not self._field.has_unsaved_text and not self._on_the_way:
            self._let_in(value, False)

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
        task = command(value)
        if self._known:
            where, known = (place.table, place.row_id, place.column), tuple(self._known)
            task = partial(save_over, place=where, known=known, blocks=blocks, command=command)
            self._known.append(blocks)
        self._services.save_text(
            self._label,
            task,
            place,
            blocks,
            source=self,
            done=lambda stored: self._on_saved(place, value, stored),
            failed=lambda error: self._on_failed(place, blocks, error),
        )

    def _on_saved(self, place: TextPlace, value: Any, stored: RichText | None) -> None:
        self._on_end(place)
        if not self._is_at(place) or not isinstance(self._field, RichTextField):
            return
        self._field.mark_saved(value)
        if value in self._known:
            del self._known[: self._known.index(value)]
        others = stored is not None and stored != value
        if others and not self._field.has_unsaved_text and not self._on_the_way:
            self._let_in(stored, False)

    def _let_in(self, value: Any, other: bool) -> None:
        """Show what is stored, or rather what was typed here and waits for a disk that refuses it."""
        place = self._place
        known: list[RichText] = []
        if isinstance(self._field, RichTextField) and place is not None:
            known.append(value)
            workspace = self._services.workspace
            typed = workspace.waiting_text(place.table, place.row_id, place.column)
            if typed is not None:
                known.append(typed)
                value = typed
            if known == self._known and not other:
                return  # it stands there: to compare it with the field takes long with many pages
        self._known = known
        self._show(value, other)

    def _on_end(self, place: TextPlace) -> None:
        if self._is_at(place) and self._on_the_way:
            self._on_the_way -= 1

    def _on_failed(self, place: TextPlace, blocks: RichText, error: BaseException) -> None:
        self._on_end(place)
        if self._is_at(place) and blocks in self._known[1:]:  # it was never stored
            del self._known[self._known.index(blocks, 1)]
        self.failed.emit(error)

"""Ties a text field to a command: what is typed goes to the database, what changed elsewhere comes back.

A field with text that is not yet committed never reloads, or a reload would take words away.
"""

from collections.abc import Callable, Hashable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from gui.services import Services

Command = Callable[..., Any]


class TextField(Protocol):
    """What both the title and the rich text field offer."""

    @property
    def edited(self) -> SignalInstance: ...
    @property
    def has_unsaved_text(self) -> bool: ...
    def flush(self) -> None: ...


class FieldSaver(QObject):
    """One for each field. `failed` brings the error back to the page that shows the field."""

    failed = Signal(object)

    def __init__(
        self,
        field: TextField,
        services: Services,
        label: str,
        show: Callable[[Any, bool], None],
        parent: QObject | None = None,
    ) -> None:
        """`show(value, other)` puts a value into the field; `other` says that it is another row's."""
        super().__init__(parent)
        self._field, self._services, self._label, self._show = field, services, label, show
        self._key: Hashable | None = None
        self._command: Callable[[Any], Command] | None = None
        self._on_the_way = 0
        field.edited.connect(self._on_edited)

    def load(self, key: Hashable, value: Any, command: Callable[[Any], Command]) -> None:
        """Show the value of the row `key`; `command(value)` will save it."""
        if key != self._key:
            self.flush()
            self._key, self._command, self._on_the_way = key, command, 0
            self._show(value, True)
        elif not self._field.has_unsaved_text and not self._on_the_way:
            self._show(value, False)

    def flush(self) -> None:
        """Hand on at once what is typed."""
        if self._key is not None:
            self._field.flush()

    def forget(self) -> None:
        """Show nobody's value."""
        self.flush()
        self._key = self._command = None

    def _on_edited(self, value: Any) -> None:
        if self._command is None:
            return
        key = self._key
        self._on_the_way += 1
        self._services.run(
            self._label,
            self._command(value),
            source=self,
            merge_key=key,
            done=lambda _result: self._on_end(key),
            failed=lambda error: self._on_failed(key, error),
        )

    def _on_end(self, key: Hashable) -> None:
        if key == self._key and self._on_the_way:
            self._on_the_way -= 1

    def _on_failed(self, key: Hashable, error: BaseException) -> None:
        self._on_end(key)
        self.failed.emit(error)

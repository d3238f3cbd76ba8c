"""One line of plain text that is handed on while it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from gui.widgets.idle_save import IdleSave
from gui.widgets.plain_line import PlainLine

_LED = (Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ShortcutFocusReason)


class LineEdit(PlainLine):
    """`edited` brings another text than the one shown: after a short rest, at Enter, and on leaving."""

    edited = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._shown = ""
        self._saver = IdleSave(self)
        self._saver.due.connect(self._hand_on)
        self.textEdited.connect(lambda _text: self._saver.touch())
        self.editingFinished.connect(self._on_finished)

    @property
    def has_unsaved_text(self) -> bool:
        """Whether something was typed that `edited` has not brought yet."""
        return self._saver.pending

    def set_text(self, text: str) -> None:
        """Show a text that came from elsewhere. Nothing happens while own typing is pending."""
        if self.has_unsaved_text:
            return
        self._shown = text
        # A blank at the end belongs to the word that comes next.
        if text != self.text().strip():
            place = self.cursorPosition()
            self.setText(text)
            # Where it is longer than the field, its beginning says most.
            self.setCursorPosition(min(place, len(text)) if self.hasFocus() else 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Who is led here, and has not pointed at a place, goes on behind what stands there.
        if event.reason() in _LED:
            self.end(False)

    def flush(self) -> None:
        """Bring `edited` at once if something is pending."""
        self._saver.flush()

    def _on_finished(self) -> None:
        self._saver.drop()
        self._hand_on()

    def _hand_on(self) -> None:
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)

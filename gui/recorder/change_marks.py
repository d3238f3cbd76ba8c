"""Marks the words of the minutes that the recommendation did not propose."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gui import theme
from gui.recorder.writing import Writing
from gui.widgets.rich_text.field import RichTextField
from model.text.compare import added_spans, block_texts, kept

ALIKE = 0.4
"""With less of the proposals in it the text is no answer to them, and all of it would be marked."""
_REST_MS = 600


class ChangeMarks(QObject):
    """Off until a draft is written or they are asked for; then they follow the typing after a rest."""

    def __init__(self, field: RichTextField, writing: Writing) -> None:
        super().__init__(field)
        self._field, self._writing = field, writing
        self.is_on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self.refresh)
        field.installEventFilter(self)
        writing.draft_written.connect(self.show)
        field.edited.connect(lambda _blocks: self._timer.start() if self.is_on else None)

    def show(self) -> None:
        """Show the marks."""
        self.is_on = True
        self.refresh()

    def toggle(self) -> None:
        """Show the marks, or hide them."""
        self.is_on = not self.is_on
        self.refresh()

    def spans(self) -> tuple[tuple[int, int], ...]:
        """From and to, as the field counts, of the words that were not proposed."""
        draft = block_texts(self._writing.draft())
        text = self._field.toPlainText()
        if not draft or not text or kept(draft, text) < ALIKE:
            return ()
        return added_spans(draft, text)

    def refresh(self) -> None:
        """Mark what stands there now."""
        selections: list[QTextEdit.ExtraSelection] = []
        for start, end in self.spans() if self.is_on else ():
            selection = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setBackground(theme.current().color("warning.tint"))
            selection.format = look
            cursor = QTextCursor(self._field.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selections.append(selection)
        self._field.setExtraSelections(selections)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_on and theme.is_theme_change(event):
            self._timer.start()
        return super().eventFilter(watched, event)

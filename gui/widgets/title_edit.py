"""A title that is edited where it stands: no frame until it has focus, grows with its lines."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from gui import theme
from gui.theme import TextSize, dress
from gui.widgets.idle_save import IdleSave

_FRAME = 2
_MOST_LINES = 5
_LONG = 80
"""Signs from which on a title is written smaller: on a low screen it would leave no room for the rest."""


class TitleEdit(QPlainTextEdit):
    """One paragraph of plain text, flush left. `edited` brings it after a short rest, `finished` at Enter.

    A long one is as large as the heading of a card.
    """

    edited = Signal(str)
    finished = Signal()

    def __init__(
        self, name: str, size: TextSize = TextSize.DISPLAY, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.setFont(theme.font(size, QFont.Weight.DemiBold))
        dress(self, "title")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._loading = False
        self._saver = IdleSave(self)
        self._saver.due.connect(self._on_due)
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    @property
    def has_unsaved_text(self) -> bool:
        """Whether something was typed that `edited` has not brought yet."""
        return self._saver.pending

    def text(self) -> str:
        """The title on one line, without blanks at its ends."""
        return " ".join(self.toPlainText().split())

    def set_text(self, text: str) -> None:
        """Show a title that came from elsewhere. Nothing happens while own typing is pending."""
        if self.has_unsaved_text or text == self.text():
            return
        place = self.textCursor().position()
        self._loading = True
        self.setPlainText(text)
        self._loading = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)
        self._fit()

    def flush(self) -> None:
        """Bring `edited` at once if something is pending."""
        self._saver.flush()

    def sizeHint(self) -> QSize:
        return QSize(320, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._wanted_height())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text()[:1000].split()))

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            self.finished.emit()
            return
        super().keyPressEvent(e)

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        self.flush()

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._fit()

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.FontChange:
            self._fit()

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._loading:
            self._saver.touch()

    def _on_due(self) -> None:
        self.edited.emit(self.text())

    def _wanted_height(self) -> int:
        # A plain text document counts its height in lines.
        lines = min(_MOST_LINES, max(1, round(self.document().size().height())))
        return lines * QFontMetrics(self.font()).lineSpacing() + 2 * _FRAME

    def _fit(self) -> None:
        if not hasattr(self, "_saver"):
            return  # Qt changes the font while the object is still being made
        long = len(self.toPlainText()) > _LONG
        font = theme.font(TextSize.LARGE if long else self._size, QFont.Weight.DemiBold)
        if font != self.font():
            self.setFont(font)
        height = self._wanted_height()
        if height != self.height():
            self.setFixedHeight(height)

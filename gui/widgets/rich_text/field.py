"""The rich text field: typing is handed on after a rest, what comes from elsewhere is let in."""

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from gui import theme
from gui.widgets.idle_save import IdleSave
from gui.widgets.rich_text import copy, keys, menu, minimal
from gui.widgets.rich_text.document import read, read_selection, write
from gui.widgets.rich_text.edits import insert_blocks
from gui.widgets.rich_text.paste_plain import from_text
from gui.widgets.rich_text.shape import TextShape
from model.text.blocks import RichText, from_json, from_plain, normalise
from model.text.html_reader import UnfitHtmlError, from_html
from model.text.typed_lists import listed

_PLAIN_MOST = 1_000_000


class RichTextField(TextShape):
    """`edited` brings the text after a short rest, and at once on `flush` and on losing the focus.

    From the first key until `mark_saved` the text is unsaved, and no foreign change is let in.
    With `grows` the field is as high as its text, for pages that scroll as a whole.
    """

    edited = Signal(object)
    link_activated = Signal(str)

    def __init__(
        self, name: str, grows: bool = False, least_lines: int = 3, parent: QWidget | None = None
    ) -> None:
        self._link_color = theme.current().accent
        super().__init__(name, parent)
        self._grows = grows
        self._least_lines = least_lines
        self._loading = False
        self._unsaved = False
        self._saved: RichText = ()
        self._handed_on: RichText = ()
        self._saver = IdleSave(self)
        self._saver.due.connect(self._on_due)
        self.document().contentsChanged.connect(self._on_contents_changed)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.document().documentLayout().documentSizeChanged.connect(self._fit)
            self.cursorPositionChanged.connect(self._on_cursor)

    # The text, from and to its owner

    @property
    def has_unsaved_text(self) -> bool:
        """Whether anything was typed that `mark_saved` has not confirmed."""
        return self._unsaved

    @property
    def is_loading(self) -> bool:
        """Whether the text changes because its owner puts one in."""
        return self._loading

    def set_blocks(self, blocks: RichText) -> None:
        """Show another text from its start. What was typed and not handed on is handed on first."""
        self.flush()
        self._load(blocks)

    def set_blocks_minimally(self, blocks: RichText) -> bool:
        """Let a foreign change in as the smallest edit. False while own text is unsaved."""
        if self._unsaved:
            return False
        # Two: the anchor of one alone would run behind what comes in, and select it for the next key.
        anchor, cursor = (
            self._held(self.textCursor().anchor()),
            self._held(self.textCursor().position()),
        )
        self._loading = True
        changed = minimal.change_to(self.document(), blocks)
        self._loading = False
        shown = self.textCursor()
        shown.setPosition(anchor.position())
        shown.setPosition(cursor.position(), shown.MoveMode.KeepAnchor)
        self.setTextCursor(shown)
        self._saved = self._handed_on = blocks
        if changed:
            # Undo would bring back words that somebody else has taken out.
            self.document().clearUndoRedoStacks()
            self.style_changed.emit()
        return True

    def _held(self, position: int) -> QTextCursor:
        """A cursor that stays before what is put in where it stands."""
        held = QTextCursor(self.document())
        held.setPosition(position)
        held.setKeepPositionOnInsert(True)
        return held

    def flush(self) -> None:
        """Hand on at once what was typed."""
        self._saver.flush()

    def mark_saved(self, blocks: RichText) -> None:
        """The owner has stored this text. Later typing stays unsaved."""
        self._saved = blocks
        self._unsaved = self._saver.pending or self._handed_on != blocks

    def show_cursor(self) -> None:
        """Scroll the field, or the page around it, to the cursor."""
        self.ensureCursorVisible()
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inner = page.widget() if page is not None and self._grows else None
        if page is not None and inner is not None:
            place: QRect = self.cursorRect()
            middle = self.viewport().mapTo(inner, place.center())
            page.ensureVisible(middle.x(), middle.y(), 20, 40)

    # The clipboard

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if source.hasUrls() and not source.hasHtml():
            return False  # files: the window reads them in
        return source.hasFormat(copy.OWN_FORMAT) or source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        cursor = self.textCursor()
        insert_blocks(cursor, blocks_of(source))
        self.setTextCursor(cursor)
        self._after_reshape()

    def createMimeDataFromSelection(self) -> QMimeData:
        return copy.mime_data(read_selection(self.textCursor()))

    def paste_plain(self) -> None:
        """Paste words only."""
        data = QGuiApplication.clipboard().mimeData()
        cursor = self.textCursor()
        insert_blocks(cursor, from_plain(data.text()[:_PLAIN_MOST]))
        self.setTextCursor(cursor)

    # Qt's own

    def event(self, e: QEvent) -> bool:
        override = e.type() == QEvent.Type.ShortcutOverride and not self.isReadOnly()
        if override and isinstance(e, QKeyEvent) and keys.is_own(e):
            e.accept()
            return True
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if keys.handle(self, e):
            e.accept()
            return
        if e.text() and e.text().isprintable():
            self._leave_link()
        super().keyPressEvent(e)

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        by_key = e.reason() == QContextMenuEvent.Reason.Keyboard
        shown = menu.build(self, None if by_key else e.pos())
        place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        shown.popup(place if by_key else e.globalPos())

    def inputMethodEvent(self, e: QInputMethodEvent) -> None:
        if e.commitString() and not self.isReadOnly():
            self._leave_link()
        super().inputMethodEvent(e)

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        if e.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        link = self.anchorAt(e.position().toPoint())
        opens = self.isReadOnly() or bool(e.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if link and opens and not self.textCursor().hasSelection():
            self.link_activated.emit(link)

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        if self._grows:
            self._fit()

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if theme.is_theme_change(e) and theme.current().accent != self._link_color:
            self._link_color = theme.current().accent
            self._color_links()

    # Helpers

    def _color_links(self) -> None:
        """Links carry their color with them. Rare enough to give up the field's undo for it."""
        blocks = tuple(read(self.document()))
        if not any(run.link for block in blocks for run in block.runs):
            return
        place = self.textCursor().position()
        self._loading = True
        write(self.document(), blocks)
        self._loading = False
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def _load(self, blocks: RichText) -> None:
        self._loading = True
        write(self.document(), blocks)
        self.setTextCursor(QTextCursor(self.document()))
        self._loading = False
        self._saver.drop()
        self._unsaved = False
        self._saved = self._handed_on = blocks
        self.style_changed.emit()

    def _on_contents_changed(self) -> None:
        # Reached at every key: nothing here may look at the text.
        if not self._loading:
            self._unsaved = True
            self._saver.touch()

    def _on_due(self) -> None:
        blocks = self.blocks()
        if blocks == self._handed_on:
            # A blank line or an undone key: nothing that would be stored has changed.
            self._unsaved = blocks != self._saved
            return
        self._handed_on = blocks
        self.edited.emit(blocks)

    def _leave_link(self) -> None:
        """What is typed right behind a link does not belong to it."""
        cursor = self.textCursor()
        if cursor.hasSelection() or not self.currentCharFormat().isAnchor():
            return
        ahead = self.textCursor()
        ahead.movePosition(ahead.MoveOperation.NextCharacter)
        same_block = ahead.block() == cursor.block() and ahead.position() > cursor.position()
        if not (same_block and ahead.charFormat().anchorHref() == cursor.charFormat().anchorHref()):
            self.use_block_style()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing() * 3 // 2
        height = max(self.document().size().height(), self._least_lines * line)
        self.setFixedHeight(round(height) + 2 * self.frameWidth())

    def _on_cursor(self) -> None:
        if self.hasFocus():
            self.show_cursor()


def blocks_of(source: QMimeData) -> RichText:
    """What the clipboard or a drop brings, as blocks: the richest form that is within bounds."""
    if source.hasFormat(copy.OWN_FORMAT):
        try:
            return from_json(bytes(source.data(copy.OWN_FORMAT).data()).decode())
        except (ValueError, UnicodeDecodeError):
            pass
    if source.hasHtml():
        try:
            return normalise(listed(from_html(source.html())))
        except UnfitHtmlError:
            pass
    return from_text(source.text())

"""A text edit that holds our blocks: shows them, paints markers, changes look and structure."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from gui import theme
from gui.theme import TextSize
from gui.widgets.dialogs import line_dialog
from gui.widgets.rich_text import edits, markers
from gui.widgets.rich_text.document import (
    insert_runs,
    link_range,
    read,
    restyle,
    start_block,
    write,
)
from gui.widgets.rich_text.formats import char_format, kind_of, run_of
from gui.widgets.rich_text.spelling import Speller, SpellingMarks
from model.text.blocks import (
    LIST_KINDS,
    Block,
    Kind,
    RichText,
    Run,
    clean_link,
    normalise,
)
from model.text.translate import _


class TextShape(QTextEdit):
    """What the keys and the toolbar of the rich text field act on. Knows nothing of saving."""

    style_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ghost = ""
        self.spelling: SpellingMarks | None = None
        self._leaving = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(theme.font(TextSize.BODY))
        self.document().setDefaultFont(self.font())
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        write(self.document(), ())
        self.cursorPositionChanged.connect(self.style_changed)
        self.currentCharFormatChanged.connect(self.style_changed)
        self._tidier = QTimer(self)
        self._tidier.setSingleShot(True)
        self._tidier.setInterval(0)
        self._tidier.timeout.connect(self._tidy)
        self.document().blockCountChanged.connect(self._on_block_count_changed)

    def blocks(self) -> RichText:
        """The text as it stands, in its canonical form."""
        return normalise(read(self.document()))

    def set_ghost(self, text: str) -> None:
        """Help that shows while the field is empty. It is painted, never content."""
        self._ghost = text
        self.setAccessibleDescription(text)
        self.viewport().update()

    def use_speller(self, speller: Speller) -> None:
        """Underline what this one calls wrong."""
        self.spelling = SpellingMarks(self, speller)

    # What the text is at the cursor

    def current_kind(self) -> tuple[Kind, int]:
        """Kind and level of the block with the cursor."""
        return kind_of(self.textCursor().block())

    def current_run(self) -> Run:
        """The style that typing would have, without text."""
        return run_of("", self.currentCharFormat())

    # What can be done to it

    def toggle_bold(self) -> None:
        """Bold on or off, for the selection or for what is typed next."""
        self._restyle(replace(self.current_run(), bold=not self.current_run().bold), "bold")

    def toggle_italic(self) -> None:
        """Italics on or off."""
        self._restyle(replace(self.current_run(), italic=not self.current_run().italic), "italic")

    def toggle_underline(self) -> None:
        """Underlining on or off."""
        underline = not self.current_run().underline
        self._restyle(replace(self.current_run(), underline=underline), "underline")

    def toggle_list(self, kind: Kind) -> None:
        """Items, or paragraphs again."""
        edits.toggle_list(self.textCursor(), kind)
        self._after_reshape()

    def toggle_heading(self, level: int) -> None:
        """Headings, or paragraphs again."""
        edits.toggle_heading(self.textCursor(), level)
        self._after_reshape()

    def set_paragraph(self) -> None:
        """Plain paragraphs."""
        edits.set_kind(self.textCursor(), Kind.PARAGRAPH)
        self._after_reshape()

    def change_level(self, by: int) -> None:
        """Items further in (1) or out (−1)."""
        edits.change_level(self.textCursor(), by)
        self._after_reshape()

    def break_heading(self) -> bool:
        """Enter in a heading: what comes before or after it is a paragraph."""
        cursor = self.textCursor()
        if cursor.atBlockEnd():
            start_block(cursor, Kind.PARAGRAPH, 0)
        elif cursor.atBlockStart():
            with edits.one_step(cursor):
                start_block(cursor, *kind_of(cursor.block()))
                above = QTextCursor(cursor.block().previous())
                edits.set_kind(above, Kind.PARAGRAPH)
        else:
            return False
        self.setTextCursor(cursor)
        return True

    def use_block_style(self) -> None:
        """Type on in the plain style of the block."""
        kind, level = self.current_kind()
        plain = char_format(kind, level, Run(""), self.document().defaultFont())
        self.setCurrentCharFormat(plain)

    def set_link(self, address: str) -> None:
        """Link the selection, the link at the cursor, or new words. An empty address unlinks."""
        link = clean_link(_completed(address))
        cursor = self.textCursor()
        if not cursor.hasSelection():
            extent = link_range(cursor)
            if extent is None:
                self._insert_link(cursor, address.strip(), link)
                return
            cursor.setPosition(extent[0])
            cursor.setPosition(extent[1], QTextCursor.MoveMode.KeepAnchor)
        with edits.one_step(cursor):
            restyle(cursor, lambda run: replace(run, link=link))
        self._after_reshape()

    def ask_for_link(self) -> None:
        """Let the user type the address of a link."""
        question = _("Web or mail address (empty removes the link)")
        dialog = line_dialog(self, _("Link"), question, self.current_run().link)
        dialog.textValueSelected.connect(self.set_link)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def paste_plain(self) -> None:
        """Paste words only. Left to the field, which knows the clipboard's rules."""

    def leave(self, forward: bool) -> None:
        """Move the focus on, in a list too."""
        self._leaving = True
        self.focusNextPrevChild(forward)
        self._leaving = False

    # Qt's own

    def focusNextPrevChild(self, next: bool) -> bool:
        # Within a list Tab is a level; elsewhere it leaves, so that no one is trapped.
        in_list = self.current_kind()[0] in LIST_KINDS
        if in_list and not self._leaving and not self.isReadOnly():
            return False
        return super().focusNextPrevChild(next)

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        scrolled = self.verticalScrollBar().value()
        dirty = e.rect()
        painter = QPainter(self.viewport())
        painter.translate(-self.horizontalScrollBar().value(), -scrolled)
        first = self.cursorForPosition(QPoint(0, max(0, dirty.top() - 24))).block()
        top, bottom = dirty.top() + scrolled - 24, dirty.bottom() + scrolled
        markers.paint(painter, first, top, bottom)
        if self.spelling is not None and not self.isReadOnly():
            self.spelling.paint(painter, first, top, bottom)
        if self._ghost and self.document().isEmpty():
            self._paint_ghost(painter)

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if theme.is_theme_change(e):
            self.viewport().update()

    def _paint_ghost(self, painter: QPainter) -> None:
        layout = self.document().firstBlock().layout()
        if layout.lineCount() == 0 or layout.preeditAreaText():
            return
        place: QPointF = layout.position() + layout.lineAt(0).position()
        width = self.viewport().width() - place.x() - self.document().documentMargin()
        painter.setFont(self.document().defaultFont())
        painter.setPen(theme.current().color("muted"))
        room = QRectF(place.x(), place.y(), max(20.0, width), 4000)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self._ghost)

    # Helpers

    def _insert_link(self, cursor: QTextCursor, text: str, link: str) -> None:
        if link:
            kind, level = self.current_kind()
            run = replace(self.current_run(), text=text, link=link)
            insert_runs(cursor, Block(kind, level, (run,)))
            self.use_block_style()

    def _restyle(self, style: Run, name: str) -> None:
        cursor = self.textCursor()
        value = getattr(style, name)
        if cursor.hasSelection():
            with edits.one_step(cursor):
                restyle(cursor, lambda run: replace(run, **{name: value}))
        else:
            kind, level = self.current_kind()
            font = self.document().defaultFont()
            self.setCurrentCharFormat(char_format(kind, level, style, font))
        self.style_changed.emit()

    def _after_reshape(self) -> None:
        self.ensureCursorVisible()
        self.viewport().update()
        self.style_changed.emit()

    def _on_block_count_changed(self) -> None:
        # Not at once: Qt is still in the middle of the edit.
        self._tidier.start()

    def _tidy(self) -> None:
        """A line was taken away or added: what is below it may now be too deep."""
        start = self.textCursor().block()
        if self.document().isUndoAvailable() and edits.needs_tidying(start):
            with edits.one_step(self.textCursor(), join=True):
                edits.tidy_levels(start)


def _completed(address: str) -> str:
    """What people type as an address, with what they leave out."""
    address = address.strip()
    if not address or "://" in address or address.lower().startswith("mailto:"):
        return address
    return f"mailto:{address}" if "@" in address and "/" not in address else f"https://{address}"

"""Content blocks → pieces and structure, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.documents import content as c
from model.documents.pdf import grids, lists
from model.documents.pdf import page as look
from model.documents.pdf.chain import process
from model.documents.pdf.fill import NewPage, Piece, fill
from model.documents.pdf.form_grid import columns, frame
from model.documents.pdf.page import Style
from model.documents.pdf.picture import picture
from model.documents.pdf.pieces import Gap, RulePiece, with_last_line
from model.documents.pdf.rich import RichPieces, plain
from model.documents.pdf.structure import Element

_TONES: dict[c.Tone, Style] = {
    c.Tone.BODY: look.BODY,
    c.Tone.SENDER: look.SENDER,
    c.Tone.ADDRESS: look.ADDRESS,
    c.Tone.KIND: look.KIND,
    c.Tone.LEAD: look.LEAD,
    c.Tone.QUIET: look.QUIET_BODY,
    c.Tone.LABEL: look.FORM_LABEL,
    c.Tone.CHOICE: look.TICK,
    c.Tone.NOTICE: look.NOTICE,
    c.Tone.WARNING: look.WARN,
}


_LONELY = 70.0
"""Points that are too few for a page."""
_SHORT_PART = 200.0
"""Points; up to this height the last part of a document is not divided."""


@dataclass(frozen=True, slots=True)
class Outlined:
    """A heading for the outline."""

    text: str
    level: int
    anchor: str


class Composer:
    """Collects the pieces of one document."""

    def __init__(self, language: str) -> None:
        self.root = Element("Document")
        self.pieces: list[Piece] = []
        self.outline: list[Outlined] = []
        self.width = look.MEASURE
        """Of the column that is being filled."""
        self.language = language
        self._level = 0
        self._last_part = 0
        self._source: c.From = c.From(())

    @property
    def entry(self) -> str:
        """The entry that the present block is written in."""
        return self._source.entry

    def add(self, blocks: Sequence[c.ContentBlock], parent: Element | None = None) -> None:
        """Add blocks below a structure element."""
        parent = parent or self.root
        for block in blocks:
            self._add(block, parent)

    def _add(self, block: c.ContentBlock, parent: Element) -> None:  # noqa: C901, PLR0912
        match block:
            case c.Heading():
                self._heading(block, parent)
            case c.Text():
                self._text(block, parent)
            case c.Line():
                self._line(block, parent)
            case c.Facts():
                self.pieces.extend(grids.facts(self, block, parent))
            case c.Contents():
                self.pieces.extend(lists.contents(self, block, parent))
            case c.Lines():
                self.pieces.extend(grids.lines(self, block, parent))
            case c.AnnexList():
                self.pieces.extend(lists.annexes(self, block, parent))
            case c.Table():
                self.pieces.extend(grids.table(self, block, parent))
            case c.Ticks():
                self.pieces.extend(lists.ticks(self, block, parent))
            case c.Process():
                self.pieces.extend(process(self, block, parent))
            case c.Picture():
                self.pieces.append(picture(block, self.width, parent))
            case c.Rule():
                self.pieces.append(RulePiece(width=self.width, before=12, after=12))
            case c.Spacer():
                self.pieces.append(Gap(size=block.lines * look.BODY.leading))
            case c.PageBreak():
                self.pieces.append(NewPage())
            case c.Columns():
                self.pieces.extend(columns(self, block, parent))
            case c.Frame():
                self.pieces.extend(frame(self, block, parent))
            case c.KeepTogether():
                self._together(block, parent)
            case c.Section():
                self._section(block, parent)
            case c.From():
                self._from(block, parent)

    # --- words -----------------------------------------------------------------------------------

    def _tag(self, level: int) -> str:
        # No level may be skipped on the way down: a reader would miss a chapter.
        self._level = min(max(level, 1), self._level + 1, 6)
        return f"H{self._level}"

    def other(self, language: str) -> str:
        """The language, where it is not the document's."""
        return language if language and language != self.language else ""

    def _heading(self, block: c.Heading, parent: Element) -> None:
        style = look.HEADINGS[min(max(block.look or block.level, 1), 6) - 1]
        element = parent.child(self._tag(block.level), language=self.other(block.language))
        language = block.language or self.language
        piece = plain(block.text, style, self.width, language, element)
        if style is look.HEADINGS[0] and piece.last > look.MOST_TITLE_LINES:
            piece = plain(block.text, look.LONG_TITLE, self.width, language, element)
        piece.whole = True
        if style in look.HEADINGS[:2] and self.width == look.MEASURE:
            self._last_part = len(self.pieces)
        piece.anchor = block.anchor or (f"heading {len(self.pieces)}" if block.outlined else "")
        self.pieces.append(piece)
        if block.outlined:
            self.outline.append(Outlined(block.text, self._level, piece.anchor))

    def _text(self, block: c.Text, parent: Element) -> None:
        other = self.other(block.language)
        below = parent.child("Div", language=other) if other else parent
        style, language = _TONES[block.tone], block.language or self.language
        pieces = RichPieces(below, style, self.width, language)
        pieces.add(block.blocks, lambda level: self._inner_heading(block.heading_level + level))
        self.pieces.extend(pieces.pieces)

    def _inner_heading(self, level: int) -> tuple[Style, str]:
        level = min(max(level, 1), 6)
        return look.HEADINGS[level - 1], self._tag(level)

    def _line(self, block: c.Line, parent: Element) -> None:
        element = parent.child("P", language=self.other(block.language))
        language = block.language or self.language
        self.pieces.append(plain(block.text, _TONES[block.tone], self.width, language, element))

    # --- what holds blocks -----------------------------------------------------------------------

    def within(
        self, width: float, blocks: Sequence[c.ContentBlock], parent: Element
    ) -> list[Piece]:
        """The pieces of blocks that fill a narrower column."""
        outside, pieces = self.width, self.pieces
        self.width, self.pieces = width, []
        self.add(blocks, parent)
        inside = self.pieces
        self.width, self.pieces = outside, pieces
        return inside

    def _from(self, block: c.From, parent: Element) -> None:
        """Remember of what stands on the page where it was written; further in is more exact."""
        outside, first = self._source, len(self.pieces)
        entry, field = block.entry or outside.entry, block.field or outside.field
        self._source = c.From((), entry, field)
        self.add(block.blocks, parent)
        self._source = outside
        for piece in self.pieces[first:]:
            piece.source = piece.source or (entry, field)

    def _section(self, block: c.Section, parent: Element) -> None:
        first = len(self.pieces)
        self.add(block.blocks, parent.child("Sect"))
        self.pieces[first:] = with_last_line(self.pieces[first:])
        if len(self.pieces) > first:
            self.pieces[-1].keep_with_next = False  # with what is of another section

    def end(self) -> None:
        """A last part, such as "Eventuelt", is not divided, nor is its end alone on a page.

        A heading with a line below has no page of its own either.
        """
        first = self._last_part
        height = sum(piece.height for piece in self.pieces[first:])
        if not first or height > _SHORT_PART:
            return
        for piece in self.pieces[first:-1]:
            piece.keep_with_next = True
        if height <= _LONELY and not isinstance(self.pieces[first - 1], NewPage):
            self.pieces[first - 1].keep_with_next = True

    def _together(self, block: c.KeepTogether, parent: Element) -> None:
        first = len(self.pieces)
        self.add(block.blocks, parent)
        pieces = self.pieces[first:]
        if not pieces or fill(pieces, look.BODY_HEIGHT).rest:
            return
        for piece in pieces:
            piece.whole = True
        for piece in pieces if block.with_next else pieces[:-1]:
            piece.keep_with_next = True

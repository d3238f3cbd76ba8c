"""Blocks → a Word file."""

# python-docx leaves much untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportPrivateUsage=false

import datetime
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell

from model.documents import content as c
from model.documents.word.parts import (
    Lists,
    add_bookmark,
    add_field,
    begin_link,
    element,
    keep_whole,
    repeat_head,
    set_language,
    without_borders,
)
from model.text.blocks import LIST_KINDS, Kind, RichText, Run
from model.text.translate import translator

_TEXT_WIDTH = Cm(16)
_QUIET = RGBColor(0x58, 0x62, 0x77)
_ACCENT = RGBColor(0x2A, 0x45, 0xA8)
_WARNING = RGBColor(0xA0, 0x20, 0x15)
_SIZES = (22, 15, 12, 11, 11, 11)
"""Of the headings of each level, in points."""
_COLOURS = {
    c.Tone.ADDRESS: _QUIET,
    c.Tone.KIND: _ACCENT,
    c.Tone.LEAD: _QUIET,
    c.Tone.QUIET: _QUIET,
    c.Tone.WARNING: _WARNING,
}
_STRONG = frozenset((c.Tone.SENDER, c.Tone.KIND, c.Tone.LABEL, c.Tone.NOTICE, c.Tone.WARNING))
_NOT_A_NAME = re.compile(r"\W")
_SOME_MOMENT = datetime.datetime(2000, 1, 1)
_LOCALES = {"da": "da-DK", "en": "en-GB"}


_Grid = (
    c.Table
    | c.Facts
    | c.Contents
    | c.Lines
    | c.AnnexList
    | c.Ticks
    | c.Process
    | c.Columns
    | c.Frame
)


def to_word(document: c.Document) -> bytes:
    """The whole document as the bytes of a Word file."""
    return _Writer(document).bytes()


class _Writer:
    """Writes one file."""

    def __init__(self, document: c.Document) -> None:
        self._document = document
        self._file: Any = docx.Document()
        self._lists = Lists(self._file)
        self._bookmarks = 0
        self._level = 0

    def bytes(self) -> bytes:
        """The finished file."""
        self._describe()
        self._style()
        self._margins()
        self._blocks(self._file, self._document.blocks)
        data = io.BytesIO()
        self._file.save(data)
        return data.getvalue()

    # --- the file --------------------------------------------------------------------------------

    def _describe(self) -> None:
        properties = self._file.core_properties
        properties.title = self._document.title
        properties.author = self._document.author
        properties.subject = self._document.subject
        properties.language = self._locale(self._document.language)
        properties.comments = ""
        properties.created = properties.modified = _SOME_MOMENT

    def _style(self) -> None:
        styles = self._file.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = "Calibri", Pt(11)
        normal.paragraph_format.space_after = Pt(6)
        normal.element.get_or_add_rPr().append(
            element("w:lang", val=self._locale(self._document.language))
        )
        for level, size in enumerate(_SIZES, start=1):
            style = styles[f"Heading {level}"]
            style.font.name, style.font.size = "Calibri", Pt(size)
            style.font.color.rgb = _colour(level)
            fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
            for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{name}"), None)

    def _margins(self) -> None:
        section = self._file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        head = section.header.paragraphs[0]
        head.text = self._document.running_head
        notice = " · ".join(self._document.notices)
        if notice:
            run = section.header.add_paragraph().add_run(notice)
            run.bold, run.font.color.rgb = True, _WARNING
        foot = section.footer.paragraphs[0]
        _ = translator(self._document.language).gettext
        text = _("Page {page} of {pages}")
        for part in re.split(r"({\w+})", text):
            fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
            if part in fields:
                add_field(foot, fields[part])
            elif part:
                foot.add_run(part)

    def _locale(self, language: str) -> str:
        return _LOCALES.get(language, language)

    # --- blocks ----------------------------------------------------------------------------------

    def _blocks(self, place: Any, blocks: Iterable[c.ContentBlock]) -> None:
        for block in blocks:
            match block:
                case c.Section() | c.From():
                    self._blocks(place, block.blocks)
                case c.KeepTogether():
                    self._together(place, block)
                case c.Heading():
                    self._heading(place, block)
                case c.Text():
                    self._rich(place, block.blocks, block)
                case c.Line():
                    self._line(place, block)
                case c.Spacer() | c.Rule():
                    place.add_paragraph()
                case c.PageBreak():
                    self._file.add_page_break()
                case c.Picture():
                    self._picture(place, block)
                case _:
                    self._grid(place, block)

    def _grid(self, place: Any, block: _Grid) -> None:
        match block:
            case c.Table():
                self._table(place, block)
            case c.Facts():
                self._pairs(place, [(row.label, row.value) for row in block.rows])
            case c.Contents():
                self._contents(place, block)
            case c.Lines():
                self._lines(place, block)
            case c.AnnexList():
                for annex in block.annexes:
                    text = " ".join(filter(None, (annex.label, annex.title, annex.mark)))
                    place.add_paragraph(text)
            case c.Ticks():
                for tick in block.options:
                    place.add_paragraph(f"{'☒' if tick.chosen else '☐'} {tick.label}")
            case c.Process():
                rows = [
                    (step.stage, ", ".join(filter(None, (step.when, step.note))))
                    for step in block.steps
                ]
                self._pairs(place, rows)
            case c.Columns():
                self._columns(place, block)
            case c.Frame():
                self._frame(place, block)

    def _together(self, place: Any, block: c.KeepTogether) -> None:
        first = len(place.paragraphs)
        self._blocks(place, block.blocks)
        paragraphs = place.paragraphs[first:]
        for paragraph in paragraphs if block.with_next else paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True

    # --- words -----------------------------------------------------------------------------------

    def _heading(self, place: Any, block: c.Heading) -> None:
        # No level is skipped on the way down, as in the PDF.
        self._level = min(max(block.level, 1), self._level + 1, 6)
        paragraph = place.add_paragraph(style=f"Heading {self._level}")
        run = paragraph.add_run(block.text)
        if block.look:
            run.font.size, run.font.color.rgb = Pt(_SIZES[block.look - 1]), _colour(block.look)
        if block.language and block.language != self._document.language:
            set_language(run, self._locale(block.language))
        if block.anchor:
            self._bookmarks += 1
            add_bookmark(paragraph, _name(block.anchor), self._bookmarks)

    def _line(self, place: Any, block: c.Line) -> None:
        run = place.add_paragraph().add_run(block.text)
        run.bold = block.tone in _STRONG
        if block.tone in _COLOURS:
            run.font.color.rgb = _COLOURS[block.tone]
        if block.tone is c.Tone.LEAD:
            run.font.size = Pt(12)

    def _rich(self, place: Any, blocks: RichText, text: c.Text) -> None:
        lists: list[tuple[Kind, int]] = []
        for block in blocks:
            if block.kind in LIST_KINDS:
                del lists[block.level + 1 :]
                level = min(block.level, len(lists))
                if level == len(lists) or lists[level][0] is not block.kind:
                    del lists[level:]
                    lists.append((block.kind, self._lists.begin(block.kind is Kind.NUMBER)))
                paragraph = place.add_paragraph()
                self._lists.put(paragraph, lists[level][1], level)
            else:
                lists.clear()
                paragraph = self._paragraph(place, block.kind, block.level + text.heading_level)
            for run in block.runs:
                self._run(paragraph, run, text)

    def _paragraph(self, place: Any, kind: Kind, level: int) -> Any:
        if kind is not Kind.HEADING:
            return place.add_paragraph()
        self._level = min(level, self._level + 1, 6)
        return place.add_paragraph(style=f"Heading {self._level}")

    def _run(self, paragraph: Any, run: Run, text: c.Text) -> None:
        made = paragraph.add_run(run.text)
        made.bold, made.italic = run.bold or None, run.italic or None
        made.underline = run.underline or bool(run.link) or None
        if text.tone in _COLOURS:
            made.font.color.rgb = _COLOURS[text.tone]
        if text.language and text.language != self._document.language:
            set_language(made, self._locale(text.language))
        if run.link:
            made.font.color.rgb = _ACCENT
            begin_link(paragraph, run.link).append(made._r)

    # --- grids -----------------------------------------------------------------------------------

    def _contents(self, place: Any, block: c.Contents) -> None:
        for entry in block.entries:
            paragraph = place.add_paragraph()
            form = paragraph.paragraph_format
            form.left_indent, form.space_after = Cm(0.6 * entry.level), Pt(2)
            form.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            link = begin_link(paragraph, f"#{_name(entry.anchor)}")
            link.append(paragraph.add_run(entry.text)._r)
            paragraph.add_run("\t")
            add_field(paragraph, f"PAGEREF {_name(entry.anchor)} \\h")

    def _lines(self, place: Any, block: c.Lines) -> None:
        for parts in block.rows:
            paragraph = place.add_paragraph("\t".join(parts))
            form = paragraph.paragraph_format
            form.space_after = Pt(1)
            for stop in (Cm(2), Cm(5.5)):
                form.tab_stops.add_tab_stop(stop)

    def _table(self, place: Any, block: c.Table) -> None:
        widths = [max(column.weight, 0.01) for column in block.columns]
        table = self._new_table(place, 1, widths)
        table.style = "Table Grid"
        self._fill(table.rows[0].cells, [column.title for column in block.columns], bold=True)
        repeat_head(table.rows[0])
        for texts in block.rows:
            row = table.add_row()
            keep_whole(row)
            self._fill(row.cells, texts)
        for column, cells in zip(block.columns, table.columns, strict=True):
            for cell in cells.cells if column.numeric else ():
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        place.add_paragraph()

    def _pairs(self, place: Any, rows: Sequence[tuple[str, str]]) -> None:
        table = self._new_table(place, 0, [3, 7])
        without_borders(table)
        for label, value in rows:
            row = table.add_row()
            keep_whole(row)
            cells = row.cells
            self._fill(cells[:1], [label], bold=True)
            self._fill(cells[1:], [value])
        place.add_paragraph()

    def _fill(self, cells: Sequence[Any], texts: Sequence[str], bold: bool = False) -> None:
        for cell, text in zip(cells, texts, strict=False):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(text).bold = bold or None

    def _picture(self, place: Any, block: c.Picture) -> None:
        paragraph = place.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        shape = paragraph.add_run().add_picture(io.BytesIO(block.png), Pt(block.width))
        shape._inline.docPr.set("descr", block.words)

    def _columns(self, place: Any, block: c.Columns) -> None:
        table = self._new_table(place, 1, block.shares)
        without_borders(table)
        for cell, blocks in zip(table.rows[0].cells, block.columns, strict=True):
            self._cell(cell, blocks)
        place.add_paragraph()

    def _frame(self, place: Any, block: c.Frame) -> None:
        for row in block.rows:
            table = self._new_table(place, 1, [box.share for box in row])
            table.style = "Table Grid"
            for cell, box in zip(table.rows[0].cells, row, strict=True):
                label = (c.Line(box.label, c.Tone.QUIET),) if box.label else ()
                self._cell(cell, (*label, *box.blocks))
        place.add_paragraph()

    def _cell(self, cell: Any, blocks: Sequence[c.ContentBlock]) -> None:
        """A cell begins with an empty paragraph, which only an empty cell may keep."""
        first = cell.paragraphs[0]
        self._blocks(cell, blocks)
        if len(cell.paragraphs) > 1 and cell._tc[-1].tag == qn("w:p"):
            cell._tc.remove(first._p)

    def _new_table(self, place: Any, rows: int, shares: Sequence[float]) -> Any:
        width = getattr(place, "width", None) or _TEXT_WIDTH
        table = place.add_table(rows, len(shares))
        if isinstance(place, _Cell):
            # It adds a paragraph behind, which would part the rows of a frame.
            place._tc.remove(place._tc[-1])
        table.autofit = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = int(width * share / sum(shares))
            for cell in column.cells:
                cell.width = column.width
        return table


def _colour(level: int) -> RGBColor:
    """Of a heading that looks like one of this level."""
    return _ACCENT if level == 3 else RGBColor(0x1B, 0x22, 0x30)


def _name(anchor: str) -> str:
    """A bookmark's name: letters, digits and underscores, at most 40 of them."""
    return _NOT_A_NAME.sub("_", anchor)[:40]

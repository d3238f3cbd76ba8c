"""Rich text → the XML of a Word file. What is written here reads back as the same blocks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from model.text.blocks import Block, Kind, RichText, Run, numbering

BULLETS = 1
"""The numId of bullets; lists that count have higher ones."""

LEVELS = 9
"""Word counts no deeper."""


@dataclass(slots=True)
class Body:
    """Grows while the parts of a document are written. `links` are the targets of hyperlinks."""

    parts: list[str] = field(default_factory=list[str])
    links: list[str] = field(default_factory=list[str])
    lists: int = BULLETS

    def add_text(self, blocks: RichText) -> None:
        """Blocks, one paragraph each."""
        counted = numbering(blocks)
        running: dict[int, int] = {}
        for block, number in zip(blocks, counted, strict=True):
            if number == 1 or (number is not None and block.level not in running):
                self.lists += 1
                running[block.level] = self.lists
            self.parts.append(self._paragraph(block, running.get(block.level, BULLETS)))

    def _paragraph(self, block: Block, list_id: int) -> str:
        look = ""
        if block.kind is Kind.HEADING:
            look = f'<w:pStyle w:val="Heading{block.level}"/>'
        elif block.kind is Kind.BULLET:
            look = _list_place(block.level, BULLETS)
        elif block.kind is Kind.NUMBER:
            look = _list_place(block.level, list_id)
        return paragraph("".join(map(self._run, block.runs)), look)

    def _run(self, part: Run) -> str:
        looks = "".join(
            mark
            for mark, on in (
                ("<w:b/>", part.bold),
                ("<w:i/>", part.italic),
                ('<w:u w:val="single"/>', part.underline),
            )
            if on
        )
        written = run(part.text, looks)
        if not part.link:
            return written
        self.links.append(part.link)
        return f'<w:hyperlink r:id="link{len(self.links)}">{written}</w:hyperlink>'


def run(text: str, looks: str = "") -> str:
    """A run; line breaks and tabs become Word's own."""
    pieces: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            pieces.append("<w:br/>")
        for place, part in enumerate(line.split("\t")):
            if place:
                pieces.append("<w:tab/>")
            if part:
                pieces.append(f'<w:t xml:space="preserve">{escape(part)}</w:t>')
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f"<w:r>{properties}{''.join(pieces)}</w:r>"


def paragraph(inside: str, look: str = "") -> str:
    """A paragraph of ready runs."""
    properties = f"<w:pPr>{look}</w:pPr>" if look else ""
    return f"<w:p>{properties}{inside}</w:p>"


def prompt(words: str) -> str:
    """A control to write in; until then Word shows these words, which are no text of the file."""
    shown = run(words, '<w:color w:val="6B7280"/>')
    return (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    )


def prompt_block(words: str) -> str:
    """As `prompt`, for several paragraphs and lists."""
    shown = paragraph(run(words, '<w:color w:val="6B7280"/>'))
    return (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    )


def tick_box(ticked: bool, label: str) -> str:
    """A box to tick, and its label."""
    sign, state = ("☒", 1) if ticked else ("☐", 0)
    font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>'
    states = (
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
    )
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/>{states}</w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run(sign, font)}</w:sdtContent></w:sdt>{run(f' {label}  ')}"
    )


def table(rows: Iterable[Iterable[str]], columns: int, lines: bool = True) -> str:
    """A table of ready cells, all columns equally wide."""
    width = 9600 // max(1, columns)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="B8BDC7"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = f"<w:tblBorders>{edges}</w:tblBorders>" if lines else ""
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    body = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or paragraph("")}</w:tc>'
            for cell in row
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * columns}" w:type="dxa"/>{look}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _list_place(level: int, list_id: int) -> str:
    level = min(level, LEVELS - 1)
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def link_target(link: str) -> str:
    """A hyperlink's address as an attribute."""
    return quoteattr(link)

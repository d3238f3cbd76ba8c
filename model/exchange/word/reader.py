"""A Word file → paragraphs and tables. Tracked insertions are kept, deletions are not."""

from collections.abc import Iterator, Mapping
from time import monotonic

from model.errors import UserError
from model.exchange.word.names import (
    ALTERNATIVE,
    CELL,
    CONTROL,
    MC,
    PARAGRAPH,
    PARAGRAPH_LOOK,
    ROW,
    TABLE,
    VALUE,
    Element,
    W,
)
from model.exchange.word.package import Package, main_part, side_parts
from model.exchange.word.runs import DEEPEST, Line, TooDeep, is_prompt
from model.exchange.word.shapes import Aside, Box, Cell, Content, Paragraph, Table, WordText
from model.exchange.word.styles import Shape, Styles
from model.text.blocks import Block, Kind
from model.text.translate import _

MOST_SECONDS = 10.0
"""Only a machine that does something else as well needs more than a part of one."""

_DROPPED = frozenset(f"{W}{tag}" for tag in ("del", "moveFrom", "sectPr", "tcPr", "trPr", "tblPr"))
_ASIDES = {
    "header": Aside.HEADER,
    "footer": Aside.FOOTER,
    "comments": Aside.COMMENT,
    "footnotes": Aside.FOOTNOTE,
    "endnotes": Aside.ENDNOTE,
}
_STYLE, _NUMBERING, _OUTLINE = (f"{W}{tag}" for tag in ("pStyle", "numPr", "outlineLvl"))
_NOTES = (f"{W}comment", f"{W}footnote", f"{W}endnote")


def read_package(package: Package) -> WordText:
    """The text of an opened file."""
    part = main_part(package)
    styles = Styles(package.xml("word/styles.xml"), package.xml("word/numbering.xml"))
    reader = _Reader(styles, monotonic() + MOST_SECONDS, package.name)
    try:
        root = package.xml(part)
        body = root.find(f"{W}body") if root is not None else None
        contents = reader.contents(body, package.links(part)) if body is not None else ()
        asides = tuple(_asides(package, reader))
    except TooDeep:
        package.refuse_depth()
    for word in ("settings", "footnotes"):
        package.links(f"word/{word}.xml")
    return WordText(contents, asides, tuple(package.flags))


def _asides(package: Package, reader: "_Reader") -> Iterator[tuple[Aside, tuple[Content, ...]]]:
    for part, kind in side_parts(package):
        root = package.xml(part)
        if root is None:
            continue
        links = package.links(part)
        notes = [child for child in root if child.tag in _NOTES] or [root]
        for note in notes:
            if note.get(f"{W}type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            contents = reader.contents(note, links)
            if any(content for content in contents if not _is_empty(content)):
                yield _ASIDES[kind], contents


def _is_empty(content: Content) -> bool:
    return isinstance(content, Paragraph) and not content.text


class _Reader:
    """Walks the blocks of one file."""

    def __init__(self, styles: Styles, until: float, name: str) -> None:
        self._styles, self._until, self._name = styles, until, name

    def contents(
        self, parent: Element, links: Mapping[str, str], depth: int = 0
    ) -> tuple[Content, ...]:
        """The paragraphs and tables below an element, in order."""
        found: list[Content] = []
        self._read(parent, links, depth, found)
        return tuple(found)

    def _read(
        self, parent: Element, links: Mapping[str, str], depth: int, found: list[Content]
    ) -> None:
        if depth > DEEPEST:
            raise TooDeep
        for child in parent:
            tag = child.tag
            if tag == PARAGRAPH:
                self._paragraph(child, links, depth, found)
            elif tag == TABLE:
                found.append(self._table(child, links, depth))
            elif tag in _DROPPED:
                continue
            elif tag == CONTROL:
                self._control(child, links, depth, found)
            elif tag == ALTERNATIVE:
                choice = child.find(f"{MC}Choice")
                if choice is not None:
                    self._read(choice, links, depth + 1, found)
            elif len(child):
                self._read(child, links, depth + 1, found)

    def _control(
        self, element: Element, links: Mapping[str, str], depth: int, found: list[Content]
    ) -> None:
        content = element.find(f"{W}sdtContent")
        if is_prompt(element):
            found.append(Paragraph(Block(Kind.PARAGRAPH, 0, ()), placeholder=True))
        elif content is not None:
            self._read(content, links, depth + 1, found)

    def _paragraph(
        self, element: Element, links: Mapping[str, str], depth: int, found: list[Content]
    ) -> None:
        if monotonic() > self._until:
            slow = _("{file} was not read: it takes far too long. Nothing was changed.")
            raise UserError(slow.format(file=self._name))
        kind, level, marks, is_title = self._shape(element)
        line = Line(self._styles, links)
        line.read(element, marks, depth)
        block = Block(kind, level, line.runs)
        prompted = line.placeholder and not block.text.strip()
        found.append(Paragraph(block, is_title, prompted))
        for box in line.boxes:
            found.append(Box(self.contents(box, links, depth + 1)))

    def _shape(self, paragraph: Element) -> Shape:
        """What its style makes of it, and what it says of itself: its numbering, its heading level."""
        style, numbering, heading = self._styles.default, None, None
        first = paragraph[0] if len(paragraph) else None
        for child in first if first is not None and first.tag == PARAGRAPH_LOOK else ():
            tag = child.tag
            if tag == _STYLE:
                style = child.get(VALUE, style)
            elif tag == _NUMBERING:
                numbering = child
            elif tag == _OUTLINE:
                level = child.get(VALUE, "")
                heading = int(level) + 1 if level.isdecimal() and int(level) < 9 else None
        return self._styles.shape(style, numbering, heading)

    def _table(self, element: Element, links: Mapping[str, str], depth: int) -> Table:
        rows: list[tuple[Cell, ...]] = []
        for row in _inside(element, ROW, depth):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = _inside(row, CELL, depth)
            rows.append(tuple(self._cell(cell, links, depth) for cell in cells))
        return Table(tuple(rows))

    def _cell(self, element: Element, links: Mapping[str, str], depth: int) -> Cell:
        merge = element.find(f"{W}tcPr/{W}vMerge")
        continued = merge is not None and merge.get(f"{W}val") != "restart"
        return Cell(self.contents(element, links, depth + 1), continued)


def _inside(parent: Element, tag: str, depth: int) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in content controls and insertions."""
    if depth > DEEPEST:
        raise TooDeep
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _DROPPED and len(child):
            yield from _inside(child, tag, depth + 1)

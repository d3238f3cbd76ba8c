"""What python-docx has no words for: lists of any depth, fields, links, languages, cell borders."""

# python-docx leaves the XML below its objects untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportPrivateUsage=false

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_LEVELS = 9
_INDENT = 360
_HANGING = 260
_BULLETS = "•◦▪"


def element(tag: str, **attributes: str) -> Any:
    """An element such as `w:lang`; attributes are of the same namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_language(run: Any, language: str) -> None:
    """Say what language a run is in."""
    run._r.get_or_add_rPr().append(element("w:lang", val=language))


def add_field(paragraph: Any, code: str) -> None:
    """A field that Word fills in, such as PAGE."""
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind is None:
            text = element("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = code
            run._r.append(text)
        else:
            mark = element("w:fldChar", fldCharType=kind)
            if kind == "begin":
                mark.set(qn("w:dirty"), "true")
            run._r.append(mark)


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """A place that links lead to."""
    paragraph._p.insert(
        1 if paragraph._p.pPr is not None else 0,
        element("w:bookmarkStart", id=str(number), name=name),
    )
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def begin_link(paragraph: Any, target: str) -> Any:
    """A link element to put runs into: to an address, or to a bookmark ("#…")."""
    link = element("w:hyperlink")
    if target.startswith("#"):
        link.set(qn("w:anchor"), target[1:])
    else:
        relation = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), relation)
    paragraph._p.append(link)
    return link


def repeat_head(row: Any) -> None:
    """Show this row again on every page."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """Leave no part of this row on the page before."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def without_borders(table: Any) -> None:
    """A grid that only puts things side by side."""
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="nil"))
    table._tbl.tblPr.append(borders)


class Lists:
    """The numberings of one file: a kind of bullets, a kind of numbers, and a count for each list."""

    def __init__(self, document: Any) -> None:
        self._root = document.part.numbering_part.numbering_definitions._numbering
        taken = [int(n) for n in self._root.xpath("w:abstractNum/@w:abstractNumId")]
        self._bullets = max(taken, default=-1) + 1
        self._numbers = self._bullets + 1
        first = self._root.find(qn("w:num"))
        for number, bullet in ((self._bullets, True), (self._numbers, False)):
            kind = _abstract(number, bullet)
            if first is None:
                self._root.append(kind)
            else:
                first.addprevious(kind)

    def begin(self, numbered: bool) -> int:
        """A new list that counts from 1; its number."""
        taken = [int(n) for n in self._root.xpath("w:num/@w:numId")]
        number = max(taken, default=0) + 1
        made = element("w:num", numId=str(number))
        kind = self._numbers if numbered else self._bullets
        made.append(element("w:abstractNumId", val=str(kind)))
        if numbered:
            for level in range(_LEVELS):
                override = element("w:lvlOverride", ilvl=str(level))
                override.append(element("w:startOverride", val="1"))
                made.append(override)
        self._root.append(made)
        return number

    def put(self, paragraph: Any, number: int, level: int) -> None:
        """Make a paragraph an item of a list."""
        properties = paragraph._p.get_or_add_pPr()
        mark = element("w:numPr")
        mark.append(element("w:ilvl", val=str(min(level, _LEVELS - 1))))
        mark.append(element("w:numId", val=str(number)))
        properties.append(mark)


def _abstract(number: int, bullet: bool) -> Any:
    kind = element("w:abstractNum", abstractNumId=str(number))
    kind.append(element("w:multiLevelType", val="hybridMultilevel"))
    for level in range(_LEVELS):
        row = element("w:lvl", ilvl=str(level))
        row.append(element("w:start", val="1"))
        row.append(element("w:numFmt", val="bullet" if bullet else "decimal"))
        text = _BULLETS[level % 3] if bullet else f"%{level + 1}."
        row.append(element("w:lvlText", val=text))
        row.append(element("w:lvlJc", val="left"))
        properties = element("w:pPr")
        left = str(_INDENT * (level + 1))
        properties.append(element("w:ind", left=left, hanging=str(_HANGING)))
        row.append(properties)
        kind.append(row)
    return kind

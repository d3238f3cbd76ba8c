"""What a paragraph gets from its style and its numbering: heading level, boldness, list and depth."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from model.exchange.word.names import VALUE, Element, W
from model.text.blocks import Kind

_DEEPEST_CHAIN = 12
_OFF = ("0", "false", "off", "none")
_HEADING = re.compile(r"(?:heading|overskrift) (\d)")
_LAST_DIGIT = re.compile(r"(\d)$")
_TITLE = frozenset({"title", "titel"})


@dataclass(frozen=True, slots=True)
class Style:
    """One style as far as it says something about the text."""

    name: str = ""
    based_on: str = ""
    heading: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    numbering: tuple[str, int | None] | None = None


class Marks(NamedTuple):
    """How words look. Cheaper than a Run, and Word makes a run of nearly every word."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    link: str = ""


PLAIN = Marks()


@dataclass(frozen=True, slots=True)
class Look:
    """What a style gives to its paragraphs. `heading` counts from 1; `listed`: who numbers them."""

    heading: int | None
    title: bool
    marks: Marks
    listed: Style | None


class Shape(NamedTuple):
    """What a paragraph is: the kind and level of its block, how its words look, whether it is a title."""

    kind: Kind
    level: int
    marks: Marks
    title: bool


def is_on(element: Element | None) -> bool | None:
    """A switch such as w:b: None where it is absent."""
    if element is None:
        return None
    return element.get(VALUE, "1").lower() not in _OFF


def value(parent: Element | None, tag: str) -> str | None:
    """The w:val of a child."""
    if parent is None:
        return None
    wanted = W + tag
    for child in parent:
        if child.tag == wanted:
            return child.get(VALUE)
    return None


class Styles:
    """word/styles.xml and word/numbering.xml together."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self._shapes: dict[str, Shape] = {}
        self.default = ""
        for element in styles.iter(f"{W}style") if styles is not None else ():
            name = element.get(f"{W}styleId", "")
            self._elements[name] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") == "1":
                self.default = name
        self._lists = Numbering(numbering)

    def look(self, name: str) -> Look:
        """What a style and those that it is based on say. Read once, when first asked for."""
        if name not in self._looks:
            chain = self._chain(name)
            self._looks[name] = Look(
                heading=next((style.heading for style in chain if style.heading), None),
                title=any(style.name in _TITLE for style in chain),
                marks=Marks(
                    next((style.bold for style in chain if style.bold is not None), False),
                    next((style.italic for style in chain if style.italic is not None), False),
                ),
                listed=next((style for style in chain if style.numbering is not None), None),
            )
        return self._looks[name]

    def _chain(self, name: str) -> list[Style]:
        found: list[Style] = []
        while name in self._elements and len(found) < _DEEPEST_CHAIN:
            style = _style(self._elements[name])
            found.append(style)
            name = style.based_on
        return found

    def shape(self, name: str, numbering: Element | None, heading: int | None) -> Shape:
        """The shape of a paragraph of that style, with the numbering and heading level of its own."""
        if numbering is not None or heading is not None:
            return self._shape(name, numbering, heading)
        if name not in self._shapes:
            self._shapes[name] = self._shape(name, None, None)
        return self._shapes[name]

    def _shape(self, name: str, numbering: Element | None, heading: int | None) -> Shape:
        look = self.look(name)
        heading = look.heading if heading is None else heading
        marks = PLAIN if heading is not None or look.title else look.marks
        kind, level = Kind.PARAGRAPH, 0
        if heading is not None:
            kind, level = Kind.HEADING, heading
        elif (place := self._place(name, numbering)) is not None:
            kind, level = place
        return Shape(kind, level, marks, look.title)

    def _place(self, name: str, own: Element | None) -> tuple[Kind, int] | None:
        """The list that a paragraph stands in, by its own numbering or its style's."""
        numbering, level = _numbering(own) if own is not None else (None, None)
        if numbering is None:
            styled = self.look(name).listed
            if styled is None or styled.numbering is None:
                return None
            numbering, style_level = styled.numbering
            depth = _LAST_DIGIT.search(styled.name)
            by_name = int(depth[1]) - 1 if depth and not style_level else style_level
            level = level if level is not None else by_name
        if numbering == "0":
            return None
        level = min(max(level or 0, 0), 8)
        shape = self._lists.format(numbering, level)
        if shape == "none":
            return None
        return Kind.BULLET if shape == "bullet" else Kind.NUMBER, level


def _style(element: Element) -> Style:
    paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    name = (value(element, "name") or "").lower()
    numbering = paragraph.find(f"{W}numPr") if paragraph is not None else None
    numbered = _numbering(numbering) if numbering is not None else None
    by_name = _HEADING.fullmatch(name)
    outline = value(paragraph, "outlineLvl")
    heading = int(by_name[1]) if by_name else None
    if heading is None and outline is not None and outline.isdecimal() and int(outline) < 9:
        heading = int(outline) + 1
    return Style(
        name,
        value(element, "basedOn") or "",
        heading,
        is_on(run.find(f"{W}b")) if run is not None else None,
        is_on(run.find(f"{W}i")) if run is not None else None,
        (numbered[0], numbered[1]) if numbered is not None and numbered[0] is not None else None,
    )


def _numbering(element: Element) -> tuple[str | None, int | None]:
    level = value(element, "ilvl")
    return value(element, "numId"), int(level) if level and level.isdecimal() else None


class Numbering:
    """word/numbering.xml. A file declares dozens of lists and uses a few: only those are read."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, Element] = {}
        self._abstract: dict[str, Element] = {}
        self._formats: dict[str, dict[int, str]] = {}
        if root is not None:
            self._lists = {one.get(f"{W}numId", ""): one for one in root.iter(f"{W}num")}
            self._abstract = {
                one.get(f"{W}abstractNumId", ""): one for one in root.iter(f"{W}abstractNum")
            }

    def format(self, name: str, level: int) -> str:
        """The number format of a level of that numId, "bullet" where nothing says so."""
        if name not in self._formats:
            self._formats[name] = self._read(name)
        return self._formats[name].get(level, "bullet")

    def _read(self, name: str) -> dict[int, str]:
        own = self._lists.get(name)
        if own is None:
            return {}
        shared = self._abstract.get(value(own, "abstractNumId") or "")
        levels = dict(_levels(shared)) if shared is not None else {}
        for override in own.iter(f"{W}lvlOverride"):
            levels.update(_levels(override))
        return levels


def _levels(parent: Element) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for level in parent.iter(f"{W}lvl"):
        number = level.get(f"{W}ilvl", "")
        if number.isdecimal():
            found.append((int(number), value(level, "numFmt") or "decimal"))
    return found

"""What a paragraph gets from its style and its numbering: heading level, boldness, list and depth."""

import re
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Look:
    """What a style gives to its paragraphs. `heading` counts from 1; `listed`: who numbers them."""

    heading: int | None
    title: bool
    bold: bool
    italic: bool
    listed: Style | None


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The kind and depth of a list item."""

    kind: Kind
    level: int


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
        self._places: dict[str, ListPlace | None] = {}
        self.default = ""
        for element in styles.iter(f"{W}style") if styles is not None else ():
            name = element.get(f"{W}styleId", "")
            self._elements[name] = element
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") == "1":
                self.default = name
        self._formats = _formats(numbering)

    def look(self, name: str) -> Look:
        """What a style and those that it is based on say. Read once, when first asked for."""
        if name not in self._looks:
            chain = self._chain(name)
            self._looks[name] = Look(
                heading=next((style.heading for style in chain if style.heading), None),
                title=any(style.name in _TITLE for style in chain),
                bold=next((style.bold for style in chain if style.bold is not None), False),
                italic=next((style.italic for style in chain if style.italic is not None), False),
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

    def list_place(self, own: Element | None, name: str) -> ListPlace | None:
        """The list that a paragraph stands in, by its own numbering or its style's."""
        if own is None:
            if name not in self._places:
                self._places[name] = self._placed(None, None, name)
            return self._places[name]
        numbering, level = _numbering(own)
        return self._placed(numbering, level, name)

    def _placed(self, numbering: str | None, level: int | None, name: str) -> ListPlace | None:
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
        shape = self._formats.get(numbering, {}).get(level, "bullet")
        if shape == "none":
            return None
        return ListPlace(Kind.BULLET if shape == "bullet" else Kind.NUMBER, level)


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


def _formats(root: Element | None) -> dict[str, dict[int, str]]:
    """The number format of each level, by numId."""
    if root is None:
        return {}
    abstract: dict[str, dict[int, str]] = {}
    for element in root.iter(f"{W}abstractNum"):
        abstract[element.get(f"{W}abstractNumId", "")] = dict(_levels(element))
    found: dict[str, dict[int, str]] = {}
    for element in root.iter(f"{W}num"):
        levels = dict(abstract.get(value(element, "abstractNumId") or "", {}))
        for override in element.iter(f"{W}lvlOverride"):
            levels.update(_levels(override))
        found[element.get(f"{W}numId", "")] = levels
    return found


def _levels(parent: Element) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for level in parent.iter(f"{W}lvl"):
        number = level.get(f"{W}ilvl", "")
        if number.isdecimal():
            found.append((int(number), value(level, "numFmt") or "decimal"))
    return found

"""The inside of a paragraph: its runs, ticks, links, fields, and the text boxes anchored in it."""

import re
from collections.abc import Mapping

from lxml import etree

from model.exchange.word.names import (
    ALTERNATIVE,
    CONTROL,
    FIELD,
    INSTRUCTION,
    LINK,
    MATH,
    MC,
    RUN,
    RUN_LOOK,
    SYMBOL,
    SYMBOLS,
    TEXT,
    TICKED,
    UNTICKED,
    VALUE,
    W14,
    Element,
    R,
    W,
)
from model.exchange.word.styles import Marks, Styles, is_on
from model.text.blocks import Run

DEEPEST = 50

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"', re.IGNORECASE)
_SKIPPED = frozenset(
    f"{W}{tag}"
    for tag in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "delText", "instrText"),
        *("delInstrText", "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart"),
        *("commentRangeEnd", "commentReference", "footnoteReference", "endnoteReference"),
        *("annotationRef", "footnoteRef", "endnoteRef", "lastRenderedPageBreak", "softHyphen"),
    )
)
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}
_STYLE, _BOLD, _ITALIC, _UNDERLINE = (f"{W}{tag}" for tag in ("rStyle", "b", "i", "u"))
_FORMULA = f"{MATH}t"
_PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})


class TooDeep(Exception):
    """The document nests deeper than a person would."""


class Line:
    """What is found in one paragraph."""

    __slots__ = ("_fields", "_instructions", "_links", "_pieces", "_styles", "boxes", "placeholder")

    def __init__(self, styles: Styles, links: Mapping[str, str]) -> None:
        self._styles, self._links = styles, links
        self.boxes: list[Element] = []
        self.placeholder = False
        self._pieces: list[tuple[Marks, list[str]]] = []
        self._fields: list[str | None] = []
        self._instructions: list[str] = []

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its words, neighbours of one look put together."""
        return tuple([Run("".join(texts), *marks) for marks, texts in self._pieces])

    def read(self, parent: Element, base: Marks, depth: int) -> None:
        """Everything below `parent`, in the look of `base` where it does not say otherwise."""
        if depth > DEEPEST:
            raise TooDeep
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child, base, depth)
            elif tag in _SKIPPED:
                continue
            elif tag == LINK:
                link = self._links.get(child.get(f"{R}id", ""), "")
                self.read(child, base._replace(link=link or base.link), depth + 1)
            elif tag == CONTROL:
                self._control(child, base, depth)
            elif tag == ALTERNATIVE:
                self.read(_chosen(child), base, depth + 1)
            elif tag == _FORMULA:
                self._put(child.text or "", base)
            elif tag in _PICTURES:
                self.boxes.extend(_boxes(child))
            else:
                self.read(child, base, depth + 1)

    def _run(self, parent: Element, look: Marks, depth: int) -> None:
        if depth > DEEPEST:
            raise TooDeep
        for child in parent:
            tag = child.tag
            if tag == TEXT:
                self._put(child.text or "", look)
            elif tag == RUN_LOOK:
                look = _look(child, look, self._styles)
            elif tag in _SIGNS:
                self._put(_SIGNS[str(tag)], look)
            elif tag == FIELD:
                self._field(child, look)
            elif tag == INSTRUCTION:
                if self._fields and self._fields[-1] is None:
                    self._instructions.append(child.text or "")
            elif tag == SYMBOL:
                self._put(SYMBOLS.get(child.get(f"{W}char", "").upper(), "\ufffd"), look)
            elif tag in _PICTURES:
                self.boxes.extend(_boxes(child))
            elif tag == ALTERNATIVE:
                self._run(_chosen(child), look, depth + 1)

    def _put(self, text: str, look: Marks) -> None:
        if self._fields:
            if self._fields[-1] is None:
                return  # the instruction of a field, not its result
            for address in filter(None, self._fields):
                look = look._replace(link=address)
        if self._pieces and self._pieces[-1][0] == look:
            self._pieces[-1][1].append(text)
        else:
            self._pieces.append((look, [text]))

    def _field(self, element: Element, look: Marks) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            box = element.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                state = is_on(box.find(f"{W}checked"))
                state = is_on(box.find(f"{W}default")) if state is None else state
                self._put(TICKED if state else UNTICKED, look)
            self._fields.append(None)
            self._instructions.clear()
        elif kind == "separate" and self._fields:
            found = _HYPERLINK.match("".join(self._instructions))
            self._fields[-1] = found[1] if found else ""
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _control(self, element: Element, base: Marks, depth: int) -> None:
        """A content control: a box to tick, a prompt that nobody answered, or text."""
        properties, content = element.find(f"{W}sdtPr"), element.find(f"{W}sdtContent")
        box = properties.find(f"{W14}checkbox") if properties is not None else None
        if box is not None:
            state = box.find(f"{W14}checked")
            ticked = state is not None and state.get(f"{W14}val", "1") in ("1", "true", "on")
            self._put(TICKED if ticked else UNTICKED, base)
        elif is_prompt(element):
            self.placeholder = True
        elif content is not None:
            self.read(content, base, depth + 1)


def is_prompt(control: Element) -> bool:
    """Whether a content control shows only what Word asks the writer to write there."""
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _look(properties: Element, base: Marks, styles: Styles) -> Marks:
    """What a run says of itself comes before what its style says."""
    bold, italic, underline, link = base
    for child in properties:  # the style is the first of them
        tag = child.tag
        if tag == _STYLE:
            style = styles.look(child.get(VALUE, "")).marks
            bold, italic = bold or style.bold, italic or style.italic
        elif tag == _BOLD:
            bold = bool(is_on(child))
        elif tag == _ITALIC:
            italic = bool(is_on(child))
        elif tag == _UNDERLINE:
            underline = bool(is_on(child))
    marks = Marks(bold, italic, underline, link)
    return base if marks == base else marks


def _chosen(element: Element) -> Element:
    choice = element.find(f"{MC}Choice")
    chosen = choice if choice is not None else element.find(f"{MC}Fallback")
    return chosen if chosen is not None else etree.Element("nothing")


def _boxes(element: Element) -> list[Element]:
    """The outermost text boxes below an element, each once."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        here = waiting.pop()
        if here.tag == f"{W}txbxContent":
            found.append(here)
        elif here.tag == f"{MC}AlternateContent":
            waiting.append(_chosen(here))
        else:
            waiting.extend(reversed(here))
    return found

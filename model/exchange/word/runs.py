"""The inside of a paragraph: its runs, ticks, links, fields, and the text boxes anchored in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from model.exchange.word.names import MATH, MC, SYMBOLS, TICKED, UNTICKED, W14, Element, R, W
from model.exchange.word.styles import Styles, is_on, value
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
_PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})


class TooDeep(Exception):
    """The document nests deeper than a person would."""


@dataclass(slots=True)
class Line:
    """What is found in one paragraph."""

    styles: Styles
    links: Mapping[str, str]
    runs: list[Run] = field(default_factory=list[Run])
    boxes: list[Element] = field(default_factory=list[Element])
    placeholder: bool = False
    _fields: list[str | None] = field(default_factory=list["str | None"])
    _instructions: list[str] = field(default_factory=list[str])

    def read(self, parent: Element, base: Run, depth: int) -> None:
        """Everything below `parent`, in the look of `base` where it does not say otherwise."""
        if depth > DEEPEST:
            raise TooDeep
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, base, depth)
            elif tag in _SKIPPED:
                continue
            elif tag == f"{W}hyperlink":
                link = self.links.get(child.get(f"{R}id", ""), "")
                self.read(child, replace(base, link=link or base.link), depth + 1)
            elif tag == f"{W}sdt":
                self._control(child, base, depth)
            elif tag == f"{MC}AlternateContent":
                self.read(_chosen(child), base, depth + 1)
            elif tag == f"{MATH}t":
                self._put(child.text or "", base)
            elif tag in _PICTURES:
                self.boxes.extend(_boxes(child))
            else:
                self.read(child, base, depth + 1)

    def _run(self, element: Element, base: Run, depth: int) -> None:
        properties = element.find(f"{W}rPr")
        self._pieces(
            element, base if properties is None else _look(properties, base, self.styles), depth
        )

    def _pieces(self, parent: Element, look: Run, depth: int) -> None:
        if depth > DEEPEST:
            raise TooDeep
        for child in parent:
            tag = child.tag
            if tag == f"{W}t":
                self._put(child.text or "", look)
            elif tag in _SIGNS:
                self._put(_SIGNS[str(tag)], look)
            elif tag == f"{W}fldChar":
                self._field(child, look)
            elif tag == f"{W}instrText":
                if self._fields and self._fields[-1] is None:
                    self._instructions.append(child.text or "")
            elif tag == f"{W}sym":
                self._put(SYMBOLS.get(child.get(f"{W}char", "").upper(), "\ufffd"), look)
            elif tag in _PICTURES:
                self.boxes.extend(_boxes(child))
            elif tag == f"{MC}AlternateContent":
                self._pieces(_chosen(child), look, depth + 1)

    def _put(self, text: str, look: Run) -> None:
        if self._fields and self._fields[-1] is None:
            return  # the instruction of a field, not its result
        link = look.link
        for address in self._fields:
            link = address or link
        self.runs.append(Run(text, look.bold, look.italic, look.underline, link))

    def _field(self, element: Element, look: Run) -> None:
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

    def _control(self, element: Element, base: Run, depth: int) -> None:
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


def _look(properties: Element, base: Run, styles: Styles) -> Run:
    style = value(properties, "rStyle") or ""
    bold, italic = is_on(properties.find(f"{W}b")), is_on(properties.find(f"{W}i"))
    if style:
        bold = (styles.look(style).bold or None) if bold is None else bold
        italic = (styles.look(style).italic or None) if italic is None else italic
    underline = is_on(properties.find(f"{W}u"))
    return Run(
        "",
        base.bold if bold is None else bold,
        base.italic if italic is None else italic,
        base.underline if underline is None else underline,
        base.link,
    )


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

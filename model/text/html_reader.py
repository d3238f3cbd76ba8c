"""What may come in by the clipboard: HTML of Word, Outlook, browsers and Google Docs as our blocks.

A white list by construction: what has no place in a block is gone. Bounded in size, depth and time.
"""

import re
import time
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from model.text.blocks import Block, Kind, RichText, Run, clean_link, normalise

MOST_CHARACTERS = 1_000_000
MOST_SECONDS = 1.0
_DEEPEST = 200
_PIECE = 8_192
_MOST_WAITING = 32_768

_SKIPPED = frozenset(
    (
        *("style", "script", "head", "title", "xml", "o:p", "noscript", "template", "svg"),
        *("math", "object", "iframe", "select"),
    )
)
_VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("source", "track", "wbr"),
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(
    (
        *("p", "div", "tr", "table", "section", "article", "blockquote", "pre", "ul", "ol"),
        *("li", "td", "th", "dd", "dt", "address", "header", "footer", "main", "aside"),
        *("figure", "figcaption", "form", "fieldset", "body"),
    )
)
_LISTS = {"ul": Kind.BULLET, "ol": Kind.NUMBER}
_BLANKS = re.compile(r"[ \t\r\n\xa0]+")
_MSO_LEVEL = re.compile(r"mso-list:[^;]*?level(\d{1,2})")
_MSO_NUMBER = re.compile(r"\s*(?:\d{1,4}|[a-z]{1,4})[.)]", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight:(?:bold|bolder|[6-9]00)")
_UNDERLINE = re.compile(r"text-decoration(?:-line)?:[^;]*underline")
_LIGHT = re.compile(r"font-weight:(?:normal|lighter|[1-5]00)")


class UnfitHtmlError(Exception):
    """The HTML is larger than a paste may be, takes longer, or is broken beyond reading."""


def from_html(html: str) -> RichText:
    """The text in a piece of HTML. Raises UnfitHtmlError; the caller then takes the plain text."""
    reader = HtmlReader()
    read_into(reader, html)
    return normalise(reader.blocks)


def read_into(reader: "HtmlReader", html: str) -> None:
    """Let a reader read a whole piece. Raises UnfitHtmlError."""
    if len(html) > MOST_CHARACTERS:
        raise UnfitHtmlError
    try:
        _feed(reader, html)
    except AssertionError as error:  # the library's answer to a broken "<!["
        raise UnfitHtmlError from error
    reader.end_block()


def _feed(reader: "HtmlReader", html: str) -> None:
    limit = time.monotonic() + MOST_SECONDS
    for start in range(0, len(html), _PIECE):
        reader.feed(html[start : start + _PIECE])
        # Something left open makes the parser read the waiting text again and again.
        if time.monotonic() > limit or len(reader.rawdata) > _MOST_WAITING:
            raise UnfitHtmlError
    reader.close()


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element and the style that holds within it."""

    tag: str
    style: Run
    skipped: bool = False
    marker: bool = False


class HtmlReader(HTMLParser):
    """Puts what it reads into `blocks`; who wants more than that overrides `take`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._stack: list[_Open] = []
        self._lists: list[Kind] = []
        self._runs: list[Run] | None = None
        self._kind = Kind.PARAGRAPH
        self._level = 0
        self._marker = ""
        self._too_deep = 0

    # What the parser finds

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.add("\n")
            return
        if tag in _VOID:
            return
        if len(self._stack) >= _DEEPEST:
            self._too_deep += 1
            return
        given = {name: value or "" for name, value in attrs}
        css = given.get("style", "").lower().replace(" ", "")
        if tag in _BLOCKS and not self._skipping():
            self._start_block(tag, given, css)
        self._stack.append(self._opened(tag, given, css))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Word writes `<o:p/>`; nothing follows that would close it.
        if tag == "br":
            self.add("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._too_deep and not any(element.tag == tag for element in self._stack[-8:]):
            self._too_deep -= 1
            return
        skipping = self._skipping()
        at = next(
            (at for at in range(len(self._stack) - 1, -1, -1) if self._stack[at].tag == tag), None
        )
        if at is None:
            return
        if any(element.marker for element in self._stack[at:]):
            self._end_marker()
        del self._stack[at:]
        if skipping:
            return
        if tag in _LISTS:
            self.end_block()
            if self._lists:
                self._lists.pop()
        elif tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if self._skipping():
            return
        if self._stack and any(element.marker for element in self._stack):
            self._marker += data
            return
        words = data if self._preformatted() else _BLANKS.sub(" ", data)
        if self._runs is None and not words.strip():
            return
        self.add(words)

    # What is made of it

    def end_block(self) -> None:
        """The block is complete."""
        if self._runs:
            self.take(Block(self._kind, self._level, _tidied(self._runs)))
        self._runs = None

    def take(self, block: Block) -> None:
        """A block was read."""
        self.blocks.append(block)

    def _start_block(self, tag: str, given: dict[str, str], css: str) -> None:
        if tag in _LISTS:
            self.end_block()
            self._lists.append(_LISTS[tag])
            return
        within_item = self._runs is not None and not self._runs
        if within_item and tag in ("p", "div"):
            return  # <li><p>: the paragraph is the item
        self.end_block()
        self._kind, self._level = self._kind_of(tag, given, css)
        if tag == "li" or self._kind != Kind.PARAGRAPH:
            self._runs = []

    def _kind_of(self, tag: str, given: dict[str, str], css: str) -> tuple[Kind, int]:
        if tag == "li":
            kind = self._lists[-1] if self._lists else Kind.BULLET
            level = given.get("aria-level") or given.get("data-aria-level") or ""
            depth = int(level) if level.isdecimal() and len(level) <= 2 else len(self._lists)
            return kind, max(0, depth - 1)
        if found := _MSO_LEVEL.search(css):
            return Kind.BULLET, max(0, int(found[1]) - 1)
        if tag in _HEADINGS:
            return Kind.HEADING, min(3, int(tag[1]))
        return Kind.PARAGRAPH, 0

    def _opened(self, tag: str, given: dict[str, str], css: str) -> _Open:
        inside = self._stack[-1] if self._stack else _Open("", Run(""))
        marker = "mso-list:ignore" in css
        if marker:
            self._marker = ""
        hidden = tag in _SKIPPED or "display:none" in css or "mso-hide:all" in css
        style = _styled(inside.style, tag, given, css)
        return _Open(tag, style, inside.skipped or hidden, marker)

    def _end_marker(self) -> None:
        if _MSO_NUMBER.match(self._marker):
            self._kind = Kind.NUMBER
        self._marker = ""

    def _skipping(self) -> bool:
        return bool(self._stack) and self._stack[-1].skipped

    def _preformatted(self) -> bool:
        return any(element.tag == "pre" for element in self._stack)

    def add(self, text: str) -> None:
        """These words stand here."""
        if self._skipping():
            return
        if self._runs is None:
            self._runs = []
            self._kind, self._level = Kind.PARAGRAPH, 0
        style = self._stack[-1].style if self._stack else Run("")
        self._runs.append(replace(style, text=text))


def _styled(style: Run, tag: str, given: dict[str, str], css: str) -> Run:
    """The style within an element. What CSS says goes over what the tag says."""
    bold = _said(style.bold, tag in ("b", "strong"), _HEAVY.search(css), _LIGHT.search(css))
    if tag in _HEADINGS:
        bold = False  # heavy by nature
    italic = _said(
        style.italic, tag in ("i", "em"), "font-style:italic" in css, "font-style:normal" in css
    )
    underline = _said(
        style.underline, tag in ("u", "ins"), _UNDERLINE.search(css), "text-decoration:none" in css
    )
    link = clean_link(given.get("href", "")[:2000]) if tag == "a" else style.link
    # A link is underlined anyway.
    return replace(style, bold=bold, italic=italic, underline=underline and not link, link=link)


def _said(inherited: bool, by_tag: bool, on: object, off: object) -> bool:
    """Google Docs wraps everything in <b style="font-weight:normal">: "off" is the last word."""
    return bool(on) or (not off and (inherited or by_tag))


def _tidied(runs: list[Run]) -> tuple[Run, ...]:
    """Without doubled blanks where runs meet, and without blanks beside line breaks."""
    tidied: list[Run] = []
    last = "\n"
    for run in runs:
        text = re.sub(r" *\n *", "\n", run.text) if "\n" in run.text else run.text
        if last in " \n":
            text = text.lstrip(" ")
        if text:
            tidied.append(replace(run, text=text))
            last = text[-1]
    return tuple(tidied)

"""Plain text in which a form's HTML stands as words: what some systems give when a case is copied out."""

import re
from html.parser import HTMLParser

_TAGGED = re.compile(r"</(?:p|h[1-6]|li|td)>|<input\b[^>]*checkbox", re.IGNORECASE)
_ENOUGH = 2
_LISTS = frozenset(("ul", "ol"))
_LINES = _LISTS | {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "section"}
_INLINE = {
    "a",
    "b",
    "i",
    "u",
    "s",
    "em",
    "strong",
    "span",
    "font",
    "sup",
    "sub",
    "small",
    "label",
} | {"input", "td", "th", "tbody", "thead", "tfoot", "col", "colgroup", "form", "html", "body"}
"""Elements that leave their words and nothing else."""
_BLANKS = re.compile(r"[ \r\n\xa0]+")
_HEADING = re.compile(r"^#{1,6} +")
_MARKER = re.compile(r"^(?:[-–•·o])\s+")
_DEEPEST = 8


def without_tags(text: str) -> str:
    """The text with its tags read: elements become lines, cells are apart by tabs, boxes ☒ and ☐.

    A text without tags comes back as it is.
    """
    if len(_TAGGED.findall(text)) < _ENOUGH:
        return text
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    if "<" not in line:
        return _HEADING.sub("", line)
    reader = _Reader()
    reader.feed(line)
    reader.close()
    return "".join(reader.parts)


class _Reader(HTMLParser):
    """White-listed. What is no element of a form, an address in <> for example, stays as it stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._lists = 0
        self._item = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "input" and ("type", "checkbox") in attrs:
            self.parts.append("☒" if any(name == "checked" for name, _value in attrs) else "☐")
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n" + "  " * min(max(self._lists - 1, 0), _DEEPEST) + "- ")
            self._item = True
        elif tag in _LINES:
            self._lists += tag in _LISTS
            self.parts.append("\n")
        elif tag not in _INLINE:
            self.parts.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.parts.append("\t")
        elif tag in _LINES:
            self._lists = max(0, self._lists - (tag in _LISTS))
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        words = _BLANKS.sub(" ", data)
        if self._item and words.strip():
            # A dash or a circle that was typed before the words is the same bullet once more.
            words, self._item = _MARKER.sub("", words.lstrip()), False
        self.parts.append(words)

"""Blocks → CommonMark. Canonical: one text has one Markdown. See `model.text.markdown`.

A character is escaped only where it would otherwise mean something, so that Danish text stays
readable. Section numbers are those of CommonMark 0.31.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import punctuation

from model.text.blocks import LIST_KINDS, Block, Kind, Run, normalise, numbering

INDENT = "    "
_LAST_NUMBER = 99
"""A marker of three digits would be wider than the indent, and its children would fall out of it.
CommonMark counts by itself, so that later items may repeat this number."""


def to_markdown(blocks: Iterable[Block]) -> str:
    """The text as canonical CommonMark, without a final newline. The empty text is ""."""
    text = normalise(blocks)
    parts: list[str] = []
    previous: Block | None = None
    for block, number in zip(text, numbering(text), strict=True):
        if previous is not None:
            both_items = {previous.kind, block.kind} <= LIST_KINDS
            parts.append("\n" if both_items else "\n\n")
        parts.append(_block(block, number))
        previous = block
    return "".join(parts)


def _block(block: Block, number: int | None) -> str:
    inline = _render(_pieces(block), frozenset(), "\n")
    match block.kind:
        case Kind.PARAGRAPH:
            return inline
        case Kind.HEADING:
            return f"{'#' * block.level} {inline}"
        case Kind.BULLET | Kind.NUMBER:
            marker = f"{min(number, _LAST_NUMBER)}." if number else "-"
            inside = inline.replace("\n", "\n" + INDENT * (block.level + 1))
            return f"{INDENT * block.level}{marker} {inside}"


# --- characters: what must be escaped ----------------------------------------------------------------

_ANYWHERE = re.compile(
    r"""[\\`*]
      | <(?=[A-Za-z/!?])  # tag 6.6, autolink 6.5
      | &(?=\#?\w+;)      # entity 2.5
      | \](?=[(:])        # end of a link's text 6.3, definition 4.7
    """,
    re.VERBOSE,
)
_UNDERSCORES = re.compile(r"_+")
_BRACKET = re.compile(r"[\[\]]")
_LINE_START = re.compile(
    r"""^(?:
        (?P<first>
            \#(?=\#{0,5}(?:[ \t]|$))    # heading 4.2
          | [-+](?=[ \t]|$)             # item 5.2, underline of a heading 4.3
          | -(?=[- \t]*$)               # rule 4.1, underline of a heading
          | =(?==*[ \t]*$)              # underline of a heading
          | >                           # quote 5.1
          | ~(?=~~)                     # fence 4.5
        )
      | \d{1,9}(?P<after>[.)])(?=[ \t]|$)  # item 5.2
    )""",
    re.VERBOSE | re.MULTILINE,
)
_PERHAPS = re.compile(r"[\\`*_<>&\]#\n=~]|^(?:[-+]|\d+[.)])")
"""Text without any of these is written as it stands."""
_CLOSING_HASHES = re.compile(r"(?:^|(?<=[ \t\n]))#(?=#*$)")
_LINE_INDENT = re.compile(r"(?<=\n)[ \t]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run with its text as it is written, and the raw character that follows in the block."""

    run: Run
    markdown: str
    next: str


def _pieces(block: Block) -> list[_Piece]:
    text = block.text
    if len(block.runs) == 1 and not block.runs[0].link and not _PERHAPS.search(text):
        return [_Piece(block.runs[0], text, "\n")]
    written = list(text)
    for position in _escaped(block, text):
        written[position] = "\\" + text[position]
    # 6.7: an indent would be dropped after a line break, and a heading has one line only.
    for match in _LINE_INDENT.finditer(text):
        written[match.start()] = f"&#{ord(match[0])};"
    line_end = "&#10;" if block.kind is Kind.HEADING else "\\\n"
    pieces: list[_Piece] = []
    start = 0
    for run in block.runs:
        end = start + len(run.text)
        markdown = "".join(written[start:end]).replace("\n", line_end)
        pieces.append(_Piece(run, markdown, text[end : end + 1] or "\n"))
        start = end
    return pieces


def _escaped(block: Block, text: str) -> Iterator[int]:
    """Where a backslash is needed. It is harmless before any ASCII punctuation, so twice is fine."""
    yield from _starts(_ANYWHERE, text)
    if any(run.link for run in block.runs):
        yield from _starts(_BRACKET, text)
    if block.kind is Kind.HEADING:
        yield from _starts(_CLOSING_HASHES, text)
    else:
        for match in _LINE_START.finditer(text):
            yield match.start("after") if match["after"] else match.start()
    start = 0
    for run, following in zip(block.runs, (*block.runs[1:], Run("")), strict=True):
        yield from (start + position for position in _escaped_in_run(run, following))
        start += len(run.text)


def _starts(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    return (match.start() for match in pattern.finditer(text))


def _escaped_in_run(run: Run, following: Run) -> Iterator[int]:
    for match in _UNDERSCORES.finditer(run.text):
        before, after = match.start() - 1, match.end()
        around = run.text[before : before + 1] + run.text[after : after + 1]
        if not (len(around) == 2 and around.isalnum()):  # 6.2: within a word it is literal
            yield from range(*match.span())
    if following.link and run.text.endswith("!"):  # 6.4: it would be a picture
        yield len(run.text) - 1


# --- marks and links ------------------------------------------------------------------------------

_STYLES = ("link", "underline", "bold", "italic")
"""Outermost first where several cover the same runs: marks hold best around bare words."""
_DELIMITERS = {"bold": "**", "italic": "*"}
_TAGS = {"bold": "b", "italic": "i", "underline": "u"}


def _render(pieces: Sequence[_Piece], done: frozenset[str], before: str) -> str:
    """The pieces with every style that is not `done`; `before` is the character written before."""
    written: list[str] = []
    position = 0
    while position < len(pieces):
        reach = {style: _end(pieces, position, style) for style in _STYLES if style not in done}
        end = max(reach.values(), default=position)
        if end == position:
            text = pieces[position].markdown
            end = position + 1
        else:
            styles = [style for style in _STYLES if reach.get(style) == end]
            styles = styles if styles[0] == "bold" else styles[:1]  # both marks together are ***
            inner = _render(pieces[position:end], done.union(styles), ">")
            text = _styled(styles, inner, pieces[position].run.link, before, pieces[end - 1].next)
        written.append(text)
        before = text[-1]
        position = end
    return "".join(written)


def _end(pieces: Sequence[_Piece], start: int, style: str) -> int:
    """How far a style reaches from a piece: the end of a slice, empty where it is not set."""
    value = getattr(pieces[start].run, style)
    end = start
    while value and end < len(pieces) and getattr(pieces[end].run, style) == value:
        end += 1
    return end


def _styled(styles: list[str], inner: str, link: str, before: str, after: str) -> str:
    if styles == ["link"]:
        return f"[{inner}]({_SPECIAL_IN_DESTINATION.sub(_BACKSLASHED, link)})"
    if styles != ["underline"] and _marks_hold(inner, before, after):
        delimiter = "".join(_DELIMITERS[style] for style in styles)
        return f"{delimiter}{inner}{delimiter}"
    for style in reversed(styles):
        inner = f"<{_TAGS[style]}>{inner}</{_TAGS[style]}>"
    return inner


_SPECIAL_IN_DESTINATION = re.compile(r"[()]|&(?=#?\w+;)")
_BACKSLASHED = r"\\\g<0>"


def _marks_hold(inner: str, before: str, after: str) -> bool:
    """Whether `*` before `inner` can open and `*` after it can close (6.2), whatever else there is.

    `before` is as written, `after` is the raw character: what is written for it is the same kind of
    character, or else a mark, a tag or a backslash, with which a mark can only close more easily.
    Two delimiters that touch are avoided.
    """
    first, last = inner[0], inner[-1]
    if "*" in (before, first, last) or first.isspace() or last.isspace():
        return False
    opens = not _may_be_punctuation(first) or _gives_room(before)
    return opens and (not _may_be_punctuation(last) or _gives_room(after))


def _may_be_punctuation(char: str) -> bool:
    """Punctuation by any version of CommonMark: symbols outside ASCII count since 0.31 only."""
    return unicodedata.category(char)[0] in "PS"


def _gives_room(char: str) -> bool:
    """White space or punctuation by every version of CommonMark."""
    return char.isspace() or char in punctuation or unicodedata.category(char)[0] == "P"

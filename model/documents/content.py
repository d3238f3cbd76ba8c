"""What a document says, in order: blocks that a writer turns into pages, a Word file or Markdown.

Knows nothing of meetings. Every text is final: already in the document's language, already in the
order and the wording of print. A writer decides only how it looks.
"""

from dataclasses import dataclass
from enum import StrEnum

from model.text.blocks import RichText


class Tone(StrEnum):
    """How loudly a text speaks."""

    BODY = "body"
    SENDER = "sender"
    ADDRESS = "address"
    KIND = "kind"
    LEAD = "lead"
    QUIET = "quiet"
    LABEL = "label"
    CHOICE = "choice"
    """What may be ticked."""
    NOTICE = "notice"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1–6. An `anchor` can be linked to, `outlined` puts it in the outline.

    `look` is the level that it looks like, where that is another one.
    """

    text: str
    level: int
    anchor: str = ""
    language: str = ""
    outlined: bool = False
    look: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """Rich text. Its own headings come below `heading_level`, that of the last heading outside."""

    blocks: RichText
    tone: Tone = Tone.BODY
    language: str = ""
    heading_level: int = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in one tone, for facts that are no prose."""

    text: str
    tone: Tone = Tone.BODY
    language: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it. `field` is where it was written, as in `From`."""

    label: str
    value: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels in one column, values in another."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents. The writer finds the page of its anchor. Level 1 is set in."""

    text: str
    anchor: str
    language: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents with page numbers."""

    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Short lines whose parts stand below each other, such as "Pkt. 1", "kl. 8.30-8.50", names."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex as it is listed: "Bilag 1:", its title, and what is to be known of it.

    `target` is the anchor of its own pages, where they are in the same file.
    """

    label: str
    title: str
    mark: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class AnnexList:
    """The annexes of a point or of an item."""

    annexes: tuple[Annex, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `weight` is its share of the width; numbers stand to the right."""

    title: str
    weight: float = 1
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain text. The head is repeated on every page; `narrow` does not fill the line."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A choice with its box. `chosen` None: not stated, so the box stays empty."""

    label: str
    chosen: bool | None


@dataclass(frozen=True, slots=True)
class Ticks:
    """Choices that do not exclude each other."""

    options: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a process: what, when, a note. `current` is the meeting of the document."""

    stage: str
    when: str
    note: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Process:
    """Steps one after the other, drawn as a chain."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Texts side by side, each read to its end before the next. `shares` are parts of the width."""

    columns: tuple[tuple["ContentBlock", ...], ...]
    shares: tuple[float, ...]
    ruled: bool = False
    """A thin line between them."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a printed form: its label, and below it what was filled in."""

    label: str
    blocks: tuple["ContentBlock", ...] = ()
    share: float = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """Rows of boxes with lines around them, as on a printed form."""

    rows: tuple[tuple[Box, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, PNG, and what it shows for those who cannot see it. `width` in points."""

    png: bytes
    words: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line between two parts."""


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty space, in lines of body text."""

    lines: float = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stand on one page where a page can hold them, perhaps with what follows too."""

    blocks: tuple["ContentBlock", ...]
    with_next: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together, such as a point: a section in the structure of the file."""

    blocks: tuple["ContentBlock", ...]


@dataclass(frozen=True, slots=True)
class From:
    """Blocks that show one entry, or a field within it. Nothing of this is seen in print.

    For whoever points at the page and wants to write there. What is not said is said further out.
    """

    blocks: tuple["ContentBlock", ...]
    entry: str = ""
    field: str = ""


ContentBlock = (
    Heading
    | Text
    | Line
    | Facts
    | Contents
    | Lines
    | AnnexList
    | Table
    | Ticks
    | Process
    | Columns
    | Frame
    | Picture
    | Rule
    | Spacer
    | PageBreak
    | KeepTogether
    | Section
    | From
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `notices` stand at the top of every page, such as a draft mark.

    Its pages are `numbered` unless another document that takes them in numbers them.
    """

    title: str
    language: str
    blocks: tuple[ContentBlock, ...]
    running_head: str = ""
    subject: str = ""
    author: str = ""
    notices: tuple[str, ...] = ()
    numbered: bool = True

"""What a Word file says, without how it looks: paragraphs and tables, and what stands aside."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from model.text.blocks import Block


class Aside(StrEnum):
    """Where text stands that is not in the running text."""

    HEADER = "header"
    FOOTER = "footer"
    COMMENT = "comment"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph, never changed. Its block is not normalised yet; boxes stand in it as ☒ and ☐.

    `title` is Word's own style of that name. `placeholder` says that Word shows a prompt here,
    which is not part of the text. `text`: its words without white space around them.
    """

    block: Block
    title: bool = False
    placeholder: bool = False
    text: str = field(init=False)

    def __post_init__(self) -> None:
        """Everything asks for the words, so they are put together once."""
        self.text = self.block.text.strip()

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        runs = [run for run in self.block.runs if run.text.strip()]
        return bool(runs) and all(run.bold for run in runs)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell. `continued`: the lower part of a cell that spans several rows."""

    content: "tuple[Content, ...]"
    continued: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows of cells; a row may have fewer cells than another."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """A text box, where its anchor stands."""

    content: "tuple[Content, ...]"


Content = Paragraph | Table | Box


@dataclass(frozen=True, slots=True)
class WordText:
    """A whole file. `flags` are sentences about what was left alone: macros, links to elsewhere."""

    body: tuple[Content, ...]
    asides: tuple[tuple[Aside, tuple[Content, ...]], ...] = ()
    flags: tuple[str, ...] = ()


def paragraphs(contents: "tuple[Content, ...] | list[Content]") -> Iterator[Paragraph]:
    """Every paragraph in reading order."""
    for content in contents:
        if isinstance(content, Paragraph):
            yield content
        elif isinstance(content, Box):
            yield from paragraphs(content.content)
        else:
            for row in content.rows:
                for cell in row:
                    yield from paragraphs(cell.content)


def words(contents: "tuple[Content, ...] | list[Content]") -> str:
    """The text, a line a paragraph; empty ones are left out."""
    return "\n".join(text for text in (part.text for part in paragraphs(contents)) if text)

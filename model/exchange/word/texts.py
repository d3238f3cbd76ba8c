"""Paragraphs and tables of a Word file → rich text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from model.exchange.word.shapes import Box, Content, Paragraph, Table, words
from model.text.blocks import Block, Kind, RichText, Run, normalise
from model.text.typed_lists import listed, without

_CELLS = " | "


def rich_text(contents: Iterable[Content]) -> RichText:
    """The contents as blocks; a table becomes a paragraph a row."""
    return normalise(listed(list(_blocks(contents))))


def has_table(contents: Iterable[Content]) -> bool:
    """Whether a table had to be laid flat."""
    return any(isinstance(content, Table) for content in contents)


def one_line(contents: Iterable[Content]) -> str:
    """All words on one line."""
    return " ".join(words(list(contents)).split())


def _blocks(contents: Iterable[Content]) -> Iterator[Block]:
    for content in contents:
        if isinstance(content, Paragraph):
            yield content.block
        elif isinstance(content, Box):
            yield from _blocks(content.content)
        else:
            for row in content.rows:
                cells = [" / ".join(words(cell.content).split("\n")) for cell in row]
                if any(cells):
                    text = _CELLS.join(cell for cell in cells if cell)
                    yield Block(Kind.PARAGRAPH, 0, (Run(text),))


def tail(paragraph: Paragraph, count: int) -> Paragraph:
    """The paragraph without the label at its beginning."""
    block = paragraph.block
    lead = len(block.text) - len(block.text.lstrip())
    runs = tuple(without(block.runs, lead + count))
    return Paragraph(Block(Kind.PARAGRAPH, 0, runs))


def head(paragraph: Paragraph, count: int) -> Paragraph:
    """The paragraph up to its so many first characters."""
    runs: list[Run] = []
    for run in paragraph.block.runs:
        runs.append(replace(run, text=run.text[: max(0, count)]))
        count -= len(run.text)
    return Paragraph(replace(paragraph.block, runs=tuple(runs)))

"""Paragraphs and tables of a Word file → rich text. Typed bullets become lists."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from model.exchange.word.shapes import Box, Content, Paragraph, Table, words
from model.text.blocks import LIST_KINDS, Block, Kind, RichText, Run, normalise

_TYPED = re.compile(r"[\s\xa0]*(?:([•·▪◦‣●○■□►\uf0b7\uf0a7])[\s\xa0]*|([-–o])[ \t\xa0]+)(?=\S)")
_NUMBERED = re.compile(r"[\s\xa0]*(\d{1,2})[.)][ \t\xa0]+(?=\S)")
_CELLS = " | "
_DEEPEST = 8


def rich_text(contents: Iterable[Content]) -> RichText:
    """The contents as blocks; a table becomes a paragraph a row."""
    return normalise(_listed(list(_blocks(contents))))


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


def _listed(blocks: Sequence[Block]) -> Sequence[Block]:
    """Lines that begin with a typed bullet become items; the depth follows the kind of bullet.

    In a real list a second, typed bullet is the trace of a copy and goes.
    """
    if not any(map(_marked, blocks)):
        return blocks  # nearly every text
    found: list[Block] = []
    marks: list[tuple[int, str]] = []
    for block in blocks:
        text = _marked(block)
        match = _TYPED.match(text)
        if match is None or block.kind is Kind.HEADING:
            if block.kind not in LIST_KINDS:
                marks.clear()
            found.append(block)
            continue
        inner = _TYPED.match(text, match.end())
        end = (inner or match).end()
        runs = tuple(_without(block.runs, end))
        if block.kind in LIST_KINDS:
            found.append(replace(block, runs=runs))
        else:
            sign = inner or match
            level = _depth(marks, (_indent(match[0]), sign[1] or sign[2]))
            found.append(Block(Kind.BULLET, level, runs))
    return _counted(found)


def _marked(block: Block) -> str:
    """The text of a block that may begin with a typed bullet or number, "" for most others."""
    for run in block.runs:
        lead = run.text.lstrip()
        if lead:
            return "" if lead[0].isalpha() and lead[0] != "o" else block.text
    return ""


def _indent(lead: str) -> int:
    lead = lead.expandtabs(4)
    return len(lead) - len(lead.lstrip())


def _depth(marks: list[tuple[int, str]], mark: tuple[int, str]) -> int:
    """The level of a bullet among those above it, by where it stands and what it is."""
    if mark in marks:
        del marks[marks.index(mark) + 1 :]
    else:
        while marks and marks[-1][0] > mark[0]:
            marks.pop()
        marks.append(mark)
    return min(len(marks) - 1, _DEEPEST)


def _counted(blocks: list[Block]) -> list[Block]:
    """Paragraphs that count 1., 2., … become a numbered list. "14. oktober" alone stays."""
    result = list(blocks)
    run: list[tuple[int, int]] = []
    for at, block in enumerate([*blocks, None]):
        match = (
            _NUMBERED.match(_marked(block))
            if block is not None and block.kind is Kind.PARAGRAPH
            else None
        )
        if match and int(match[1]) == len(run) + 1:
            run.append((at, match.end()))
            continue
        if len(run) > 1:
            for place, end in run:
                result[place] = Block(Kind.NUMBER, 0, tuple(_without(result[place].runs, end)))
        run = [(at, match.end())] if match and int(match[1]) == 1 else []
    return result


def _without(runs: Iterable[Run], count: int) -> Iterator[Run]:
    """The runs without their first so many characters."""
    for run in runs:
        if count < len(run.text):
            yield replace(run, text=run.text[count:])
        count = max(0, count - len(run.text))


def tail(paragraph: Paragraph, count: int) -> Paragraph:
    """The paragraph without the label at its beginning."""
    block = paragraph.block
    lead = len(block.text) - len(block.text.lstrip())
    runs = tuple(_without(block.runs, lead + count))
    return Paragraph(Block(Kind.PARAGRAPH, 0, runs))


def head(paragraph: Paragraph, count: int) -> Paragraph:
    """The paragraph up to its so many first characters."""
    runs: list[Run] = []
    for run in paragraph.block.runs:
        runs.append(replace(run, text=run.text[: max(0, count)]))
        count -= len(run.text)
    return Paragraph(replace(paragraph.block, runs=tuple(runs)))

"""A document as Markdown: the same blocks as plain text, for whoever wants to work on with it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from model.documents import content as c
from model.text.blocks import Block, Kind, Run
from model.text.markdown import to_markdown

_LINE_END = re.compile(r"\s*\n\s*")


def to_document_markdown(document: c.Document) -> str:
    """The whole document, ending in a newline. Page numbers and running heads have no place in it."""
    notices = [f"*{_inline(notice)}*" for notice in document.notices]
    parts = [part for part in (*notices, *_blocks(document.blocks)) if part]
    return "\n\n".join(parts) + "\n" if parts else ""


def _blocks(blocks: Iterable[c.ContentBlock]) -> Iterator[str]:
    for block in blocks:
        match block:
            case c.KeepTogether() | c.Section() | c.From():
                yield from _blocks(block.blocks)
            case c.Columns() | c.Frame():
                yield from _form(block)
            case c.Heading():
                yield f"{'#' * min(max(block.level, 1), 6)} {_inline(block.text)}"
            case c.Text():
                yield _text(block)
            case c.Line():
                yield _spoken(block)
            case c.Table():
                yield _table(block)
            case c.Spacer() | c.PageBreak() | c.Picture():
                pass
            case c.Rule():
                yield "---"
            case _:
                yield _grid(block)


def _form(block: c.Columns | c.Frame) -> Iterator[str]:
    if isinstance(block, c.Columns):
        for column in block.columns:
            yield from _blocks(column)
    else:
        for box in (box for row in block.rows for box in row):
            yield from _box(box)


def _box(box: c.Box) -> Iterator[str]:
    said = [part for part in _blocks(box.blocks) if part]
    if box.label and len(said) == 1 and "\n" not in said[0]:
        yield f"**{_inline(box.label)}** {said[0]}"
        return
    if box.label:
        yield f"**{_inline(box.label)}**"
    yield from said


def _grid(block: c.Facts | c.Lines | c.Contents | c.AnnexList | c.Ticks | c.Process) -> str:
    match block:
        case c.Facts():
            return _lines(f"**{_inline(row.label)}:** {_inline(row.value)}" for row in block.rows)
        case c.Lines():
            return _lines(_line(" ".join(filter(None, row))) for row in block.rows)
        case c.Contents() | c.AnnexList() | c.Ticks() | c.Process():
            return "\n".join(_items(block))


def _items(block: c.Contents | c.AnnexList | c.Ticks | c.Process) -> Iterator[str]:
    match block:
        case c.Contents():
            for row in block.entries:
                yield f"{'    ' * row.level}- {_inline(row.text)}"
        case c.AnnexList():
            for row in block.annexes:
                yield f"- {_inline(f'{row.label} {row.title} {row.mark}')}"
        case c.Ticks():
            for row in block.options:
                yield f"- [{'x' if row.chosen else ' '}] {_inline(row.label)}"
        case c.Process():
            for row in block.steps:
                yield f"- {_inline(': '.join(filter(None, (row.stage, row.when, row.note))))}"


def _spoken(block: c.Line) -> str:
    if block.tone in (c.Tone.NOTICE, c.Tone.WARNING):
        return f"**{_inline(block.text)}**"
    return _line(block.text)


def _text(block: c.Text) -> str:
    moved: list[str] = []
    for group in _groups(block.blocks):
        if group[0].kind is Kind.HEADING:
            level = min(group[0].level + block.heading_level, 6)
            moved.append(f"{'#' * level} {_inline(group[0].text)}")
        else:
            moved.append(to_markdown(group))
    return "\n\n".join(part for part in moved if part)


def _groups(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """A heading alone, everything between two headings together."""
    group: list[Block] = []
    for block in blocks:
        if block.kind is Kind.HEADING:
            if group:
                yield tuple(group)
                group = []
            yield (block,)
        else:
            group.append(block)
    if group:
        yield tuple(group)


def _table(block: c.Table) -> str:
    head = _row(column.title for column in block.columns)
    rule = _row("---:" if column.numeric else "---" for column in block.columns)
    return "\n".join([head, rule, *(_row(row) for row in block.rows)])


def _row(texts: Iterable[str]) -> str:
    return f"| {' | '.join(map(_cell, texts))} |"


def _cell(text: str) -> str:
    """A row is one line, whatever stands in it."""
    return "<br>".join(_inline(line) for line in text.split("\n")).replace("|", "&#124;")


def _lines(texts: Iterable[str]) -> str:
    return "\\\n".join(texts)


def _inline(text: str) -> str:
    """Plain text within a line, with what would mean something escaped."""
    # The letter stands for what comes before: behind it a number or a dash begins no list.
    return _line(f"x{text.strip()}").removeprefix("x") if text.strip() else ""


def _line(text: str) -> str:
    """Plain text that begins a line."""
    return to_markdown((Block(Kind.PARAGRAPH, 0, (Run(_LINE_END.sub(" ", text)),)),))

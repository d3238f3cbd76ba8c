"""A document's blocks as text that a person can read and a test can compare."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from model.documents import content as c
from model.text.blocks import Kind, RichText, numbering

GOLDEN = Path(__file__).parent / "golden"


def readable(document: c.Document) -> str:
    head = [f"«{document.title}» ({document.language})", f"head: {document.running_head}"]
    head += [f"notice: {notice}" for notice in document.notices]
    return "\n".join([*head, *_blocks(document.blocks, "")]) + "\n"


def words(document: c.Document) -> str:
    """Everything that the blocks say, for asking whether something is said at all."""
    return "\n".join(_blocks(document.blocks, ""))


def matches_golden(document: c.Document, name: str) -> bool:
    """Whether the document says what the file says. PUNKTVIS_GOLDEN=write writes the file."""
    path = GOLDEN / f"{name}.txt"
    text = readable(document)
    if os.environ.get("PUNKTVIS_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
    return True


def _blocks(blocks: Iterable[c.ContentBlock], indent: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case c.From():
                yield from _blocks(block.blocks, indent)
            case c.Section() | c.KeepTogether():
                yield f"{indent}{type(block).__name__}"
                yield from _blocks(block.blocks, indent + "  ")
            case c.Heading():
                outlined = " (outline)" if block.outlined else ""
                yield f"{indent}{'#' * block.level} {block.text}{outlined}"
            case c.Text():
                yield from (indent + line for line in _rich(block.blocks))
            case c.Line():
                tone = "" if block.tone is c.Tone.BODY else f"[{block.tone}] "
                yield f"{indent}{tone}{block.text}"
            case c.Table():
                yield indent + " | ".join(column.title for column in block.columns)
                yield from (indent + " | ".join(row) for row in block.rows)
            case c.Columns() | c.Frame():
                yield from _form(block, indent)
            case c.Picture():
                yield f"{indent}[picture: {block.words}]"
            case c.Rule() | c.Spacer() | c.PageBreak():
                yield f"{indent}{type(block).__name__}"
            case _:
                yield from (indent + row for row in _rows(block))


def _form(block: c.Columns | c.Frame, indent: str) -> Iterator[str]:
    if isinstance(block, c.Columns):
        for column in block.columns:
            yield f"{indent}Column"
            yield from _blocks(column, indent + "  ")
        return
    for row in block.rows:
        yield f"{indent}Boxes"
        for box in row:
            yield f"{indent}  [{box.label}]"
            yield from _blocks(box.blocks, indent + "    ")


def _rows(
    block: c.Facts | c.Lines | c.Contents | c.AnnexList | c.Ticks | c.Process,
) -> Iterator[str]:
    match block:
        case c.Facts():
            yield from (f"{row.label}: {row.value}" for row in block.rows)
        case c.Lines():
            yield from (" | ".join(row) for row in block.rows)
        case c.Contents():
            yield from (f"{'  ' * row.level}{row.text} … {row.anchor}" for row in block.entries)
        case c.AnnexList():
            yield from (f"{a.label} {a.title} {a.mark}".rstrip() for a in block.annexes)
        case c.Ticks():
            yield from (f"[{'x' if o.chosen else ' '}] {o.label}" for o in block.options)
        case c.Process():
            for step in block.steps:
                now = " (now)" if step.current else ""
                yield f"● {step.stage}: {step.when} {step.note}".rstrip() + now


def _rich(blocks: RichText) -> Iterator[str]:
    for block, number in zip(blocks, numbering(blocks), strict=True):
        marks = {Kind.BULLET: "- ", Kind.NUMBER: f"{number}. ", Kind.HEADING: "~ "}
        yield "  " * block.level + marks.get(block.kind, "") + block.text

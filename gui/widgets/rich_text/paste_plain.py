"""Plain text from the clipboard: lines that are plainly items become items."""

import re
from collections.abc import Sequence

from model.text.blocks import Block, Kind, RichText, Run, clean_text, normalise

MOST_CHARACTERS = 1_000_000
_BULLET = re.compile(r"([ \t]*)(?:[•·▪◦‣●○■□►]|[-–*](?=[ \t]))[ \t]+(?=\S)")
_NUMBER = re.compile(r"([ \t]*)(\d{1,3})[.)][ \t]+(?=\S)")
_TAB = 4
_STEP = 2


def from_text(text: str) -> RichText:
    """Lines as paragraphs, bulleted and counted lines as items, indented ones deeper."""
    lines = [line for line in clean_text(text[:MOST_CHARACTERS]).split("\n") if line.strip()]
    numbered = _counted_lines(lines)
    blocks: list[Block] = []
    indents: list[int] = []
    for at, line in enumerate(lines):
        found = _BULLET.match(line) or (_NUMBER.match(line) if at in numbered else None)
        if found is None:
            indents.clear()
            blocks.append(Block(Kind.PARAGRAPH, 0, (Run(line),)))
            continue
        level = _level(indents, len(found[1].expandtabs(_TAB)))
        kind = Kind.NUMBER if at in numbered else Kind.BULLET
        blocks.append(Block(kind, level, (Run(line[found.end() :]),)))
    return normalise(blocks)


def _counted_lines(lines: Sequence[str]) -> set[int]:
    """Lines that count 1, 2, … together. A date such as "14. oktober" must keep its number."""
    counted: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines):
        found = _NUMBER.match(line)
        number = int(found[2]) if found else 0
        if found and number == len(run) + 1:
            run.append(at)
            continue
        if len(run) > 1:
            counted.update(run)
        run = [at] if number == 1 else []
    if len(run) > 1:
        counted.update(run)
    return counted


def _level(indents: list[int], indent: int) -> int:
    """The level of an indent, seen from the items above."""
    while indents and indent < indents[-1]:
        indents.pop()
    if not indents or indent >= indents[-1] + _STEP:
        indents.append(indent)
    return len(indents) - 1

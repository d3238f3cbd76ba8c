"""Bullets and numbers that somebody typed before his lines become items of a list."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from model.text.blocks import LIST_KINDS, MAX_LIST_LEVEL, Block, Kind, Run

_TYPED = re.compile(r"[\s\xa0]*(?:([•·▪◦‣●○■□►\uf0b7\uf0a7])[\s\xa0]*|([-–o])[ \t\xa0]+)(?=\S)")
_NUMBERED = re.compile(r"[\s\xa0]*(\d{1,2})[.)][ \t\xa0]+(?=\S)")


def listed(blocks: Sequence[Block]) -> Sequence[Block]:
    """Lines that begin with a typed bullet become items; the depth follows the kind of bullet.

    In a real list a second, typed bullet is the trace of a copy and goes.
    """
    blocks = [line for block in blocks for line in _lines(block)]
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
        runs = tuple(without(block.runs, end))
        if block.kind in LIST_KINDS:
            found.append(replace(block, runs=runs))
        else:
            sign = inner or match
            level = _depth(marks, (_indent(match[0]), sign[1] or sign[2]))
            found.append(Block(Kind.BULLET, level, runs))
    return _counted(found)


def _lines(block: Block) -> Sequence[Block]:
    """The lines of a paragraph where one that follows a line break begins with a typed bullet."""
    if block.kind is not Kind.PARAGRAPH or not any("\n" in run.text for run in block.runs):
        return (block,)
    lines: list[list[Run]] = [[]]
    for run in block.runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines.extend([replace(run, text=other)] for other in others)
    found = [replace(block, runs=tuple(line)) for line in lines]
    return found if any(_TYPED.match(line.text) for line in found[1:]) else (block,)


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
    return min(len(marks) - 1, MAX_LIST_LEVEL)


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
                result[place] = Block(Kind.NUMBER, 0, tuple(without(result[place].runs, end)))
        run = [(at, match.end())] if match and int(match[1]) == 1 else []
    return result


def without(runs: Iterable[Run], count: int) -> Iterator[Run]:
    """The runs without their first so many characters."""
    for run in runs:
        if count < len(run.text):
            yield replace(run, text=run.text[count:])
        count = max(0, count - len(run.text))

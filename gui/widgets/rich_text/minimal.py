"""A change that came from elsewhere, as the smallest edit, so that the cursor stays where it is."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from gui.widgets.rich_text.document import (
    EMPTY,
    insert_runs,
    read,
    reshape,
    start_block,
    units,
)
from model.text.blocks import Block, RichText, Run, normalise


def change_to(document: QTextDocument, wanted: RichText) -> bool:
    """Make the document say `wanted`. False where it says so already."""
    present = read(document)
    if normalise(present) == wanted:
        return False
    target = list(wanted) or [EMPTY]
    start, ends = _common_ends(present, target)
    old = present[start : len(present) - ends]
    new = target[start : len(target) - ends]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    shared = min(len(old), len(new))
    for at in range(shared):
        _change_block(document.findBlockByNumber(start + at), old[at], new[at])
    if len(new) > shared:
        _insert_after(document, start + shared, new[shared:])
    else:
        _remove(document, start + shared, len(old) - shared)
    cursor.endEditBlock()
    return True


def _common_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many are equal at the start, and of the rest how many at the end."""
    least = min(len(old), len(new))
    start = 0
    while start < least and old[start] == new[start]:
        start += 1
    ends = 0
    while ends < least - start and old[-1 - ends] == new[-1 - ends]:
        ends += 1
    return start, ends


def _change_block(block: QTextBlock, old: Block, new: Block) -> None:
    reshape(block, new.kind, new.level)
    before, after = _styled(old), _styled(new)
    start, ends = _common_ends(before, after)
    cursor = QTextCursor(block)
    place = block.position()
    first = place + units("".join(text for text, _style in before[:start]))
    last = first + units("".join(text for text, _style in before[start : len(before) - ends]))
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    middle = after[start : len(after) - ends]
    insert_runs(
        cursor, replace(new, runs=tuple(replace(style, text=text) for text, style in middle))
    )


def _styled(block: Block) -> list[tuple[str, Run]]:
    """Character by character, each with its style."""
    return [(text, replace(run, text="")) for run in block.runs for text in run.text]


def _insert_after(document: QTextDocument, number: int, blocks: Sequence[Block]) -> None:
    """New blocks so that the first of them gets this number."""
    if number > 0:
        cursor = QTextCursor(document.findBlockByNumber(number - 1))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        for block in blocks:
            start_block(cursor, block.kind, block.level)
            insert_runs(cursor, block)
        return
    # Before everything: a block is split off above, and what was first keeps its own look.
    cursor = QTextCursor(document)
    for block in blocks:
        shape, words = cursor.blockFormat(), cursor.blockCharFormat()
        cursor.insertBlock(shape, words)
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        start_block(cursor, block.kind, block.level, new=False)
        insert_runs(cursor, block)
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)


def _remove(document: QTextDocument, number: int, count: int) -> None:
    if count == 0:
        return
    first = document.findBlockByNumber(number)
    last = document.findBlockByNumber(number + count - 1)
    cursor = QTextCursor(first)
    end = last.position() + last.length() - 1
    if number > 0:
        # With the break before the first of them; the block above keeps its look.
        cursor.setPosition(first.position() - 1)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return
    after = last.next()
    cursor.setPosition(0)
    cursor.setPosition(after.position(), QTextCursor.MoveMode.KeepAnchor)
    shape, words = after.blockFormat(), after.charFormat()
    cursor.removeSelectedText()
    cursor.setBlockFormat(shape)
    cursor.setBlockCharFormat(words)

"""A change that came from elsewhere, as the smallest edit, so that the cursor stays where it is."""

from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from gui.widgets.rich_text.alignment import align, common_ends
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
    start, ends = common_ends(present, target)
    old = present[start : len(present) - ends]
    new = target[start : len(target) - ends]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    # From the end, so that the numbers of the blocks above stay right.
    for step in reversed(align(old, new)):
        number = start + step.old
        if step.kind == "insert":
            _insert(document, number, new[step.new])
        elif step.kind == "remove":
            _remove(document, number)
        else:
            _change_block(document.findBlockByNumber(number), old[step.old], new[step.new])
    cursor.endEditBlock()
    return True


def _change_block(block: QTextBlock, old: Block, new: Block) -> None:
    reshape(block, new.kind, new.level)
    before, after = _styled(old), _styled(new)
    start, ends = common_ends(before, after)
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


def _insert(document: QTextDocument, number: int, block: Block) -> None:
    """A new block that gets this number."""
    if number > 0:
        cursor = QTextCursor(document.findBlockByNumber(number - 1))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        start_block(cursor, block.kind, block.level)
        insert_runs(cursor, block)
        return
    # Before everything: a block is split off above, and what was first keeps its own look.
    cursor = QTextCursor(document)
    cursor.insertBlock(cursor.blockFormat(), cursor.blockCharFormat())
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    start_block(cursor, block.kind, block.level, new=False)
    insert_runs(cursor, block)


def _remove(document: QTextDocument, number: int) -> None:
    block = document.findBlockByNumber(number)
    cursor = QTextCursor(block)
    if number > 0:
        # With the break before it; the block above keeps its look.
        cursor.setPosition(block.position() - 1)
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        return
    after = block.next()
    shape, words = after.blockFormat(), after.charFormat()
    cursor.setPosition(0)
    cursor.setPosition(after.position(), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.setBlockFormat(shape)
    cursor.setBlockCharFormat(words)

"""What the keys and the toolbar do to a document. Each is one step for undo."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextCursor

from gui.widgets.rich_text.document import (
    insert_runs,
    reshape,
    selected_blocks,
    start_block,
)
from gui.widgets.rich_text.formats import kind_of
from model.text.blocks import LIST_KINDS, MAX_LIST_LEVEL, Block, Kind


@contextmanager
def one_step(cursor: QTextCursor, join: bool = False) -> Iterator[None]:
    """Everything within is undone at once, with `join` together with the step before."""
    if join:
        cursor.joinPreviousEditBlock()
    else:
        cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def set_kind(cursor: QTextCursor, kind: Kind, level: int = 0) -> None:
    """Make the selected blocks one kind."""
    blocks = selected_blocks(cursor)
    with one_step(cursor):
        for block in blocks:
            reshape(block, kind, level)
        tidy_levels(blocks[0])


def toggle_list(cursor: QTextCursor, kind: Kind) -> None:
    """Make the selected blocks items; if all are already, make them paragraphs."""
    blocks = selected_blocks(cursor)
    already = all(kind_of(block)[0] == kind for block in blocks)
    with one_step(cursor):
        for block in blocks:
            old_kind, level = kind_of(block)
            if already:
                reshape(block, Kind.PARAGRAPH, 0)
            else:
                reshape(block, kind, level if old_kind in LIST_KINDS else 0)
        tidy_levels(blocks[0])


def toggle_heading(cursor: QTextCursor, level: int) -> None:
    """Make the selected blocks headings; if all are already, make them paragraphs."""
    wanted = (Kind.HEADING, level)
    if all(kind_of(block) == wanted for block in selected_blocks(cursor)):
        set_kind(cursor, Kind.PARAGRAPH)
    else:
        set_kind(cursor, *wanted)


def change_level(cursor: QTextCursor, by: int) -> bool:
    """Move the selected items in or out, each with the items under it. False where it cannot be."""
    blocks = [block for block in selected_blocks(cursor) if kind_of(block)[0] in LIST_KINDS]
    if not blocks:
        return False
    if by > 0 and kind_of(blocks[0])[1] > _level_above(blocks[0]):
        return False
    if by < 0 and kind_of(blocks[0])[1] == 0:
        return False
    moved = _with_descendants(blocks)
    with one_step(cursor):
        for block in moved:
            kind, level = kind_of(block)
            reshape(block, kind, min(max(level + by, 0), MAX_LIST_LEVEL))
        tidy_levels(blocks[0])
    return True


def lift_out(cursor: QTextCursor) -> None:
    """One level out; from the outermost level, and from a heading, to a paragraph."""
    kind, level = kind_of(cursor.block())
    if kind in LIST_KINDS and level > 0:
        change_level(cursor, -1)
    else:
        set_kind(cursor, Kind.PARAGRAPH)


def tidy_levels(start: QTextBlock) -> None:
    """From here to the end of the list: no item more than one level deeper than the one above."""
    block = start
    while block.isValid():
        kind, level = kind_of(block)
        if kind in LIST_KINDS:
            reshape(block, kind, min(level, _level_above(block) + 1))
        elif block.position() > start.position():
            return
        block = block.next()


def needs_tidying(start: QTextBlock) -> bool:
    """Whether `tidy_levels` would change anything."""
    block = start
    while block.isValid():
        kind, level = kind_of(block)
        if kind in LIST_KINDS:
            if level > _level_above(block) + 1:
                return True
        elif block.position() > start.position():
            return False
        block = block.next()
    return False


def insert_blocks(cursor: QTextCursor, blocks: Sequence[Block]) -> None:
    """Put a text at the cursor, in place of what is selected."""
    if not blocks:
        return
    with one_step(cursor):
        cursor.removeSelectedText()
        kind, level = kind_of(cursor.block())
        if kind in LIST_KINDS and len(blocks) > 1:
            blocks = _as_items(blocks, kind, level)
        first = cursor.block()
        _insert_first(cursor, blocks[0], len(blocks) == 1)
        for block in blocks[1:]:
            start_block(cursor, block.kind, block.level)
            insert_runs(cursor, block)
        tidy_levels(first)


def replace_prefix(cursor: QTextCursor, length: int, change: Callable[[QTextCursor], None]) -> None:
    """Take the first characters of the block away and change the block, as one step."""
    with one_step(cursor):
        eraser = QTextCursor(cursor.block())
        eraser.movePosition(
            QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, length
        )
        eraser.removeSelectedText()
        change(cursor)


def _insert_first(cursor: QTextCursor, block: Block, alone: bool) -> None:
    # Words flow into the line at the cursor; a heading or an item needs a line of its own.
    empty = cursor.block().length() == 1
    same_kind = kind_of(cursor.block())[0] == block.kind
    if empty and not (alone and block.kind == Kind.PARAGRAPH):
        start_block(cursor, block.kind, block.level, new=False)
    elif not (alone or block.kind == Kind.PARAGRAPH or same_kind):
        start_block(cursor, block.kind, block.level)
    insert_runs(cursor, block)


def _as_items(blocks: Sequence[Block], kind: Kind, level: int) -> Sequence[Block]:
    """Plain lines pasted into a list are items of it; pasted items go below the one there."""
    if all(block.kind == Kind.PARAGRAPH for block in blocks):
        return [replace(block, kind=kind, level=level) for block in blocks]
    return [
        replace(block, level=min(block.level + level, MAX_LIST_LEVEL))
        if block.kind in LIST_KINDS
        else block
        for block in blocks
    ]


def _level_above(block: QTextBlock) -> int:
    """The level of the item above, −1 where there is none."""
    above = block.previous()
    if not above.isValid():
        return -1
    kind, level = kind_of(above)
    return level if kind in LIST_KINDS else -1


def _with_descendants(blocks: Sequence[QTextBlock]) -> list[QTextBlock]:
    moved = list(blocks)
    base = kind_of(blocks[-1])[1]
    block = blocks[-1].next()
    while block.isValid():
        kind, level = kind_of(block)
        if kind not in LIST_KINDS or level <= base:
            break
        moved.append(block)
        block = block.next()
    return moved

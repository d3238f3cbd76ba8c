"""Between blocks and a text document, both ways and without loss."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from gui.widgets.rich_text.formats import block_format, char_format, kind_of, run_of
from model.text.blocks import Block, Kind, RichText, Run

LINE_BREAK = "\u2028"
EMPTY = Block(Kind.PARAGRAPH, 0, ())


def write(document: QTextDocument, blocks: RichText) -> None:
    """Put a text in place of the whole document. It begins anew: nothing to undo, not modified."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for index, block in enumerate(blocks or (EMPTY,)):
        start_block(cursor, block.kind, block.level, new=index > 0)
        insert_runs(cursor, block)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def read(document: QTextDocument) -> list[Block]:
    """The document block by block, empty ones too; `normalise` makes it a text."""
    found = []
    block = document.begin()
    while block.isValid():
        found.append(read_block(block))
        block = block.next()
    return found


def read_block(block: QTextBlock, first: int = 0, last: int | None = None) -> Block:
    """One block, or the part of it between two positions of the document."""
    kind, level = kind_of(block)
    runs = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        text = fragment.text()
        if last is not None:
            start = fragment.position()
            text = _cut(text, first - start, last - start)
        if text:
            runs.append(run_of(text.replace(LINE_BREAK, "\n"), fragment.charFormat()))
        fragments += 1
    return Block(kind, level, tuple(runs))


def read_selection(cursor: QTextCursor) -> list[Block]:
    """What is selected."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    return [read_block(block, first, last) for block in selected_blocks(cursor)]


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The blocks that a selection touches, or the one with the cursor."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    end = cursor.selectionEnd()
    found = [block]
    # A selection that ends where a line begins does not touch that line.
    while (block := block.next()).isValid() and block.position() < end:
        found.append(block)
    return found


def start_block(cursor: QTextCursor, kind: Kind, level: int, new: bool = True) -> None:
    """Begin a block at the cursor, or make the cursor's own block one of this kind."""
    font = cursor.document().defaultFont()
    shape = block_format(kind, level, font)
    words = char_format(kind, level, Run(""), font)
    if new:
        cursor.insertBlock(shape, words)
    else:
        cursor.setBlockFormat(shape)
        cursor.setBlockCharFormat(words)
        cursor.setCharFormat(words)


def insert_runs(cursor: QTextCursor, block: Block) -> None:
    """Write a block's words at the cursor, in the look of the block that the cursor is in."""
    kind, level = kind_of(cursor.block())
    font = cursor.document().defaultFont()
    for run in block.runs:
        text = run.text.replace("\n", LINE_BREAK)
        cursor.insertText(text, char_format(kind, level, run, font))


def reshape(block: QTextBlock, kind: Kind, level: int) -> None:
    """Make a block another kind or level; its runs keep what they are."""
    old_kind, old_level = kind_of(block)
    if (old_kind, old_level) == (kind, level):
        return
    cursor = QTextCursor(block)
    font = block.document().defaultFont()
    cursor.setBlockFormat(block_format(kind, level, font))
    if Kind.HEADING in (old_kind, kind):
        words = char_format(kind, level, Run(""), font)
        cursor.setBlockCharFormat(words)
        for first, last, run in _fragments(block):
            _select(cursor, first, last)
            cursor.setCharFormat(char_format(kind, level, run, font))


def restyle(cursor: QTextCursor, change: Callable[[Run], Run]) -> None:
    """Change the style of every run in the selection."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    font = cursor.document().defaultFont()
    writer = QTextCursor(cursor.document())
    for block in selected_blocks(cursor):
        kind, level = kind_of(block)
        for start, end, run in _fragments(block):
            if max(first, start) < min(last, end):
                _select(writer, max(first, start), min(last, end))
                writer.setCharFormat(char_format(kind, level, change(run), font))


def link_range(cursor: QTextCursor) -> tuple[int, int] | None:
    """Where the link at the cursor begins and ends."""
    found: tuple[int, int, str] | None = None
    for start, end, run in _fragments(cursor.block()):
        if found and found[1] == start and found[2] == run.link:
            found = (found[0], end, run.link)
        else:
            if found and found[0] <= cursor.position() <= found[1]:
                break
            found = (start, end, run.link) if run.link else None
    if found and found[0] <= cursor.position() <= found[1]:
        return found[:2]
    return None


def units(text: str) -> int:
    """How many positions a text takes in a document: Qt counts in UTF-16."""
    return len(text) + sum(character > "\uffff" for character in text)


def _cut(text: str, first: int, last: int) -> str:
    first, last = max(0, first), max(0, last)
    if text.isascii():
        return text[first:last]
    coded = text.encode("utf-16-le", "surrogatepass")
    return coded[2 * first : 2 * last].decode("utf-16-le", "surrogatepass")


def _fragments(block: QTextBlock) -> Sequence[tuple[int, int, Run]]:
    found = []
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        start = fragment.position()
        run = run_of("", fragment.charFormat())
        found.append((start, start + fragment.length(), run))
        fragments += 1
    return found


def _select(cursor: QTextCursor, first: int, last: int) -> None:
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)

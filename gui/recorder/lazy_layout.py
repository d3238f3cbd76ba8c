"""A long text is in sight at once; what lies below is laid out in the moments that follow."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QTextEdit


@contextmanager
def laid_out_lazily(edit: QTextEdit) -> Iterator[None]:
    """Put a whole new text into the field inside.

    A page of no size is not laid out. Getting its size back, the document does the part in sight and
    the rest step by step from a timer of its own; a text that is written into a page of some size is
    laid out to its end before anybody sees a word of it.
    """
    document = edit.document()
    size = document.pageSize()
    if size.width() <= 0:  # never shown yet
        yield
        return
    document.setPageSize(QSizeF(0, 0))
    try:
        yield
    finally:
        document.setPageSize(size)

"""The file in the making: pages, fonts, links and structure through ReportLab's canvas.

The only module besides `fonts` that reaches into ReportLab. What ReportLab cannot say (structure,
metadata, what a validator wants of the catalogue) is added by `finish`.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportPrivateUsage=false

import io
import re
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from model.documents.pdf import page as look
from model.documents.pdf.fonts import FACES, Embedded
from model.documents.pdf.page import Cut
from model.documents.pdf.structure import Element, TreeWriter


class _Raw(pdfdoc.PDFObject):
    """An object whose bytes are known later."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.write: Callable[[], bytes] = bytes

    def format(self, document: Any) -> bytes:
        return self.write()


class Paper:
    """The pages of one file. Pages are counted from 0."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        self.page = 0
        self.parents: list[list[Element] | Element] = []
        self.page_keys: list[int] = []
        self.marks: list[Element] = []
        self._data = io.BytesIO()
        self._canvas = Canvas(
            self._data,
            pagesize=(look.WIDTH, look.HEIGHT),
            pageCompression=0,  # pikepdf compresses the finished file
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=FACES[Cut.REGULAR].font.fontName,  # pyright: ignore[reportArgumentType]
        )
        self._document: Any = self._canvas._doc  # pyright: ignore[reportAttributeAccessIssue]
        self.fonts = Embedded(self._document)

    def end_page(self, operators: list[str]) -> None:
        """Put a page into the file."""
        self._canvas.addLiteral("\n".join(operators))
        self.page_keys.append(len(self.parents))
        self.parents.append(self.marks)
        self.marks = []
        self._canvas.showPage()
        self.page += 1

    def annotate(self, link: Element, write: Callable[[int], bytes]) -> int:
        """Add a link annotation to this page; gives its object's number.

        `write` gets the key of its way back into the structure, and is called when all pages stand.
        """
        raw = _Raw()
        reference = self._document.Reference(raw)
        key = len(self.parents)
        raw.write = lambda: write(key)
        self.parents.append(link)
        self._canvas._annotationrefs.append(reference)  # pyright: ignore[reportAttributeAccessIssue]
        return self._number(reference.name)

    def page_number(self, page: int) -> int:
        """The number of a page's object. Known once the page has ended."""
        return self._number(f"Page{page + 1}")

    def data(self, root: Element) -> tuple[bytes, int]:
        """The file with the structure below `root`, and the number of the structure's object."""
        data = self._canvas.getpdfdata()
        tree = TreeWriter(self._document.objectcounter + 1, self.page_number)
        tree.write(root, self.parents)
        return _with_objects(data, tree.first, tree.objects), tree.first

    def _number(self, name: str) -> int:
        return self._document.idToObjectNumberAndVersion[name][0]


def _with_objects(data: bytes, first: int, objects: Sequence[bytes]) -> bytes:
    """A file with more objects, added as a later section of it.

    Thousands of small objects pass more quickly here than through ReportLab.
    """
    parts = [data]
    position = len(data)
    places: list[str] = []
    for number, content in enumerate(objects, start=first):
        places.append(f"{position:010d} 00000 n \n")
        part = b"%d 0 obj\n%b\nendobj\n" % (number, content)
        parts.append(part)
        position += len(part)
    end = data[data.rindex(b"trailer") :]
    root, info = (re.search(rb"/%b\s+(\d+ \d+ R)" % key, end) for key in (b"Root", b"Info"))
    before = re.search(rb"startxref\s+(\d+)", end)
    if root is None or info is None or before is None:
        raise ValueError("ReportLab ends a file otherwise than it used to")
    parts.append(
        b"xref\n%d %d\n%b" % (first, len(objects), "".join(places).encode("ascii"))
        + b"trailer\n<</Size %d " % (first + len(objects))
        + b"/Root %b /Info %b /Prev %b>>\n" % (root[1], info[1], before[1])
        + b"startxref\n%d\n%%%%EOF\n" % position
    )
    return b"".join(parts)

"""The file in the making: pages, fonts, links and structure through ReportLab's canvas.

The only module besides `fonts` that reaches into ReportLab. What ReportLab cannot say (structure,
metadata, what a validator wants of the catalogue) is added by `finish`.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportPrivateUsage=false

import io
import re
from collections.abc import Callable
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from model.documents.pdf import page as look
from model.documents.pdf.fonts import FACES, Embedded
from model.documents.pdf.objects import FileObjects, Stream, read_objects
from model.documents.pdf.page import Cut
from model.documents.pdf.structure import Element, TreeWriter

_STANDS_HERE = "%content "
_PLACE = re.compile(rb"%content (\d+)\s*\Z")
"""ReportLab encodes a page sign by sign, so the pages go past it and leave it a comment."""


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
        self._contents: list[bytes] = []
        self._data = io.BytesIO()
        self._canvas = Canvas(
            self._data,
            pagesize=(look.WIDTH, look.HEIGHT),
            pageCompression=0,  # the finished file is compressed as a whole
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=FACES[Cut.REGULAR].font.fontName,  # pyright: ignore[reportArgumentType]
        )
        self._document: Any = self._canvas._doc  # pyright: ignore[reportAttributeAccessIssue]
        self.fonts = Embedded(self._document)

    def end_page(self, operators: list[str]) -> None:
        """Put a page into the file."""
        self._contents.append("\n".join(operators).encode("ascii"))
        self._canvas.addLiteral(f"{_STANDS_HERE}{self.page}")
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

    def picture(self, png: bytes, box: tuple[float, float, float, float]) -> str:
        """The operators that draw a picture into a box; its pixels go into the file once."""
        written: list[str] = self._canvas._code  # pyright: ignore[reportAttributeAccessIssue]
        before = len(written)
        image = ImageReader(io.BytesIO(png))
        left, lower, right, upper = box
        self._canvas.drawImage(image, left, lower, right - left, upper - lower)
        # What the canvas wrote is drawn where the page is drawn, as content of its own element.
        operators = " ".join(written[before:])
        del written[before:]
        return operators

    def page_number(self, page: int) -> int:
        """The number of a page's object. Known once the page has ended."""
        return self._number(f"Page{page + 1}")

    @property
    def tree_of_pages(self) -> int:
        """The number of the object that holds the pages. Known once the file is put together."""
        return self._number(self._document.Pages.__InternalName__)

    def objects(self) -> FileObjects:
        """The file as ReportLab writes it, with the contents of the pages put in."""
        objects = read_objects(self._canvas.getpdfdata())
        for number, body in objects.bodies.items():
            if isinstance(body, Stream) and (found := _PLACE.search(body.content)):
                content = body.content[: found.start()] + self._contents[int(found[1])]
                objects.bodies[number] = Stream(body.entries, content)
        return objects

    def bare(self) -> bytes:
        """The pages in a file of their own that says nothing about itself."""
        objects = self.objects()
        root = objects.add(b"<</Type /Catalog /Pages %d 0 R>>" % self.tree_of_pages)
        return objects.write(root, objects.add(b"<<>>"))

    def structure(self, root: Element, first: int) -> list[bytes]:
        """The structure below `root` as objects, numbered from `first`. The first is the tree's."""
        tree = TreeWriter(first, self.page_number)
        tree.write(root, self.parents)
        return tree.objects

    def _number(self, name: str) -> int:
        return self._document.idToObjectNumberAndVersion[name][0]

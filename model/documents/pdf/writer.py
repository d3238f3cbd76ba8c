"""A document as a PDF: tagged, PDF/UA-1 and PDF/A-2a, the same bytes for the same document."""

import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from model.documents.content import Document
from model.documents.pdf import page as look
from model.documents.pdf.compose import Composer
from model.documents.pdf.fill import Column, fill_pages
from model.documents.pdf.finish import finish
from model.documents.pdf.fonts import ALPHABET, FACES
from model.documents.pdf.page import Cut
from model.documents.pdf.paper import Paper
from model.documents.pdf.pen import Pen
from model.documents.pdf.pieces import width_of
from model.documents.target import put
from model.progress import NO_PROGRESS, Progress
from model.text.translate import translator

_LOCK = threading.Lock()
"""ReportLab reads a font file with one position in it, and kept layouts are shared."""

_BETWEEN = " · "
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Built:
    """A finished file, and where its anchors stand: page from 0, height from below."""

    data: bytes
    pages: int
    places: dict[str, tuple[int, float]]


def render_pdf(document: Document, progress: Progress = NO_PROGRESS) -> bytes:
    """The document as the bytes of a PDF file."""
    return build(document, progress).data


def write_pdf(document: Document, path: Path, progress: Progress = NO_PROGRESS) -> None:
    """Write the document to a file, whole or not at all. A UserError where the disk says no."""
    put(render_pdf(document, progress), path)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document whose pages are filled, but not drawn. `later` as in `build`."""

    document: Document
    language: str
    composer: Composer
    columns: list[Column]
    places: dict[str, tuple[int, float]]
    later: frozenset[str]
    total: int
    """The number of pages that is printed on them."""


def build(
    document: Document,
    progress: Progress = NO_PROGRESS,
    later: frozenset[str] = frozenset(),
    also_signs: str = "",
    more_pages: int = 0,
) -> Built:
    """Lay the document out, draw it and put the file together.

    `later` are anchors that get their places when more pages are put behind: links to them lead to
    destinations of these names. `also_signs` are embedded in the regular face, and `more_pages` are
    counted in "Page 1 of 9".
    """
    with _LOCK:
        laid = _lay_out(document, progress, later, more_pages)
        paper = Paper(len(laid.columns))
        pen = Pen(paper, laid.places, later)
        if also_signs:
            paper.fonts.use(FACES[Cut.REGULAR], map(ord, also_signs))
        for number in range(len(laid.columns)):
            progress.report(number, len(laid.columns), document.title)
            progress.check_cancelled()
            _draw_page(pen, laid, number)
        data = finish(paper, laid.composer, document, laid.language, laid.places)
    return Built(data, len(laid.columns), laid.places)


def lay_out(document: Document, progress: Progress = NO_PROGRESS) -> LaidOut:
    """Fill the pages and draw none."""
    with _LOCK:
        return _lay_out(document, progress, frozenset(), 0)


def sketch(laid: LaidOut, pages: Iterable[int]) -> bytes:
    """A file of some of the pages, from 0, in this order: they look as in the file that `build`
    makes, and nothing else is in it, neither structure nor links. Quick, for the screen.
    """
    wanted = list(pages)
    with _LOCK:
        paper = Paper(len(wanted))
        pen = Pen(paper, laid.places, laid.later)
        pen.repeating = True
        for face in FACES.values():
            # The same signs in every sketch, so that the subsets are made once.
            paper.fonts.use(face, [ord(sign) for sign in ALPHABET if sign in face.widths])
        for number in wanted:
            _draw_page(pen, laid, number)
        return paper.bare()


def _lay_out(
    document: Document, progress: Progress, later: frozenset[str], more_pages: int
) -> LaidOut:
    language = document.language if _LANGUAGE.fullmatch(document.language) else "da"
    composer = Composer(language)
    for block in document.blocks:
        progress.check_cancelled()
        composer.add((block,))
    composer.end()
    columns = fill_pages(composer.pieces, look.BODY_HEIGHT) or [Column([], 0)]
    total = len(columns) + more_pages
    return LaidOut(document, language, composer, columns, _places(columns), later, total)


def _places(columns: list[Column]) -> dict[str, tuple[int, float]]:
    places: dict[str, tuple[int, float]] = {}
    for number, column in enumerate(columns):
        for down, piece in column.placed:
            for anchor, further in piece.anchors():
                places.setdefault(anchor, (number, look.BODY_TOP - down - further))
    return places


def _draw_page(pen: Pen, laid: LaidOut, number: int) -> None:
    _draw_margins(pen, laid.document, (number, laid.total))
    for down, piece in laid.columns[number].placed:
        piece.draw(pen, look.LEFT, look.BODY_TOP - down)
    pen.end_page()


def _draw_margins(pen: Pen, document: Document, place: tuple[int, int]) -> None:
    number, total = place
    right = look.LEFT + look.MEASURE
    notice = _BETWEEN.join(document.notices)
    if notice:
        x = right - width_of(notice, look.FINE_STRONG)
        pen.text(notice, look.FINE_STRONG, (x, look.HEAD_BASELINE), None)
    if document.running_head and number:
        room = look.MEASURE - (width_of(notice, look.FINE_STRONG) + 12 if notice else 0)
        head = _shortened(document.running_head, room)
        pen.text(head, look.FINE, (look.LEFT, look.HEAD_BASELINE), None)
        pen.line(look.LEFT, look.HEAD_BASELINE - 9, look.MEASURE, 0.6, look.HAIRLINE)
    if not document.numbered:
        return
    _ = translator(document.language).gettext
    foot = _("Page {page} of {pages}").format(page=number + 1, pages=total)
    x = right - width_of(foot, look.FINE)
    pen.text(foot, look.FINE, (x, look.FOOT_BASELINE), None)


def _shortened(text: str, room: float) -> str:
    """The text, or as much of it as there is room for; what stands last, the date, is kept."""
    if width_of(text, look.FINE) <= room:
        return text
    start, dot, end = text.rpartition(_BETWEEN)
    if dot and width_of(f"…{dot}{end}", look.FINE) > room:
        start, dot, end = text, "", ""
    while start and width_of(f"{start}…{dot}{end}", look.FINE) > room:
        start = start[:-1]
    start = start.rpartition(" ")[0] or start  # no part of a word
    return f"{start.rstrip(' –-·,(')}…{dot}{end}"

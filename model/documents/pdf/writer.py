"""A document as a PDF: tagged, PDF/UA-1 and PDF/A-2a, the same bytes for the same document."""

import re
import threading
from dataclasses import dataclass
from pathlib import Path

from model.documents.content import Document
from model.documents.pdf import page as look
from model.documents.pdf.compose import Composer
from model.documents.pdf.fill import Column, fill_pages
from model.documents.pdf.finish import finish
from model.documents.pdf.fonts import FACES
from model.documents.pdf.page import Cut
from model.documents.pdf.paper import Paper
from model.documents.pdf.pen import Pen
from model.documents.pdf.pieces import width_of
from model.documents.target import put
from model.progress import NO_PROGRESS, Progress
from model.text.translate import translator

_LOCK = threading.Lock()
"""ReportLab reads a font file with one position in it, and kept layouts are shared."""

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
    language = document.language if _LANGUAGE.fullmatch(document.language) else "da"
    with _LOCK:
        composer = Composer(language)
        composer.add(document.blocks)
        progress.check_cancelled()
        columns = fill_pages(composer.pieces, look.BODY_HEIGHT) or [Column([], 0)]
        places = _places(columns)
        paper = Paper(len(columns))
        pen = Pen(paper, places, later)
        total = len(columns) + more_pages
        if also_signs:
            paper.fonts.use(FACES[Cut.REGULAR], also_signs)
        for number, column in enumerate(columns):
            progress.report(number, len(columns), document.title)
            progress.check_cancelled()
            _draw_page(pen, document, column, (number, total))
        data = finish(paper, composer, document, language, places)
    return Built(data, len(columns), places)


def _places(columns: list[Column]) -> dict[str, tuple[int, float]]:
    places: dict[str, tuple[int, float]] = {}
    for number, column in enumerate(columns):
        for down, piece in column.placed:
            for anchor, further in piece.anchors():
                places.setdefault(anchor, (number, look.BODY_TOP - down - further))
    return places


def _draw_page(pen: Pen, document: Document, column: Column, place: tuple[int, int]) -> None:
    _draw_margins(pen, document, place)
    for down, piece in column.placed:
        piece.draw(pen, look.LEFT, look.BODY_TOP - down)
    pen.end_page()


def _draw_margins(pen: Pen, document: Document, place: tuple[int, int]) -> None:
    number, total = place
    right = look.LEFT + look.MEASURE
    notice = " · ".join(document.notices)
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
    if width_of(text, look.FINE) <= room:
        return text
    while text and width_of(f"{text}…", look.FINE) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"

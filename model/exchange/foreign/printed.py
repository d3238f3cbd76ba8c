"""A recommendation that was printed as PDF. Words and their places are all that is left of it, so
little of it is certain.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

from model.exchange.foreign.columns import contents
from model.exchange.foreign.pieces import Piece, pieces
from model.exchange.foreign.refusal import refuse
from model.exchange.word.recognise import Recognised, recognise
from model.exchange.word.shapes import Aside, Paragraph, WordText, paragraphs
from model.pdfium import opened
from model.progress import NO_PROGRESS, Progress
from model.text.blocks import clean_text, paragraph
from model.text.translate import _

MAGIC = b"%PDF-"
CEILING = 0.5
MOST_PAGES = 100
MOST_CHARACTERS = 400_000
MOST_SECONDS = 20.0

_NEEDS_PASSWORD = 4
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Page:
    """`top`: how far below the top of the first page it begins, in points. `text`: as pdfium orders it."""

    top: float
    pieces: list[Piece]
    text: str


def recognise_printed(content: bytes, file: str, progress: Progress = NO_PROGRESS) -> Recognised:
    """The recommendation in a PDF. Raises Refused; nothing in it is run."""
    try:
        with opened(content) as document:
            pages = list(_read(document, file, progress))
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _NEEDS_PASSWORD:
            refuse(file, _("it is protected by a password"))
        refuse(file, _("it is damaged or was not copied whole"))
    if not any(page.pieces for page in pages):
        refuse(file, _("it holds no text, perhaps only a picture of it. Ask for the Word file"))
    until = monotonic() + MOST_SECONDS

    def check() -> None:
        progress.check_cancelled()
        if monotonic() > until:
            refuse(file, _("it holds far too much for a recommendation"))

    again = _on_every_page(pages)
    body = contents([piece for page in pages for piece in page.pieces if piece not in again], check)
    asides = [Paragraph(paragraph(text)) for text in dict.fromkeys(piece.text for piece in again)]
    found = [part.text for part in (*paragraphs(body), *asides)]
    lines = [*found, *(page.text for page in pages if not _is_held(page.text, found))]
    text = WordText(tuple(body), tuple((Aside.HEADER, (aside,)) for aside in asides))
    return recognise(text, file, lines, CEILING)


def _read(document: Any, file: str, progress: Progress) -> Iterator[_Page]:
    below, letters = 0.0, 0
    if len(document) > MOST_PAGES:
        refuse(file, _("it holds far too much for a recommendation"))
    for number in range(len(document)):
        progress.check_cancelled()
        page = document[number]
        text = page.get_textpage()
        letters += text.count_chars()
        if letters > MOST_CHARACTERS:
            refuse(file, _("it holds far too much for a recommendation"))
        yield _Page(below, pieces(page, below), clean_text(text.get_text_range()))
        below += page.get_height()


def _is_held(text: str, found: list[str]) -> bool:
    """Whether every letter of a page was given a place; else the whole page is shown as it is."""
    return Counter(filter(str.isalnum, text)) <= Counter(filter(str.isalnum, "".join(found)))


def _on_every_page(pages: list[_Page]) -> dict[Piece, None]:
    """Headers and footers: the same words, but for the number of the page, as high on each."""
    places: dict[tuple[str, int, int], list[Piece]] = defaultdict(list)
    for page in pages:
        for piece in page.pieces:
            words = _DIGITS.sub("0", piece.text)
            places[words, round(piece.left), round(piece.top - page.top)].append(piece)
    least = max(2, len(pages))
    return dict.fromkeys(p for same in places.values() if len(same) >= least for p in same)

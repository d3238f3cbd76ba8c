"""Reads finished files back, with another library than the one that wrote them."""

import io
import re

import page
import pikepdf
import pypdfium2

from model.documents.content import ContentBlock, Document
from model.documents.pdf import render_pdf

HYPHEN = re.compile("[\ufffe\u00ad\u0002]\\s*")


def render(*blocks: ContentBlock, language: str = "da") -> bytes:
    """A document of these blocks."""
    return render_pdf(Document("Prøve", language, blocks))


def page_texts(data: bytes) -> list[str]:
    """The text of each page as pdfium reads it, words that were divided put together again."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        texts: list[str] = []
        for number in range(len(pdf)):
            text_page = pdf[number].get_textpage()
            text = HYPHEN.sub("", text_page.get_text_range())
            texts.append(" ".join(text.split()))
            text_page.close()
        return texts
    finally:
        pdf.close()


def faults(data: bytes) -> list[str]:
    """What PDF/UA-1 and PDF/A-2a find wrong."""
    found: list[str] = []
    for profile in ("ua1", "2a"):
        report = page.validate_pdf_bytes(data, profile=profile)
        found += [f"{profile}: {failure}" for failure in report.failures]
    return found


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))

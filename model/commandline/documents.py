"""Agenda and minutes as PDF."""

from pathlib import Path

from model.documents.pdf.writer import write_pdf
from model.exporting import LAYOUTS, document_of
from model.views import MeetingView


def write_document(name: str, view: MeetingView, layout: str, target: Path) -> None:
    """Lay the document out and write it. `layout` is the setting. Raises UserError, OSError."""
    write_pdf(document_of(view, name, LAYOUTS[layout]), target)

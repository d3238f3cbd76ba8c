"""Agenda and minutes as PDF."""

from pathlib import Path

from model.documents.agenda import agenda
from model.documents.minutes import MinutesLayout, minutes
from model.documents.pdf.writer import write_pdf
from model.views import MeetingView

_LAYOUTS = {
    "short": MinutesLayout.SHORT,
    "decisions": MinutesLayout.DECISION_POINTS,
    "full": MinutesLayout.WHOLE,
}


def write_document(name: str, view: MeetingView, layout: str, target: Path) -> None:
    """Lay the document out and write it. `layout` is the setting. Raises UserError, OSError."""
    document = agenda(view) if name == "agenda" else minutes(view, _LAYOUTS[layout])
    write_pdf(document, target)

"""Agenda and minutes as PDF."""

from pathlib import Path

from model.errors import UserError
from model.storage.database import Database
from model.text.translate import gettext as _
from model.views import MeetingView


def write_document(name: str, view: MeetingView, target: Path, database: Database) -> None:
    """Lay the document out and write it. Raises OSError."""
    raise UserError(
        _("This version of Punktvis cannot write the document {document} yet.").format(
            document=name
        )
    )

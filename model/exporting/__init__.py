"""From a meeting to a document in a file: the errors first, then view, blocks, file.

The window goes this way; the command line shares the parts.
"""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from model.documents.content import Document
from model.errors import UserError
from model.exporting.gate import BlockedError, Releases, findings, missing_files, pass_errors
from model.exporting.making import document_of, view_of
from model.exporting.packaging import export_package
from model.exporting.wanted import (
    EDITIONS,
    LAYOUTS,
    Wanted,
    chosen_layout,
    chosen_tasks,
    document_names,
    file_name,
)
from model.progress import NO_PROGRESS, Progress
from model.text.translate import _
from model.views import Edition
from model.workspace.workspace import Workspace

__all__ = [
    "EDITIONS",
    "FORMATS",
    "LAYOUTS",
    "BlockedError",
    "Releases",
    "Wanted",
    "chosen_layout",
    "chosen_tasks",
    "document_names",
    "document_of",
    "export_file",
    "file_name",
    "findings",
    "missing_files",
    "view_of",
    "write_document",
    "write_wanted",
]

FORMATS = (".pdf", ".md")
"""What a document can be written as, by the file's ending."""


def export_file(
    workspace: Workspace,
    wanted: Wanted,
    path: Path,
    releases: Releases,
    progress: Progress = NO_PROGRESS,
) -> tuple[str, ...]:
    """Write a document; the ending picks the format. For a job: it reads the whole meeting.

    Gives sentences on what is not as somebody might expect, such as an annex that cannot be shown.
    Raises BlockedError, and UserError where the file cannot be written; nothing half-written is left.
    """
    if wanted.edition is Edition.OPEN:
        pass_errors(workspace, wanted.meeting_id, wanted.document, releases)
    return workspace.read(
        lambda session: write_wanted(session, workspace.path, wanted, path, progress)
    )


def write_wanted(
    session: Session,
    database: Path,
    wanted: Wanted,
    path: Path,
    progress: Progress = NO_PROGRESS,
) -> tuple[str, ...]:
    """Write a document that nothing stands against. Raises UserError."""
    if wanted.document == "package":
        refuse_ending(path, (".pdf",))
        return export_package(view_of(session, wanted), database, path, progress)
    write_document(document_of(session, wanted), path, progress)
    return ()


def refuse_ending(path: Path, formats: Sequence[str]) -> None:
    """Raise UserError where the document cannot be written as the file's ending wants."""
    ending = path.suffix.lower()
    if ending not in formats:
        raise UserError(
            _("Punktvis cannot write {ending} files of this document.").format(ending=ending)
        )


def write_document(document: Document, path: Path, progress: Progress = NO_PROGRESS) -> None:
    """Write blocks as the format that the ending names. Raises UserError."""
    # Here and not above: typefaces and page layout are slow to load.
    from model.documents.pdf.target import put

    refuse_ending(path, FORMATS)
    match path.suffix.lower():
        case ".pdf":
            from model.documents.pdf.writer import write_pdf

            write_pdf(document, path, progress)
        case _:
            from model.documents.markdown import to_document_markdown

            put(to_document_markdown(document).encode(), path)

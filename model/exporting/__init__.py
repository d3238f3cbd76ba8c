"""From a meeting to a document in a file: the errors first, then view, blocks, file.

The window goes this way; the command line shares the parts.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from model.commands.papers import mark_filed
from model.documents.content import Document
from model.documents.package import AnnexFile, Inspect, pass_all
from model.documents.target import putting
from model.errors import UserError
from model.exporting.gate import (
    BlockedError,
    Judge,
    Releases,
    errors_of,
    findings,
    findings_to_show,
    judge_by,
    missing_files,
)
from model.exporting.making import document_of, view_of
from model.exporting.packaging import export_package, export_with_originals
from model.exporting.preview import Chapter, Preview, preview
from model.exporting.records import write_records
from model.exporting.searching import FOUND_IN_FILES, search_file, secrets_of
from model.exporting.wanted import (
    EDITIONS,
    FORMATS,
    LAYOUTS,
    Wanted,
    as_set,
    chosen_layout,
    chosen_tasks,
    document_names,
    file_name,
    formats_of,
    minutes_as_set,
    name_of,
)
from model.progress import NO_PROGRESS, Progress
from model.text.translate import _
from model.vocabulary import Edition
from model.workspace.workspace import Workspace

__all__ = [
    "EDITIONS",
    "FORMATS",
    "FOUND_IN_FILES",
    "LAYOUTS",
    "BlockedError",
    "Chapter",
    "Preview",
    "Releases",
    "Wanted",
    "as_set",
    "chosen_layout",
    "chosen_tasks",
    "document_names",
    "document_of",
    "errors_of",
    "export_file",
    "file_name",
    "file_of",
    "findings",
    "findings_to_show",
    "formats_of",
    "judge_by",
    "minutes_as_set",
    "missing_files",
    "name_of",
    "preview",
    "view_of",
    "write_wanted",
]


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
    judge = judge_by(workspace, wanted.meeting_id, wanted.document, releases)
    if wanted.edition == Edition.OPEN:
        judge(errors_of(findings(workspace, wanted.meeting_id)))
    said = workspace.read(
        lambda session: write_wanted(session, workspace.path, wanted, path, judge, progress)
    )
    if wanted.document == "records-folder":
        now = datetime.now().replace(microsecond=0)
        workspace.run(
            _("Filed"),
            lambda session: mark_filed(session, wanted.meeting_id, str(path), now),
            undoable=False,
        ).result()
    return said


_WITH_ANNEXES = {"package": export_package, "agenda-originals": export_with_originals}


def write_wanted(
    session: Session,
    database: Path,
    wanted: Wanted,
    path: Path,
    judge: Judge,
    progress: Progress = NO_PROGRESS,
) -> tuple[str, ...]:
    """Write a document whose meeting nothing stands against; an open file is searched first.

    What is found in it goes to `judge`. Raises UserError.
    """
    if wanted.document == "records-folder":
        return write_records(session, database, wanted, path, judge, progress)
    refuse_ending(path, formats_of(wanted.document))
    inspect = _inspector(session, wanted, path.suffix.lower(), judge, progress)
    if wanted.document in _WITH_ANNEXES:
        write = _WITH_ANNEXES[wanted.document]
        return write(view_of(session, wanted), database, path, progress, inspect)
    data = file_of(document_of(session, wanted), path.suffix.lower(), progress)
    with putting(path) as part:
        part.write_bytes(data)
        inspect(part, ())
    return ()


def _inspector(
    session: Session, wanted: Wanted, ending: str, judge: Judge, progress: Progress
) -> Inspect:
    if wanted.edition != Edition.OPEN:
        return pass_all
    secrets = secrets_of(session, wanted)

    def inspect(part: Path, annexes: Sequence[tuple[AnnexFile, range]]) -> None:
        judge(search_file(secrets, part, ending, annexes, progress))

    return inspect


def file_of(document: Document, ending: str, progress: Progress = NO_PROGRESS) -> bytes:
    """The bytes of a document as the format of that ending. Raises UserError for another one."""
    # Here and not above: typefaces and page layout are slow to load.
    match ending:
        case ".pdf":
            from model.documents.pdf.writer import render_pdf

            return render_pdf(document, progress)
        case ".docx":
            from model.documents.word import to_word

            return to_word(document)
        case ".md":
            from model.documents.markdown import to_document_markdown

            return to_document_markdown(document).encode()
        case _:
            raise UserError(
                _("Punktvis cannot write {ending} files of this document.").format(ending=ending)
            )


def refuse_ending(path: Path, formats: Sequence[str]) -> None:
    """Raise UserError where the document cannot be written as the file's ending wants."""
    ending = path.suffix.lower()
    if ending not in formats:
        raise UserError(
            _("Punktvis cannot write {ending} files of this document.").format(ending=ending)
        )

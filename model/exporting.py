"""From a meeting to a document in a file: the errors first, then view, blocks, pages.

The window goes this way; the command line shares the parts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from model.checks import Finding, Severity, check
from model.commands.releases import add_release
from model.documents.agenda import agenda
from model.documents.content import Document
from model.documents.minutes import MinutesLayout, minutes
from model.editions import full, open_edition, without_points
from model.errors import UserError
from model.progress import NO_PROGRESS, Progress
from model.queries.forum_settings import minutes_layout
from model.storage.annex_files import AnnexFiles
from model.text.dates import numeric_date
from model.text.translate import _, ngettext
from model.views import AnnexView, Edition, MeetingView, PointView
from model.workspace.workspace import Workspace

Releases = Mapping[Finding, str]
"""The reason why each error may pass. It holds for one document: each release is an act of its own."""


class BlockedError(UserError):
    """Errors stand against an open document. `findings` are those that nobody has released."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        head = ngettext(
            "One error stands against the open edition, so nothing was written. Correct it, or "
            "release it with a reason:",
            "{count} errors stand against the open edition, so nothing was written. Correct them, "
            "or release them with a reason:",
            len(findings),
        ).format(count=len(findings))
        super().__init__("\n".join([head, *(f"  {finding.message}" for finding in findings)]))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written: "agenda" or "minutes" of a meeting."""

    meeting_id: int
    document: str
    edition: Edition
    layout: MinutesLayout = MinutesLayout.SHORT
    without: tuple[str, ...] = ()
    """Keys of closed points that this copy is made without: somebody's own matter."""


def missing_files(view: MeetingView, database: Path) -> set[str]:
    """Digests of annexes whose content is gone or damaged."""
    kept = AnnexFiles(database)
    annexes: set[AnnexView] = set()
    for entry in view.entries:
        if isinstance(entry, PointView):
            item = entry.treated_item
            annexes |= {*entry.annexes, *(item.annexes if item is not None else ())}
    digests = {annex.digest for annex in annexes} - {""}
    return {digest for digest in digests if not kept.is_sound(digest)}


def findings(workspace: Workspace, meeting_id: int) -> tuple[Finding, ...]:
    """What the checks find, the gravest first. For a job: it reads every annex."""
    view = workspace.read(lambda session: full(session, meeting_id))
    return check(view, missing_files(view, workspace.path))


LAYOUTS = {
    "short": MinutesLayout.SHORT,
    "decisions": MinutesLayout.DECISION_POINTS,
    "full": MinutesLayout.WHOLE,
}
"""The setting `minutes_layout` as the document knows it."""


def chosen_layout(session: Session, meeting_id: int) -> MinutesLayout:
    """The layout that is set for the forum's minutes."""
    return LAYOUTS[minutes_layout(session, meeting_id)]


def document_of(view: MeetingView, document: str, layout: MinutesLayout) -> Document:
    """The content blocks of "agenda" or "minutes"."""
    return agenda(view) if document == "agenda" else minutes(view, layout)


def export_pdf(
    workspace: Workspace,
    wanted: Wanted,
    path: Path,
    releases: Releases,
    progress: Progress = NO_PROGRESS,
) -> None:
    """Write a PDF. For a job: it reads the whole meeting and lays it out.

    Raises BlockedError, and UserError where the file cannot be written; nothing half-written is left.
    """
    from model.documents.pdf.writer import write_pdf

    if wanted.edition is Edition.OPEN:
        _pass_errors(workspace, wanted, releases)
    view = workspace.read(lambda session: view_of(session, wanted))
    write_pdf(document_of(view, wanted.document, wanted.layout), path, progress)


def file_name(session: Session, meeting_id: int, document: str, edition: Edition) -> str:
    """A name that tells what is in the file, for the save dialog."""
    view = full(session, meeting_id)
    kind = _("Agenda") if document == "agenda" else _("Minutes")
    closed = _(" (with closed points)") if edition is Edition.FULL and view.holds_closed else ""
    plain = "".join(c for c in (view.name or view.forum) if c not in '\\/:*?"<>|')
    return f"{kind} {plain} {numeric_date(view.date)}{closed}.pdf"


def view_of(session: Session, wanted: Wanted) -> MeetingView:
    """What the document is made from."""
    if wanted.edition is Edition.FULL:
        return without_points(full(session, wanted.meeting_id), wanted.without)
    return open_edition(session, wanted.meeting_id)


def _pass_errors(workspace: Workspace, wanted: Wanted, releases: Releases) -> None:
    errors = [
        finding
        for finding in findings(workspace, wanted.meeting_id)
        if finding.severity is Severity.ERROR
    ]
    pass_errors_of(workspace, wanted.meeting_id, wanted.document, errors, releases)


def pass_errors_of(
    workspace: Workspace,
    meeting_id: int,
    document: str,
    errors: Sequence[Finding],
    releases: Releases,
) -> None:
    """Raise BlockedError, or keep the reason of every error that passes."""
    stopped = tuple(error for error in errors if error not in releases)
    if stopped:
        raise BlockedError(stopped)
    if errors:
        now = datetime.now().replace(microsecond=0)
        workspace.run(
            _("Release with a reason"),
            lambda session: [
                add_release(
                    session,
                    meeting_id,
                    error.code,
                    error.entry or "",
                    releases[error],
                    document,
                    now,
                )
                for error in errors
            ],
            undoable=False,
        ).result()

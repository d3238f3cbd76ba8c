"""From a meeting in the database to a document in a file: the errors first, then view, blocks, pages.

The window and the command line both go this way, so that neither can leave out the check.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from model import editions
from model.checks import Finding, Severity, check
from model.documents.agenda import agenda
from model.documents.content import Document
from model.documents.minutes import MinutesLayout, minutes
from model.entities import Release
from model.errors import UserError
from model.progress import NO_PROGRESS, Progress
from model.text.dates import numeric_date
from model.text.translate import _, ngettext
from model.views import Edition, MeetingView
from model.workspace.workspace import Workspace


class BlockedError(UserError):
    """Errors stand against an open document. `findings` are those that nobody has released."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        head = ngettext(
            "One error stands against the open edition. Nothing was written. Correct it, or "
            "release it with a reason:",
            "{count} errors stand against the open edition. Nothing was written. Correct them, or "
            "release them with a reason:",
            len(findings),
        ).format(count=len(findings))
        super().__init__("\n".join([head, *(f"  {finding.message}" for finding in findings)]))


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding, and the reason it was released with, "" where nobody has."""

    finding: Finding
    reason: str = ""


def standing_findings(session: Session, meeting_id: int) -> tuple[Standing, ...]:
    """What the checks find, errors first, each with the reason it was released with."""
    reasons = {
        (release.code, release.entry_key): release.reason
        for release in session.scalars(select(Release).where(Release.meeting_id == meeting_id))
    }
    found = check(editions.full(session, meeting_id))
    return tuple(
        Standing(
            finding,
            reasons.get((finding.code, finding.entry or "")) or reasons.get((finding.code, ""), ""),
        )
        for finding in sorted(found, key=lambda finding: list(Severity).index(finding.severity))
    )


def blocking(standing: tuple[Standing, ...]) -> tuple[Finding, ...]:
    """The errors that keep an open document in."""
    return tuple(
        one.finding for one in standing if one.finding.severity is Severity.ERROR and not one.reason
    )


def view_for(session: Session, meeting_id: int, edition: Edition) -> MeetingView:
    """The view that a document of this edition is made from. Raises BlockedError for the open one."""
    if edition is Edition.FULL:
        return editions.full(session, meeting_id)
    stopped = blocking(standing_findings(session, meeting_id))
    if stopped:
        raise BlockedError(stopped)
    return editions.open_edition(session, meeting_id)


def document_of(view: MeetingView, document: str, layout: MinutesLayout) -> Document:
    """The content blocks of "agenda" or "minutes"."""
    return agenda(view) if document == "agenda" else minutes(view, layout)


def export_pdf(
    workspace: Workspace,
    meeting_id: int,
    document: str,
    edition: Edition,
    layout: MinutesLayout,
    path: Path,
    progress: Progress = NO_PROGRESS,
) -> None:
    """Write a PDF. For a job: it reads the whole meeting and lays it out.

    Raises BlockedError, and UserError where the file cannot be written; nothing half-written is left.
    """
    from model.documents.pdf.writer import write_pdf

    view = workspace.read(lambda session: view_for(session, meeting_id, edition))
    write_pdf(document_of(view, document, layout), path, progress)


def file_name(session: Session, meeting_id: int, document: str, edition: Edition) -> str:
    """A name that tells what is in the file, for the save dialog."""
    view = editions.full(session, meeting_id)
    kind = _("Agenda") if document == "agenda" else _("Minutes")
    closed = _(" (with closed points)") if edition is Edition.FULL and view.holds_closed else ""
    plain = "".join(c for c in (view.name or view.forum) if c not in '\\/:*?"<>|')
    return f"{kind} {plain} {numeric_date(view.date)}{closed}.pdf"

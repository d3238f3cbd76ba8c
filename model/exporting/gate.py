"""What stands against an open document: errors stop it until each is released with a reason."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from model.checks import Finding, Severity, check
from model.checks.calm import worth_saying
from model.commands.releases import add_release
from model.editions import full
from model.errors import UserError
from model.storage.annex_files import AnnexFiles
from model.text.translate import _, ngettext
from model.views import AnnexView, MeetingView, PointView
from model.workspace.workspace import Workspace

Releases = Mapping[Finding, str]
"""The reason why each error may pass. It holds for one document: each release is an act of its own."""


class BlockedError(UserError):
    """Errors stand against an open document. `findings` are those that nobody has released."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        head = ngettext(
            "One error stops the open edition, so nothing was written. Correct it, or release it "
            "with a reason:",
            "{count} errors stop the open edition, so nothing was written. Correct them, or "
            "release them with a reason:",
            len(findings),
        ).format(count=len(findings))
        super().__init__("\n".join([head, *(f"  {finding.message}" for finding in findings)]))


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


def findings_to_show(workspace: Workspace, meeting_id: int) -> tuple[Finding, ...]:
    """The same without what is only noise in a window. For a job."""
    view = workspace.read(lambda session: full(session, meeting_id))
    return worth_saying(view, check(view, missing_files(view, workspace.path)))


Judge = Callable[[Sequence[Finding]], None]
"""Is given errors; raises where one of them may not pass, and keeps why the others may."""


def judge_by(workspace: Workspace, meeting_id: int, document: str, releases: Releases) -> Judge:
    """Lets pass what is released, and keeps the reasons."""

    def judge(errors: Sequence[Finding]) -> None:
        stopped = tuple(error for error in errors if error not in releases)
        if stopped:
            raise BlockedError(stopped)
        if errors:
            _keep(workspace, meeting_id, document, [(error, releases[error]) for error in errors])

    return judge


def errors_of(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that stop an open document."""
    return tuple(finding for finding in found if finding.severity is Severity.ERROR)


def _keep(
    workspace: Workspace, meeting_id: int, document: str, passed: list[tuple[Finding, str]]
) -> None:
    now = datetime.now().replace(microsecond=0)
    workspace.run(
        _("Release with a reason"),
        lambda session: [
            add_release(session, meeting_id, one.code, one.entry or "", reason, document, now)
            for one, reason in passed
        ],
        undoable=False,
    ).result()

"""The finished open file is searched before it leaves: what is found is an error like any other."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from model.checks import Finding
from model.checks.finding import finding
from model.checks.leaks import Secrets, leaks
from model.documents.package import AnnexFile
from model.editions import full, minutes_as_kept, open_edition
from model.exporting.wanted import Wanted
from model.progress import NO_PROGRESS, Progress
from model.text.translate import _
from model.vocabulary import Edition

FOUND_IN_FILES = frozenset(("CLOSED_TEXT_IN_FILE", "CPR_IN_FILE", "NOT_SEARCHED"))
"""The codes of what only a finished file shows."""


def secrets_of(session: Session, wanted: Wanted) -> Secrets:
    """What no open file of the meeting may say; of a revision, nothing that it held closed."""
    meeting, revision = wanted.meeting_id, wanted.revision
    if revision is None:
        return Secrets(full(session, meeting), open_edition(session, meeting))
    whole, shown = (
        minutes_as_kept(session, meeting, revision, edition)
        for edition in (Edition.FULL, Edition.OPEN)
    )
    return Secrets(whole, shown)


def search_file(
    secrets: Secrets,
    path: Path,
    ending: str,
    annexes: Sequence[tuple[AnnexFile, range]] = (),
    progress: Progress = NO_PROGRESS,
) -> tuple[Finding, ...]:
    """Errors in a finished file. `annexes` are those in it with their pages, from 0.

    Attached files are read whatever they are, and so are originals of annexes that stand in it as
    pages, for what those do not show: comments, tracked changes, hidden words.
    """
    from model.documents.pdf.searching import FileReader, pages_without_text

    reader = FileReader(progress)
    if ending != ".pdf":
        return leaks(secrets, reader.file(path.read_bytes()))
    found = list(leaks(secrets, reader.pdf(path)))
    found.extend(_in_originals(secrets, [annex for annex, pages in annexes if pages], progress))
    found.extend(_unread(reader.unread, [annex for annex, _pages in annexes]))
    silent = pages_without_text(path, [pages for _annex, pages in annexes])
    for (annex, _pages), count in zip(annexes, silent, strict=True):
        if count:
            words = _(
                "{annex} has pages without text ({count}), which cannot be searched. Look "
                "through them."
            ).format(annex=annex.stamp, count=count)
            found.append(finding("NOT_SEARCHED", annex.point, words))
    return tuple(dict.fromkeys(found))


def search_original(
    secrets: Secrets, name: str, data: bytes, point: str, progress: Progress = NO_PROGRESS
) -> tuple[Finding, ...]:
    """Errors in the file of an annex that is handed out as it came; `point` is the key of its point."""
    from model.documents.pdf.searching import FileReader

    reader = FileReader(progress)
    found = leaks(secrets, reader.file(data))
    return (*found, _blind(name, point)) if reader.blind else found


def _unread(names: Sequence[str], annexes: Sequence[AnnexFile]) -> Iterator[Finding]:
    for name in names:
        owner = next((one for one in annexes if name.endswith(one.attached_name)), None)
        yield _blind(name, owner.point if owner is not None else None)


def _blind(name: str, point: str | None) -> Finding:
    words = _(
        "“{file}” cannot be searched, or not all of it: it is locked, damaged or holds pictures."
    )
    return finding("NOT_SEARCHED", point, words.format(file=name))


def _in_originals(
    secrets: Secrets, annexes: Sequence[AnnexFile], progress: Progress
) -> Iterator[Finding]:
    from model.documents.pdf.package.kinds import OFFICE_ENDINGS
    from model.documents.pdf.searching import FileReader

    for annex in annexes:
        if Path(annex.file_name).suffix.lower() in OFFICE_ENDINGS and annex.path is not None:
            yield from leaks(secrets, FileReader(progress).file(annex.path.read_bytes()))

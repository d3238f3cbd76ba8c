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

    Originals of annexes are searched as well, for what their pages do not show: comments, tracked
    changes, hidden words.
    """
    from model.documents.pdf.searching import pages_without_text, texts_in, texts_of_file

    if ending != ".pdf":
        return leaks(secrets, texts_of_file(path.read_bytes()))
    found = list(leaks(secrets, texts_in(path, progress)))
    found.extend(_in_originals(secrets, annexes))
    silent = pages_without_text(path, [pages for _annex, pages in annexes])
    for (annex, _pages), count in zip(annexes, silent, strict=True):
        if count:
            words = _("{annex} has pages without text ({count}), which nobody can search.").format(
                annex=annex.stamp, count=count
            )
            found.append(finding("NOT_SEARCHED", annex.point, words))
    return tuple(dict.fromkeys(found))


def _in_originals(
    secrets: Secrets, annexes: Sequence[tuple[AnnexFile, range]]
) -> Iterator[Finding]:
    from model.documents.pdf.searching import texts_of_file

    for annex, _pages in annexes:
        office = Path(annex.file_name).suffix.lower() in (".docx", ".xlsx", ".pptx", ".odt", ".ods")
        if office and annex.path is not None:
            yield from leaks(secrets, texts_of_file(annex.path.read_bytes()))

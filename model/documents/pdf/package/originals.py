"""The agenda with the files of its annexes attached as they came: PDF/A-3a, one file for the archive."""

# pikepdf's stubs say little of what stands in a PDF object.
# pyright: reportUnknownMemberType=false

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pikepdf

from model.documents.content import Document
from model.documents.package import AnnexFile, Inspect, Trouble, Warned, pass_all
from model.documents.pdf.metadata import describe, xmp
from model.documents.pdf.package.attaching import attach, may_be_attached
from model.documents.pdf.package.build import claim
from model.documents.pdf.package.intake import MOST_BYTES
from model.documents.pdf.writer import render_pdf
from model.documents.target import putting
from model.errors import UserError
from model.progress import Progress
from model.text.translate import _

AgendaOf = Callable[[Mapping[str, bool]], Document]
"""Makes the agenda, given of each annex by its target whether it is attached."""

_ARCHIVAL_PART = 3
"""The first that lets any file be attached."""


def write_with_originals(
    agenda: AgendaOf,
    annexes: Sequence[AnnexFile],
    path: Path,
    progress: Progress,
    inspect: Inspect = pass_all,
) -> tuple[Warned, ...]:
    """Write the agenda with the annexes' files, whole or not at all; gives those that are not in it.

    Raises UserError where the disk says no, Cancelled where it was stopped.
    """
    steps = len(annexes) + 2
    troubles = {annex.target: _trouble(annex) for annex in annexes}
    document = agenda({target: trouble is None for target, trouble in troubles.items()})
    progress.report(0, steps, document.title)
    with pikepdf.open(io.BytesIO(render_pdf(document, progress))) as pdf:
        for number, annex in enumerate(annexes, start=1):
            progress.report(number, steps, annex.name)
            progress.check_cancelled()
            if troubles[annex.target] is None:
                _attach(pdf, annex)
        claim(pdf, xmp(describe(document), document.language, archival=_ARCHIVAL_PART))
        pdf.Root.PageMode = pikepdf.Name.UseAttachments
        progress.report(steps - 1, steps, path.name)
        progress.check_cancelled()
        with putting(path) as part:
            pdf.save(
                part,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                deterministic_id=True,
            )
            inspect(part, [(annex, range(0)) for annex in annexes])
    found = ((annex, troubles[annex.target]) for annex in annexes)
    return tuple(Warned(annex, trouble) for annex, trouble in found if trouble is not None)


def _attach(pdf: pikepdf.Pdf, annex: AnnexFile) -> None:
    try:
        attach(pdf, annex)
    except OSError as problem:
        text = _("{file} could not be read. Nothing was written; attach the annex again.")
        raise UserError(text.format(file=annex.file_name)) from problem


def _trouble(annex: AnnexFile) -> Trouble | None:
    """Why a file cannot be attached, None where it can."""
    try:
        size = annex.path.stat().st_size if annex.path is not None else -1
    except OSError:
        size = -1
    if size < 0:
        return annex.absent
    if not size:
        return Trouble.EMPTY
    if size > MOST_BYTES:
        return Trouble.TOO_BIG
    return None if may_be_attached(annex.file_name) else Trouble.NOT_ATTACHED

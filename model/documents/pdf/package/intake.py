"""Makes PDF pages of an annex, or says why there are none. Nothing ends in a silent blank page."""

# pypdfium2 has no types.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false

import io
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2

from model.documents.package import AnnexFile, Trouble
from model.documents.pdf.package.attaching import may_be_attached
from model.documents.pdf.package.harmless import make_harmless
from model.documents.pdf.package.kinds import FileKind, is_mislabelled, kind_of
from model.documents.pdf.package.pictures import PictureError, picture_pdf
from model.pdfium import opened

MOST_PAGES = 3_000
MOST_BYTES = 300 << 20

logging.getLogger("pikepdf").setLevel(logging.ERROR)


@dataclass(slots=True)
class Taken:
    """What an annex has become: pages, or trouble and perhaps a file to attach."""

    annex: AnnexFile
    pdf: pikepdf.Pdf | None = None
    trouble: Trouble | None = None
    warnings: list[Trouble] = field(default_factory=list[Trouble])
    attach: bool = False

    @property
    def pages(self) -> int:
        """How many pages it takes; a page that says what happened is one."""
        return len(self.pdf.pages) if self.pdf is not None else 1


def take_in(annex: AnnexFile, converted: Path | None) -> Taken:
    """The annex as pages. `converted` is what an Office file has become, None for other files."""
    taken = Taken(annex)
    try:
        if annex.path is None:
            raise FileNotFoundError(annex.file_name)
        _take(taken, annex.path, converted)
    except OSError:
        taken.pdf, taken.trouble = None, annex.absent
    if taken.trouble is not None and taken.trouble is not Trouble.ATTACHED:
        taken.warnings.append(taken.trouble)
    return taken


def _take(taken: Taken, path: Path, converted: Path | None) -> None:
    name = taken.annex.file_name
    kind = kind_of(path, name)
    if path.stat().st_size > MOST_BYTES:
        taken.trouble = Trouble.TOO_BIG
        return
    if is_mislabelled(kind, name):
        taken.warnings.append(Trouble.MISLABELLED)
    match kind:
        case FileKind.EMPTY:
            taken.trouble = Trouble.EMPTY
        case FileKind.PDF:
            _take_pdf(taken, path)
        case FileKind.PICTURE:
            _take_picture(taken, path)
        case FileKind.OFFICE if converted is not None:
            _take_pdf(taken, converted)
        case FileKind.OFFICE:
            taken.trouble, taken.attach = Trouble.NOT_CONVERTED, True
        case FileKind.OTHER:
            taken.attach = may_be_attached(name)
            taken.trouble = Trouble.ATTACHED if taken.attach else Trouble.NOT_ATTACHED


def office_files(annexes: Sequence[AnnexFile]) -> dict[str, tuple[Path, str]]:
    """Those that a converter has to make pages of, by their target."""
    found: dict[str, tuple[Path, str]] = {}
    for annex in annexes:
        try:
            office = annex.path is not None and (
                kind_of(annex.path, annex.file_name) is FileKind.OFFICE
            )
        except OSError:
            continue
        if office and annex.path is not None:
            found[annex.target] = (annex.path, annex.file_name)
    return found


def _take_picture(taken: Taken, path: Path) -> None:
    try:
        taken.pdf = pikepdf.open(io.BytesIO(picture_pdf(path)))
    except PictureError:
        taken.trouble = Trouble.UNREADABLE


def _take_pdf(taken: Taken, path: Path) -> None:
    """As it is; through another reader where the first one fails; else not at all."""
    try:
        taken.pdf = pikepdf.open(path)
        pages = len(taken.pdf.pages)
    except pikepdf.PasswordError:
        taken.trouble = Trouble.PASSWORD
        return
    except (pikepdf.PdfError, ValueError, OverflowError, RecursionError):
        taken.pdf = _by_other_reader(path)
        if taken.pdf is None:
            taken.trouble = Trouble.UNREADABLE
            return
        taken.warnings.append(Trouble.REPAIRED)
        pages = len(taken.pdf.pages)
    if not pages or pages > MOST_PAGES:
        taken.pdf, taken.trouble = None, Trouble.TOO_LONG if pages else Trouble.WITHOUT_PAGES
        return
    _look_through(taken)


def _look_through(taken: Taken) -> None:
    """Pages that were lost show only when they are looked at."""
    assert taken.pdf is not None
    try:
        make_harmless(taken.pdf)
        lost = any(_is_lost(page) for page in taken.pdf.pages)
    except (pikepdf.PdfError, ValueError, RecursionError):
        taken.pdf, taken.trouble = None, Trouble.UNREADABLE
        return
    if lost or taken.pdf.get_warnings():
        taken.warnings.append(Trouble.REPAIRED)


def _is_lost(page: pikepdf.Page) -> bool:
    """Whether the page's content is named and not there."""
    content = page.obj.get("/Contents")
    if content is None:
        return "/Resources" not in page.obj and "/Annots" not in page.obj
    if isinstance(content, pikepdf.Array):
        return any(not isinstance(part, pikepdf.Stream) for part in content)
    return not isinstance(content, pikepdf.Stream)


def _by_other_reader(path: Path) -> pikepdf.Pdf | None:
    try:
        with opened(path) as found:
            if not 0 < len(found) <= MOST_PAGES:
                return None
            saved = io.BytesIO()
            found.save(saved)
        saved.seek(0)
        pdf = pikepdf.open(saved)
        return pdf if len(pdf.pages) else None
    except (pypdfium2.PdfiumError, pikepdf.PdfError, ValueError, OSError):
        return None

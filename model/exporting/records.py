"""The papers of a meeting for the records system (journalisér): one folder with everything in it."""

import csv
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from model.checks.leaks import Secrets
from model.documents.package import Warned, target_of, told_of
from model.documents.words import Words
from model.errors import UserError
from model.exporting.gate import Judge
from model.exporting.making import document_of, view_of
from model.exporting.packaging import annex_files
from model.exporting.searching import search_file, search_original, secrets_of
from model.exporting.wanted import Wanted
from model.progress import NO_PROGRESS, Progress
from model.text.dates import numeric_date
from model.text.translate import _
from model.views import AnnexView, MeetingView, PointView
from model.vocabulary import Edition, Openness

INDEX = "index.csv"


@dataclass(frozen=True, slots=True)
class _Paper:
    """A file to be made. `closed`: what is in it may not be told."""

    name: str
    title: str
    wanted: Wanted
    case_number: str
    closed: bool


def write_records(
    session: Session,
    database: Path,
    wanted: Wanted,
    folder: Path,
    judge: Judge,
    progress: Progress = NO_PROGRESS,
) -> tuple[str, ...]:
    """Write agenda, minutes, a file for each point, annexes and an index into a new folder.

    The open edition holds open points only, the full one closed ones as well, apart. Gives a sentence
    for each annex that is not in it. Raises UserError where the folder is there already or the disk
    says no; then nothing is left behind.
    """
    if folder.exists():
        raise UserError(
            _("{folder} is there already. Nothing was written; choose another name.").format(
                folder=folder.name
            )
        )
    view = view_of(session, wanted)
    try:
        made = Path(tempfile.mkdtemp(prefix=".punktvis-", dir=folder.parent))
    except OSError as problem:
        raise UserError(_cannot_write(folder)) from problem
    try:
        records = _Records(session, database, view, made, judge, progress)
        records.write(wanted)
        made.rename(folder)
        return tuple(records.missing)
    except OSError as problem:
        raise UserError(_cannot_write(folder)) from problem
    finally:
        with suppress(OSError):
            shutil.rmtree(made)


def _cannot_write(folder: Path) -> str:
    text = _(
        "The folder {folder} could not be written. Nothing was left behind; try another place."
    )
    return text.format(folder=folder)


class _Records:
    """Writes one folder."""

    def __init__(
        self,
        session: Session,
        database: Path,
        view: MeetingView,
        folder: Path,
        judge: Judge,
        progress: Progress,
    ) -> None:
        self._session = session
        self._view = view
        self._folder = folder
        self._judge = judge
        self._progress = progress
        self.missing: list[str] = []
        self._rows: list[tuple[str, ...]] = []
        self._secrets: Secrets | None = None
        self._files = {file.target: file for file in annex_files(view, database)}

    def write(self, wanted: Wanted) -> None:
        """Everything, the index last."""
        papers = list(self._papers(wanted))
        for number, paper in enumerate(papers):
            self._progress.report(number, len(papers) + 1, paper.title)
            self._progress.check_cancelled()
            self._paper(paper)
        self._progress.report(len(papers), len(papers) + 1, _("Annexes"))
        for point in self._view.points:
            self._annexes(point, wanted)
        self._index()

    def _papers(self, wanted: Wanted) -> Iterator[_Paper]:
        view, meeting = self._view, wanted.meeting_id
        title = f"{view.name or view.forum} {numeric_date(view.date)}"
        case = view.case_number
        opened = Edition.OPEN
        full = wanted.edition == Edition.FULL and view.holds_closed

        def of(document: str, edition: Edition, entry: str = "") -> Wanted:
            return Wanted(meeting, document, edition, wanted.layout, wanted.tasks, entry)

        agenda, minutes = _("Agenda"), _("Minutes")
        yield _Paper(f"{agenda}.pdf", f"{agenda} {title}", of("agenda", opened), case, False)
        if full:
            name = _("Agenda with closed points")
            whole = of("agenda", Edition.FULL)
            yield _Paper(f"{name}.pdf", f"{name} {title}", whole, case, True)
        yield _Paper(f"{minutes}.pdf", f"{minutes} {title}", of("minutes", opened), case, False)
        if any(point.effective_openness is Openness.CLOSED for point in view.points):
            name = _("Minutes – closed part")
            closed = of("closed-part", Edition.FULL)
            yield _Paper(f"{name}.pdf", f"{name} {title}", closed, case, True)
        for point in view.points:
            name = _("Extract of point {number}").format(number=point.number or point.key)
            path = f"{_folder_of(point)}/{name}.pdf"
            one = of("extract", wanted.edition, point.key)
            number = point.case_number or _item_case(point) or case
            yield _Paper(path, point.title, one, number, point.holds_closed)

    def _paper(self, paper: _Paper) -> None:
        from model.documents.pdf.writer import render_pdf

        path = self._folder / paper.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(render_pdf(document_of(self._session, paper.wanted)))
        if paper.wanted.edition == Edition.OPEN:
            self._judge(search_file(self._of(paper.wanted), path, ".pdf"))
        self._note(paper.name, paper.title, paper.case_number, paper.closed)

    def _annexes(self, point: PointView, wanted: Wanted) -> None:
        """The originals, as they came; in the open edition each is searched."""
        for annex in point.all_annexes:
            file = self._files.get(target_of(point, annex.number))
            if file is None:
                continue
            path = file.path
            if path is None:
                words = Words(self._view.language)
                self.missing.append(told_of(Warned(file, file.absent), words))
                continue
            name = f"{_folder_of(point)}/{_annex_name(annex)}"
            self._progress.check_cancelled()
            shutil.copyfile(path, self._folder / name)
            if wanted.edition == Edition.OPEN:
                original = (annex.file_name, path.read_bytes(), point.key)
                self._judge(search_original(self._of(wanted), *original, self._progress))
            closed = point.effective_openness is Openness.CLOSED or (
                annex.openness is Openness.CLOSED
            )
            number = point.case_number or _item_case(point) or self._view.case_number
            self._note(name, annex.title or annex.file_name, number, closed)

    def _of(self, wanted: Wanted) -> Secrets:
        if self._secrets is None:
            self._secrets = secrets_of(self._session, wanted)
        return self._secrets

    def _note(self, name: str, title: str, case_number: str, closed: bool) -> None:
        openness = _("closed") if closed else _("open")
        self._rows.append((name, title, numeric_date(self._view.date), case_number, openness))

    def _index(self) -> None:
        """Semicolons and a byte order mark: so Excel opens it in Danish."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
        writer.writerow((_("File"), _("Title"), _("Date"), _("Case number"), _("Openness")))
        writer.writerows([_harmless(cell) for cell in row] for row in self._rows)
        (self._folder / INDEX).write_bytes(text.getvalue().encode("utf-8-sig"))


def _harmless(cell: str) -> str:
    """A title that begins like a formula would be run as one."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def _folder_of(point: PointView) -> str:
    number = f"{point.number:02d}" if point.number is not None else point.key
    return _("Point {number}").format(number=number)


def _annex_name(annex: AnnexView) -> str:
    ending = Path(annex.file_name).suffix
    title = annex.title or Path(annex.file_name).stem
    plain = "".join(s for s in title if s.isprintable() and s not in '\\/:*?"<>|').strip(" .")
    annex_label = _("Annex {number}").format(number=annex.number)
    return f"{annex_label} – {plain[:100]}{ending}"


def _item_case(point: PointView) -> str:
    return point.treated_item.case_number if point.treated_item is not None else ""

"""Prints a document: the file that would be saved, page by page, or its way to another program."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from gui.documents.pictures import image_of
from gui.services import Services
from model.errors import UserError
from model.exporting import BlockedError, Releases, Wanted, as_set, export_file, file_name
from model.pdfium import POINTS_PER_INCH, opened, pictures
from model.text.translate import _
from model.workspace.shown import fresh_folder
from model.workspace.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter  # Qt's printing is loaded when it is needed

DOTS_PER_INCH = 300


class Printing(QObject):
    """The same gate as for a saved file. One document at a time."""

    told = Signal(str)
    blocked = Signal(object)
    """The `BlockedError` of a document that errors stand against."""

    def __init__(
        self,
        services: Services,
        releases: Callable[[], Releases],
        window: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services, self._releases, self._window = services, releases, window
        self._closed = False
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._busy = False

    def print_document(self, wanted: Wanted) -> None:
        """Ask for the printer and print, the minutes laid out as it is set for the forum."""
        if self._busy:
            self.told.emit(_("The document before is still on its way to the printer."))
            return
        self._busy, self._closed = True, False
        workspace, releases = self._services.workspace, dict(self._releases())
        self._services.jobs.start(
            _("Writing the document"),
            lambda _progress: _write(workspace, wanted, fresh_folder(workspace.path), releases),
            self._on_written,
            self._on_failed,
        )

    def has_printer(self) -> bool:
        """A method of its own so that a test can answer it."""
        from PySide6.QtPrintSupport import QPrinterInfo

        return bool(QPrinterInfo.availablePrinterNames())

    def ask_printer(self, pages: int, name: str) -> "QPrinter | None":
        """The print dialog; a method of its own so that a test can answer it."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        dialog = QPrintDialog(printer, self._window)
        dialog.setMinMax(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        return printer if dialog.exec() else None

    def close(self) -> None:
        """What is under way ends in silence."""
        self._end()
        self._closed = True

    def _on_written(self, written: tuple[Path, int]) -> None:
        if self._closed:
            return
        path, pages = written
        if not self.has_printer():
            self._busy = False
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            self.told.emit(
                _("No printer was found. The document is opened in your program for PDF files.")
            )
            return
        printer = self.ask_printer(pages, path.stem)
        if printer is None:
            self._busy = False
            return
        # The whole paper: its margins are in the document.
        printer.setFullPage(True)
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        painter = QPainter()
        if not painter.begin(printer):
            self._on_failed(UserError(_("The printer does not answer. Nothing was printed.")))
            return
        self._printer, self._painter = printer, painter
        self._go_on(path, _chosen(printer, pages), first=True)

    def _go_on(self, path: Path, pages: Iterator[int], *, first: bool) -> None:
        """Make a picture of the next page, and print it once it is there."""
        page = next(pages, None)
        if page is None:
            self._on_all_printed()
            return
        scale = DOTS_PER_INCH / POINTS_PER_INCH
        self._services.jobs.start(
            _("Printing"),
            lambda _progress: image_of(pictures(path, scale, range(page, page + 1))[0]),
            partial(self._on_picture, path, pages, first),
            self._on_failed,
        )

    def _on_picture(self, path: Path, pages: Iterator[int], first: bool, page: QImage) -> None:
        if self._printer is None or self._painter is None:
            return
        if not first and not self._printer.newPage():
            self._on_failed(_stopped())
            return
        paper = QRectF(self._painter.viewport())
        size = page.size().toSizeF()
        size.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(paper.topLeft(), size)
        area.moveCenter(paper.center())
        self._painter.drawImage(area, page)
        self._go_on(path, pages, first=False)

    def _on_all_printed(self) -> None:
        if self._end():
            self.told.emit(_("The document is sent to the printer."))
        else:
            self._services.report(_stopped())

    def _on_failed(self, error: BaseException) -> None:
        if self._closed:
            return
        self._end()
        if isinstance(error, BlockedError):
            self.blocked.emit(error)
        else:
            self._services.report(error)

    def _end(self) -> bool:
        """Let go of the printer; whether it took all that was painted."""
        taken = self._painter is None or self._painter.end()
        self._painter = self._printer = None
        self._busy = False
        return taken


def _write(
    workspace: Workspace, wanted: Wanted, folder: Path, releases: Releases
) -> tuple[Path, int]:
    """The file, called as it would be in the save dialog for the printer's queue, and its pages."""
    wanted = workspace.read(lambda session: as_set(session, wanted))
    path = folder / workspace.read(lambda session: file_name(session, wanted))
    export_file(workspace, wanted, path, releases)
    with opened(path) as document:
        return path, len(document)


def _stopped() -> UserError:
    return UserError(
        _("The printer stopped before the end. See what came out of it before you print again.")
    )


def _chosen(printer: "QPrinter", pages: int) -> Iterator[int]:
    """The pages, from 0, that the dialog left."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    return iter(range(first - 1, min(last, pages)))

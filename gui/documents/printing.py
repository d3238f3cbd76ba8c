"""Prints a document: the file that would be saved, page by page, or its way to another program."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from gui.services import Services
from model.errors import UserError
from model.exporting import Releases, Wanted, export_file
from model.pdfium import POINTS_PER_INCH, Picture, opened, pictures
from model.text.translate import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter  # Qt's printing is loaded when it is needed

DOTS_PER_INCH = 300


class Printing(QObject):
    """The same gate as for a saved file. One document at a time."""

    told = Signal(str)

    def __init__(
        self, services: Services, releases: Callable[[], Releases], window: QWidget
    ) -> None:
        super().__init__(window)
        self._services, self._releases, self._window = services, releases, window
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._printer: QPrinter | None = None
        self._painter: QPainter | None = None
        self._busy = False

    def print_document(self, wanted: Wanted, name: str) -> None:
        """Ask for the printer and print. `name` is what the document is called in its queue."""
        if self._busy:
            return
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="punktvis-")
        path = Path(self._folder.name) / f"{name}.pdf"
        self._busy = True
        releases = dict(self._releases())
        self._services.jobs.start(
            _("Writing the document"),
            lambda progress: self._write(wanted, path, releases),
            lambda pages: self._on_written(path, pages),
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
        """Take away what was written for printing."""
        self._end()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _write(self, wanted: Wanted, path: Path, releases: Releases) -> int:
        export_file(self._services.workspace, wanted, path, releases)
        with opened(path) as document:
            return len(document)

    def _on_written(self, path: Path, pages: int) -> None:
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
            self._end()
            self.told.emit(_("The document is sent to the printer."))
            return
        scale = DOTS_PER_INCH / POINTS_PER_INCH
        self._services.jobs.start(
            _("Printing"),
            lambda _progress: pictures(path, scale, range(page, page + 1))[0],
            lambda picture: self._on_picture(picture, path, pages, first=first),
            self._on_failed,
        )

    def _on_picture(
        self, picture: Picture, path: Path, pages: Iterator[int], *, first: bool
    ) -> None:
        if self._printer is None or self._painter is None:
            return
        if not first:
            self._printer.newPage()
        shown = QImage(
            picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
        )
        paper = QRectF(self._painter.viewport())
        size = shown.size().toSizeF()
        size.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(paper.topLeft(), size)
        area.moveCenter(paper.center())
        self._painter.drawImage(area, shown)
        self._go_on(path, pages, first=False)

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self._services.report(error)

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter = self._printer = None
        self._busy = False


def _chosen(printer: "QPrinter", pages: int) -> Iterator[int]:
    """The pages, from 0, that the dialog left."""
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    return iter(range(first - 1, min(last, pages)))

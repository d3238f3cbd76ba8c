"""Agenda and minutes as PDF, in both editions, and the findings that stand before them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.documents.document_card import Choice, DocumentCard
from gui.documents.findings import FindingList
from gui.services import Services
from gui.widgets.message_bar import MessageBar, Severity
from model.exporting import Wanted, chosen_layout, export_file, file_name, findings
from model.text.translate import _
from model.workspace.changes import ChangeSet


class DispatchPanel(QWidget):
    """Opens nothing and sends nothing unasked."""

    entry_wanted = Signal(str)
    """The key of the entry that a finding is about."""

    def __init__(
        self, services: Services, flush: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._flush = services, flush
        self._meeting_id: int | None = None
        self._stale = False
        self.messages = MessageBar()
        self.agenda = DocumentCard(
            "agenda",
            _("Agenda"),
            _("The points with times, people and recommendations."),
        )
        self.minutes = DocumentCard("minutes", _("Minutes"), _("What was decided, point by point."))
        self.findings = FindingList()
        self._lay_out()
        for card in (self.agenda, self.minutes):
            card.wanted.connect(self._on_wanted)
            card.edition.currentIndexChanged.connect(lambda _index: self.reload())
        self.findings.entry_wanted.connect(self.entry_wanted)
        services.bridge.changed.connect(self._on_changed)

    def show_meeting(self, meeting_id: int) -> None:
        """Show another meeting."""
        if meeting_id != self._meeting_id:
            self.findings.forget()
            self.minutes.choose_layout(
                self._services.read(lambda session: chosen_layout(session, meeting_id))
            )
        self._meeting_id = meeting_id
        self.messages.hide()
        self._stale = True
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Look for findings again."""
        self._stale = False
        meeting_id = self._meeting_id
        if meeting_id is None:
            return
        workspace = self._services.workspace
        self._services.jobs.start(
            _("Checking"),
            lambda _progress: findings(workspace, meeting_id),
            self.findings.show_findings,
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def ask_file(self, proposal: Path) -> Path | None:
        """The save dialog; a method of its own so that a test can answer it."""
        name, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Save as PDF …"), str(proposal), "PDF (*.pdf)"
        )
        return Path(name) if name else None

    def _on_wanted(self, choice: Choice) -> None:
        meeting_id = self._meeting_id
        if meeting_id is None:
            return
        self._flush()
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        wanted = Wanted(meeting_id, choice.document, choice.edition, choice.layout)
        name = self._services.read(lambda session: file_name(session, wanted))
        path = self.ask_file(Path(folder) / name)
        if path is None:
            return
        workspace = self._services.workspace
        releases = dict(self.findings.releases)
        self._services.jobs.start(
            _("Writing the document"),
            lambda progress: export_file(workspace, wanted, path, releases, progress),
            lambda _result: self._on_written(path),
            self._on_failed,
        )

    def _on_written(self, path: Path) -> None:
        self.messages.show_message(Severity.SUCCESS, _("Saved: {file}").format(file=path))
        self.messages.add_action(
            _("Open the file"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        )
        self.messages.add_action(
            _("Show in folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
        )

    def _on_failed(self, error: BaseException) -> None:
        self._services.report(error)
        self.reload()

    def _on_changed(self, change: ChangeSet) -> None:
        if self.isVisible() and change.rows:
            self.reload()
        else:
            self._stale = True

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.messages, self.agenda, self.minutes, self.findings):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)

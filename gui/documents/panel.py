"""Every paper of a meeting, in the editions it has, and the findings that stand before them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.background.progress_note import ProgressNote
from gui.documents.choices import Choice
from gui.documents.document_card import DocumentCard
from gui.documents.findings import FindingList, refusal
from gui.documents.more_papers import MorePapers
from gui.documents.telling_dialog import TellingDialog
from gui.lifetime.file_dialogs import FolderOf, ask_target
from gui.services import Services
from gui.widgets.message_bar import MessageBar, Severity
from gui.widgets.page_scroll import PageScroll
from gui.widgets.page_width import centred
from model.checks import Finding
from model.commands.papers import set_communicated
from model.exporting import (
    FOUND_IN_FILES,
    BlockedError,
    Wanted,
    as_set,
    export_file,
    file_name,
    findings_to_show,
    formats_of,
    minutes_as_set,
)
from model.queries.agenda import agenda, meeting_head
from model.queries.papers import PaperPoint, paper_points
from model.queries.revisions import revisions
from model.text.translate import _
from model.workspace.changes import ChangeSet

_KINDS = {".pdf": "PDF", ".docx": "Word", ".md": "Markdown", "": ""}


class DispatchPanel(QWidget):
    """Opens nothing and sends nothing unasked."""

    place_wanted = Signal(object)
    """The `Finding` whose place somebody wants to see."""
    wanted = Signal()
    """This is to come to the front."""

    def __init__(
        self,
        services: Services,
        flush: Callable[[], None],
        elsewhere: MessageBar,
        parent: QWidget | None = None,
    ) -> None:
        """`elsewhere` tells what comes of a document that is asked for while this is not in front."""
        super().__init__(parent)
        self._services, self._flush, self._elsewhere = services, flush, elsewhere
        self._meeting_id: int | None = None
        self._stale = self._is_another = False
        self._in_file: tuple[Finding, ...] = ()
        self.messages = MessageBar()
        self.agenda = DocumentCard(
            "agenda",
            _("Agenda"),
            _("The points with times, people and recommendations."),
        )
        self.minutes = DocumentCard(
            "minutes",
            _("Minutes"),
            _("What was decided, point by point. Every page says draft until they are approved."),
        )
        self.package = DocumentCard(
            "package",
            _("Agenda with annexes"),
            _("Everything in one file: stamped, with page numbers and links from point to annex."),
        )
        self._following = self.agenda
        """What one writes next."""
        self.more = MorePapers()
        self.findings = FindingList()
        self._lay_out()
        self.more.wanted.connect(self._on_wanted)
        self.more.telling_wanted.connect(self._on_telling_wanted)
        for card in (self.agenda, self.package, self.minutes):
            card.wanted.connect(self._on_wanted)
            card.edition.currentIndexChanged.connect(lambda _index: self.reload())
        self.findings.place_wanted.connect(self.place_wanted)
        self.findings.left.connect(self._go_on)
        services.bridge.changed.connect(self._on_changed)

    def show_meeting(self, meeting_id: int | None) -> None:
        """Show another meeting, or none: what is still read of one that is gone is forgotten."""
        if meeting_id != self._meeting_id:
            self._in_file = ()
            self.findings.forget()
            self._is_another = True
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
        if self._is_another:
            self._is_another = False
            set_up = self._services.read(partial(minutes_as_set, meeting_id=meeting_id))
            self.minutes.choose(*set_up)
        self._show_next(meeting_id)
        self.more.show_points(self._points())
        kept = self._services.read(lambda session: revisions(session, meeting_id))
        self.minutes.offer_revisions([one for one in kept if one.is_whole])
        self._services.jobs.start(
            _("Checking"),
            lambda _progress: findings_to_show(workspace, meeting_id),
            self._on_found,
            self._on_not_found,
        )

    def _show_next(self, meeting_id: int) -> None:
        """The agenda before the meeting, the minutes after it."""
        head = self._services.read(partial(meeting_head, meeting_id=meeting_id))
        self._following = self.minutes if head.status.is_over else self.agenda
        for card in (self.agenda, self.package, self.minutes):
            card.set_next(card is self._following)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def ask_file(self, proposal: str, formats: tuple[str, ...]) -> Path | None:
        """The save dialog; a method of its own so that a test can answer it."""
        kinds = ";;".join(f"{_KINDS[ending]} (*{ending})".strip() for ending in formats)
        return ask_target(self.window(), _("Save as …"), FolderOf.DOCUMENTS, proposal, kinds)[0]

    def ask_telling(self, points: tuple[PaperPoint, ...]) -> dict[int, bool] | None:
        """Which points are told on; a method of its own so that a test can answer it."""
        dialog = TellingDialog(points, self.window())
        return dialog.ticked() if dialog.exec() else None

    def _points(self) -> tuple[PaperPoint, ...]:
        meeting_id = self._meeting_id
        if meeting_id is None:
            return ()
        return self._services.read(lambda session: paper_points(session, meeting_id))

    def _on_telling_wanted(self) -> None:
        points = self._points()
        ticked = self.ask_telling(points)
        before = {point.id: point.communicated for point in points}
        changed = {key: tick for key, tick in (ticked or {}).items() if before[key] != tick}
        if changed:
            self._services.run(
                _("Points that are passed on"),
                lambda session: [set_communicated(session, key, t) for key, t in changed.items()],
                source=self,
            )

    def show_minutes(self) -> None:
        """Where the minutes are saved."""
        self.minutes.button.setFocus()
        QTimer.singleShot(0, self.minutes, lambda: self._scroll.ensureWidgetVisible(self.minutes))

    def save(self, choice: Choice) -> None:
        """Write what the preview shows, in the layout that is set for the forum's minutes."""
        meeting_id = self._meeting_id
        if meeting_id is not None:
            plain = choice.of(meeting_id)
            self._write(self._services.read(lambda session: as_set(session, plain)))

    def _on_wanted(self, choice: Choice) -> None:
        if self._meeting_id is not None:
            self._write(choice.of(self._meeting_id))

    def _write(self, wanted: Wanted) -> None:
        self._flush()
        formats = formats_of(wanted.document)
        name = self._services.read(lambda session: file_name(session, wanted, formats[0]))
        path = self.ask_file(name, formats)
        if path is None:
            return
        workspace = self._services.workspace
        releases = dict(self.findings.releases)
        job = self._services.jobs.start(
            _("Writing the document"),
            lambda progress: export_file(workspace, wanted, path, releases, progress),
            lambda warnings: self._on_written(path, warnings),
            self._on_failed,
        )
        ProgressNote(job, self._bar(), self)

    def _bar(self) -> MessageBar:
        """The one that is seen."""
        return self.messages if self.isVisible() else self._elsewhere

    def _on_written(self, path: Path, warnings: tuple[str, ...]) -> None:
        self._in_file = ()
        bar = self._bar()
        severity = Severity.WARNING if warnings else Severity.SUCCESS
        text = "\n".join([_("Saved: {file}").format(file=path), *warnings])
        bar.show_message(severity, text)
        bar.add_action(
            _("Open the file"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        )
        bar.add_action(
            _("Show in folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
        )

    def _on_found(self, found: tuple[Finding, ...]) -> None:
        self.findings.show_findings((*self._in_file, *found))
        meeting_id = self._meeting_id
        if meeting_id is not None:
            lines = self._services.read(partial(agenda, meeting_id=meeting_id))
            self.findings.show_undecided(lines)

    def _go_on(self, way: QWidget | None) -> None:
        """The keys go to what still stops the papers, or to the paper that one writes next."""
        way = way or self._following.button
        way.setFocus(Qt.FocusReason.OtherFocusReason)
        # The page has its new height a moment later.
        QTimer.singleShot(0, way, lambda: self._scroll.bring(way))

    def refuse(self, error: BlockedError) -> None:
        """Say what stands against a paper, wherever it was asked for, and lead to it."""
        # What was found in the finished file; checks of the meeting come anew by themselves.
        self._in_file = tuple(f for f in error.findings if f.code in FOUND_IN_FILES)
        elsewhere = None if self.isVisible() else self.wanted.emit
        refusal(error, self.window(), self.place_wanted.emit, elsewhere).open()
        self.reload()

    def _on_not_found(self, error: BaseException) -> None:
        if self._meeting_id is not None:
            self._services.report(error)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, BlockedError):
            self.refuse(error)
        else:
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
        cards = (self.agenda, self.package, self.minutes, self.more)
        # What is not settled stands before the papers that it is missing in.
        for widget in (self.messages, self.findings.undecided, *cards, self.findings):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = self._scroll = PageScroll(_("Documents"))
        scroll.setWidget(centred(inner))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scroll)

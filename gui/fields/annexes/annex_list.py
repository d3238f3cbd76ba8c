"""The annexes of a recommendation or a point: added, titled, ordered, opened, replaced, removed.

Files are copied in a job before a command names them, so that a large one delays nothing.
"""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.background.progress_note import ProgressNote
from gui.fields.annexes.annex_model import AnnexModel
from gui.fields.annexes.annex_view import AnnexView
from gui.fields.reloading import ReloadsWhenSeen
from gui.lifetime.file_dialogs import FolderOf, ask_file, ask_files
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.accessible import announce
from gui.widgets.buttons import SecondaryButton
from gui.widgets.labels import SectionLabel, Text
from gui.widgets.message_bar import MessageBar, Severity
from model.commands import annexes as commands
from model.commands.annexes import KeptFile, Owner
from model.errors import UserError
from model.queries import annexes as queries
from model.queries.annexes import AnnexRow, PastFile
from model.text.translate import _
from model.vocabulary import Openness
from model.workspace.annex_kinds import ENDINGS, FileKind, becomes_pages, kind_of
from model.workspace.annexes import AnnexStore, FileState, keep_all
from model.workspace.changes import ChangeSet


class AnnexList(ReloadsWhenSeen):
    """Shows nobody's annexes until `show_owner`. Files may be dropped anywhere on it."""

    failed = Signal(object)
    added = Signal()
    """The last one that was added is selected; whoever scrolls brings it into sight."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._store = AnnexStore(services.workspace.path)
        self._owner: Owner | None = None
        self._model = AnnexModel(self)
        self.view = AnnexView(self._model)
        self.messages = MessageBar()
        self._label = SectionLabel(_("Annexes"), self.view)
        self.add_button = SecondaryButton(_("Add annexes …"), "paperclip")
        self._hint = Text(_("or drop files here, or paste them"), "muted", TextSize.SMALL)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    @property
    def rows(self) -> tuple[AnnexRow, ...]:
        """What is shown."""
        return self._model.rows

    def show_owner(self, owner: Owner | None) -> None:
        """Show other annexes, or the same ones changed."""
        self.setVisible(owner is not None)
        if owner != self._owner:
            self.messages.hide()
            self._owner = owner
            self.reload()

    def reload(self) -> None:
        """Read the list again, and look at the files behind it."""
        owner = self._owner
        if owner is None:
            self._model.show(())
            return
        query = partial(queries.list_annexes, item_id=owner.item_id, point_id=owner.point_id)
        rows = self._services.read(query)
        self._model.show(rows)
        self.view.setVisible(bool(rows))
        digests = sorted({row.digest for row in rows if row.digest})
        if digests:
            self._services.jobs.start(
                _("Looking at the annexes"),
                lambda progress: self._store.states(digests, progress),
                self._model.show_states,
            )

    def go_to(self, number: int = 0) -> None:
        """Focus the annex of this number; for 0 the first one whose file is not sound, or the first."""
        rows = self.rows
        if not rows:
            self.add_button.setFocus()
            return
        wanted = [row for row in rows if row.number == number]
        unsound = [row for row in rows if self.state(row) is not FileState.SOUND]
        self.view.select((wanted or unsound or rows)[0].id)
        self.view.setFocus()

    def state(self, row: AnnexRow) -> FileState:
        """What lies on the disk of an annex."""
        return self._model.state(row)

    def choose_files(self) -> None:
        """Ask for files and add them."""
        self.add_files(self.ask_files())

    def add_files(self, files: Iterable[Path]) -> None:
        """Add annexes behind the others."""
        wanted, owner = list(files), self._owner
        if not wanted or owner is None:
            return
        job = self._services.jobs.start(
            _("Adding annexes"),
            lambda progress: keep_all(self._store, wanted, progress),
            partial(self._on_kept, owner),
            self.failed.emit,
        )
        ProgressNote(job, self.messages, self)

    def paste(self) -> None:
        """Add the files that lie on the clipboard."""
        files = _files(QGuiApplication.clipboard().mimeData())
        if files:
            self.add_files(files)
        else:
            words = _("There are no files on the clipboard. Copy them in their folder first.")
            self.messages.show_message(Severity.INFORMATION, words)

    def ask_files(self) -> list[Path]:
        """The dialog; a method of its own so that a test can answer it."""
        return ask_files(self.window(), _("Add annexes"), FolderOf.ANNEXES, _kinds(ENDINGS))

    def ask_file(self, only_pdf: bool = False) -> Path | None:
        """One file; a method of its own so that a test can answer it."""
        kinds = _kinds((".pdf",) if only_pdf else ENDINGS)
        return ask_file(self.window(), _("Choose the file"), FolderOf.ANNEXES, kinds)

    def show_file(self, path: Path) -> None:
        """Give a file to the system's program; a method of its own so that a test can look."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = _("No program on this machine opens “{file}”.").format(file=path.name)
            self.failed.emit(UserError(words))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add_files(_files(event.mimeData()))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.add_button)
        self._hint.setWordWrap(True)
        line.addWidget(self._hint, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 8, 24, 20)
        box.setSpacing(8)
        for widget in (self._label, self.messages, self.view):
            box.addWidget(widget)
        box.addLayout(line)

    def _connect(self) -> None:
        view = self.view
        self.add_button.clicked.connect(self.choose_files)
        view.paste_wanted.connect(self.paste)
        view.open_wanted.connect(lambda row: self._open(row.digest, row.file_name))
        view.past_wanted.connect(self._on_past)
        view.replacement_wanted.connect(lambda row: self._replace(row.id))
        view.openness_chosen.connect(self._on_openness)
        view.removal_wanted.connect(self._on_removal)
        view.moved.connect(self._on_moved)
        self._model.moved.connect(lambda ids, place: self._on_moved(ids[0], place))
        self._model.renamed.connect(self._on_renamed)
        self._services.bridge.changed.connect(self._on_changed)

    def _run(self, label: str, command: object, done: object = None) -> None:
        self._services.run(label, command, source=self, done=done, failed=self.failed.emit)  # type: ignore[arg-type]

    def _on_kept(self, owner: Owner, kept: tuple[list[KeptFile], list[str]]) -> None:
        files, refused = kept
        if refused:
            self.failed.emit(UserError("\n\n".join(refused)))
        if files:
            label = _("Add annexes")
            command = partial(commands.add, owner=owner, files=files)
            self._run(label, command, lambda ids: self._on_added(ids, files))

    def _on_added(self, ids: list[int], files: list[KeptFile]) -> None:
        if self._model.row_of(ids[-1]) < 0:
            self.reload()  # its news has not come yet
        self.view.select(ids[-1])
        self.added.emit()
        without_pages = [
            (annex_id, file.name)
            for annex_id, file in zip(ids, files, strict=True)
            if not becomes_pages(file.name)
        ]
        if without_pages:
            self._ask_for_pdf(*without_pages[0], more=len(without_pages) - 1)

    def _ask_for_pdf(self, annex_id: int, name: str, more: int) -> None:
        if kind_of(name) is FileKind.MAIL:
            words = _("“{file}” needs a PDF: a mail cannot become pages.")
        else:
            words = _("“{file}” needs a PDF: neither LibreOffice nor Office is on this machine.")
        sentence = words.format(file=name)
        if more:
            sentence += " " + _("So do {count} more.").format(count=more)
        self.messages.show_message(Severity.WARNING, sentence, closable=False)
        self.messages.add_action(
            _("Choose a PDF …"), partial(self._replace, annex_id, only_pdf=True)
        )
        self.messages.add_action(_("Keep it"), self.messages.hide)

    def _replace(self, annex_id: int, only_pdf: bool = False) -> None:
        path = self.ask_file(only_pdf)
        if path is None:
            return
        self.messages.hide()
        job = self._services.jobs.start(
            _("Replacing the file"),
            lambda _progress: self._store.keep(path),
            partial(self._on_replacement, annex_id),
            self.failed.emit,
        )
        ProgressNote(job, self.messages, self)

    def _on_replacement(self, annex_id: int, kept: KeptFile) -> None:
        command = partial(commands.replace_file, annex_id=annex_id, file=kept)
        self._run(_("Replace the file"), command)
        if not becomes_pages(kept.name):
            self._ask_for_pdf(annex_id, kept.name, more=0)

    def _on_past(self, past: PastFile) -> None:
        self._open(past.digest, past.file_name)

    def _open(self, digest: str, file_name: str) -> None:
        self._services.jobs.start(
            _("Opening"),
            lambda _progress: self._store.copy_to_open(digest, file_name),
            self.show_file,
            self.failed.emit,
        )

    def _on_openness(self, annex_id: int, code: str) -> None:
        command = partial(commands.set_openness, annex_id=annex_id, openness=Openness(code))
        self._run(_("Open or closed"), command)

    def _on_moved(self, annex_id: int, position: int) -> None:
        command = partial(commands.move, annex_id=annex_id, position=position)
        self._run(_("Move the annex"), command, lambda _none: self.view.select(annex_id))
        announce(self, _("Now annex {number}").format(number=position + 1))

    def _on_renamed(self, annex_id: int, title: str) -> None:
        command = partial(commands.rename, annex_id=annex_id, title=title)
        self._run(_("Rename the annex"), command)

    def _on_removal(self, row: AnnexRow) -> None:
        label = _("Remove {title}").format(title=row.title)
        self._run(label, partial(commands.remove, annex_id=row.id))

    def _on_changed(self, change: ChangeSet) -> None:
        if change.touches("annex") or change.touches("annex_past_file"):
            self.ask_reload()


def _files(data: QMimeData | None) -> list[Path]:
    """The local files that were dropped or pasted."""
    if data is None:
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _kinds(endings: tuple[str, ...]) -> str:
    """What the dialog offers."""
    patterns = " ".join(f"*{ending}" for ending in endings)
    return _("Files that can be annexes ({patterns})").format(patterns=patterns)

"""What touches files chosen by the user: reading meetings in, the example, backups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from gui.background.progress_note import ProgressNote
from gui.import_review.queue import OpenMeeting, ReviewQueue
from gui.jobs import Job
from gui.lifetime.file_dialogs import FolderOf, ask_file, ask_files, ask_target
from gui.lifetime.restore_dialog import RestoreDialog
from gui.main_window import READABLE, MainWindow
from gui.services import Services
from gui.widgets.dialogs import roomy
from model.commands.imports import Imported
from model.errors import UserError
from model.exchange.export import safe_name
from model.exchange.handover import (
    ENDING,
    chosen,
    import_hand_over,
    is_hand_over,
    write_hand_over,
)
from model.exchange.importing import EXAMPLE, import_into
from model.exchange.received import recognise_any, recognise_pasted
from model.exchange.word.blank import write_blank_form
from model.exchange.word.recognise import Recognised
from model.forms import forms
from model.progress import Progress
from model.queries import meetings
from model.queries.agenda import MeetingHead
from model.storage.annex_files import AnnexFiles
from model.text.translate import _, language, ngettext
from model.views import AnnexView
from model.workspace.copies import back_up
from model.workspace.workspace import Workspace

Report = tuple[list[Imported], list[Recognised], list[str]]
"""What was read in, what is to be reviewed, and a sentence for each file that was refused."""


class FileActions(QObject):
    """Every choice of a file stands here, behind a method of its own, so that a test can answer it."""

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        open_meeting: Callable[[int], None],
        meeting_in_front: OpenMeeting = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._services, self._open_meeting = window, services, open_meeting
        self.reviews = ReviewQueue(services, meeting_in_front, window)
        self.reviews.taken_in.connect(self._on_taken_in)

    def choose_import(self) -> None:
        """Ask for exchange files and recommendations, and read them in."""
        kinds = _("Meetings and recommendations ({endings})").format(
            endings=" ".join(f"*{ending}" for ending in READABLE)
        )
        self.read(list(map(str, ask_files(self._window, _("Read in"), FolderOf.IMPORTS, kinds))))

    def read(self, names: list[str]) -> None:
        """Read files in; each whole or not at all. Recommendations are reviewed first."""
        if not names:
            return
        paths = [Path(name) for name in names]
        self._window.flush()
        workspace = self._services.workspace
        job = self._services.jobs.start(
            _("Reading in"),
            lambda progress: _read_all(workspace, paths, progress),
            self._on_read,
        )
        ProgressNote(job, self._window.messages, self)

    def paste_form(self) -> None:
        """Read the whole form in the clipboard, from a mail for instance, and review it."""
        copied = QApplication.clipboard().mimeData()
        text, html = copied.text(), copied.html() if copied.hasHtml() else ""
        self._window.flush()
        job = self._services.jobs.start(
            _("Reading in"),
            lambda _progress: recognise_pasted(text, html, _("The pasted text")),
            lambda found: self.reviews.add([found]),
        )
        ProgressNote(job, self._window.messages, self)

    def choose_hand_over(
        self, name: str, *, meetings: Sequence[int] = (), items: Sequence[int] = ()
    ) -> None:
        """Ask where, and write these meetings or recommendations to a file for a colleague."""
        target, _kind = ask_target(
            self._window,
            _("Hand over to a colleague"),
            FolderOf.HAND_OVERS,
            f"{safe_name(name)}{ENDING}",
            _("Handed over from Punktvis (*{ending})").format(ending=ENDING),
        )
        if target is not None:
            self.hand_over(target, meetings, items)

    def hand_over(self, target: Path, meetings: Sequence[int], items: Sequence[int]) -> None:
        """Write the file."""
        target = target if target.suffix == ENDING else target.with_name(target.name + ENDING)
        self._window.flush()
        workspace = self._services.workspace
        job = self._services.jobs.start(
            _("Handing over"),
            lambda _progress: _hand_over(workspace, target, meetings, items),
            partial(self._on_handed_over, target),
        )
        ProgressNote(job, self._window.messages, self)

    def choose_blank_form(self, meeting: MeetingHead) -> None:
        """Ask where, and as which form, and write it with the meeting's date and deadline."""
        kinds = {f"{known.title(language())} (*.docx)": known.code for known in forms()}
        target, kind = ask_target(
            self._window,
            _("Blank form for caseworkers"),
            FolderOf.FORMS,
            _("Blank recommendation.docx"),
            ";;".join(kinds),
        )
        if target is not None:
            self.write_blank_form(meeting, target, kinds.get(kind, forms()[0].code))

    def write_blank_form(self, meeting: MeetingHead, target: Path, code: str) -> None:
        """Write a blank form of this kind."""
        target = target if target.suffix else target.with_suffix(".docx")
        name = meeting.name or meeting.forum
        self._services.jobs.start(
            _("Saving the blank form"),
            lambda _progress: write_blank_form(
                target, code, name, meeting.date, meeting.submission_deadline
            ),
            lambda _done: self._say(_("The blank form is saved: {file}").format(file=target)),
        )

    def show_example(self, then: Callable[[], object] = lambda: None) -> Job:
        """Put the example meeting into the database, open it, and go on from there."""
        workspace = self._services.workspace

        def done(report: Report) -> None:
            self._on_read(report)
            then()

        return self._services.jobs.start(
            _("Reading in"), lambda progress: _read_all(workspace, [EXAMPLE], progress), done
        )

    def make_backup(self) -> None:
        """Ask where, and write a verified copy with all annexes."""
        target, _kind = ask_target(
            self._window,
            _("Make a backup"),
            FolderOf.BACKUPS,
            _("Punktvis backup.punktvis-backup"),
            _("Backups (*.punktvis-backup)"),
        )
        if target is None:
            return
        self._window.flush()
        workspace = self._services.workspace
        job = self._services.jobs.start(
            _("Making a backup"),
            lambda progress: back_up(workspace, target, progress),
            lambda _size: self._say(_("The backup is made: {file}").format(file=target)),
        )
        ProgressNote(job, self._window.messages, self)

    def restore_backup(self) -> None:
        """Show the copies there are and what each holds, and put one in the place of what is open."""
        dialog = RestoreDialog(self._services, self._window)
        dialog.chosen.connect(self._restore)
        dialog.other_wanted.connect(self.restore_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def restore_file(self) -> None:
        """Ask which file, ask again, and put it in the place of the open database."""
        kinds = _("Backups (*.punktvis-backup)")
        path = ask_file(self._window, _("Put a backup back"), FolderOf.BACKUPS, kinds)
        if path is None:
            return
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(
            _(
                "Put this backup in the place of what is open now? What is open now is kept beside it as "
                "a file, and can be put back in the same way."
            )
        )
        yes = box.addButton(_("Put the backup back"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Keep what is open"), QMessageBox.ButtonRole.RejectRole)
        yes.clicked.connect(lambda: self._restore(path))
        box.finished.connect(box.deleteLater)
        roomy(box)
        box.open()

    def _restore(self, path: Path) -> None:
        self._window.flush()
        self._window.restore_wanted.emit(str(path))

    def _on_handed_over(self, target: Path, missing: list[AnnexView]) -> None:
        self._say(_("The file is saved: {file}").format(file=target))
        if missing:
            names = ", ".join(f"{annex.number}. {annex.title}" for annex in missing)
            lost = _("The files of these annexes are missing and were left out: {names}.")
            self._services.report(UserError(lost.format(names=names)))

    def _on_taken_in(self, title: str, _item_id: int) -> None:
        self._say(_("“{title}” was taken in.").format(title=title))

    def _on_read(self, report: Report) -> None:
        done, to_review, refused = report
        self.reviews.add(to_review)
        keys = [key for imported in done for key in imported.meetings]
        if refused:
            self._services.report(UserError("\n\n".join(refused)))
        if not done:
            return
        count = len(keys)
        if not count:
            self._say_items(sum(len(imported.items) for imported in done))
            return
        self._say(
            ngettext(
                "{count} meeting was read in.", "{count} meetings were read in.", count
            ).format(count=count)
        )
        if keys and len(done) == 1:
            found = self._services.read(partial(meetings.find, named=keys[0]))
            self._open_meeting(found[0])

    def _say_items(self, count: int) -> None:
        self._say(
            ngettext(
                "{count} recommendation was read in.",
                "{count} recommendations were read in.",
                count,
            ).format(count=count)
        )

    def _say(self, text: str) -> None:
        self._window.toast.show_text(text)


def _hand_over(
    workspace: Workspace, target: Path, meetings: Sequence[int], items: Sequence[int]
) -> list[AnnexView]:
    views, whole = workspace.read(lambda session: chosen(session, meetings, items))
    return write_hand_over(target, views, whole, AnnexFiles(workspace.path))


def _read_all(workspace: Workspace, paths: list[Path], progress: Progress) -> Report:
    done: list[Imported] = []
    to_review: list[Recognised] = []
    refused: list[str] = []
    for place, path in enumerate(paths):
        progress.check_cancelled()
        progress.report(place, len(paths), path.name)
        try:
            if path.suffix.lower() == ".json":
                done.append(import_into(workspace, path))
            elif is_hand_over(path):
                done.append(import_hand_over(workspace, path, progress))
            else:
                to_review.append(recognise_any(path, progress))
        except UserError as error:
            refused.append(str(error))
    return done, to_review, refused

"""Every dialog of the application, opened over the running example meeting."""

import datetime
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from gui.actions.keys_page import show_about
from gui.application import Application
from gui.distribution.approve_dialog import ApproveDialog, ApproveMembersDialog
from gui.distribution.approved_dialog import ApprovedDialog
from gui.distribution.sign_in_dialog import SignInDialog
from gui.distribution.template_dialog import TemplateDialog
from gui.documents.telling_dialog import TellingDialog
from gui.follow_up.move_dialog import MoveDialog
from gui.lifetime.recovered import RecoveredDialog
from gui.people.import_dialog import ImportDialog
from gui.recorder.absence_dialog import AbsenceDialog
from gui.recorder.compare_dialog import CompareDialog
from gui.recorder.time_dialog import TimeDialog
from gui.services import Services
from gui.widgets.rich_text.field import RichTextField
from model.commands.people import Contact
from model.commands.revisions import send_for_comments
from model.delivery.microsoft import MicrosoftAccount
from model.dispatching.recipients import Candidate
from model.errors import UserError
from model.exchange.word.recognise import recognise_file
from model.queries.attendance import attendance
from model.queries.papers import paper_points
from model.storage.spool import Draft, SpooledDraft
from model.text.blocks import from_plain
from tests.model.exchange.word.twins import grid
from tests.screenshots.waiting import settle, wait_for

_MEMBERS = (
    Candidate("Åse Kjær", "aase@example.org"),
    Candidate("Bo Lind", "bo.lind@example.org"),
)
SERIES = ("rhythm", "meeting", "standing", "make", "coming")


def modules_with_dialogs() -> set[str]:
    """The modules of the window that hold a dialog of ours, read from the source."""
    root = Path(__file__).parents[2]
    files = (file for file in (root / "gui").rglob("*.py") if "(QDialog):" in _text(file))
    return {".".join(file.relative_to(root).with_suffix("").parts) for file in files}


def _text(file: Path) -> str:
    return file.read_text("utf-8")


class Dialogs:
    """Opens one after the other; `folder` is for what some of them read."""

    def __init__(self, application: Application, folder: Path) -> None:
        assert application.screens is not None
        assert application.workspace is not None
        self.window, self.screens, self.folder = application.window, application.screens, folder
        errors = application.errors
        self.services: Services = self.screens.upkeep.services
        meeting_id = self.screens.meeting_id()
        assert meeting_id is not None
        self.meeting_id = meeting_id
        self._report = errors.report

    def each(self) -> Iterator[tuple[str, QDialog]]:
        """Name and dialog, open; each is gone before the next comes."""
        before = set(self.window.findChildren(QDialog))
        for name, show in self._openers():
            show()
            settle(60)
            shown = [d for d in self._open() if d not in before]
            assert shown, f"{name} did not open"
            yield name, shown[-1]
            for dialog in reversed(self._open()):
                dialog.reject()
            settle(20)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _open(self) -> list[QDialog]:
        return [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]

    def _openers(self) -> Iterator[tuple[str, Callable[[], object]]]:
        actions = ("meeting.new", "meeting.edit", "meeting.copy", "meeting.move", "meeting.cancel")
        actions += ("backup.restore", "meeting.old", "plan.paste", "item.forms", "help.keys")
        actions += ("help.page", "view.palette", "write.phrases")
        for action in actions:
            yield action, self._act(action)
        for tab in SERIES:
            yield f"series {tab}", lambda tab=tab: self._series(tab)
        yield "about", lambda: show_about(self.window)
        yield "error", lambda: self._report(UserError("Filen kan ikke læses."))
        yield "unforeseen", lambda: self._report(ValueError("x"))
        yield "yearly", lambda: self.screens.overview.ask_yearly(1, "Budget")
        yield "import", self._review
        yield "guest", self._guest
        yield from self._of_mails()
        yield from self._of_the_minutes()

    def _of_mails(self) -> Iterator[tuple[str, Callable[[], object]]]:
        window, services = self.window, self.services
        points = services.read(lambda session: paper_points(session, self.meeting_id))
        people = (Contact("Åse Kjær", email="aase@example.org"), Contact("Bo Lind"))
        yield "mail settings", self.screens.dispatching.edit_settings
        yield "sign in", lambda: SignInDialog(services, _no_account, (), window).open()
        yield "template", lambda: TemplateDialog("agenda", "Dagsorden", None, "da", window).open()
        yield "approve", lambda: ApproveDialog("Åse Kjær", "aase@example.org", window).open()
        yield "approve all", lambda: ApproveMembersDialog(_MEMBERS, _MEMBERS[:1], window).open()
        yield "approved", lambda: ApprovedDialog({"aase@example.org": "Åse Kjær"}, window).open()
        yield "telling", lambda: TellingDialog(points, window).open()
        yield "people", lambda: ImportDialog(people, window).open()

    def _of_the_minutes(self) -> Iterator[tuple[str, Callable[[], object]]]:
        window, services, minutes = self.window, self.services, self.screens.minutes
        member = services.read(lambda session: attendance(session, self.meeting_id))[0]
        day = datetime.date(2026, 11, 2)
        draft = Draft("meeting", self.meeting_id, "x", "Punkt 2: Referat", from_plain("Drøftet."))
        left = (SpooledDraft(draft, datetime.datetime(2026, 11, 2, 9, 5), self.folder / "d"),)
        yield "move task", lambda: MoveDialog(day, window).open()
        yield "absence", lambda: AbsenceDialog(services, minutes.run, member.id, window).open()
        yield "times", lambda: TimeDialog(services, self.meeting_id, window).open()
        yield "recovered", lambda: RecoveredDialog(services, left, window).open()
        yield "link", minutes.findChildren(RichTextField)[0].ask_for_link
        yield "reason", minutes.after.work.approve
        services.workspace.run("x", partial(send_for_comments, meeting_id=self.meeting_id)).result(
            30
        )
        yield "compare", lambda: CompareDialog(services, self.meeting_id, window).open()

    def _act(self, action: str) -> Callable[[], object]:
        return self.window.actions_table[action].trigger

    def _series(self, tab: str) -> None:
        self.screens.show_series()
        from gui.series.dialog import SeriesDialog

        (dialog,) = (d for d in self.window.findChildren(SeriesDialog) if d.isVisible())
        dialog.show_tab(tab)

    def _review(self) -> None:
        file = self.folder / "form.docx"
        grid(file)
        self.screens.files.reviews.add([recognise_file(file)])
        wait_for(lambda: self.screens.files.reviews.dialog is not None)

    def _guest(self) -> None:
        agenda = self.screens.agenda.agenda
        assert agenda is not None
        row = next(row for row in agenda.entries if row.guests)
        self.screens.page.show_job("plan")  # a narrow window shows it nowhere else
        self.screens.plan.edit_guest(row.guests[0], row.key)


def _no_account() -> MicrosoftAccount:
    raise UserError("Ingen er logget ind.")

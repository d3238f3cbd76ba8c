"""The job "Udsendelse" put together: papers, mails, what was sent, and the postman behind them."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from gui.distribution.history import HistoryPanel
from gui.distribution.panel import DistributionPanel
from gui.distribution.settings_dialog import MailSettingsDialog
from gui.documents.choices import Choice
from gui.documents.panel import DispatchPanel
from gui.documents.preview_panel import PreviewPanel
from gui.documents.printing import Printing
from gui.frame.dispatch_page import DispatchPage
from gui.main_window import MainWindow
from gui.services import Services
from gui.widgets.message_bar import Severity
from model.delivery.outbox import Postman
from model.delivery.secrets import Secrets
from model.dispatching.transports import Accounts, Transports
from model.queries.agenda import meeting_head
from model.text.translate import _


class Dispatching(QObject):
    """Part of the wiring in `gui.screens`; the only place that knows both screens of this job."""

    wanted = Signal()
    """The job is to come to the front."""

    def __init__(self, window: MainWindow, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._services = window, services
        self._meeting_id: int | None = None
        self._proposed = ""
        self.documents = DispatchPanel(services, window.flush, window.messages)
        self.secrets = Secrets()
        self.accounts = Accounts(self.secrets)
        transports = Transports(services.workspace, self.secrets, self.accounts)
        self.postman = Postman(services.workspace, transports.for_mail)
        self.mails = DistributionPanel(
            services, window.flush, lambda: dict(self.documents.findings.releases)
        )
        self.sent = HistoryPanel(services, self.postman.wake)
        self.page = DispatchPage(self.documents, self.mails, self.sent)
        self.preview = PreviewPanel(services)
        self.printing = Printing(services, lambda: self.documents.findings.releases, window, self)
        self.preview.save_wanted.connect(self.documents.save)
        self.preview.print_wanted.connect(self._on_print_wanted)
        self.printing.told.connect(window.toast.show_text)
        self.printing.blocked.connect(self.documents.refuse)
        self.documents.wanted.connect(self.show_documents)
        self.mails.queued.connect(self.postman.wake)
        self.mails.said.connect(window.toast.show_text)
        self.mails.releases_wanted.connect(lambda: self.page.show_part("documents"))
        self.mails.settings_wanted.connect(self.edit_settings)
        self.postman.start()

    def show_meeting(self, meeting_id: int | None) -> None:
        """Show another meeting, or none where it is gone."""
        if meeting_id != self._meeting_id:
            self._proposed = ""
        self._meeting_id = meeting_id
        for panel in (self.documents, self.mails, self.sent, self.preview):
            panel.show_meeting(meeting_id)

    def propose(self) -> None:
        """The mails that are due now; what was chosen stays until the meeting has come further."""
        due = self._usual_kind()
        if due != self._proposed:
            self._proposed = due
            self.mails.choose_kind(due)

    def print_shown(self) -> None:
        """Print what the preview shows, or would show."""
        self._on_print_wanted(self.preview.choice())

    def show_documents(self) -> None:
        """Bring the documents of the meeting to the front."""
        self.wanted.emit()
        self.page.show_part("documents")

    def show_minutes(self) -> None:
        """Bring the card to the front from which the minutes are saved."""
        self.show_documents()
        self.documents.show_minutes()

    def show_mails(self, kind: str = "") -> None:
        """Bring the mails of the meeting to the front: the agenda's before it, the minutes' after it."""
        due = self._proposed = self._usual_kind()  # what is asked for here is not proposed away
        self.mails.choose_kind(kind or due)
        self.wanted.emit()
        self.page.show_part("mails")

    def show_for_comments(self, wish: str) -> None:
        """Lead on to the mail with the minutes; `wish`: whom she means to ask, and until when."""
        self.show_mails("minutes")
        said = _("The minutes are ready to be sent: choose the recipients here.")
        if wish:
            said = f"{said} {_('You wrote: {wish}').format(wish=wish)}"
        self.mails.messages.show_message(Severity.INFORMATION, said)

    def _usual_kind(self) -> str:
        if self._meeting_id is None:
            return "agenda"
        head = self._services.read(partial(meeting_head, meeting_id=self._meeting_id))
        return "minutes" if head.status.is_over else "agenda"

    def edit_settings(self) -> None:
        """Who sends, and which way."""
        if self._meeting_id is not None:
            dialog = MailSettingsDialog(
                self._services, self.secrets, self.accounts, self._meeting_id, self._window
            )
            dialog.finished.connect(lambda _code: self.mails.reload())
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def close(self) -> None:
        """Let go of the mail server: the database goes."""
        self.mails.close_down()
        self.sent.close_down()
        self.postman.close()
        self.preview.show_meeting(None)
        self.printing.close()

    def _on_print_wanted(self, choice: Choice) -> None:
        if self._meeting_id is not None:
            self._window.flush()
            self.printing.print_document(choice.of(self._meeting_id))

"""Signing in with Microsoft: in the browser of this machine, or with a code on any machine."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from gui.jobs import Job, WindowThread
from gui.services import Services
from gui.theme import dress
from gui.widgets.accessible import announce
from gui.widgets.buttons import PrimaryButton, SecondaryButton, allow
from gui.widgets.dialogs import MARGINS
from gui.widgets.labels import Heading, Text
from model.delivery.microsoft import DeviceCode, MicrosoftAccount
from model.errors import UserError
from model.progress import Progress
from model.text.translate import _

_LOOK_S = 0.2


def _patiently(work: Callable[[], str], progress: Progress) -> str:
    """The answer of the work, on a thread that may be left behind.

    A browser in which nobody answers would keep a job, and the end of the application, waiting.
    """
    answer: Future[str] = Future()

    def run() -> None:
        try:
            answer.set_result(work())
        except BaseException as error:
            answer.set_exception(error)

    Thread(target=run, name="sign in", daemon=True).start()
    while not wait([answer], _LOOK_S).done:
        progress.check_cancelled()
    return answer.result()


class SignInDialog(QDialog):
    """`account` is called on a job's thread, and may refuse with a UserError."""

    signed_in = Signal(str)

    def __init__(
        self,
        services: Services,
        account: Callable[[], MicrosoftAccount],
        scopes: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._account, self._scopes = services, account, scopes
        self._job: Job | None = None
        self._cancelled = False
        self._window_thread = WindowThread(self)
        self._code: DeviceCode | None = None
        self.setWindowTitle(_("Sign in with Microsoft"))
        self.setMinimumWidth(480)
        self.browser = PrimaryButton(_("Sign in in the browser"), "external-link")
        self.browser.clicked.connect(self._on_browser)
        self.by_code = SecondaryButton(_("Sign in with a code"))
        self.by_code.clicked.connect(self._on_code)
        self.said = Text(
            _(
                "Your browser opens and asks who you are. With a code you can sign in on another "
                "machine, where the browser here may not."
            )
        )
        self.said.setWordWrap(True)
        self.page = SecondaryButton(_("Copy the code and open the page"), "copy")
        self.page.clicked.connect(self._on_page)
        self.page.hide()
        self._lay_out()

    def done(self, code: int) -> None:
        """Stop what is waited for."""
        self._cancelled = True
        if self._job is not None:
            self._job.cancel()
        super().done(code)

    def _on_browser(self) -> None:
        account, scopes = self._account, self._scopes
        self._start(lambda: account().sign_in(scopes))
        self._say(_("Go on in the browser. This closes by itself."), "muted")

    def _on_code(self) -> None:
        account, scopes, post = self._account, self._scopes, self._window_thread.post

        def tell(code: DeviceCode) -> None:
            post(lambda: self._on_told(code))

        self._start(lambda: account().sign_in_by_code(scopes, tell, lambda: self._cancelled))
        self._say(_("Asking Microsoft for a code …"), "muted")

    def _on_told(self, code: DeviceCode) -> None:
        self._code = code
        words = _("Open {page} and type the code {code}. This closes by itself.")
        self._say(words.format(page=code.page, code=code.code), "")
        self.page.show()

    def _on_page(self) -> None:
        if self._code is not None:
            QGuiApplication.clipboard().setText(self._code.code)
            self.page.say(_("The code is copied: paste it on the page"), "check")
            announce(self.page, self.page.accessibleName())
            self.open_page(self._code.page)

    def open_page(self, page: str) -> None:
        """Show the page; a method of its own so that a test can watch it."""
        QDesktopServices.openUrl(QUrl(page))

    def _start(self, work: Callable[[], str]) -> None:
        for button in (self.browser, self.by_code):
            allow(button, False, _("Waiting for Microsoft …"))
        self._job = self._services.jobs.start(
            _("Sign in with Microsoft"),
            lambda progress: _patiently(work, progress),
            self._on_signed_in,
            self._on_failed,
        )

    def _on_signed_in(self, user: str) -> None:
        self.signed_in.emit(user)
        self.accept()

    def _on_failed(self, error: BaseException) -> None:
        for button in (self.browser, self.by_code):
            allow(button, True, "")
        self.page.hide()
        if isinstance(error, UserError):
            self._say(str(error), "danger")
        else:
            self._services.report(error)

    def _say(self, sentence: str, look: str) -> None:
        dress(self.said, look or "text")
        self.said.setText(sentence)

    def _lay_out(self) -> None:
        ways = QHBoxLayout()
        ways.addWidget(self.browser)
        ways.addWidget(self.by_code)
        ways.addStretch(1)
        code = QHBoxLayout()
        code.addWidget(self.page)
        code.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(*MARGINS)
        box.setSpacing(14)
        box.addWidget(Heading(_("Sign in with Microsoft")))
        box.addWidget(self.said)
        box.addLayout(code)
        box.addLayout(ways)
        box.addStretch(1)
        box.addWidget(buttons)

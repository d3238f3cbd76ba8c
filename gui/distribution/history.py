"""Who got which bytes when: the mails of a meeting, and what can still be done about each."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.distribution.mail_card import MailCard
from gui.distribution.words import answer_text
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import SecondaryButton
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Heading, Text
from gui.widgets.message_bar import MessageBar, Severity
from gui.widgets.page_scroll import PageScroll
from model.commands import outbox
from model.delivery.mail_programs import keep_file
from model.delivery.outbox import mail_file
from model.dispatching.answers import read_in
from model.errors import UserError
from model.queries.invitations import invitations
from model.queries.outbox import MailRow, list_mails
from model.sending import WAITING
from model.text.translate import _
from model.workspace.changes import ChangeSet

_TABLES = frozenset({"mail", "mail_recipient", "invitation"})


class HistoryPanel(QWidget):
    """`wake` asks the postman to look at once."""

    def __init__(
        self, services: Services, wake: Callable[[bool], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._wake = services, wake
        self._meeting_id: int | None = None
        self._stale = True
        self.cards: list[MailCard] = []
        self.mails: tuple[MailRow, ...] = ()
        self.now = SecondaryButton(_("Try now"), "refresh-cw")
        self.now.clicked.connect(lambda: self._wake(True))
        self.replies = SecondaryButton(_("Read in answers …"), "calendar-check")
        self.replies.clicked.connect(self._on_replies)
        self.messages = MessageBar()
        self._answers = Text()
        self._answers.setWordWrap(True)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.empty = EmptyState(
            "history",
            _("Nothing has been sent from this meeting yet"),
            _("What is sent or opened as a draft stands here, with what became of it."),
        )
        self._lay_out()
        services.bridge.changed.connect(self._on_changed)

    def show_meeting(self, meeting_id: int) -> None:
        """Show another meeting."""
        self._meeting_id = meeting_id
        self._on_stale()

    def reload(self) -> None:
        """Read the mails again."""
        meeting_id = self._meeting_id
        if meeting_id is None:
            return
        self._stale = False
        mails = self._services.read(lambda session: list_mails(session, meeting_id))
        sent = self._services.read(lambda session: invitations(session, meeting_id))
        self._answers.setText("\n".join(answer_text(row) for row in sent if row.answer))
        self._answers.setVisible(bool(self._answers.text()))
        self.replies.setVisible(bool(sent))
        if mails == self.mails and self.cards:
            return
        self.mails = mails
        self._show_cards(mails)
        self.empty.setVisible(not mails)
        self._scroll.setVisible(bool(mails))
        self.now.setVisible(any(row.of(*WAITING) for row in mails))

    def _show_cards(self, mails: tuple[MailRow, ...]) -> None:
        """Make only those new that say something else: 200 mails on their way change one by one."""
        opened = {card.row.id for card in self.cards if card.is_open()}
        wanted = {row.id: row for row in mails}
        kept = {card.row.id: card for card in self.cards if wanted.get(card.row.id) == card.row}
        for card in self.cards:
            if card.row.id not in kept:
                card.hide()
                self._column.removeWidget(card)
                card.deleteLater()
        self.cards = []
        for place, row in enumerate(mails):
            card = kept.get(row.id)
            if card is None:
                card = MailCard(row, row.id in opened)
                card.action.connect(self._on_action)
                self._column.insertWidget(place, card)
            self.cards.append(card)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def open_file(self, path: Path) -> None:
        """Show a mail as it left; a method of its own so that a test can watch it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def ask_files(self) -> list[Path]:
        """The open dialog; a method of its own so that a test can answer it."""
        names, _kind = QFileDialog.getOpenFileNames(
            self.window(), _("Read in answers …"), "", _("Calendar files (*.ics)")
        )
        return [Path(name) for name in names]

    def _on_replies(self) -> None:
        files = self.ask_files()
        if files:
            workspace = self._services.workspace
            self._services.jobs.start(
                _("Read in answers"),
                lambda _progress: read_in(workspace, files),
                self._on_read,
                self._on_failed,
            )

    def _on_read(self, names: tuple[str, ...]) -> None:
        words = _("Answers of {names} are read in.").format(names=", ".join(names))
        self.messages.show_message(Severity.SUCCESS, words)
        self.reload()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.messages.show_message(Severity.WARNING, str(error))
        else:
            self._services.report(error)

    def _on_action(self, mail_id: int, action: str) -> None:
        now = datetime.datetime.now()
        commands = {
            "retry": partial(outbox.retry, mail_id=mail_id),
            "cancel": partial(outbox.cancel, mail_id=mail_id, now=now),
            "sent": partial(outbox.confirm, mail_id=mail_id, sent=True, now=now),
            "not_sent": partial(outbox.confirm, mail_id=mail_id, sent=False, now=now),
        }
        if action == "open":
            self._open(mail_id)
            return
        self._services.run(
            _("Outbox"),
            commands[action],
            undoable=False,
            done=lambda _result: self._wake(action == "retry"),
        )

    def _open(self, mail_id: int) -> None:
        row = next(card.row for card in self.cards if card.row.id == mail_id)
        path = self._services.workspace.path
        self._services.jobs.start(
            _("Open the mail"),
            lambda _progress: keep_file(mail_file(path, row), f"{row.subject} {row.id}"),
            self.open_file,
        )

    def _on_changed(self, change: ChangeSet) -> None:
        if any(change.touches(table) for table in _TABLES):
            self._on_stale()

    def _on_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.reload()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Heading(_("Sent from this meeting"), TextSize.LARGE))
        head.addStretch(1)
        head.addWidget(self.replies)
        head.addWidget(self.now)
        inner = QWidget()
        inner.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._scroll = PageScroll(_("Sent"))
        self._scroll.setWidget(inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.messages)
        box.addLayout(head)
        box.addWidget(self._answers)
        box.addWidget(self._scroll, 1)
        box.addWidget(self.empty, 1)

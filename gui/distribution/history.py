"""Who got which bytes when: the mails of a meeting, and what can still be done about each."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.distribution.mail_card import MailCard
from gui.distribution.newest import Newest
from gui.distribution.words import answer_text
from gui.lifetime.file_dialogs import FolderOf, ask_files
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import SecondaryButton
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Heading, Text
from gui.widgets.message_bar import MessageBar, Severity
from gui.widgets.page_scroll import PageScroll
from gui.widgets.page_width import centred
from gui.widgets.slices import Slices
from model.commands import outbox
from model.delivery.mail_programs import keep_file
from model.delivery.outbox import mail_file
from model.dispatching.answers import read_in
from model.errors import UserError
from model.queries.invitations import InvitationRow, invitations
from model.queries.outbox import MailRow, list_mails
from model.sending import WAITING
from model.text.translate import _
from model.workspace.changes import ChangeSet

PAGE = 12
"""So many mails are shown at first, the newest, and so many more at a time."""

_TABLES = frozenset({"mail", "mail_recipient", "invitation"})

_PAUSE_MS = 8
"""A card is laid out and painted before the next is made."""

_REST_MS = 100
"""Many mails on their way are looked at together."""

_Found = tuple[tuple[MailRow, ...], tuple[InvitationRow, ...]]


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
        self._most = PAGE
        self._filling = Slices(self._fill, self, _PAUSE_MS)
        self.more = SecondaryButton(_("Show more"))
        self.more.clicked.connect(self._show_more)
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
            _(
                "Everything that is sent or opened as a draft is listed here, with what became of it."
            ),
        )
        workspace = services.workspace
        self.reading = Newest(
            services,
            _("Reading the meeting"),
            lambda: self._meeting_id,
            lambda meeting, _progress: workspace.read(
                lambda session: (list_mails(session, meeting), invitations(session, meeting))
            ),
            self,
            _REST_MS,
        )
        self.reading.ready.connect(self._on_read_mails)
        self.reading.failed.connect(self._on_failed)
        self._lay_out()
        for widget in (self.empty, self._scroll, self.now, self.replies):
            widget.hide()
        services.bridge.changed.connect(self._on_changed)

    def show_meeting(self, meeting_id: int | None) -> None:
        """Show another meeting, or none: what is still read of one that is gone is forgotten."""
        if meeting_id != self._meeting_id:
            self._most = PAGE
        self._meeting_id = meeting_id
        self._on_stale()

    def reload(self) -> None:
        """Read the mails again; what changes while they are read is read after that."""
        self._stale = not self.reading.is_idle
        if not self._stale:
            self.reading.ask()

    def is_ready(self) -> bool:
        """Whether what is shown is how it stands."""
        return not self._stale and self.reading.is_idle and self._filling.is_idle

    def close_down(self) -> None:
        """Begin nothing more: the database goes."""
        self.reading.close()

    def _on_read_mails(self, meeting_id: int, found: _Found) -> None:
        if meeting_id == self._meeting_id:
            self._show(*found)
        else:
            self._stale = True
        if self._stale and self.isVisible():
            self.reload()

    def _show(self, mails: tuple[MailRow, ...], sent: tuple[InvitationRow, ...]) -> None:
        self._answers.setText("\n".join(answer_text(row) for row in sent if row.answer))
        self._answers.setVisible(bool(self._answers.text()))
        self.replies.setVisible(bool(sent))
        self.empty.setVisible(not mails)
        self._scroll.setVisible(bool(mails))
        self.now.setVisible(any(row.of(*WAITING) for row in mails))
        if mails != self.mails or not self.cards:
            self.mails = mails
            self._show_cards(mails)

    def _show_cards(self, mails: tuple[MailRow, ...]) -> None:
        """Those of mails that are shown already stay where they are."""
        wanted = {row.id for row in mails[: self._most]}
        for card in [card for card in self.cards if card.row.id not in wanted]:
            self.cards.remove(card)
            self._let_go(card)
        self._fill_all()

    def _fill_all(self) -> None:
        self.more.setVisible(len(self.mails) > self._most)
        self._filling.begin(min(len(self.mails), self._most), at_once=False)

    def _show_more(self) -> None:
        self._most += PAGE
        self._fill_all()

    def _fill(self, place: int) -> None:
        """The card in this place is that of its mail, as it stands now."""
        row = self.mails[place]
        if place < len(self.cards) and self.cards[place].row.id == row.id:
            if self.cards[place].row != row:
                self.cards[place].show_row(row)
            return
        card = MailCard(row)
        card.action.connect(self._on_action)
        self.cards.insert(place, card)
        self._column.insertWidget(place, card)

    def _let_go(self, card: MailCard) -> None:
        card.hide()
        self._column.removeWidget(card)
        card.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def open_file(self, path: Path) -> None:
        """Show a mail as it left; a method of its own so that a test can watch it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def ask_files(self) -> list[Path]:
        """The open dialog; a method of its own so that a test can answer it."""
        kinds = _("Calendar files (*.ics)")
        return ask_files(self.window(), _("Read in answers …"), FolderOf.ANSWERS, kinds)

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
        elif self._meeting_id is not None:
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
        row = next(row for row in self.mails if row.id == mail_id)
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
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._scroll = PageScroll(_("Sent"))
        self._scroll.setWidget(inner)
        page = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(centred(page))
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.messages)
        box.addLayout(head)
        box.addWidget(self._answers)
        box.addWidget(self._scroll, 1)
        box.addWidget(self.empty, 1)

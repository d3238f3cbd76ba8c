"""Mails of a meeting: what is chosen is prepared off the window thread, and only what is shown leaves."""

import datetime
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.distribution.choosing import Choosing
from gui.distribution.mail_pages import MailPages
from gui.distribution.newest import Newest
from gui.distribution.sender import Sender
from gui.distribution.template_dialog import TemplateDialog
from gui.distribution.unconfirmed import Unconfirmed
from gui.distribution.words import mails_text
from gui.services import Services
from gui.widgets.dialogs import agrees
from gui.widgets.message_bar import MessageBar, Severity
from gui.widgets.one_or_both import OneOrBoth
from gui.widgets.page_width import centred
from model.commands.mailing import set_template
from model.commands.outbox import confirm
from model.delivery.message_words import Template
from model.dispatching.desk import Desk, opened, read_desk
from model.dispatching.kinds import MailKind
from model.dispatching.prepare import Order, Prepared, prepare
from model.documents.minutes import MinutesLayout, TaskPlace
from model.errors import Cancelled, UserError
from model.exporting import Releases
from model.queries.forum_settings import document_language
from model.queries.mailing import MailSettings, own_template
from model.queries.outbox import MailRow, list_mails
from model.sending import MailWay
from model.text.translate import _
from model.workspace.changes import ChangeSet

_REST_MS = 250
WIDTH = 1500
"""Of recipients and mail on a large screen."""
LEAST_MAIL = 370
"""Of the mail, where the recipients stand beside it."""
_POST = frozenset({"mail", "mail_recipient"})
"""Tables that say how it stands with mails that have left."""


class DistributionPanel(QWidget):
    """Reads and prepares again whenever something changes; sends only what is shown."""

    releases_wanted = Signal()
    settings_wanted = Signal()
    queued = Signal()
    said = Signal(str)
    """What was done, for a moment."""

    def __init__(
        self,
        services: Services,
        flush: Callable[[], None],
        releases: Callable[[], Releases],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._flush, self._releases = services, flush, releases
        self._meeting_id: int | None = None
        self._settings: MailSettings | None = None
        self._minutes: tuple[MinutesLayout, TaskPlace] | None = None
        self._history: tuple[MailRow, ...] = ()
        self._stale = True
        self.post = Sender(services, self._on_handed, self._on_not_sent)
        self.messages = MessageBar()
        self.unconfirmed = Unconfirmed()
        self.choice = Choosing(services)
        self.pages = MailPages()
        workspace = services.workspace
        self.reading = Newest(
            services,
            _("Reading the meeting"),
            self._wanted,
            lambda wanted, _progress: workspace.read(lambda session: read_desk(session, *wanted)),
            self,
        )
        self.preparation = Newest(
            services,
            _("Preparing the mails"),
            self._order,
            lambda order, progress: prepare(workspace, order, progress),
            self,
            _REST_MS,
        )
        self.drafts = Newest(
            services,
            _("Reading the meeting"),
            lambda: self._meeting_id,
            lambda meeting, _progress: workspace.read(lambda session: list_mails(session, meeting)),
            self,
            _REST_MS,
        )
        self._connect()
        self._lay_out()
        services.bridge.changed.connect(self._on_changed)

    # --- what is shown

    def show_meeting(self, meeting_id: int | None) -> None:
        """Show another meeting, or none: what is still read of one that is gone is forgotten."""
        if meeting_id != self._meeting_id:
            self.pages.forget()
            self.pages.mails = ()
            self._minutes = None
        self._meeting_id = meeting_id
        self.choice.show_meeting(meeting_id)
        self.messages.hide()
        self._on_stale()

    def choose_kind(self, code: str) -> None:
        """Choose what is sent."""
        self.choice.kind.choose(code)

    def reload(self) -> None:
        """Read again who is there and what is set, then prepare the mails."""
        self._stale = False
        self.reading.ask()

    def close_down(self) -> None:
        """Begin nothing more: the database goes."""
        self.reading.close()
        self.preparation.close()
        self.drafts.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def is_ready(self) -> bool:
        """Whether what is shown is what would leave."""
        idle = self.reading.is_idle and self.preparation.is_idle
        return idle and self.choice.recipients.is_filled and not self.pages.view.is_typing

    # --- reading and preparing

    def _wanted(self) -> tuple[int, MailKind] | None:
        """Which meeting, and what is sent from it."""
        return None if self._meeting_id is None else (self._meeting_id, self.choice.wanted)

    def _on_read(self, wanted: tuple[int, MailKind], desk: Desk) -> None:
        if wanted != self._wanted():
            return
        self._settings, self._minutes = desk.settings, (desk.layout, desk.tasks)
        self.choice.show_people(desk.proposed, desk.known, desk.house)
        self.choice.show_agenda(desk.agenda)
        self._show_history(desk.mails)
        self.preparation.ask()

    def _order(self) -> Order | None:
        """What is to be prepared now."""
        meeting_id = self._meeting_id
        if meeting_id is None or self._minutes is None:
            return None
        self._flush()
        layout, tasks = self._minutes
        chosen = self.choice.recipients.chosen()
        return Order(meeting_id, self.choice.wanted, chosen, layout, tasks, self.pages.texts)

    def _on_prepared(self, order: Order, prepared: tuple[Prepared, ...]) -> None:
        if order.meeting_id == self._meeting_id:
            self.pages.show_mails(prepared, opened(prepared, self._history))

    def _on_not_prepared(self, error: BaseException) -> None:
        self.pages.show_mails(())
        self._on_failed(error)

    def _show_buttons(self) -> None:
        mails = self.pages.mails
        way = self._settings.way if self._settings is not None else MailWay.DRAFT
        self.pages.foot.show_state(way, mails, self.pages.in_front, self._obstacle())

    def _obstacle(self) -> str:
        """Why nothing can be sent now, "" if it can."""
        if not self.is_ready():
            return _("The mails are being prepared")
        if not self.pages.mails:
            return _("Choose somebody to send to first")
        stopped = _("Something on a mail has to be put right or confirmed first")
        return stopped if self._is_stopped() else ""

    def _is_stopped(self) -> bool:
        releases = self._releases()
        return any(
            one.stops or any(error not in releases for error in one.errors)
            for one in self.pages.mails
        )

    def _on_kind(self) -> None:
        self.messages.hide()
        self.pages.forget()
        self.reload()

    # --- sending

    def ask_send(self) -> bool:
        """Whether the mails shall leave; a method of its own so that a test can answer it."""
        return agrees(self.window(), _("Send"), _question(self.pages.mails))

    def _on_send(self) -> None:
        settings, meeting_id, mails = self._settings, self._meeting_id, self.pages.mails
        if settings is None or meeting_id is None or not self.is_ready() or not self.ask_send():
            return
        if not self.is_ready() or mails is not self.pages.mails:
            self.messages.show_message(
                Severity.WARNING,
                _(
                    "Something changed while you were asked. Nothing was sent. Look at the mails again, "
                    "and send them then."
                ),
            )
            return
        self.post.send(meeting_id, mails, self._releases(), settings.way)

    def _on_draft(self) -> None:
        """One mail is opened; of several the one in front, and then the next."""
        if self._meeting_id is None or not self.is_ready():
            return
        one = self.pages.mails[self.pages.in_front]
        self.post.hand_over(self._meeting_id, (one,), self._releases(), self.pages.mails)

    def _on_handed(self, sentence: str, queued: bool) -> None:
        if queued:
            self.pages.forget_texts()
            self.messages.show_message(Severity.SUCCESS, sentence)
            self.queued.emit()
        else:
            if sentence:
                self.messages.show_message(Severity.INFORMATION, sentence)
            self.pages.go_on()
        self.reload()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.messages.show_message(Severity.WARNING, str(error))
        elif self._meeting_id is not None:
            self._services.report(error)

    def _on_not_sent(self, error: BaseException) -> None:
        self._on_failed(error)
        no_sender = self._settings is not None and not self._settings.sender_address
        if isinstance(error, UserError) and no_sender:
            self.messages.add_action(_("Mail settings …"), self.settings_wanted.emit)

    def _on_answered(self, ids: list[int], sent: bool) -> None:
        now = datetime.datetime.now()
        for mail_id in ids:
            self._services.run(
                _("Mark as sent"),
                partial(confirm, mail_id=mail_id, sent=sent, now=now),
                undoable=False,
                failed=self._on_failed,
            )

    def _on_all_answered(self) -> None:
        """The keys go to the next draft, or to what is sent next."""
        kind, foot = self.choice.kind, self.pages.foot
        done = kind.isVisible() and not self.pages.is_waiting
        (kind if done else foot.main).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the forum's own words

    def ask_template(self, own: Template | None, language: str) -> Template | None:
        """The forum's words for this kind of mail; a method of its own so that a test can answer it.

        Raises Cancelled.
        """
        kind = self.choice.wanted
        dialog = TemplateDialog(kind.code, _(kind.name), own, language, self.window())
        if not dialog.exec():
            raise Cancelled
        return dialog.template()

    def _on_template(self) -> None:
        settings, meeting_id = self._settings, self._meeting_id
        if meeting_id is None or settings is None or settings.forum_id is None:
            return
        code = self.choice.wanted.code
        language = self._services.read(partial(document_language, meeting_id=meeting_id))
        own = self._services.read(partial(own_template, forum_id=settings.forum_id, kind=code))
        try:
            chosen = self.ask_template(Template(*own) if own else None, language)
        except Cancelled:
            return
        words = chosen or Template("", "")
        self.pages.forget_texts()
        self._services.run(
            _("Template"),
            partial(
                set_template,
                forum_id=settings.forum_id,
                kind=code,
                subject=words.subject,
                body=words.body,
            ),
            failed=self._on_failed,
        )

    # --- news

    def _on_changed(self, change: ChangeSet) -> None:
        """Mails on their way change nothing in those that are shown."""
        if change.rows and change.tables <= _POST:
            self.drafts.ask()
        elif change.rows:
            self._on_stale()

    def _on_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.reload()

    def _on_drafts(self, meeting_id: int, mails: tuple[MailRow, ...]) -> None:
        if meeting_id == self._meeting_id:
            self._show_history(mails)
            self.pages.show_opened(opened(self.pages.mails, mails))

    def _show_history(self, mails: tuple[MailRow, ...]) -> None:
        self._history = mails
        self.unconfirmed.show_mails(mails)

    # --- the widgets

    def _connect(self) -> None:
        self.reading.ready.connect(self._on_read)
        self.reading.failed.connect(self._on_not_prepared)
        self.reading.busy.connect(self._show_buttons)
        self.preparation.ready.connect(self._on_prepared)
        self.preparation.failed.connect(self._on_not_prepared)
        self.preparation.busy.connect(self._show_buttons)
        self.drafts.ready.connect(self._on_drafts)
        self.choice.recipients.filled.connect(self._show_buttons)
        self.unconfirmed.answered.connect(self._on_answered)
        self.unconfirmed.left.connect(self._on_all_answered)
        self.choice.other_kind.connect(self._on_kind)
        self.choice.typed.connect(self.messages.hide)  # what was not understood is put right
        self.choice.typed.connect(self.reload)
        self.choice.changed.connect(self.preparation.ask)
        self.choice.failed.connect(self._on_failed)
        self.choice.copied.connect(self.said)
        pages = self.pages
        pages.shown.connect(self._show_buttons)
        pages.edited.connect(self.preparation.ask)
        pages.view.release_wanted.connect(self.releases_wanted)
        pages.words.clicked.connect(self._on_template)
        pages.settings.clicked.connect(self.settings_wanted)
        pages.foot.send_wanted.connect(self._on_send)
        pages.foot.draft_wanted.connect(self._on_draft)

    def _lay_out(self) -> None:
        self.both = OneOrBoth(_("Mail"), self.pages, self.choice, LEAST_MAIL, second_before=True)
        self.both.call(_("The mail"), _("Recipients"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.messages)
        box.addWidget(self.unconfirmed)
        box.addWidget(centred(self.both, WIDTH), 1)


def _question(mails: tuple[Prepared, ...]) -> str:
    recipients = sum(len(one.message.recipients) for one in mails)
    lines = [_("Send {mails}?").format(mails=mails_text(len(mails), recipients))]
    for one in mails[:12]:
        names = ", ".join(to.name or to.email for to in one.message.to)
        lines.append(f"{one.message.subject}: {names}")
    return "\n".join(lines)

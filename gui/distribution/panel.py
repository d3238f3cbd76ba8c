"""What is sent to whom, each mail as it will look, and the button that lets it leave."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QScrollArea, QVBoxLayout, QWidget

from gui.distribution.approve_dialog import ApproveDialog
from gui.distribution.message_view import MessageView
from gui.distribution.preparation import Preparation
from gui.distribution.recipient_list import RecipientList
from gui.distribution.sender import Sender
from gui.distribution.template_dialog import TemplateDialog
from gui.distribution.unconfirmed import Unconfirmed
from gui.distribution.way_bar import WayBar
from gui.distribution.words import mails_text
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.accessible import announce
from gui.widgets.buttons import SecondaryButton, ToolButton
from gui.widgets.cards import Card
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Heading, SectionLabel, Text
from gui.widgets.message_bar import MessageBar, Severity
from model.commands.mailing import approve_full_edition, set_template
from model.commands.outbox import confirm
from model.delivery.mail_programs import drafts_folder, write_attachments
from model.delivery.message import Attachment
from model.delivery.message_calendar import outlook_text
from model.delivery.message_words import Template
from model.dispatching.kinds import KINDS
from model.dispatching.people import Known, known_people, proposed, typed_candidates
from model.dispatching.prepare import Order, Prepared, house
from model.dispatching.recipients import Candidate
from model.editions import open_edition
from model.errors import Cancelled, UserError
from model.exporting import Releases, chosen_layout, chosen_tasks
from model.queries.forum_settings import document_language
from model.queries.mailing import MailSettings, mail_settings, own_template
from model.queries.outbox import list_mails
from model.sending import MailWay
from model.text.translate import _
from model.views import Edition
from model.workspace.changes import ChangeSet


class DistributionPanel(QWidget):
    """Prepares off the window thread, again whenever something changes; sends only what is shown."""

    releases_wanted = Signal()
    settings_wanted = Signal()
    queued = Signal()

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
        self._known: Known = ()
        self._extra: list[Candidate] = []
        self._texts: dict[str, Template] = {}
        self._shown = 0
        self._handed: set[str] = set()
        self.prepared: tuple[Prepared, ...] = ()
        self._stale = True
        self.post = Sender(services, self._on_handed, self._on_failed)
        self._build()
        self.preparation = Preparation(services, self._wanted, self)
        self.preparation.ready.connect(self._on_prepared)
        self.preparation.failed.connect(self._on_not_prepared)
        self.preparation.busy.connect(self._show_buttons)
        self._lay_out()
        services.bridge.changed.connect(self._on_changed)

    # --- what is shown

    def show_meeting(self, meeting_id: int) -> None:
        """Show another meeting."""
        if meeting_id != self._meeting_id:
            self._forget()
        self._meeting_id = meeting_id
        self.messages.hide()
        self._on_stale()

    def choose_kind(self, code: str) -> None:
        """Choose what is sent."""
        self.kind.setCurrentIndex(self.kind.findData(code))

    def reload(self) -> None:
        """Read again who is there and what is set, then prepare the mails."""
        meeting_id = self._meeting_id
        if meeting_id is None:
            return
        self._stale = False
        kind = KINDS[self.kind.currentData()]
        about = self._services.read(
            lambda session: (
                mail_settings(session, meeting_id),
                proposed(session, meeting_id, kind),
                known_people(session),
                list_mails(session, meeting_id),
            )
        )
        self._settings, found, self._known, mails = about
        self.recipients.set_known([one.label for one in self._known])
        extra = [one for one in self._extra if one.email not in {p.email for p in found}]
        self.recipients.show_candidates([*found, *extra], kind.has_editions)
        self.unconfirmed.show_mails(mails)
        self._about.setText(_(kind.about))
        self.preparation.ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def is_ready(self) -> bool:
        """Whether what is shown is what would leave."""
        return self.preparation.is_idle and not self.view.is_typing

    # --- preparing

    def _wanted(self) -> Order | None:
        """What is to be prepared now."""
        meeting_id = self._meeting_id
        if meeting_id is None:
            return None
        self._flush()
        kind, chosen = KINDS[self.kind.currentData()], self.recipients.chosen()
        layout, tasks = self._services.read(
            lambda session: (chosen_layout(session, meeting_id), chosen_tasks(session, meeting_id))
        )
        return Order(meeting_id, kind, chosen, layout, tasks, dict(self._texts))

    def _on_prepared(self, order: Order, prepared: tuple[Prepared, ...]) -> None:
        if order.meeting_id != self._meeting_id:
            return
        self.prepared = prepared
        self._shown = min(self._shown, max(len(prepared) - 1, 0))
        self._show_mail()

    def _on_not_prepared(self, error: BaseException) -> None:
        self.prepared = ()
        self._show_mail()
        self._on_failed(error)

    def _show_mail(self) -> None:
        has = bool(self.prepared)
        self.view.setVisible(has)
        self.empty.setVisible(not has)
        if has:
            self.view.show_mail(self.prepared[self._shown])
        count = len(self.prepared)
        place = _("Mail {number} of {count}").format(number=self._shown + 1, count=count)
        if has and self.prepared[self._shown].key in self._handed:
            place = _("{place} (opened)").format(place=place)
        self.place.setText(place)
        for widget in (self.place, self.earlier, self.later):
            widget.setVisible(count > 1)
        self._show_buttons()

    def _show_buttons(self) -> None:
        sendable = self.is_ready() and bool(self.prepared) and not self._stopped()
        way = self._settings.way if self._settings is not None else MailWay.DRAFT
        self.foot.show_state(way, self.prepared, self._shown, sendable)

    def _stopped(self) -> bool:
        releases = self._releases()
        return any(
            one.stops or any(error not in releases for error in one.errors) for one in self.prepared
        )

    def _step(self, by: int) -> None:
        if self.prepared:
            self.view.flush()
            self._shown = (self._shown + by) % len(self.prepared)
            self._show_mail()

    # --- what she does

    def _on_edited(self, template: Template) -> None:
        if not self.prepared:
            return
        one = self.prepared[self._shown]
        if template != Template(one.message.subject, one.message.text):
            self._texts[one.key] = template
            self.preparation.ask()
        else:
            self._show_buttons()

    def _on_kind(self) -> None:
        self._texts.clear()
        self._handed.clear()
        self._extra.clear()
        self._shown = 0
        self.recipients.forget()
        self.reload()

    def _on_typed(self, text: str) -> None:
        meeting_id = self._meeting_id
        if meeting_id is None:
            return
        kind = KINDS[self.kind.currentData()]
        try:
            found = self._services.read(
                lambda session: typed_candidates(session, meeting_id, kind, text)
            )
        except UserError as error:
            self.messages.show_message(Severity.WARNING, str(error))
            self.recipients.other.setText(text)
            return
        self._extra.extend(found)
        self.reload()

    def _on_full_wanted(self, candidate: Candidate) -> None:
        settings = self._settings
        if settings is None or settings.forum_id is None or self._meeting_id is None:
            return
        meeting_id = self._meeting_id
        approved = self._services.read(lambda session: house(session, meeting_id).full_edition)
        email = candidate.email
        if email.lower() not in approved:
            typed = self.ask_approval(candidate)
            if not typed:
                self.reload_rows()
                return
            self._services.run(
                _("Full edition for {name}").format(name=candidate.name or email),
                partial(
                    approve_full_edition,
                    forum_id=settings.forum_id,
                    address=email,
                    typed=typed,
                    now=datetime.datetime.now(),
                ),
                source=self,
            )
        self.recipients.choose_edition(email, Edition.FULL)

    def reload_rows(self) -> None:
        """Show the recipients as they count, after something was not approved."""
        for row in self.recipients.rows:
            row.edition.setCurrentIndex(row.edition.findData(row.candidate.edition))

    def ask_approval(self, candidate: Candidate) -> str:
        """The typed address, "" for no; a method of its own so that a test can answer it."""
        dialog = ApproveDialog(candidate.name, candidate.email, self.window())
        return dialog.typed() if dialog.exec() else ""

    def ask_send(self) -> bool:
        """Whether the mails shall leave; a method of its own so that a test can answer it."""
        answer = QMessageBox.question(self.window(), _("Send"), self._question())
        return answer is QMessageBox.StandardButton.Yes

    def _question(self) -> str:
        recipients = sum(len(one.message.recipients) for one in self.prepared)
        lines = [_("Send {mails}?").format(mails=mails_text(len(self.prepared), recipients))]
        for one in self.prepared[:12]:
            names = ", ".join(to.name or to.email for to in one.message.to)
            lines.append(f"{one.message.subject}: {names}")
        return "\n".join(lines)

    def _on_send(self) -> None:
        settings, meeting_id = self._settings, self._meeting_id
        if settings is None or meeting_id is None or not self.is_ready() or not self.ask_send():
            return
        self.post.send(meeting_id, self.prepared, self._releases(), settings.way)

    def _on_draft(self) -> None:
        """One mail is opened; of several the one in front, and then the next."""
        if self._meeting_id is None or not self.is_ready():
            return
        self.post.hand_over(self._meeting_id, (self.prepared[self._shown],), self._releases())

    def _on_handed(self, sentence: str, queued: bool) -> None:
        if queued:
            self._texts.clear()
            self.messages.show_message(Severity.SUCCESS, sentence)
            self.queued.emit()
        else:
            self._on_opened(sentence)
        self.reload()

    def _on_opened(self, sentence: str) -> None:
        """Go on to the next mail that has not been opened."""
        if sentence:
            self.messages.show_message(Severity.INFORMATION, sentence)
        self._handed.add(self.prepared[self._shown].key)
        waiting = [n for n, one in enumerate(self.prepared) if one.key not in self._handed]
        if waiting:
            self._shown = next((n for n in waiting if n > self._shown), waiting[0])
        self._show_mail()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.messages.show_message(Severity.WARNING, str(error))
            if self._settings is not None and not self._settings.sender_address:
                self.messages.add_action(_("Mail settings …"), self.settings_wanted.emit)
        else:
            self._services.report(error)

    def _on_answered(self, ids: list[int], sent: bool) -> None:
        now = datetime.datetime.now()
        for mail_id in ids:
            self._services.run(
                _("Mark as sent"),
                partial(confirm, mail_id=mail_id, sent=sent, now=now),
                undoable=False,
                failed=self._on_failed,
            )

    def _on_paper(self, paper: Attachment) -> None:
        folder: Path = drafts_folder() / "shown"
        for path in write_attachments([paper], folder):
            self.open_file(path)

    def ask_template(self, own: Template | None, language: str) -> Template | None:
        """The forum's words for this kind of mail; a method of its own so that a test can answer it.

        Raises Cancelled.
        """
        kind = KINDS[self.kind.currentData()]
        dialog = TemplateDialog(kind.code, _(kind.name), own, language, self.window())
        if not dialog.exec():
            raise Cancelled
        return dialog.template()

    def _on_template(self) -> None:
        settings, meeting_id = self._settings, self._meeting_id
        if meeting_id is None or settings is None or settings.forum_id is None:
            return
        code: str = self.kind.currentData()
        language = self._services.read(partial(document_language, meeting_id=meeting_id))
        own = self._services.read(partial(own_template, forum_id=settings.forum_id, kind=code))
        try:
            chosen = self.ask_template(Template(*own) if own else None, language)
        except Cancelled:
            return
        words = chosen or Template("", "")
        self._texts.clear()
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

    def copy_outlook_text(self) -> None:
        """Put when, where and the open points into the clipboard."""
        meeting_id = self._meeting_id
        if meeting_id is None:
            return
        view = self._services.read(lambda session: open_edition(session, meeting_id))
        QGuiApplication.clipboard().setText(outlook_text(view))
        announce(self, _("The text is copied"))

    def open_file(self, path: Path) -> None:
        """Show a file; a method of its own so that a test can watch it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # --- news

    def _forget(self) -> None:
        self._texts.clear()
        self._handed.clear()
        self._extra.clear()
        self.prepared = ()
        self._shown = 0
        self.recipients.forget()

    def _on_changed(self, change: ChangeSet) -> None:
        if change.rows:
            self._on_stale()

    def _on_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.reload()

    # --- the widgets

    def _build(self) -> None:
        self.messages = MessageBar()
        self.unconfirmed = Unconfirmed()
        self.unconfirmed.answered.connect(self._on_answered)
        self.kind = NamedComboBox(_("What is sent"))
        for kind in KINDS.values():
            self.kind.addItem(_(kind.name), kind.code)
        self.choose_kind("agenda")
        self.kind.currentIndexChanged.connect(lambda _index: self._on_kind())
        self._about = Text("", "muted", TextSize.SMALL)
        self._about.setWordWrap(True)
        self.recipients = RecipientList()
        self.recipients.changed.connect(self.reload)
        self.recipients.added.connect(self._on_typed)
        self.recipients.full_wanted.connect(self._on_full_wanted)
        self.view = MessageView()
        self.view.edited.connect(self._on_edited)
        self.view.paper_wanted.connect(self._on_paper)
        self.view.release_wanted.connect(self.releases_wanted)
        self.empty = EmptyState(
            "mail",
            _("Nobody gets this mail yet"),
            _("Tick the recipients on the left, or type an address."),
        )
        self.place = Text("", "muted")
        self.earlier = ToolButton("chevron-left", _("The mail before"))
        self.earlier.clicked.connect(lambda: self._step(-1))
        self.later = ToolButton("chevron-right", _("The next mail"))
        self.later.clicked.connect(lambda: self._step(1))
        self.words = ToolButton("pencil", _("Edit the template …"))
        self.words.clicked.connect(self._on_template)
        self.settings = ToolButton("settings", _("Mail settings …"))
        self.settings.clicked.connect(self.settings_wanted)
        self.copy = SecondaryButton(_("Copy text for the meeting in Outlook"), "copy")
        self.copy.clicked.connect(self.copy_outlook_text)
        self.foot = WayBar()
        self.foot.send_wanted.connect(self._on_send)
        self.foot.draft_wanted.connect(self._on_draft)

    def _lay_out(self) -> None:
        left = Card(margins=(18, 16, 18, 16), spacing=12)
        left.body.addWidget(SectionLabel(_("What is sent")))
        left.body.addWidget(self.kind)
        left.body.addWidget(self._about)
        left.body.addWidget(self.recipients)
        left.body.addStretch(1)
        left.body.addWidget(self.copy)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(left)
        scroll.setFixedWidth(380)
        head = QHBoxLayout()
        head.addWidget(Heading(_("As it will look"), TextSize.LARGE))
        head.addStretch(1)
        for widget in (self.earlier, self.place, self.later, self.words, self.settings):
            head.addWidget(widget)
        right = Card(margins=(20, 16, 20, 16), spacing=12)
        right.body.addLayout(head)
        right.body.addWidget(self.view, 1)
        right.body.addWidget(self.empty, 1)
        right.body.addWidget(self.foot)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(scroll)
        row.addWidget(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.messages)
        box.addWidget(self.unconfirmed)
        box.addLayout(row, 1)

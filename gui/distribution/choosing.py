"""What is sent and to whom: the left side of the page."""

import datetime
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.distribution.approve_dialog import ApproveDialog, ApproveMembersDialog
from gui.distribution.approved_dialog import ApprovedDialog
from gui.distribution.recipient_list import RecipientList
from gui.fields.undecided_line import UndecidedLine
from gui.services import Services
from gui.theme import TextSize, dress
from gui.widgets.buttons import LinkButton, SecondaryButton
from gui.widgets.cards import Card
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import SectionLabel, Text
from gui.widgets.page_scroll import PageScroll
from gui.widgets.when_dressed import level
from model.commands import people
from model.commands.mailing import approve_full_edition, approve_members, withdraw_full_edition
from model.delivery.message_calendar import outlook_text
from model.dispatching.kinds import GROUPS, KINDS, Group, MailKind
from model.dispatching.people import Known, group_candidates, typed_candidates, without_address
from model.dispatching.prepare import house
from model.dispatching.recipients import Candidate, House, as_approved
from model.editions import open_edition
from model.errors import UserError
from model.queries.agenda import Agenda
from model.queries.mailing import forum_of
from model.text.translate import _
from model.vocabulary import Edition, MeetingStatus

_WIDTH, _LEAST_WIDTH = 380, 330
"""What it takes where there is room, and with a page beside the mail on a small screen."""


class Choosing(PageScroll):
    """`other_kind` when something else is to be sent, `changed` after every other choice.

    `typed` when somebody else was added, `failed` brings what could not be understood.
    """

    other_kind = Signal()
    changed = Signal()
    typed = Signal()
    failed = Signal(object)
    copied = Signal(str)
    """A sentence: what was copied, and what to do with it."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(_("What is sent"), parent)
        dress(self, "bare")  # its fields are reached by Tab
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._services = services
        self._meeting_id: int | None = None
        self._extra: list[Candidate] = []
        self._approved: dict[str, str] = {}
        self._build()
        self._lay_out()
        self._show_kind()

    @property
    def wanted(self) -> MailKind:
        """What is sent."""
        return KINDS[self.kind.value()]

    def show_meeting(self, meeting_id: int | None) -> None:
        """Choose for another meeting, or for none."""
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self.recipients.other.clear()
            self.forget()

    def show_people(self, proposed: Sequence[Candidate], known: Known, house: House) -> None:
        """Show who may get it; `known` is everybody in the address book."""
        self.recipients.set_known([one.label for one in known])
        self._extra = [as_approved(one, self.wanted, house) for one in self._extra]
        extra = {one.key: one for one in self._extra}
        shown = [one if one.chosen else extra.get(one.key, one) for one in proposed]
        there = {one.key for one in shown}
        shown += [one for one in extra.values() if one.key not in there]
        self.recipients.show_candidates(shown, self.wanted.has_editions)
        self._show_approved(known, house)

    def show_agenda(self, agenda: Agenda) -> None:
        """Say what is not settled in the papers that are sent, and which annexes stay behind."""
        if self.wanted.marks is MeetingStatus.DISPATCHED:
            self.undecided.show_agenda(agenda)
        else:
            self.undecided.hide()
        annexes = any(entry.has_annex for entry in agenda.entries)
        self.with_annexes.setVisible(self.wanted.code == "agenda" and annexes)

    def forget(self) -> None:
        """What was ticked and typed says nothing of another meeting or another kind of mail."""
        self._extra.clear()
        self.recipients.forget()

    def copy_outlook_text(self) -> None:
        """Put when, where and the open points into the clipboard."""
        meeting_id, workspace = self._meeting_id, self._services.workspace
        if meeting_id is not None:
            self._services.jobs.start(
                _("Copying the text"),
                lambda _progress: outlook_text(
                    workspace.read(lambda session: open_edition(session, meeting_id))
                ),
                self._on_outlook_text,
            )

    def _on_outlook_text(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(
            _("The text is copied. Open the meeting in Outlook and choose Paste there.")
        )

    def ask_approval(self, candidate: Candidate) -> str:
        """The typed address, "" for no; a method of its own so that a test can answer it."""
        dialog = ApproveDialog(candidate.name, candidate.email, self.window())
        return dialog.typed() if dialog.exec() else ""

    def ask_members(self, members: Sequence[Candidate], others: Sequence[Candidate]) -> str:
        """How many were counted, "" for no; a method of its own so that a test can answer it."""
        dialog = ApproveMembersDialog(members, others, self.window())
        return dialog.typed() if dialog.exec() else ""

    def ask_approved(self) -> list[str]:
        """Whose approval is taken back; a method of its own so that a test can answer it."""
        dialog = ApprovedDialog(self._approved, self.window())
        return dialog.withdrawn() if dialog.exec() else []

    def _show_approved(self, known: Known, house: House) -> None:
        """Approvals are the forum's: of those too whom this mail does not go to."""
        labels = {one.email.lower(): one.label for one in known}
        self._approved = {one: labels.get(one, one) for one in sorted(house.full_edition)}
        words = _("Approved for the full edition: {count} …")
        self.approved.setText(words.format(count=len(self._approved)))
        wanted = bool(self._approved and self.wanted.documents)
        if not wanted and self.approved.hasFocus():
            self.kind.setFocus()  # else Qt hands the keys to something far off
        self.approved.setVisible(wanted)

    def _on_approved(self) -> None:
        meeting_id, withdrawn = self._meeting_id, self.ask_approved()
        if meeting_id is None or not withdrawn:
            return
        forum = self._services.read(partial(forum_of, meeting_id=meeting_id))
        if forum is not None:
            self._services.run(
                _("Withdraw the approval"),
                partial(withdraw_full_edition, forum_id=forum, addresses=withdrawn),
                source=self,
                failed=self.failed.emit,
            )

    def _on_kind(self) -> None:
        self._show_kind()
        before, self._sent = self._sent, self.wanted
        if self._sent.marks is None or before.marks is not self._sent.marks:
            self.forget()  # the agenda goes to the same people with its annexes and without
        self.other_kind.emit()

    def _on_with_annexes(self) -> None:
        self.kind.choose("package")
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, text: str) -> None:
        meeting_id, kind = self._meeting_id, self.wanted
        if meeting_id is None:
            return
        try:
            found, new = self._services.read(
                lambda session: (
                    found := typed_candidates(session, meeting_id, kind, text),
                    without_address(session, found),
                )
            )
        except UserError as error:
            self.recipients.other.setText(text)
            self.failed.emit(error)
            return
        self._extra.extend(found)
        for one in new:
            self._give_address(one.name, one.email)
        self.typed.emit()

    def _add_group(self, group: Group) -> None:
        """Let those who belong to it be chosen too."""
        meeting_id, kind = self._meeting_id, self.wanted
        if meeting_id is not None:
            self._extra.extend(
                self._services.read(
                    lambda session: group_candidates(session, meeting_id, kind, group)
                )
            )
            self.typed.emit()

    def _on_full_wanted(self, candidate: Candidate) -> None:
        meeting_id = self._meeting_id
        if meeting_id is None:
            return
        forum, approved = self._services.read(
            lambda session: (
                forum_of(session, meeting_id),
                house(session, meeting_id).full_edition,
            )
        )
        if forum is None:
            return
        if candidate.email.lower() not in approved:
            typed = self.ask_approval(candidate)
            if not typed:
                self.recipients.show_editions()
                return
            self._approve(candidate, typed, forum)
        self.recipients.choose_edition(candidate.email, Edition.FULL)

    def _on_all_full_wanted(
        self, members: Sequence[Candidate], others: Sequence[Candidate]
    ) -> None:
        meeting_id = self._meeting_id
        if meeting_id is None:
            return
        forum = self._services.read(partial(forum_of, meeting_id=meeting_id))
        typed = self.ask_members(members, others) if forum is not None else ""
        if forum is None or not typed:
            return
        addresses = [one.email for one in members]
        self._services.run(
            _("Full edition for all members"),
            partial(
                approve_members,
                forum_id=forum,
                addresses=addresses,
                typed=typed,
                now=datetime.datetime.now(),
            ),
            source=self,
            failed=self.failed.emit,
        )
        for address in addresses:
            self.recipients.choose_edition(address, Edition.FULL)

    def _give_address(self, name: str, email: str) -> None:
        """Keep it, so that the name alone finds it the next time."""
        self._services.run(
            _("Address of {name}").format(name=name),
            partial(people.give_address, name=name, email=email),
            source=self,
            done=lambda _nothing: self._on_address_kept(name, email),
            failed=self.failed.emit,
        )

    def _on_address_kept(self, name: str, email: str) -> None:
        """Whoever was added by hand is found anew, with the address."""
        if any(one.name == name and not one.email for one in self._extra):
            self._extra = [one for one in self._extra if one.name != name or one.email]
            self._on_typed(email)

    def _approve(self, candidate: Candidate, typed: str, forum_id: int) -> None:
        name = candidate.name or candidate.email
        self._services.run(
            _("Full edition for {name}").format(name=name),
            partial(
                approve_full_edition,
                forum_id=forum_id,
                address=candidate.email,
                typed=typed,
                now=datetime.datetime.now(),
            ),
            source=self,
        )

    def _build(self) -> None:
        kinds = {kind.code: _(kind.name) for kind in KINDS.values()}
        self.kind = NamedComboBox(_("What is sent"), kinds)
        self.kind.choose("agenda")
        self._sent = self.wanted
        self.kind.currentIndexChanged.connect(lambda _index: self._on_kind())
        self.undecided = UndecidedLine()
        self.with_annexes = LinkButton(_("The annexes are not in it: send them too"))
        self.with_annexes.clicked.connect(self._on_with_annexes)
        self.with_annexes.hide()
        self._about = Text("", "muted", TextSize.SMALL)
        self._about.setWordWrap(True)
        self.groups = {group: LinkButton(_(name)) for group, name in GROUPS.items()}
        for group, button in self.groups.items():
            button.setAccessibleName(_("Add: {group}").format(group=button.text()))
            button.clicked.connect(lambda _on, group=group: self._add_group(group))
        self._also = Text(_("Add:"), "muted")
        self.recipients = RecipientList()
        self.recipients.changed.connect(self.changed)
        self.recipients.added.connect(self._on_typed)
        self.recipients.full_wanted.connect(self._on_full_wanted)
        self.recipients.all_full_wanted.connect(self._on_all_full_wanted)
        self.recipients.address_given.connect(self._give_address)
        self.approved = LinkButton("")
        self.approved.clicked.connect(self._on_approved)
        self.approved.hide()
        self.copy = SecondaryButton(_("Copy text for the meeting in Outlook"), "copy")
        self.copy.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.copy.clicked.connect(self.copy_outlook_text)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def _show_kind(self) -> None:
        self._about.setText(_(self.wanted.about))
        others = self.wanted.other_groups
        self._also.setVisible(bool(others))
        for group, button in self.groups.items():
            button.setVisible(group in others)

    def _lay_out(self) -> None:
        groups = FlowLayout(spacing=6, line_spacing=2)
        level(self._also, next(iter(self.groups.values())))
        for widget in (self._also, *self.groups.values()):
            groups.addWidget(widget)
        card = Card(margins=(18, 16, 18, 16), spacing=12)
        card.body.addWidget(SectionLabel(_("What is sent")))
        card.body.addWidget(self.kind)
        card.body.addWidget(self._about)
        card.body.addWidget(self.with_annexes, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.undecided)
        card.body.addWidget(self.recipients)
        card.body.addLayout(groups)
        card.body.addWidget(self.approved, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addStretch(1)
        card.body.addWidget(self.copy)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(card)
        self.setMinimumWidth(_LEAST_WIDTH)

"""The prepared mails, one in front: each as it will look, and the words she types over it."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.distribution.message_view import MessageView
from gui.distribution.way_bar import WayBar
from gui.theme import TextSize
from gui.widgets.buttons import ToolButton
from gui.widgets.cards import Card
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Heading, Text
from model.delivery.mail_programs import fresh_folder, write_attachments
from model.delivery.message import Attachment
from model.delivery.message_words import Template
from model.dispatching.prepare import Prepared
from model.text.translate import _


class MailPages(Card):
    """`edited` when words were typed that the mails do not have yet, `shown` when another is in front."""

    edited = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(20, 16, 20, 16), spacing=12)
        self.mails: tuple[Prepared, ...] = ()
        self.in_front = 0
        self._texts: dict[str, Template] = {}
        self._opened: frozenset[str] = frozenset()
        self._fresh = True
        self._build()
        self._lay_out()

    @property
    def texts(self) -> Mapping[str, Template]:
        """What she typed over the proposals, by mail."""
        return dict(self._texts)

    @property
    def is_waiting(self) -> bool:
        """Whether there is one that was not opened as a draft."""
        return bool(self._waiting())

    def show_mails(self, mails: tuple[Prepared, ...], opened: frozenset[str] = frozenset()) -> None:
        """Show other mails; the place among them stays. `opened`: keys of those opened as drafts."""
        self.mails, self._opened = mails, opened
        self.in_front = min(self.in_front, max(len(mails) - 1, 0))
        if self._fresh and mails:
            self._fresh = False
            self.in_front = next(iter(self._waiting()), 0)
        self._show()

    def show_opened(self, opened: frozenset[str]) -> None:
        """What is known of drafts has changed."""
        if opened != self._opened:
            self._opened = opened
            self._show_place()

    def forget_texts(self) -> None:
        """The words of the template count again."""
        self._texts.clear()

    def forget(self) -> None:
        """Another meeting or another kind of mail."""
        self._texts.clear()
        self._opened, self._fresh = frozenset(), True
        self.in_front = 0

    def go_on(self) -> None:
        """The mail in front was opened as a draft: go on to the next that was not."""
        if not self.mails:
            return
        self._opened |= {self.mails[self.in_front].key}
        waiting = self._waiting()
        if waiting:
            self.in_front = next((n for n in waiting if n > self.in_front), waiting[0])
        self._show()

    def _waiting(self) -> list[int]:
        """The places of those that were not opened."""
        return [n for n, one in enumerate(self.mails) if one.key not in self._opened]

    def open_file(self, path: Path) -> None:
        """Show a file; a method of its own so that a test can watch it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _show(self) -> None:
        has = bool(self.mails)
        self.view.setVisible(has)
        self.empty.setVisible(not has)
        if has:
            self.view.show_mail(self.mails[self.in_front])
        self._show_place()
        self.shown.emit()

    def _show_place(self) -> None:
        has, count = bool(self.mails), len(self.mails)
        place = _("Mail {number} of {count}").format(number=self.in_front + 1, count=count)
        if has and self.mails[self.in_front].key in self._opened:
            place = _("{place} (opened)").format(place=place)
        self.place.setText(place)
        self.foot.draft.set_quiet(has and not self._waiting())
        for widget in (self.place, self.earlier, self.later):
            widget.setVisible(count > 1)

    def _step(self, by: int) -> None:
        if self.mails:
            self.view.flush()
            self.in_front = (self.in_front + by) % len(self.mails)
            self._show()

    def _on_edited(self, template: Template) -> None:
        if not self.mails:
            return
        one = self.mails[self.in_front]
        if template != Template(one.message.subject, one.message.text):
            self._texts[one.key] = template
            self.edited.emit()
        else:
            self.shown.emit()

    def _on_paper(self, paper: Attachment) -> None:
        for path in write_attachments([paper], fresh_folder()):
            self.open_file(path)

    def _build(self) -> None:
        self.view = MessageView()
        self.view.edited.connect(self._on_edited)
        self.view.paper_wanted.connect(self._on_paper)
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
        self.settings = ToolButton("settings", _("Mail settings …"))
        self.foot = WayBar()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Heading(_("As it will look"), TextSize.LARGE))
        head.addStretch(1)
        for widget in (self.earlier, self.place, self.later, self.words, self.settings):
            head.addWidget(widget)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.empty, 1)
        self.body.addWidget(self.foot)

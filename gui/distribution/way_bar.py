"""The foot of the page: which way, how many mails to how many people, and the button that lets them go."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.distribution.words import WAYS, mails_text
from gui.widgets.buttons import PrimaryButton, SecondaryButton, allow
from gui.widgets.labels import ElidedLabel
from model.dispatching.prepare import Prepared
from model.sending import MailWay
from model.text.translate import _


class WayBar(QWidget):
    """`send_wanted` for all mails, `draft_wanted` for the one in front."""

    send_wanted = Signal()
    draft_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way = ElidedLabel(look="muted")
        self.send = PrimaryButton(_("Send"), "send")
        self.send.clicked.connect(self.send_wanted)
        self.draft = PrimaryButton(_("Open as a draft"), "external-link")
        self.draft.clicked.connect(self.draft_wanted)
        self.other_way = SecondaryButton(_("Open as a draft"))
        self.other_way.clicked.connect(self.draft_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._way, 1)  # what gives way where the page stands beside it
        for button in (self.other_way, self.draft, self.send):
            row.addWidget(button)

    @property
    def main(self) -> PrimaryButton:
        """The button of the way that is set."""
        return self.draft if self.send.isHidden() else self.send

    def show_state(
        self, way: MailWay, mails: Sequence[Prepared], in_front: int, obstacle: str
    ) -> None:
        """`in_front` counts from 0; `obstacle` is why nothing can be sent now, "" if it can."""
        sending = way is not MailWay.DRAFT
        by = _("By {way}").format(way=_(WAYS[way]))
        people = sum(len(one.message.recipients) for one in mails)
        self._way.set_text(f"{mails_text(len(mails), people)} · {by}" if mails else by)
        words = _("Open as a draft")
        if len(mails) > 1:
            words = _("Open draft {number} of {count}").format(
                number=in_front + 1, count=len(mails)
            )
        for button, shown in (
            (self.send, sending),
            (self.draft, not sending),
            (self.other_way, sending),
        ):
            button.setVisible(shown)
            allow(button, not obstacle, obstacle)
        for button in (self.draft, self.other_way):
            button.setText(f" {words}" if button is self.draft else words)
            button.setAccessibleName(words)

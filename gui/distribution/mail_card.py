"""One mail of the history: what, when, which way, and how it stands for each recipient."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.distribution.words import (
    counted,
    edition_name,
    moment_text,
    size_text,
    state_name,
    state_tone,
)
from gui.theme import TextSize
from gui.widgets.buttons import LinkButton
from gui.widgets.cards import Card
from gui.widgets.chips import Chip
from gui.widgets.labels import ElidedLabel, Heading, Text
from gui.widgets.motion.coming import making_room
from model.delivery.explain import reason
from model.queries.outbox import MailRow, RecipientRow
from model.sending import CANCELLABLE, RETRIABLE, SENT, WAITING, MailState, MailWay
from model.text.clock import format_clock
from model.text.translate import _


class MailCard(Card):
    """`action` brings what is to be done: "open", "retry", "cancel", "sent" or "not_sent"."""

    action = Signal(int, str)

    def __init__(self, row: MailRow, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(20, 14, 20, 14), spacing=6)
        self.row = row
        self._details = QWidget()
        self._list = QVBoxLayout(self._details)
        self._list.setContentsMargins(0, 4, 0, 0)
        self._list.setSpacing(4)
        self.toggle = LinkButton("")
        self.toggle.clicked.connect(self._on_toggle)
        self._lay_out()
        self._show(is_open)

    def is_open(self) -> bool:
        """Whether the recipients are shown."""
        return not self._details.isHidden()

    def _on_toggle(self) -> None:
        self._show(not self.is_open())

    def _show(self, is_open: bool) -> None:
        if is_open and not self._list.count():
            for one in self.row.recipients:
                self._list.addWidget(_recipient(self.row, one))
        with making_room(self):
            self._details.setVisible(is_open)
        text = _("Hide the recipients") if is_open else _("Show the recipients")
        self.toggle.setText(text)
        self.toggle.setAccessibleName(f"{text}: {self.row.subject}")

    def _lay_out(self) -> None:
        row = self.row
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Heading(row.subject, TextSize.BODY), 1)
        edition = edition_name(row.edition)
        if edition and row.documents and row.edition != "guest":
            head.addWidget(Chip(edition))
        about = [moment_text(row), counted(row), size_text(row.size)]
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self.toggle)
        for text, name in self._actions():
            button = LinkButton(text)
            button.setAccessibleName(f"{text}: {row.subject}")
            button.clicked.connect(lambda _on, name=name: self.action.emit(row.id, name))
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(Text(" · ".join(about), "muted", TextSize.SMALL))
        trouble = _trouble(row)
        if trouble:
            words = Text(trouble)
            words.setWordWrap(True)
            self.body.addWidget(words)
        self.body.addWidget(self._details)
        self.body.addLayout(foot)

    def _actions(self) -> list[tuple[str, str]]:
        states = {one.state for one in self.row.recipients}
        found = [(_("Open the mail"), "open")]
        if self.row.way is MailWay.DRAFT:
            if states != {MailState.CONFIRMED}:
                found.append((_("It was sent"), "sent"))
            if states != {MailState.NOT_SENT}:
                found.append((_("It was not sent"), "not_sent"))
            return found
        if states & (RETRIABLE - WAITING):
            found.append((_("Send again"), "retry"))
        if states & CANCELLABLE:
            found.append((_("Cancel"), "cancel"))
        return found


def _recipient(mail: MailRow, one: RecipientRow) -> QWidget:
    widget = QWidget()
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    name = f"{one.name} · {one.address}" if one.name else one.address
    at = one.changed_at
    line.addWidget(ElidedLabel(name), 1)
    if one.state in SENT:
        time = format_clock(at.hour * 60 + at.minute)
        line.addWidget(Text(_("at {time}").format(time=time), "muted", TextSize.SMALL))
    line.addWidget(Chip(state_name(one.state), state_tone(one.state)))
    return widget


def _trouble(row: MailRow) -> str:
    """Why somebody has not got it, each reason once."""
    found: dict[str, list[str]] = {}
    for one in row.recipients:
        if one.phase and one.state not in {*SENT, MailState.CANCELLED}:
            found.setdefault(reason(one), []).append(one.name or one.address)
    return "\n".join(
        sentence if len(names) == len(row.recipients) else f"{', '.join(names)}: {sentence}"
        for sentence, names in found.items()
    )

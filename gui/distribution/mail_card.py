"""One mail of the history: what, when, which way, and how it stands for each recipient."""

from collections.abc import Collection

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
from model.text.clock import clock_of
from model.text.translate import N_, _

_ACTIONS = {
    "open": N_("Open the mail"),
    "sent": N_("It was sent"),
    "not_sent": N_("It was not sent"),
    "retry": N_("Send again"),
    "cancel": N_("Cancel"),
}
"""What can be done about a mail, in the order of the buttons."""


class MailCard(Card):
    """`action` brings what is to be done: a key of `_ACTIONS`.

    It stays while its mail is on its way: 200 of them change one by one, and to make new widgets for
    each change would hold the window up.
    """

    action = Signal(int, str)

    def __init__(self, row: MailRow, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(20, 14, 20, 14), spacing=6)
        self.row = row
        self._buttons: dict[str, LinkButton] = {}
        self._about = Text("", "muted", TextSize.SMALL)
        self._trouble: Text | None = None
        self._details: QWidget | None = None
        self.toggle = LinkButton("")
        self.toggle.clicked.connect(self._on_toggle)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(14)
        self._lay_out()
        self._name_toggle()
        self.show_row(row)

    def show_row(self, row: MailRow) -> None:
        """How the mail stands by now."""
        self.row = row
        self._about.setText(" · ".join([moment_text(row), counted(row), size_text(row.size)]))
        self._show_trouble(_trouble(row))
        self._offer(_possible(row))
        if self.is_open():
            self._show_details()

    def is_open(self) -> bool:
        """Whether the recipients are shown."""
        return self._details is not None

    def _on_toggle(self) -> None:
        with making_room(self):
            if self.is_open():
                self._hide_details()
            else:
                self._show_details()
        self._name_toggle()

    def _show_details(self) -> None:
        self._hide_details()
        self._details = QWidget()
        column = QVBoxLayout(self._details)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for one in self.row.recipients:
            column.addWidget(_recipient(one))
        self.body.insertWidget(self.body.count() - 1, self._details)

    def _hide_details(self) -> None:
        if self._details is not None:
            self._details.hide()
            self.body.removeWidget(self._details)
            self._details.deleteLater()
            self._details = None

    def _name_toggle(self) -> None:
        text = _("Hide the recipients") if self.is_open() else _("Show the recipients")
        self.toggle.setText(text)
        self.toggle.setAccessibleName(f"{text}: {self.row.subject}")

    def _show_trouble(self, words: str) -> None:
        """Most mails have none, and a text of several lines is dear to lay out."""
        if self._trouble is None and words:
            self._trouble = Text()
            self._trouble.setWordWrap(True)
            self.body.insertWidget(self.body.indexOf(self._about) + 1, self._trouble)
        if self._trouble is not None:
            self._trouble.setText(words)
            self._trouble.setVisible(bool(words))

    def _offer(self, wanted: Collection[str]) -> None:
        """Buttons are made when they make sense for the first time, and hidden when they do not."""
        order = list(_ACTIONS)
        for name in order:
            if name in wanted and name not in self._buttons:
                before = [one for one in self._buttons if order.index(one) < order.index(name)]
                self._foot.insertWidget(1 + len(before), self._button(name))
        for name, button in self._buttons.items():
            button.setVisible(name in wanted)

    def _button(self, name: str) -> LinkButton:
        text = _(_ACTIONS[name])
        button = self._buttons[name] = LinkButton(text)
        button.setAccessibleName(f"{text}: {self.row.subject}")
        button.clicked.connect(lambda: self.action.emit(self.row.id, name))
        return button

    def _lay_out(self) -> None:
        row = self.row
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Heading(row.subject, TextSize.BODY), 1)
        edition = edition_name(row.edition)
        if edition and row.documents and row.edition != "guest":
            head.addWidget(Chip(edition))
        self._foot.addWidget(self.toggle)
        self._foot.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self._about)
        self.body.addLayout(self._foot)


def _possible(row: MailRow) -> set[str]:
    """What can be done about it now."""
    states = {one.state for one in row.recipients}
    if row.way is MailWay.DRAFT:
        said = {MailState.CONFIRMED: "sent", MailState.NOT_SENT: "not_sent"}
        return {"open"} | {name for state, name in said.items() if states != {state}}
    found = {"open"}
    if states & (RETRIABLE - WAITING):
        found.add("retry")
    if states & CANCELLABLE:
        found.add("cancel")
    return found


def _recipient(one: RecipientRow) -> QWidget:
    widget = QWidget()
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    name = f"{one.name} · {one.address}" if one.name else one.address
    at = one.changed_at
    line.addWidget(ElidedLabel(name), 1)
    if one.state in SENT:
        time = clock_of(at)
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

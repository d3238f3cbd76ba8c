"""The quiet rows "Er … sendt?": drafts that were opened and of which nobody has said more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.distribution.words import moment_text, recipients_text
from gui.widgets.buttons import SecondaryButton
from gui.widgets.cards import Card
from gui.widgets.labels import Text
from model.queries.outbox import HalfSent, MailRow, half_sent
from model.sending import MailState
from model.text.translate import _

_SHOWN = 3


class Unconfirmed(Card):
    """`answered` brings the ids of mails, and whether they were sent.

    The keys go on to the next question; `left` comes when they were here and there is none.
    """

    answered = Signal(list, bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(16, 10, 16, 10), spacing=6)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.body.addLayout(self._rows)
        self.hide()

    def show_mails(self, mails: Sequence[MailRow]) -> None:
        """Those of the meeting that are still asked about, newest first; many are asked about at once."""
        before = self._taken_out()
        focus = self.window().focusWidget()
        had_keys = focus is not None and self.isAncestorOf(focus)
        self._ask(mails)
        if had_keys:
            self._go_on()
        for row in before:  # now, so that the keys do not go somewhere far off
            row.hide()
            row.deleteLater()
        self.setVisible(self._rows.count() > 0)

    def _taken_out(self) -> list[QWidget]:
        places = iter(lambda: self._rows.takeAt(0), None)
        return [row for place in places if (row := place.widget()) is not None]

    def _go_on(self) -> None:
        first = self._rows.itemAt(0)
        row = first.widget() if first is not None else None
        answer = row.findChild(SecondaryButton) if row is not None else None
        if answer is not None:
            answer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _ask(self, mails: Sequence[MailRow]) -> None:
        waiting = [row for row in mails if row.of(MailState.OPENED)]
        if len(waiting) > _SHOWN:
            words = _("Have the {count} mails that were opened in your mail program been sent?")
            self._add(words.format(count=len(waiting)), [row.id for row in waiting])
        else:
            for row in waiting:
                words = _("Has “{subject}” to {names} been sent? It was opened {moment}.")
                names = recipients_text(row)
                moment = moment_text(row)
                sentence = words.format(subject=row.subject, names=names, moment=moment)
                self._add(sentence, [row.id])
        for half in half_sent(mails):
            self._rows.addWidget(_told(half))

    def _add(self, sentence: str, ids: list[int]) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        words = Text(sentence)
        words.setWordWrap(True)
        line.addWidget(words, 1)
        for text, sent in ((_("Yes"), True), (_("No"), False)):
            button = SecondaryButton(text)
            button.setAccessibleName(f"{text}: {sentence}")
            button.clicked.connect(lambda _on, sent=sent: self.answered.emit(ids, sent))
            line.addWidget(button)
        self._rows.addWidget(row)


def _told(half: HalfSent) -> Text:
    words = _(
        "“{subject}”: {sent} of {count} recipients have it. The meeting counts as sent out when the"
        " rest have it too, or when you set its status yourself."
    )
    text = Text(words.format(subject=half.subject, sent=half.sent, count=half.count), "muted")
    text.setWordWrap(True)
    return text

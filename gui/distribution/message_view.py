"""One mail as it will look: to whom, which edition, what it says, what goes along, what stands against it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from gui import icons
from gui.distribution.words import edition_name, size_text
from gui.theme import TextSize, Tone
from gui.widgets.buttons import LinkButton
from gui.widgets.chips import Chip
from gui.widgets.labels import ElidedLabel, Text
from model.delivery.message import Attachment
from model.delivery.message_words import Template
from model.dispatching.calendars import Entry
from model.dispatching.prepare import Prepared
from model.text.clock import format_span
from model.text.translate import _
from model.vocabulary import Edition

_REST_MS = 500


class MessageView(QWidget):
    """`edited` brings subject and text after a rest; `paper_wanted` an attachment to look at."""

    edited = Signal(object)
    paper_wanted = Signal(object)
    release_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.to = ElidedLabel()
        self.edition = Chip()
        self.size_label = Text("", "muted", TextSize.SMALL)
        self.subject = QLineEdit()
        self.subject.setAccessibleName(_("Subject"))
        self.subject.setPlaceholderText(_("Subject"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Text of the mail"))
        self.text.setTabChangesFocus(True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.flush)
        self.subject.textEdited.connect(lambda _text: self._on_typed())
        self.text.textChanged.connect(self._on_typed)
        self._showing = False
        self._papers = QVBoxLayout()
        self._papers.setSpacing(2)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(4)
        self._lay_out()

    @property
    def is_typing(self) -> bool:
        """Whether something typed has not been told yet."""
        return self._rest.isActive()

    def flush(self) -> None:
        """Tell at once what was typed."""
        if self._rest.isActive():
            self._rest.stop()
        self.edited.emit(Template(self.subject.text(), self.text.toPlainText()))

    def show_mail(self, mail: Prepared) -> None:
        """Show a mail; a text that somebody is typing in stays as it is."""
        message = mail.message
        self._showing = True
        other = mail.key != self._key
        self._key = mail.key
        if other or not self._rest.isActive():
            if self.subject.text() != message.subject:
                self.subject.setText(message.subject)
                self.subject.setCursorPosition(0)
            if self.text.toPlainText() != message.text:
                self.text.setPlainText(message.text)
        self._showing = False
        self.to.set_text("; ".join(map(str, message.to)))
        name = edition_name(mail.edition) if mail.kind.documents else ""
        self.edition.setText(name)
        self.edition.setVisible(bool(name))
        self.edition.set_tone(Tone.WARNING if mail.edition is Edition.FULL else Tone.NEUTRAL)
        self.size_label.setText(size_text(message.size))
        _empty(self._papers)
        for paper in message.attachments:
            self._papers.addWidget(self._paper(paper))
        if mail.entry is not None:
            self._papers.addWidget(_remark(_calendar_line(mail.entry), "calendar-days", "muted"))
        self._show_remarks(mail)

    def _show_remarks(self, mail: Prepared) -> None:
        _empty(self._remarks)
        for sentence in mail.stops:
            self._remarks.addWidget(_remark(sentence, "circle-alert", "danger.text"))
        for error in mail.errors:
            self._remarks.addWidget(_remark(error.message, "circle-alert", "danger.text"))
        if mail.errors:
            release = LinkButton(_("Correct or release them under Documents"))
            release.clicked.connect(self.release_wanted)
            self._remarks.addWidget(release)
        for sentence in mail.remarks:
            self._remarks.addWidget(_remark(sentence, "triangle-alert", "warning.text"))

    def _paper(self, paper: Attachment) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("paperclip", "muted", 15, self.devicePixelRatioF()))
        look = LinkButton(_("Look at it"))
        look.setAccessibleName(f"{_('Look at it')}: {paper.name}")
        look.clicked.connect(lambda: self.paper_wanted.emit(paper))
        line.addWidget(sign)
        line.addWidget(ElidedLabel(paper.name), 1)
        line.addWidget(Text(size_text(len(paper.data)), "muted", TextSize.SMALL))
        line.addWidget(look)
        return row

    def _on_typed(self) -> None:
        if not self._showing:
            self._rest.start()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(_("To"), "muted"))
        head.addWidget(self.to, 1)
        head.addWidget(self.edition)
        head.addWidget(self.size_label)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(head)
        box.addWidget(self.subject)
        box.addWidget(self.text, 1)
        box.addLayout(self._papers)
        box.addLayout(self._remarks)


def _calendar_line(entry: Entry) -> str:
    """What goes into the recipient's calendar."""
    event = entry.event
    span = format_span(event.start, event.end)
    if entry.cancelled:
        return _("Calendar: {span} is cancelled").format(span=span)
    if not entry.is_news:
        return _("Calendar: {span}, as before").format(span=span)
    if event.sequence:
        return _("Calendar: {span}, changed").format(span=span)
    return _("Calendar: {span}").format(span=span)


def _remark(sentence: str, icon: str, color: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(10)
    sign = QLabel()
    sign.setPixmap(icons.pixmap(icon, color, 16, sign.devicePixelRatioF()))
    words = Text(sentence)
    words.setWordWrap(True)
    line.addWidget(sign)
    line.addWidget(words, 1)
    return row


def _empty(layout: QVBoxLayout) -> None:
    while (place := layout.takeAt(0)) is not None:
        widget = place.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

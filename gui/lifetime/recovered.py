"""Texts whose save failed in an earlier session: shown one by one, put back, copied or thrown away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.services import Services
from gui.theme import TextSize
from gui.widgets.accessible import announce
from gui.widgets.bar_over_padding import lay_bar_over_padding
from gui.widgets.buttons import GhostButton, SecondaryButton
from gui.widgets.cards import Card
from gui.widgets.dialogs import close_buttons
from gui.widgets.labels import Heading, Text, WrappedHeading
from gui.widgets.message_bar import MessageBar, Severity
from gui.widgets.page_scroll import PageScroll
from gui.widgets.window_size import open_at
from model.storage.spool import SpooledDraft
from model.text.blocks import plain_text
from model.text.clock import clock_of
from model.text.dates import long_date
from model.text.translate import _, language, ngettext


def offer(services: Services, messages: MessageBar, window: QWidget) -> None:
    """At the start: say what is there after an interruption, and which texts were left over."""
    left = services.workspace.left_over()
    sentences = [_interrupted(services), _left_over(len(left))]
    said = " ".join(sentence for sentence in sentences if sentence)
    if said:
        messages.show_message(Severity.WARNING if left else Severity.INFORMATION, said)
    if left:
        messages.add_action(_("Show …"), lambda: RecoveredDialog(services, left, window).open())


def _interrupted(services: Services) -> str:
    at = services.workspace.interrupted_at
    if at is None:
        return ""
    clock = clock_of(at)
    return _(
        "Punktvis was interrupted the last time. Everything that was saved is here,"
        " up to {date} at {time}."
    ).format(date=long_date(at.date(), language()), time=clock)


def _left_over(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "One text could not be saved the last time. It is kept here.",
        "{count} texts could not be saved the last time. They are kept here.",
        count,
    ).format(count=count)


class RecoveredDialog(QDialog):
    """Nothing is deleted unasked."""

    def __init__(self, services: Services, left: tuple[SpooledDraft, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Texts that were not saved"))
        open_at(self, 620, 520)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        for spooled in left:
            card = _DraftCard(services, spooled)
            card.handled.connect(card.hide)
            column.addWidget(card)
        column.addStretch(1)
        area = PageScroll(_("Recovered texts"))
        lay_bar_over_padding(area)
        area.setWidget(inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(Heading(_("Texts that were not saved")))
        box.addWidget(area, 1)
        box.addWidget(close_buttons(self))
        self.finished.connect(self.deleteLater)


class _DraftCard(Card):
    handled = Signal()

    def __init__(self, services: Services, spooled: SpooledDraft) -> None:
        super().__init__(margins=(16, 14, 16, 14), spacing=8)
        self._services, self._spooled = services, spooled
        at, draft = spooled.at, spooled.draft
        clock = clock_of(at)
        when = _("{date} at {time}").format(date=long_date(at.date(), language()), time=clock)
        self._text = QPlainTextEdit(plain_text(draft.blocks))
        self._text.setReadOnly(True)
        self._text.setMaximumHeight(140)
        self._text.setAccessibleName(draft.title)
        self.body.addWidget(WrappedHeading(draft.title or _("Text"), TextSize.LARGE))
        self.body.addWidget(Text(when, "muted"))
        self.body.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.copy = SecondaryButton(_("Copy"), "copy")
        for button, handler in (
            (SecondaryButton(_("Put it back")), self._put_back),
            (self.copy, self._copy),
            (GhostButton(_("Throw away")), self._throw_away),
        ):
            button.clicked.connect(handler)
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)

    def _put_back(self) -> None:
        future = self._services.workspace.put_back(self._spooled)
        self._services.jobs.follow(future, lambda _result: self.handled.emit())

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text.toPlainText())
        self.copy.say(_("Copied"), "check")
        announce(self.copy, _("The text is copied"))

    def _throw_away(self) -> None:
        self._services.workspace.discard(self._spooled)
        self.handled.emit()

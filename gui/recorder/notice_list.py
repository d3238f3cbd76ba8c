"""Quiet rows that say what to do now. One that stays keeps its buttons, and so the focus."""

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.recorder.notices import Action, Notice
from gui.theme import TextSize, dress
from gui.widgets.accessible import announce
from gui.widgets.buttons import LinkButton, SecondaryButton, ToolButton
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.kept_rows import show_rows
from gui.widgets.labels import Text
from gui.widgets.message_bar import Severity
from model.text.translate import _


class NoticeRow(QFrame):
    """One notice: what is so, how to reach somebody, what can be done."""

    acted = Signal(object)

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        dress(self, f"bar-{notice.severity}")
        self.setAccessibleName(notice.text)
        words = Text(notice.text, size=TextSize.SMALL)
        words.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 7, 10, 7)
        box.setSpacing(5)
        box.addWidget(words)
        below = QWidget()
        flow = FlowLayout(below)
        for text, address in notice.links:
            flow.addWidget(self._link(text, address))
        self.buttons = [self._button(action) for action in notice.actions]
        for button in self.buttons:
            flow.addWidget(button)
        if notice.links or notice.actions:
            box.addWidget(below)

    def _link(self, text: str, address: str) -> LinkButton | ToolButton:
        """A number is read and dialled elsewhere; an address needs no room, which a low screen lacks."""
        is_mail = address.startswith("mailto:")
        link = (
            ToolButton("mail", _("Write to {address}").format(address=text), color="text")
            if is_mail
            else LinkButton(text)
        )
        link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
        return link

    def _button(self, action: Action) -> SecondaryButton:
        button = SecondaryButton(action.text)
        button.clicked.connect(lambda: self.acted.emit(action))
        return button


class NoticeList(QWidget):
    """`acted` carries the `Action` of the button that was pressed."""

    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self.rows: list[NoticeRow] = []
        self.hide()

    def show_notices(self, wanted: Sequence[Notice]) -> None:
        """Show these. A new one is said to a screen reader."""
        if [row.notice for row in self.rows] == list(wanted):
            return
        known = {row.notice.key for row in self.rows}
        kept = {row.notice: row for row in self.rows}
        self.rows = list(show_rows(self._box, kept, wanted, self._new).values())
        self.setVisible(bool(self.rows))
        for notice in wanted:
            if notice.key not in known:
                announce(self, notice.text, urgent=notice.severity == Severity.DANGER)

    def _new(self, notice: Notice) -> NoticeRow:
        row = NoticeRow(notice)
        row.acted.connect(self.acted)
        return row

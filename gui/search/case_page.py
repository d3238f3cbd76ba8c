"""One case across its meetings: a card for each treatment, in the order of time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.words import status_name
from gui.search.case_words import as_text, step_parts, step_title
from gui.theme import TextSize, Tone
from gui.widgets.accessible import announce
from gui.widgets.bar_over_padding import lay_bar_over_padding
from gui.widgets.buttons import LinkButton, SecondaryButton, ToolButton
from gui.widgets.cards import Card
from gui.widgets.chips import Chip
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Heading, SectionLabel, Text
from gui.widgets.page_scroll import PageScroll
from gui.widgets.page_width import centred
from model.queries.case_history import CaseHistory, CaseStep, WaitingItem
from model.text.dates import long_date
from model.text.translate import _, language, ngettext
from model.vocabulary import Openness

READING_WIDTH = 820
"""Lines longer than this are hard to read."""


class CasePage(QWidget):
    """Shows what it is given; whoever wires it reads again when something changes."""

    left = Signal()
    point_wanted = Signal(int, int)
    """Meeting and point."""
    item_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = ToolButton("arrow-left", _("Back"), "Esc")
        self._back.setShortcut("Esc")
        self._back.clicked.connect(self.left)
        self.copy = SecondaryButton(_("Copy"), "copy")
        self.copy.setToolTip(_("The whole page as text, closed points too"))
        self.copy.clicked.connect(self._on_copy)
        self._case: CaseHistory | None = None
        self._title = Heading("", TextSize.TITLE)
        self._title.setWordWrap(True)
        self._line = Text(look="muted")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(24, 18, 24, 24)
        self._column.setSpacing(14)
        self.cards: list[QWidget] = []
        self._nothing = EmptyState(
            "history",
            _("No meeting has treated this yet"),
            _("Once it is on an agenda, every treatment of it is listed here."),
        )
        self._lay_out()

    def show_case(self, case: CaseHistory) -> None:
        """Show a case; what was shown before goes."""
        self._case = case
        self._title.setText(case.title)
        count = ngettext("{count} meeting", "{count} meetings", len(case.steps))
        words = [case.case_number, count.format(count=len(case.steps))]
        self._line.setText(" · ".join(word for word in words if word))
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._step(step) for step in case.steps]
        self.cards += [self._waiting(item) for item in case.waiting if case.steps]
        for place, card in enumerate(self.cards):
            self._column.insertWidget(place, card)
        self._scroll.setVisible(bool(self.cards))
        self._nothing.setVisible(not self.cards)
        self.copy.setVisible(bool(self.cards))

    def focus_back(self) -> None:
        """Where the keys begin on this page."""
        self._back.setFocus()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._line)
        head = QHBoxLayout()
        head.setContentsMargins(14, 16, 20, 14)
        head.setSpacing(10)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        page = QWidget()
        page.setLayout(self._column)
        self._column.addStretch(1)
        self._scroll = PageScroll(_("The case across meetings"))
        self._scroll.setWidget(page)
        lay_bar_over_padding(self._scroll)
        card = Card()
        card.body.addLayout(head)
        card.add_line()
        card.body.addWidget(self._scroll, 1)
        card.body.addWidget(self._nothing, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(centred(card, READING_WIDTH))

    def _step(self, step: CaseStep) -> QWidget:
        card = Card(margins=(18, 14, 18, 14), spacing=6)
        when = long_date(step.date, language())
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(f"{step.meeting} · {when}", "accent", TextSize.SMALL), 1)
        if step.openness == Openness.CLOSED:
            head.addWidget(Chip(_("closed"), Tone.DANGER))
        if step.withdrawn:
            head.addWidget(Chip(_("withdrawn"), Tone.NEUTRAL))
        head.addWidget(Chip(status_name(step.status), Tone.NEUTRAL))
        card.body.addLayout(head)
        card.body.addWidget(_wrapped(Heading(step_title(step), TextSize.LARGE)))
        for label, text in step_parts(step):
            self._add(card, label, text)
        open_it = LinkButton(_("Open the point"))
        open_it.setAccessibleName(_("Open the point of {date}").format(date=when))
        open_it.clicked.connect(lambda: self.point_wanted.emit(step.meeting_id, step.point_id))
        card.body.addWidget(open_it, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _waiting(self, item: WaitingItem) -> QWidget:
        card = Card(margins=(18, 14, 18, 14), spacing=6)
        card.body.addWidget(Text(_("Not treated yet"), "accent", TextSize.SMALL))
        card.body.addWidget(_wrapped(Heading(item.title, TextSize.LARGE)))
        if item.department:
            card.body.addWidget(Text(item.department, "muted"))
        open_it = LinkButton(_("Open the recommendation"))
        open_it.clicked.connect(lambda: self.item_wanted.emit(item.item_id))
        card.body.addWidget(open_it, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _on_copy(self) -> None:
        if self._case is not None:
            QGuiApplication.clipboard().setText(as_text(self._case))
            announce(self.copy, _("Copied"))

    @staticmethod
    def _add(card: Card, label: str, text: str) -> None:
        words = _wrapped(Text(text))
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        card.body.addSpacing(4)  # nearer to its own words than to those before
        card.body.addWidget(SectionLabel(label, words))
        card.body.addWidget(words)


def _wrapped(label: Text) -> Text:
    label.setWordWrap(True)
    return label

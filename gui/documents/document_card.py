"""One kind of document: what it is, in which edition, and the button that writes it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import TextSize
from gui.widgets.buttons import PrimaryButton
from gui.widgets.cards import Card
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Heading, Text
from model.documents.minutes import MinutesLayout
from model.text.translate import _
from model.views import Edition


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be written."""

    document: str
    edition: Edition
    layout: MinutesLayout = MinutesLayout.SHORT


def edition_names() -> dict[Edition, str]:
    """The open edition first: it is the default."""
    return {Edition.OPEN: _("Open edition"), Edition.FULL: _("Full edition (with closed points)")}


def layout_names() -> dict[MinutesLayout, str]:
    """The three layouts of the minutes."""
    return {
        MinutesLayout.SHORT: _("Short minutes"),
        MinutesLayout.DECISION_POINTS: _("With the points to decide"),
        MinutesLayout.WHOLE: _("With the whole recommendation"),
    }


class DocumentCard(Card):
    """`wanted` comes when the button is pressed."""

    wanted = Signal(object)

    def __init__(
        self, document: str, heading: str, about: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, margins=(20, 18, 20, 18), spacing=10)
        self._document = document
        self.edition = NamedComboBox(_("Edition"))
        for edition, name in edition_names().items():
            self.edition.addItem(name, edition)
        self.layout_choice = NamedComboBox(_("Layout"))
        for layout, name in layout_names().items():
            self.layout_choice.addItem(name, layout)
        self.layout_choice.setVisible(document == "minutes")
        words = Text(about, "muted", TextSize.NORMAL)
        words.setWordWrap(True)
        button = PrimaryButton(_("Save as PDF …"), "file-down")
        button.setAccessibleName(f"{heading}: {_('Save as PDF …')}")
        button.clicked.connect(lambda: self.wanted.emit(self.choice()))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edition)
        row.addWidget(self.layout_choice)
        row.addStretch(1)
        row.addWidget(button)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(Heading(heading, TextSize.LARGE))
        head.addWidget(words)
        self.body.addLayout(head)
        self.body.addLayout(row)

    def choose_layout(self, layout: MinutesLayout) -> None:
        """Propose a layout."""
        self.layout_choice.setCurrentIndex(self.layout_choice.findData(layout))

    def choice(self) -> Choice:
        """What is chosen."""
        return Choice(self._document, self.edition.currentData(), self.layout_choice.currentData())

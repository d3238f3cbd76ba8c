"""One kind of document: what it is, in which edition, and the button that writes it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.documents.choices import Choice, edition_names, layout_names, task_names
from gui.fields.words import revision_name
from gui.theme import TextSize
from gui.widgets.buttons import PrimaryButton, SecondaryButton
from gui.widgets.cards import Card
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Heading, Text
from model.documents.minutes import MinutesLayout, TaskPlace
from model.queries.revisions import Revision
from model.text.translate import _
from model.vocabulary import Edition


class DocumentCard(Card):
    """`wanted` comes when the button is pressed."""

    wanted = Signal(object)

    def __init__(
        self, document: str, heading: str, about: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, margins=(20, 18, 20, 18), spacing=10)
        self._document = document
        self.edition = NamedComboBox(f"{heading}: {_('Edition')}")
        for edition, name in edition_names().items():
            self.edition.addItem(name, edition)
        self.layout_choice = NamedComboBox(f"{heading}: {_('Layout')}")
        for layout, name in layout_names().items():
            self.layout_choice.addItem(name, layout)
        self.task_choice = NamedComboBox(f"{heading}: {_('Tasks')}")
        for place, name in task_names().items():
            self.task_choice.addItem(name, place)
        if document != "minutes":
            self.layout_choice.hide()
            self.task_choice.hide()
        self.revision_choice = NamedComboBox(f"{heading}: {_('Revision')}")
        self.offer_revisions(())
        words = Text(about, "muted", TextSize.NORMAL)
        words.setWordWrap(True)
        # One primary button in sight: the agenda is what is written most.
        kind = PrimaryButton if document == "agenda" else SecondaryButton
        button = kind(_("Save as …"), "file-down")
        button.setAccessibleName(f"{heading}: {_('Save as …')}")
        button.clicked.connect(lambda: self.wanted.emit(self.choice()))
        choices = FlowLayout()
        for widget in (self.edition, self.layout_choice, self.task_choice, self.revision_choice):
            choices.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(choices, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(Heading(heading, TextSize.LARGE))
        head.addWidget(words)
        self.body.addLayout(head)
        self.body.addLayout(row)

    def choose(self, layout: MinutesLayout, tasks: TaskPlace) -> None:
        """Propose what is set for the forum."""
        self.layout_choice.setCurrentIndex(self.layout_choice.findData(layout))
        self.task_choice.setCurrentIndex(self.task_choice.findData(tasks))

    def offer_revisions(self, revisions: Sequence[Revision]) -> None:
        """How the minutes stand now, and each revision that was kept; the choice stays."""
        box, before = self.revision_choice, self.revision_choice.currentData()
        box.clear()
        box.addItem(_("As it stands now"), None)
        for revision in reversed(revisions):
            box.addItem(revision_name(revision), revision.number)
        box.setCurrentIndex(max(0, box.findData(before)))
        box.setVisible(bool(revisions))

    def choice(self) -> Choice:
        """What is chosen."""
        # Qt keeps a string enumeration as a plain string.
        return Choice(
            self._document,
            Edition(self.edition.currentData()),
            MinutesLayout(self.layout_choice.currentData()),
            TaskPlace(self.task_choice.currentData()),
            revision=self.revision_choice.currentData(),
        )

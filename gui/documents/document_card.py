"""One kind of document: what it is, in which edition, and the button that writes it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.documents.choices import Choice, edition_names, layout_names, task_names
from gui.fields.words import revision_name
from gui.theme import TextSize
from gui.widgets.buttons import PrimaryButton
from gui.widgets.cards import Card
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Heading, Text
from model.documents.minutes import MinutesLayout, TaskPlace
from model.queries.revisions import Revision
from model.text.translate import _


class DocumentCard(Card):
    """`wanted` comes when the button is pressed."""

    wanted = Signal(object)

    def __init__(
        self, document: str, heading: str, about: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, margins=(20, 18, 20, 18), spacing=10)
        self._document = document
        self.edition = NamedComboBox(f"{heading}: {_('Edition')}", edition_names())
        self.layout_choice = NamedComboBox(f"{heading}: {_('Layout')}", layout_names())
        self.task_choice = NamedComboBox(f"{heading}: {_('Tasks')}", task_names())
        if document != "minutes":
            self.layout_choice.hide()
            self.task_choice.hide()
        self.revision_choice = NamedComboBox[int | None](f"{heading}: {_('Revision')}")
        self.offer_revisions(())
        words = Text(about, "muted", TextSize.NORMAL)
        words.setWordWrap(True)
        self.button = button = PrimaryButton(_("Save as …"), "file-down")
        button.setAccessibleName(f"{heading}: {_('Save as …')}")
        button.clicked.connect(lambda: self.wanted.emit(self.choice()))
        choices = FlowLayout(spread=True)
        for widget in (self.edition, self.layout_choice, self.task_choice, self.revision_choice):
            choices.addWidget(widget)
        choices.addWidget(button)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(Heading(heading, TextSize.LARGE))
        head.addWidget(words)
        self.body.addLayout(head)
        self.body.addLayout(choices)

    def set_next(self, is_next: bool) -> None:
        """Whether this is what one writes next: one primary button is in sight, not three."""
        self.button.set_quiet(not is_next)

    def choose(self, layout: MinutesLayout, tasks: TaskPlace) -> None:
        """Propose what is set for the forum."""
        self.layout_choice.choose(layout)
        self.task_choice.choose(tasks)

    def offer_revisions(self, revisions: Sequence[Revision]) -> None:
        """How the minutes stand now, and each revision that was kept; the choice stays."""
        kept = {revision.number: revision_name(revision) for revision in reversed(revisions)}
        self.revision_choice.offer({None: _("As it stands now"), **kept})
        self.revision_choice.setVisible(bool(revisions))

    def choice(self) -> Choice:
        """What is chosen."""
        return Choice(
            self._document,
            self.edition.value(),
            self.layout_choice.value(),
            self.task_choice.value(),
            revision=self.revision_choice.value(),
        )

"""The column beside the timeline: what can be done about the plan. Shown where there is room."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.planner.entry_section import EntrySection
from gui.planner.facts import Facts
from gui.planner.fit_section import FitSection
from gui.planner.learned_section import LearnedSection
from gui.planner.order_section import OrderSection
from gui.planner.people_section import PeopleSection
from gui.services import Services
from gui.widgets.cards import Card

WIDE, NARROW = 340, 290


class SideColumn(QScrollArea):
    """Its sections only ask; the panel shows and writes. Out of sight they wait with another plan."""

    looked_at = Signal(object)
    taken = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: Callable[[], Facts] | None = None
        self._facts: Facts | None = None
        self._selected = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDE)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.entry = EntrySection()
        self.fit = FitSection()
        self.learned = LearnedSection()
        self.order = OrderSection(services)
        self.people = PeopleSection(services)
        self._card = Card(margins=(16, 16, 16, 16), spacing=18)
        for section in (self.entry, self.fit, self.learned, self.order, self.people):
            section.setMinimumWidth(0)
            section.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._card.body.addWidget(section)
        for section in (self.fit, self.learned, self.order, self.people):
            section.looked_at.connect(self.looked_at)
            section.taken.connect(self.taken)
        self._card.body.addStretch(1)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card)
        self.setWidget(inside)

    def set_narrow(self, narrow: bool) -> None:
        """Whether the timeline beside it needs the room."""
        self.setFixedWidth(NARROW if narrow else WIDE)

    def show_facts(self, read: Callable[[], Facts], selected: str) -> None:
        """What can be done about another plan, and about the entry with this key.

        `read` is asked when the column is in sight.
        """
        self._read, self._selected = read, selected
        if self.isVisible():
            self.catch_up()

    def show_selected(self, selected: str) -> None:
        """What can be done about the selected entry."""
        self._selected = selected
        if self._facts is not None and self._read is None:
            self.entry.show_entry(self._facts.row(selected), self._facts)
            self.learned.show_facts(self._facts, selected)

    def catch_up(self) -> None:
        """Show what was said last, though nobody may see it."""
        read, self._read = self._read, None
        if read is not None:
            self._facts = facts = read()
            self.fit.show_facts(facts)
            self.order.show_facts(facts)
            self.people.show_facts(facts)
            self.show_selected(self._selected)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.catch_up()

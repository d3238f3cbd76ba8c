"""The column beside the timeline: what can be done about the plan. Shown where there is room."""

from PySide6.QtCore import Qt, Signal
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
    """Its sections only ask; the panel shows and writes."""

    looked_at = Signal(object)
    taken = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def show_facts(self, facts: Facts, selected: str) -> None:
        """What can be done about another plan, and about the entry with this key."""
        self.fit.show_facts(facts)
        self.order.show_facts(facts)
        self.people.show_facts(facts)
        self.show_selected(facts, selected)

    def show_selected(self, facts: Facts, selected: str) -> None:
        """What can be done about the selected entry."""
        self.entry.show_entry(facts.row(selected), facts)
        self.learned.show_facts(facts, selected)

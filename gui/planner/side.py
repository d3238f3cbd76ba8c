"""The column beside the timeline: what can be done about the plan. Shown where there is room."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gui.planner.fit_section import FitSection
from gui.planner.order_section import OrderSection
from gui.planner.people_section import PeopleSection
from gui.services import Services
from gui.widgets.cards import Card
from model.queries.agenda import Agenda, AgendaRow
from model.queries.next_meeting import NextMeeting

WIDTH = 340


class SideColumn(QScrollArea):
    """Its sections only ask; the panel shows and writes."""

    looked_at = Signal(object)
    taken = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fit = FitSection()
        self.order = OrderSection(services)
        card = Card(margins=(16, 16, 16, 16), spacing=18)
        self.people = PeopleSection(services)
        for section in (self.fit, self.order, self.people):
            section.setMinimumWidth(0)
            section.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            card.body.addWidget(section)
            section.looked_at.connect(self.looked_at)
            section.taken.connect(self.taken)
        card.body.addStretch(1)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        self.setWidget(inside)

    def show_agenda(
        self, agenda: Agenda, kept: Collection[str], coming: NextMeeting | None
    ) -> None:
        """What can be done about another plan."""
        self.setVisible(not agenda.meeting.is_locked)
        self.fit.show_agenda(agenda, kept, coming)
        self.order.show_agenda(agenda, kept)
        self.people.show_agenda(agenda)

    def show_selected(self, row: AgendaRow | None, kept: bool) -> None:
        """What can be done about the selected entry."""
        self.fit.show_selected(row, kept)

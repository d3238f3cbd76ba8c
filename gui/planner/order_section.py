"""An order in which guests wait less. Found off the window thread, for it can take a moment."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.planner.facts import Facts
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.choice_list import Choice, ChoiceList
from gui.widgets.labels import Heading, Text
from gui.widgets.ticks import TickBox
from model.planning.ordering import Order, ends, suggest
from model.planning.waiting import waited_by
from model.text.names import join_names
from model.text.translate import _, language


class OrderSection(QWidget):
    """`looked_at` and `taken` carry an `Order`. Hidden while nobody waits between two points."""

    looked_at = Signal(object)
    taken = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._facts: Facts | None = None
        self._asked = 0
        self._state = Text(look="muted")
        self._state.setWordWrap(True)
        self.choices = ChoiceList()
        self.choices.looked_at.connect(self.looked_at)
        self.choices.taken.connect(self.taken)
        self.keep_ends = TickBox(_("The first and the last point stay"))
        self.keep_ends.setChecked(True)
        self.keep_ends.toggled.connect(lambda _on: self._search())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(Heading(_("Waiting time"), TextSize.NORMAL))
        for widget in (self._state, self.choices, self.keep_ends):
            box.addWidget(widget)

    def show_facts(self, facts: Facts) -> None:
        """Look for a better order of another plan."""
        self._facts = facts
        self._search()

    def _search(self) -> None:
        facts = self._facts
        if facts is None:
            return
        self._asked += 1
        asked = self._asked
        # What was proposed for the plan before must not be taken for this one.
        self.choices.show_choices(())
        planned, members = facts.agenda.plan, facts.members
        now = waited_by([w for w in planned.guest_windows if w.guest not in members])
        self.setVisible(bool(now))
        if not now:
            return
        words = _("Guests wait {minutes} min. in all between their points")
        self._state.setText(words.format(minutes=now))
        entries = [row.planned for row in facts.agenda.entries]
        window, pinned = planned.window, self._pinned(facts)
        self._services.jobs.start(
            _("Order"),
            lambda _progress: suggest(entries, window, pinned, members),
            lambda order: self._show(asked, order),
        )

    def _pinned(self, facts: Facts) -> set[str]:
        rows = facts.agenda.entries
        pinned = {*facts.breaks, *facts.last, *(row.key for row in rows if row.kept)}
        if self.keep_ends.isChecked():
            pinned |= ends([row.planned for row in rows])
        return pinned

    def _show(self, asked: int, order: Order | None) -> None:
        if asked != self._asked:
            return
        if order is None:
            words = _("Another order would not help")
            self._state.setText(f"{self._state.text()}. {words}.")
            return
        detail = _("{minutes} min. less to wait for {names}").format(
            minutes=order.gain, names=join_names(order.gainers, language())
        )
        title = _("Put the points in another order")
        self.choices.show_choices([Choice(title, detail, "list-ordered", order)])

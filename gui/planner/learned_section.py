"""How long points usually take: proposals from earlier meetings, taken only when somebody asks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.planner.facts import Facts
from gui.theme import TextSize
from gui.widgets.choice_list import Choice, ChoiceList
from gui.widgets.labels import Heading
from model.planning.learned import Learned, Usual, learned
from model.text.translate import _, ngettext

_MOST = 4


class LearnedSection(QWidget):
    """`looked_at` and `taken` carry a `Learned`. Hidden where nothing is known that differs."""

    looked_at = Signal(object)
    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = ChoiceList()
        self.choices.looked_at.connect(self.looked_at)
        self.choices.taken.connect(self.taken)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(Heading(_("From earlier meetings"), TextSize.NORMAL))
        box.addWidget(self.choices)

    def show_facts(self, facts: Facts, selected: str) -> None:
        """What is known of the points; the selected one first, then those that differ most."""
        entries = [row.planned for row in facts.agenda.entries]
        kept = {row.key for row in facts.agenda.entries if row.kept}
        found = [
            each
            for each in learned(entries, facts.agenda.plan.window, facts.earlier)
            if each.key not in kept
        ]
        found.sort(key=lambda each: (each.key != selected, -_difference(each)))
        self.setVisible(bool(found))
        self.choices.show_choices([_shown(each, facts) for each in found[:_MOST]])


def usual_text(usual: Usual) -> str:
    """`usually takes 18 min. (3 meetings)`."""
    words = (
        ngettext("took {minutes} min. last time", "usually takes {minutes} min.", usual.times)
        if usual.measured
        else ngettext("was set to {minutes} min.", "is usually set to {minutes} min.", usual.times)
    )
    text = words.format(minutes=usual.minutes)
    if usual.times == 1:
        return text
    return _("{text} ({count} meetings)").format(text=text, count=usual.times)


def _shown(each: Learned, facts: Facts) -> Choice:
    row = facts.row(each.key)
    assert row is not None
    words = _("Set point {number} to {minutes} min.") if row.number else _("Set to {minutes} min.")
    title = words.format(number=row.number, minutes=each.after)
    return Choice(title, f"{row.title}: {usual_text(each.usual)}", "history", each)


def _difference(each: Learned) -> int:
    return abs(each.after - (each.before or 0))

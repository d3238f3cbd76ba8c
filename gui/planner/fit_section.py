"""What can be done about a day that is too long, as proposals to look at and to take."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.planner.facts import Facts
from gui.theme import TextSize, dress
from gui.timeline.fit_choices import fit_choice
from gui.widgets.choice_list import ChoiceList
from gui.widgets.labels import Heading, Text
from model.planning import fitting
from model.planning.fitting import FitKind
from model.text.names import join_names
from model.text.translate import _, language


class FitSection(QWidget):
    """`looked_at` and `taken` carry a `Proposal`."""

    looked_at = Signal(object)
    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = Text(size=TextSize.NORMAL)
        self._state.setWordWrap(True)
        self._hint = Text(look="muted", size=TextSize.SMALL)
        self._hint.setWordWrap(True)
        self.choices = ChoiceList()
        self.choices.looked_at.connect(self.looked_at)
        self.choices.taken.connect(self.taken)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(Heading(_("Make it fit"), TextSize.NORMAL))
        for widget in (self._state, self.choices, self._hint):
            box.addWidget(widget)

    def show_facts(self, facts: Facts) -> None:
        """Make the proposals for another plan."""
        agenda, coming = facts.agenda, facts.coming
        over = agenda.plan.over_under
        hindered = [day.name for day in facts.people() if day.outside or day.at_once]
        self._state.setText(state_text(over, hindered))
        dress(self._state, "danger" if over > 0 or hindered else "muted")
        found = [
            proposal
            for proposal in fitting.proposals(asked_of(facts))
            if coming is not None or proposal.kind is not FitKind.NEXT_MEETING
        ]
        self.choices.show_choices(
            [fit_choice(proposal, agenda.entries, coming) for proposal in found]
        )
        self._hint.setVisible(over > 0 and coming is None)
        self._hint.setText(
            _("The forum has no later meeting that a point could be moved to. Make one first.")
        )


def state_text(over: int, hindered: Sequence[str] = ()) -> str:
    """How the plan stands to the meeting's end, and to the people who cannot come as it stands."""
    if over > 0:
        return _("{minutes} min. too much").format(minutes=over)
    if hindered:
        names = join_names(hindered, language())
        words = _("{minutes} min. left, but the times do not suit {names}")
        return words.format(minutes=-over, names=names)
    if over < 0:
        return _("It fits: {minutes} min. left").format(minutes=-over)
    return _("It fits exactly, without any time left")


def asked_of(facts: Facts) -> fitting.Agenda:
    """The agenda as proposals are made for it; "Eventuelt" is always kept."""
    rows = facts.agenda.entries
    return fitting.Agenda(
        entries=tuple(row.planned for row in rows),
        window=facts.agenda.plan.window,
        breaks=facts.breaks,
        protected=facts.last | {row.key for row in rows if row.kept},
        least={row.key: row.least for row in rows if row.least is not None},
    )

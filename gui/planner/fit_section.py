"""What can be done about a day that is too long, as proposals to look at and to take."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.fields.words import is_break
from gui.theme import TextSize, dress
from gui.timeline.fit_choices import fit_choice
from gui.widgets.buttons import GhostButton
from gui.widgets.choice_list import ChoiceList
from gui.widgets.labels import Heading, Text
from model.planning import fitting
from model.planning.fitting import FitKind
from model.queries.agenda import Agenda, AgendaRow
from model.queries.next_meeting import NextMeeting
from model.text.translate import _


class FitSection(QWidget):
    """`looked_at` and `taken` carry a `Proposal`; `keep_wanted` asks to protect the selected entry."""

    looked_at = Signal(object)
    taken = Signal(object)
    keep_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda: Agenda | None = None
        self._state = Text(size=TextSize.NORMAL)
        self._state.setWordWrap(True)
        self._hint = Text(look="muted", size=TextSize.SMALL)
        self._hint.setWordWrap(True)
        self.keep = GhostButton("", "map-pin")
        self.keep.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.keep.clicked.connect(self.keep_wanted)
        self.choices = ChoiceList()
        self.choices.looked_at.connect(self.looked_at)
        self.choices.taken.connect(self.taken)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(Heading(_("Make it fit"), TextSize.NORMAL))
        for widget in (self._state, self.choices, self._hint, self.keep):
            box.addWidget(widget)

    def show_agenda(
        self, agenda: Agenda, kept: Collection[str], coming: NextMeeting | None
    ) -> None:
        """Make the proposals for another plan."""
        self._agenda = agenda
        over = agenda.plan.over_under
        self._state.setText(state_text(over))
        dress(self._state, "danger" if over > 0 else "muted")
        asked = asked_of(agenda, kept)
        found = [
            proposal
            for proposal in fitting.proposals(asked)
            if coming is not None or proposal.kind is not FitKind.NEXT_MEETING
        ]
        self.choices.show_choices(
            [fit_choice(proposal, agenda.entries, coming) for proposal in found]
        )
        self._hint.setVisible(over > 0 and coming is None)
        self._hint.setText(_("The forum has no later meeting yet that a point could be moved to."))

    def show_selected(self, row: AgendaRow | None, kept: bool) -> None:
        """The button protects the selected entry, or lets it go."""
        self.keep.setVisible(row is not None)
        if row is None:
            return
        words = _("Let “{title}” change again") if kept else _("Keep “{title}” as it is")
        title = row.title if len(row.title) <= 24 else f"{row.title[:23].rstrip()}…"
        text = words.format(title=title)
        self.keep.setText(f" {text.replace('&', '&&')}")
        self.keep.setAccessibleName(text)


def state_text(over: int) -> str:
    """How the plan stands to the meeting's end."""
    if over > 0:
        return _("{minutes} min. too much").format(minutes=over)
    if over < 0:
        return _("It fits: {minutes} min. left").format(minutes=-over)
    return _("It fits exactly, without any time left")


def asked_of(agenda: Agenda, kept: Collection[str]) -> fitting.Agenda:
    """The agenda as proposals are made for it; "Eventuelt" is always kept."""
    protected = {row.key for row in agenda.entries if row.purpose == "any_other_business"}
    return fitting.Agenda(
        entries=tuple(row.planned for row in agenda.entries),
        window=agenda.plan.window,
        breaks=frozenset(row.key for row in agenda.entries if is_break(row)),
        protected=frozenset(protected | set(kept)),
    )

"""Everybody who may get the mail, and a line for somebody else."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.distribution.recipient_row import RecipientRow
from gui.theme import TextSize
from gui.widgets.buttons import LinkButton, allow
from gui.widgets.calm_fields import complete_names
from gui.widgets.labels import SectionLabel, Text
from gui.widgets.slices import Slices
from model.dispatching.recipients import Candidate
from model.text.translate import _
from model.vocabulary import Edition

FIRST = 30
"""So many have a row at first: more than a meeting has, unless it is a hearing."""


class RecipientList(QWidget):
    """`changed` after every tick; `added` brings what was typed; `full_wanted` a candidate.

    `all_full_wanted` brings the members that may be approved together, and those that may not.
    """

    changed = Signal()
    added = Signal(str)
    full_wanted = Signal(object)
    all_full_wanted = Signal(object, object)
    filled = Signal()
    """Everybody is shown."""
    address_given = Signal(str, str)
    """A name, and where its mail goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: tuple[Candidate, ...] = ()
        self._candidates: tuple[Candidate, ...] = ()
        self._with_edition = False
        self._most = FIRST
        self._rows: list[RecipientRow] = []
        self._filling = Slices(self._fill, self)
        self._filling.ended.connect(self.filled)
        self._open: set[str] = set()
        self._ticks: dict[str, bool] = {}
        self._build()
        self._lay_out()

    def set_known(self, people: Sequence[str]) -> None:
        """What the line below completes: name, department and address of each."""
        self._known.setStringList(list(people))

    def forget(self) -> None:
        """Another meeting or another kind of mail: what was ticked there says nothing here."""
        self._open.clear()
        self._ticks.clear()
        self._most = FIRST

    @property
    def is_filled(self) -> bool:
        """Whether everybody who may get the mail is shown."""
        return self._filling.is_idle

    @property
    def rows(self) -> list[RecipientRow]:
        """Those that show somebody."""
        return self._rows[: self._shown]

    def show_candidates(self, candidates: Sequence[Candidate], with_edition: bool) -> None:
        """Show other people; ticks and editions of the same ones stay."""
        self._given = tuple(candidates)
        wanted = tuple(self._kept(one) for one in self._given)
        if (wanted, with_edition) == (self._candidates, self._with_edition):
            return
        self._candidates, self._with_edition = wanted, with_edition
        self._none.setVisible(not wanted)
        self._show_why()
        for button in (self.all, self.nobody):
            button.setVisible(len(wanted) > 1)
        self._fill_all()

    def chosen(self) -> tuple[Candidate, ...]:
        """Who gets the mail."""
        return tuple(one for one in self._candidates if one.chosen and one.email)

    def choose_edition(self, email: str, edition: Edition) -> None:
        """Let somebody have this edition in this mail: the full one only where he is approved for it."""
        if edition is Edition.OPEN:
            self._open.add(email)
        else:
            self._open.discard(email)
        self._keep()
        self.changed.emit()

    def show_editions(self) -> None:
        """Show the editions as they count, after one was not approved."""
        for row in self.rows:
            row.show_candidate(row.candidate, self._with_edition)

    def _keep(self) -> None:
        """Ticks and editions as they are chosen now."""
        self._candidates = tuple(self._kept(one) for one in self._given)
        for row, one in zip(self._rows, self._candidates, strict=False):
            if row.candidate != one:
                row.show_candidate(one, self._with_edition)
        self._show_why()

    def _show_why(self) -> None:
        """Said as long as somebody is to get the open edition where there is a choice.

        Of those without an address too, as members are offered the full one: the list must not move
        when the first one is typed.
        """
        is_open = [one for one in self._candidates if one.edition is Edition.OPEN]
        self.why_open.setVisible(self._with_edition and bool(is_open))
        wanted = self._with_edition and sum(one.member for one in is_open) > 1
        if not wanted and self.window().focusWidget() is self.all_full:
            self.all.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt hands the keys far off
        self.all_full.setVisible(wanted)
        why_not = _("Tick two members or more whose addresses are alike first")
        allow(self.all_full, len(self._members()[0]) > 1, why_not)

    def _members(self) -> tuple[list[Candidate], list[Candidate]]:
        """Members who are to get the open edition: those approved together, and the others."""
        found = [
            one
            for one in self._candidates
            if one.member and one.chosen and one.email and one.edition is Edition.OPEN
        ]
        return [one for one in found if one.alike], [one for one in found if not one.alike]

    def _kept(self, one: Candidate) -> Candidate:
        edition = Edition.OPEN if one.email in self._open else one.edition
        chosen = self._ticks.get(one.key, one.chosen)
        return replace(one, edition=edition, chosen=chosen)

    @property
    def _shown(self) -> int:
        return min(len(self._candidates), self._most)

    def _fill_all(self) -> None:
        count = len(self._candidates)
        self.more.setText(_("Show all {count}").format(count=count))
        self.more.setVisible(count > self._most)
        self._filling.begin(max(self._shown, len(self._rows)))

    def _show_more(self) -> None:
        self._most = len(self._candidates)
        self._fill_all()

    def _fill(self, place: int) -> None:
        """The row in this place shows who belongs there, or nobody."""
        if place >= self._shown:
            self._rows[place].hide()
        elif place < len(self._rows):
            self._rows[place].show_candidate(self._candidates[place], self._with_edition)
            self._rows[place].show()
        else:
            row = RecipientRow(self._candidates[place], self._with_edition)
            row.ticked.connect(lambda on, row=row: self._on_tick(row.candidate, on))
            row.edition_wanted.connect(
                lambda edition, row=row: self._on_edition(row.candidate, edition)
            )
            row.address_given.connect(
                lambda email, row=row: self.address_given.emit(row.candidate.name, email)
            )
            row.address_taken.connect(lambda place=place: self._ask_next(place))
            self._rows.append(row)
            self._list.addWidget(row)

    def _ask_next(self, place: int) -> None:
        """The keys go on to the next who has no address."""
        for row in self.rows[place + 1 :]:
            if row.ask_address():
                return

    def _on_tick(self, candidate: Candidate, on: bool) -> None:
        self._ticks[candidate.key] = on
        self._keep()
        self.changed.emit()

    def _on_edition(self, candidate: Candidate, edition: Edition) -> None:
        if edition is Edition.FULL:
            self.full_wanted.emit(candidate)
        else:
            self.choose_edition(candidate.email, edition)

    def _tick_all(self, on: bool) -> None:
        choices = [one for one in self._candidates if one.email and not one.namesake]
        self._ticks |= {one.key: on for one in choices}
        self._keep()
        self.changed.emit()

    def _on_typed(self) -> None:
        text = self.other.text().strip()
        if text:
            self.other.clear()
            self.added.emit(text)

    def _build(self) -> None:
        self._none = Text(_("Nobody is proposed. Type an address below."), "muted")
        self._none.setWordWrap(True)
        self.why_open = Text(
            _(
                "Everybody gets the open edition at first, so that nothing closed goes to the wrong "
                "person. Choose “Full” beside those who may see everything; the first time, you type "
                "their address to approve it."
            ),
            "muted",
            TextSize.SMALL,
        )
        self.why_open.setWordWrap(True)
        self.all_full = LinkButton(_("Full edition for all members …"))
        self.all_full.clicked.connect(lambda: self.all_full_wanted.emit(*self._members()))
        self.all_full.hide()
        self.other = QLineEdit()
        self.other.setPlaceholderText(_("Somebody else: name or address"))
        self.other.setAccessibleName(_("Somebody else: name or address"))
        self._known = QStringListModel(self)
        self.other.setCompleter(complete_names(QCompleter(self._known, self)))
        self.other.returnPressed.connect(self._on_typed)
        self.all = LinkButton(_("All"))
        self.all.clicked.connect(lambda: self._tick_all(True))
        self.nobody = LinkButton(_("Nobody"))
        self.nobody.clicked.connect(lambda: self._tick_all(False))
        self.more = LinkButton("")
        self.more.clicked.connect(self._show_more)
        self.more.hide()

    def _lay_out(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(SectionLabel(_("Recipients")))
        head.addStretch(1)
        head.addWidget(self.all)
        head.addWidget(self.nobody)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self._none)
        box.addWidget(self.why_open)
        box.addWidget(self.all_full, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(self._list)
        box.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.other)

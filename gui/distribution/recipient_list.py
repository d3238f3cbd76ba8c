"""Everybody who may get the mail, and a line for somebody else."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.distribution.recipient_row import RecipientRow
from gui.widgets.buttons import LinkButton
from gui.widgets.calm_fields import complete_names
from gui.widgets.labels import SectionLabel, Text
from model.dispatching.recipients import Candidate
from model.text.translate import _
from model.vocabulary import Edition


class RecipientList(QWidget):
    """`changed` after every tick; `added` brings what was typed; `full_wanted` a candidate."""

    changed = Signal()
    added = Signal(str)
    full_wanted = Signal(object)
    address_given = Signal(str, str)
    """A name, and where its mail goes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[RecipientRow] = []
        self._editions: dict[str, Edition] = {}
        self._ticks: dict[str, bool] = {}
        self._none = Text(_("Nobody is proposed. Type an address below."), "muted")
        self._none.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.other = QLineEdit()
        self.other.setPlaceholderText(_("Somebody else: name or address"))
        self.other.setAccessibleName(_("Somebody else: name or address"))
        self._known = QStringListModel(self)
        self.other.setCompleter(complete_names(QCompleter(self._known, self)))
        self.other.returnPressed.connect(self._on_typed)
        self._all = LinkButton(_("All"))
        self._all.clicked.connect(lambda: self._tick_all(True))
        self._nobody = LinkButton(_("Nobody"))
        self._nobody.clicked.connect(lambda: self._tick_all(False))
        head = QHBoxLayout()
        head.addWidget(SectionLabel(_("Recipients")))
        head.addStretch(1)
        head.addWidget(self._all)
        head.addWidget(self._nobody)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self._none)
        box.addLayout(self._list)
        box.addWidget(self.other)

    def set_known(self, people: Sequence[str]) -> None:
        """What the line below completes: name, department and address of each."""
        self._known.setStringList(list(people))

    def forget(self) -> None:
        """Another meeting or another kind of mail: what was ticked there says nothing here."""
        self._editions.clear()
        self._ticks.clear()

    def show_candidates(self, candidates: Sequence[Candidate], with_edition: bool) -> None:
        """Show other people; ticks and editions of the same ones stay."""
        wanted = [self._kept(one) for one in candidates]
        if [replace(row.candidate, chosen=True) for row in self.rows] == [
            replace(one, chosen=True) for one in wanted
        ]:
            return
        for row in self.rows:
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [RecipientRow(one, with_edition) for one in wanted]
        for row in self.rows:
            row.changed.connect(lambda row=row: self._on_tick(row))
            row.edition_wanted.connect(
                lambda edition, row=row: self._on_edition(row.candidate, edition)
            )
            row.address_given.connect(
                lambda email, row=row: self.address_given.emit(row.candidate.name, email)
            )
            self._list.addWidget(row)
        self._none.setVisible(not self.rows)
        for button in (self._all, self._nobody):
            button.setVisible(len(self.rows) > 1)

    def chosen(self) -> tuple[Candidate, ...]:
        """Who gets the mail."""
        return tuple(row.candidate for row in self.rows if row.is_chosen())

    def choose_edition(self, email: str, edition: Edition) -> None:
        """Let somebody have this edition, in this mail."""
        self._editions[email] = edition
        for row in self.rows:
            row.candidate = self._kept(row.candidate)
        self.show_editions()
        self.changed.emit()

    def show_editions(self) -> None:
        """Show the editions as they count, after one was not approved."""
        for row in self.rows:
            row.edition.setCurrentIndex(row.edition.findData(row.candidate.edition))

    def _kept(self, one: Candidate) -> Candidate:
        edition = self._editions.get(one.email, one.edition)
        chosen = self._ticks.get(one.key, one.chosen)
        return replace(one, edition=edition, chosen=chosen)

    def _on_tick(self, row: RecipientRow) -> None:
        self._ticks[row.candidate.key] = row.tick.isChecked()
        self.changed.emit()

    def _on_edition(self, candidate: Candidate, edition: Edition) -> None:
        if edition is Edition.FULL:
            self.full_wanted.emit(candidate)
        else:
            self.choose_edition(candidate.email, edition)

    def _tick_all(self, on: bool) -> None:
        for row in self.rows:
            if row.tick.isEnabled() and not row.candidate.namesake:
                row.tick.setChecked(on)

    def _on_typed(self) -> None:
        text = self.other.text().strip()
        if text:
            self.other.clear()
            self.added.emit(text)

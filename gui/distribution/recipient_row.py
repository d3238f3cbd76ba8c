"""One recipient: whether he gets the mail, who he is, and which edition."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.theme import TextSize, Tone
from gui.widgets.chips import Chip
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import ElidedLabel
from gui.widgets.plain_line import PlainLine
from gui.widgets.ticks import TickBox
from model.dispatching.recipients import Candidate
from model.text.translate import _, pgettext
from model.vocabulary import Edition


class RecipientRow(QWidget):
    """`ticked` when the tick changes, `edition_wanted` when another edition is chosen.

    Who has no address is asked for one on the spot: `address_given` brings it, and `address_taken`
    comes while its line still has the focus, before it goes. What few need is made when it is first
    needed: rows are many, and the window waits for each.
    """

    ticked = Signal(bool)
    address_given = Signal(str)
    address_taken = Signal()
    edition_wanted = Signal(object)

    def __init__(
        self, candidate: Candidate, with_edition: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.candidate = candidate
        self.tick = TickBox()
        self.tick.toggled.connect(self.ticked)
        self.edition: NamedComboBox | None = None
        self._name = ElidedLabel()
        self._about = ElidedLabel("", "muted", TextSize.SMALL)
        self._address: PlainLine | None = None
        self._chips: dict[str, Chip] = {}
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self._name)
        self._words.addWidget(self._about)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 3, 0, 3)
        self._row.setSpacing(4)
        self._row.addWidget(self.tick)
        self._row.addLayout(self._words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_candidate(candidate, with_edition)

    def show_candidate(self, candidate: Candidate, with_edition: bool) -> None:
        """Show somebody else in this place, or the same with another tick."""
        self.candidate = candidate
        name, about = candidate.name or candidate.email, _about(candidate)
        with QSignalBlocker(self.tick):
            self.tick.setChecked(candidate.chosen)
        self.tick.setEnabled(bool(candidate.email))
        self.tick.setAccessibleName(f"{name}, {about}")
        self._name.set_text(name)
        self._about.set_text(about)
        self._about.setVisible(bool(candidate.email))
        self._show_address_line(not candidate.email)
        self._show_chip(_("Outside"), candidate.outside)
        self._show_chip(_("Namesake"), candidate.namesake)
        self._show_edition(with_edition and bool(candidate.email))

    def ask_address(self) -> bool:
        """Go to the line for the address; whether there is one."""
        line = self._address
        if line is None or line.isHidden():
            return False
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _show_address_line(self, wanted: bool) -> None:
        line = self._address
        if line is None:
            if not wanted:
                return
            line = self._address = PlainLine()
            line.setPlaceholderText(_("Mail address, then Enter"))
            line.returnPressed.connect(lambda: self.address_given.emit(line.text().strip()))
            self._words.addWidget(line)
        name = _("Mail address of {name}").format(name=self.candidate.name)
        if line.accessibleName() != name:
            line.clear()
            line.setAccessibleName(name)
        if not wanted and self.window().focusWidget() is line:
            self.address_taken.emit()
            if self.window().focusWidget() is line:
                self.tick.setFocus()  # else Qt hands the keys to something far off
        line.setVisible(wanted)

    def _show_chip(self, words: str, wanted: bool) -> None:
        if wanted and words not in self._chips:
            self._chips[words] = Chip(words, Tone.WARNING)
            self._row.insertWidget(2, self._chips[words])
        if words in self._chips:
            self._chips[words].setVisible(wanted)

    def _show_edition(self, wanted: bool) -> None:
        combo = self.edition
        if combo is None:
            if not wanted:
                return
            words = {
                Edition.OPEN: pgettext("edition", "Open"),
                Edition.FULL: pgettext("edition", "Full"),
            }
            combo = self.edition = NamedComboBox("", words)
            combo.activated.connect(lambda _at: self.edition_wanted.emit(combo.value()))
            self._row.addWidget(combo)
        name = self.candidate.name or self.candidate.email
        combo.setAccessibleName(_("Edition for {name}").format(name=name))
        combo.view().setAccessibleName(combo.accessibleName())
        combo.choose(self.candidate.edition)
        combo.setVisible(wanted)


def _about(candidate: Candidate) -> str:
    """Address and department: where the mail goes, which no narrow row may cut, and who this is."""
    address = candidate.email or _("no address in the address book")
    return " · ".join(filter(None, (address, candidate.department)))

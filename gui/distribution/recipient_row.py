"""One recipient: whether he gets the mail, who he is, and which edition."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from gui.theme import TextSize, Tone
from gui.widgets.chips import Chip
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import ElidedLabel
from gui.widgets.plain_line import PlainLine
from model.dispatching.recipients import Candidate
from model.text.translate import _, pgettext
from model.vocabulary import Edition


class RecipientRow(QWidget):
    """`changed` when the tick changes, `edition_wanted` when another edition is chosen.

    Who has no address is asked for one on the spot: `address_given` brings it.
    """

    changed = Signal()
    address_given = Signal(str)
    edition_wanted = Signal(object)

    def __init__(
        self, candidate: Candidate, with_edition: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.candidate, self._with_edition = candidate, with_edition
        self.tick = QCheckBox()
        self.tick.setChecked(candidate.chosen)
        self.tick.setEnabled(bool(candidate.email))
        about = _about(candidate)
        self.tick.setAccessibleName(f"{candidate.name or candidate.email}, {about}")
        self.tick.toggled.connect(lambda _on: self.changed.emit())
        self.edition = NamedComboBox(
            _("Edition for {name}").format(name=candidate.name or candidate.email)
        )
        self.edition.addItem(pgettext("edition", "Open"), Edition.OPEN)
        self.edition.addItem(pgettext("edition", "Full"), Edition.FULL)
        self.edition.setCurrentIndex(int(candidate.edition is Edition.FULL))
        self.edition.setVisible(with_edition and bool(candidate.email))
        self.edition.activated.connect(
            lambda _index: self.edition_wanted.emit(self.edition.currentData())
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(candidate.name or candidate.email))
        if candidate.email:
            words.addWidget(ElidedLabel(about, "muted", TextSize.SMALL))
        else:
            words.addWidget(self._address_line())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(10)
        row.addWidget(self.tick)
        row.addLayout(words, 1)
        if candidate.outside:
            row.addWidget(Chip(_("Outside"), Tone.WARNING))
        if candidate.namesake:
            row.addWidget(Chip(_("Namesake"), Tone.WARNING))
        row.addWidget(self.edition)

    def _address_line(self) -> PlainLine:
        line = PlainLine()
        line.setPlaceholderText(_("E-mail address, then Enter"))
        line.setAccessibleName(_("E-mail address of {name}").format(name=self.candidate.name))
        line.returnPressed.connect(lambda: self.address_given.emit(line.text().strip()))
        return line

    def shows(self, candidate: Candidate, with_edition: bool) -> bool:
        """Whether it stands here as it would be made anew, whatever the tick."""
        same = replace(self.candidate, chosen=True) == replace(candidate, chosen=True)
        return same and self._with_edition == with_edition

    def is_chosen(self) -> bool:
        """Whether he gets the mail."""
        return self.tick.isChecked() and bool(self.candidate.email)


def _about(candidate: Candidate) -> str:
    """Department and address: who of two people of one name this is, and where the mail goes."""
    address = candidate.email or _("no address in the address book")
    return " · ".join(filter(None, (candidate.department, address)))

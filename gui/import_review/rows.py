"""One field in the review: its name, what the file says, and how certain that is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from gui.theme import Tone
from gui.widgets.chips import Chip
from gui.widgets.labels import SectionLabel, Text
from gui.widgets.ticks import TickBox
from model.text.translate import _

SURE = 0.9


class FieldRow(QWidget):
    """Read only. In the review of a newer version it can be ticked, and shows the old text too."""

    def __init__(
        self,
        name: str,
        label: str,
        text: str,
        certainty: float | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._label, self._said = label, text
        self.text = Text(text)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(label)
        self.old = Text("", "muted")
        self.old.setWordWrap(True)
        self.old.hide()
        self.take = TickBox(_("Take over"))
        self.take.setAccessibleName(_("Take over: {field}").format(field=label))
        self.take.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(SectionLabel(label))
        if certainty is not None:
            head.addWidget(certainty_chip(certainty))
        head.addStretch(1)
        head.addWidget(self.take)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.addLayout(head, 0, 0)
        grid.addWidget(self.text, 1, 0)
        grid.addWidget(self.old, 2, 0)

    def show_version(self, differs: bool, old: str, ticked: bool) -> None:
        """Beside what is stored: whether the two differ, and what stands there now."""
        self.take.setVisible(differs)
        self.take.setChecked(differs and ticked)
        self.old.setVisible(differs)
        self.text.setText(self._said or _("Not in the file"))
        shown = old or _("nothing")
        self.old.setText(_("Now: {text}").format(text=shown))

    def show_new(self) -> None:
        """As a recommendation of its own."""
        self.text.setText(self._said)
        self.take.hide()
        self.old.hide()


def certainty_chip(certainty: float) -> Chip:
    """How certain a field is, in a word or in per cent."""
    if certainty >= SURE:
        return Chip(_("certain"), Tone.NEUTRAL)
    percent = round(certainty * 100)
    words = _("{percent} % certain").format(percent=percent) if percent else _("a guess")
    return Chip(words, Tone.WARNING)

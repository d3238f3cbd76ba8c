"""What came of the point, in small words, and the menu that writes another outcome."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.theme import Tone
from gui.widgets.buttons import GhostButton, allow
from gui.widgets.chips import Chip
from gui.widgets.menu import Menu
from model.queries.points import PointDetail
from model.text.outcome_sentences import KEYS
from model.text.translate import _
from model.text.verbs import Outcome, outcome_phrase

_MOST_SHOWN = 4
_GAP, _LEAST = 5, 40


class OutcomeRow(QWidget):
    """`chosen` carries an `Outcome`: to be written, or taken off where it is set."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcomes: tuple[str, ...] = ()
        self.button = GhostButton(_("Outcome"), "check-check")
        self._menu = Menu(self.button)
        self._menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self._menu)
        self._chips = [Chip(tone=Tone.SUCCESS) for _place in range(_MOST_SHOWN + 1)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.button)
        self._room = self._chip_row()
        row.addWidget(self._room, 1)

    def show_point(self, point: PointDetail | None) -> None:
        """The outcomes of this point."""
        self._outcomes = point.outcomes if point is not None else ()
        locked = point is not None and point.is_locked
        allow(self.button, not locked, _("The minutes are approved"))
        known = [outcome_name(Outcome(code)) for code in self._outcomes]
        spoken = ", ".join(known)
        if not locked:
            self.button.setAccessibleDescription(spoken)
        self._room.setToolTip(spoken)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # when the chips have their room

    def _fit(self) -> None:
        """As many whole words as there is room for, and how many more there are: none is cut."""
        known = [outcome_name(Outcome(code)) for code in self._outcomes]
        for count in range(min(len(known), _MOST_SHOWN), -1, -1):
            more = len(known) - count
            words = [*known[:count], *([f"+{more}"] if more else [])]
            self._show_chips(words)
            wanted = sum(chip.sizeHint().width() + _GAP for chip in self._chips[: len(words)])
            if wanted - _GAP <= self._room.width():
                break

    def _show_chips(self, words: list[str]) -> None:
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(words))
            if place < len(words) and chip.text() != words[place]:
                chip.setText(words[place])

    def _chip_row(self) -> QWidget:
        """The button must stay whole, and a number beside it."""
        inside = QWidget()
        inside.setMinimumWidth(_LEAST)
        chips = QHBoxLayout(inside)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(_GAP)
        for chip in self._chips:
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            chips.addWidget(chip)
            chip.hide()
        chips.addStretch(1)
        return inside

    def words(self) -> list[str]:
        """What stands there."""
        return [chip.text() for chip in self._chips if not chip.isHidden()]

    def _fill(self) -> None:
        self._menu.clear()
        others = [outcome for outcome in Outcome if outcome not in KEYS]
        for place, outcome in enumerate((*KEYS, *others)):
            key = f"\tAlt+{(place + 1) % 10}" if place < len(KEYS) else ""
            action = self._menu.addAction(f"{outcome_name(outcome)}{key}")
            action.setCheckable(True)
            action.setChecked(outcome.value in self._outcomes)
            action.triggered.connect(lambda _checked, outcome=outcome: self.chosen.emit(outcome))
            if place == len(KEYS) - 1:
                self._menu.addSeparator()


def outcome_name(outcome: Outcome) -> str:
    """ "Godkendte", "Tog orienteringen til efterretning"."""
    phrase = outcome_phrase(outcome).rstrip(" …:")
    return phrase[:1].upper() + phrase[1:]

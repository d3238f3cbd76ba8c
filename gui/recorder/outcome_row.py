"""What came of the point, in small words, and the menu that writes another outcome."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.theme import Tone
from gui.widgets.buttons import GhostButton, allow
from gui.widgets.chips import Chip
from gui.widgets.menu import Menu
from model.queries.points import PointDetail
from model.text.outcome_sentences import KEYS
from model.text.translate import _, ngettext
from model.text.verbs import Outcome, outcome_phrase

_MOST_SHOWN = 4
_GAP, _INDENT = 5, 15


class OutcomeRow(QWidget):
    """`chosen` carries an `Outcome`: to be written, or taken off where it is set.

    Its words stand between the button and what is `beside`, or below all of it where room is short.
    """

    chosen = Signal(object)

    def __init__(self, beside: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcomes: tuple[str, ...] = ()
        self.button = GhostButton(_("Outcome"), "check-check")
        self._menu = Menu(self.button)
        self._menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self._menu)
        self._between, self._below = ChipLine(), ChipLine()
        self._between.setContentsMargins(_GAP, 0, 0, 0)
        self._below.setContentsMargins(_INDENT, 0, 0, 2)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.button)
        row.addWidget(self._between, 1)
        for widget in beside:
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._below)

    def show_point(self, point: PointDetail | None) -> None:
        """The outcomes of this point."""
        self._outcomes = point.outcomes if point is not None else ()
        locked = point is not None and point.is_locked
        allow(self.button, not locked, _("The minutes are approved"))
        if not locked:
            names = ", ".join(self._names())
            self.button.setAccessibleDescription(names)
            self.button.setToolTip(names)  # the keyboard's way to those without room
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # when the chips have their room

    def _names(self) -> list[str]:
        return [outcome_name(Outcome(code)) for code in self._outcomes]

    def _fit(self) -> None:
        names = self._names()
        beside = len(names) <= _MOST_SHOWN and self._between.has_room_for(names)
        self._between.show_words(names if beside else [])
        self._below.show_words([] if beside else names, self.width())
        self._below.setVisible(not beside)

    def words(self) -> list[str]:
        """What stands there."""
        return [*self._between.words(), *self._below.words()]

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


class ChipLine(QWidget):
    """Whole words on one line: none is cut, and of those without room it is told how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self._chips = [Chip(tone=Tone.SUCCESS) for _place in range(_MOST_SHOWN + 1)]
        self._ruler = Chip(parent=self)
        self._ruler.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for chip in self._chips:
            chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(chip)
            chip.hide()
        row.addStretch(1)

    def has_room_for(self, words: Sequence[str]) -> bool:
        """Whether all of them fit."""
        return self._needs(words) <= self.width()

    def show_words(self, words: Sequence[str], room: int = 0) -> None:
        """As many of these as fit in `room` pixels, or all; where some are missing the tip has every one."""
        count = min(len(words), _MOST_SHOWN)
        while room and count and self._needs(_shortened(words, count)) > room:
            count -= 1
        shown, rest = _shortened(words, count), words[count:]
        self._show(shown)
        self.setToolTip(", ".join(words) if rest else "")
        for chip, text in zip(self._chips, shown, strict=False):
            chip.setAccessibleName(", ".join(rest) if rest and text == shown[-1] else text)

    def words(self) -> list[str]:
        """What stands there."""
        return [chip.text() for chip in self._chips if not chip.isHidden()]

    def minimumSizeHint(self) -> QSize:
        return QSize(
            0, super().minimumSizeHint().height()
        )  # it is asked first what it has room for

    def _needs(self, words: Sequence[str]) -> int:
        margins = self.contentsMargins()
        widths = [self._width_of(word) + _GAP for word in words]
        return sum(widths) - _GAP + margins.left() + margins.right()

    def _width_of(self, word: str) -> int:
        self._ruler.setText(word)
        return self._ruler.sizeHint().width()

    def _show(self, words: Sequence[str]) -> None:
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(words))
            if place < len(words) and chip.text() != words[place]:
                chip.setText(words[place])


def _shortened(words: Sequence[str], count: int) -> list[str]:
    """The first ones, and how many there are behind them."""
    rest = len(words) - count
    more = ngettext("{count} more …", "{count} more …", rest).format(count=rest)
    return [*words[:count], *([more] if rest else [])]


def outcome_name(outcome: Outcome) -> str:
    """ "Godkendte", "Tog orienteringen til efterretning"."""
    phrase = outcome_phrase(outcome).rstrip(" …:")
    return phrase[:1].upper() + phrase[1:]

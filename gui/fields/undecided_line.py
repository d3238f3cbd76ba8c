"""Says quietly how many points and annexes nobody has called open or closed; settles them by one press."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.theme import TextSize
from gui.widgets.buttons import LinkButton
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Text
from model.queries.agenda import Agenda
from model.text.translate import _, ngettext


class UndecidedLine(QWidget):
    """Hidden while there is nothing to say. `opening_wanted`: call them open, all at once."""

    opening_wanted = Signal()

    def __init__(self, margin: int = 0, parent: QWidget | None = None) -> None:
        """`margin`: pixels to the left and the right."""
        super().__init__(parent)
        self._words = Text(look="muted", size=TextSize.SMALL)
        self.button = LinkButton("")
        self.button.setFont(self._words.font())
        self.button.clicked.connect(self.opening_wanted)
        row = FlowLayout(self, line_spacing=0)
        row.setContentsMargins(margin, 4, margin, 4)
        row.addWidget(self._words)
        row.addWidget(self.button)
        self.hide()

    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def show_agenda(self, agenda: Agenda) -> None:
        """Count them, where something can still be said of them."""
        points, annexes = agenda.undecided, agenda.undecided_annexes
        count = 0 if agenda.meeting.is_locked else points + annexes
        if count:
            self._words.setText(_undecided(points, annexes))
            self.button.say(ngettext("Mark it as open", "Mark them as open", count))
        self.setVisible(count > 0)


def opened(points: int, annexes: int) -> str:
    """What to say when so many have become open."""
    if points and annexes:
        words = _("{points} and {annexes} are open now")
    elif annexes:
        words = ngettext("{count} annex is open now", "{count} annexes are open now", annexes)
    else:
        words = ngettext("{count} point is open now", "{count} points are open now", points)
    return _counted(words, points, annexes)


def _undecided(points: int, annexes: int) -> str:
    if points and annexes:
        words = _("{points} and {annexes} are neither open nor closed yet")
    elif annexes:
        words = ngettext(
            "{count} annex is neither open nor closed yet",
            "{count} annexes are neither open nor closed yet",
            annexes,
        )
    else:
        words = ngettext(
            "{count} point is neither open nor closed yet",
            "{count} points are neither open nor closed yet",
            points,
        )
    return _counted(words, points, annexes)


def _counted(words: str, points: int, annexes: int) -> str:
    return words.format(
        count=points or annexes,
        points=ngettext("{count} point", "{count} points", points).format(count=points),
        annexes=ngettext("{count} annex", "{count} annexes", annexes).format(count=annexes),
    )

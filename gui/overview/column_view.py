"""One column of the overview: a meeting's head over its cards, or the bank."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.overview.card_list import CardList
from gui.overview.words import (
    column_line,
    column_name,
    column_title,
    deadline_text,
    planned_text,
    too_long_text,
)
from gui.theme import TextSize, Tone
from gui.widgets.buttons import GhostButton
from gui.widgets.cards import Card as Surface
from gui.widgets.chips import Chip
from gui.widgets.labels import ElidedLabel, Heading, Text
from gui.widgets.segment_bar import Segment, SegmentBar
from model.queries.overview import Card, Column
from model.text.translate import _

WIDTH, WIDEST = 246, 340
"""Of a meeting: where many stand beside each other, and where there is room."""
BANK_WIDTH = 268


class ColumnView(Surface):
    """A meeting. `opened` when its head is pressed."""

    opened = Signal(int)

    def __init__(self, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self._title = GhostButton("")
        self._title.clicked.connect(lambda: self.opened.emit(self.column.meeting_id))
        self._sent = Chip(_("Sent out"), Tone.ACCENT)
        self._line = ElidedLabel(look="muted", size=TextSize.SMALL)
        self._bar = SegmentBar()
        self._planned = Text(look="muted", size=TextSize.SMALL)
        self._too_long = Text(look="danger", size=TextSize.SMALL)
        self._deadline = ElidedLabel(look="muted", size=TextSize.SMALL)
        self.list = CardList("")
        self._lay_out()
        self.show_column(column)

    def show_column(self, column: Column) -> None:
        """Show the meeting anew."""
        self.column = column
        name = column_name(column)
        self._title.setText(column_title(column))
        self._title.setAccessibleName(_("Open the meeting: {name}").format(name=name))
        self._sent.setVisible(column.is_sent)
        self._line.set_text(column_line(column))
        segments = [Segment(column.planned, Tone.ACCENT)]
        self._bar.show_segments(segments, column.window, planned_text(column))
        self._planned.setText(planned_text(column))
        self._too_long.setText(too_long_text(column))
        self._deadline.set_text(deadline_text(column))
        self.list.setAccessibleName(name)
        self.list.show_cards(column.cards)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 12, 0)
        first.addWidget(self._title)
        first.addStretch(1)
        first.addWidget(self._sent)
        times = QHBoxLayout()
        times.addWidget(self._planned, 1)
        times.addWidget(self._too_long)
        head = QVBoxLayout()
        head.setContentsMargins(13, 4, 12, 0)  # below the words of the button
        head.setSpacing(5)
        for part in (self._line, self._bar, times, self._deadline):
            head.addWidget(part) if isinstance(part, QWidget) else head.addLayout(part)
        top = QVBoxLayout()
        top.setContentsMargins(0, 6, 0, 8)
        top.setSpacing(0)
        top.addLayout(first)
        top.addLayout(head)
        self.body.addLayout(top)
        self.add_line()
        self.body.addSpacing(6)
        self.body.addWidget(self.list, 1)


class BankView(Surface):
    """What waits for a meeting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(BANK_WIDTH)
        self.list = CardList(_("Recommendations that wait for a meeting"))
        self._none = Text(
            _("Nothing waits. Drag a point here to take it off its meeting."), "muted"
        )
        self._none.setWordWrap(True)
        self._none.setContentsMargins(14, 4, 14, 8)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 12, 10)
        head.setSpacing(3)
        head.addWidget(Heading(_("Waiting"), TextSize.NORMAL))
        words = Text(_("Recommendations without a meeting"), "muted", TextSize.SMALL)
        head.addWidget(words)
        self.body.addLayout(head)
        self.add_line()
        self.body.addSpacing(6)
        self.body.addWidget(self._none)
        self.body.addWidget(self.list, 1)

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Show what waits now."""
        self._none.setVisible(not cards)
        self.list.show_cards(cards)

"""The coming meetings of a series that is changed: which of them take the change over."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.series.words import difference_text
from gui.widgets.buttons import PrimaryButton, allow
from gui.widgets.labels import Text
from gui.widgets.ticked_list import TickedList, TickedRow
from gui.widgets.ticks import TickBox
from model.queries.series import ComingDifference
from model.text.translate import _, ngettext


class ComingPage(QWidget):
    """`take_over_wanted` brings the ids that are ticked, and whether changes by hand go too."""

    take_over_wanted = Signal(list, bool)

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[ComingDifference, ...] = ()
        self._words = Text(look="muted")
        self._words.setWordWrap(True)
        self.list = TickedList(_("Coming meetings that differ"))
        self.by_hand = TickBox(_("Also what has been changed by hand"))
        self.take_over = PrimaryButton("", "check-check")
        foot = QHBoxLayout()
        foot.addWidget(self.by_hand)
        foot.addStretch(1)
        foot.addWidget(self.take_over)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.setSpacing(10)
        box.addWidget(self._words)
        box.addWidget(self.list, 1)
        box.addLayout(foot)
        box.addStretch(0)
        self.by_hand.toggled.connect(lambda _on: self._show_rows())
        self.list.ticked.connect(self._show_count)
        self.take_over.clicked.connect(self._on_take_over)
        self._show_count()

    def show_differences(self, found: tuple[ComingDifference, ...], coming: int) -> None:
        """Show the meetings that differ, of so many that are to come."""
        self._found = found
        words = _("Every coming meeting is as the series has it.")
        if not coming:
            words = _("The series has no coming meetings yet.")
        elif found:
            words = _(
                "These meetings are not as the series has it. Tick those that are to follow; "
                "the others stay as they are."
            )
        self._words.setText(words)
        for part in (self.list, self.by_hand, self.take_over):
            part.setVisible(bool(found))
        self._show_rows()

    def _show_rows(self) -> None:
        also = self.by_hand.isChecked()
        self.list.show_rows(
            [
                TickedRow(found.meeting.id, difference_text(found, also), self._ticked(found))
                for found in self._found
            ]
        )

    def _ticked(self, found: ComingDifference) -> bool | None:
        changes = found.changes.taken or (self.by_hand.isChecked() and found.changes.by_hand)
        return None if found.sent or not changes else True

    def _show_count(self) -> None:
        count = len(self.list.chosen())
        words = ngettext("Change {count} meeting", "Change {count} meetings", count)
        self.take_over.setText(f" {words.format(count=count)}")
        self.take_over.setAccessibleName(words.format(count=count))
        allow(self.take_over, count > 0, _("Tick the meetings to change first"))

    def _on_take_over(self) -> None:
        self.take_over_wanted.emit(self.list.chosen(), self.by_hand.isChecked())

"""Who always gets a forum's full edition; taking a tick off takes the approval back."""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gui.widgets.dialogs import agree_buttons
from gui.widgets.labels import Heading, Text
from gui.widgets.ticked_list import TickedList, TickedRow
from gui.widgets.window_size import open_at
from model.text.translate import _


class ApprovedDialog(QDialog):
    """`approved` are addresses, and who they are. Read `withdrawn()` after it was accepted."""

    def __init__(self, approved: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Full edition"))
        open_at(self, 520, 380)
        self._approved = tuple(approved)
        self.list = TickedList(_("Approved for the full edition"))
        self.list.show_rows([TickedRow(one, words, True) for one, words in approved.items()])
        words = Text(
            _(
                "They get this forum's papers with the closed points. Take the tick off those who no "
                "longer may: they get the open edition from now on."
            ),
            "muted",
        )
        words.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading(_("Approved for the full edition")))
        box.addWidget(words)
        box.addWidget(self.list, 1)
        box.addWidget(agree_buttons(self, _("Keep those ticked")))

    def withdrawn(self) -> list[str]:
        """The addresses whose tick was taken off."""
        ticked = set(self.list.chosen())
        return [one for one in self._approved if one not in ticked]

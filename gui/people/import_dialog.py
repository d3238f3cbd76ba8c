"""Who was found in a file or a list: looked through before anybody is taken in."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.dialogs import agree_buttons
from gui.widgets.labels import Heading, Text
from gui.widgets.ticked_list import TickedList, TickedRow
from gui.widgets.window_size import open_at
from model.commands.people import Contact
from model.text.translate import _, ngettext


class ImportDialog(QDialog):
    """Read `chosen()` after it was accepted."""

    def __init__(self, found: Sequence[Contact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Take people in"))
        open_at(self, 560, 480)
        self._found = tuple(found)
        self.list = TickedList(_("People found"))
        self.list.show_rows([TickedRow(n, _line(one), True) for n, one in enumerate(found)])
        words = Text(
            _(
                "Who is in the address book already gets only what is missing there. Nothing is overwritten."
            ),
            "muted",
        )
        words.setWordWrap(True)
        buttons = agree_buttons(self, _("Take in"))
        count = len(found)
        head = ngettext("{count} person found", "{count} people found", count)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        box.addWidget(Heading(head.format(count=count)))
        box.addWidget(words)
        box.addWidget(self.list, 1)
        box.addWidget(buttons)

    def chosen(self) -> list[Contact]:
        """Those who are ticked."""
        ticked = set(self.list.chosen())
        return [one for place, one in enumerate(self._found) if place in ticked]


def _line(one: Contact) -> str:
    parts = (one.name, one.title, one.department, one.email, one.phone)
    return " · ".join(filter(None, parts))

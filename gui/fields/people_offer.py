"""Names that stand in another place and are missing here: one press writes them here too."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.widgets.buttons import LinkButton
from model.text.names import join_names
from model.text.people_line import Written
from model.text.translate import _, language

_SHOWN = 2
"""So many names stand in the words; more would make the page wide."""


class PeopleOffer(LinkButton):
    """`words` say where they stand, with a place for `{names}`; `wanted` brings them (`Written`)."""

    wanted = Signal(list)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._words = words
        self._missing: list[Written] = []
        self.clicked.connect(lambda: self.wanted.emit(list(self._missing)))
        self.hide()

    def show_missing(self, there: Sequence[Written], here: Sequence[str]) -> None:
        """Offer those who stand there and not here; nothing where nobody is missing."""
        known = {name.casefold() for name in here}
        self._missing = [person for person in there if person.name.casefold() not in known]
        names = shown = [person.name for person in self._missing]
        if len(shown) > _SHOWN:
            shown = [shown[0], _("{count} more").format(count=len(shown) - 1)]
        self.setText(self._words.format(names=join_names(shown, language())).replace("&", "&&"))
        self.setAccessibleName(self._words.format(names=join_names(names, language())))
        self.setVisible(bool(names))

"""Outcomes that are read out of what is written: who writes "Chefteamet godkendte …" has said it."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from gui.widgets.rich_text.field import RichTextField
from model.text.verbs import Outcome

Outcomes = frozenset[Outcome]


class OutcomeReader(QObject):
    """Says what the text tells since it was last read: what stood there before is left as it is.

    `turned` brings outcomes, and whether the text tells them now or does so no more.
    """

    turned = Signal(object, bool)

    def __init__(self, field: RichTextField, read: Callable[[], Outcomes]) -> None:
        super().__init__(field)
        self._read = read
        self._told: Outcomes = frozenset()
        self._found: Outcomes = frozenset()
        """Set for no other reason than the text."""

    def begin(self) -> None:
        """Another text stands there."""
        self._told, self._found = self._read(), frozenset()

    def look(self, known: Collection[str]) -> None:
        """The text has been changed by hand; these outcomes are set."""
        told = self._read()
        gone = self._found - told
        new = frozenset(one for one in told - self._told if one.value not in known)
        self._told, self._found = told, (self._found | new) - gone
        for outcomes, are_told in ((gone, False), (new, True)):
            if outcomes:
                self.turned.emit(tuple(sorted(outcomes)), are_told)

    def leave(self, outcomes: Collection[Outcome]) -> None:
        """She has set these herself, or taken them off."""
        self._told |= frozenset(outcomes)
        self._found -= frozenset(outcomes)

    def take(self, outcome: Outcome) -> bool:
        """Whether her own key for it comes behind what was read: they agree, and now it is hers."""
        agrees = outcome in self._found
        self.leave((outcome,))
        return agrees

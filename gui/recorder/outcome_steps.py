"""Outcomes and the sentences that tell them: what is taken out of the text takes its outcome with it.

The field undoes its own words, the workspace its commands: to her the sentence and its outcome are one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from gui.widgets.rich_text.field import RichTextField
from model.text.verbs import Outcome


@dataclass(slots=True)
class _Step:
    """An outcome and what is left of its sentence, selected: Qt moves the selection with the text."""

    outcome: Outcome
    words: QTextCursor
    is_gone: bool = False
    by_hand: bool = False

    @property
    def has_words(self) -> bool:
        return bool(self.words.selectedText().strip())


class OutcomeSteps(QObject):
    """`moved` brings the outcomes whose sentences are gone or back, and whether they are back.

    `deleted` brings those that went by hand, not by an undo. `find` selects the sentence that tells
    an outcome, where there is one.
    """

    moved = Signal(object, bool)
    deleted = Signal(object)

    def __init__(self, field: RichTextField, find: Callable[[Outcome], QTextCursor | None]) -> None:
        super().__init__(field)
        self._field, self._find = field, find
        self._document = field.document()
        self._steps: list[_Step] = []
        self._is_new = True
        self._document.contentsChanged.connect(self._follow)
        self._document.undoCommandAdded.connect(self._forget_gone)

    def remember(self, outcomes: tuple[Outcome, ...], words: QTextCursor) -> None:
        """The words written last brought these outcomes."""
        if outcomes:
            # Else Qt undoes the next keys together with these words.
            self._document.setModified(False)
        for outcome in outcomes:
            self._add(outcome, self._find(outcome) or words)

    def look_anew(self, outcomes: tuple[Outcome, ...]) -> bool:
        """Where the owner has put a text in since, follow the sentences that tell what is set.

        Whether one was put in.
        """
        was_new, self._is_new = self._is_new, False
        if was_new:
            self.look(outcomes)
        return was_new

    def look(self, outcomes: tuple[Outcome, ...]) -> None:
        """Follow the sentences that tell these, where there are any."""
        for outcome in outcomes:
            if (words := self._find(outcome)) is not None:
                self._add(outcome, words)

    def forget(self, outcome: Outcome) -> bool:
        """Let its sentence be; whether that has just been deleted, and not undone."""
        mine = [step for step in self._steps if step.outcome is outcome]
        self._steps = [step for step in self._steps if step.outcome is not outcome]
        return any(step.by_hand for step in mine)

    def _add(self, outcome: Outcome, words: QTextCursor) -> None:
        words.setKeepPositionOnInsert(True)  # what is typed behind the sentence is none of it
        self._steps.append(_Step(outcome, words))

    def _follow(self) -> None:
        # Reached at every key, mostly with a step or none.
        if self._field.is_loading:  # another text, or a change from elsewhere
            self._steps.clear()
            self._is_new = True
            return
        turned = [step for step in self._steps if step.has_words == step.is_gone]
        moved = [step for step in turned if self._turns(step)]
        for gone in (True, False):
            if outcomes := tuple(step.outcome for step in moved if step.is_gone is gone):
                self.moved.emit(outcomes, not gone)
        if deleted := tuple(step.outcome for step in moved if step.by_hand):
            self.deleted.emit(deleted)

    def _turns(self, step: _Step) -> bool:
        """Whether the outcome goes or comes back with the words: another sentence may tell it."""
        if not step.is_gone and (other := self._find(step.outcome)) is not None:
            step.words = other
            step.words.setKeepPositionOnInsert(True)
            return False
        step.is_gone = not step.is_gone
        step.by_hand = step.is_gone and not self._document.isRedoAvailable()
        return True

    def _forget_gone(self) -> None:
        """What is written behind a deletion or an undo leaves nothing to bring back."""
        self._steps = [step for step in self._steps if not step.is_gone]

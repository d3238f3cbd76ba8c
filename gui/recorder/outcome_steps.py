"""Outcomes that were set together with words, taken off and set again as the words are.

The field undoes its own words, the workspace its commands: to her the sentence and its outcome are one.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from gui.widgets.rich_text.field import RichTextField


@dataclass(slots=True)
class _Step:
    """Words of the document, up to this depth of its undo, and the outcomes that came with them."""

    depth: int
    point_id: int
    outcomes: tuple[str, ...]
    is_undone: bool = False


class OutcomeSteps(QObject):
    """`moved` brings a point, its outcomes, and whether they are set again or taken off."""

    moved = Signal(int, object, bool)

    def __init__(self, field: RichTextField) -> None:
        super().__init__(field)
        self._document = field.document()
        self._steps: list[_Step] = []
        self._document.contentsChanged.connect(self._follow)
        self._document.undoCommandAdded.connect(self._forget_undone)
        self._document.undoAvailable.connect(self._on_available)

    def remember(self, point_id: int, outcomes: tuple[str, ...]) -> None:
        """The words written last brought these outcomes."""
        if outcomes:
            # Else Qt undoes the next keys together with these words.
            self._document.setModified(False)
            self._steps.append(_Step(self._document.availableUndoSteps(), point_id, outcomes))

    def _follow(self) -> None:
        # Reached at every key, mostly without a step.
        for step in self._steps:
            is_undone = self._document.availableUndoSteps() < step.depth
            if is_undone != step.is_undone:
                step.is_undone = is_undone
                self.moved.emit(step.point_id, step.outcomes, not is_undone)

    def _forget_undone(self) -> None:
        """What is written behind an undo leaves nothing to do again."""
        if self._steps:
            self._steps = [step for step in self._steps if not step.is_undone]

    def _on_available(self, available: bool) -> None:
        """Nothing to undo and nothing to do again: another text, or a change from elsewhere."""
        if not available and not self._document.isRedoAvailable():
            self._steps.clear()

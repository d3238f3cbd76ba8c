"""Dragging slots, and changing them by keys: each step is the plan of a changed agenda.

Nothing is written here. What the user settles on leaves as a `PlanChange`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from model.planning import editing
from model.planning.schedule import plan
from model.planning.shapes import Entry, Plan, Window


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What was done to which entry, and the whole agenda as it shall be. `kind`: move or length."""

    key: str
    kind: str
    entries: tuple[Entry, ...]
    by_keys: bool = False


class Picture(Protocol):
    """What editing needs of the picture of a plan."""

    def minute_at(self, y: float) -> float: ...
    def slot_top(self, key: str) -> int: ...
    def scale(self) -> float: ...
    def hold(self, key: str, top: int | None) -> None: ...
    def show_draft(self, planned: Plan) -> None: ...
    def end_hold(self) -> None: ...


@dataclass(slots=True)
class _Grip:
    key: str
    edge: bool
    offset: int
    top: int
    start: int
    scale: float
    draft: tuple[Entry, ...]


class PlanEditing(QObject):
    """One for a timeline. Without entries nothing can be changed."""

    drafted = Signal(object)
    """The `Plan` while something is dragged; None when it was given back."""
    changed = Signal(object)
    """A `PlanChange`, once what is dragged is let go, or a key was pressed."""

    def __init__(self, picture: Picture, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = picture
        self._entries: tuple[Entry, ...] = ()
        self._window = Window(0, 0)
        self._grip: _Grip | None = None

    @property
    def possible(self) -> bool:
        """Whether the plan shown can be changed."""
        return bool(self._entries)

    @property
    def dragging(self) -> bool:
        """Whether something is held."""
        return self._grip is not None

    def take(self, entries: Sequence[Entry], window: Window) -> None:
        """Work on this agenda; none to show only. What is held is given back."""
        self.give_back()
        self._entries, self._window = tuple(entries), window

    def duration(self, key: str) -> int | None:
        """The minutes of an entry."""
        return next(entry.duration for entry in self._entries if entry.key == key)

    # By the mouse

    def grab(self, key: str, edge: bool, offset: int) -> None:
        """Take a slot, or its lower edge; `offset` is how far below its top."""
        slot = plan(self._entries, self._window).slot(key)
        if slot.start is None:
            return
        picture = self._picture
        top = picture.slot_top(key)
        self._grip = _Grip(key, edge, offset, top, slot.start, picture.scale(), self._entries)
        picture.hold(key, None if edge else top)

    def pull(self, y: int, fine: bool) -> None:
        """Follow the pointer."""
        grip = self._grip
        if grip is None:
            return
        step = editing.FINE_STEP if fine else editing.STEP
        if grip.edge:
            minutes = max(step, editing.snapped((y - grip.top) / grip.scale, step))
            grip.draft = editing.resized(self._entries, grip.key, minutes)
        else:
            top = y - grip.offset
            minute = self._picture.minute_at(top)
            grip.draft = editing.dragged(self._entries, self._window, grip.key, minute, step)
            self._picture.hold(grip.key, top)
        planned = plan(grip.draft, self._window)
        self._picture.show_draft(planned)
        self.drafted.emit(planned)

    def let_go(self) -> None:
        """Settle on what is shown."""
        grip, self._grip = self._grip, None
        if grip is None:
            return
        self._picture.end_hold()
        self._settle(grip.key, "length" if grip.edge else "move", grip.draft)

    def give_back(self) -> None:
        """Put everything back where it was."""
        grip, self._grip = self._grip, None
        if grip is not None:
            self._picture.end_hold()
            self._picture.show_draft(plan(self._entries, self._window))
            self.drafted.emit(None)

    # By keys

    def move(self, key: str, by: int) -> None:
        """One place up or down, or five minutes where the start is fixed."""
        draft = editing.stepped(self._entries, self._window, key, by)
        self._settle(key, "move", draft, by_keys=True)

    def lengthen(self, key: str, by: int) -> None:
        """Longer or shorter by minutes."""
        self._settle(key, "length", editing.lengthened(self._entries, key, by), by_keys=True)

    def set_minutes(self, key: str, minutes: int | None) -> None:
        """The minutes that were typed."""
        self._settle(key, "length", editing.resized(self._entries, key, minutes))

    def _settle(self, key: str, kind: str, draft: tuple[Entry, ...], by_keys: bool = False) -> None:
        if draft == self._entries:
            self._picture.show_draft(plan(draft, self._window))
            self.drafted.emit(None)
            return
        self._entries = draft
        self._picture.show_draft(plan(draft, self._window))
        self.changed.emit(PlanChange(key, kind, draft, by_keys))

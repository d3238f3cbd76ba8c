"""Views whose parts slide to their new places: one `Slides` for each view."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QElapsedTimer, QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gui.widgets.motion.pictures import Key, Overlay, Part, in_order, in_sight, slide, ways
from gui.widgets.motion.wish import may_slide, wanted

_REST_MS = 400
"""Whoever makes the next step sooner, as by a key that is held, is shown the end at once."""


class Slides:
    """Ask `places_before` a change, then `go` behind it."""

    def __init__(self, surface: QWidget, rest_ms: int = _REST_MS) -> None:
        self._surface = surface
        self._rest_ms = rest_ms
        self._since = QElapsedTimer()
        self._overlay: Overlay | None = None

    def places_before(self, places: Callable[[], Mapping[Key, QRect]]) -> Mapping[Key, QRect]:
        """Where everything is, or nothing where nothing could move."""
        return places() if wanted() and self._surface.isVisible() else {}

    def go(
        self,
        before: Mapping[Key, QRect],
        after: Callable[[], Mapping[Key, QRect]],
        ground: Callable[[QRect], QPixmap],
        pictures: Callable[[Iterable[Key]], Mapping[Key, QPixmap]],
        front: Key | None = None,
    ) -> Overlay | None:
        """Slide from the places before to those of now, as far as they are in sight.

        `ground` gives what lies under the parts in a place of the surface, `pictures` the parts as
        they are now; `front` passes over the others.
        """
        if not before:
            return None
        seen = in_sight(self._surface)
        found = list(ways(before, after(), seen))
        if not found:
            return None
        self.finish()
        is_quick = self._since.isValid() and self._since.elapsed() < self._rest_ms
        self._since.start()
        if is_quick or not may_slide():
            return None
        corner = -seen.topLeft()
        drawn = pictures([key for key, _start, _end in found])
        parts = {
            key: Part(drawn[key], start.translated(corner), end.translated(corner))
            for key, start, end in found
        }
        ordered = in_order(list(parts.values()), parts.get(front) if front is not None else None)
        self._overlay = slide(self._surface, seen, ground(seen), ordered)
        return self._overlay

    def finish(self) -> None:
        """Everything is seen where it is."""
        overlay, self._overlay = self._overlay, None
        if overlay is not None and isValid(overlay):
            overlay.finish()

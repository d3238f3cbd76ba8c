"""Makes the pages of the preview off the window thread, one state after the other, never two at once."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gui.documents.pictures import image_of
from gui.services import Services
from model.errors import UserError
from model.exporting import Preview, Wanted, as_set, preview
from model.progress import Progress
from model.text.translate import _


@dataclass(frozen=True, slots=True)
class Sight:
    """What is looked at: the pages from 0, and the pixels for a point."""

    pages: tuple[int, ...]
    scale: float


@dataclass(frozen=True, slots=True)
class Made:
    """A state of the document, and pictures of some of its pages."""

    wanted: Wanted
    preview: Preview
    pictures: dict[int, QImage]
    sight: Sight


class PreviewMaker(QObject):
    """`wanted` and `sight` are asked when work begins, so that what was asked for meanwhile is one job."""

    made = Signal(object)
    refused = Signal(str)
    """There is no such document, as a sentence."""

    def __init__(
        self,
        services: Services,
        wanted: Callable[[], Wanted | None],
        sight: Callable[[], Sight],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._services, self._wanted, self._sight = services, wanted, sight
        self._making: Wanted | None = None
        self._busy = self._asked = self._stale = False
        self._last: Made | None = None

    def ask(self, *, stale: bool) -> None:
        """Make the pages that are seen; `stale` where what is written may have changed."""
        self._stale = self._stale or stale
        self._asked = True
        if not self._busy:
            self._begin()

    def _begin(self) -> None:
        wanted, sight = self._wanted(), self._sight()
        stale, self._asked, self._stale = self._stale, False, False
        if wanted is None:
            return
        self._busy, self._making = True, wanted
        workspace = self._services.workspace
        last = self._last if self._last is not None and self._last.wanted == wanted else None

        def work(progress: Progress) -> Made:
            now = last.preview if last is not None else None
            if now is None or stale:
                before = now
                now = workspace.read(
                    lambda session: preview(session, as_set(session, wanted), before, progress)
                )
            return Made(wanted, now, _images(now, sight), sight)

        self._services.jobs.start(_("Preview"), work, self._on_made, self._on_failed)

    def _on_made(self, made: Made) -> None:
        self._busy = False
        self._last = made
        if made.wanted == self._wanted():
            self.made.emit(made)
        if self._asked:
            self._begin()

    def _on_failed(self, error: BaseException) -> None:
        self._busy = False
        self._last = None
        if isinstance(error, UserError | LookupError):
            # A meeting that is gone by now is refused, too.
            if self._making == self._wanted():
                self.refused.emit(str(error) if isinstance(error, UserError) else "")
        else:
            self._services.report(error)
        if self._asked:
            self._begin()


def _images(now: Preview, sight: Sight) -> dict[int, QImage]:
    # Past the last page there is none: where the document became shorter, its end is looked at.
    pages = [page for page in sight.pages if page < now.pages] or [now.pages - 1]
    return {page: image_of(p) for page, p in now.pictures(pages, sight.scale).items()}

"""A document on the screen while it is being written: its pages as pictures, and where what stands.

The same blocks, layout and drawing as in the file; only the pages that are looked at are drawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from model.documents.content import Document
from model.exporting.making import document_of
from model.exporting.wanted import Wanted
from model.pdfium import Picture, pictures
from model.progress import NO_PROGRESS, Progress

if TYPE_CHECKING:
    from model.documents.pdf import LaidOut, Spot


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the outline and the page, from 0, that it stands on; `top` in points."""

    text: str
    level: int
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages of one state of a document. `size` of a page in points."""

    document: Document
    laid: "LaidOut"
    spots: tuple["Spot", ...]
    chapters: tuple[Chapter, ...]
    size: tuple[float, float]

    @property
    def pages(self) -> int:
        """How many."""
        return len(self.laid.columns)

    def pictures(self, pages: Iterable[int], scale: float) -> dict[int, Picture]:
        """Some pages from 0, `scale` pixels for a point. What is no page is left out."""
        from model.documents.pdf import sketch

        wanted = [page for page in pages if 0 <= page < self.pages]
        if not wanted:
            return {}
        return dict(zip(wanted, pictures(sketch(self.laid, wanted), scale), strict=True))

    def spot(self, page: int, x: float, y: float) -> "Spot | None":
        """What stands at a point of a page: the most exact of all that is known."""
        return next((s for s in reversed(self.spots) if s.holds(page, x, y)), None)

    def place(self, anchor: str) -> tuple[int, float] | None:
        """The page of an anchor, from 0, and how many points below its upper edge."""
        found = self.laid.places.get(anchor)
        return None if found is None else (found[0], self.size[1] - found[1])

    def place_of_entry(self, entry: str) -> tuple[int, float] | None:
        """The page where an entry begins, from 0, and how many points below its upper edge."""
        found = next((spot for spot in self.spots if spot.entry == entry), None)
        return None if found is None else (found.page, found.top)


def preview(
    session: Session,
    wanted: Wanted,
    before: Preview | None = None,
    progress: Progress = NO_PROGRESS,
) -> Preview:
    """The document as it would be written now; `before` itself where nothing in it has changed.

    Raises UserError where the meeting has nothing to put into it. For a job.
    """
    document = document_of(session, wanted)
    if before is not None and before.document == document:
        return before
    # Here and not above: typefaces and page layout are slow to load.
    from model.documents.pdf import lay_out, spots
    from model.documents.pdf import page as look

    laid = lay_out(document, progress)
    chapters = [
        Chapter(one.text, one.level, laid.places[one.anchor][0], _top(laid.places[one.anchor][1]))
        for one in laid.composer.outline
    ]
    size = (look.WIDTH, look.HEIGHT)
    return Preview(document, laid, spots(laid.columns), tuple(chapters), size)


def _top(height: float) -> float:
    from model.documents.pdf import page as look

    return look.HEIGHT - height

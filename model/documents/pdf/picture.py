"""A picture on a page, a figure for those who hear it read."""

from dataclasses import dataclass, field

from model.documents import content as c
from model.documents.pdf.fill import Piece
from model.documents.pdf.pen import Pen, text_string
from model.documents.pdf.structure import Element


@dataclass(slots=True)
class PicturePiece(Piece):
    """Stands at the right edge of its column, `width` wide."""

    block: c.Picture = field(kw_only=True)
    element: Element = field(kw_only=True)
    width: float = field(kw_only=True)

    @property
    def height(self) -> float:
        """The picture's."""
        return self.block.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it; by now its place on the page is known, and is told with it."""
        left = x + self.width - self.block.width
        box = (left, top - self.block.height, left + self.block.width, top)
        edges = " ".join([f"{value:.2f}" for value in box])
        self.element.attributes = (
            f"/Alt {text_string(self.block.words)} "
            f"/A <</O /Layout /Placement /Block /BBox [{edges}]>>"
        )
        pen.picture(self.block.png, box, self.element)


def picture(block: c.Picture, width: float, parent: Element) -> PicturePiece:
    """A picture in a column of this width."""
    return PicturePiece(block=block, element=parent.child("Figure"), width=width, whole=True)

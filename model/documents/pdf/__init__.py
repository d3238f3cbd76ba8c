"""Documents as PDF: own layout and own structure tags on ReportLab's canvas.

`compose` turns blocks into pieces, `fill` puts pieces on pages, `pen` draws them, `writer` makes the
file.
"""

from model.documents.pdf.places import Spot, spots
from model.documents.pdf.writer import (
    Built,
    LaidOut,
    build,
    lay_out,
    render_pdf,
    sketch,
    write_pdf,
)

__all__ = [
    "Built",
    "LaidOut",
    "Spot",
    "build",
    "lay_out",
    "render_pdf",
    "sketch",
    "spots",
    "write_pdf",
]

"""Documents as PDF: own layout and own structure tags on ReportLab's canvas.

`compose` turns blocks into pieces, `fill` puts pieces on pages, `pen` draws them, `writer` makes the
file.
"""

from model.documents.pdf.writer import Built, build, render_pdf, write_pdf

__all__ = ["Built", "build", "render_pdf", "write_pdf"]

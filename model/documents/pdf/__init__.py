"""Documents as PDF: own layout and own structure tags on ReportLab's canvas.

`compose` turns blocks into pieces, `fill` puts pieces on pages, `pen` draws them, `writer` makes the
file.
"""

"""Names of what stands in a Word file (ISO/IEC 29500), as lxml writes them."""

from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage]

__all__ = [
    "ALTERNATIVE",
    "CELL",
    "CONTROL",
    "FIELD",
    "INSTRUCTION",
    "LINK",
    "MATH",
    "MC",
    "PARAGRAPH",
    "PARAGRAPH_LOOK",
    "ROW",
    "RUN",
    "RUN_LOOK",
    "STRICT",
    "SYMBOL",
    "SYMBOLS",
    "TABLE",
    "TEXT",
    "TICKED",
    "TICKS",
    "UNTICKED",
    "VALUE",
    "W14",
    "Element",
    "R",
    "W",
]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# The strict variant of the standard has namespaces of its own; they are renamed before reading.
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)

# Made once: most of reading is comparing these.
PARAGRAPH, RUN, TEXT, TABLE, ROW, CELL = (f"{W}{tag}" for tag in ("p", "r", "t", "tbl", "tr", "tc"))
CONTROL, LINK, FIELD, INSTRUCTION = (
    f"{W}{tag}" for tag in ("sdt", "hyperlink", "fldChar", "instrText")
)
PARAGRAPH_LOOK, RUN_LOOK, SYMBOL = (f"{W}{tag}" for tag in ("pPr", "rPr", "sym"))
VALUE = f"{W}val"
ALTERNATIVE = f"{MC}AlternateContent"

TICKED, UNTICKED = "☒", "☐"
TICKS = {"☒": True, "☑": True, "🗹": True, "✓": True, "✔": True, "☐": False, "□": False, "❑": False}
"""Every sign that a box is drawn with, and whether it is ticked."""

SYMBOLS = {
    "F0FE": TICKED,
    "F0FD": TICKED,
    "F052": TICKED,
    "F053": TICKED,
    "F0FC": TICKED,
    "F0A8": UNTICKED,
    "F06F": UNTICKED,
    "F0A3": UNTICKED,
    "F071": UNTICKED,
    "F0B7": "•",
    "F0A7": "▪",
    "F0E0": "→",
    "F06C": "●",
}
"""Characters of Wingdings and Symbol that forms use, and what they look like."""

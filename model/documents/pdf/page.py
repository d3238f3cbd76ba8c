"""The look of a page: paper, margins, type scale and colours. Everything that decides it is here.

All measures are points. Colours are red, green, blue; every text colour has a contrast of at least
4.5 to 1 on white (WCAG AA).
"""

from dataclasses import dataclass
from enum import IntEnum

Colour = tuple[float, float, float]

WIDTH, HEIGHT = 595.28, 841.89
LEFT, RIGHT = 88.0, 82.0
TOP, BOTTOM = 84.0, 82.0
MEASURE = WIDTH - LEFT - RIGHT
BODY_TOP = HEIGHT - TOP
BODY_HEIGHT = HEIGHT - TOP - BOTTOM
HEAD_BASELINE = HEIGHT - 50.0
FOOT_BASELINE = 46.0

INK: Colour = (0.106, 0.133, 0.188)
QUIET: Colour = (0.345, 0.384, 0.467)
ACCENT: Colour = (0.165, 0.271, 0.659)
WARNING: Colour = (0.627, 0.125, 0.082)
HAIRLINE: Colour = (0.827, 0.847, 0.886)
TINT: Colour = (0.957, 0.965, 0.980)


class Cut(IntEnum):
    """A cut of the typeface. The numbers allow `cut | ITALIC`."""

    REGULAR = 0
    ITALIC = 1
    SEMIBOLD = 2
    SEMIBOLD_ITALIC = 3


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. Of `after` and the next one's `before` the larger counts."""

    size: float
    leading: float
    cut: Cut = Cut.REGULAR
    colour: Colour = INK
    before: float = 0
    after: float = 0
    keep_with_next: bool = False
    hyphenate: bool = True
    balance: bool = False


BODY = Style(10.5, 15, after=7)
SENDER = Style(10.5, 15, Cut.SEMIBOLD, hyphenate=False, keep_with_next=True)
ADDRESS = Style(9, 12.5, colour=QUIET, hyphenate=False, keep_with_next=True)
LEAD = Style(12, 18, colour=QUIET, after=3, hyphenate=False)
SMALL = Style(9, 12.5)
FINE = Style(8.5, 11, colour=QUIET)
FINE_STRONG = Style(8.5, 11, Cut.SEMIBOLD, WARNING)
KIND = Style(10.5, 15, Cut.SEMIBOLD, ACCENT, after=1, keep_with_next=True)
QUIET_BODY = Style(10.5, 15, colour=QUIET, after=3)
NOTICE = Style(10.5, 15, Cut.SEMIBOLD, after=3)
WARN = Style(10.5, 15, Cut.SEMIBOLD, WARNING, after=3)

_TITLE = Style(24, 30, Cut.SEMIBOLD, after=5, keep_with_next=True, hyphenate=False, balance=True)
_SECTION = Style(
    15.5, 21, Cut.SEMIBOLD, before=27, after=5, keep_with_next=True, hyphenate=False, balance=True
)
_FIELD = Style(
    11, 15, Cut.SEMIBOLD, ACCENT, before=13, after=3, keep_with_next=True, hyphenate=False
)
_RUN_IN = Style(10.5, 15, Cut.SEMIBOLD, before=9, after=2, keep_with_next=True)

LONG_TITLE = Style(
    18, 24, Cut.SEMIBOLD, after=5, keep_with_next=True, hyphenate=False, balance=True
)
"""For a title that would take more than `MOST_TITLE_LINES`."""
MOST_TITLE_LINES = 3

HEADINGS: tuple[Style, ...] = (_TITLE, _SECTION, _FIELD, _RUN_IN, _RUN_IN, _RUN_IN)
"""By level, the first for level 1."""

LABEL = Style(10.5, 15, colour=QUIET)
VALUE = Style(10.5, 15)
CELL = Style(9.5, 13)
CELL_HEAD = Style(9, 12.5, Cut.SEMIBOLD, QUIET)
LIST_ITEM = Style(10.5, 15, after=3)
TICK = Style(10.5, 15, after=3, hyphenate=False)
COMPACT = Style(10.5, 15.5)
CONTENTS = Style(10.5, 15, after=3, hyphenate=False)
FORM_LABEL = Style(9.5, 13.5, Cut.SEMIBOLD, after=2, hyphenate=False)
BOX_LABEL = Style(8.5, 12, colour=QUIET, after=1, keep_with_next=True, hyphenate=False)
STAGE = Style(8.5, 11, Cut.SEMIBOLD, hyphenate=True)
STEP_DATE = Style(8.5, 11, colour=QUIET)

LIST_INDENT = 17.0
LABEL_WIDTH = 134.0
COLUMN_GAP = 12.0
CELL_PADDING = 5.0
BOX_PADDING = 5.5

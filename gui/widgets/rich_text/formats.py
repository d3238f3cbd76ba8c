"""How a block and a run look, and where a document keeps what they are.

Kind and level stand in the block format under our own numbers, not as Qt lists: those lose levels
and counts when edited. The marker in front of an item is painted (`markers`), so it is never text.
"""

from functools import lru_cache

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from gui import theme
from model.text.blocks import LIST_KINDS, Kind, Run

LINK = QTextFormat.Property.AnchorHref
INDENT = 26.0
_KIND = QTextFormat.Property.UserProperty.value + 1
_LEVEL = QTextFormat.Property.UserProperty.value + 2
_UNDERLINED_LINK = QTextFormat.Property.UserProperty.value + 3
_KINDS = (Kind.PARAGRAPH, Kind.HEADING, Kind.BULLET, Kind.NUMBER)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}
_HEADING_SCALE = (1.0, 1.45, 1.24, 1.08)
_HEADING_ABOVE = (0, 20, 16, 12)
_LINE_HEIGHT = 1.5


def kind_of(block: QTextBlock) -> tuple[Kind, int]:
    """What a block is, and its level."""
    block_format = block.blockFormat()
    kind = _KINDS[block_format.intProperty(_KIND)]
    return kind, block_format.intProperty(_LEVEL)


def run_of(text: str, char_format: QTextCharFormat) -> Run:
    """A fragment of a block as a run."""
    link = char_format.anchorHref() if char_format.isAnchor() else ""
    underline = char_format.boolProperty(_UNDERLINED_LINK) if link else char_format.fontUnderline()
    return Run(
        text,
        bold=char_format.fontWeight() >= QFont.Weight.Bold,
        italic=char_format.fontItalic(),
        underline=underline,
        link=link,
    )


def block_format(kind: Kind, level: int, font: QFont) -> QTextBlockFormat:
    """How a block stands on the page. Not to be changed: every block of the kind has the same one."""
    return _block_format(kind, level, font.family(), font.pointSizeF())


@lru_cache(maxsize=256)
def _block_format(kind: Kind, level: int, family: str, points: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setProperty(_KIND, _CODES[kind])
    made.setProperty(_LEVEL, level)
    scale = _HEADING_SCALE[level] if kind == Kind.HEADING else 1.0
    spacing, size = _line(family, points * scale)
    wanted = size * (1.3 if kind == Kind.HEADING else _LINE_HEIGHT)
    distance = max(0.0, wanted - spacing)
    made.setLineHeight(distance, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    if kind == Kind.HEADING:
        made.setHeadingLevel(level)
        made.setTopMargin(_HEADING_ABOVE[level])
        made.setBottomMargin(6)
    elif kind in LIST_KINDS:
        made.setLeftMargin(INDENT * (level + 1))
        made.setBottomMargin(3)
    else:
        made.setTopMargin(6)
        made.setBottomMargin(8)
    return made


def char_format(kind: Kind, level: int, run: Run, font: QFont) -> QTextCharFormat:
    """How a run looks. Headings are heavier by nature; bold in one is heavier still.

    Not to be changed: every run of the look has the same one.
    """
    size = font.pointSizeF() * _HEADING_SCALE[level] if kind is Kind.HEADING else 0.0
    accent = theme.current().accent if run.link else ""
    return _char_format(size, run.bold, run.italic, run.underline, run.link, accent)


@lru_cache(maxsize=256)
def _char_format(
    heading: float, bold: bool, italic: bool, underline: bool, link: str, accent: str
) -> QTextCharFormat:
    """`heading`: its size in points, 0 for a text that is none."""
    made = QTextCharFormat()
    if heading:
        made.setFontPointSize(heading)
        made.setFontWeight(QFont.Weight.DemiBold)
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    if italic:
        made.setFontItalic(True)
    if underline or link:
        made.setFontUnderline(True)
    if link:
        made.setAnchor(True)
        made.setAnchorHref(link)
        made.setProperty(_UNDERLINED_LINK, underline)
        made.setForeground(QColor(accent))
    return made


@lru_cache(maxsize=32)
def _line(family: str, points: float) -> tuple[float, float]:
    """A line's height and the letters' size, both in pixels."""
    font = QFont(family)
    font.setPointSizeF(points)
    metrics = QFontMetricsF(font)
    return metrics.height(), points * 96 / 72 * metrics.fontDpi() / 96

"""Looks through a window as it stands for what does not fit: words cut off, parts over each other,
controls that no scrolling brings into sight.
"""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QBoxLayout,
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSplitter,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from tests.gui.audit import controls

SLACK = 2
"""Pixels that nobody sees: rounding of a font's width, a margin of a frame."""

_LINE_MARGIN = 2
"""Pixels that `QLineEdit` keeps free on both sides of its words."""


def unfit(window: QWidget) -> list[str]:
    """A line for each thing in `window` that does not fit."""
    seen = [part for part in window.findChildren(QWidget) if part.isVisible()]
    found = [fault for part in seen if (fault := _cut_words(part))]
    found += [fault for part in (window, *seen) for fault in _overlaps(part)]
    found += [fault for control in controls(window) if (fault := _cut_off(control, window))]
    return found


def _cut_words(part: QWidget) -> str:
    """Labels, buttons, lines whose words are longer than they are. What elides on purpose is none."""
    if isinstance(part, QLineEdit) and part.placeholderText():
        words = part.placeholderText()
        missing = part.fontMetrics().horizontalAdvance(words) - _line_width(part)
        return f"{missing} px of “{words}”: {_path(part)}" if missing > SLACK else ""
    if isinstance(part, QLabel) and part.text():
        if part.wordWrap():
            missing = part.heightForWidth(part.width()) - part.height()
        else:
            missing = part.sizeHint().width() - part.width()
        return f"{missing} px of “{part.text()}”: {_path(part)}" if missing > SLACK else ""
    if isinstance(part, QPushButton | QCheckBox | QRadioButton) and part.text():
        missing = part.sizeHint().width() - part.width()
        return f"{missing} px of “{part.text()}”: {_path(part)}" if missing > SLACK else ""
    return ""


def _line_width(line: QLineEdit) -> int:
    """Pixels that the words of a line have, within its frame and margins."""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = (
        line.style()
        .subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
        .marginsRemoved(line.textMargins())
    )
    return room.width() - 2 * _LINE_MARGIN


def _overlaps(parent: QWidget) -> Iterator[str]:
    """Parts of one layout or splitter that stand over each other."""
    layout = parent.layout()
    parts = list(_laid_out(layout)) if layout is not None else []
    if isinstance(parent, QSplitter):
        parts = [part for place in range(parent.count()) if (part := parent.widget(place))]
    shown = [part for part in parts if part.isVisible()]
    for one, other in combinations(shown, 2):
        common = one.geometry() & other.geometry()
        if common.width() > SLACK and common.height() > SLACK:
            yield f"{_path(one)} stands over {_path(other)}"


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    if not isinstance(layout, QBoxLayout | QFormLayout | QGridLayout):
        return  # a stack shows one of its pages
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield widget


def _cut_off(control: QWidget, window: QWidget) -> str:
    """A control of which a part stands outside of what it lies in, with nothing to scroll it."""
    if isinstance(control, QAbstractScrollArea):
        return ""  # it scrolls itself
    rect, at = control.rect(), control
    while at is not window and (parent := at.parentWidget()) is not None:
        rect.translate(at.pos())
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            return ""
        if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(rect):
            words = control.text() if isinstance(control, QAbstractButton) else ""
            return f"cut off “{words}”: {_path(control)}"
        at = parent
    return ""


def _path(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)

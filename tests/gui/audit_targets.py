"""Measures everything in a window that takes a press: 24 by 24 pixels at least (WCAG 2.2, 2.5.8)."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QRadioButton,
    QScrollBar,
    QSlider,
    QSplitterHandle,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from gui.documents.pages_view import PagesView
from gui.fields.annexes.annex_delegate import chip_target
from gui.fields.annexes.annex_view import AnnexView
from gui.overview.year_view import YearView
from gui.timeline.lanes import LaneWidget
from tests.gui.audit_names import path

LEAST_TARGET = 24
EXCEPTIONS: dict[type[QWidget], str] = {
    LaneWidget: "Equivalent: the section of the people on the same page has a button for each",
    PagesView: "Essential: a picture of the page as it is printed; its fields stand beside it",
    YearView: "what it measures is days: tests/gui/overview/test_year.py",
}
"""Where WCAG lets a target be smaller, or what another test measures; with what holds there.

Links within the sentences of the help and of texts are the exception "Inline". The lower edge of a slot
that is less than 72 pixels high is less than 24: "Equivalent", its minutes are a field beside the day.
"""
_PRESSES = ("mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent")

Target = tuple[str, QSize]


def small_targets(window: QWidget) -> list[str]:
    """A line for each target in sight that is less wide or high."""
    found: list[str] = []
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        # A line within a box of choices or numbers is reached through the whole of it.
        within = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
        if within or isinstance(widget, tuple(EXCEPTIONS)):
            continue
        found += [
            f"{what} of {size.width()} x {size.height()}: {path(widget)} {widget.accessibleName()!r}"
            for what, size in targets(widget)
            if min(size.width(), size.height()) < LEAST_TARGET
        ]
    return found


def targets(widget: QWidget) -> Iterator[Target]:
    """What can be pressed of one widget, each with its size."""
    for kind, measure in _MEASURES.items():
        if isinstance(widget, kind):
            yield from measure(widget)
            return
    if _takes_presses(widget):
        yield from _whole(widget)


def _whole(widget: QWidget) -> Iterator[Target]:
    yield type(widget).__name__, widget.size()


def _tick(widget: QCheckBox | QRadioButton) -> Iterator[Target]:
    """As much of it as takes the press: Qt's own take it on sign and words alone."""
    middle = widget.rect().center()
    along = [at for at in range(widget.width()) if widget.hitButton(QPoint(at, middle.y()))]
    across = [at for at in range(widget.height()) if widget.hitButton(QPoint(middle.x(), at))]
    yield "tick", QSize(len(along), len(across))


def _combo(combo: QComboBox) -> Iterator[Target]:
    yield "combo box", combo.size()
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    if combo.isEditable():
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxArrow
        arrow = combo.style().subControlRect(control, option, part, combo)
        yield "arrow of a combo box", arrow.size()
    if combo.count():
        yield "choice", QSize(LEAST_TARGET, combo.view().sizeHintForRow(0))


def _spin(spin: QAbstractSpinBox) -> Iterator[Target]:
    """The field, and its arrows where it shows any."""
    yield "spin box", spin.size()
    option = QStyleOptionSpinBox()
    spin.initStyleOption(option)
    for part in (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown):
        control = QStyle.ComplexControl.CC_SpinBox
        arrow = spin.style().subControlRect(control, option, part, spin)
        if arrow.width() > 0:
            yield "arrow of a spin box", arrow.size()


def _scroll_bar(bar: QScrollBar) -> Iterator[Target]:
    yield "scroll bar", bar.size()
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
    if bar.maximum() > bar.minimum():
        handle = bar.style().subControlRect(control, option, part, bar)
        yield "handle of a scroll bar", handle.size()


def _slider(slider: QSlider) -> Iterator[Target]:
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    control, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
    yield "handle of a slider", slider.style().subControlRect(control, option, part, slider).size()


def _tabs(bar: QTabBar) -> Iterator[Target]:
    for place in range(bar.count()):
        yield "tab", bar.tabRect(place).size()


def _header(header: QHeaderView) -> Iterator[Target]:
    """Heads that can be pressed, and the edges by which a column is made wider."""
    across = header.orientation() == Qt.Orientation.Horizontal
    grip = 2 * header.style().pixelMetric(QStyle.PixelMetric.PM_HeaderGripMargin, None, header)
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        room = header.sectionSize(section)
        if header.sectionResizeMode(section) == QHeaderView.ResizeMode.Interactive:
            yield "edge of a column", _sized(grip, header, across)
            room -= grip
        if header.sectionsClickable():
            yield "head of a column", _sized(room, header, across)


def _sized(along: int, header: QHeaderView, across: bool) -> QSize:
    return QSize(along, header.height()) if across else QSize(header.width(), along)


def _entries(menu: QMenu) -> Iterator[Target]:
    for action in menu.actions():
        if not action.isSeparator() and action.isVisible():
            yield f"entry {action.text()!r}", menu.actionGeometry(action).size()


def _rows(view: QAbstractItemView) -> Iterator[Target]:
    """Every row or cell in sight, and what can be pressed within it."""
    model = view.model()
    if model is None:
        return
    columns = model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            place = view.visualRect(model.index(row, column))
            if place.isEmpty() or not place.intersects(view.viewport().rect()):
                continue
            yield "row", place.size()
            annex = view.model().row(row) if isinstance(view, AnnexView) else None  # type: ignore[attr-defined]
            if annex is not None:
                yield "chip of an annex", (chip_target(place, annex) & place).size()


def _takes_presses(widget: QWidget) -> bool:
    """Whether a class of ours does something when it is pressed."""
    ours = (kind for kind in type(widget).__mro__ if kind.__module__.startswith("gui."))
    pressed = any(name in kind.__dict__ for kind in ours for name in _PRESSES)
    return pressed and not isinstance(widget, QAbstractScrollArea)


_MEASURES: dict[type[QWidget], Callable[[Any], Iterator[Target]]] = {
    QCheckBox: _tick,
    QRadioButton: _tick,
    QAbstractButton: _whole,
    QLineEdit: _whole,
    QTextEdit: _whole,
    QComboBox: _combo,
    QAbstractSpinBox: _spin,
    QScrollBar: _scroll_bar,
    QSlider: _slider,
    QSplitterHandle: _whole,
    QTabBar: _tabs,
    QHeaderView: _header,
    QMenu: _entries,
    QAbstractItemView: _rows,
}
"""The first that fits counts: a box to tick is a button as well."""

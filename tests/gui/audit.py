"""Looks through a screen as it stands for what a hand, an eye or a screen reader would miss."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from gui.timeline.lanes import LaneWidget
from gui.widgets.focus_tips import WRITTEN_IN
from gui.widgets.menu import plain_words
from tests.gui.audit_contrast import contrast
from tests.gui.audit_names import path
from tests.gui.audit_order import backward
from tests.screenshots.waiting import wait_for

TAB = Qt.FocusPolicy.TabFocus
OPAQUE = 0xFF000000
MOST_LINKS = 60
"""On a page of the help: Tab goes through them first."""
MARK_PIXELS = 90
"""At least: a line round a target of 24 by 24 pixels."""
LEAST_OF_MARKS = 3.0
TOLD_OF_CELLS = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def faults(window: QWidget) -> list[str]:
    """A line for each fault of a control that is to be seen in `window`."""
    found: list[str] = []
    for control in controls(window):
        name = QAccessible.queryAccessibleInterface(control)
        told = name.text(QAccessible.Text.Name) if name is not None else ""
        if not told.strip():
            found.append(f"no name: {path(control)}")
        if isinstance(control, QAbstractButton) and not _says(told, plain_words(control.text())):
            found.append(f"is called {told!r}, reads {control.text()!r}: {path(control)}")
        # A page that scrolls is a pane; Qt's own role for it says no more.
        pane = isinstance(control, QAbstractScrollArea)
        nothing = (QAccessible.Role.NoRole, QAccessible.Role.Client)
        if name is not None and name.role() in nothing and not pane:
            found.append(f"no role: {path(control)}")
        if name is not None:
            found += [f"{fault}: {path(control)}" for fault in _told_wrongly(control, name)]
    return found


def _told_wrongly(control: QWidget, told: QAccessibleInterface) -> Iterator[str]:
    """Where value, state or rows are other to a screen reader than to the eye."""
    value, state = told.text(QAccessible.Text.Value), told.state()
    written = _written(control)
    if written and written not in value:
        yield f"reads {written!r}, told {value!r}"
    if bool(state.disabled) != (not control.isEnabled() or bool(getattr(control, "why_not", ""))):
        yield f"told disabled: {bool(state.disabled)}"
    if isinstance(control, QAbstractButton) and control.isCheckable():
        on = bool(state.checked)
        if not state.checkable or on != control.isChecked():
            yield f"told checked: {on}"
    if isinstance(control, QAbstractItemView) and (model := control.model()) is not None:
        rows = (model.index(row, 0) for row in range(model.rowCount(QModelIndex())))
        if not all(any(index.data(role) for role in TOLD_OF_CELLS) for index in rows):
            yield "a row without words"


def _written(control: QWidget) -> str:
    """What stands in a field."""
    match control:
        case QLineEdit():
            return control.text()
        case QAbstractSpinBox():
            return control.lineEdit().text()
        case QComboBox():
            return control.currentText()
        case QTextEdit() | QPlainTextEdit():
            return control.toPlainText()
        case _:
            return ""


def controls(window: QWidget) -> Iterator[QWidget]:
    """Everything that takes keys or clicks and is to be seen."""
    for widget in window.findChildren(QWidget):
        seen = widget.isVisible() and not widget.visibleRegion().isEmpty()
        # What Qt makes inside a control is reached through it.
        holders = QAbstractScrollArea | QAbstractSpinBox | QComboBox
        inner = isinstance(widget.parentWidget(), holders)
        if not seen or inner or isinstance(widget, QScrollBar):
            continue
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached or isinstance(widget, QAbstractButton):
            yield widget


def without_mark(window: QWidget) -> list[str]:
    """Controls that look with the focus as they do without it, or nearly so."""
    found: list[str] = []
    _activate(window)
    for control in list(controls(window)):
        if not control.focusPolicy() & TAB or not control.isEnabled() or _shows_caret(control):
            continue
        _bring_into_sight(control)
        corner = control.mapTo(window, control.rect().topLeft())
        place = control.rect().translated(corner).adjusted(-4, -4, 4, 4)
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()
        before = window.grab(place).toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if not control.hasFocus():
            found.append(f"does not take the focus: {path(control)}")
        elif (marked := _clearly_changed(before, window.grab(place).toImage())) < MARK_PIXELS:
            found.append(f"{marked} pixels mark the focus: {path(control)}")
    return found


def _bring_into_sight(control: QWidget) -> None:
    """As Tab does: what stands at the edge of a page that scrolls would show a part of its mark."""
    at = control.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(control)
        at = at.parentWidget()


def _shows_caret(control: QWidget) -> bool:
    """What is written in tells of the focus by its caret, which stands still in no picture."""
    return isinstance(control, QTextEdit) and not control.isReadOnly()


def _clearly_changed(before: QImage, after: QImage) -> int:
    """How many pixels another color came to, three times lighter or darker (WCAG 2.2, 2.4.13)."""
    kinds = Counter(
        (old, new) for old, new in zip(_pixels(before), _pixels(after), strict=True) if old != new
    )
    return sum(
        count
        for (old, new), count in kinds.items()
        if contrast(QColor.fromRgb(old | OPAQUE), QColor.fromRgb(new | OPAQUE)) >= LEAST_OF_MARKS
    )


def _pixels(image: QImage) -> memoryview:
    same = image.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(same.constBits())).cast("I")


def hidden_tips(window: QWidget) -> list[str]:
    """Tips that only a mouse or only an eye gets: not in the words that are told of it, or out of the
    keyboard's reach."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if widget.toolTip():
            told = _told(widget)
            if not _says(told, widget.toolTip()):
                found.append(f"tip is not told: {path(widget)} {widget.toolTip()!r}")
            elif not _is_reached(widget) and not _says(_shown(widget, window), widget.toolTip()):
                found.append(f"tip is not reached: {path(widget)} {widget.toolTip()!r}")
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            found += _hidden_cells(widget)
    return found


def _hidden_cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1
    for row in range(min(model.rowCount(QModelIndex()), 40)):
        for column in range(columns):
            index = model.index(row, column)
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            told = " ".join(str(index.data(role) or "") for role in TOLD_OF_CELLS)
            if tip and not _says(told, tip):
                yield f"tip of a cell is not told: {path(view)} {tip!r}"
            words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            needs = view.sizeHintForIndex(index).width()
            # The rows of a list draw themselves; each has a screen or a tip with all of it.
            cut = isinstance(view, QTableView) and needs > view.visualRect(index).width() > 0
            if cut and not _says(str(tip or ""), words):
                yield f"cut, and whole in no tip: {path(view)} {words!r}"


def _is_reached(widget: QWidget) -> bool:
    """By Tab, or by the arrows among others like it. What has a way of its own by keys need not.

    No tip is shown over what is written in, so that one is not reached there.
    """
    around = widget.parentWidget() or widget
    same = [w for w in (widget, *around.findChildren(type(widget))) if w.isVisible()]
    by_tab = any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in same)
    return by_tab and widget.isEnabled() and not isinstance(widget, WRITTEN_IN)


def _told(widget: QWidget) -> str:
    name = QAccessible.queryAccessibleInterface(widget)
    parts = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    return " ".join(name.text(part) for part in parts) if name is not None else ""


def _shown(widget: QWidget, window: QWidget) -> str:
    """What the labels around it say to the eye; an icon with no more than its name says it too."""
    if isinstance(widget, QAbstractButton):
        key = widget.toolTip().removeprefix(widget.accessibleName())  # that is on the page of keys
        return f"{widget.accessibleName()} {key}"
    if isinstance(widget, LaneWidget):
        return widget.toolTip()  # the section of the people says it of each of them
    labels = (widget.parentWidget() or window).findChildren(QLabel)
    hint = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
    return " ".join((hint, *(label.text() for label in labels if label.isVisible())))


def _says(told: str, tip: str) -> bool:
    plain = tip.replace("‹", "<").replace("›", ">")
    return all(word in told for word in plain.split())


def silently_disabled(window: QWidget) -> list[str]:
    """Buttons that cannot be reached, so that nobody comes to why they cannot be pressed."""
    return [
        f"is disabled, not barred: {path(button)} {button.text()!r}"
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and not button.isEnabled() and not _stands_beside(button)
    ]


def _stands_beside(button: QAbstractButton) -> bool:
    """Ticks whose own line says why: who has no address, what is not filed, what is approved."""
    return isinstance(button, QCheckBox)


def lost_by_tab(window: QWidget) -> list[str]:
    """Controls that Tab does not come to, or comes back to, and such as do not let it go."""
    wanted = [w for w in controls(window) if w.isEnabled() and w.focusPolicy() & TAB]
    if not wanted:
        return []
    _activate(window)
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    walked, faults = _walked(window)
    for control in wanted:
        still_there = control.isVisible() and control.isEnabled()  # a mail may have come meanwhile
        if still_there and not any(_stands_for(stop, control) for stop in walked):
            faults.append(f"Tab does not come to {path(control)}")
    return [*faults, *backward(window, walked)]


def _activate(window: QWidget) -> None:
    """Have the keys come to this window: without that no control takes the focus."""
    window.activateWindow()
    wait_for(window.isActiveWindow)


def _walked(window: QWidget) -> tuple[list[QWidget], list[str]]:
    """Where Tab stops until it comes to a place again, and what is wrong with the round."""
    stops: list[QWidget] = []
    at = QApplication.focusWidget()
    while at is not None and at not in stops:
        if not window.isAncestorOf(at):
            return stops, [f"Tab leaves for {path(at)}"]
        stops.append(at)
        for _link in range(MOST_LINKS if isinstance(at, QTextBrowser) else 1):
            _press_tab(at)
            if QApplication.focusWidget() is not at:
                break
        at = QApplication.focusWidget()
    if at is None or not stops:
        return stops, [f"Tab loses the focus after {', '.join(map(path, stops[-1:]))}"]
    if at is not stops[0]:
        return stops, [f"Tab stays at {path(at)}"]
    return stops, []


def _press_tab(at: QWidget) -> None:
    # In a text Tab alone makes an item of a list, which would change the meeting.
    within = isinstance(at, QTextEdit) and not at.isReadOnly()
    held = Qt.KeyboardModifier.ControlModifier if within else Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(at, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, held, "\t"))


def _stands_for(stop: QWidget, control: QWidget) -> bool:
    """One button of several of which one is on stands for all: the arrows go on from it."""
    if stop is control or stop.focusProxy() is control or control.isAncestorOf(stop):
        return True
    if not isinstance(stop, QAbstractButton) or not isinstance(control, QAbstractButton):
        return False
    grouped = stop.group() is not None and stop.group() is control.group()
    exclusive = stop.autoExclusive() and control.autoExclusive()
    return grouped or (exclusive and stop.parentWidget() is control.parentWidget())

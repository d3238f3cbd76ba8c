"""The process chain: its steps down a dotted line, each with a stage, a date or words for one, a note."""

import datetime
from functools import partial

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui import icons, theme
from gui.fields.form.row import Row
from gui.services import Services
from gui.widgets.accessible import announce
from gui.widgets.buttons import LinkButton, ToolButton
from gui.widgets.idle_save import IdleSave
from gui.widgets.menu import Menu, allow_entry
from gui.widgets.plain_line import PlainLine
from model.commands import items as commands
from model.commands import values
from model.errors import UserError
from model.forms import Field
from model.text.dates import find_dates, numeric_date, parse_date
from model.text.spoken_days import spoken_day
from model.text.translate import _
from model.views import ItemView, ProcessStepView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TRACK = 22
_DOT = 4.0
_NARROW = 560


class ProcessRow(Row):
    """Enter makes a step below, Alt with up and down moves one, Ctrl+Del removes it.

    What is typed is stored after a rest, as words are. A step is stored when it has a stage; one that is
    emptied goes when it is left, one whose stage alone was cleared has the old stage back.
    """

    def __init__(self, field: Field, services: Services) -> None:
        super().__init__(field, services)
        self.steps: list[StepEdit] = []
        self._stored: tuple[ProcessStepView, ...] | None = None
        self._sent: list[tuple[ProcessStepView, ...]] = []
        self._idle = IdleSave(self)
        self._idle.due.connect(lambda: self._save_steps(typing=True))
        self._year = datetime.date.today().year
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.add_button = LinkButton(_("Add a step"), "plus")
        self.add_button.clicked.connect(lambda: self.add_step(len(self.steps)))
        self.box.addLayout(self._lines)
        self.box.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_item(self, item_id: int, item: ItemView) -> None:
        if item_id != self._item_id:
            self.flush()
            self._stored = None
            self._sent.clear()
        super().show_item(item_id, item)

    def _show(self, item: ItemView) -> None:
        dates = find_dates(item.meeting_line)
        self._year = dates[0].day.year if dates else datetime.date.today().year
        if item.process == self._stored:
            self._sent.clear()
        elif not self._idle.pending and item.process not in self._sent:
            self._stored = item.process
            self._build(item.process)

    def flush(self) -> None:
        """Store what is typed and not yet left."""
        self._save_steps()

    def add_step(self, place: int) -> None:
        """An empty step, ready to write in."""
        self._put(place, ProcessStepView(""))
        self.steps[place].show()  # a layout shows it only later, and Tab would pass it by
        self.steps[place].stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_step(self, step: "StepEdit", by: int) -> None:
        """Put a step before (−1) or behind (1) its neighbour."""
        place = self.steps.index(step) + by
        if not 0 <= place < len(self.steps):
            return
        focused = step.focusWidget() if step.isAncestorOf(self.focusWidget() or self) else None
        self.steps.remove(step)
        self.steps.insert(place, step)
        self._lines.removeWidget(step)
        self._lines.insertWidget(place, step)
        self._number()
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, _("Now step {number}").format(number=place + 1))
        self._save_steps()

    def remove_step(self, step: "StepEdit") -> None:
        """Take a step out; the focus goes to the one in its place."""
        place = self.steps.index(step)
        self._take(step)
        left = self.steps[min(place, len(self.steps) - 1)].stage if self.steps else self.add_button
        left.setFocus(Qt.FocusReason.OtherFocusReason)
        self._save_steps()

    def _build(self, steps: tuple[ProcessStepView, ...]) -> None:
        for step in list(self.steps):
            self._take(step)
        for place, view in enumerate(steps):
            self._put(place, view)

    def _put(self, place: int, view: ProcessStepView) -> None:
        step = StepEdit(view)
        step.typed.connect(self._idle.touch)
        step.edited.connect(self._save_steps)
        step.left.connect(partial(self._on_left, step))
        step.moved.connect(partial(self.move_step, step))
        step.wanted_below.connect(lambda: self.add_step(self.steps.index(step) + 1))
        step.removal_wanted.connect(lambda: self.remove_step(step))
        self.steps.insert(place, step)
        self._lines.insertWidget(place, step)
        self._number()

    def _take(self, step: "StepEdit") -> None:
        step.blockSignals(True)
        self.steps.remove(step)
        self._lines.removeWidget(step)
        step.hide()
        step.deleteLater()
        self._number()

    def _number(self) -> None:
        for place, step in enumerate(self.steps):
            step.set_place(place + 1, len(self.steps))
        before: QWidget | None = None
        for widget in (w for step in self.steps for w in step.tab_order()):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        if before is not None:
            QWidget.setTabOrder(before, self.add_button)

    def _on_left(self, step: "StepEdit") -> None:
        """The focus has left a step: an emptied one goes, the others are stored."""
        if step in self.steps and step.is_empty():
            self._take(step)
        else:
            step.give_stage_back()
        self._save_steps()

    def _save_steps(self, *, typing: bool = False) -> None:
        """One step of undo; while somebody is `typing`, the same one as a moment before."""
        self._idle.drop()
        if self._stored is None:
            return
        written = (step.view(self._year) for step in self.steps if not step.is_empty())
        steps = tuple(step for step in written if step.stage)
        if steps == self._stored:
            return
        self._stored = steps
        self._sent.append(steps)  # what comes back of it may be older than what is typed by then
        command = partial(commands.set_process, item_id=self._item_id, steps=steps)
        self._run(command, ("item", self._item_id, self.field.name) if typing else None)


class StepEdit(QWidget):
    """One step. `typed` comes at every key, `edited` when a line of it is left, `left` when the focus
    goes elsewhere.
    """

    typed = Signal()
    edited = Signal()
    left = Signal()
    moved = Signal(int)
    wanted_below = Signal()
    removal_wanted = Signal()

    def __init__(self, view: ProcessStepView) -> None:
        super().__init__()
        self._place, self._count = 1, 1
        when = numeric_date(view.date) if view.date is not None else view.date_text
        self._shown_day, self._shown_when = view.date, view.date_text
        self._day_text = when
        self._old_stage = view.stage
        self.stage = _StepLine(_("Stage"), view.stage)
        self.when = _StepLine(_("When"), when)
        self.note = _StepLine(_("Note"), view.note)
        self._menu = ToolButton("ellipsis-vertical", _("What to do with the step"))
        self._menu.clicked.connect(self._show_menu)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_TRACK, 0, 0, 0)
        self._grid.setSpacing(6)
        self._narrow: bool | None = None
        self._arrange(narrow=False)
        for line in self.lines():
            line.pressed.connect(self._on_key)
            line.left.connect(self._on_line_left)
            line.textEdited.connect(lambda _text: self.typed.emit())

    def lines(self) -> tuple["_StepLine", "_StepLine", "_StepLine"]:
        """Its three lines."""
        return self.stage, self.when, self.note

    def tab_order(self) -> tuple[QWidget, ...]:
        """What Tab visits, in order."""
        return (*self.lines(), self._menu)

    def set_place(self, place: int, count: int) -> None:
        """Which of how many steps this is."""
        self._place, self._count = place, count
        for line in self.lines():
            line.setAccessibleName(
                _("Step {number}: {field}").format(number=place, field=line.placeholderText())
            )
        self.update()

    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(line.text().strip() for line in self.lines())

    def view(self, year: int) -> ProcessStepView:
        """The step as it is stored, its old stage while another is thought of.

        A date without a year is one of `year`.
        """
        day, words = _when(self.when.text(), year)
        if self.when.text() == self._day_text:
            day, words = self._shown_day, self._shown_when
        stage = values.line(self.stage.text()) or self._old_stage
        return ProcessStepView(stage, day, words, values.line(self.note.text()))

    def give_stage_back(self) -> None:
        """What was cleared and not written anew."""
        if not self.stage.text().strip():
            self.stage.setText(self._old_stage)

    def menu(self) -> Menu:
        """What can be done with the step."""
        menu = Menu(self, named=self.stage.text())
        is_first = "" if self._place > 1 else _("is the first step")
        is_last = "" if self._place < self._count else _("is the last step")
        entries = (
            ("arrow-up", _("Move up"), "Alt+Up", partial(self.moved.emit, -1), is_first),
            (
                *("arrow-down", _("Move down"), "Alt+Down"),
                *(partial(self.moved.emit, 1), is_last),
            ),
            ("plus", _("New step below"), "Return", self.wanted_below.emit, ""),
            ("trash-2", _("Remove the step"), "Ctrl+Del", self.removal_wanted.emit, ""),
        )
        for icon, text, keys, call, why_not in entries:
            action = menu.addAction(icons.icon(icon), f"{text}\t{keys}")
            allow_entry(action, not why_not, why_not)
            action.triggered.connect(lambda _checked=False, call=call: call())
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < _NARROW)

    def _arrange(self, narrow: bool) -> None:
        """On one line, or the stage above the rest where it would not be seen whole."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        # Row, column and how many columns wide.
        places = ((0, 0, 2), (1, 0, 1), (1, 1, 1), (0, 2, 1))
        if not narrow:
            places = ((0, 0, 1), (0, 1, 1), (0, 2, 1), (0, 3, 1))
        for widget, (row, column, wide) in zip(self.tab_order(), places, strict=True):
            self._grid.addWidget(widget, row, column, 1, wide)
        for column, share in enumerate((1, 1, 0, 0) if narrow else (5, 4, 4, 0)):
            self._grid.setColumnStretch(column, share)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = 8.0, float(self.stage.geometry().center().y())
        painter.setPen(QPen(look.color("control_border"), 1.4))
        top = y if self._place == 1 else -4.0
        bottom = y if self._place == self._count else self.height() + 4.0
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        painter.drawEllipse(QPointF(x, y), _DOT, _DOT)

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._menu.mapToGlobal(self._menu.rect().bottomLeft()))

    def _on_key(self, key: Qt.Key, alt: bool) -> None:
        if alt:
            self.moved.emit(_MOVES[key])
        elif key in _ENTER:
            self.wanted_below.emit()
        else:
            self.removal_wanted.emit()

    def _on_line_left(self) -> None:
        self._old_stage = values.line(self.stage.text()) or self._old_stage
        focused = self.focusWidget()
        inside = focused is not None and focused.hasFocus()
        (self.edited if inside else self.left).emit()


class _StepLine(PlainLine):
    pressed = Signal(Qt.Key, bool)
    left = Signal()

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.setPlaceholderText(name)
        self.setMinimumWidth(60)
        self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        # The agenda moves its points by the same keys.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and _own_key(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _own_key(event):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self.pressed.emit(Qt.Key(event.key()), alt)
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def _own_key(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return event.key() in _MOVES
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return event.key() == Qt.Key.Key_Delete
    return not modifiers and event.key() in _ENTER


def _when(text: str, year: int) -> tuple[datetime.date | None, str]:
    """A date, or the words for one: "medio maj", "uge 12"."""
    words = values.line(text)
    try:
        return parse_date(words, year), ""
    except UserError:
        spoken = spoken_day(words, datetime.date.today())
        return spoken, "" if spoken is not None else words

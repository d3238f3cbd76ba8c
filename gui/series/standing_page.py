"""The points and breaks that stand on every agenda of a series, a row each."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.fields.parsed_edit import ClockEdit, DurationEdit
from gui.fields.words import OPENNESS, RULES, named
from gui.series.words import PURPOSE_CHOICES
from gui.widgets.buttons import SecondaryButton, ToolButton
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Text
from gui.widgets.page_scroll import PageScroll
from model.errors import UserError
from model.planning.series_shape import StandingEntry
from model.text.translate import _

FOLLOWS = "follows"
BREAK_MINUTES = 10


class StandingRow(QWidget):
    """One entry. `id` is that of its stored row, None for a new one."""

    removed = Signal()
    ruled = Signal()
    stepped = Signal(int)
    refused = Signal(str)

    def __init__(self, entry: StandingEntry) -> None:
        super().__init__()
        self.id, self.is_break = entry.id, entry.is_break
        self.title = QLineEdit(entry.title)
        self.title.setAccessibleName(_("Break") if entry.is_break else _("Title"))
        self.title.setPlaceholderText(_("Break") if entry.is_break else _("Title"))
        self.minutes = DurationEdit(_("Minutes"))
        self.minutes.setPlaceholderText(_("min."))
        self.minutes.show_value(entry.duration)
        self.minutes.setFixedWidth(58)
        self.title.setCursorPosition(0)
        self.rule = _choice(_("Start"), RULES, entry.rule)
        self.at = ClockEdit(_("Start time"))
        self.at.show_value(entry.start_at)
        self.purpose = _choice(_("Purpose"), PURPOSE_CHOICES, entry.purpose or "")
        self.openness = _choice(_("Open or closed"), OPENNESS, entry.openness)
        self._lay_out()
        self.rule.currentIndexChanged.connect(self._show_clock)
        for field in (self.minutes, self.at):
            field.refused.connect(self.refused)
        self._show_clock()

    def entry(self) -> StandingEntry:
        """What stands in the row. Raises UserError."""
        title = " ".join(self.title.text().split())
        rule = self.rule.value()
        if not title:
            raise UserError(_("A standing point has no title. Write one, or remove the row."))
        if self.has_clock and self.at.value() is None:
            words = _("When does “{title}” start? Write a time, or let it follow the point before.")
            raise UserError(words.format(title=title))
        if self.is_break and self.minutes.value() is None:
            raise UserError(_("A break needs a duration. Delete it if it falls away."))
        return StandingEntry(
            title=title,
            duration=self.minutes.value(),
            is_break=self.is_break,
            rule=rule,
            start_at=self.at.value() if self.has_clock else None,
            purpose=None if self.is_break else self.purpose.value() or None,
            openness=self.openness.value(),
            id=self.id,
        )

    def _lay_out(self) -> None:
        up, down = ToolButton("arrow-up", _("Move up")), ToolButton("arrow-down", _("Move down"))
        remove = ToolButton("trash-2", _("Remove"))
        up.clicked.connect(lambda: self.stepped.emit(-1))
        down.clicked.connect(lambda: self.stepped.emit(1))
        remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(6)
        row.addWidget(self.title, 1)
        for part in (self.minutes, self.rule, self.at, self.purpose, self.openness):
            row.addWidget(part)
        for button in (up, down, remove):
            row.addWidget(button)
        for field in (self.purpose, self.openness):
            _keep_place(field, True)
        for field in (self.purpose, self.openness):
            field.setVisible(not self.is_break)
        self.title.setMinimumWidth(150)

    @property
    def has_clock(self) -> bool:
        """Whether it starts at a time of its own."""
        return self.rule.value() != FOLLOWS

    def keep_clock_place(self, kept: bool) -> None:
        """Let the place of the clock stay free, so that the rows stand under each other."""
        _keep_place(self.at, kept)

    def _show_clock(self, *_index: object) -> None:
        self.at.setVisible(self.has_clock)
        self.ruled.emit()


class StandingPage(QWidget):
    """Rows in the order of the agenda."""

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[StandingRow] = []
        self._none = Text(
            _("No standing points yet, for example the approval of the last minutes."), "muted"
        )
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 8, 0)
        self._box.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._none)
        inner.addLayout(self._box)
        inner.addStretch(1)
        page = QWidget()
        page.setLayout(inner)
        scroll = PageScroll(_("Standing points"))
        scroll.setWidget(page)
        self.add_point = SecondaryButton(_("Add a point"), "plus")
        self.add_break = SecondaryButton(_("Add a break"), "coffee")
        self.add_point.clicked.connect(lambda: self._on_add(StandingEntry("", 5)))
        pause = StandingEntry(_("Break"), BREAK_MINUTES, is_break=True)
        self.add_break.clicked.connect(lambda: self._on_add(pause))
        foot = QHBoxLayout()
        foot.addWidget(self.add_point)
        foot.addWidget(self.add_break)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 6, 0, 0)
        box.addWidget(scroll, 1)
        box.addLayout(foot)

    def show_entries(self, entries: tuple[StandingEntry, ...]) -> None:
        """Show what is stored."""
        for row in list(self.rows):
            self._drop(row)
        for entry in entries:
            self._add(entry)
        self._none.setVisible(not self.rows)

    def entries(self) -> tuple[StandingEntry, ...]:
        """What stands in the rows. Raises UserError."""
        return tuple(row.entry() for row in self.rows)

    def _add(self, entry: StandingEntry) -> StandingRow:
        row = StandingRow(entry)
        row.removed.connect(partial(self._on_removed, row))
        row.stepped.connect(partial(self._on_stepped, row))
        row.refused.connect(self.refused)
        row.ruled.connect(self._align)
        self.rows.append(row)
        self._box.addWidget(row)
        self._align()
        return row

    def _align(self) -> None:
        clock = any(row.has_clock for row in self.rows)
        for row in self.rows:
            row.keep_clock_place(clock)

    def _drop(self, row: StandingRow) -> None:
        self.rows.remove(row)
        row.hide()
        self._box.removeWidget(row)
        row.deleteLater()
        self._align()

    def _on_add(self, entry: StandingEntry) -> None:
        row = self._add(entry)
        self._none.hide()
        row.title.setFocus()
        row.title.selectAll()

    def _on_removed(self, row: StandingRow) -> None:
        place = self.rows.index(row)
        self._drop(row)
        self._none.setVisible(not self.rows)
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].title.setFocus()
        else:
            self.add_point.setFocus()

    def _on_stepped(self, row: StandingRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows.remove(row)
            self.rows.insert(place, row)
            self._box.removeWidget(row)
            self._box.insertWidget(place, row)
            row.title.setFocus()


def _keep_place(field: QWidget, kept: bool) -> None:
    policy = field.sizePolicy()
    policy.setRetainSizeWhenHidden(kept)
    field.setSizePolicy(policy)


def _choice(name: str, words: dict[str, str], chosen: str) -> NamedComboBox[str]:
    made = NamedComboBox(name, named(words))
    made.choose(chosen)
    return made

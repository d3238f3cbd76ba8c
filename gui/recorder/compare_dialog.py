"""Two revisions of the minutes side by side: what was taken out of the one, and put into the other."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.fields.words import revision_name
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.cards import Card
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.dialogs import MARGINS, SPACING, close_buttons
from gui.widgets.labels import Heading, Text
from gui.widgets.ticks import TickBox
from gui.widgets.window_size import open_at
from model.queries.revisions import (
    ComparedPoint,
    PointText,
    compared,
    revisions,
    texts_now,
    texts_of,
)
from model.text.compare import Change, Stretch
from model.text.translate import _

Look = Callable[[], QTextCharFormat]


class CompareDialog(QDialog):
    """Any two: the newest against how the minutes stand now, at first."""

    def __init__(self, services: Services, meeting_id: int, parent: QWidget | None = None) -> None:
        self._laid_out = False  # Qt asks while it builds
        super().__init__(parent)
        self._services, self._meeting_id = services, meeting_id
        self.setWindowTitle(_("Compare revisions"))
        open_at(self, 960, 620)
        self.before = NamedComboBox[int | None](_("Older revision"))
        self.after = NamedComboBox[int | None](_("Newer revision"))
        self.changed_only = TickBox(_("Only what differs"))
        self.changed_only.setChecked(True)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setProperty("look", "page")
        self.text.setAccessibleName(_("What differs"))
        self._fill()
        self._lay_out()
        for combo in (self.before, self.after):
            combo.activated.connect(self.refresh)
        self.changed_only.toggled.connect(self.refresh)
        self.refresh()
        self._laid_out = True

    def refresh(self, _choice: object = None) -> None:
        """Show the two chosen in two columns, a row for each point."""
        points = compared(self._texts(self.before), self._texts(self.after))
        shown = [p for p in points if p.differs or not self.changed_only.isChecked()]
        self.text.clear()
        cursor = self.text.textCursor()
        if not shown:
            cursor.insertText(_("Both say the same."), _plain())
            return
        table = cursor.insertTable(1 + len(shown), 2, _columns())
        for column, combo in enumerate((self.before, self.after)):
            _write(table.cellAt(0, column), ((combo.currentText(), _muted),))
        for row, point in enumerate(shown, 1):
            _write_point(table, row, point)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.text.setTextCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_theme_change(event) and self._laid_out:
            self.refresh()

    def column(self, number: int) -> str:
        """What stands in the older (0) or newer (1) column, without its heading."""
        frames = self.text.document().rootFrame().childFrames()
        tables = [frame for frame in frames if isinstance(frame, QTextTable)]
        cells = (table.cellAt(row, number) for table in tables for row in range(1, table.rows()))
        return "\n".join(_words(cell) for cell in cells)

    def _fill(self) -> None:
        kept = self._services.read(partial(revisions, meeting_id=self._meeting_id))
        names: dict[int | None, str] = {revision.id: revision_name(revision) for revision in kept}
        now = _("As it stands now")
        self.before.offer(names or {None: now})
        self.before.setCurrentIndex(max(0, len(kept) - 1))
        self.after.offer({**names, None: now})
        self.after.choose(None)

    def _texts(self, combo: NamedComboBox[int | None]) -> tuple[PointText, ...]:
        revision_id = combo.value()
        if revision_id is None:
            return self._services.read(partial(texts_now, meeting_id=self._meeting_id))
        return self._services.read(partial(texts_of, revision_id=revision_id))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.before)
        row.addWidget(Text("→", "muted"))
        row.addWidget(self.after)
        row.addStretch(1)
        row.addWidget(self.changed_only)
        box = QVBoxLayout(self)
        box.setContentsMargins(*MARGINS)
        box.setSpacing(SPACING)
        box.addWidget(Heading(_("Compare revisions")))
        box.addLayout(row)
        card = Card(margins=(10, 8, 4, 8))
        card.body.addWidget(self.text)
        box.addWidget(card, 1)
        box.addWidget(close_buttons(self))


def _write_point(table: QTextTable, row: int, point: ComparedPoint) -> None:
    sides = ((point.before, point.old), (point.after, point.new))
    for column, (text, stretches) in enumerate(sides):
        cell = table.cellAt(row, column)
        if text is None:
            _write(cell, ((_("The point is not there."), _muted),))
        else:
            _write(cell, ((text.heading, _heading), ("\n", _plain), *_looks(stretches)))


def _looks(stretches: Sequence[Stretch]) -> tuple[tuple[str, Look], ...]:
    return tuple((stretch.text, _LOOKS[stretch.change]) for stretch in stretches)


def _write(cell: QTextTableCell, parts: Sequence[tuple[str, Look]]) -> None:
    cursor = cell.firstCursorPosition()
    for text, look in parts:
        cursor.insertText(text, look())


def _words(cell: QTextTableCell) -> str:
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


def _columns() -> QTextTableFormat:
    look = QTextTableFormat()
    half = QTextLength(QTextLength.Type.PercentageLength, 50)
    look.setColumnWidthConstraints([half, half])
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setCellPadding(8)
    look.setCellSpacing(0)
    look.setBorder(1)
    look.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderCollapse(True)
    look.setBorderBrush(theme.current().color("border"))
    look.setHeaderRowCount(1)
    return look


def _plain() -> QTextCharFormat:
    return QTextCharFormat()


def _muted() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(theme.current().color("muted"))
    return look


def _heading() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(theme.font(TextSize.BODY, QFont.Weight.DemiBold))
    return look


def _added() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(theme.current().color("success.tint"))
    look.setFontUnderline(True)
    return look


def _removed() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(theme.current().color("danger.tint"))
    look.setFontStrikeOut(True)
    return look


_LOOKS: dict[Change, Look] = {
    Change.SAME: _plain,
    Change.ADDED: _added,
    Change.REMOVED: _removed,
}

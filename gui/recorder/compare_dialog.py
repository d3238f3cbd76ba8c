"""Two revisions of the minutes side by side in one text: what was added, what was taken out."""

from functools import partial

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Heading, Text
from model.queries.revisions import PointText, compared, revisions, texts_now, texts_of
from model.text.compare import Change
from model.text.dates import short_date
from model.text.translate import _


class CompareDialog(QDialog):
    """Any two: the newest against how the minutes stand now, at first."""

    def __init__(self, services: Services, meeting_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._meeting_id = services, meeting_id
        self.setWindowTitle(_("Compare revisions"))
        self.resize(760, 560)
        self.before = NamedComboBox(_("Older revision"))
        self.after = NamedComboBox(_("Newer revision"))
        self.changed_only = QCheckBox(_("Only what differs"))
        self.changed_only.setChecked(True)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("What differs"))
        self._fill()
        self._lay_out()
        for combo in (self.before, self.after):
            combo.activated.connect(self.refresh)
        self.changed_only.toggled.connect(self.refresh)
        self.refresh()

    def refresh(self, _choice: object = None) -> None:
        """Show what differs between the two chosen."""
        points = compared(self._texts(self.before), self._texts(self.after))
        self.text.clear()
        cursor = self.text.textCursor()
        shown = 0
        for point in points:
            if self.changed_only.isChecked() and not point.differs:
                continue
            shown += 1
            cursor.insertText(f"{point.number or ''} {point.title}".strip(), _heading())
            cursor.insertText("\n", _plain())
            for stretch in point.stretches:
                cursor.insertText(stretch.text, _LOOKS[stretch.change]())
            cursor.insertText("\n\n", _plain())
        if not shown:
            cursor.insertText(_("Both say the same."), _plain())
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.text.setTextCursor(cursor)

    def _fill(self) -> None:
        kept = self._services.read(partial(revisions, meeting_id=self._meeting_id))
        for revision in kept:
            date = short_date(revision.at.date()) if revision.at is not None else ""
            name = _("{number}. revision, {date}").format(number=revision.number, date=date)
            for combo in (self.before, self.after):
                combo.addItem(name, revision.id)
        self.before.setCurrentIndex(max(0, len(kept) - 1))
        self.after.addItem(_("As it stands now"), None)
        self.after.setCurrentIndex(self.after.count() - 1)

    def _texts(self, combo: NamedComboBox) -> tuple[PointText, ...]:
        revision_id = combo.currentData()
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
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addWidget(Heading(_("Compare revisions")))
        box.addLayout(row)
        box.addWidget(self.text, 1)
        box.addWidget(buttons)


def _plain() -> QTextCharFormat:
    return QTextCharFormat()


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


_LOOKS = {Change.SAME: _plain, Change.ADDED: _added, Change.REMOVED: _removed}

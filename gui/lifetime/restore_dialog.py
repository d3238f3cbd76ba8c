"""Which copy is put back: each says what it holds before anything is touched."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import DialogButton, allow
from gui.widgets.cards import Card
from gui.widgets.labels import Heading, Text
from gui.widgets.window_size import open_at
from model.text.clock import clock_of
from model.text.dates import long_date
from model.text.translate import _, language, ngettext
from model.workspace.copies import CopyContents, KeptCopy, contents, kept_copies

_LINE = 32
"""The height of a copy in the list."""


class RestoreDialog(QDialog):
    """`chosen`: put this file back. `other_wanted`: look for one elsewhere."""

    chosen = Signal(object)
    other_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._looked_at: dict[Path, CopyContents | str] = {}
        self.setWindowTitle(_("Put a backup back"))
        open_at(self, 720, 420)
        self.copies = kept_copies(services.workspace)
        self.list = _list_of(self.copies)
        self.preview = Text(size=TextSize.NORMAL)
        self.preview.setWordWrap(True)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.put_back = DialogButton(_("Put the backup back"))
        self.put_back.clicked.connect(self._on_chosen)
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)
        self.list.setCurrentRow(0 if self.copies else -1)
        self.list.setVisible(bool(self.copies))
        if not self.copies:
            self._show(
                _("No copies have been made yet. A running meeting makes one every ten minutes."),
                can=False,
            )

    def _lay_out(self) -> None:
        hint = Text(
            _("What is open now is kept beside it as a file, and can be put back in the same way."),
            "muted",
            TextSize.SMALL,
        )
        hint.setWordWrap(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.put_back, QDialogButtonBox.ButtonRole.AcceptRole)
        other = buttons.addButton(_("Another file …"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("Keep what is open"), QDialogButtonBox.ButtonRole.RejectRole)
        other.clicked.connect(self._on_other)
        buttons.rejected.connect(self.reject)
        right = QVBoxLayout()
        card = Card(margins=(16, 12, 16, 12))
        card.body.addWidget(self.preview, 1)
        right.addWidget(card, 1)
        right.addWidget(hint)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(Heading(_("Put a backup back")))
        box.addLayout(row, 1)
        box.addWidget(buttons)

    def _on_row(self, row: int) -> None:
        copy = self.copies[row] if 0 <= row < len(self.copies) else None
        if copy is None:
            return
        if copy.file in self._looked_at:
            self._show_contents(copy)
            return
        self._show(_("Looking into it …"), can=False)
        self._services.jobs.start(
            _("Looking into the copy"),
            lambda _progress: contents(copy.file),
            lambda found: self._on_read(copy, found),
            lambda error: self._on_read(copy, str(error)),
        )

    def _on_read(self, copy: KeptCopy, found: CopyContents | str) -> None:
        self._looked_at[copy.file] = found
        if self.copies[self.list.currentRow()] == copy:
            self._show_contents(copy)

    def _show_contents(self, copy: KeptCopy) -> None:
        found = self._looked_at[copy.file]
        if isinstance(found, str):
            self._show(found, can=False)
        else:
            self._show(_words(found), can=True)

    def _show(self, text: str, can: bool) -> None:
        allow(self.put_back, can, text)
        self.preview.setText(text)
        self.preview.setAccessibleName(text)

    def _on_chosen(self) -> None:
        copy = self.copies[self.list.currentRow()]
        self.accept()
        self.chosen.emit(copy.file)

    def _on_other(self) -> None:
        self.reject()
        self.other_wanted.emit()


def _name(copy: KeptCopy) -> str:
    clock = clock_of(copy.made)
    return _("{date} at {time}").format(date=long_date(copy.made.date(), language()), time=clock)


def _words(found: CopyContents) -> str:
    counted = (
        (ngettext("{count} meeting", "{count} meetings", found.meetings), found.meetings),
        (ngettext("{count} point", "{count} points", found.points), found.points),
        (_("{count} with minutes"), found.minutes),
        (ngettext("{count} annex", "{count} annexes", found.annexes), found.annexes),
    )
    lines = [", ".join(words.format(count=count) for words, count in counted), ""]
    for date, name, count in found.newest:
        day = long_date(datetime.date.fromisoformat(date), language())
        words = ngettext(
            "{date}  {name}: {count} point with minutes",
            "{date}  {name}: {count} points with minutes",
            count,
        )
        lines.append(words.format(date=day, name=name, count=count))
    return "\n".join(lines)


def _list_of(copies: Sequence[KeptCopy]) -> QListWidget:
    found = QListWidget()
    found.setAccessibleName(_("Copies"))
    found.setMinimumWidth(190)
    found.setMaximumWidth(220)
    found.setProperty("look", "ticks")
    for copy in copies:
        line = QListWidgetItem(_name(copy), found)
        line.setSizeHint(QSize(0, _LINE))
    return found

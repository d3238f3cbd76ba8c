"""The standard phrases: changed in place, one more in the last line, an empty text takes one away."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.services import Services
from gui.theme import TextSize
from gui.widgets.cards import Card
from gui.widgets.dialogs import MARGINS, SPACING, close_buttons
from gui.widgets.labels import Heading, Text
from gui.widgets.wide_grips import widen_grips
from gui.widgets.window_size import open_at
from model.commands.phrases import set_phrase
from model.queries.phrases import phrases
from model.text.phrases import SUBJECT_MARK
from model.text.translate import _


class PhraseDialog(QDialog):
    """Each change is one command, and one step of undo."""

    def __init__(
        self, services: Services, forum_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._forum_id = services, forum_id
        self._filling = False
        self.setWindowTitle(_("Standard phrases"))
        open_at(self, 720, 480)
        hint = Text(
            _(
                "Type the abbreviation in the minutes and press Ctrl+Space. {mark} stands for the"
                " forum; “…” and NN are for you to fill in."
            ).format(mark=SUBJECT_MARK),
            "muted",
            TextSize.SMALL,
        )
        hint.setWordWrap(True)
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(_("Standard phrases"))
        self.table.setTabKeyNavigation(False)  # else Tab never leaves it
        self.table.setHorizontalHeaderLabels([_("Abbreviation"), _("Text")])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.cellChanged.connect(self._on_changed)
        buttons = close_buttons(self)
        headings = self.table.horizontalHeader()
        widen_grips(headings)
        headings.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        card = Card(margins=(10, 6, 4, 6))
        card.body.addWidget(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(*MARGINS)
        box.setSpacing(SPACING)
        for widget in (Heading(_("Standard phrases")), hint, card, buttons):
            box.addWidget(widget)
        self.reload()

    def reload(self) -> None:
        """Read them again; the last line is for one more."""
        self._filling = True
        known = self._services.read(partial(phrases, forum_id=self._forum_id))
        self.table.setRowCount(len(known) + 1)
        rows = [*((p.abbreviation, p.text) for p in known), ("", "")]
        for place, (abbreviation, text) in enumerate(rows):
            cell = QTableWidgetItem(abbreviation)
            if not abbreviation:
                cell.setData(Qt.ItemDataRole.AccessibleDescriptionRole, _("One more phrase"))
            self.table.setItem(place, 0, cell)
            self.table.setItem(place, 1, QTableWidgetItem(text))
        self._known = [abbreviation for abbreviation, _text in rows]
        self._filling = False

    def _on_changed(self, row: int, column: int) -> None:
        if self._filling:
            return
        abbreviation, text = (self._cell(row, 0).strip(), self._cell(row, 1))
        before = self._known[row]
        if not abbreviation or (not before and not text.strip()):
            return  # half a new line
        changes = [(abbreviation, text)]
        if before and before.casefold() != abbreviation.casefold():
            changes.append((before, ""))
        for short, words in changes:
            command = partial(set_phrase, abbreviation=short, text=words, forum_id=self._forum_id)
            self._services.run(
                _("Standard phrases"),
                command,
                done=lambda _result: self.reload(),
                failed=self._on_failed,
            )

    def _on_failed(self, error: BaseException) -> None:
        self._services.report(error)
        self.reload()

    def _cell(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item is not None else ""

"""The settings on one page: a card for each group."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from gui.lifetime.file_dialogs import FolderOf, ask_file, ask_folder, ask_target
from gui.services import Services
from gui.settings.forums_section import ForumsSection
from gui.settings.part_card import PartCard, SettingsCard
from gui.settings.setting_row import SettingRow
from gui.theme import TextSize
from gui.widgets.bar_over_padding import lay_bar_over_padding
from gui.widgets.buttons import SecondaryButton
from gui.widgets.cards import Card
from gui.widgets.dialogs import roomy
from gui.widgets.labels import Heading, Text
from gui.widgets.motion import wish as motion
from gui.widgets.page_scroll import PageScroll
from gui.widgets.page_width import centred
from model.commands import example
from model.commands.settings import take_over
from model.exchange.example import example_data
from model.queries.settings import rollout, value
from model.settings import PARTS, Part
from model.text.dates import long_date
from model.text.translate import _, language, ngettext
from model.workspace.changes import ChangeSet
from model.workspace.daily_backup import folder_of, kept_backups
from model.workspace.settings_file import read_settings, write_settings

READING_WIDTH = 860
"""Of a column of cards."""
ROOM_FOR_TWO = 1160
"""From this width on the cards stand in two columns."""
_IN_FIRST = 3
"""So many cards stand in the first of two columns: it is about as long as the other one then."""
FILE_NAME = "punktvis-settings.json"


class SettingsPanel(QWidget):
    """Every value is kept when it is chosen; there is nothing to save."""

    theme_chosen = Signal(str)
    said = Signal(str)
    """A sentence to show for a moment."""
    backup_wanted = Signal()
    old_meetings_wanted = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._stale = True
        self.rows: dict[str, SettingRow] = {}
        self.forums = ForumsSection(services)
        self._backups = Text(look="muted", size=TextSize.SMALL)
        self._backups.setWordWrap(True)
        self.export = SecondaryButton(_("Save to a file …"), "file-up")
        self.take_in = SecondaryButton(_("Read from a file …"), "folder-open")
        self.remove_example = SecondaryButton(_("Remove the example meeting …"), "trash-2")
        self._scroll = PageScroll(_("Settings"))
        self._cards: list[SettingsCard] = []
        self._columns = (_column(), _column())
        self._lay_out()
        self.export.clicked.connect(self._on_export)
        self.take_in.clicked.connect(self._on_take_in)
        self.remove_example.clicked.connect(self._on_remove_example)
        self.forums.chosen.connect(self._on_forum)
        services.bridge.changed.connect(self._on_changed)

    def reload(self) -> None:
        """Read everything again."""
        self._stale = False
        for row in self.rows.values():
            if not row.per_forum:
                row.reload()
        self.forums.reload()  # which then reads what holds for the one that is chosen
        there = self._services.read(partial(example.is_there, example=example_data()))
        self._example.setVisible(there)
        self._show_backups()

    def flush(self) -> None:
        """Keep at once what is typed."""
        for row in self.rows.values():
            row.flush()

    def show_setting(self, key: str, forum_id: int | None) -> None:
        """Lead to one setting, as it holds for this forum. Raises KeyError for an unknown one."""
        row = self.rows[key]
        if self._stale:
            self.reload()
        self.forums.choose(forum_id)
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        # The page has its final height a moment after it is shown.
        QTimer.singleShot(0, row, lambda: self._scroll.ensureWidgetVisible(row, 0, 80))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def choose_folder(self) -> str:
        """A folder, "" when none was chosen. A method, so that a test can answer."""
        title = _("A second folder for the daily backups")
        folder = ask_folder(self, title, FolderOf.BACKUPS)
        return str(folder) if folder is not None else ""

    def choose_file(self, write: bool) -> str:
        """A file of settings to write or to read, "" when none was chosen."""
        kinds, of = _("Settings (*.json)"), FolderOf.SETTINGS
        if write:
            path, _kind = ask_target(self, _("Save the settings"), of, FILE_NAME, kinds)
        else:
            path = ask_file(self, _("Read settings"), of, kinds)
        return str(path) if path is not None else ""

    def _lay_out(self) -> None:
        for part in PARTS:
            self._cards.append(self._card(part))
        note = Text(
            _(
                "The file holds what is set here and nothing of your meetings. Named {name} and put"
                " beside the program, it gives every new user the municipality's defaults."
            ).format(name=FILE_NAME),
            "muted",
        )
        words = Text(_("The example shows how everything works. It can go when you know."), "muted")
        for text in (note, words):
            text.setWordWrap(True)
        self._example = SettingsCard(_("Example"), (words, _beside(self.remove_example)))
        roll_out = SettingsCard(_("Roll-out"), (note, _beside(self.export, self.take_in)))
        self._cards += [roll_out, self._example]
        self._place()

    def _card(self, part: Part) -> PartCard:
        forum: QWidget | None = None
        if part.per_forum:
            first = self.forums.parent() is None
            forum = self.forums if first else self.forums.repeated()
        card = PartCard(part, self._services, forum)
        for row in card.rows:
            self.rows[row.key] = row
            row.set.connect(self._on_set)
            self._complete(card, row)
        return card

    def _complete(self, card: PartCard, row: SettingRow) -> None:
        """What a few settings have beside their field, or at the end of their card."""
        match row.key:
            case "backup_folder":
                choose = SecondaryButton(_("Choose …"))
                choose.clicked.connect(self._on_folder)
                row.add_button(choose)
                make = SecondaryButton(_("Make a backup now …"), "archive")
                make.clicked.connect(self.backup_wanted)
                card.add(self._backups)
                card.add(make)
            case "retention_years":
                show = SecondaryButton(_("Show old meetings …"), "history")
                show.clicked.connect(self.old_meetings_wanted)
                card.add(show)
            case _:
                pass

    def _place(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(24, 18, 24, 24)
        row.setSpacing(14)
        row.addStretch(0)
        for column in self._columns:
            inner = QWidget()
            inner.setMaximumWidth(READING_WIDTH)
            inner.setLayout(column)
            row.addWidget(inner, 1)
            self._second = inner  # the last one
        row.addStretch(0)
        self._share_out()
        self._scroll.setWidget(page)
        lay_bar_over_padding(self._scroll)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setContentsMargins(24, 20, 20, 14)
        head.addWidget(Heading(_("Settings"), TextSize.DISPLAY), 1)
        card = Card()
        card.body.addLayout(head)
        card.add_line()
        card.body.addWidget(self._scroll, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(centred(card, 2 * READING_WIDTH + 72))

    def _share_out(self) -> None:
        """The cards in one column, or in two where there is room."""
        two = self.width() >= ROOM_FOR_TWO
        first, second = self._columns
        self._second.setVisible(two)
        for place, card in enumerate(self._cards):
            column = second if two and place >= _IN_FIRST else first
            if column.indexOf(card) < 0:
                column.insertWidget(column.count() - 1, card)

    def _show_backups(self) -> None:
        days = int(self._services.read(partial(value, key="backup_days")))
        kept = kept_backups([folder_of(self._services.workspace.path)], days)
        if not kept:
            self._backups.setText(_("No daily backup has been made yet."))
            return
        count = ngettext("{count} backup is kept", "{count} backups are kept", len(kept))
        newest = long_date(kept[0].day, language())
        words = _("{count}, the newest of {date}, in {folder}")
        self._backups.setText(
            words.format(
                count=count.format(count=len(kept)), date=newest, folder=kept[0].path.parent
            )
        )

    def _on_forum(self) -> None:
        for row in self.rows.values():
            if row.per_forum:
                row.show_forum(self.forums.forum_id())

    def _on_set(self, key: str, text: str) -> None:
        if key == "theme":
            self.theme_chosen.emit(text)
        elif key == "motion":
            motion.choose(text)
        elif key == "spelling":
            self._services.spelling.set_on(text == "on")
        elif key == "language":
            self.said.emit(_("The language changes when Punktvis is started again."))

    def _on_folder(self) -> None:
        folder = self.choose_folder()
        if folder:
            self.rows["backup_folder"].set_text(folder)

    def _on_export(self) -> None:
        name = self.choose_file(write=True)
        if not name:
            return
        values = self._services.read(rollout)
        self._services.jobs.start(
            _("Save the settings"),
            lambda _progress: write_settings(Path(name), values),
            lambda _done: self.said.emit(_("The settings are saved: {file}").format(file=name)),
        )

    def _on_take_in(self) -> None:
        name = self.choose_file(write=False)
        if name:
            self._services.jobs.start(
                _("Read settings"),
                lambda _progress: read_settings(Path(name)),
                self._on_values,
            )

    def _on_values(self, values: object) -> None:
        command = partial(take_over, rollout=values)  # type: ignore[arg-type]
        self._services.run(_("Read settings"), command, done=self._on_taken_over)

    def _on_taken_over(self, count: int) -> None:
        self.reload()
        self.theme_chosen.emit(self._services.read(partial(value, key="theme")))
        motion.choose(self._services.read(partial(value, key="motion")))
        words = ngettext("{count} setting was read.", "{count} settings were read.", count)
        self.said.emit(words.format(count=count))

    def _on_remove_example(self) -> None:
        box = QMessageBox(self.window())
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(
            _(
                "Remove the example meetings with their recommendations and people? Your own meetings"
                " stay. You can undo this."
            )
        )
        yes = box.addButton(_("Remove the example"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Keep it"), QMessageBox.ButtonRole.RejectRole)
        yes.clicked.connect(self.take_example_out)
        box.finished.connect(box.deleteLater)
        roomy(box)
        box.open()

    def take_example_out(self) -> None:
        """Remove it, after asking."""
        command = partial(example.remove, example=example_data())
        self._services.run(_("Remove the example"), command, done=lambda _none: self.reload())

    def _on_changed(self, change: ChangeSet) -> None:
        if not self.isVisible():
            self._stale = True
        elif change.touches("forum"):
            self.forums.reload()
        elif change.touches("setting"):
            for row in self.rows.values():
                row.reload()


def _column() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(14)
    made.addStretch(1)
    return made


def _beside(*buttons: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return made

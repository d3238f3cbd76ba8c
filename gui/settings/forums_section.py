"""The forums: their names, and what each has of its own."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QVBoxLayout, QWidget

from gui.services import Services
from gui.settings.logo_row import LogoRow
from gui.settings.setting_row import SettingRow
from gui.settings.words import forum_keys
from gui.widgets.buttons import GhostButton, SecondaryButton
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Text
from model.commands import forums as commands
from model.queries import people as queries
from model.settings import SETTINGS
from model.text.translate import _


class ForumsSection(QWidget):
    """One forum at a time, or all of them."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.forum = NamedComboBox(_("Forum"))
        self.forum.setMinimumWidth(240)
        self.rename = GhostButton(_("Rename …"), "pencil")
        self.remove = GhostButton(_("Remove"), "trash-2")
        self.add = SecondaryButton(_("New forum …"), "plus")
        self.rows = [_row(key, services) for key in forum_keys()]
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(Text(_("These hold for")))
        choice.addWidget(self.forum)
        choice.addWidget(self.rename)
        choice.addWidget(self.remove)
        choice.addStretch(1)
        choice.addWidget(self.add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(choice)
        for row in self.rows:
            box.addWidget(row)
        self.forum.currentIndexChanged.connect(lambda _index: self._on_forum())
        self.add.clicked.connect(self._on_add)
        self.rename.clicked.connect(self._on_rename)
        self.remove.clicked.connect(self._on_remove)

    def reload(self) -> None:
        """Read the forums and what holds for the one that is chosen."""
        kept = self.forum.currentData()
        self.forum.blockSignals(True)
        self.forum.clear()
        self.forum.addItem(_("all forums"), None)
        for row in self._services.read(queries.list_forums):
            self.forum.addItem(row.name, row.id)
        self.forum.setCurrentIndex(max(0, self.forum.findData(kept)))
        self.forum.blockSignals(False)
        self._on_forum()

    def ask_name(self, title: str, name: str) -> str:
        """A name typed by the user, "" when it was left. A method, so that a test can answer."""
        text, yes = QInputDialog.getText(self, title, _("Name of the forum"), text=name)
        return text.strip() if yes else ""

    def _on_forum(self) -> None:
        forum_id = self.forum.currentData()
        for button in (self.rename, self.remove):
            button.setEnabled(forum_id is not None)
        for row in self.rows:
            row.show_forum(forum_id)

    def _on_add(self) -> None:
        name = self.ask_name(_("New forum"), "")
        if name:
            self._services.run(
                _("New forum"), partial(commands.add, name=name), done=self._on_added
            )

    def _on_added(self, forum_id: int) -> None:
        self.reload()
        self.forum.setCurrentIndex(self.forum.findData(forum_id))

    def _on_rename(self) -> None:
        forum_id = self.forum.currentData()
        name = self.ask_name(_("Rename the forum"), self.forum.currentText())
        if name:
            command = partial(commands.rename, forum_id=forum_id, name=name)
            self._services.run(_("Rename the forum"), command, done=lambda _none: self.reload())

    def _on_remove(self) -> None:
        command = partial(commands.remove, forum_id=self.forum.currentData())
        self._services.run(_("Remove the forum"), command, done=lambda _none: self.reload())


def _row(key: str, services: Services) -> SettingRow | LogoRow:
    return LogoRow(key, services) if SETTINGS[key].picture else SettingRow(key, services)

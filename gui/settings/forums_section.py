"""The forums: their names, and for which of them the settings are shown."""

from contextlib import ExitStack
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.services import Services
from gui.widgets.buttons import GhostButton, SecondaryButton, allow
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.dialogs import ask_line
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Text
from gui.widgets.when_dressed import level
from model.commands import forums as commands
from model.queries import people as queries
from model.text.translate import _


class ForumsSection(QWidget):
    """One forum at a time, or all of them."""

    chosen = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.forum = _choice()
        self._others: list[NamedComboBox[int | None]] = []
        self.rename = GhostButton(_("Rename …"), "pencil")
        self.remove = GhostButton(_("Remove"), "trash-2")
        self.add = SecondaryButton(_("New forum …"), "plus")
        _line(self, self.forum).addWidget(self._ways())
        self.forum.currentIndexChanged.connect(lambda _index: self._on_forum())
        self.add.clicked.connect(self._on_add)
        self.rename.clicked.connect(self._on_rename)
        self.remove.clicked.connect(self._on_remove)

    def _ways(self) -> QWidget:
        """What can be done with forums: together on a line, whichever it is."""
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for button in (self.add, self.rename, self.remove):
            line.addWidget(button)
        return made

    def repeated(self) -> QWidget:
        """The choice once more, for a card further down: whichever is used, both change."""
        made, other = QWidget(), _choice()
        other.setModel(self.forum.model())
        other.currentIndexChanged.connect(self._on_other)
        self._others.append(other)
        _line(made, other)
        return made

    def forum_id(self) -> int | None:
        """The forum that is chosen, None for all."""
        return self.forum.value()

    def choose(self, forum_id: int | None) -> None:
        """As if it had been chosen from the list."""
        self.forum.choose(forum_id)

    def reload(self) -> None:
        """Read the forums and what holds for the one that is chosen."""
        with ExitStack() as quiet:
            for other in self._others:
                quiet.enter_context(QSignalBlocker(other))
            forums = self._services.read(queries.list_forums)
            self.forum.offer({None: _("all forums"), **{row.id: row.name for row in forums}})
        self._on_forum()

    def ask_name(self, title: str, name: str) -> str:
        """A name typed by the user, "" when it was left. A method, so that a test can answer."""
        return ask_line(self.window(), title, _("Name of the forum"), name) or ""

    def _on_forum(self) -> None:
        for button in (self.rename, self.remove):
            allow(button, self.forum_id() is not None, _("Choose one of the forums first"))
        for other in self._others:
            other.setCurrentIndex(self.forum.currentIndex())
        self.chosen.emit()

    def _on_other(self, index: int) -> None:
        if index >= 0:
            self.forum.setCurrentIndex(index)

    def _on_add(self) -> None:
        name = self.ask_name(_("New forum"), "")
        if name:
            self._services.run(
                _("New forum"), partial(commands.add, name=name), done=self._on_added
            )

    def _on_added(self, forum_id: int) -> None:
        self.reload()
        self.choose(forum_id)

    def _on_rename(self) -> None:
        forum_id = self.forum_id()
        if forum_id is None:
            return
        name = self.ask_name(_("Rename the forum"), self.forum.currentText())
        if name:
            command = partial(commands.rename, forum_id=forum_id, name=name)
            self._services.run(_("Rename the forum"), command, done=lambda _none: self.reload())

    def _on_remove(self) -> None:
        forum_id = self.forum_id()
        if forum_id is None:
            return
        command = partial(commands.remove, forum_id=forum_id)
        self._services.run(_("Remove the forum"), command, done=lambda _none: self.reload())


def _choice() -> NamedComboBox[int | None]:
    combo = NamedComboBox[int | None](_("Forum"), {None: _("all forums")})
    combo.setFixedWidth(220)
    return combo


def _line(place: QWidget, combo: QWidget) -> FlowLayout:
    line = FlowLayout(place)
    words = Text(_("These apply to"))
    level(words, combo)
    line.addWidget(words)
    line.addWidget(combo)
    return line

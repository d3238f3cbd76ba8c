"""The picture of the letterhead: what it looks like, and buttons to choose another or none."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.lifetime.file_dialogs import FolderOf, ask_file
from gui.settings.setting_row import SettingRow
from gui.widgets.buttons import GhostButton, SecondaryButton
from model.documents.logo import Logo, logo_of, read_logo
from model.errors import UserError
from model.queries.settings import standing
from model.text.translate import _

_HEIGHT = 48
_ON_PAPER = "background: white; border-radius: 4px; padding: 4px;"
"""As it will be printed, in a dark window too."""


class LogoRow(SettingRow):
    """For all forums, or for the one that `show_forum` names."""

    def _make_field(self) -> QWidget:
        about = _(self._setting.help)
        self.picture = QLabel()
        self.picture.setAccessibleName(about)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.choose = SecondaryButton(_("Choose …"))
        self.choose.setAccessibleName(f"{about}: {_('Choose …')}")
        self.remove = GhostButton(_("Remove"), "trash-2")
        self.remove.setAccessibleName(f"{about}: {_('Remove')}")
        field = QWidget()
        field.setFocusProxy(self.choose)
        line = QHBoxLayout(field)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.picture)
        line.addStretch(1)
        line.addWidget(self.remove)
        line.addWidget(self.choose)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(lambda: self._keep(None))
        return field

    def reload(self) -> None:
        """Read it again."""
        now = self._services.read(partial(standing, key=self.key, forum_id=self._forum_id))
        self._show(logo_of(now.value))
        self.remove.setVisible(bool(now.own))

    def ask_file(self) -> str:
        """A file, "" when none was chosen. A method, so that a test can answer."""
        kinds = _("Pictures (*.png *.jpg *.jpeg)")
        path = ask_file(self.window(), _(self._setting.help), FolderOf.PICTURES, kinds)
        return str(path) if path is not None else ""

    def _show(self, logo: Logo | None) -> None:
        self.picture.setVisible(logo is not None)
        if logo is None:
            self.picture.setPixmap(QPixmap())
            return
        picture = QPixmap()
        picture.loadFromData(logo.png)
        ratio = self.devicePixelRatioF()
        room = (int(120 * ratio), int(_HEIGHT * ratio))
        shown = picture.scaled(
            *room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)
        self.picture.setStyleSheet(_ON_PAPER)

    def _on_choose(self) -> None:
        name = self.ask_file()
        if not name:
            return
        try:
            self._keep(read_logo(Path(name)))
        except UserError as error:
            self._services.report(error)

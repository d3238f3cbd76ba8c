"""One card of the settings: its groups under their headings, a row for each setting."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.services import Services
from gui.settings.logo_row import LogoRow
from gui.settings.setting_row import SettingRow
from gui.theme import TextSize
from gui.widgets.buttons import SecondaryButton
from gui.widgets.cards import Card
from gui.widgets.labels import Heading, Text
from model.settings import Group, Part
from model.text.translate import _

GROUP_GAP = 8
"""Above the heading of a group, beside the common spacing."""


class SettingsCard(Card):
    """A heading and what stands below it."""

    def __init__(self, heading: str, parts: tuple[QWidget, ...] = ()) -> None:
        super().__init__(margins=(20, 16, 20, 18), spacing=10)
        self.body.addWidget(Heading(heading, TextSize.LARGE))
        for part in parts:
            self.add(part)

    def add(self, part: QWidget) -> None:
        """Something below what is there; a button alone is as wide as its words."""
        if isinstance(part, SecondaryButton):
            self.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.body.addWidget(part)


class PartCard(SettingsCard):
    """`forum` chooses for whom the groups hold of which a forum may have its own."""

    def __init__(self, part: Part, services: Services, forum: QWidget | None = None) -> None:
        super().__init__(_(part.heading))
        self.rows: list[SettingRow] = []
        if forum is not None:
            self.add(forum)
        for group in part.groups:
            if group.heading:
                self.body.addSpacing(GROUP_GAP)
                self.add(_heading(group, mixed=part.per_forum))
            for setting in group.settings:
                row = (LogoRow if setting.picture else SettingRow)(setting.key, services)
                self.rows.append(row)
                self.add(row)


def _heading(group: Group, *, mixed: bool) -> QWidget:
    """`mixed`: others of the card are chosen for a forum, so that a common one must say so."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(Text(_(group.heading), weight=QFont.Weight.DemiBold))
    if mixed and not group.per_forum:
        line.addWidget(Text(_("the same for all forums"), "muted", TextSize.SMALL))
    line.addStretch(1)
    return made

"""The job "Udsendelse": papers, mails as they will look, and what was sent. Knows no screen by name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.front_stack import FrontStack
from gui.widgets.tabs import SegmentedTabs
from model.text.translate import _

PARTS = ("documents", "mails", "history")


class DispatchPage(QWidget):
    """`part_changed` brings which of the three came to the front."""

    part_changed = Signal(str)

    def __init__(self, documents: QWidget, mails: QWidget, history: QWidget) -> None:
        super().__init__()
        self._tabs = SegmentedTabs(_("Dispatch"))
        self._stack = FrontStack()
        names = (_("Documents"), _("Mail"), _("Sent"))
        for key, name, panel in zip(PARTS, names, (documents, mails, history), strict=True):
            self._tabs.add(key, name)
            self._stack.addWidget(panel)
        self._tabs.chosen.connect(self.show_part)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self._tabs)
        box.addWidget(self._stack, 1)

    def part(self) -> str:
        """Which of the three is in front."""
        return PARTS[self._stack.currentIndex()]

    def show_part(self, part: str) -> None:
        """Bring one of the three to the front."""
        self._tabs.set_current(part)
        self._stack.setCurrentIndex(PARTS.index(part))
        self.part_changed.emit(part)

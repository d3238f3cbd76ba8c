"""Boxes and circles to tick that take the press on all of their height, not on sign and words alone."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QRadioButton


class TickBox(QCheckBox):
    """As Qt's own; what is beside it stays out, for it is as wide as its words."""

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)


class RadioButton(QRadioButton):
    """One of several."""

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

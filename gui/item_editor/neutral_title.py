"""The neutral title of a closed point, and a quiet word where the open edition does not show it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import TextSize
from gui.widgets.buttons import LinkButton
from gui.widgets.labels import Text
from gui.widgets.line_edit import LineEdit
from model.text.translate import _
from model.vocabulary import ClosedDisplay


class NeutralTitle(QWidget):
    """The field and what is said below it."""

    setting_wanted = Signal(str)
    """The key of the setting that says what the open edition shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = _("Neutral title in the open edition")
        self.line = LineEdit(name, _("for example A property"))
        self._words = Text(look="muted", size=TextSize.SMALL)
        self._words.setWordWrap(True)
        self.change = LinkButton(_("Change it in the settings"))
        self.change.clicked.connect(lambda: self.setting_wanted.emit("closed_points"))
        self._note = QWidget()
        note = QVBoxLayout(self._note)
        note.setContentsMargins(0, 0, 0, 0)
        note.setSpacing(0)
        note.addWidget(self._words)
        note.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.line)
        box.addWidget(self._note)

    def show_display(self, display: ClosedDisplay) -> None:
        """What the open edition shows of the forum's closed points."""
        words = {
            ClosedDisplay.NOTHING: _(
                "May be empty: the open edition leaves closed points out, so the neutral title "
                "is only seen in slips and mails."
            ),
            ClosedDisplay.LINE: _(
                "May be empty: the open edition prints only the time of closed points, so the "
                "neutral title is only seen in slips and mails."
            ),
        }.get(display, "")
        self._words.setText(words)
        self.line.setAccessibleDescription(words)
        self._note.setVisible(bool(words))

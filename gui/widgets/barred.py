"""A button that cannot be used now, and says why to everybody.

Qt's own disabled button takes neither the focus nor a press, so that its reason is left to whoever has
a mouse to rest on it. This one is greyed as well, but stays within the reach of Tab, tells its reason
where the focus rests, at once when it is pressed, and to a screen reader; and it never acts.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QPushButton, QStyle

from gui.widgets.accessible import announce, tell_disabled, use_roles
from gui.widgets.button_interface import ButtonInterface
from gui.widgets.focus_tips import show_tip
from model.text.translate import _

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object

_LIVELY = (
    QStyle.StateFlag.State_Enabled,
    QStyle.StateFlag.State_MouseOver,
    QStyle.StateFlag.State_Sunken,
)


class MayBeBarred(_Base):
    """Mixed into a class of Qt's buttons."""

    accessible_interface = ButtonInterface
    why_not = ""
    """Why it cannot be used now; "" while it can."""
    tip = ""
    """What its tooltip says anyway."""
    toggles = False
    """Whether it will stand on or off again once it is allowed: Qt is told otherwise meanwhile."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        use_roles()

    def bar(self, why_not: str) -> None:
        """Let nothing come of a press, for this reason; "" lets it be used again."""
        if why_not == self.why_not:
            return
        if not self.why_not:
            self.toggles = self.isCheckable()
        self.why_not = why_not
        # Whatever presses it, a key, a mouse, a screen reader, Return in a dialog: nobody hears of it.
        self.blockSignals(bool(why_not))
        self.setCheckable(self.toggles and not why_not)
        menu = self.menu() if isinstance(self, QPushButton) else None
        if menu is not None:
            menu.setEnabled(not why_not)  # a screen reader opens it without a press
        self.say_tip()
        told = _("Cannot be used now: {reason}").format(reason=why_not)
        # While it can be used its tip is what Qt tells of it.
        self.setAccessibleDescription("\n".join(filter(None, (self.tip, told))) if why_not else "")
        tell_disabled(self)
        self.update()

    def say_tip(self) -> None:
        """Write the tooltip: what it says anyway, and the reason."""
        self.setToolTip("\n".join(filter(None, (self.tip, self.why_not))))

    def nextCheckState(self) -> None:
        """Every press comes by here."""
        if not self.why_not:
            super().nextCheckState()
            return
        show_tip(self)
        announce(self, self.why_not)

    def initStyleOption(self, option: Any) -> None:
        """Looks as what is disabled."""
        super().initStyleOption(option)  # type: ignore[misc]
        if self.why_not:
            for state in _LIVELY:
                option.state &= ~state
            palette = QPalette(option.palette)
            palette.setCurrentColorGroup(QPalette.ColorGroup.Disabled)
            option.palette = palette

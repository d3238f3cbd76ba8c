"""Buttons. Each has a visible focus ring, 24 pixels or more to hit, and an accessible name."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from gui import theme
from gui.icons import icon
from gui.theme import TextSize, dress
from gui.widgets.barred import MayBeBarred

_ICON = QSize(17, 17)


class _Button(MayBeBarred, QPushButton):
    look = ""
    icon_color = "muted"

    def __init__(self, text: str, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font(TextSize.NORMAL, QFont.Weight.Medium))
        dress(self, self.look)
        self.setIconSize(_ICON)
        self.say(text, icon_name)

    def set_quiet(self, quiet: bool) -> None:
        """Look like any other button while something else is what one does next."""
        like = SecondaryButton if quiet else type(self)
        dress(self, like.look)
        if self._icon_name:
            self.setIcon(icon(self._icon_name, like.icon_color))

    def say(self, text: str, icon_name: str = "") -> None:
        """Word and icon, for buttons that come to mean another thing too."""
        # The blanks are the space between icon and word; the style has no setting for it.
        self.setText(f" {text}" if icon_name else text)
        self.setAccessibleName(text.replace("&", ""))
        self._icon_name = icon_name
        if icon_name:
            self.setIcon(icon(icon_name, self.icon_color))


class PrimaryButton(_Button):
    """What one does next; at most one in sight."""

    look = "primary"
    icon_color = "on_accent"


class DialogButton(_Button):
    """One of the row at the foot of a dialog, which dresses the one that Return presses."""


class SecondaryButton(_Button):
    """Any other action."""

    look = "secondary"


class GhostButton(_Button):
    """An action of low weight: no frame until the pointer is over it."""

    look = "ghost"


class DangerButton(_Button):
    """An action that destroys or cannot be taken back."""

    look = "danger"
    icon_color = "on_danger"


class LinkButton(_Button):
    """An action within a sentence. Its words begin where those above and below it do: the focus is a
    line over and under them and no ring, which would take room beside them (resources/themes/style.qss).
    """

    look = "link"
    icon_color = "accent"


def at_left(button: QPushButton) -> None:
    """In a column of buttons icons and words begin under each other."""
    button.setProperty("align", "left")
    button.style().unpolish(button)
    button.style().polish(button)


def allow(button: MayBeBarred, can: bool, reason: str) -> None:
    """Let it be pressed; else it is greyed and tells this reason to whoever comes to it or presses it."""
    button.bar("" if can else reason)


class ToolButton(MayBeBarred, QToolButton):
    """An icon alone. The tooltip says the name and the shortcut; screen readers get the name."""

    def __init__(
        self,
        icon_name: str,
        name: str,
        shortcut: str = "",
        checkable: bool = False,
        color: str = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon(icon_name, color, "accent"))
        self.setIconSize(_ICON)
        self.setMinimumSize(28, 28)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_name(name, shortcut)

    def set_name(self, name: str, shortcut: str = "") -> None:
        """The name for tooltip and screen reader; `shortcut` as in `Ctrl+B`."""
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.tip = f"{name} ({keys})" if keys else name
        self.say_tip()
        self.setAccessibleName(name)

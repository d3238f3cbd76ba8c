"""F1 in a dialog: the window's own actions are out of reach while one is open."""

from collections.abc import Callable

from PySide6.QtCore import QMetaObject, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui.help.pages import key_of, page_of_dialog
from gui.help.window import HelpWindow, show_help


class DialogHelp(QObject):
    """Gives every dialog the key of the help as the focus first comes to it, Qt's own ones too.

    `page_in_front` says what to show where a dialog belongs to no page of its own.
    """

    def __init__(self, page_in_front: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._app, self._page_in_front = app, page_in_front
        self._follows: QMetaObject.Connection | None = app.focusChanged.connect(self._on_focus)

    def close(self) -> None:
        """Give it to no more dialogs. A second time it does nothing."""
        if self._follows is not None:
            self._app.disconnect(self._follows)
        self._follows = None

    def teach(self, dialog: QDialog) -> None:
        """Have F1 show the help about this dialog. Once is enough, more does no harm."""
        known = dialog.findChild(QShortcut, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
        if known is not None or isinstance(dialog, HelpWindow):
            return
        shortcut = QShortcut(QKeySequence(key_of("help.page")), dialog)
        shortcut.setObjectName(_NAME)
        shortcut.activated.connect(lambda: self.show(dialog))

    def show(self, dialog: QDialog) -> HelpWindow:
        """The help in a window of the dialog's own: one of the main window would be held up by it."""
        page = page_of_dialog(type(dialog).__module__) or self._page_in_front()
        return show_help(dialog, page)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
        if isinstance(window, QDialog):
            self.teach(window)


_NAME = "help_of_dialog"

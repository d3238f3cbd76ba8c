"""Builds everything once and wires it by constructor arguments. The only module that may know all rooms.

A bare frame is painted first; what needs more of Qt is imported behind it, and what needs SQLAlchemy or
ReportLab on another thread after that.
"""

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from model.errors import UserError
from model.text.translate import _, language, set_language

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from gui.background.change_bridge import ChangeBridge
    from gui.background.spelling import Spelling
    from gui.lifetime.single_instance import SingleInstance
    from gui.screens import Screens
    from gui.services import Services
    from gui.theme import Appearance
    from model.workspace.workspace import Workspace


SAVE_TIMEOUT_S = 4.0
"""A system that logs off waits some five seconds for a program."""


def run(database: Path | None = None, files: Sequence[str] = ()) -> int:
    """Open the window and stay until it closes. Returns the exit code of the process.

    `files` are exchange or Word files to read in with a review.
    """
    if not _has_screen():
        print(
            _(
                "Punktvis needs a screen to open its window. The commands work without one: "
                "see --help."
            ),
            file=sys.stderr,
        )
        return 1
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    application = Application(app, database, files)
    application.start(fit_screen=True)
    application.save_at_log_off()
    code = app.exec()
    application.close()
    return code


class Application(QObject):
    """Holds the parts that live as long as the process, and the order in which they come and go."""

    def __init__(
        self, app: QApplication, database: Path | None = None, files: Sequence[str] = ()
    ) -> None:
        super().__init__(app)
        self._app = app
        app.setApplicationName("Punktvis")
        app.setApplicationDisplayName("Punktvis")
        app.setDesktopFileName("dk.punktvis.Punktvis")
        set_language("da")
        self.window = MainWindow()
        self.workspace: Workspace | None = None
        self.screens: Screens | None = None
        self._database = database
        self._files = list(files)
        self._furnished = False
        self._instance: SingleInstance | None = None
        self._bridge: ChangeBridge | None = None
        self._spelling: Spelling | None = None
        if sys.platform == "darwin":
            from gui.lifetime.opened_files import OpenedFiles

            OpenedFiles(app, self._on_called)

    def start(self, *, fit_screen: bool = False) -> None:
        """Show the bare frame; everything else follows its first paint.

        With `fit_screen` a screen that the usual size just fills is filled wholly.
        """
        from gui.lifetime.last_place import LastPlace
        from model import paths

        self.path = (self._database or paths.database_file()).absolute()
        place = LastPlace(self.path).read()
        worn = place is not None and bool(place.frame) and self.window.wear_frame(place.frame)
        self.window.first_painted.connect(self._furnish)
        if not worn and fit_screen and self.window.overhangs():
            self.window.showMaximized()
        else:
            self.window.show()

    def _furnish(self) -> None:
        """Put in what needs no database, then open it."""
        from PySide6.QtGui import QIcon

        from gui import theme
        from gui.actions.actions import Actions
        from gui.background.collecting import Collecting
        from gui.jobs import Jobs
        from gui.lifetime.error_reports import ErrorReports
        from gui.lifetime.single_instance import hand_over
        from gui.widgets.focus_tips import FocusTips
        from gui.widgets.motion.wish import Motion
        from model import paths

        if hand_over(self.path, self._files):
            self._app.quit()
            return
        self._collecting = Collecting(self)
        self._translator = _qt_words(self._app)
        self.appearance: Appearance = theme.Appearance(self._app)
        self.errors: ErrorReports = ErrorReports(paths.data_folder() / "punktvis.log", self)
        self.errors.install()
        self.errors.window = self.window
        self.errors.told.connect(self._tell)
        self.jobs: Jobs = Jobs(self.errors.report, self)
        self._tips = FocusTips(self._app, self)
        self.motion: Motion = Motion(self._app)
        self._app.setWindowIcon(QIcon(str(theme.RESOURCES / "icons" / "punktvis.svg")))
        self.window.furnish(Actions(self), self.appearance)
        self.window.restore_wanted.connect(self._on_restore)
        self._furnished = True
        self._open_behind()

    def _tell(self, text: str) -> None:
        self.window.toast.show_text(text)  # another one once the language is known

    def save_at_log_off(self) -> None:
        """From now on what is typed is saved before the system ends the program."""
        from gui.lifetime.log_off import LogOff

        LogOff(self._app, self.save).follow_signals()

    def save(self) -> None:
        """Everything that is typed is in the database, or in a file of its own, when this returns."""
        self._hand_on()
        if self.workspace is not None:
            self.workspace.flush(SAVE_TIMEOUT_S)

    def close(self) -> None:
        """Save what is unsaved, let go of the database, end the threads."""
        if not self._furnished:
            return
        self._let_go()
        self._app.removeTranslator(self._translator)
        self._tips.close()
        self.motion.close()
        _leave_clipboard(self._app)
        self.jobs.close()
        self.errors.close()
        self._collecting.close()

    def _on_restore(self, backup: str) -> None:
        """Let go of the database, put the backup in its place, and open it anew."""
        self._let_go()
        self.jobs.start(
            _("Putting the backup back"),
            lambda _progress: _restore(Path(backup), self.path),
            lambda _result: self._open_behind(),
            self._on_restore_failed,
        )

    def _on_restore_failed(self, error: BaseException) -> None:
        self.errors.report(error)
        self._open_behind()

    def _let_go(self) -> None:
        """Save what is unsaved, close the screens and the database."""
        gc.unfreeze()
        self._hand_on()
        if self.screens is not None:
            self.screens.close()
            self.screens.deleteLater()  # else they answer the window beside those that follow
        self.window.remove_pages()
        for part in (self._spelling, self._instance, self._bridge, self.workspace):
            if part is not None:
                part.close()
        self.screens = self._spelling = self._instance = self._bridge = self.workspace = None

    def _hand_on(self) -> None:
        """A field that hands on when it is left does so now, and the others; the cursor stays."""
        focused = self._app.focusWidget()
        if focused is not None:
            focused.clearFocus()
            focused.setFocus()
        if self._furnished:
            self.window.flush()

    def _open_behind(self) -> None:
        self.jobs.start(
            _("Opening"), lambda _progress: _open(self.path), self._on_open, self._on_refused
        )

    def _on_open(self, opened: object) -> None:
        from gui.background.change_bridge import ChangeBridge
        from gui.background.spelling import Spelling
        from gui.frame.forms_page import tell_faults
        from gui.lifetime.recovered import offer
        from gui.lifetime.single_instance import SingleInstance
        from gui.screens import Screens
        from gui.services import Services
        from gui.widgets.dressing import undressed
        from model import paths
        from model.spelling.own_words import FILE_NAME, OwnWords
        from model.workspace.workspace import Workspace

        assert isinstance(opened, Workspace)
        self.workspace = opened
        self._bridge = ChangeBridge(opened, self)
        self._instance = SingleInstance(self.path, self)
        self._instance.called.connect(self._on_called)
        own = OwnWords(paths.data_folder() / FILE_NAME)
        self._spelling = Spelling(own, self.errors.report, self)
        services = Services(opened, self._bridge, self.jobs, self.errors.report, self._spelling)
        self._follow_settings(services)
        with undressed(self._app):
            self.screens = Screens(self.window, services)
        self.window.on_database_open(self._files)
        if not self._files:
            self.screens.upkeep.go_back()
        self._files = []
        if self.window.focusWidget() is None:
            self.screens.meetings.take_focus()
        gc.freeze()  # what is here now stays: to go through all of it takes 200 ms at a time
        tell_faults(self.window.messages, self.window)
        offer(services, self.window.messages, self.window)
        self.screens.warming.begin()

    def _follow_settings(self, services: "Services") -> None:
        """The look and the language that are kept in the database, once it is open."""
        from gui.actions.actions import Actions
        from model.commands.settings import set_value
        from model.queries.settings import value

        self.appearance.choose(services.read(lambda session: value(session, "theme")))
        self.motion.choose(services.read(lambda session: value(session, "motion")))
        services.spelling.set_on(services.read(lambda session: value(session, "spelling")) == "on")
        wanted = services.read(lambda session: value(session, "language"))
        if wanted != language():
            set_language(wanted)
            self._app.removeTranslator(self._translator)
            self.window.furnish(Actions(self), self.appearance)
        self.window.theme_chosen.connect(
            lambda choice: services.run(
                _("Light or dark"), partial(set_value, key="theme", text=choice), undoable=False
            )
        )

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.window.show_refusal(str(error))
        else:
            self.errors.report(error)

    def _on_called(self, files: list[str]) -> None:
        self.window.come_forward()
        if self.screens is None:
            self._files += files  # read when the database is open
        else:
            self.window.read_files(files)


def _open(database: Path) -> object:
    """Import the heavy rooms and open the database. Raises UserError with its own sentence."""
    import model.commands
    import model.queries  # noqa: F401
    from model.workspace.workspace import Workspace

    return Workspace.open(database, create=not database.exists())


def _restore(backup: Path, database: Path) -> None:
    from model.storage.backup import restore

    restore(backup, database)


def _leave_clipboard(app: QApplication) -> None:
    """Let what was copied outlive us, as an object that Qt made.

    The clipboard is emptied behind Python's end, and deleting an object of Python's there crashes.
    """
    from gui.widgets.rich_text.copy import OWN_FORMAT

    clipboard = app.clipboard()
    data = clipboard.mimeData()
    if data is None or not data.hasFormat(OWN_FORMAT):
        return
    text, html = data.text(), data.html()
    clipboard.setText(text)
    if html:
        clipboard.mimeData().setHtml(html)


def _qt_words(app: QApplication) -> "QTranslator":
    """Qt's own buttons and menus in Danish."""
    from PySide6.QtCore import QLocale

    from gui.lifetime.qt_words import DANISH, QtWords

    QLocale.setDefault(DANISH)
    words = QtWords(app)
    if words.is_there:
        app.installTranslator(words)
    return words


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(
        os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
        or wanted.startswith(("offscreen", "minimal", "vnc"))
    )

"""The frame: navigation, menus, the bar that says what is wrong, and the place where screens stand.

It is painted bare first, then furnished, and screens are put in by `gui.screens` when the database is
open. So this module imports next to nothing: Qt's namespace of constants alone costs a third of a
bare window's start.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from model.text.translate import _

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from gui.actions.actions import Actions
    from gui.frame.side_bar import SideBar
    from gui.theme import Appearance

LEAST_SIZE = (480, 320)
"""A window on 1366×768 at 200 % has 683×384; what finds no room there scrolls."""
BARE_SIDE = 78
"""Pixels behind the name in the bare frame, where the places will stand."""
ROOM_BESIDE = 40
"""Pixels of a screen for frame and title."""
OPENING_MS = 700
"""Opening that takes longer is said."""
READABLE = (
    *(".json", ".punktvis-handover"),
    *(".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf", ".txt"),
)
"""What may be dropped on the window. Some of it is refused, with a sentence."""
THEMES = Path(__file__).resolve().parents[1] / "resources" / "themes"
BARE = """
QMainWindow, #bare {{ background: {window}; }}
QLabel {{ color: {text}; font-weight: 600; }}
#card {{ background: {surface}; border: 1px solid {border}; border-radius: 12px; }}
"""


class MainWindow(QMainWindow):
    """Knows the frame and nothing of meetings."""

    page_wanted = Signal(str)
    files_wanted = Signal(list)
    restore_wanted = Signal(str)
    theme_chosen = Signal(str)
    first_painted = Signal()
    place_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._painted = False
        self._flushers: list[Callable[[], None]] = []
        self._pages: dict[str, QWidget] = {}
        self._places: dict[str, str] = {}
        self._side: SideBar | None = None
        self.setObjectName("window")
        self.setWindowTitle("Punktvis")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(1366, 768)
        self.setAcceptDrops(True)
        self._show_bare()

    def furnish(self, actions: "Actions", appearance: "Appearance") -> None:
        """Put in everything that needs no database: navigation, menus, bars, the empty list."""
        from gui.widgets.find_bar import FindBar
        from gui.widgets.front_stack import FrontStack
        from gui.widgets.message_bar import MessageBar
        from gui.widgets.navigation import NavigationList

        for action in self.actions():  # of another language: two that share a key are both mute
            self.removeAction(action)
        self.actions_table = actions
        self._appearance = appearance
        self.setStyleSheet("")
        self.messages = MessageBar()
        self.navigation = NavigationList(_("Places"))
        self.navigation.add("meetings", _("Meetings"), "calendar-days")
        self.navigation.add("items", _("Recommendations"), "file-text")
        self.navigation.add("tasks", _("Tasks"), "list-todo")
        self.navigation.add("overview", _("Overview"), "layout-list")
        self.navigation.add("search", _("Search"), "search")
        self.navigation.add("people", _("Address book"), "users")
        self.navigation.add_stretch()
        self.navigation.add("settings", _("Settings"), "settings")
        self.navigation.chosen.connect(self.page_wanted)
        self._stack = FrontStack()
        self.find_bar = FindBar(self._stack.currentWidget)
        self._stack.currentChanged.connect(lambda _page: self.find_bar.leave())
        self._is_turning = False
        self._opening = self._first_page()
        self._stack.addWidget(self._opening)
        self._lay_out()
        self._build_menus()
        self._wire_own_actions()

    def add_page(self, name: str, page: QWidget, place: str) -> None:
        """Put a screen into the frame; `place` is its entry in the navigation."""
        self._pages[name] = page
        self._places[name] = place
        self._stack.addWidget(page)

    def show_page(self, name: str) -> None:
        """Bring a screen to the front."""
        self._is_turning = True
        self._stack.setCurrentWidget(self._pages[name])
        self._is_turning = False
        self.navigation.set_current(self._places[name])
        self.place_changed.emit()

    def page(self) -> str:
        """The screen in front, "" while none is."""
        shown = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is shown), "")

    def frame(self) -> str:
        """Size and place of the window, for `wear_frame`."""
        return bytes(self.saveGeometry().toBase64().data()).decode()

    def wear_frame(self, frame: str) -> bool:
        """Stand where a window of ours stood before. False where the screen is quite another one now."""
        from PySide6.QtCore import QByteArray

        return self.restoreGeometry(QByteArray.fromBase64(frame.encode()))

    def overhangs(self) -> bool:
        """Whether the window, with its frame and title, is larger than the screen's free room."""
        room = self.screen().availableSize()
        wide, high = self.width() + ROOM_BESIDE, self.height() + ROOM_BESIDE
        return room.width() < wide or room.height() < high

    def wear(self, theme: str) -> None:
        """Take the look `system`, `light` or `dark`."""
        self._appearance.choose(theme)

    def page_names(self) -> list[str]:
        """The screens there are, in the order in which they came."""
        return list(self._pages)

    def on_leave(self, flush: Callable[[], None]) -> None:
        """Call this before the window closes, and before anything that needs all text saved."""
        self._flushers.append(flush)

    def remove_pages(self) -> None:
        """Take the screens out, because their database goes; the empty frame stays."""
        self._flushers.clear()
        self._stack.setCurrentWidget(self._opening)
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self.actions_table.set_available(frozenset())

    def flush(self) -> None:
        """Save everything that is unsaved, at once."""
        for flush in self._flushers:
            flush()

    def show_refusal(self, sentence: str) -> None:
        """The database could not be opened: say so where the list would be."""
        from gui.widgets.cards import Card
        from gui.widgets.empty_state import EmptyState

        refusal = Card()
        heading = _("Punktvis could not open its database")
        refusal.body.addWidget(EmptyState("triangle-alert", heading, sentence))
        self._stack.addWidget(refusal)
        self._stack.setCurrentWidget(refusal)

    def on_database_open(self, files: Sequence[str]) -> None:
        """The screens are there."""
        self.page_wanted.emit("meetings")
        if files:
            self.files_wanted.emit(list(files))

    def read_files(self, files: list[str]) -> None:
        """Files that a second start handed over."""
        if files:
            self.files_wanted.emit(files)

    def come_forward(self) -> None:
        """Be seen, because somebody started the application again."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        super().keyPressEvent(event)
        self.menuBar().update()  # its letters are underlined while Alt is held

    def keyReleaseEvent(self, event: "QKeyEvent") -> None:
        super().keyReleaseEvent(event)
        self.menuBar().update()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        if self._side is not None:
            self._side.make_room(event.size().width())

    def focusNextPrevChild(self, next: bool) -> bool:
        from gui.widgets.tab_order import read_by_tab

        # Parts of a page are made anew while it stands in front.
        if not self._is_turning:  # where Qt goes from a page that leaves, a moment long
            read_by_tab(self.centralWidget() or self)
        return super().focusNextPrevChild(next)

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if self._pages and _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        names = _dropped(event.mimeData())
        if names:
            event.acceptProposedAction()
            self.files_wanted.emit(names)

    def closeEvent(self, event: "QCloseEvent") -> None:
        self.flush()
        super().closeEvent(event)

    def _show_bare(self) -> None:
        """What is painted at once: the surfaces, whose window it is, and where one is."""
        dark = self.palette().window().color().lightness() < 128
        tokens = (THEMES / ("dark.toml" if dark else "light.toml")).read_text(encoding="utf-8")
        colors = dict(re.findall(r'^(\w+) = "(#\w{6})"', tokens, re.MULTILINE))
        self.setStyleSheet(BARE.format_map(colors))
        bare = QWidget()
        bare.setObjectName("bare")
        card = QFrame()
        card.setObjectName("card")
        heading = QVBoxLayout(card)
        heading.setContentsMargins(24, 20, 24, 20)
        heading.addWidget(QLabel(_("Meetings")))
        heading.addStretch(1)
        side = QVBoxLayout()
        side.setContentsMargins(22, 18, 0, 12)
        side.addWidget(QLabel("Punktvis"))
        side.addStretch(1)
        row = QHBoxLayout(bare)
        row.setContentsMargins(0, 12, 12, 12)
        row.addLayout(side)
        row.addSpacing(BARE_SIDE)
        row.addWidget(card, 1)
        self.setCentralWidget(bare)

    def _first_page(self) -> QWidget:
        """What stands there until the database is open: the head of the list, and nothing in it."""
        from gui.theme import TextSize
        from gui.widgets.cards import Card
        from gui.widgets.labels import Heading, Text

        page = QWidget()
        card = Card(margins=(24, 20, 24, 20))
        card.body.addWidget(Heading(_("Meetings"), TextSize.DISPLAY))
        said = Text(_("Opening …"), "muted")
        card.body.addWidget(said)
        card.body.addStretch(1)
        said.hide()
        late = QTimer(said)
        late.setSingleShot(True)
        late.timeout.connect(said.show)
        late.start(OPENING_MS)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        return page

    def _lay_out(self) -> None:
        from gui.frame.side_bar import SideBar
        from gui.widgets.front_stack import FirmColumn, NarrowScroll
        from gui.widgets.toast import Toast

        right = FirmColumn()
        right.setContentsMargins(0, 12, 12, 12)
        right.setSpacing(10)
        right.addWidget(self.messages)
        right.addWidget(self.find_bar)
        right.addWidget(self._stack, 1)
        place = QWidget()
        place.setLayout(right)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = SideBar(self.navigation)
        self._side.make_room(self.width())
        row.addWidget(self._side)
        row.addWidget(NarrowScroll(place), 1)
        central = QWidget()
        central.setLayout(row)
        self.setCentralWidget(central)
        self.toast = Toast(central)

    def _build_menus(self) -> None:
        self.menuBar().clear()
        self.menuBar().setAccessibleName(_("Menus"))
        from gui.actions.action_table import BEGINS_A_GROUP, MENUS
        from gui.widgets.menu import Menu

        for name in MENUS:
            menu = Menu(self.menuBar(), _(name))
            self.menuBar().addMenu(menu)
            for action in self.actions_table.in_menu(name):
                if action.objectName() in BEGINS_A_GROUP:
                    menu.addSeparator()
                menu.addAction(action)
                self.addAction(action)

    def _open_menus(self) -> None:
        """Where Qt has the bar answer to Alt alone, a screen reader and a hand are used to F10 as well."""
        bar = self.menuBar()
        bar.setActiveAction(bar.actions()[0])

    def _wire_own_actions(self) -> None:
        from gui.actions.keys_page import show_about, show_keys
        from gui.frame.forms_page import show_forms

        def show_help(page: str) -> None:
            from gui.help.window import show_help

            show_help(self, page)

        table = self.actions_table
        table.connect_handler("window.close", self.close)
        table.connect_handler("view.theme", self._on_theme)
        table.connect_handler("view.menus", self._open_menus)
        table["view.menus"].setVisible(not self.menuBar().isNativeMenuBar())
        table.connect_handler("item.forms", lambda: show_forms(self))
        table.connect_handler("help.page", lambda: show_help("meetings"))
        table.connect_handler("help.it", lambda: show_help("it"))
        table.connect_handler("help.keys", lambda: show_keys(self, table.keys()))
        table.connect_handler("help.about", lambda: show_about(self))

    def _on_theme(self) -> None:
        from gui import theme

        choice = "light" if theme.current().dark else "dark"
        self._appearance.choose(choice)
        self.theme_chosen.emit(choice)


def _dropped(data: "QMimeData") -> list[str]:
    """The files in a drop that can be read in."""
    names = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [name for name in names if name.lower().endswith(READABLE)]

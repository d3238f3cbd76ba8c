"""The few buttons that move the meeting, at the top of the page."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.recorder.run import LiveRun
from gui.widgets.buttons import PrimaryButton, ToolButton, allow
from gui.widgets.menu import Menu
from model.text.translate import _
from model.vocabulary import MeetingStatus


class LiveControls(QWidget):
    """Start before the meeting; back, pause and the rest while it runs."""

    room_wanted = Signal()

    def __init__(self, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self.start = PrimaryButton(_("Start the meeting"), "play")
        self.start.clicked.connect(run.start)
        self.back = ToolButton("chevron-left", _("Back to the point above"), "Shift+F9")
        self.back.clicked.connect(run.back)
        self.pause = ToolButton("pause", _("Pause"), "F8", checkable=True)
        self.pause.clicked.connect(run.pause)
        self.more = ToolButton("ellipsis-vertical", _("More"))
        self.more.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.start, self.back, self.pause, self.more):
            row.addWidget(widget)
        run.ticked.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """What makes sense now."""
        state, agenda = self._run.state, self._run.agenda
        running = self._run.is_running
        locked = agenda is None or agenda.meeting.is_locked
        over = state is not None and state.ended_at is not None
        self.start.setVisible(not running and not locked)
        words = _("Go on with the meeting") if over else _("Start the meeting")
        if self.start.text().strip() != words:
            self.start.setText(f" {words}")
            self.start.setAccessibleName(words)
        sent = agenda is not None and agenda.meeting.status is MeetingStatus.DISPATCHED
        self.start.set_quiet(over or not sent)
        for widget in (self.back, self.pause, self.more):
            widget.setVisible(running)
        allow(self.back, self._run.can_go_back, _("This is the first point."))
        self.pause.setChecked(state is not None and state.is_paused)

    def _menu(self) -> Menu:
        menu = Menu(self)
        menu.addAction(_("Set the point aside and go on")).triggered.connect(self._run.set_aside)
        menu.addAction(_("The room's screen")).triggered.connect(self.room_wanted)
        menu.addSeparator()
        menu.addAction(_("End the meeting")).triggered.connect(self._run.end)
        return menu

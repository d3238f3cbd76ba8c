"""One meeting: its four jobs, each a choice of the same panels side by side. Knows no screen by name."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui.lifetime.last_place import JOBS
from gui.theme import TextSize
from gui.widgets.buttons import ToolButton
from gui.widgets.front_stack import FrontStack, NarrowScroll
from gui.widgets.labels import ElidedLabel, Text
from gui.widgets.shares import share_out, shares_of
from gui.widgets.splitter import Splitter
from gui.widgets.tabs import SegmentedTabs
from model.text.translate import _

WIDTHS = {
    "agenda": (0.30, 0.44, 0, 0.26),
    "plan": (0.36, 0, 0, 0.64),
    "minutes": (0.30, 0, 0.70, 0),
}
"""The share of the width that agenda, point, minutes and plan get in each job."""

ROOMY = 1900
WIDTHS_ROOMY = {**WIDTHS, "agenda": (0.26, 0.42, 0, 0.32)}
"""From so many pixels on: the list has all its words in sight, and the plan wants the room."""

LEAST = (300, 404, 420, 240)
"""What each of them needs."""

ROOM_FOR_PLAN = LEAST[0] + LEAST[1] + LEAST[3] + 20
"""Below this width the agenda stands without the plan beside it, for they would overlap."""

ROOM_FOR_AGENDA = LEAST[0] + 660
"""Below this width the plan stands alone, for what can be done about it stands beside the slots."""
ROOM_FOR_SAVED = 600
"""Below this width the four jobs need the room; a save that fails is told above the page anyway."""

PREVIEW_WIDTH = 0.38
"""The share of the width that the page beside the text gets at first."""

HALVES = ("agenda", "point")
"""Of the first job; where they have no room beside each other, tabs choose one."""


class MeetingPage(QWidget):
    """`job_changed` comes after the panels stand where they belong, `dragged` when somebody moved them.

    `shares` are those that somebody dragged, by job.
    """

    left = Signal()
    job_changed = Signal(str)
    dragged = Signal()

    def __init__(
        self,
        agenda: QWidget,
        point: QWidget,
        minutes: QWidget,
        plan: QWidget,
        dispatch: QWidget,
        preview: QWidget,
    ) -> None:
        super().__init__()
        self._agenda, self._point, self._minutes, self._plan = agenda, point, minutes, plan
        self._preview = preview
        self._live = self._roomy = False
        self.shares: dict[str, tuple[float, ...]] = {}
        self._back = ToolButton("arrow-left", _("Back to the meetings"), "Ctrl+0")
        self._back.clicked.connect(self.left)
        self._title = ElidedLabel(look="muted", size=TextSize.NORMAL)
        self._saved = Text(look="muted", size=TextSize.SMALL)
        jobs = (_("Agenda"), _("Time plan"), _("Minutes"), _("Dispatch"))
        self._tabs = _tabs_of(_("The four jobs"), JOBS, jobs)
        self._tabs.chosen.connect(self.show_job)
        halves = (_("All points"), _("The point"))
        self._halves = _tabs_of(_("All points, or the one"), HALVES, halves)
        self._halves.chosen.connect(lambda _key: self._show_agenda())
        self._splitter = Splitter(Qt.Orientation.Horizontal)
        panels = (agenda, point, minutes, plan)
        names = (_("Agenda"), _("Point"), _("Minutes"), _("Time plan"))
        for panel, name, least in zip(panels, names, LEAST, strict=True):
            panel.setMinimumWidth(least)
            self._splitter.add(panel, name)
        self._preparing = self._halves_above_panels()
        self._stack = FrontStack()
        self._stack.addWidget(self._preparing)
        self._stack.addWidget(dispatch)
        self._dispatch = dispatch
        self._beside = Splitter(Qt.Orientation.Horizontal)
        self._beside.add(self._stack, _("Meeting"), stretch=1)
        self._beside.add(preview, _("Preview"))
        preview.hide()
        self._beside.splitterMoved.connect(lambda _place, _index: self._on_preview_dragged())
        self._splitter.splitterMoved.connect(lambda _place, _index: self._on_dragged())
        self._lay_out()
        self._job = ""
        self.show_job("agenda")

    def show_title(self, title: str) -> None:
        """Which meeting this is."""
        self._title.set_text(title)

    def show_saved(self, text: str, tip: str = "") -> None:
        """ "Gemt kl. 8.41": only ever said after a commit."""
        self._saved.setText(text)
        self._saved.setToolTip(tip)

    def job(self) -> str:
        """Which of the four is in front."""
        return self._job

    def show_job(self, job: str) -> None:
        """Bring one of the four to the front."""
        self._tabs.set_current(job)
        if self.preview_is_on() and not self._stack.isVisibleTo(self):
            self.show_preview(False)  # else it would go on standing before the job
        if job == self._job:
            return
        self._job = job
        had = QApplication.focusWidget()
        self._stack.setCurrentIndex(1 if job == "dispatch" else 0)
        self._yield_room(job == "dispatch")
        self.set_live(self._live)
        self._minutes.setVisible(job == "minutes")
        self._show_plan()
        self._share_out()
        if had is not None and self.isAncestorOf(had) and not had.isVisibleTo(self):
            self._tabs.take_focus()  # else Qt hands it to whatever comes next, far from here
        self.job_changed.emit(job)

    def _yield_room(self, dispatch: bool) -> None:
        """What stands behind must not say how narrow the front may be."""
        for widget, front in ((self._dispatch, dispatch), (self._preparing, not dispatch)):
            across = QSizePolicy.Policy.Preferred if front else QSizePolicy.Policy.Ignored
            widget.setSizePolicy(across, widget.sizePolicy().verticalPolicy())

    def _share_out(self) -> None:
        room = max(self._splitter.width(), 900)
        widths = WIDTHS_ROOMY if self._roomy else WIDTHS
        shares = self._own_shares() or widths.get(self._job, widths["agenda"])
        self._splitter.setSizes([int(room * part) for part in shares])

    def _own_shares(self) -> tuple[float, ...]:
        """How somebody dragged the panels of this job; nothing where they are not four as here."""
        shares = self.shares.get(self._job, ())
        return shares if len(shares) == self._splitter.count() else ()

    def _on_dragged(self) -> None:
        self._keep(self._job, self._splitter)

    def _on_preview_dragged(self) -> None:
        self._show_plan()
        self._keep("preview", self._beside)

    def _keep(self, name: str, splitter: QSplitter) -> None:
        shares = shares_of(splitter)
        if shares:
            self.shares[name] = shares
        self.dragged.emit()

    def wear_shares(self, shares: Mapping[str, tuple[float, ...]]) -> None:
        """Stand as somebody left it."""
        self.shares = dict(shares)
        self._share_out()

    def preview_is_on(self) -> bool:
        """Whether the page stands beside the text."""
        return self._preview.isVisibleTo(self)

    def show_preview(self, on: bool) -> None:
        """Put the page beside whatever is in front, or take it away."""
        if on == self.preview_is_on():
            return
        self._preview.setVisible(on)
        if on:
            self._halves.set_current("point")  # the page shows what is written there
            room = max(self.width(), 900)
            if not share_out(self._beside, self.shares.get("preview", ()), room):
                share_out(self._beside, (1 - PREVIEW_WIDTH, PREVIEW_WIDTH), room)
        self._show_plan()
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._saved.setVisible(self.width() >= ROOM_FOR_SAVED)
        self._show_plan()
        roomy = self.width() >= ROOMY
        if roomy != self._roomy:
            self._roomy = roomy
            self._share_out()

    def _show_plan(self) -> None:
        room = self.width()
        if self.preview_is_on():
            room -= self._beside.sizes()[1] + self._beside.handleWidth()
        beside = self._job == "agenda" and room >= ROOM_FOR_PLAN
        self._plan.setVisible(beside or self._job == "plan")
        self._show_agenda()

    def set_live(self, live: bool) -> None:
        """While the meeting runs the page of the minutes shows its course, so the agenda may go."""
        self._live = live
        self._show_agenda()

    def bring(self, half: str) -> None:
        """Bring the list of the points, or the one that is chosen, into sight in the first job."""
        self._halves.set_current(half)
        self._show_agenda()

    def _show_agenda(self) -> None:
        """Beside what one writes in, if there is room; a page beside the text comes first."""
        room, handle = self.width(), self._splitter.handleWidth()
        preview = self._preview.minimumSizeHint().width() if self.preview_is_on() else 0
        text = {"agenda": LEAST[1], "minutes": LEAST[2]}.get(self._job, LEAST[2])
        self._stack.setVisible(not preview or room >= text + preview + handle)
        room -= preview + handle if preview else 0
        cramped = room < LEAST[0] + text + handle
        agenda, point = not cramped, self._job == "agenda"
        if self._job == "plan":
            agenda = room >= ROOM_FOR_AGENDA  # the slots are the same points
        elif point and cramped:
            agenda = self._halves.current() == "agenda"
            point = not agenda
        elif self._job == "minutes":
            agenda = agenda and not self._live
        self._halves.setVisible(self._job == "agenda" and cramped)
        self._agenda.setVisible(agenda)
        self._point.setVisible(point)

    def _halves_above_panels(self) -> QWidget:
        preparing = QWidget()
        column = QVBoxLayout(preparing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._halves)
        column.addWidget(self._splitter, 1)
        return preparing

    def _lay_out(self) -> None:
        self._head = head = QHBoxLayout()
        head.setContentsMargins(0, 0, 4, 0)
        head.setSpacing(10)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        head.addWidget(self._saved)
        head.addWidget(self._tabs)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addLayout(head)
        box.addWidget(NarrowScroll(self._beside), 1)  # the four jobs above it stay in sight


def _tabs_of(name: str, keys: Sequence[str], words: Sequence[str]) -> SegmentedTabs:
    tabs = SegmentedTabs(name)
    for key, text in zip(keys, words, strict=True):
        tabs.add(key, text)
    return tabs

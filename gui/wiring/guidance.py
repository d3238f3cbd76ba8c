"""Help and the tour in the window: which page belongs to what is in front, and what the tour shows.

Part of the wiring, beside `gui.wiring.finding` and `gui.wiring.upkeep`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from gui.help.dialog_help import DialogHelp
from gui.help.pages import page_of
from gui.help.tour import STEPS, TourStep
from gui.help.tour_card import TourCard
from gui.help.window import HelpWindow, show_help
from gui.lifetime.last_place import Place
from gui.main_window import MainWindow
from gui.services import Services
from model.exchange.example import example_data
from model.queries import meetings
from model.text.translate import _

if TYPE_CHECKING:
    from gui.screens import Screens


class Guidance(QObject):
    """One for the window; lives as long as the screens."""

    def __init__(self, window: MainWindow, services: Services, screens: Screens) -> None:
        super().__init__(screens)
        self._window, self._services, self._screens = window, services, screens
        self._card: TourCard | None = None
        self._asked = False
        self._before: Place | None = None
        self._targets: dict[str, QWidget] = {
            "agenda": screens.agenda,
            "point": screens.point,
            "plan": screens.plan,
            "minutes": screens.minutes,
            "dispatch": screens.dispatching.page,
        }
        screens.meetings.tour_wanted.connect(self.start_tour)
        self._in_dialogs = DialogHelp(self._page_in_front, self)
        table = window.actions_table
        table.connect_handler("help.page", self.show_help)
        table.connect_handler("help.it", partial(show_help, window, "it"))
        table.connect_handler("help.tour", self.start_tour)

    def show_help(self) -> HelpWindow:
        """The help at the page of what is in front."""
        return show_help(self._window, self._page_in_front())

    def _page_in_front(self) -> str:
        name, screens = self._window.page(), self._screens
        if name != "meeting":  # nor are the others there while a backup is put back
            return page_of(name)
        return page_of(name, screens.page.job(), screens.dispatching.page.part())

    def start_tour(self) -> None:
        """Over the example meeting; read in first where there is no meeting at all."""
        if self._card is not None or self._asked:
            return
        self._window.flush()
        self._before = self._screens.upkeep.here()
        meeting_id = self._meeting()
        if meeting_id is not None:
            self._begin(meeting_id)
        else:
            self._before = None
            self._asked = True
            job = self._screens.files.show_example(self._begin_in_front)
            job.ended.connect(self._on_example_read)

    def card(self) -> TourCard | None:
        """The tour while it is taken."""
        return self._card

    def close(self) -> None:
        """The database goes."""
        self._in_dialogs.close()
        if self._card is not None:
            self._card.blockSignals(True)
            self._card.end()
            self._card.deleteLater()
            self._card = None

    def place(self, step: TourStep) -> QRect | None:
        """Where in the window the target of a step is; None where it is not seen."""
        if step.target == "help":
            bar, action = self._window.menuBar(), self._window.menuBar().actions()[-1]
            seen, inside, owner = not bar.isNativeMenuBar(), bar.actionGeometry(action), bar
        else:
            owner = self._targets[step.target]
            seen, inside = owner.isVisible(), owner.rect()
        if not seen:
            return None
        return QRect(owner.mapTo(self._window, QPoint()) + inside.topLeft(), inside.size())

    def _meeting(self) -> int | None:
        """The example, else the meeting in front, else one that has points."""
        rows = [row for row in self._services.read(meetings.list_meetings) if row.points]
        example, front = example_data()["meetings"][0]["key"], self._screens.meeting_id()
        best = min(rows, key=lambda row: (row.key != example, row.id != front), default=None)
        return best.id if best is not None else None

    def _on_example_read(self) -> None:
        self._asked = False

    def _begin_in_front(self) -> None:
        meeting_id = self._screens.meeting_id()
        if meeting_id is not None:
            self._begin(meeting_id)

    def _begin(self, meeting_id: int) -> None:
        self._screens.open_meeting(meeting_id)
        self._window.toast.hide()
        agenda = self._screens.agenda
        rows = agenda.agenda.entries if agenda.agenda is not None else ()
        with_text = next((row for row in rows if row.has_item), None)
        if with_text is not None:
            agenda.entries.select(with_text.id)
        card = TourCard(STEPS, self.place, self._window)
        card.step_wanted.connect(lambda step: self._screens.page.show_job(step.job))
        card.ended.connect(self._on_ended)
        self._card = card
        card.begin()

    def _on_ended(self) -> None:
        card, self._card = self._card, None
        if card is not None:
            card.deleteLater()
        if self._before is not None:
            self._screens.upkeep.go_to(self._before)
        else:
            self._screens.page.show_job("agenda")
            self._screens.agenda.entries.setFocus()
        self._window.toast.show_text(_("The tour is in the Help menu, whenever you want it again."))

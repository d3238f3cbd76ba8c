"""The rooms in which a meeting is prepared, one after the other: for pictures, and for whoever looks
whether all of it fits.

Each walk brings something to the front and yields its name while it stands there.
"""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QWidget

from gui.application import Application
from gui.screens import Screens
from gui.series.dialog import SeriesDialog
from gui.widgets.menu import Menu
from gui.widgets.message_bar import Severity
from model.exchange.importing import EXAMPLE
from model.exchange.received import recognise_pasted
from model.queries.agenda import Agenda
from tests.screenshots.waiting import settle, wait_for

FORM = """Punkt til chefteamet
Titel: Nyt lejemål til kørestolsdepotet på Havnevej
Formål: Beslutning
Indstilling: At chefteamet godkender lejemålet.
Ansvarlig: Karin Holm
Noget, som ingen kender: det skal ses efter.
"""

Show = Callable[[], object]


class Rooms:
    """Knows how to get everywhere. `pause` lets the window do what is queued, in milliseconds."""

    def __init__(self, application: Application, pause: Callable[[int], None] = settle) -> None:
        self.application, self.window, self.pause = application, application.window, pause

    @property
    def screens(self) -> Screens:
        """The screens, once the database is open."""
        assert self.application.screens is not None
        return self.application.screens

    @property
    def agenda(self) -> Agenda:
        """The agenda of the meeting in front."""
        assert self.screens.agenda.agenda is not None
        return self.screens.agenda.agenda

    def first_day(self) -> Iterator[str]:
        """Every place while nothing is there yet, and a meeting without points."""
        yield from self._each("nothing", self._places())
        yield from self._dialogs("nothing", {"new": self.screens.meetings.create_meeting})
        yield from self._dialogs("nothing", {"series": self.screens.show_series})

    def read_example(self) -> int:
        """The example meeting, in front. Its id."""
        self.screens.files.read([str(EXAMPLE)])
        wait_for(lambda: self.screens.agenda.agenda is not None)
        self.pause(100)
        return self.agenda.meeting.id

    def meeting(self, meeting_id: int, name: str) -> Iterator[str]:
        """A meeting's agenda and plan, and the kinds of entries on it."""
        screens = self.screens
        screens.open_meeting(meeting_id)
        for job in ("agenda", "plan"):
            screens.page.show_job(job)
            self.pause(50)
            yield f"{name}-{job}"
        screens.page.show_job("agenda")
        for kind, row in self._kinds().items():
            screens.agenda.entries.select(row)
            self.pause(50)
            yield f"{name}-{kind}"

    def of_meeting(self, meeting_id: int, name: str) -> Iterator[str]:
        """The dialogs of a meeting."""
        screens, table = self.screens, self.window.actions_table
        screens.open_meeting(meeting_id)
        points = [row for row in self.agenda.entries if row.guests]
        screens.agenda.entries.select(points[0].id)
        self.pause(50)
        yield from self._dialogs(
            name,
            {
                "details": table["meeting.edit"].trigger,
                "move": table["meeting.move"].trigger,
                "cancel": table["meeting.cancel"].trigger,
                "paste": screens.plan.paste_lines,
                "guest": partial(screens.plan.edit_guest, points[0].guests[0], points[0].key),
            },
        )

    def places(self, name: str) -> Iterator[str]:
        """The places in the navigation, and what can be opened in them."""
        yield from self._each(name, self._places())
        screens, finding = self.screens, self.screens.finding
        screens.show_items()
        self.pause(50)
        selected = screens.items.selected()
        assert selected is not None
        ask_yearly = partial(screens.overview.ask_yearly, selected.id, selected.title)
        yield from self._dialogs(
            name,
            {
                "forms": self.window.actions_table["item.forms"].trigger,
                "keys": self.window.actions_table["help.keys"].trigger,
                "about": self.window.actions_table["help.about"].trigger,
                "yearly": ask_yearly,
                "new": screens.meetings.create_meeting,
                "review": self._review,
                "palette": self._palette,
                "series": partial(screens.show_series, self._forum()),
            },
        )
        yield from self._series(name)
        finding.show_search()
        finding.indexing.run_now()
        wait_for(lambda: not self._searched())
        yield f"{name}-search-found"
        finding.panel.ask("ordsomikkefindes")
        self.pause(300)
        yield f"{name}-search-nothing"

    def menus(self, meeting_id: int, name: str) -> Iterator[str]:
        """Every menu of the bar, those of a right click, and the one of the status."""
        screens = self.screens
        screens.open_meeting(meeting_id)
        screens.agenda.entries.select(self._kinds()["point"])
        self.pause(50)
        for action in self.window.menuBar().actions():
            menu = action.menu()
            assert isinstance(menu, QMenu)
            at = self.window.menuBar().actionGeometry(action).bottomLeft()
            yield from self._menu(f"{name}-{action.text().replace('&', '')}", menu, at)
        status = screens.agenda.summary.status
        below = status.mapTo(self.window, status.rect().bottomLeft())
        yield from self._menu(f"{name}-status", status.menu(), below)
        entries = screens.agenda.entries
        entries.customContextMenuRequested.emit(QPoint(300, 100))  # as a right click does
        (of_entry,) = (menu for menu in entries.findChildren(Menu) if menu.isVisible())
        yield from self._menu(f"{name}-entry", of_entry, QPoint(300, 100))
        screens.show_items()
        self.pause(50)
        place = screens.items.meeting_menu()
        assert place is not None
        yield from self._menu(f"{name}-place", place, QPoint(400, 120))
        screens.show_overview()
        self.pause(100)
        board = screens.overview.board
        for column in board.columns[:1]:  # none where every meeting has been
            card = column.list.cards.row(0)
            assert card is not None
            menu = board.menu(card, column.column.meeting_id)
            yield from self._menu(f"{name}-card", menu, QPoint(300, 200))

    def messages(self) -> Iterator[str]:
        """The bars and boxes that say something."""
        bar = self.window.messages
        sentence = (
            "Punktvis blev afbrudt sidste gang. Alt, hvad der blev gemt, er her, til og med den "
            "22. november 2026 kl. 15.04. To tekster kunne ikke gemmes og ligger her."
        )
        for severity in Severity:
            bar.show_message(severity, sentence)
            bar.add_action("Vis …", lambda: None)
            self.pause(50)
            yield f"bar-{severity.name.lower()}"
            bar.hide()
        self.window.toast.show_text("“Nyt lejemål til kørestolsdepotet på Havnevej” er taget ind.")
        self.pause(400)
        yield "toast"
        self.window.toast.hide()
        self.window.find_bar.open(replace=True)
        self.pause(50)
        yield "find-bar"
        self.window.find_bar.leave()

    def _places(self) -> dict[str, Show]:
        screens = self.screens
        return {
            "meetings": screens.show_meetings,
            "items": screens.show_items,
            "tasks": screens.show_tasks,
            "overview": screens.show_overview,
            "year": partial(screens.show_overview, "year"),
            "people": screens.show_people,
            "settings": screens.upkeep.show_settings,
            "search": screens.finding.show_search,
        }

    def _kinds(self) -> dict[str, int]:
        rows = self.agenda.entries
        kinds = {
            "point": [row for row in rows if row.has_item],
            "closed": [row for row in rows if row.openness == "closed"],
            "withdrawn": [row for row in rows if row.withdrawn],
            "break": [row for row in rows if row.kind == "break"],
            "last": [rows[-1]],
        }
        return {kind: found[0].id for kind, found in kinds.items() if found}

    def _forum(self) -> str:
        return self.agenda.meeting.forum

    def _review(self) -> None:
        self.screens.files.reviews.add([recognise_pasted(FORM, "", "En mail fra Karin")])

    def _palette(self) -> None:
        self.screens.finding.open_palette().field.setText("budget")

    def _searched(self) -> bool:
        panel = self.screens.finding.panel
        panel.ask("ramme")
        self.pause(100)
        return not panel.found.hits

    def _series(self, name: str) -> Iterator[str]:
        self.screens.show_series(self._forum())
        dialog = self.window.findChild(SeriesDialog)
        assert dialog is not None
        for tab in ("rhythm", "meeting", "standing", "make", "coming"):
            dialog.show_tab(tab)
            self.pause(50)
            yield f"{name}-series-{tab}"
        self._close(dialog)

    def _each(self, name: str, shows: dict[str, Show]) -> Iterator[str]:
        for what, show in shows.items():
            show()
            self.pause(100)
            yield f"{name}-{what}"

    def _dialogs(self, name: str, shows: dict[str, Show]) -> Iterator[str]:
        for what, show in shows.items():
            show()
            self.pause(100)
            yield f"{name}-{what}"
            for dialog in self.window.findChildren(QDialog):
                self._close(dialog)

    def _menu(self, name: str, menu: QMenu, at: QPoint) -> Iterator[str]:
        menu.popup(self.window.mapToGlobal(at))
        self.pause(50)
        yield name
        menu.close()
        self.pause(0)

    def _close(self, dialog: QDialog) -> None:
        dialog.reject()
        self.pause(0)


def shown_windows(window: QWidget) -> list[QWidget]:
    """The window, and what stands before it: dialogs, menus, boxes."""
    others = (QDialog, QMenu, QMessageBox)
    tops = QApplication.topLevelWidgets()
    return [window, *(top for top in tops if isinstance(top, others) and top.isVisible())]

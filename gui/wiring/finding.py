"""Search, palette and the history of a case in the window, and how a found thing is opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gui.background.indexing import Indexing
from gui.main_window import MainWindow
from gui.palette.palette import Palette
from gui.palette.rows import PaletteRow
from gui.search.case_page import CasePage
from gui.search.panel import SearchPanel
from gui.search.words import ICONS, kind_name, place_line
from gui.services import Services
from gui.widgets.found_words import select_found
from model.queries.case_history import case_history
from model.queries.search_texts import SearchKind, SearchText
from model.text.question import Question
from model.workspace.changes import ChangeSet
from model.workspace.search import Hit, Search, Wish

if TYPE_CHECKING:
    from gui.screens import Screens

PALETTE_KINDS = (SearchKind.MEETING, SearchKind.POINT, SearchKind.ITEM, SearchKind.PERSON)
"""Of one name the earlier comes first: a point on a meeting before the recommendation that it came from."""
PALETTE_HITS = 12
WRITTEN = frozenset({SearchKind.POINT, SearchKind.MINUTES, SearchKind.ITEM})
"""Opened in a field that holds the words."""

NOTES = ("own_note", "note_to_chair")
FIELDS = {"decision_intro": "decisions"}
"""Where the words of a field of a point, or of a recommendation, are shown."""

TABLES = ("agenda_entry", "item", "follow_up", "meeting")


class Finding(QObject):
    """One for the window; lives as long as the screens."""

    def __init__(self, window: MainWindow, services: Services, screens: Screens) -> None:
        super().__init__(screens)
        self._window, self._services, self._screens = window, services, screens
        self.search = Search(services.workspace)
        self.indexing = Indexing(services, self.search, self)
        self.panel = SearchPanel(services, self.search)
        self.case = CasePage()
        self._case: dict[str, int] = {}
        self._came_from = "search"
        window.add_page("search", self.panel, "search")
        window.add_page("case", self.case, "search")
        self.panel.chosen.connect(self.open_hit)
        self.panel.opened.connect(self.indexing.run_now)
        self.panel.history_wanted.connect(self._on_history_of_hit)
        self.indexing.caught_up.connect(self.panel.ask_again)
        self.case.left.connect(self._on_case_left)
        self.case.point_wanted.connect(partial(screens.show_point, job="minutes"))
        self.case.item_wanted.connect(screens.show_item)
        services.bridge.changed.connect(self._on_changed)
        table = window.actions_table
        table.connect_handler("view.search", self.show_search)
        table.connect_handler("view.palette", self.open_palette)
        table.connect_handler("item.history", self._on_history_of_item)
        table.connect_handler("point.history", self._on_history_of_point)
        self.indexing.run_later()

    def close(self) -> None:
        """Let go of the index: the database goes."""
        self.indexing.close()

    def show_search(self) -> None:
        """Bring the search to the front."""
        self._screens.show_meetings()
        self._window.show_page("search")
        self.panel.focus_field()

    def open_palette(self) -> Palette:
        """Over whatever is in front."""
        palette = Palette(self._window.actions_table, self._palette_rows, self._window)
        palette.open()
        return palette

    def open_hit(self, hit: Hit) -> None:
        """Open what was found, at the spot, with its words selected."""
        self.open_text(hit.text, hit.field)
        if hit.field and hit.text.kind in WRITTEN:
            QTimer.singleShot(0, self, partial(self._select_words, hit.question))

    def open_text(self, text: SearchText, field: str = "") -> None:
        """Open a findable thing; `field` is where in it."""
        place, (_table, row_id) = text.place, text.unit
        if text.kind == SearchKind.PERSON:
            self._screens.show_people()
            self._screens.people.show_person(row_id, text.title)
        elif text.kind == SearchKind.TASK:
            self._screens.show_tasks()
            self._screens.tasks.show_task(row_id)
        elif text.kind == SearchKind.MEETING and place.meeting_id is not None:
            self._screens.open_meeting(place.meeting_id)
        elif text.kind == SearchKind.ANNEX:
            self._open_owner(text, "annexes")
            QTimer.singleShot(0, self, partial(self._select_annex, row_id))
        elif text.kind == SearchKind.MINUTES:
            self._open_owner(text, "", "minutes")
        elif field in NOTES:
            self._open_owner(text, "", "minutes")
            QTimer.singleShot(
                0, self, partial(self._screens.minutes.show_note, field == "own_note")
            )
        else:
            self._open_owner(text, FIELDS.get(field, field))

    def _open_owner(self, text: SearchText, field: str, job: str = "agenda") -> None:
        place = text.place
        if place.point_id is not None and place.meeting_id is not None:
            self._screens.show_point(place.meeting_id, place.point_id, job=job, field=field)
        elif place.item_id is not None:
            self._screens.show_item(place.item_id, field)

    def _palette_rows(self, text: str) -> list[PaletteRow]:
        """By name; a meeting by its day too."""
        found = self.search.find(Wish(text, frozenset(PALETTE_KINDS), limit=PALETTE_HITS))
        return [
            PaletteRow(
                hit.text.title,
                _where(hit.text),
                ICONS[hit.text.kind],
                partial(self.open_hit, hit),
                hit.title_marks,
            )
            for hit in _namesakes_together(found.hits)
            if hit.title_marks or hit.text.kind == SearchKind.MEETING
        ]

    def show_case(self, came_from: str, **of: int) -> None:
        """The history of a case: `item_id` or `point_id`."""
        self._came_from, self._case = came_from, of
        self._window.flush()
        if self._read_case():
            self._window.show_page("case")
            self.case.focus_back()

    def _read_case(self) -> bool:
        try:
            found = self._services.read(lambda session: case_history(session, **self._case))
        except LookupError:  # deleted meanwhile
            self._case = {}
            return False
        self.case.show_case(found)
        return True

    def _on_history_of_hit(self, text: SearchText) -> None:
        place = text.place
        if place.item_id is not None:
            self.show_case("search", item_id=place.item_id)
        elif place.point_id is not None:
            self.show_case("search", point_id=place.point_id)

    def _on_history_of_item(self) -> None:
        row = self._screens.items.selected()
        if row is not None:
            self.show_case("items", item_id=row.id)

    def _on_history_of_point(self) -> None:
        entry = self._screens.agenda.entries.selected()
        if entry is not None:
            self.show_case("meeting", point_id=entry.id)

    def _on_case_left(self) -> None:
        self._window.show_page(self._came_from)

    def _on_changed(self, change: ChangeSet) -> None:
        shown = self.case.isVisible() and self._case
        if shown and any(map(change.touches, TABLES)) and not self._read_case():
            self._on_case_left()

    def _select_words(self, question: Question) -> None:
        """In the text that has the focus, so that they are seen where they stand."""
        select_found(self._window.focusWidget(), question)

    def _select_annex(self, annex_id: int) -> None:
        """In the list that was brought to the front."""
        for sheet in (self._screens.point.sheet, self._screens.items.page.sheet):
            if sheet.isVisible():
                sheet.show_annex(annex_id)


def _where(text: SearchText) -> str:
    """What it is and where it stands; of a person what tells one of the same name from another."""
    is_person = text.kind == SearchKind.PERSON
    place = dict(text.parts).get("title", "") if is_person else place_line(text)
    return f"{kind_name(text.kind)} · {place}" if place else kind_name(text.kind)


def _namesakes_together(hits: Sequence[Hit]) -> list[Hit]:
    """Those of one title at the place of the first of them."""
    places: dict[str, int] = {}
    for place, hit in enumerate(hits):
        places.setdefault(hit.text.title, place)
    return sorted(
        hits, key=lambda hit: (places[hit.text.title], PALETTE_KINDS.index(hit.text.kind))
    )

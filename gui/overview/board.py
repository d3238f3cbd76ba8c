"""Punktoversigt: what waits and the coming meetings side by side. Cards move by drag and by keys."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.overview.card_list import CardList
from gui.overview.column_view import BANK_WIDTH, WIDEST, WIDTH, BankView, ColumnView
from gui.overview.moves import BANK, Move, along, into
from gui.overview.words import meeting_choice
from gui.theme import dress
from gui.widgets.menu import Menu, allow_entry
from gui.widgets.page_scroll import PageScroll
from model.queries.overview import Card, Column, Overview
from model.text.dates import short_date
from model.text.translate import _, language

GAP = 10
AT_ONCE, AT_A_TIME = 8, 3
"""Columns that are built before the first paint, and in one go afterwards."""


class Board(QWidget):
    """Shows an `Overview`. A move is asked for as a `gui.overview.moves.Move`."""

    move_wanted = Signal(object)
    meeting_opened = Signal(int)
    card_opened = Signal(object, object)
    """The card, and the id of its meeting (None in the bank)."""
    yearly_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview = Overview((), ())
        self.bank = BankView()
        self.columns: list[ColumnView] = []
        self._column_width = WIDTH
        self._known: dict[int, ColumnView] = {}
        """Columns of before that have not found their meeting yet."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(lambda: self._build(AT_A_TIME))
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addStretch(1)
        self._page = QWidget()
        self._page.setLayout(self._row)
        self._scroll = PageScroll(_("Meetings"))
        self._scroll.setWidget(self._page)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self._scroll, "bare")  # its columns are as high as the bank
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.bank)
        box.addWidget(self._scroll, 1)
        self._connect(self.bank.list, BANK)

    def show_overview(self, overview: Overview) -> None:
        """Show the meetings anew; a column that stays keeps its place and its selection."""
        self._overview = overview
        self.bank.show_cards(overview.bank)
        self._known |= {view.column.meeting_id: view for view in self.columns}
        self.columns = []
        self._share_out()
        self._build(max(AT_ONCE, len(self._known)))

    def build_all(self) -> None:
        """Have every column now, not when the window comes to it."""
        self._build(len(self._overview.columns))

    def show_card(self, key: str) -> None:
        """Bring a card into sight and give it the focus."""
        self.build_all()
        for card_list in self._lists():
            if card_list.cards.row_of(key) >= 0:
                card_list.setFocus(Qt.FocusReason.OtherFocusReason)
                card_list.select(key)
                self._scroll_to(card_list)
                return

    def take_focus(self) -> None:
        """Begin at the first meeting."""
        (self.columns[0].list if self.columns else self.bank.list).enter(0)

    def menu(self, card: Card, place: int) -> Menu:
        """Where the card may go, and what else may be done with it."""
        menu = Menu(self, named=card.title)
        targets = menu.submenu(_("Move to …"))
        for column in self._overview.columns:
            action = targets.addAction(meeting_choice(column).replace("&", "&&"))
            why_not = _why_not(card, place, column)
            allow_entry(action, not why_not, why_not)
            action.triggered.connect(partial(self._go, card, place, column.meeting_id))
        bank = targets.addAction(_("Recommendations without a meeting"))
        allow_entry(bank, card.entry_id is not None, _("is there already"))
        bank.triggered.connect(partial(self._go, card, place, BANK))
        allow_entry(targets.menuAction(), not card.is_break, _("a break stays where it is"))
        menu.addAction(_("Open it")).triggered.connect(partial(self._open, card, place))
        if card.item_id is not None:
            yearly = menu.addAction(_("Comes back every year …"))
            yearly.triggered.connect(partial(self.yearly_wanted.emit, card.item_id))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Columns as wide as all of them may be in sight; not so wide that a card is an empty line."""
        count = len(self._overview.columns)
        room = self.width() - BANK_WIDTH - GAP
        self._column_width = min(WIDEST, max(WIDTH, room // max(1, count) - GAP))
        # Wide enough for all of them from the start: what is built later must not squeeze the rest.
        self._page.setMinimumWidth(count * (self._column_width + GAP))
        for view in self.columns:
            view.setFixedWidth(self._column_width)

    def _build(self, count: int) -> None:
        """So many columns more; the others follow while the window waits for its user."""
        done = len(self.columns)
        for column in self._overview.columns[done : done + count]:
            self._show_column(column)
        if len(self.columns) < len(self._overview.columns):
            self._soon.start()
            return
        for gone in self._known.values():
            gone.hide()
            self._row.removeWidget(gone)
            gone.deleteLater()
        self._known.clear()

    def _show_column(self, column: Column) -> None:
        view = self._known.pop(column.meeting_id, None)
        if view is None:
            view = ColumnView(column)
            view.opened.connect(self.meeting_opened)
            self._connect(view.list, column.meeting_id)
        else:
            view.show_column(column)
        view.setFixedWidth(self._column_width)
        place = len(self.columns)
        self.columns.append(view)
        if self._row.indexOf(view) != place:
            self._row.insertWidget(place, view)

    def _connect(self, card_list: CardList, place: int) -> None:
        card_list.dropped.connect(partial(self._on_dropped, place))
        card_list.stepped.connect(partial(self._on_stepped, card_list))
        card_list.moved_across.connect(partial(self._on_moved_across, place))
        card_list.moved_along.connect(partial(self._on_moved_along, place))
        card_list.opened.connect(lambda card: self._open(card, place))
        card_list.menu_wanted.connect(partial(self._on_menu, place))

    def _lists(self) -> Iterator[CardList]:
        yield self.bank.list
        yield from (view.list for view in self.columns)

    def _places(self) -> list[int]:
        return [BANK, *(view.column.meeting_id for view in self.columns)]

    def _on_dropped(self, place: int, key: str, row: int) -> None:
        found = self._find(key)
        if found is not None:
            card, source = found
            self._ask(into(self._overview, card, source, place, row))

    def _on_stepped(self, card_list: CardList, by: int) -> None:
        lists = list(self._lists())
        place = lists.index(card_list) + by
        if 0 <= place < len(lists):
            lists[place].enter(card_list.currentIndex().row())
            self._scroll_to(lists[place])

    def _on_moved_across(self, place: int, card: Card, by: int) -> None:
        places = self._places()
        target = places.index(place) + by
        if 0 <= target < len(places):
            self._go(card, place, places[target])

    def _on_moved_along(self, place: int, card: Card, by: int) -> None:
        self._ask(along(self._overview, card, place, by))

    def _on_menu(self, place: int, card: Card, spot: QPoint) -> None:
        menu = self.menu(card, place)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(spot)

    def _go(self, card: Card, source: int, target: int) -> None:
        self._ask(into(self._overview, card, source, target, -1))

    def _open(self, card: Card, place: int) -> None:
        self.card_opened.emit(card, None if place == BANK else place)

    def _ask(self, move: Move | None) -> None:
        if move is not None:
            self.move_wanted.emit(move)

    def _find(self, key: str) -> tuple[Card, int] | None:
        for card_list, place in zip(self._lists(), self._places(), strict=True):
            card = card_list.cards.row(card_list.cards.row_of(key))
            if card is not None:
                return card, place
        return None

    def _scroll_to(self, card_list: CardList) -> None:
        column = next((view for view in self.columns if view.list is card_list), None)
        if column is not None:
            self._scroll.ensureWidgetVisible(column, GAP, 0)


def _why_not(card: Card, place: int, column: Column) -> str:
    """Why a card cannot be moved to this meeting, in few words; "" where it can."""
    if card.not_before is not None and column.date < card.not_before:
        return _("not before {date}").format(date=short_date(card.not_before, language()))
    if card.why is None and column.meeting_id == place:
        return _("is there already")
    return ""

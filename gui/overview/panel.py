"""The overview: the board with the coming meetings, and the year at a glance."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.fields.reloading import ReloadsWhenSeen
from gui.overview.board import Board
from gui.overview.moves import BANK, Move
from gui.overview.words import column_title
from gui.overview.year_page import YearPage
from gui.overview.yearly_dialog import YearlyDialog
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.accessible import announce
from gui.widgets.buttons import SecondaryButton
from gui.widgets.cards import Card
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.empty_state import EmptyState
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Heading
from gui.widgets.tabs import SegmentedTabs
from model.commands import board as commands
from model.commands import rescheduling, yearly
from model.errors import UserError
from model.queries import overview as queries
from model.queries import people
from model.queries.overview import Card as ItemCard
from model.queries.overview import Overview
from model.queries.year import marks_of_year
from model.text.translate import _
from model.workspace.changes import ChangeSet

TABLES = ("meeting", "agenda_entry", "item", "item_bank", "item_recurrence", "forum")
BOARD, YEAR = "board", "year"


class OverviewPanel(ReloadsWhenSeen):
    """Reloads when something that it shows has changed; hidden it only remembers that it must."""

    meeting_opened = Signal(int)
    point_opened = Signal(int, int)
    """The meeting and the entry."""
    item_opened = Signal(int)
    series_wanted = Signal(str)
    """The name of the forum in front, "" for all."""
    new_meeting_wanted = Signal()
    refused = Signal(str)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._stale = True
        self._wanted = ""
        self._overview = Overview((), ())
        self.board = Board()
        self.year = YearPage()
        self.forum = NamedComboBox[int | None](_("Forum"), {None: _("All forums")})
        self.forum.setMinimumWidth(170)
        self.tabs = SegmentedTabs(_("Meetings or year"))
        self.tabs.add(BOARD, _("Meetings"))
        self.tabs.add(YEAR, _("Year"))
        self.series = SecondaryButton(_("Series of meetings …"), "calendar-check")
        self._empty = EmptyState(
            "calendar-days",
            _("No meeting is coming"),
            _("Let a series make a year of meetings, or make a single one."),
            action=_("Series of meetings …"),
            second_action=_("New meeting"),
        )
        self._stack = QStackedWidget()
        self._none = Card()
        self._none.body.addWidget(self._empty)
        for page in (self.board, self.year, self._none):
            self._stack.addWidget(page)
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read everything again."""
        self._stale = False
        self._show_forums()
        forum_id = self.forum.value()
        self._overview = self._services.read(partial(queries.overview, forum_id=forum_id))
        self.board.show_overview(self._overview)
        self._show_year()
        self._show_page()
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.board.show_card(wanted)

    def show_tab(self, tab: str) -> None:
        """Bring the board or the year to the front."""
        self.tabs.set_current(tab)
        self._show_page()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the focus where the keys do something."""
        if self.tabs.current() == YEAR:
            self.year.view.setFocus()
        else:
            self.board.take_focus()

    def ask_yearly(self, item_id: int, title: str) -> None:
        """Ask how often a recommendation comes back."""
        forums = [forum.name for forum in self._services.read(people.list_forums)]
        known = self._services.read(partial(queries.yearly_of, item_id=item_id))
        dialog = YearlyDialog(title, known, forums, self.window())
        dialog.chosen.connect(partial(self._on_yearly, item_id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 16, 14)
        head.setSpacing(10)
        head.addWidget(Heading(_("Overview"), TextSize.DISPLAY))
        head.addSpacing(8)
        head.addWidget(self.tabs)
        choices = FlowLayout(spacing=10, line_spacing=6, to_the_right=True)
        for widget in (self.forum, self.series):
            choices.addWidget(widget)
        head.addLayout(choices, 1)
        top = Card()
        top.body.addLayout(head)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(top)
        box.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.forum.activated.connect(lambda _index: self.reload())
        self.tabs.chosen.connect(self.show_tab)
        self.series.clicked.connect(self._on_series)
        self._empty.action.connect(self._on_series)
        self._empty.second_action.connect(self.new_meeting_wanted)
        self.board.move_wanted.connect(self._on_move)
        self.board.meeting_opened.connect(self.meeting_opened)
        self.board.card_opened.connect(self._on_card)
        self.board.yearly_wanted.connect(self._on_yearly_wanted)
        self.year.meeting_opened.connect(self.meeting_opened)
        self.year.item_opened.connect(self.item_opened)
        self.year.year_wanted.connect(lambda _year: self._show_year())
        self._services.bridge.changed.connect(self._on_changed)

    def _show_forums(self) -> None:
        forums = self._services.read(people.list_forums)
        self.forum.offer({None: _("All forums"), **{forum.id: forum.name for forum in forums}})

    def _show_year(self) -> None:
        year, forum_id = self.year.year, self.forum.value()
        marks = self._services.read(partial(marks_of_year, year=year, forum_id=forum_id))
        self.year.show_marks(marks)

    def _show_page(self) -> None:
        page: QWidget = self.year
        if self.tabs.current() == BOARD:
            something = self._overview.columns or self._overview.bank
            page = self.board if something else self._none
        self._stack.setCurrentWidget(page)

    def _on_series(self) -> None:
        self.series_wanted.emit(self.forum.currentText() if self.forum.value() else "")

    def _on_card(self, card: ItemCard, meeting_id: int | None) -> None:
        if card.entry_id is not None and meeting_id is not None:
            self.point_opened.emit(meeting_id, card.entry_id)
        elif card.item_id is not None:
            self.item_opened.emit(card.item_id)

    def _on_move(self, move: Move) -> None:
        self._services.run(
            _("Move “{title}”").format(title=move.card.title),
            _command(move),
            source=self,
            done=partial(self._on_moved, move),
            failed=self._on_failed,
        )

    def _on_moved(self, move: Move, new_id: int) -> None:
        self._wanted = f"i{new_id}" if move.target == BANK else f"p{new_id}"
        self.reload()
        column = self._overview.column(move.target)
        where = _("the recommendations without a meeting")
        if column is not None:
            where = column_title(column)
        words = _("“{title}” has been moved to {place}")
        announce(self, words.format(title=move.card.title, place=where))

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.refused.emit(str(error))
        else:
            self._services.report(error)

    def _on_yearly_wanted(self, item_id: int) -> None:
        cards = (*self._overview.bank, *(c for col in self._overview.columns for c in col.cards))
        title = next((card.title for card in cards if card.item_id == item_id), "")
        self.ask_yearly(item_id, title)

    def _on_yearly(self, item_id: int, choice: tuple[int, int | None, str | None] | None) -> None:
        command: Callable[[Any], Any] = partial(yearly.set_once, item_id=item_id)
        if choice is not None:
            month, week, forum = choice
            command = partial(
                yearly.set_yearly,
                item_id=item_id,
                month=month,
                week=week,
                forum=forum,
                today=datetime.date.today(),
            )
        self._services.run(_("Comes back every year"), command)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.source is not self and any(map(change.touches, TABLES)):
            self.ask_reload()


def _command(move: Move) -> Callable[[Any], int]:
    """The one command that a move is."""
    entry_id, item_id = move.card.entry_id, move.card.item_id
    if entry_id is not None and move.target == BANK:
        return partial(rescheduling.to_bank, point_id=entry_id)
    place = {"meeting_id": move.target, "position": move.position}
    if entry_id is not None:
        return partial(commands.move_entry, entry_id=entry_id, **place)
    assert item_id is not None, "a card is a point or a recommendation"
    return partial(commands.place_item, item_id=item_id, **place)

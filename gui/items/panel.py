"""The bank of recommendations: found, filtered and sorted; one of them beside the list."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from gui.fields.readiness.watch import BankWatch
from gui.fields.reloading import TEXTS, ReloadsWhenSeen
from gui.fields.words import STAGES, named
from gui.items.bank_list import BankDelegate, BankModel
from gui.items.hindrances import hindrance_in_short, hindrance_of
from gui.items.item_page import ItemPage
from gui.items.meeting_drop import MeetingDropList
from gui.items.words import haystack
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.bar_over_padding import lay_bar_over_padding
from gui.widgets.buttons import PrimaryButton, SecondaryButton, allow
from gui.widgets.cards import Card
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Heading, SectionLabel, Text
from gui.widgets.menu import Menu, allow_entry
from gui.widgets.one_or_both import OneOrBoth
from gui.widgets.page_width import TEXT_BESIDE_LIST, centred
from gui.widgets.search_field import SearchField
from gui.widgets.splitter import Splitter
from gui.widgets.when_dressed import when_dressed
from model.commands import agenda as agenda_commands
from model.commands import bank as commands
from model.errors import UserError
from model.forms import forms
from model.queries import bank as queries
from model.queries import meetings
from model.queries.bank import BankRow
from model.queries.meetings import MeetingRow
from model.text.dates import long_date
from model.text.translate import N_, _, language
from model.vocabulary import MeetingStatus
from model.workspace.changes import ChangeSet

TABLES = ("item", "item_bank", "item_person", "agenda_entry", "meeting")
CLOSED = ("treated", "withdrawn")
LAST = datetime.date.max

ORDERS: dict[str, tuple[str, Callable[[BankRow], Any]]] = {
    "newest": (N_("newest first"), lambda row: -row.id),
    "title": (N_("by title"), lambda row: row.title.casefold()),
    "wished": (N_("by wished meeting"), lambda row: (row.wished_date or LAST, -row.id)),
    "stage": (N_("by stage"), lambda row: (list(STAGES).index(row.stage), -row.id)),
    "department": (N_("by department"), lambda row: (row.department.casefold(), -row.id)),
}


class ItemsPanel(ReloadsWhenSeen):
    """Reloads when something that it shows has changed. Its lights are looked after while it is seen."""

    selection_changed = Signal()
    placed = Signal(str)
    """A sentence to show when a recommendation was put on a meeting."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._stale = True
        self._watch = BankWatch(services, self)
        self._wanted: int | None = None
        self._rows: tuple[BankRow, ...] = ()
        self._is_read = False
        self._model = BankModel(self)
        self.splitter = Splitter(Qt.Orientation.Horizontal)
        self.list = QListView()
        lay_bar_over_padding(self.list)
        self.list.setModel(self._model)
        self.list.setItemDelegate(BankDelegate(self.list))
        self.list.setAccessibleName(_("Recommendations"))
        self.list.setProperty("look", "plain")
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.coming = MeetingDropList()
        self._coming_label = SectionLabel(_("Coming meetings: drop a recommendation on one"))
        self.search = SearchField(_("Find a recommendation"))
        self.filter = NamedComboBox[str](
            _("Show"), {"": _("all that are open"), **named(STAGES), "all": _("all of them")}
        )
        orders = {code: _(words) for code, (words, _key) in ORDERS.items()}
        self.order = NamedComboBox(_("Order"), orders)
        self.page = ItemPage(services)
        self._new = PrimaryButton(_("New recommendation"), "file-plus")
        self._new.setMenu(self._form_menu())
        self._place = SecondaryButton(_("Put on a meeting"), "calendar-plus")
        self._empty = EmptyState(
            "file-text",
            _("Recommendations will be listed here"),
            _("Make one with the button above, or read one in. It waits here for its meeting."),
        )
        self._none_found = EmptyState("search", _("No recommendation is like that"))
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """Read the list again."""
        self._read()
        self._show_found()

    def steps_ahead(self) -> list[Callable[[], None]]:
        """The list as it would be read when somebody comes to look."""
        return [self._read, self._show_ahead, self.page.read_ahead]

    def selected(self) -> BankRow | None:
        """The selected recommendation."""
        return self._model.row(self.list.currentIndex().row())

    def all_selected(self) -> list[BankRow]:
        """Several can be selected with Shift and Ctrl; in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [row for place in rows if (row := self._model.row(place)) is not None]

    def select(self, item_id: int) -> None:
        """Select a recommendation by its id."""
        index = self._model.index(self._model.row_of(item_id))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(index, flag)
        self.list.scrollTo(index)

    def take_focus(self) -> None:
        """Where one chooses a recommendation."""
        self._both.bring(self._bank)
        self.list.setFocus()

    def show_item(self, item_id: int) -> None:
        """Bring a recommendation to the front, whatever the list is filtered by."""
        if self._model.row_of(item_id) < 0:
            self.search.clear()
            self.filter.choose("all")
        if self._model.row_of(item_id) >= 0:
            self.select(item_id)
        else:
            self._wanted = item_id  # its news has not come yet: the next reading selects it
        self._both.bring(self.page)

    def new_item(self, form: str) -> None:
        """A new recommendation on a form, opened with its title to write over."""
        command = partial(commands.create, title=_("New recommendation"), form=form)
        self._services.run(_("New recommendation"), command, source=self, done=self._on_created)

    def copy_selected(self) -> None:
        """A new one with the same texts."""
        row = self.selected()
        if row is not None:
            command = partial(commands.copy_as_template, item_id=row.id)
            self._services.run(_("Copy as a template"), command, source=self, done=self._on_created)

    def choose_meeting(self) -> None:
        """Show the coming meetings and put the selected recommendation on the one that is chosen."""
        menu = self.meeting_menu()
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self._place.mapToGlobal(self._place.rect().bottomLeft()))

    def meeting_menu(self) -> Menu | None:
        """The coming meetings; those before the day that it may be treated cannot be chosen."""
        row = self.selected()
        if row is None:
            return None
        menu = Menu(self._place)
        for meeting in self._coming():
            name = f"{meeting.name or meeting.forum} · {long_date(meeting.date, language())}"
            action = menu.addAction(name.replace("&", "&&"))
            why_not = hindrance_in_short(row, meeting)
            allow_entry(action, not why_not, why_not)
            action.triggered.connect(partial(self._on_meeting, row, meeting))
        if menu.isEmpty():
            menu.addAction(_("No meeting is coming. Make one under Meetings.")).setEnabled(False)
        return menu

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self.page.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch.set_on(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch.set_on(False)

    def close_watch(self) -> None:
        """Begin no more looks: the database goes."""
        self._watch.set_on(False)

    def _read(self) -> None:
        self._rows = self._services.read(queries.list_bank)
        coming = self._coming()
        self.coming.show_meetings(coming)
        for widget in (self.coming, self._coming_label):
            widget.setVisible(bool(coming))
        self._is_read = True

    def _show_ahead(self) -> None:
        if self._is_read and self._stale and not self.isVisible():
            self._show_found()
            self._stale = False

    def _show_found(self) -> None:
        """What was read, found and sorted anew: this runs at every key of the search."""
        found = self._found()
        before = self.selected()
        kept = self._wanted or (before.id if before is not None else None)
        self._model.show(found)
        self.list.setVisible(bool(found))
        self._empty.setVisible(not self._rows)
        self._none_found.setVisible(bool(self._rows) and not found)
        if kept is not None and self._model.row_of(kept) >= 0:
            self.select(kept)
            self._wanted = None
        elif found and self.selected() is None:
            self.select(found[0].id)
        self._on_current()

    def _found(self) -> tuple[BankRow, ...]:
        words = self.search.text().casefold().split()
        saying = self._services.read(partial(queries.items_that_say, words=words))
        wanted = self.filter.value()
        found = [
            row
            for row in self._rows
            if (wanted in ("all", row.stage) or (not wanted and row.stage not in CLOSED))
            and (row.id in saying or all(word in haystack(row) for word in words))
        ]
        return tuple(sorted(found, key=ORDERS[self.order.value()][1]))

    def _coming(self) -> list[MeetingRow]:
        """Also one of today that was held earlier in the day, or before its date, takes nothing more."""
        rows = self._services.read(meetings.coming_meetings)
        off = MeetingStatus.CANCELLED
        return [row for row in rows if row.status is not off and not row.status.is_over]

    def _form_menu(self) -> Menu:
        menu = Menu(self._new)
        menu.aboutToShow.connect(partial(self._fill_form_menu, menu))
        return menu

    def _fill_form_menu(self, menu: Menu) -> None:
        menu.clear()
        for form in forms():
            name = form.title(language()).replace("&", "&&")
            menu.addAction(name).triggered.connect(partial(self.new_item, form.code))

    def _lay_out(self) -> None:
        self._bank = card = self._laid_out_bank()
        names = _("Recommendations"), _("Recommendation")
        for panel, name, least in zip((card, self.page), names, (320, 380), strict=True):
            when_dressed(panel, partial(_hold_width, panel, least))
            self.splitter.add(panel, name, stretch=1 if panel is self.page else 0)
        self._both = OneOrBoth(
            names[0],
            self.page,
            card,
            self.page.minimumWidth(),
            second_before=True,
            splitter=self.splitter,
        )
        self._both.call(names[1], _("All recommendations"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(centred(self._both, TEXT_BESIDE_LIST))

    def _laid_out_bank(self) -> Card:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Heading(_("Recommendations")), 1)
        head.addWidget(self._new)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for widget, least in ((self.filter, 150), (self.order, 125)):
            widget.setMinimumWidth(least)  # not as wide as the longest of its choices
            choices.addWidget(widget, 1)
        top = QVBoxLayout()
        top.setContentsMargins(20, 18, 16, 12)
        top.setSpacing(10)
        top.addLayout(head)
        top.addWidget(Text(_("Cases that the team is to decide on"), "muted", TextSize.SMALL))
        top.addWidget(self.search)
        top.addLayout(choices)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 10, 12, 12)
        foot.addWidget(self._place)
        foot.addStretch(1)
        card = Card()
        card.body.addLayout(top)
        card.add_line()
        card.body.addSpacing(6)
        for widget in (self.list, self._empty, self._none_found):
            card.body.addWidget(widget, 1)
        card.add_line()
        self._coming_label.setContentsMargins(20, 8, 20, 2)
        card.body.addWidget(self._coming_label)
        card.body.addWidget(self.coming)
        card.body.addLayout(foot)
        return card

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._show_found())
        self.filter.currentIndexChanged.connect(lambda _index: self._show_found())
        self.order.currentIndexChanged.connect(lambda _index: self._show_found())
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(lambda _index: self._write())
        self._place.clicked.connect(self.choose_meeting)
        self.page.failed.connect(self._services.report)
        self.coming.dropped.connect(self._on_dropped)
        self.coming.chosen.connect(self._on_chosen)
        self._watch.told.connect(self._model.show_readiness)
        self._watch.told.connect(self.page.show_readiness)
        self._services.bridge.changed.connect(self._on_changed)

    def _on_current(self, *_indexes: QModelIndex) -> None:
        row = self.selected()
        allow(self._place, row is not None, _("Select a recommendation in the list first"))
        self.page.show_item(row.id if row is not None else None)
        self.selection_changed.emit()

    def _write(self) -> None:
        """Go on in the recommendation that is chosen."""
        self._both.bring(self.page)
        self.page.head.title.setFocus()

    def _on_created(self, item_id: int) -> None:
        self._wanted = item_id
        self.search.clear()
        if self.filter.value() not in ("", "all", "received"):
            self.filter.choose("")
        self.reload()
        self._write()
        self.page.head.title.selectAll()

    def _on_dropped(self, item_id: int, meeting: MeetingRow) -> None:
        row = self._model.row(self._model.row_of(item_id))
        hindrance = hindrance_of(row, meeting) if row is not None else ""
        if hindrance:
            self._services.report(UserError(hindrance))
        elif row is not None:
            self._on_meeting(row, meeting)

    def _on_chosen(self, meeting: MeetingRow) -> None:
        row = self.selected()
        if row is not None:
            self._on_dropped(row.id, meeting)

    def _on_meeting(self, row: BankRow, meeting: MeetingRow) -> None:
        command = partial(agenda_commands.place_item, meeting_id=meeting.id, item_id=row.id)
        words = _("“{title}” is on the agenda of {date}.")
        sentence = words.format(title=row.title, date=long_date(meeting.date, language()))
        self.flush()
        self._services.run(
            _("Put on a meeting"),
            command,
            source=self,
            done=lambda _point_id: self.placed.emit(sentence),
        )

    def _on_changed(self, change: ChangeSet) -> None:
        seen = change if self.search.text() else change.beside(TEXTS)
        if any(map(seen.touches, TABLES)):
            self._is_read = False
            self.ask_reload()


def _hold_width(panel: QWidget, least: int) -> None:
    panel.setMinimumWidth(max(least, panel.minimumSizeHint().width()))

"""The list of entries: selection, keys and dragging. What is asked for leaves as signals."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from gui.agenda.entry_delegate import EntryDelegate
from gui.agenda.entry_model import EntryModel
from gui.widgets.bar_over_padding import lay_bar_over_padding
from gui.widgets.motion.pictures import cut, plain
from gui.widgets.motion.slides import Slides
from model.queries.agenda import Agenda, AgendaRow
from model.readiness import Readiness
from model.text.translate import _


class EntryList(QListView):
    """Up and down select, F2 or a double click renames, Alt with up and down moves, Del removes, Enter opens.

    Shift and Ctrl select several; one of them is in front.
    """

    entry_selected = Signal(object)
    """The `AgendaRow` that is in front, or None."""
    opened = Signal()
    moved = Signal(object, int)
    renamed = Signal(int, str)
    removal_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = EntryModel(self)
        self._entries.moved.connect(self.moved)
        self._entries.renamed.connect(self.renamed)
        self.setModel(self._entries)
        self.setItemDelegate(EntryDelegate(self))
        self.setAccessibleName(_("Agenda"))
        self.setProperty("look", "plain")
        self.setMouseTracking(True)
        lay_bar_over_padding(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.rename = self._rename_action()
        self._last: int | None = None
        self._slides = Slides(self.viewport())
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_agenda(self, agenda: Agenda) -> None:
        """Show new data and keep the same entries selected."""
        with self._sliding():
            self._take(agenda)

    def _take(self, agenda: Agenda) -> None:
        kept = [row.id for row in self.chosen()]
        first = self._entries.row_of(kept[0]) if kept else 0
        self._entries.show(agenda.entries)
        if self._last is not None and self._entries.row_of(self._last) >= 0:
            self.select(self._last)
            self._select_also(kept)
            return
        self._select_row(min(first, len(agenda.entries) - 1))

    def show_readiness(self, found: Readiness) -> None:
        """The lights, as far as they are known."""
        self._entries.show_readiness(found)

    def show_draft(self, agenda: Agenda) -> None:
        """Show what would be. The selection stays, and comes back where its entry would go."""
        with self._sliding(), QSignalBlocker(self.selectionModel()):
            self._entries.show(agenda.entries)
            if self._last is not None:
                self.select(self._last)

    def clear(self) -> None:
        """Show no meeting."""
        self._last = None
        self._entries.show(())

    def selected(self) -> AgendaRow | None:
        """The entry in front."""
        return self._entries.row(self.currentIndex().row())

    def chosen(self) -> tuple[AgendaRow, ...]:
        """All that are selected, in the order of the agenda; the one in front where none is."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        rows = rows or [self.currentIndex().row()]
        return tuple(entry for row in rows if (entry := self._entries.row(row)) is not None)

    def select(self, entry_id: int) -> None:
        """Select an entry by its id."""
        self._select_row(self._entries.row_of(entry_id))

    def step(self, by: int) -> None:
        """Select the next or previous entry."""
        row = self.currentIndex().row() + by
        if 0 <= row < self._entries.rowCount():
            self._select_row(row)

    def move_selected(self, by: int) -> None:
        """Ask to move what is selected one up (-1) or down (1); several come to stand together."""
        ids = tuple(row.id for row in self.chosen())
        rows = [self._entries.row_of(entry_id) for entry_id in ids]
        edge = (rows[0] if by < 0 else rows[-1]) + by if rows else -1
        if 0 <= edge < self._entries.rowCount():
            self.moved.emit(ids, edge if by < 0 else edge - len(rows) + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.selected()
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # the line that is written in lets Enter through
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and entry is not None:
            self.removal_wanted.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def _rename_action(self) -> QAction:
        """Not in the table of actions: F2 renames in other lists too, each its own."""
        rename = QAction(_("Rename"), self)
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        rename.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        rename.triggered.connect(self._on_rename)
        self.addAction(rename)
        return rename

    def _on_rename(self) -> None:
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    @contextmanager
    def _sliding(self) -> Generator[None]:
        """Let entries that get another place be seen on their way there."""
        before = self._slides.places_before(self._places)
        yield
        view = self.viewport()
        self._slides.go(
            before,
            self._places,
            lambda seen: plain(seen, view.devicePixelRatioF(), "surface"),
            lambda keys: cut(view.grab(), keys, self._places()),
            self._last,
        )

    def _places(self) -> Mapping[int, QRect]:
        rows = [self._entries.row(at) for at in range(self._entries.rowCount())]
        return {
            row.id: self.visualRect(self._entries.index(at))
            for at, row in enumerate(rows)
            if row is not None
        }

    def _select_row(self, row: int) -> None:
        index = self._entries.index(row) if row >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if index.isValid():
            self.scrollTo(index)

    def _select_also(self, entry_ids: list[int]) -> None:
        for row in filter(lambda row: row >= 0, map(self._entries.row_of, entry_ids)):
            index = self._entries.index(row)
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self._entries.row(current.row())
        if entry is not None:
            self._last = entry.id
        self.entry_selected.emit(entry)

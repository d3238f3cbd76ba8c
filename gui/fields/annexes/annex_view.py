"""The annexes as a list of rows: selection, keys, dragging, a menu for each. Asks, and does nothing."""

from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from gui.fields.annexes.annex_delegate import HEIGHT, AnnexDelegate, chip_target
from gui.fields.annexes.annex_model import AnnexModel
from gui.fields.words import OPENNESS
from gui.icons import icon
from gui.widgets.menu import Menu, allow_entry
from model.queries.annexes import AnnexRow
from model.text.dates import numeric_date
from model.text.translate import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AnnexView(QListView):
    """Enter opens, F2 renames, Alt with up and down moves, Del removes, Ctrl+V adds from the clipboard."""

    open_wanted = Signal(object)
    """The `AnnexRow`."""
    past_wanted = Signal(object)
    """The `PastFile` to open."""
    openness_chosen = Signal(int, str)
    replacement_wanted = Signal(object)
    removal_wanted = Signal(object)
    moved = Signal(int, int)
    paste_wanted = Signal()

    def __init__(self, model: AnnexModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annexes = model
        self.setModel(model)
        self.setItemDelegate(AnnexDelegate(self))
        self.setAccessibleName(_("Annexes"))
        self.setProperty("look", "plain")
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.doubleClicked.connect(lambda index: self._emit_open())
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._fit)
        self._fit()

    def selected(self) -> AnnexRow | None:
        """The selected annex."""
        return self._annexes.row(self.currentIndex().row())

    def select(self, annex_id: int) -> None:
        """Select an annex by its id; the first where it is gone."""
        index = self._annexes.index(max(0, self._annexes.row_of(annex_id)))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)

    def spot(self) -> QRect:
        """Where the selected annex stands."""
        return self.visualRect(self.currentIndex())

    def menu(self, annex: AnnexRow) -> Menu:
        """Everything that can be done with one annex."""
        menu = Menu(self, named=annex.title)
        no_file = _("the file is not here")
        self._act(
            menu,
            "external-link",
            _("Open the file"),
            partial(self.open_wanted.emit, annex),
            "" if annex.digest else no_file,
        )
        for past in annex.past:
            date = numeric_date(past.replaced_at.date())
            text = _("Open what it was before {date}: {file}").format(
                date=date, file=past.file_name
            )
            why_not = "" if past.digest else no_file
            self._act(menu, "history", text, partial(self.past_wanted.emit, past), why_not)
        menu.addSeparator()
        for code, words in OPENNESS.items():
            choose = partial(self.openness_chosen.emit, annex.id, code)
            action = menu.addAction(_(words))
            action.setCheckable(True)
            action.setChecked(annex.openness == code)
            action.triggered.connect(lambda _checked=False, call=choose: call())
        menu.addSeparator()
        self._act(menu, "pencil", _("Rename"), lambda: self.edit(self.currentIndex()))
        replace = _("Replace the file …") if annex.file_name else _("Choose the file …")
        self._act(menu, "refresh-cw", replace, partial(self.replacement_wanted.emit, annex))
        self._act(menu, "arrow-up", _("Move up"), partial(self._move, annex, -1))
        self._act(menu, "arrow-down", _("Move down"), partial(self._move, annex, 1))
        self._act(menu, "trash-2", _("Remove"), partial(self.removal_wanted.emit, annex))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def event(self, event: QEvent) -> bool:
        # These keys belong to the agenda too; while an annex has the focus they are the annex's.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            moves = event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _STEPS
            if moves or event.matches(QKeySequence.StandardKey.Paste):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        annex = self.selected()
        # Enter that ends a new title comes here too, and must not open the file.
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif annex is None or editing:
            super().keyPressEvent(event)
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self._move(annex, _STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER and not event.modifiers():
            self._emit_open()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit(annex)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        annex = self._annexes.row(index.row())
        if annex is None or event.button() != Qt.MouseButton.LeftButton:
            return
        chip = chip_target(self.visualRect(index), annex)
        if chip.contains(event.position().toPoint()):
            self.menu(annex).popup(self.viewport().mapToGlobal(chip.bottomLeft() + QPoint(0, 4)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        annex = self.selected()
        if annex is None:
            return
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(60, -4))
        self.menu(annex).popup(place)

    def _act(self, menu: Menu, icon_name: str, text: str, call: object, why_not: str = "") -> None:
        action = menu.addAction(icon(icon_name), text.replace("&", "&&"))
        allow_entry(action, not why_not, why_not)
        action.triggered.connect(lambda _checked=False: call())  # type: ignore[operator]

    def _move(self, annex: AnnexRow, by: int) -> None:
        place = self._annexes.row_of(annex.id) + by
        if 0 <= place < self._annexes.rowCount():
            self.moved.emit(annex.id, place)

    def _emit_open(self) -> None:
        annex = self.selected()
        if annex is not None and annex.digest:
            self.open_wanted.emit(annex)

    def _fit(self) -> None:
        """As high as its rows: the page around it scrolls."""
        self.setFixedHeight(HEIGHT * self._annexes.rowCount())

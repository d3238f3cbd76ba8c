"""The address book: who can be invited, where they are, and where they come from."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.lifetime.file_dialogs import FolderOf, ask_file
from gui.people.import_dialog import ImportDialog
from gui.people.role_delegate import RoleDelegate
from gui.people.table import FIELDS, PeopleModel, PersonRole
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import PrimaryButton, SecondaryButton, allow
from gui.widgets.cards import Card
from gui.widgets.cell_tips import CellTips
from gui.widgets.dialogs import agrees
from gui.widgets.empty_state import EmptyState
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Heading, Text
from gui.widgets.message_bar import MessageBar, Severity
from gui.widgets.page_width import TABLE, centred
from gui.widgets.search_field import SearchField
from model.commands import people as commands
from model.commands.people import Contact
from model.errors import UserError
from model.exchange.contacts.reading import LARGEST, read_contacts
from model.queries.people import PersonRow, list_people
from model.text.translate import _, ngettext
from model.workspace.changes import ChangeSet

_LEAST_COLUMN, _SEARCH_WIDTH = 56, 480
"""Pixels in which a name is known again; where they find no room, the table scrolls."""


class PeoplePanel(QWidget):
    """Cells are edited in place; every change is one step of undo."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._stale = True
        self.messages = MessageBar()
        self.search = SearchField(_("Search name, department, address"))
        self.model = PeopleModel(self)
        self.model.edited.connect(self._on_edited)
        self.shown = QSortFilterProxyModel(self)
        self.shown.setSourceModel(self.model)
        self.shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.shown.setSortLocaleAware(True)
        self.shown.setFilterKeyColumn(-1)
        self.search.textChanged.connect(self.shown.setFilterFixedString)
        self.table = QTableView()
        self._dress_table()
        self.new = PrimaryButton(_("New person"), "user-plus")
        self.new.clicked.connect(self.add_person)
        self.file = SecondaryButton(_("From a file …"), "folder-open")
        self.file.clicked.connect(self._on_file)
        self.paste = SecondaryButton(_("Paste a list"), "clipboard-paste")
        self.paste.clicked.connect(self._on_paste)
        self.merge = SecondaryButton(_("Make one person of them"), "users")
        self.merge.clicked.connect(self.merge_selected)
        self.remove = SecondaryButton(_("Remove"), "trash-2")
        self.remove.clicked.connect(self.remove_selected)
        self.empty = EmptyState(
            "users",
            _("Nobody is in the address book yet"),
            _("Add people, read them from Outlook or a vCard file, or paste a list of addresses."),
            _("New person"),
            _("From a file …"),
        )
        self.empty.action.connect(self.add_person)
        self.empty.second_action.connect(self._on_file)
        self._lay_out()
        services.bridge.changed.connect(self._on_changed)

    def reload(self) -> None:
        """Read the address book again."""
        self._stale = False
        rows = self._services.read(list_people)
        self.model.show(rows)
        self.empty.setVisible(not rows)
        self.new.set_quiet(not rows)
        self.table.setVisible(bool(rows))
        self._on_selection()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.reload()

    def selected(self) -> list[PersonRow]:
        """The people whose rows are selected, from the top."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return [self.shown.index(row, 0).data(PersonRole) for row in rows]

    def show_person(self, person_id: int, name: str) -> None:
        """Find somebody among those of this name, with the focus on the row."""
        self.search.setText(name)
        for row in range(self.shown.rowCount()):
            index = self.shown.index(row, 0)
            if index.data(PersonRole).id == person_id:
                self.table.setCurrentIndex(index)
                self.table.scrollTo(index)
                self.table.setFocus()
                return

    def add_person(self) -> None:
        """A new row whose name is typed next."""
        self._services.run(
            _("New person"),
            partial(commands.add, name=_("New person")),
            done=self._edit_name,
            failed=self._on_failed,
        )

    def merge_selected(self) -> None:
        """The first of the selected stays."""
        chosen = self.selected()
        if len(chosen) < 2 or not self.ask_merge(chosen):
            return
        first, others = chosen[0], [row.id for row in chosen[1:]]
        self._services.run(
            _("Make one person of them"),
            partial(commands.merge, person_id=first.id, others=others),
            failed=self._on_failed,
        )

    def remove_selected(self) -> None:
        """Meetings keep the names."""
        for row in self.selected():
            self._services.run(
                _("Remove {name}").format(name=row.name),
                partial(commands.remove, person_id=row.id),
                failed=self._on_failed,
            )

    def take_in(self, found: tuple[Contact, ...]) -> None:
        """Show who was found, and take in whom she ticks."""
        chosen = self.ask_people(found)
        if chosen:
            self._services.run(
                _("Take people in"),
                partial(commands.take_in, contacts=chosen),
                done=self._on_taken,
                failed=self._on_failed,
            )

    # --- questions, each a method of its own so that a test can answer it

    def ask_people(self, found: tuple[Contact, ...]) -> list[Contact]:
        """Whom to take in."""
        dialog = ImportDialog(found, self.window())
        return dialog.chosen() if dialog.exec() else []

    def ask_merge(self, chosen: list[PersonRow]) -> bool:
        """Whether several are one."""
        names = "\n".join(f"{row.name} {row.email}" for row in chosen)
        words = _(
            "Are these one person? {name} stays, gets what is missing, and takes the others' place in "
            "meetings, recommendations and tasks. Approved minutes and what was sent out stay as they "
            "are.\n\n{names}"
        )
        question = words.format(name=chosen[0].name, names=names)
        return agrees(self.window(), _("Make one person of them"), question)

    def ask_file(self) -> Path | None:
        """The open dialog."""
        kinds = _("People (*.vcf *.csv *.txt)")
        return ask_file(self.window(), _("From a file …"), FolderOf.PEOPLE, kinds)

    # --- what follows

    def _on_file(self) -> None:
        path = self.ask_file()
        if path is not None:
            self._services.jobs.start(
                _("Reading people"), lambda _progress: _read(path), self.take_in, self._on_failed
            )

    def _on_paste(self) -> None:
        try:
            self.take_in(read_contacts(QGuiApplication.clipboard().text()))
        except UserError as error:
            self._on_failed(error)

    def _on_edited(self, person_id: int, field: str, text: str) -> None:
        self.messages.hide()
        self._services.run(
            _(FIELDS[field]),
            partial(commands.set_field, person_id=person_id, field=field, value=text),
            failed=self._on_failed,
        )

    def _edit_name(self, person_id: int) -> None:
        self.search.clear()  # somebody new is none of those who are looked for
        self.reload()
        index = self.shown.mapFromSource(self.model.index(self.model.place_of(person_id), 0))
        self.table.scrollTo(index)
        self.table.setCurrentIndex(index)
        self.table.edit(index)

    def _on_taken(self, counts: tuple[int, int]) -> None:
        added, filled = counts
        words = ngettext("{count} person is new.", "{count} people are new.", added)
        more = ngettext("{count} was filled in.", "{count} were filled in.", filled)
        sentence = f"{words.format(count=added)} {more.format(count=filled)}"
        self.messages.show_message(Severity.SUCCESS, sentence)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.messages.show_message(Severity.WARNING, str(error))
        else:
            self._services.report(error)

    def _on_changed(self, change: ChangeSet) -> None:
        if not change.touches("person"):
            return
        self._stale = True
        if self.isVisible():
            self.reload()

    def _on_selection(self) -> None:
        count = len(self.selected())
        allow(self.remove, count > 0, _("Select people in the list first"))
        allow(self.merge, count > 1, _("Select two people or more in the list first"))

    def _dress_table(self) -> None:
        self.table.setModel(self.shown)
        self.table.setItemDelegate(CellTips(self.table))
        self.table.setItemDelegateForColumn(list(FIELDS).index("role"), RoleDelegate(self.table))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.setAccessibleName(_("Address book"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(34)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(_LEAST_COLUMN)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for field in ("email", "phone", "role", "available"):  # an address that is cut is none
            header.setSectionResizeMode(
                list(FIELDS).index(field), QHeaderView.ResizeMode.ResizeToContents
            )
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.table.selectionModel().selectionChanged.connect(lambda *_both: self._on_selection())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Heading(_("Address book"), TextSize.DISPLAY))
        ways = FlowLayout(to_the_right=True)
        for button in (self.paste, self.file, self.new):
            ways.addWidget(button)
        head.addLayout(ways, 1)
        below = QHBoxLayout()
        below.setSpacing(8)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        below.addWidget(self.search, 1)
        below.addStretch(0)
        below.addWidget(self.merge)
        below.addWidget(self.remove)
        note = Text(
            _("Meetings keep their names, whoever is removed here."),
            "muted",
            TextSize.SMALL,
        )
        card = Card(margins=(24, 20, 24, 16), spacing=12)
        card.body.addLayout(head)
        card.body.addLayout(below)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.empty, 1)
        card.body.addWidget(note)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.messages)
        column.addWidget(card, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(centred(inner, TABLE))


def _read(path: Path) -> tuple[Contact, ...]:
    """For a job. Raises UserError."""
    try:
        with path.open("rb") as opened:
            return read_contacts(opened.read(LARGEST + 1))
    except OSError as error:
        reason = error.strerror or str(error)
        words = _("{file} cannot be read: {reason}.")
        raise UserError(words.format(file=path.name, reason=reason)) from error

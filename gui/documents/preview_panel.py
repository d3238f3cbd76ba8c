"""The page beside the text: what is saved, as it will be printed, in the document that is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.documents.choices import Choice, edition_names
from gui.documents.pages_view import PagesView
from gui.documents.preview_maker import Made, PreviewMaker, Sight
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.accessible import show_checked
from gui.widgets.buttons import ToolButton
from gui.widgets.cards import Card
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Text
from model.exporting import EDITIONS, Preview, Wanted, document_names
from model.queries.agenda import AgendaRow
from model.text.translate import _
from model.vocabulary import Edition
from model.workspace.changes import ChangeSet

DOCUMENTS = ("agenda", "minutes", "extract", "chair-script", "tasks")
OF_JOBS = {"agenda": "agenda", "plan": "agenda", "minutes": "minutes"}
_NAME = Qt.ItemDataRole.AccessibleTextRole
UNSEEN_TABLES = frozenset({"search_change", "mail", "mail_recipient", "invitation"})
"""What is written there stands in no document."""
LEAST_WIDTH = 284
LIST_SIZE = 190
ROOM_FOR_LIST = 620
"""From this width on the list stands beside the pages, else above them."""

_LEAST_CHOICE = 96
"""A name may be cut: on a small screen the page needs the room."""


class PreviewPanel(QWidget):
    """Follows the meeting, the job and the entry in front. Makes nothing while it is hidden."""

    place_wanted = Signal(str, str)
    save_wanted = Signal(object)
    print_wanted = Signal(object)
    closed = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._meeting_id: int | None = None
        self._entry: AgendaRow | None = None
        self._preview: Preview | None = None
        self._shown: Wanted | None = None
        self._lead_to_entry = False
        self._rows: list[tuple[int, float, str]] = []
        self.view = PagesView()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Pages"))
        self.list.setProperty("look", "plain")
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVisible(False)
        names = {document: document_names()[document] for document in DOCUMENTS}
        self.documents = NamedComboBox(_("Document"), names)
        self.editions = NamedComboBox[Edition](_("Edition"))
        for choice in (self.documents, self.editions):
            choice.setMinimumWidth(_LEAST_CHOICE)
        self._fill_editions()
        self._note = Text(look="muted", size=TextSize.SMALL)
        self._note.setWordWrap(True)
        self._note.hide()
        self._where = Text(look="muted", size=TextSize.SMALL)
        self._words = Text(look="muted")
        self._maker = PreviewMaker(services, self.wanted, self._look, self)
        self._build_tools()
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting_id: int | None) -> None:
        """Another meeting."""
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self._entry = None
            self._forget()
            self._ask(stale=True)

    def show_job(self, job: str) -> None:
        """The agenda beside the agenda, the minutes beside the minutes; another choice stays."""
        document = OF_JOBS.get(job)
        if document is not None and self.documents.value() in OF_JOBS.values():
            self.documents.choose(document)

    def show_entry(self, entry: AgendaRow | None) -> None:
        """Lead to the entry in front, unless it is seen."""
        moved = (entry.key if entry else "") != (self._entry.key if self._entry else "")
        self._entry = entry
        if not moved:
            return
        self._lead_to_entry = True
        if self.documents.value() == "extract":
            self._ask(stale=True)
        else:
            self._go_to_entry()

    def wanted(self) -> Wanted | None:
        """The document that is shown, None where there is none."""
        choice = self.choice()
        return None if self._meeting_id is None else choice.of(self._meeting_id)

    def choice(self) -> Choice:
        """As it would be saved."""
        document = self.documents.value()
        entry = self._entry.key if document == "extract" and self._entry is not None else ""
        return Choice(document, self.editions.value(), entry=entry)

    # Qt's own

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask(stale=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= ROOM_FOR_LIST
        direction = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._splitter.orientation() is not direction:
            self._splitter.setOrientation(direction)
            self._splitter.setSizes([LIST_SIZE, 400])

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._lead_to_entry = True
        self._forget()  # as it was, it would be seen for a moment when it is shown again

    # Helpers

    def _build_tools(self) -> None:
        self.pages_button = ToolButton("list", _("Page list"), checkable=True)
        self.smaller = ToolButton("zoom-out", _("Smaller"), "-")
        self.larger = ToolButton("zoom-in", _("Larger"), "+")
        self.fit = ToolButton("maximize-2", _("As wide as the window"), "0", checkable=True)
        self.fit.setChecked(True)
        self.save = ToolButton("file-down", _("Save as …"))
        self.printer = ToolButton("printer", _("Print …"), "Ctrl+P")
        self.close_button = ToolButton("x", _("Close the preview"))

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.documents, 1)
        choices.addWidget(self.editions, 1)
        choices.addWidget(self.close_button)
        tools = QHBoxLayout()
        tools.setSpacing(2)
        for button in (self.pages_button, self.smaller, self.larger, self.fit):
            tools.addWidget(button)
        tools.addSpacing(6)
        tools.addWidget(self._where, 1)
        tools.addWidget(self.save)
        tools.addWidget(self.printer)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 10, 8)
        head.setSpacing(6)
        head.addLayout(choices)
        head.addLayout(tools)
        head.addWidget(self._note)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setContentsMargins(24, 24, 24, 24)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.view)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([LIST_SIZE, 400])
        self._splitter.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._words)
        card = Card()
        card.body.addLayout(head)
        card.add_line()
        card.body.addWidget(self._stack, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        self.setMinimumWidth(LEAST_WIDTH)

    def _connect(self) -> None:
        self.documents.currentIndexChanged.connect(self._on_document)
        self.editions.currentIndexChanged.connect(self._on_edition)
        self.pages_button.toggled.connect(self._on_pages)
        self.smaller.clicked.connect(lambda: self.view.step_zoom(-1))
        self.larger.clicked.connect(lambda: self.view.step_zoom(1))
        self.fit.toggled.connect(self._on_fit)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.choice()))
        self.printer.clicked.connect(lambda: self.print_wanted.emit(self.choice()))
        self.close_button.clicked.connect(self.closed)
        self.list.itemActivated.connect(self._on_page_chosen)
        self.list.itemClicked.connect(self._on_page_chosen)
        self.view.place_wanted.connect(self.place_wanted)
        self.view.looked_elsewhere.connect(self._on_looked_elsewhere)
        self.view.page_changed.connect(lambda _page: self._show_where())
        self._maker.made.connect(self._on_made)
        self._maker.refused.connect(self._on_refused)
        self._services.bridge.changed.connect(self._on_changed)

    def _ask(self, *, stale: bool) -> None:
        if self.isVisible() and self._meeting_id is not None:
            self._maker.ask(stale=stale)

    def _look(self) -> Sight:
        return Sight(tuple(self.view.pages_seen()), self.view.picture_scale)

    def _on_changed(self, change: ChangeSet) -> None:
        if any(table not in UNSEEN_TABLES for table, _row in change.rows):
            self._ask(stale=True)

    def _on_looked_elsewhere(self) -> None:
        self._show_where()
        if self.view.lacks_pictures():
            self._ask(stale=False)

    def _on_made(self, made: Made) -> None:
        if not self.isVisible():
            return
        same = self._shown == made.wanted
        self._preview, self._shown = made.preview, made.wanted
        if not same:
            self.view.forget()
        self.view.show_preview(made.preview, made.pictures, made.sight.scale)
        self._stack.setCurrentIndex(0)
        self._fill_list()
        self._show_where()
        if self._lead_to_entry:
            self._go_to_entry()
        self._show_note()
        if self.view.lacks_pictures():
            self._ask(stale=False)

    def _on_refused(self, sentence: str) -> None:
        self._forget()
        self._words.setText(sentence)
        self._stack.setCurrentIndex(1)

    def _on_document(self) -> None:
        self._fill_editions()
        self._lead_to_entry = True
        self._ask(stale=True)

    def _on_edition(self) -> None:
        self._lead_to_entry = True
        self._ask(stale=True)

    def _fill_editions(self) -> None:
        """Those that the document has; the one that is chosen stays where it is among them."""
        editions = EDITIONS[self.documents.value()]
        self.editions.offer({edition: edition_names()[edition] for edition in editions})

    def _on_fit(self, on: bool) -> None:
        self.view.set_zoom(None if on else self.view.zoom)

    def _on_pages(self, on: bool) -> None:
        self.list.setVisible(on)
        if on:
            self.list.setFocus()

    def _fill_list(self) -> None:
        preview = self._preview
        if preview is None:
            return
        self._rows = _rows(preview)
        for row, (page, _down, title) in enumerate(self._rows):
            text = f"{page + 1}   {title}" if title else str(page + 1)
            item = self.list.item(row)
            if item is None:
                item = QListWidgetItem()
                self.list.addItem(item)
            if item.text() != text:
                item.setText(text)
                item.setToolTip(title)
                name = _("Page {page}").format(page=page + 1)
                item.setData(_NAME, f"{name}: {title}" if title else name)
        while self.list.count() > len(self._rows):
            self.list.takeItem(self.list.count() - 1)

    def _on_page_chosen(self, item: QListWidgetItem) -> None:
        page, down, _title = self._rows[self.list.row(item)]
        self.view.scroll_to(page, max(down - 24, 0))

    def _show_where(self) -> None:
        show_checked(self.fit, self.view.fits)
        if self._preview is None:
            self._where.setText("")
            return
        page, pages = self.view.page() + 1, self._preview.pages
        percent = round(self.view.zoom * 100)
        words = _("{page} of {pages}").format(page=page, pages=pages)
        self._where.setText(f"{words} · {percent} %")
        row = next((n for n, place in enumerate(self._rows) if place[0] >= page - 1), -1)
        if not self.list.hasFocus():
            self.list.setCurrentRow(row)

    def _go_to_entry(self) -> None:
        self._show_note()
        if self._entry is None or self._preview is None:
            return
        self._lead_to_entry = False
        place = self._preview.place_of_entry(self._entry.key)
        if place is not None and not self.view.is_seen(*place):
            self.view.scroll_to(place[0], place[1] - 24)

    def _show_note(self) -> None:
        """Why what is written may not be seen."""
        closed = self._entry is not None and self._entry.openness == "closed"
        unseen = closed and self.editions.value() == Edition.OPEN
        self._note.setText(
            _("The point in front is closed: the open edition does not show it.") if unseen else ""
        )
        self._note.setVisible(unseen)

    def _forget(self) -> None:
        self._preview = self._shown = None
        self.view.forget()
        self.list.clear()
        self._words.setText("")
        self._show_where()


def _rows(preview: Preview) -> list[tuple[int, float, str]]:
    """Each page, from 0, and what begins on it: how far down, and its heading."""
    rows: list[tuple[int, float, str]] = []
    for page in range(preview.pages):
        begun = [one for one in preview.chapters if one.page == page and one.level <= 2]
        rows += [(page, one.top, one.text) for one in begun] or [(page, 0.0, "")]
    return rows

"""The search: one field, a few filters, and the hits as one types."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from gui.fields.words import named
from gui.search.hit_list import HitDelegate, HitModel
from gui.search.words import KINDS
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.accessible import announce
from gui.widgets.bar_over_padding import lay_bar_over_padding
from gui.widgets.buttons import GhostButton
from gui.widgets.cards import Card, Line
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.empty_state import EmptyState
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import Heading, Text
from gui.widgets.page_width import LIST, centred
from gui.widgets.search_field import SearchField
from model.queries import people
from model.queries.search_texts import SearchKind
from model.queries.search_units import meeting_years
from model.text.question import parse_question
from model.text.translate import _, ngettext
from model.vocabulary import Openness
from model.workspace.search import Found, Hit, Search, Wish

PAUSE_MS = 90
"""A rest this long in typing, and the question is asked."""

PAGE = 20


class SearchPanel(QWidget):
    """Asks off the window thread; an answer that comes too late is not shown."""

    chosen = Signal(object)
    """The `Hit` to open."""
    history_wanted = Signal(object)
    """The `SearchText` whose case is to be shown across its meetings."""
    opened = Signal()
    """The screen came to the front: the index had better be up to date."""

    def __init__(self, services: Services, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._search = services, search
        self._asked = 0
        self._limit = PAGE
        self.found = Found()
        self.field = SearchField(_("Search"))
        self.field.setPlaceholderText(
            _("Search meetings, points, recommendations, minutes, tasks, people and annexes")
        )
        self.field.installEventFilter(self)
        self._filters()
        self._model = HitModel(self)
        self.list = self._hit_list()
        self._count = Text(look="muted", size=TextSize.SMALL)
        self._more = GhostButton(_("Show more"))
        self._history = GhostButton(_("The case across meetings"), "history")
        self._hint = EmptyState(
            "search",
            _("What are you looking for?"),
            _(
                "Write some letters of it. Århus and Aarhus are the same, “fravær” finds “sygefravær”,"
                " and words in quotes must follow each other."
            ),
        )
        self._none = EmptyState(
            "search", _("Nothing was found"), _("Try fewer letters or fewer words, or show all.")
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()
        self._show(Found())

    def focus_field(self) -> None:
        """Ready to type a new question."""
        self.field.setFocus()
        self.field.selectAll()

    def ask(self, text: str) -> None:
        """Ask this as if it had been typed."""
        self.field.setText(text)
        self.field.setFocus()

    def ask_again(self) -> None:
        """What is in the index may be different now."""
        if self.isVisible():
            self._ask()

    def selected(self) -> Hit | None:
        """The hit that is selected."""
        return self._model.row(self.list.currentIndex().row())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill_filters()
        self.opened.emit()
        self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field straight into the hits, and Enter opens the first."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Down and self._model.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._model.index(0))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            hit = self.selected() or self._model.row(0)
            if hit is not None:
                self.chosen.emit(hit)
            return True
        return False

    def _hit_list(self) -> QListView:
        made = QListView()
        lay_bar_over_padding(made)
        made.setModel(self._model)
        made.setItemDelegate(HitDelegate(made))
        made.setAccessibleName(_("Found"))
        made.setProperty("look", "plain")
        made.setMouseTracking(True)
        made.setUniformItemSizes(True)
        return made

    def _filters(self) -> None:
        kinds = {None: _("everything"), **named(KINDS)}
        self.kind = NamedComboBox[SearchKind | None](_("Kind"), kinds)
        self.forum = NamedComboBox[int | None](_("Forum"), {None: _("all forums")})
        self.year = NamedComboBox[int | None](_("Year"), {None: _("all years")})
        openness = {
            None: _("open and closed"),
            Openness.OPEN: _("only open"),
            Openness.CLOSED: _("only closed"),
        }
        self.openness = NamedComboBox[Openness | None](_("Open or closed"), openness)
        orders = {False: _("closest first"), True: _("newest first")}
        self.order = NamedComboBox(_("Order"), orders)

    def _fill_filters(self) -> None:
        """Forums and years of the meetings there are; what was chosen stays chosen."""
        forums = {row.id: row.name for row in self._services.read(people.list_forums)}
        years = {year: str(year) for year in self._services.read(meeting_years)}
        self.forum.offer({None: _("all forums"), **forums})
        self.year.offer({None: _("all years"), **years})

    def _lay_out(self) -> None:
        choices = FlowLayout()
        for box in (self.kind, self.forum, self.year, self.openness, self.order):
            choices.addWidget(box)
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 20, 14)
        head.setSpacing(10)
        head.addWidget(Heading(_("Search"), TextSize.DISPLAY))
        head.addWidget(self.field)
        head.addLayout(choices)
        self._foot = QWidget()
        below = QVBoxLayout(self._foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 16, 10)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._history)
        foot.addWidget(self._more)
        card = Card()
        card.body.addLayout(head)
        card.add_line()
        card.body.addSpacing(6)
        for widget in (self.list, self._hint, self._none):
            card.body.addWidget(widget, 1)
        below.addWidget(Line())
        below.addLayout(foot)
        card.body.addWidget(self._foot)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(centred(card, LIST))

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self._timer.timeout.connect(self._on_typed)
        for box in (self.kind, self.forum, self.year, self.openness, self.order):
            box.currentIndexChanged.connect(lambda _index: self._on_typed())
        self.list.activated.connect(self._on_activated)
        self.list.clicked.connect(self._on_activated)
        self.list.selectionModel().currentChanged.connect(lambda *_indexes: self._on_current())
        self._more.clicked.connect(self._on_more)
        self._history.clicked.connect(self._on_history)

    def _wish(self) -> Wish:
        kind = self.kind.value()
        return Wish(
            self.field.text(),
            frozenset((kind,)) if kind else frozenset(),
            self.forum.value(),
            self.year.value(),
            self.openness.value(),
            self.order.value(),
            self._limit,
        )

    def _on_typed(self) -> None:
        self._limit = PAGE
        self._ask()

    def _on_more(self) -> None:
        self._limit += 4 * PAGE
        self._ask()

    def _ask(self) -> None:
        self._asked += 1
        number, wish, search = self._asked, self._wish(), self._search
        self._services.jobs.start(
            _("Searching"),
            lambda _progress: search.find(wish),
            lambda found: self._show(found) if number == self._asked else None,
        )

    def _show(self, found: Found) -> None:
        self.found = found
        letters = sum(len(term.word) for term in parse_question(self.field.text()))
        asked = letters > 1 or bool(found.hits)  # a letter alone is a word that is being begun
        kept = self.selected()
        self._model.show(found.hits)
        if kept is not None:
            self._select_again(kept)
        self.list.setVisible(bool(found.hits))
        self._hint.setVisible(not asked and not found.hits)
        self._none.setVisible(asked and not found.hits)
        self._more.setVisible(len(found.hits) < found.count or found.more_than_counted)
        words = _count_words(found) if asked else ""
        self._count.setText(words)
        self._foot.setVisible(bool(words))
        if words:
            announce(self, words)
        self._on_current()

    def _select_again(self, kept: Hit) -> None:
        for place, hit in enumerate(self.found.hits):
            if (hit.text.unit, hit.text.kind) == (kept.text.unit, kept.text.kind):
                self.list.setCurrentIndex(self._model.index(place))

    def _on_current(self) -> None:
        hit = self.selected()
        has_case = hit is not None and (hit.text.place.item_id or hit.text.place.point_id)
        self._history.setVisible(bool(has_case))

    def _on_activated(self, index: QModelIndex) -> None:
        hit = self._model.row(index.row())
        if hit is not None:
            self.chosen.emit(hit)

    def _on_history(self) -> None:
        hit = self.selected()
        if hit is not None:
            self.history_wanted.emit(hit.text)


def _count_words(found: Found) -> str:
    if found.more_than_counted:
        words = _("More than {count} found").format(count=f"{found.count:,}".replace(",", "."))
    else:
        words = ngettext("{count} found", "{count} found", found.count).format(count=found.count)
    if not found.complete:
        words = f"{words} · {_('the search is still being prepared')}"
    return words

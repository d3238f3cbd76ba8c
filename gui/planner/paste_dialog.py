"""Pasted Information lines: what they would change is shown before they are taken."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.fields.words import is_break
from gui.theme import TextSize, dress
from gui.timeline.items import span_text
from gui.widgets.buttons import DialogButton, allow
from gui.widgets.labels import Heading, SectionLabel, Text
from gui.widgets.page_scroll import LEAST_HEIGHT
from gui.widgets.window_size import open_at
from model.errors import UserError
from model.planning.pasted import KnownEntry, PastedEntry, differs, pasted
from model.planning.schedule import plan
from model.planning.shapes import Entry, Slot
from model.queries.agenda import Agenda
from model.text.information_reader import read_lines
from model.text.names import join_names
from model.text.translate import _, language


class PasteDialog(QDialog):
    """`wanted` carries the `PastedEntry`s once they are to be taken."""

    wanted = Signal(tuple)

    def __init__(self, agenda: Agenda, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Paste a time plan"))
        open_at(self, 620, 560)
        self._known = known_entries(agenda)
        self._window = agenda.plan.window
        self._found: tuple[PastedEntry, ...] = ()
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText("Pkt. 1 kl. 8.30-8.50 Anna Holm og Bo Kjær\nPkt. 2 …")
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("The lines"))
        self.changes = QListWidget()
        self.changes.setAccessibleName(_("What will change"))
        self.changes.setProperty("look", "ticks")
        self.state = Text(look="muted", size=TextSize.SMALL)
        self.state.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = DialogButton(_("Take over"))
        self.buttons.addButton(self.ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(8)
        box.addWidget(Heading(_("Paste a time plan")))
        for widget in (
            *(SectionLabel(_("The lines"), self.text), self.text),
            *(SectionLabel(_("What will change"), self.changes), self.changes),
            *(self.state, self.buttons),
        ):
            box.addWidget(widget)
        for part in (self.text, self.changes):
            part.setMinimumHeight(LEAST_HEIGHT)
        self.text.textChanged.connect(self._read)
        self._begin_with_clipboard()
        self._read()

    def _begin_with_clipboard(self) -> None:
        """What was copied just now, if it is such lines."""
        copied = QGuiApplication.clipboard().text()
        try:
            read_lines(copied)
        except UserError:
            return
        self.text.setPlainText(copied)
        self.text.selectAll()

    def _read(self) -> None:
        self.changes.clear()
        self._found = ()
        text = self.text.toPlainText()
        try:
            found = pasted(self._known, read_lines(text), self._window) if text.strip() else ()
        except UserError as error:
            self._say(str(error), "danger")
            return
        if not text.strip():
            self._say(_("Paste the lines of an agenda, or write them."), "muted")
        elif not differs(self._known, found):
            self._say(_("The agenda says the same already."), "muted")
        else:
            self._found = found
            self.changes.addItems(list(change_texts(self._known, found, self._window_slots(found))))
            self._say("", "muted")

    def _say(self, text: str, look: str) -> None:
        self.state.setText(text)
        dress(self.state, look)
        allow(self.ok, bool(self._found), text)

    def _window_slots(self, found: Sequence[PastedEntry]) -> tuple[Slot, ...]:
        entries = [
            Entry(
                str(at),
                entry.duration,
                entry.rule,
                entry.start_at,
                entry.known is not None and entry.known.entry.withdrawn,
            )
            for at, entry in enumerate(found)
        ]
        return plan(entries, self._window).slots

    def _on_accepted(self) -> None:
        if self._found:
            self.wanted.emit(self._found)
            self.accept()


def known_entries(agenda: Agenda) -> list[KnownEntry]:
    """The agenda as pasted lines are compared with it."""
    return [
        KnownEntry(row.planned, None if is_break(row) else row.number, row.title)
        for row in agenda.entries
    ]


def change_texts(
    known: Sequence[KnownEntry], found: Sequence[PastedEntry], slots: Sequence[Slot]
) -> Iterator[str]:
    """One sentence a change."""
    kept = [entry.known for entry in found if entry.known is not None]
    for entry, slot in zip(found, slots, strict=True):
        time = _time(slot)
        people = join_names(entry.guests, language())
        if entry.is_new:
            words = _("New: {name}, {time}")
            yield ", ".join(filter(None, (words.format(name=_name(entry), time=time), people)))
        if entry.times_differ:
            yield _("{name}: {time}").format(name=_name(entry), time=time)
        if entry.guests_differ:
            words = _("{name}: {people}") if people else _("{name}: nobody joins any more")
            yield words.format(name=_name(entry), people=people)
    if kept != list(known):
        yield _("The order changes")


def _name(entry: PastedEntry) -> str:
    if entry.number is None:
        return entry.title
    point = _("Point {number}").format(number=entry.number)
    return f"{point} {entry.title}".strip()


def _time(slot: Slot) -> str:
    if slot.start is None or slot.end is None:
        return _("no slot")
    return span_text(slot.start, slot.end)

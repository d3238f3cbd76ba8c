"""Everybody of the day: when and for what, who must be told again, and what mends a conflict."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gui.planner.facts import Facts
from gui.planner.lines import information_lines
from gui.planner.person_row import PersonRow, ShownPerson, shown_person
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.accessible import announce
from gui.widgets.buttons import SecondaryButton
from gui.widgets.choice_list import Choice, ChoiceList
from gui.widgets.kept_rows import show_rows
from gui.widgets.labels import Heading, Text
from model.commands import told as commands
from model.planning.people import PersonDay, Spans
from model.planning.remedies import Remedy, Trouble, remedies
from model.queries.forum_settings import document_language
from model.text.clock import format_clock
from model.text.translate import _, ngettext

_ICONS = {
    Trouble.AT_ONCE: "users",
    Trouble.APART: "users",
    Trouble.OUTSIDE: "calendar-clock",
    Trouble.LATE: "clock-alert",
}


class PeopleSection(QWidget):
    """`looked_at` and `taken` carry a `Remedy`; `edit_wanted` a name and an entry's key."""

    looked_at = Signal(object)
    taken = Signal(object)
    edit_wanted = Signal(str, str)
    told = Signal()
    copied = Signal(str)
    """A sentence: what was copied, and what to do with it."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._facts: Facts | None = None
        self._days: tuple[PersonDay, ...] = ()
        self._rows: dict[ShownPerson, PersonRow] = {}
        self._none = Text(_("Nobody joins for a point yet."), "muted")
        self._none.setWordWrap(True)
        self.only_moved = QCheckBox()
        self.only_moved.toggled.connect(lambda _on: self._show_people())
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.choices = ChoiceList()
        self.choices.looked_at.connect(self.looked_at)
        self.choices.taken.connect(self.taken)
        self.tell = SecondaryButton(_("These times have been told"), "check-check")
        self.tell.clicked.connect(lambda: self._tell(self._untold()))
        self.copy = SecondaryButton(_("Copy the lines"), "copy")
        self.copy.clicked.connect(self.copy_lines)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(Heading(_("People"), TextSize.NORMAL))
        for widget in (self._none, self.choices, self.only_moved):
            box.addWidget(widget)
        box.addLayout(self._list)
        for widget in (self.tell, self.copy):
            box.addWidget(widget)

    @property
    def rows(self) -> list[PersonRow]:
        """One a person, from above."""
        return list(self._rows.values())

    def show_facts(self, facts: Facts) -> None:
        """The people of another plan."""
        self._facts = facts
        self._days = facts.people()
        self._show_people()
        self._none.setVisible(not self._days)
        self.tell.setVisible(bool(self._untold()))
        self.copy.setVisible(bool(facts.agenda.entries))
        self.choices.show_choices([_choice(remedy, facts) for remedy in remedies(facts.day())])

    def _show_people(self) -> None:
        facts = self._facts
        if facts is None:
            return
        moved = [day for day in self._days if day.moved and day.name not in facts.members]
        words = ngettext(
            "Only whose time moved ({count})", "Only those moved ({count})", len(moved)
        )
        self.only_moved.setText(words.format(count=len(moved)))
        self.only_moved.setVisible(bool(moved) or self.only_moved.isChecked())
        wanted = moved if self.only_moved.isChecked() else list(self._days)
        people_now = [shown_person(day, facts) for day in wanted]
        self._rows = show_rows(self._list, self._rows, people_now, self._row)

    def _row(self, shown: ShownPerson) -> PersonRow:
        row = PersonRow(shown)
        row.edit_wanted.connect(self.edit_wanted)
        row.tell_wanted.connect(self._on_tell_one)
        return row

    def _untold(self) -> dict[str, Spans]:
        """Who must be told what."""
        members = self._facts.members if self._facts is not None else frozenset()
        return {day.name: day.spans for day in self._days if day.name not in members and day.untold}

    def _on_tell_one(self, name: str) -> None:
        self._tell({told: spans for told, spans in self._untold().items() if told == name})

    def _tell(self, times: dict[str, Spans]) -> None:
        if self._facts is None or not times:
            return
        self._services.run(
            _("Told times"),
            partial(commands.tell, meeting_id=self._facts.agenda.meeting.id, times=times),
            source=self,
            undoable=False,
            done=lambda _result: self._on_told(),
        )

    def _on_told(self) -> None:
        announce(self, _("The times are noted as told"))
        self.told.emit()

    def copy_lines(self) -> None:
        """Put the Information lines into the clipboard."""
        if self._facts is not None:
            agenda = self._facts.agenda
            meeting_id = agenda.meeting.id
            language = self._services.read(partial(document_language, meeting_id=meeting_id))
            QGuiApplication.clipboard().setText("\n".join(information_lines(agenda, language)))
            self.copied.emit(_("The lines of the plan are copied. Paste them where you want them."))


def _choice(remedy: Remedy, facts: Facts) -> Choice:
    names = [_name(key, facts) for key in remedy.keys]
    icon = _ICONS[remedy.trouble]
    both = _("{first} and {second}").format(first=names[0], second=names[-1])
    if remedy.trouble is Trouble.APART:
        title = _("{name}: put the points together").format(name=remedy.name)
        words = _("{points} · {minutes} min. less waiting")
        return Choice(title, words.format(points=both, minutes=remedy.saved), icon, remedy)
    key = remedy.keys[-1]
    before = next(row.planned for row in facts.agenda.entries if row.key == key)
    after = next(entry for entry in remedy.entries if entry.key == key)
    if remedy.trouble is Trouble.AT_ONCE and before.rule is not after.rule:
        title = _("{name}: let the points follow each other").format(name=remedy.name)
        return Choice(title, both, icon, remedy)
    slot = remedy.planned.slot(key)
    words = _("{name}: move {point} to {time}")
    time = format_clock(slot.start) if slot.start is not None else ""
    title = words.format(name=remedy.name, point=names[-1], time=time)
    return Choice(title, _reason(remedy, facts), icon, remedy)


def _reason(remedy: Remedy, facts: Facts) -> str:
    row = facts.row(remedy.keys[-1])
    title = row.title if row is not None else ""
    good = {
        Trouble.AT_ONCE: _("then only one point at a time"),
        Trouble.OUTSIDE: _("then within the given time"),
        Trouble.LATE: _("then before the end of the meeting"),
    }
    words = good.get(remedy.trouble, "") if remedy.whole else _("it helps a part of the way")
    return f"{title} · {words}"


def _name(key: str, facts: Facts) -> str:
    row = facts.row(key)
    return _("point {numbers}").format(numbers=row.number if row is not None else "")

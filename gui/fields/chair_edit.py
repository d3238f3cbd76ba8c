"""Who leads the meeting: one of its members, so his name comes among theirs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from gui.fields.people_edit import PeopleEdit
from gui.theme import TextSize
from gui.widgets.accessible import announce
from gui.widgets.calm_fields import complete_names
from gui.widgets.labels import Text
from gui.widgets.plain_line import PlainLine
from model.text.people_line import Written, read_people
from model.text.translate import _


class ChairEdit(PlainLine):
    """When another name was typed and the line is left, `members` shows it first, with a title behind it.

    Elsewhere a meeting knows its chair by the name alone: mail, attendance and the address book know
    the members. Whoever is taken out from among others stays out; where the whole line is written
    anew, he comes first again. What is stored is left as it is shown: a meeting from elsewhere may be
    led by somebody who is none of its members. `note` says that a name was put there; `noted` tells
    when that has changed.
    """

    noted = Signal()

    def __init__(self, members: PeopleEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members = members
        self.note = Text(look="muted", size=TextSize.SMALL)
        self.note.setWordWrap(True)
        self.note.hide()
        self._known: list[str] = []
        self._left_with = self._put = ""
        self._leader: Written | None = None
        self._among: set[str] = set()
        self.editingFinished.connect(self.finish)
        members.editingFinished.connect(self._look_among)

    def with_note(self) -> QWidget:
        """The line and what is said below it, to be put into a form."""
        both = QWidget()
        both.setFocusProxy(self)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self, self.note):
            column.addWidget(part)
        return both

    def set_known(self, people: list[str]) -> None:
        """Names to complete."""
        self._known = people
        self.setCompleter(complete_names(QCompleter(people, self)))

    def show_name(self, name: str) -> None:
        """Show who is stored, once the members are shown."""
        self.setText(name)
        self._left_with, self._put = name, ""
        found = [one for one in self._members.people() if _same(one.name) == _same(name)]
        self._leader = found[0] if found else None
        self._among = self._names()

    def finish(self) -> None:
        """Take what stands in this line and among the members now, as when they are left."""
        if self.text() != self._left_with:
            self._take()
        self._look_among()

    def _take(self) -> None:
        self._leader = None
        if self._put:  # half a name, or another one: he was a member only because he stood here
            self._members.take_out(self._put)
            self._put = ""
        people = read_people(self.text(), self._known)
        if len(people) == 1:
            self._lead(people[0])
        self._left_with = self.text()

    def _lead(self, person: Written) -> None:
        self.setText(person.name)
        if _same(person.name) not in self._names():
            self._put = person.name
        self._members.put(person)
        self._leader, self._among = person, self._names()

    def _look_among(self) -> None:
        """Names typed over all that stood there are not meant to drive out who leads."""
        names = self._names()
        if self._leader is not None and names and _same(self._leader.name) not in names:
            if names & self._among:
                self._leader = None
            else:
                self._members.put(self._leader)
        self._among = self._names()
        self._say(self._put if _same(self._put) in self._among else "")

    def _say(self, name: str) -> None:
        words = _("{name} is now among the members as well.").format(name=name) if name else ""
        if words != self.note.text():
            self.note.setText(words)
            self.note.setVisible(bool(words))
            self.setAccessibleDescription(words)
            announce(self, words)
            self.noted.emit()

    def _names(self) -> set[str]:
        return {_same(name) for name in self._members.names()}


def _same(name: str) -> str:
    return name.strip().casefold()

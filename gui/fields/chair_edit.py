"""Who leads the meeting: one of its members, so his name comes among theirs."""

from PySide6.QtWidgets import QCompleter, QWidget

from gui.fields.people_edit import PeopleEdit
from gui.widgets.calm_fields import complete_names
from gui.widgets.plain_line import PlainLine
from model.text.people_line import Written, read_people


class ChairEdit(PlainLine):
    """When another name was typed and the line is left, `members` shows it first, with a title behind it.

    Elsewhere a meeting knows its chair by the name alone: mail, attendance and the address book know
    the members. Whoever is taken out of them again stays out. What is shown at first is left as it is:
    a meeting from elsewhere may be led by somebody who is none of its members.
    """

    def __init__(
        self, name: str, people: list[str], members: PeopleEdit, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._known, self._members = people, members
        self._left_with = name
        self._put = ""
        self.setCompleter(complete_names(QCompleter(people, self)))
        self.editingFinished.connect(self.finish)

    def finish(self) -> None:
        """Take what stands in the line now, as when it is left."""
        if self.text() == self._left_with:
            return
        if self._put:  # half a name, or another one: he was a member only because he stood here
            self._members.take_out(self._put)
            self._put = ""
        people = read_people(self.text(), self._known)
        if len(people) == 1:
            self._lead(people[0])
        self._left_with = self.text()

    def _lead(self, person: Written) -> None:
        self.setText(person.name)
        if person.name.casefold() not in map(str.casefold, self._members.names()):
            self._put = person.name
        self._members.put(person)

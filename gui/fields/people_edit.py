"""A line of names, written as people write them: "Anna Holm, Bo Kjær og Carl Friis"."""

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from gui.widgets.calm_fields import complete_names
from gui.widgets.idle_save import IdleSave
from gui.widgets.plain_line import PlainLine
from model.text.people_line import BETWEEN, Written, read_people

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PeopleEdit(PlainLine):
    """Completes the name being typed; `committed` brings other names, after a short rest and on leaving.

    With `only_adds` names are taken away only when the line is left: more than a name is known of these
    people, and a name that is corrected letter by letter must not lose it. With `titles` those who have
    one behind the name come with it when the line is left: "Mette Holm, centerchef". With `keeps_enter`
    Enter takes the name and waits for the next: in a dialog it would close it after the first.
    """

    committed = Signal(list)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        only_adds: bool = False,
        titles: bool = False,
        keeps_enter: bool = False,
    ) -> None:
        super().__init__(parent)
        self._only_adds, self._titles, self._keeps_enter = only_adds, titles, keeps_enter
        self._idle = IdleSave(self)
        self._idle.due.connect(self._on_rest)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._model = QStringListModel(self)
        self._completer = complete_names(QCompleter(self._model, self))
        self._completer.setWidget(self)
        self._completer.activated.connect(self._on_chosen)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)
        self._shown: list[str] = []
        self._handed: list[str] = []
        self._left_with: list[str] = []

    def set_known(self, names: list[str]) -> None:
        """Names to complete. The same ones leave an open list of them alone."""
        if names != self._model.stringList():
            self._model.setStringList(names)

    def names(self) -> list[str]:
        """The names as they stand."""
        return [person.name for person in self._written()]

    def people(self) -> list[str]:
        """The names, each with the title behind it where titles are wanted."""
        return [str(person) for person in self._written()] if self._titles else self.names()

    def show_names(self, names: list[str]) -> None:
        """Show what is stored; not over what was typed and is not taken yet, wherever the focus is."""
        if names == self._shown and names == self.names():
            return
        if not self.isModified():
            self._shown = self._left_with = self._handed = list(names)
            self.setText(", ".join(names))
            if not self.hasFocus():
                self.setCursorPosition(0)  # who comes first is seen where there is no room for all

    def put(self, person: Written) -> None:
        """Somebody more, before the others, where he is seen; who is there already gets the title."""
        people = self._written()
        names = [one.name.casefold() for one in people]
        if person.name.casefold() not in names:
            people.insert(0, person)
        elif person.title:
            people[names.index(person.name.casefold())] = person
        self._rewrite(people)

    def take_out(self, name: str) -> None:
        """The line without him."""
        self._rewrite([one for one in self._written() if one.name != name])

    def flush(self) -> None:
        """Bring `committed` at once if something was typed."""
        if self.isModified():
            self._on_finished()

    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        if arg__1.reason() == Qt.FocusReason.OtherFocusReason:
            self.end(False)  # the program leads here for another name

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        popup = self._completer.popup()
        chooses = popup is not None and popup.isVisible()  # Enter belongs to the list of names then
        super().keyPressEvent(arg__1)
        plain = not arg__1.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._keeps_enter and not chooses and plain and Qt.Key(arg__1.key()) in _ENTER:
            self._wait_for_next()
            arg__1.accept()

    def _wait_for_next(self) -> None:
        text = self.text().rstrip(" ,")
        if text:
            self.setText(f"{text}, ")

    def _rewrite(self, people: list[Written]) -> None:
        text = ", ".join(map(str, people))
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
            self._hand_on(self.people())

    def _on_edited(self, text: str) -> None:
        self._idle.touch()
        typed = BETWEEN.split(text[: self.cursorPosition()])[-1].strip()
        self._completer.setCompletionPrefix(typed)
        if len(typed) >= 2 and self._completer.completionCount():
            self._completer.complete()
        else:
            popup = self._completer.popup()
            if popup is not None:
                popup.hide()

    def _on_chosen(self, name: str) -> None:
        ends = [sign.end() for sign in BETWEEN.finditer(self.text())]
        before = self.text()[: ends[-1] if ends else 0].strip()
        self.setText(f"{before} {name}" if before else name)
        self.setModified(True)
        self._idle.touch()

    def _on_rest(self) -> None:
        if not self._only_adds or set(self._left_with) <= set(self.names()):
            self._hand_on(self.names())

    def _on_finished(self) -> None:
        self._idle.drop()
        self._hand_on(self.people())
        self._left_with = self._shown
        self.setModified(False)

    def _hand_on(self, people: list[str]) -> None:
        names = self.names()
        if names != self._shown or people not in (names, self._handed):
            self._shown, self._handed = names, people
            self.committed.emit(people)

    def _written(self) -> list[Written]:
        return read_people(self.text(), self._model.stringList())

"""A line of names, written as people write them: "Anna Holm, Bo Kjær og Carl Friis"."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QWidget

from gui.widgets.calm_fields import complete_names
from gui.widgets.idle_save import IdleSave
from gui.widgets.plain_line import PlainLine
from model.text.people_line import BETWEEN, Written, people_line, read_people

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_NEXT = ", "


class PeopleEdit(PlainLine):
    """Completes the name being typed; `committed` brings other people (`Written`), after a short rest
    and on leaving.

    With `only_adds` names are taken away only when the line is left: more than a name is known of these
    people, and a name that is corrected letter by letter must not lose it. With `titles` a title that
    is written or changed behind a name counts once the line is left: "Mette Holm, centerchef". With
    `once_left` so does everything: what is taken goes out of the line. With `keeps_enter` Enter takes
    the name and waits for the next: in a dialog it would close it after the first; and whoever comes
    into the line goes on behind the last name, instead of typing over them all.
    """

    committed = Signal(list)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        only_adds: bool = False,
        titles: bool = False,
        once_left: bool = False,
        keeps_enter: bool = False,
    ) -> None:
        super().__init__(parent)
        self._only_adds, self._titles, self._keeps_enter = only_adds, titles, keeps_enter
        self._idle = IdleSave(self)
        if not once_left:
            self._idle.due.connect(self._on_rest)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._model = QStringListModel(self)
        self._completer = complete_names(QCompleter(self._model, self))
        self._completer.setWidget(self)
        self._completer.activated.connect(self._on_chosen)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)
        self._shown: list[Written] = []
        self._left_with: list[Written] = []
        self._is_put = False
        """Somebody stands there whom she typed elsewhere: the first click is for the next, not for him."""

    def set_known(self, names: list[str]) -> None:
        """Names to complete. The same ones leave an open list of them alone."""
        if names != self._model.stringList():
            self._model.setStringList(names)

    def names(self) -> list[str]:
        """The names as they stand."""
        return [person.name for person in self._written()]

    def people(self) -> list[Written]:
        """Who stands there, each with the title behind the name where titles are wanted."""
        return self._written() if self._titles else [Written(name) for name in self.names()]

    def show_people(self, people: Sequence[Written]) -> None:
        """Show what is stored; not over what was typed and is not taken yet, wherever the focus is."""
        people = list(people)
        if people == self._shown == self.people():
            return
        if not self.isModified():
            self._shown = self._left_with = people
            self.setText(people_line(people))
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
        self._is_put = True

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
        elif self._keeps_enter and arg__1.reason() in _BY_TAB:
            self._wait_for_next()

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        left = arg__1.reason() not in _STAYS
        if left and self._keeps_enter and self.text().endswith(_NEXT):
            changed = self.isModified()
            self.setText(self.text().removesuffix(_NEXT))
            self.setModified(changed)
        super().focusOutEvent(arg__1)

    def mouseReleaseEvent(self, arg__1: QMouseEvent) -> None:
        super().mouseReleaseEvent(arg__1)
        at_end = self.cursorPosition() == len(self.text())
        beyond = at_end and arg__1.position().x() > self.cursorRect().right()
        if self._keeps_enter and not self.hasSelectedText() and (beyond or self._is_put):
            self._wait_for_next()
        self._is_put = False

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
            self.setText(f"{text}{_NEXT}")

    def _rewrite(self, people: list[Written]) -> None:
        text = people_line(people)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
            self._hand_on(self.people())

    def _on_edited(self, text: str) -> None:
        self._is_put = False
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
        """Half a title is none: until the line is left everybody has the one that he came with."""
        titles = {person.name: person.title for person in self._left_with}
        names = self.names()
        if not self._only_adds or titles.keys() <= set(names):
            self._hand_on([Written(name, titles.get(name, "")) for name in names])

    def _on_finished(self) -> None:
        self._idle.drop()
        self._hand_on(self.people())
        self._left_with = self._shown
        self.setModified(False)

    def _hand_on(self, people: list[Written]) -> None:
        if people != self._shown:
            self._shown = people
            self.committed.emit(people)

    def _written(self) -> list[Written]:
        return read_people(self.text(), self._model.stringList())

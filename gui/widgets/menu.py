"""A menu each entry of which has a letter: by hand nobody can keep them apart in two languages."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from gui.widgets.hover import tell_left


class Menu(QMenu):
    """Gives the letters each time it opens: an entry may stand in several menus and change its words."""

    def __init__(self, parent: QWidget | None = None, title: str = "", named: str = "") -> None:
        """`title` stands in the bar or menu that it hangs on. Else it goes by `named`, or by its button."""
        super().__init__(title, parent)
        self._named = plain_words(title) or named
        self.setAccessibleName(self._named)  # else that of the window is told
        self.aboutToShow.connect(self._give_letters)

    def submenu(self, title: str) -> "Menu":
        """A menu within this one, last."""
        menu = Menu(self, title)
        self.addMenu(menu)
        return menu

    def _give_letters(self) -> None:
        """Before Qt measures it: a menu whose words change in sight forgets how high the screen is."""
        give_letters(self)

    def showEvent(self, event: QShowEvent) -> None:
        give_letters(self)  # those of what was filled in when it was about to be shown
        self.setAccessibleName(self._named or _name_of(self.parentWidget()))
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        owner = self.parentWidget()
        if owner is not None:
            tell_left(owner)


def _name_of(widget: QWidget | None) -> str:
    return widget.accessibleName() if widget is not None else ""


def give_letters(menu: QMenu) -> None:
    """Have each entry answer to a letter of its own."""
    actions = [action for action in menu.actions() if not action.isSeparator()]
    lettered = with_letters([action.text() for action in actions])
    for action, text in zip(actions, lettered, strict=True):
        if text != action.text():
            action.setText(text)


def allow_entry(action: QAction, can: bool, reason: str) -> None:
    """Let it be chosen; else it is greyed, and the reason stands in its line, where its key would.

    A tip would be out of the keyboard's reach: the focus does not come to what is greyed in a menu.
    """
    words, was_greyed = action.text().partition("\t")[0], not action.isEnabled()
    action.setEnabled(can)
    if not can:
        action.setText(f"{words}\t{reason}")
    elif was_greyed:
        action.setText(words)


def offer(widget: QWidget, actions: Sequence[QAction]) -> None:
    """Show these on a right click on the widget, or by the menu key."""
    offered = list(actions)

    def show(place: QPoint) -> None:
        menu = Menu(widget)
        menu.addActions(offered)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(widget.mapToGlobal(place))

    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    widget.customContextMenuRequested.connect(show)


def with_letters(texts: Sequence[str]) -> list[str]:
    """The same words, each with & before a letter that none of the others has.

    The beginning of a word is taken where it can be. What can get no letter of its own goes without.
    """
    plain = [_unmarked(text) for text in texts]
    owners: dict[str, int] = {}
    for at in range(len(plain)):
        _find(at, plain, owners, set())
    letter_of = {at: letter for letter, at in owners.items()}
    return [_marked(text, letter_of.get(at, "")) for at, text in enumerate(plain)]


def plain_words(text: str) -> str:
    """What is read, without the marks of Qt and what stands behind it in a menu."""
    return _unmarked(text.partition("\t")[0])


def _unmarked(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _find(at: int, texts: Sequence[str], owners: dict[str, int], tried: set[str]) -> bool:
    """Give this one a letter; whoever has it must find another one (Kuhn's matching)."""
    letters = [letter for letter in _letters(texts[at]) if letter not in tried]
    for letter in letters:
        if letter not in owners:
            owners[letter] = at
            return True
    for letter in letters:
        tried.add(letter)
        if _find(owners[letter], texts, owners, tried):
            owners[letter] = at
            return True
    return False


def _letters(text: str) -> Iterator[str]:
    """Best first: beginnings of words, then the rest. Behind a tab stands a key."""
    text = text.partition("\t")[0].lower()
    seen: set[str] = set()
    beginnings = [at for at in range(len(text)) if at == 0 or not text[at - 1].isalnum()]
    for at in (*beginnings, *range(len(text))):
        if text[at].isalnum() and text[at] not in seen:
            seen.add(text[at])
            yield text[at]


def _marked(text: str, letter: str) -> str:
    folded = text.partition("\t")[0].lower()
    places = [at for at, sign in enumerate(folded) if letter and sign == letter]
    beginning = (at for at in places if at == 0 or not folded[at - 1].isalnum())
    at = next(beginning, places[0] if places else -1)
    escaped = [sign.replace("&", "&&") for sign in text]
    if at >= 0:
        escaped[at] = f"&{escaped[at]}"
    return "".join(escaped)

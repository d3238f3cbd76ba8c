"""The menu of a rich text field: what a misspelt word may be, above what Qt offers."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from gui.widgets.edit_menu import tell_keys
from gui.widgets.menu import give_letters
from gui.widgets.rich_text.shape import TextShape
from gui.widgets.rich_text.spelling import Speller
from model.text.translate import _


def build(field: TextShape, place: QPoint | None) -> QMenu:
    """The menu for a place in the field, or for the cursor. It deletes itself when it closes."""
    menu = (
        field.createStandardContextMenu()
        if place is None
        else field.createStandardContextMenu(place)
    )
    menu.aboutToHide.connect(menu.deleteLater)
    menu.setAccessibleName(field.accessibleName())
    tell_keys(menu)
    cursor = field.textCursor() if place is None else field.cursorForPosition(place)
    _add_spelling(menu, field, cursor)
    give_letters(menu)
    return menu


def _add_spelling(menu: QMenu, field: TextShape, cursor: QTextCursor) -> None:
    marks = field.spelling
    found = marks.word_at(cursor) if marks is not None and not field.isReadOnly() else None
    if marks is None or found is None:
        return
    selected, word = found
    speller = marks.speller
    first = menu.actions()[0] if menu.actions() else None
    if speller.is_learnt(word):
        _put(
            menu,
            first,
            _("Remove “{word}” from the word list").format(word=word),
            partial(speller.forget, word),
        )
    elif speller.is_right(word) is False:
        waiting = _put(menu, first, _("Looking for suggestions …"))
        _put(
            menu,
            first,
            _("Add “{word}” to the word list").format(word=word),
            partial(speller.learn, word),
        )
        _Suggestions(menu, waiting, field, selected).ask(speller, word)
    else:
        return
    menu.insertSeparator(first)  # type: ignore[arg-type]


class _Suggestions:
    """Take the place of the line that says that they are looked for."""

    def __init__(
        self, menu: QMenu, waiting: QAction, field: TextShape, selected: QTextCursor
    ) -> None:
        self._menu, self._waiting, self._field, self._selected = menu, waiting, field, selected

    def ask(self, speller: Speller, word: str) -> None:
        speller.suggest(word, self._on_found)

    def _on_found(self, found: list[str]) -> None:
        if not isValid(self._menu) or not isValid(self._waiting):
            return  # the menu was closed in the meantime
        if not found:
            self._waiting.setText(_("No suggestions"))
            return
        for word in found:
            _put(self._menu, self._waiting, word, partial(self._replace, word))
        self._menu.setActiveAction(self._menu.actions()[0])
        self._menu.removeAction(self._waiting)
        give_letters(self._menu)

    def _replace(self, word: str) -> None:
        style = QTextCursor(self._selected)
        style.setPosition(self._selected.selectionStart() + 1)
        self._selected.insertText(word, style.charFormat())
        self._field.setTextCursor(self._selected)


def _put(menu: QMenu, before: QAction | None, text: str, call: object = None) -> QAction:
    action = QAction(text.replace("&", "&&"), menu)
    action.setEnabled(call is not None)
    if call is not None:
        action.triggered.connect(lambda _checked=False: call())  # type: ignore[operator]
    menu.insertAction(before, action)  # type: ignore[arg-type]
    return action

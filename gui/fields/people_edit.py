"""A line of names, written as people write them: "Anna Holm, Bo Kjær og Carl Friis"."""

import re

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

_BETWEEN = re.compile(r"\s*(?:[,;&\n]|\bog\b|\band\b)\s*")


def split_names(text: str) -> list[str]:
    """The names in a line, each once, in order."""
    names = (" ".join(part.split()) for part in _BETWEEN.split(text))
    return list(dict.fromkeys(name for name in names if name))


class PeopleEdit(QLineEdit):
    """Completes the name being typed; `committed` comes when the line is left with other names in it."""

    committed = Signal(list)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self._on_chosen)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._on_finished)
        self._shown: list[str] = []

    def set_known(self, names: list[str]) -> None:
        """Names to complete."""
        self._model.setStringList(names)

    def names(self) -> list[str]:
        """The names as they stand."""
        return split_names(self.text())

    def show_names(self, names: list[str]) -> None:
        """Show what is stored; not while somebody types."""
        if names == self._shown and names == self.names():
            return
        self._shown = list(names)
        if not (self.hasFocus() and self.isModified()):
            self.setText(", ".join(names))

    def _on_edited(self, text: str) -> None:
        typed = _BETWEEN.split(text[: self.cursorPosition()])[-1].strip()
        self._completer.setCompletionPrefix(typed)
        if len(typed) >= 2 and self._completer.completionCount():
            self._completer.complete()
        else:
            popup = self._completer.popup()
            if popup is not None:
                popup.hide()

    def _on_chosen(self, name: str) -> None:
        before = split_names(self.text())[:-1]
        self.setText(", ".join([*before, name]))
        self.setModified(True)

    def _on_finished(self) -> None:
        names = self.names()
        if names != self._shown:
            self._shown = names
            self.committed.emit(names)
        self.setModified(False)

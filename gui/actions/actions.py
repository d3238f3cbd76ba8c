"""The table of what can be done as Qt's actions, each greyed with its reason while it makes no sense."""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from gui.actions.action_table import MENUS, SLOT_KEYS, TABLE, TEXT_KEYS, WITHOUT, ActionSpec, Need
from gui.widgets.menu import allow_entry
from model.text.translate import _


class Actions(QObject):
    """The table as Qt actions. Every one gets its handler from whoever wires the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._specs = {spec.id: spec for spec in TABLE}
        self._handlers: dict[str, Callable[[], object]] = {}
        self._there: frozenset[Need] | None = None
        self._actions = {spec.id: self._build(spec) for spec in TABLE}
        self.set_available(frozenset())

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def connect_handler(self, action_id: str, handler: Callable[[], object]) -> None:
        """Say what happens; a later handler takes the place of an earlier one.

        Raises KeyError for an action that is not in the table.
        """
        self._handlers[self._specs[action_id].id] = handler

    def set_available(self, there: frozenset[Need]) -> None:
        """Enable what makes sense now."""
        before, self._there = self._there, there
        for spec in TABLE:
            can = spec.needs is None or spec.needs in there
            if before is None or can != (spec.needs is None or spec.needs in before):
                allow_entry(self._actions[spec.id], can, "" if can else self.why_not(spec.id))

    def say(self, action_id: str, words: str) -> None:
        """Other words, such as what is undone next; why it cannot be used stays behind them."""
        action = self._actions[action_id]
        _before, tab, reason = action.text().partition("\t")
        action.setText(f"{words}{tab}{reason}")

    def why_not(self, action_id: str) -> str:
        """What is missing while the action cannot be used."""
        needs = self._specs[action_id].needs
        return _(WITHOUT[needs]) if needs is not None else ""

    def has_handler(self, action_id: str) -> bool:
        """Whether somebody has said what happens."""
        return action_id in self._handlers

    def listed(self) -> list[QAction]:
        """Every action, in the table's order."""
        return list(self._actions.values())

    def in_menu(self, menu: str) -> list[QAction]:
        """The actions of one menu, in the table's order."""
        return [self._actions[spec.id] for spec in TABLE if spec.menu == menu]

    def keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Text and key of every action that has one, by menu, and a slot's keys: the page of keys."""
        native = QKeySequence.SequenceFormat.NativeText
        groups = [
            (
                _(menu),
                [
                    (_(spec.text), self._actions[spec.id].shortcut().toString(native))
                    for spec in TABLE
                    if spec.shortcut and spec.menu == menu
                ],
            )
            for menu in MENUS
        ]
        elsewhere = [(_(text), _written(keys)) for text, keys in (*TEXT_KEYS, *SLOT_KEYS)]
        return [*groups, (_("Where the cursor is"), elsewhere)]

    def _build(self, spec: ActionSpec) -> QAction:
        action = QAction(_(spec.text), self)
        action.setObjectName(spec.id)
        action.setProperty("icon", spec.icon)
        action.setCheckable(spec.checkable)
        action.triggered.connect(lambda _checked=False: self._handlers[spec.id]())
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        return action


def _written(keys: str) -> str:
    """Keys within a sentence, as the system calls them: "Skift" beside the others of the page."""
    native = QKeySequence.SequenceFormat.NativeText
    return re.sub(
        r"[A-Za-z]\w*(?:\+\w+)*",
        lambda found: QKeySequence(found[0]).toString(native) or found[0],
        keys,
    )

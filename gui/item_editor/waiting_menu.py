"""The recommendations that wait in the bank, for a point that has none."""

import datetime
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.widgets.menu import Menu, allow_entry
from model.queries.bank import BankRow
from model.text.dates import short_date
from model.text.translate import _, language

_WIDEST = 420
"""Pixels of the words of an entry."""


def waiting_menu(
    owner: QWidget, rows: Sequence[BankRow], day: datetime.date, choose: Callable[[int], object]
) -> Menu:
    """`choose` gets the id; one that must not be treated before a later day cannot be chosen."""
    menu = Menu(owner)
    for row in rows:
        words = " · ".join(filter(None, (row.title, row.department)))
        words = menu.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
        action = menu.addAction(words.replace("&", "&&"))
        later = row.not_before if row.not_before is not None and row.not_before > day else None
        why = _("not before {date}").format(date=short_date(later, language())) if later else ""
        allow_entry(action, not why, why)
        action.triggered.connect(partial(_chosen, choose, row.id))
    if menu.isEmpty():
        menu.addAction(_("No recommendation is waiting")).setEnabled(False)
    return menu


def _chosen(choose: Callable[[int], object], item_id: int, _checked: bool = False) -> None:
    choose(item_id)

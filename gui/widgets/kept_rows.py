"""Rows made from data, one for each key: a row whose key stays is kept, and with it the focus."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row", bound=QWidget)


def show_rows(
    box: QBoxLayout, shown: Mapping[Key, Row], wanted: Sequence[Key], make: Callable[[Key], Row]
) -> dict[Key, Row]:
    """Let these rows stand in the box, in this order, and nothing else; `make` makes a new one.

    `shown` is what the call before has given. Of equal keys there is one row.
    """
    rows = {key: shown[key] if key in shown else make(key) for key in dict.fromkeys(wanted)}
    for key, row in shown.items():
        if key not in rows:
            take_away(box, row)
    for place, row in enumerate(rows.values()):
        if box.indexOf(row) != place:
            box.insertWidget(place, row)
    return rows


def take_away(layout: QLayout, widget: QWidget) -> None:
    """Out of sight at once; it may be asked for something until its events are through."""
    layout.removeWidget(widget)
    widget.hide()
    widget.deleteLater()

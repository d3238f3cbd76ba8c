"""Rows that are the same are the same widgets, in the order that is wanted."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.kept_rows import show_rows


def test_a_row_that_stays_is_kept_with_what_is_pressed_in_it(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    made: list[str] = []

    def make(key: str) -> QPushButton:
        made.append(key)
        return QPushButton(key)

    def shown() -> list[str]:
        widgets = [box.itemAt(place).widget() for place in range(box.count())]
        return [w.text() for w in widgets if isinstance(w, QPushButton) and not w.isHidden()]

    rows = show_rows(box, {}, ["a", "b"], make)
    held = rows["b"]
    held.setDown(True)
    rows = show_rows(box, rows, ["c", "b", "c", "d"], make)
    assert rows["b"] is held
    assert held.isDown()
    assert shown() == ["c", "b", "d"]
    rows = show_rows(box, rows, ["d", "b"], make)
    assert shown() == ["d", "b"]
    assert made == ["a", "b", "c", "d"]
    assert rows["b"] is held

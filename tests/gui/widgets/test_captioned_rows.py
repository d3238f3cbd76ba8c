"""A name stands before its field while the field is there, level with its line."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.captioned_rows import CaptionedRows
from gui.widgets.line_edit import LineEdit


def test_a_name_comes_and_goes_with_its_field_and_stands_level_with_it(qtbot: QtBot) -> None:
    page, rows = QWidget(), CaptionedRows()
    people, title = LineEdit("Deltagere"), QWidget()
    line = LineEdit("Neutral titel")
    parts = QVBoxLayout(title)
    parts.setContentsMargins(0, 0, 0, 0)
    parts.addWidget(line)
    parts.addWidget(QLabel("En linje\nog en til"))
    page.setLayout(rows)
    rows.add("Deltagere", people)
    rows.add("Neutral titel", title, line)
    qtbot.addWidget(page)
    page.show()
    rows.show_row(people, True)
    rows.show_row(title, False)
    captions = {label.text(): label for label in page.findChildren(QLabel)}
    assert captions["Deltagere"].isVisible()
    assert not captions["Neutral titel"].isVisible()
    rows.show_row(title, True)
    qtbot.waitUntil(lambda: captions["Neutral titel"].height() == line.height())
    caption = captions["Neutral titel"]
    middle = caption.mapTo(page, caption.rect().center()).y()
    assert abs(middle - line.mapTo(page, line.rect().center()).y()) <= 1

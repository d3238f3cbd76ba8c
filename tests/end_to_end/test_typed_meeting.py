"""A whole meeting typed in through the window, as the secretary would, and what comes out of it.

Its points, hours and holes are those of a real meeting; every word is our own.
"""

from pathlib import Path

from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from tests.end_to_end.driver import Driver, running

POINTS = (
    ("Overblik over fravær", "20", "Bodil Dam og Emre Aslan"),
    ("Mål for det næste år", "30", "Finn Lund og Gitte Rask"),
    ("Ansættelse af en chef", "15", "Gitte Rask"),
    ("Aftalen om budgettet", "15", "Helle Toft"),
    ('Ledertræf: "Sammen om opgaven"', "10", "Ida Vang"),
    ("Eventuelt", "", ""),
)

LINES = (
    "Pkt. 1 kl. 8.30-8.50 Bodil Dam og Emre Aslan",
    "Pkt. 2 kl. 8.50-9.20 Finn Lund og Gitte Rask",
    "Pkt. 3 kl. 9.20-9.35 Gitte Rask",
    "Pkt. 4 kl. 9.35-9.50 Helle Toft",
    "Pkt. 5 kl. 9.50-10.00 Ida Vang",
    "Pkt. 6",
)


def type_meeting(driver: Driver) -> None:
    """New meeting, six points, the third closed."""
    driver.do("meeting.new")
    dialog = driver.details()
    dialog.date_field.setDate(QDate(2021, 10, 14))
    driver.rewrite(dialog.start_field, "8.30")
    driver.rewrite(dialog.end_field, "10")
    driver.rewrite(dialog.location_field, "Rådhuset, lokale 12")
    driver.accept(dialog)
    add = driver.screens.agenda.quick_add
    for title, minutes, people in POINTS:
        driver.do("point.add")
        driver.write(add.title_field, title)
        driver.write(add.minutes_field, minutes)
        driver.write(add.people_field, people)
        driver.press(add.people_field, Qt.Key.Key_Return)
        driver.settle()
    entries = driver.screens.agenda.entries
    agenda = driver.screens.agenda.agenda
    assert agenda is not None
    for row in agenda.entries:
        entries.select(row.id)
        if row.number == 3:
            driver.do("point.closed")
        elif row.openness == "undecided":
            driver.screens.point.head.choose_openness("open")
    driver.settle()


def test_the_lines_and_numbers_are_those_of_the_meeting(qtbot: QtBot, tmp_path: Path) -> None:
    from model.documents.information import information_lines
    from model.editions import full

    with running(qtbot, tmp_path / "møder.db") as driver:
        type_meeting(driver)
        agenda = driver.screens.agenda.agenda
        assert agenda is not None
        assert [row.number for row in agenda.entries] == [1, 2, 3, 4, 5, 6]
        workspace = driver.application.workspace
        assert workspace is not None
        view = workspace.read(lambda session: full(session, agenda.id))
    assert tuple(information_lines(view)) == LINES

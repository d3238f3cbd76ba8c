"""A whole meeting typed in through the window, as the secretary would, and what comes out of it.

Its points, hours and holes are those of a real meeting; every word is our own.
"""

import datetime
from pathlib import Path

from pypdfium2 import PdfDocument
from pytestqt.qtbot import QtBot

from model.commandline.plans import information_lines
from model.documents.agenda import agenda as agenda_document
from model.documents.pdf.writer import render_pdf
from model.editions import full, open_edition
from model.storage.database import Database
from model.vocabulary import Openness
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
    dialog.date_field.choose(datetime.date(2021, 10, 14))
    driver.rewrite(dialog.start_field, "8.30")
    driver.rewrite(dialog.end_field, "10")
    driver.rewrite(dialog.location_field, "Rådhuset, lokale 12")
    driver.accept(dialog)
    for title, minutes, people in POINTS:
        driver.add_point(title, minutes, people)
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


def test_lines_and_numbers_and_the_hole_in_the_open_edition(qtbot: QtBot, tmp_path: Path) -> None:
    database = tmp_path / "møder.db"
    with running(qtbot, database) as driver:
        type_meeting(driver)
        agenda = driver.screens.agenda.agenda
        assert agenda is not None
        assert [row.number for row in agenda.entries] == [1, 2, 3, 4, 5, 6]
        assert [row.openness for row in agenda.entries].count(Openness.CLOSED) == 1
    with Database.open(database, read_only=True) as stored, stored.read() as session:
        whole = full(session, agenda.meeting.id)
        outside = open_edition(session, agenda.meeting.id)
    assert tuple(information_lines(whole)) == LINES
    # Of the closed point only the hole: its guest stands where he is on an open point too.
    assert tuple(information_lines(outside)) == (*LINES[:2], *LINES[3:])
    words = text_of(render_pdf(agenda_document(outside)))
    assert "Ansættelse" not in words
    assert (
        words.count("Gitte Rask")
        == text_of(render_pdf(agenda_document(whole))).count("Gitte Rask") - 2
    )
    assert "Punkt 4: Aftalen om budgettet" in words


def text_of(pdf: bytes) -> str:
    """The text of all pages, read by pdfium."""
    document = PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()

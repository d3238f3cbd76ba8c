"""What a key costs while a file of 50 MB becomes an annex of the recommendation that is being written."""

import os
from pathlib import Path
from time import monotonic

import pikepdf
from PySide6.QtWidgets import QApplication
from sqlalchemy.orm import Session

from gui.fields.form.rows import RichTextRow
from gui.screens import Screens
from model.commands import bank, items
from tests.benchmarks.measure import Measure
from tests.benchmarks.typing_speed import percentile, thirty_pages, to_the_middle, type_keys
from tests.benchmarks.window import opened_window
from tests.screenshots.__main__ import settle

MEGABYTES = 50
LONGEST_S = 60.0


def measure() -> list[Measure]:
    """The slowest key in a hundred, from the drop of the file until it was kept and looked at."""
    with opened_window() as (app, application, folder):
        large = folder / "stort bilag.pdf"
        _write_pdf(large)
        workspace, screens = application.workspace, application.screens
        assert workspace is not None
        assert screens is not None
        workspace.run("fill", _fill).result(60)
        alone, beside = _type_beside(app, screens, large)
    name = f"key to paint beside {MEGABYTES} MB of annex, p99"
    return [
        Measure(name, percentile(beside, 0.99), 16.0, "ms"),
        Measure(f"{name} / without", percentile(beside, 0.99) / percentile(alone, 0.99), 3.0, "×"),
    ]


def _type_beside(
    app: QApplication, screens: Screens, large: Path
) -> tuple[list[float], list[float]]:
    panel = screens.items
    screens.show_items()
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    settle(1500)
    row = panel.page.recommendation.row("background")
    assert isinstance(row, RichTextRow)
    to_the_middle(row.text)
    row.text.show_cursor()  # what is out of sight is not painted
    settle()
    type_keys(app, row.text)  # what is made when it is first needed
    settle(1500)
    alone = [time for _round in range(6) for time in type_keys(app, row.text)]
    times: list[float] = []
    until = monotonic() + LONGEST_S
    panel.page.annexes.add_files([large])
    while not panel.page.annexes.rows and monotonic() < until:
        times += type_keys(app, row.text)
    assert panel.page.annexes.rows, "the annex never came"
    for _round in range(6):  # its content is looked at and searched after that
        times += type_keys(app, row.text)
    return alone, times


def _fill(session: Session) -> None:
    made = bank.create(session, "Sag med et stort bilag")
    items.set_field(session, made, "background", thirty_pages())


def _write_pdf(path: Path) -> None:
    """A page, and a stream that cannot be packed smaller."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Filling = pdf.make_stream(os.urandom(MEGABYTES * 1_000_000))
        pdf.save(path)

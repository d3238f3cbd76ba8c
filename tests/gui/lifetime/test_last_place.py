"""Where one was: kept in a file without a word of a meeting, and found again, also after a crash."""

import base64
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from gui.lifetime.last_place import LastPlace, Place
from gui.main_window import MainWindow
from gui.widgets.shares import shares_of
from tests.end_to_end.driver import WAIT_MS, running

SPLIT = """{"page": "meeting", "meeting_id": 1, "entry_id": 1, "job": "plan", "frame": "",
            "shares": {"plan": [0.5, 7]}}"""
"""A panel that takes seven times the width."""

WIDE = (1200, 640)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    shares = {"plan": (0.5, 0.0, 0.0, 0.5), "items": (0.4, 0.6)}
    place = Place("meeting", 3, 7, "minutes", "AAAA", shares, (150, 300, 90, 60), preview=True)
    LastPlace(tmp_path / "a.db").write(place)
    assert LastPlace(tmp_path / "a.db").read() == place
    assert LastPlace(tmp_path / "b.db").read() is None


def test_a_file_that_is_damaged_leads_to_the_beginning(tmp_path: Path) -> None:
    last = LastPlace(tmp_path / "a.db")
    for text in (
        "",
        "{",
        "[]",
        '{"page": "attic"}',
        '{"page": "meeting", "meeting_id": "x"}',
        SPLIT,
    ):
        last._file.write_text(text, encoding="utf-8")
        assert last.read() is None


def _drag(splitter: QSplitter, sizes: list[int]) -> None:
    splitter.setSizes(sizes)
    splitter.splitterMoved.emit(sizes[0], 1)


def test_the_window_opens_where_it_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        driver.screens.files.show_example()
        qtbot.waitUntil(lambda: driver.screens.agenda.agenda is not None, timeout=WAIT_MS)
        driver.settle()
        entry = driver.screens.agenda.agenda.entries[3]  # type: ignore[union-attr]
        driver.screens.agenda.entries.select(entry.id)
        driver.do("view.minutes")
        driver.window.resize(*WIDE)  # in which the agenda has room beside the text
        driver.settle()
        page = driver.screens.page
        _drag(page._splitter, [400, 0, 300, 0])
        left = page._splitter.sizes()[0]
        page.show_preview(True)
        driver.settle()
        _drag(page._beside, [500, 340])
        _drag(driver.screens.items.splitter, [380, 460])
        driver.screens.tasks.table.setColumnWidth(2, 99)
        shares = {name: driver.screens.upkeep.here().shares[name] for name in ("preview", "items")}
        driver.window.resize(780, 560)
        driver.settle()
        # As a kill would leave it: noted while one moves, not at the end.
        driver.screens.upkeep.note_place()
        noted = LastPlace(tmp_path / "m.db").read()
        driver.do("view.meetings")
        driver.screens.upkeep._note.stop()
    assert noted is not None
    LastPlace(tmp_path / "m.db").write(noted)
    with running(qtbot, tmp_path / "m.db") as driver:
        qtbot.waitUntil(
            lambda: driver.screens.agenda.entries.selected() is not None, timeout=WAIT_MS
        )
        selected = driver.screens.agenda.entries.selected()
        assert selected is not None
        assert (selected.id, driver.screens.page.job()) == (entry.id, "minutes")
        assert driver.window.size() == QSize(780, 560)
        page = driver.screens.page
        assert page.preview_is_on()
        assert {name: driver.screens.upkeep.here().shares[name] for name in shares} == shares
        assert driver.screens.tasks.table.columnWidth(2) == 99
        driver.window.resize(*WIDE)
        driver.settle()
        page.show_preview(False)
        driver.settle()
        assert abs(page._splitter.sizes()[0] - left) <= 2
        page.show_preview(True)
        driver.settle()
        assert abs(shares_of(page._beside)[1] - shares["preview"][1]) < 0.05


def test_a_meeting_that_is_gone_is_no_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    LastPlace(tmp_path / "m.db").write(Place("meeting", 99, 4, "plan"))
    with running(qtbot, tmp_path / "m.db") as driver:
        assert driver.window.page() == "meetings"


def test_a_place_on_quite_another_screen_is_not_taken(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    frame = window.frame()
    assert window.wear_frame(frame)
    data = bytearray(base64.b64decode(frame))
    # Where Qt keeps the width of the screen: behind its mark, two rectangles, a number, two flags.
    data[46:50] = (window.screen().size().width() * 3).to_bytes(4, "big")
    assert not window.wear_frame(base64.b64encode(data).decode())

"""The outcomes of a point as chips."""

from typing import cast

from pytestqt.qtbot import QtBot

from gui.recorder.outcome_row import OutcomeRow
from gui.widgets.chips import Chip
from model.queries.points import PointDetail


class _Point:
    """As much of a point as the row asks for."""

    is_locked = False

    def __init__(self, *outcomes: str) -> None:
        self.outcomes = outcomes


def test_a_chip_is_as_wide_as_its_own_word(qtbot: QtBot) -> None:
    row = OutcomeRow()
    qtbot.addWidget(row)
    row.resize(700, 40)
    row.show()
    widths: list[int] = []
    for outcome in ("noted", "approved", "noted"):
        row.show_point(cast(PointDetail, _Point(outcome)))
        qtbot.wait(20)
        shown = [chip for chip in row.findChildren(Chip) if chip.isVisible()]
        widths.append(shown[0].width())
    assert widths[0] == widths[2]
    assert widths[1] < widths[0]


def test_no_chip_is_cut_where_room_is_short(qtbot: QtBot) -> None:
    row = OutcomeRow()
    qtbot.addWidget(row)
    row.resize(700, 40)
    row.show()
    row.show_point(cast(PointDetail, _Point("approved", "discussed", "decided")))
    qtbot.waitUntil(lambda: len(row.words()) == 3)
    whole = row.words()
    row.resize(row.button.sizeHint().width() + 60, 40)
    qtbot.waitUntil(lambda: row.words() == ["+3"])
    row.resize(700, 40)
    qtbot.waitUntil(lambda: row.words() == whole)

"""The outcomes of a point as chips."""

from typing import cast

from pytestqt.qtbot import QtBot

from gui.recorder.outcome_row import ChipLine, OutcomeRow
from gui.widgets.buttons import GhostButton
from gui.widgets.chips import Chip
from model.queries.points import PointDetail
from model.text.translate import set_language


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


def test_where_room_is_short_the_words_stand_below(qtbot: QtBot) -> None:
    set_language("en")
    row = OutcomeRow((GhostButton("Tasks"),))
    qtbot.addWidget(row)
    row.resize(700, 60)
    row.show()
    row.show_point(cast(PointDetail, _Point("approved", "discussed", "decided")))
    qtbot.waitUntil(lambda: len(row.words()) == 3)
    whole, (line, below) = row.words(), row.findChildren(ChipLine)
    assert not below.isVisible()
    row.resize(row.minimumSizeHint().width(), 60)
    qtbot.waitUntil(lambda: line.words() == [] and below.words() != [])
    first, rest = below.words()
    assert (first, rest) == (whole[0], "2 more …")
    last = [chip for chip in below.findChildren(Chip) if chip.isVisible()][-1]
    assert last.accessibleName() == "Drøftede, Besluttede"
    assert last.geometry().right() < row.width()
    assert below.toolTip() == "Godkendte, Drøftede, Besluttede"
    row.resize(700, 60)
    qtbot.waitUntil(lambda: line.words() == whole)
    assert not below.isVisible()

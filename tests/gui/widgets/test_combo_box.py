"""A choice hands back what was put in, and offering others keeps what was chosen."""

from enum import StrEnum

import pytest
from pytestqt.qtbot import QtBot

from gui.widgets.combo_box import NamedComboBox


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


WORDS = {Colour.RED: "Red", Colour.BLUE: "Blue"}


def test_a_member_of_an_enumeration_comes_back_as_that_member(qtbot: QtBot) -> None:
    box = NamedComboBox("Colour", WORDS)
    qtbot.addWidget(box)
    box.setCurrentIndex(1)
    assert box.value() is Colour.BLUE


def test_no_choice_and_false_are_two_things(qtbot: QtBot) -> None:
    box = NamedComboBox[bool | None]("Answer", {None: "not stated", True: "yes", False: "no"})
    qtbot.addWidget(box)
    box.choose(False)
    assert (box.value(), box.currentText()) == (False, "no")
    box.choose(None)
    assert box.value() is None


def test_other_choices_keep_the_chosen_one_without_a_signal(qtbot: QtBot) -> None:
    box = NamedComboBox("Year", {2025: "2025", 2026: "2026"})
    qtbot.addWidget(box)
    box.choose(2026)
    with qtbot.assertNotEmitted(box.currentIndexChanged):
        box.offer({2024: "2024", 2025: "2025", 2026: "2026"})
    assert box.value() == 2026
    box.offer({2024: "2024"})
    assert box.value() == 2024


def test_what_is_not_among_the_choices_gives_the_first(qtbot: QtBot) -> None:
    box = NamedComboBox("Colour", WORDS)
    qtbot.addWidget(box)
    box.choose(Colour.BLUE)
    box.offer({Colour.RED: "Red"})
    box.choose(Colour.BLUE)
    assert box.value() is Colour.RED


def test_nothing_to_choose_has_no_value(qtbot: QtBot) -> None:
    box = NamedComboBox[str]("Colour")
    qtbot.addWidget(box)
    with pytest.raises(LookupError):
        box.value()

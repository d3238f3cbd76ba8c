"""Underlines, the menu, and a helper process that may die."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gui import theme
from gui.background.spelling import MOST_FAILURES, Spelling
from gui.widgets.menu import plain_words
from gui.widgets.rich_text import menu
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.rich_text.spelling import Speller
from model.spelling.own_words import OwnWords
from model.text.blocks import Block, Kind, Run, paragraph, plain_text
from tests.gui.widgets.rich_text.texts import move_to, type_text


class Plain(Speller):
    """Knows what it is told."""

    def __init__(self, wrong: Iterable[str]) -> None:
        super().__init__()
        self.wrong = set(wrong)
        self.known: set[str] = set()
        self.questions: list[set[str]] = []
        self.waiting: list[Callable[[list[str]], None]] = []

    def is_right(self, word: str) -> bool | None:
        return word not in self.wrong if word in self.known else None

    def ask(self, words: Iterable[str]) -> None:
        self.questions.append(set(words))
        self.known |= self.questions[-1]
        self.changed.emit()

    def suggest(self, word: str, done: Callable[[list[str]], None]) -> None:
        self.waiting.append(done)

    def learn(self, word: str) -> None:
        self.wrong.discard(word)
        self.changed.emit()

    def forget(self, word: str) -> None:
        self.wrong.add(word)
        self.changed.emit()

    def is_learnt(self, word: str) -> bool:
        return False


@pytest.fixture
def field(qtbot: QtBot) -> RichTextField:
    made = RichTextField("Text")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def red(field: RichTextField) -> int:
    """How many points of the picture have the color of the underline, near enough."""
    wanted = QColor(theme.current().hex("danger.mark"))
    image = field.viewport().grab().toImage()
    return sum(
        abs(color.red() - wanted.red()) + abs(color.green() - wanted.green()) < 60
        for color in (
            image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())
        )
    )


def test_only_words_in_sight_are_asked_for_and_once(qtbot: QtBot, field: RichTextField) -> None:
    speller = Plain({"møddet"})
    field.use_speller(speller)
    field.set_blocks((paragraph("Et møddet"), *[paragraph("ord")] * 200, paragraph("langt nede")))
    assert red(field) == 0
    qtbot.waitUntil(lambda: bool(speller.questions))
    assert speller.questions == [{"Et", "møddet", "ord"}]
    assert red(field) > 10
    assert field.blocks()[0] == paragraph("Et møddet")
    assert not field.has_unsaved_text


def test_a_word_is_not_wrong_while_it_is_written(qtbot: QtBot, field: RichTextField) -> None:
    speller = Plain({"mødd"})
    field.use_speller(speller)
    speller.known |= {"mødd", "er"}
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    type_text(field, "mødd")
    assert red(field) == 0
    type_text(field, " er")
    assert red(field) > 10


def test_words_beyond_the_first_plane_and_line_breaks(field: RichTextField) -> None:
    speller = Plain({"møddet"})
    speller.known |= {"møddet", "ord", "Et"}
    field.use_speller(speller)
    field.set_blocks((paragraph("😀 Et\nmøddet ord"),))
    assert field.spelling is not None
    (mark,) = field.spelling.wrong_in(field.document().firstBlock().text())
    assert (mark.start, mark.end) == (6, 12)
    move_to(field, "mødd")
    found = field.spelling.word_at(field.textCursor())
    assert found is not None
    assert found[0].selectedText() == "møddet"


def entries(shown: QMenu) -> dict[str, QAction]:
    return {plain_words(action.text()): action for action in shown.actions() if action.text()}


def test_the_menu_replaces_a_word_in_its_own_style(qtbot: QtBot, field: RichTextField) -> None:
    speller = Plain({"møddet"})
    speller.known.add("møddet")
    field.use_speller(speller)
    field.set_blocks((Block(Kind.BULLET, 0, (Run("Et "), Run("møddet", bold=True), Run(" nu"))),))
    move_to(field, "mødd")
    shown = menu.build(field, None)
    assert not entries(shown)["Looking for suggestions …"].isEnabled()
    speller.waiting[0](["mødet", "mødt"])
    assert list(entries(shown))[:3] == ["mødet", "mødt", "Add “møddet” to the word list"]
    entries(shown)["mødet"].trigger()
    after = Block(Kind.BULLET, 0, (Run("Et "), Run("mødet", bold=True), Run(" nu")))
    assert field.blocks() == (after,)
    field.undo()
    assert plain_text(field.blocks()) == "Et møddet nu"


def test_the_menu_without_suggestions_and_after_it_is_gone(
    qtbot: QtBot, field: RichTextField
) -> None:
    speller = Plain({"xyzzy"})
    speller.known.add("xyzzy")
    field.use_speller(speller)
    field.set_blocks((paragraph("xyzzy"),))
    shown = menu.build(field, QPoint(10, 14))
    speller.waiting[0]([])
    assert "No suggestions" in entries(shown)
    entries(shown)["Add “xyzzy” to the word list"].trigger()
    assert speller.is_right("xyzzy")
    speller.wrong.add("xyzzy")
    closed = menu.build(field, None)
    closed.aboutToHide.emit()
    qtbot.wait(20)
    speller.waiting[1](["too late"])


def test_a_field_that_cannot_be_written_is_not_checked(qtbot: QtBot, field: RichTextField) -> None:
    speller = Plain({"møddet"})
    field.use_speller(speller)
    field.setReadOnly(True)
    field.set_blocks((paragraph("møddet"),))
    field.grab()
    qtbot.wait(400)
    assert not speller.questions


# The service behind it, with a real process.


def unexpected(error: BaseException) -> None:
    raise error


CRASHES = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    if "bang" in str(asked):
        sys.exit(11)
    if "hang" in str(asked):
        import time; time.sleep(600)
    if "suggest" in asked:
        answer = {"suggestions": ["a", "b"]}
    else:
        answer = {"wrong": [w for w in asked["check"] if w.startswith("x")]}
    print(json.dumps(answer), flush=True)
"""


@pytest.fixture
def own(tmp_path: Path) -> OwnWords:
    return OwnWords(tmp_path / "own-words.txt")


@pytest.fixture
def faulty(qtbot: QtBot, own: OwnWords) -> Iterator[Spelling]:
    made = Spelling(own, unexpected, command=[sys.executable, "-c", CRASHES])
    yield made
    made.close()


def wait_for(qtbot: QtBot, spelling: Spelling, *words: str) -> None:
    qtbot.waitUntil(lambda: all(spelling.is_right(w) is not None for w in words))


def test_the_real_helper(qtbot: QtBot, own: OwnWords) -> None:
    spelling = Spelling(own, unexpected)
    heard: list[list[str]] = []
    assert spelling.is_right("møddet") is None
    spelling.ask(["mødet", "møddet"])
    wait_for(qtbot, spelling, "mødet", "møddet")
    assert spelling.is_right("mødet")
    assert not spelling.is_right("møddet")
    spelling.suggest("møddet", heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [["mødet"]]
    with qtbot.waitSignal(spelling.changed):
        spelling.learn("møddet")
    assert spelling.is_right("Møddets")
    spelling.forget("møddet")
    assert spelling.is_right("møddet") is False
    spelling.set_names(["Anna-Lise Møddet"])
    assert spelling.is_right("Møddets")
    spelling.set_names([])
    spelling.set_on(False)
    assert spelling.is_right("møddet")
    spelling.close()


def test_a_crash_costs_one_question(qtbot: QtBot, faulty: Spelling) -> None:
    faulty.ask(["xa"])
    wait_for(qtbot, faulty, "xa")
    faulty.ask(["bang"])
    wait_for(qtbot, faulty, "bang")
    assert faulty.is_right("bang")  # nobody knows better
    faulty.ask(["xb", "b"])
    wait_for(qtbot, faulty, "xb", "b")
    assert (faulty.is_right("xa"), faulty.is_right("xb"), faulty.is_right("b")) == (
        False,
        False,
        True,
    )


def test_a_hang_costs_its_patience(qtbot: QtBot, faulty: Spelling) -> None:
    faulty._patience.setInterval(300)
    heard: list[list[str]] = []
    faulty.suggest("hang", heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [[]]
    faulty._patience.setInterval(10_000)
    faulty.suggest("ok", heard.append)
    qtbot.waitUntil(lambda: len(heard) > 1)
    assert heard[1] == ["a", "b"]


@pytest.mark.parametrize(
    "command", [["/no/such/program"], [sys.executable, "-c", "raise SystemExit(3)"]]
)
def test_without_a_helper_there_is_no_checking(
    qtbot: QtBot, own: OwnWords, command: list[str]
) -> None:
    spelling = Spelling(own, unexpected, command=command)
    heard: list[list[str]] = []
    for _round in range(MOST_FAILURES):
        spelling.ask([f"ord{_round}"])
        spelling.suggest("ord", heard.append)
    qtbot.waitUntil(lambda: not spelling.is_available)
    assert heard == [[]] * MOST_FAILURES
    spelling.ask(["mere"])
    spelling.close()


def test_a_word_list_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    told: list[BaseException] = []
    spelling = Spelling(OwnWords(tmp_path / "no" / "own.txt"), told.append)
    spelling.learn("ord")
    assert "word list" in str(told[0])
    assert not spelling.is_learnt("ord")


def test_keys_open_the_menu_at_the_cursor(
    field: RichTextField, monkeypatch: pytest.MonkeyPatch
) -> None:
    speller = Plain({"møddet"})
    speller.known.add("møddet")
    field.use_speller(speller)
    field.set_blocks((paragraph("møddet"),))
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: shown.append(menu))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(field, event)
    assert "Add “møddet” to the word list" in entries(shown[0])

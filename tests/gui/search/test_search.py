"""The search, the palette and the history of a case in the real window."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui.palette.palette import Palette
from gui.search.panel import SearchPanel
from gui.widgets.rich_text.field import RichTextField
from model.commands import agenda, annexes, follow_ups, minutes, people, points, status
from model.commands.annexes import Owner
from model.queries.search_texts import SearchKind
from model.text.blocks import from_plain
from model.text.question import parse_question
from model.text.translate import set_language
from model.vocabulary import Openness
from model.workspace.annexes import AnnexStore
from model.workspace.search import Hit
from tests.end_to_end.driver import WAIT_MS, Driver, running
from tests.end_to_end.keyboard import Keyboard

NARROW = 540
"""Beside the places, with the margins of the window, on the smallest screen."""


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """The example meeting, indexed."""
    with running(qtbot, tmp_path / "møder.db") as found:
        set_language("en")
        screens = found.screens
        screens.files.show_example()
        qtbot.waitUntil(lambda: screens.agenda.agenda is not None, timeout=WAIT_MS)
        with qtbot.waitSignal(screens.finding.indexing.caught_up, timeout=WAIT_MS):
            screens.finding.indexing.run_now()
        found.settle()
        yield found


def searched(driver: Driver, text: str) -> SearchPanel:
    driver.do("view.search")
    panel = driver.screens.finding.panel
    panel.field.clear()
    driver.write(panel.field, text)
    driver.qtbot.waitUntil(lambda: bool(panel.found.hits), timeout=WAIT_MS)
    return panel


def kinds(panel: SearchPanel) -> set[SearchKind]:
    return {hit.text.kind for hit in panel.found.hits}


def test_the_filters_go_below_each_other_where_the_window_is_narrow(driver: Driver) -> None:
    panel = driver.screens.finding.panel
    assert panel.minimumSizeHint().width() < NARROW


def test_hits_come_as_one_types_and_filters_narrow_them(driver: Driver) -> None:
    panel = searched(driver, "ramme")
    assert {SearchKind.MINUTES, SearchKind.ITEM, SearchKind.TASK} <= kinds(panel)
    panel.kind.choose(SearchKind.TASK)
    driver.qtbot.waitUntil(lambda: kinds(panel) == {SearchKind.TASK}, timeout=WAIT_MS)
    panel.kind.setCurrentIndex(0)
    panel.year.setCurrentIndex(1)
    driver.qtbot.waitUntil(lambda: len(kinds(panel)) > 1, timeout=WAIT_MS)
    assert panel.year.itemText(1).isdigit()


def test_nothing_found_says_what_to_do(driver: Driver) -> None:
    panel = searched(driver, "ramme")
    driver.write(panel.field, "zzz")
    driver.qtbot.waitUntil(lambda: not panel.found.hits, timeout=WAIT_MS)
    assert not panel._none.isHidden()
    assert panel.list.isHidden()


def test_a_letter_alone_is_a_word_being_begun(driver: Driver) -> None:
    panel = searched(driver, "ramme")
    driver.write(panel.field, "x")
    driver.rewrite(panel.field, "x")
    driver.qtbot.waitUntil(lambda: not panel._hint.isHidden(), timeout=WAIT_MS)
    assert panel._none.isHidden()


def open_first(driver: Driver, text: str, kind: SearchKind) -> Hit:
    """Search for one kind of thing and press Enter."""
    asked = parse_question(text)
    panel = searched(driver, text)
    panel.kind.choose(kind)

    def answered() -> bool:
        return kinds(panel) == {kind} and all(hit.question == asked for hit in panel.found.hits)

    driver.qtbot.waitUntil(answered, timeout=WAIT_MS)
    hit = panel.found.hits[0]
    driver.press(panel.field, Qt.Key.Key_Return)
    driver.settle()
    panel.kind.setCurrentIndex(0)
    return hit


def selected_words(driver: Driver) -> str:
    field = driver.window.focusWidget()
    if isinstance(field, RichTextField):
        return field.textCursor().selectedText()
    return field.selectedText() if isinstance(field, QLineEdit) else ""


def select_point(driver: Driver, title: str) -> int:
    agenda = driver.screens.agenda
    assert agenda.agenda is not None
    row = next(row for row in agenda.agenda.entries if row.title == title)
    agenda.entries.select(row.id)
    return row.id


@pytest.mark.slow
def test_every_kind_opens_at_its_spot(driver: Driver, tmp_path: Path) -> None:
    driver.window.show()
    screens, qtbot = driver.screens, driver.qtbot
    driver.add_point("Havnen", "10", "Åse Østergaard")
    point = select_point(driver, "Havnen")
    workspace = driver.application.workspace
    assert workspace is not None
    for name in ("Kaj", "Mole"):
        (tmp_path / f"{name}.txt").write_text(f"{name} i Marselisborg")
        kept = AnnexStore(workspace.path).keep(tmp_path / f"{name}.txt")
        workspace.run(
            name, partial(annexes.add, owner=Owner(point_id=point), files=[kept])
        ).result()
    words = "Skibe skal skibsføreren udskyde. Kajen blev udskudt, og skib og fører kom for sent."
    for command, text in (
        (minutes.set_text, words),
        (points.set_own_note, "Ring til rederiet om skibet"),
        (points.set_note_to_chair, "Spørg til lodsen"),
    ):
        workspace.run("t", partial(command, point_id=point, blocks=from_plain(text))).result()
    for what in ("Bestille fyrlygte", "Male bøjer"):
        workspace.run(what, partial(follow_ups.add, point_id=point, what=what)).result()
    twins = [
        workspace.run("p", partial(people.add, name="Bo Lind", title=title)).result()
        for title in ("Havnefoged", "Styrmand")
    ]
    with qtbot.waitSignal(screens.finding.indexing.caught_up, timeout=WAIT_MS):
        screens.finding.indexing.run_now()

    open_first(driver, '"skib og fører"', SearchKind.MINUTES)
    qtbot.waitUntil(lambda: selected_words(driver) == "skib og fører", timeout=WAIT_MS)
    assert screens.page.job() == "minutes"
    open_first(driver, "rederi", SearchKind.POINT)
    qtbot.waitUntil(lambda: selected_words(driver) == "rederiet", timeout=WAIT_MS)
    open_first(driver, "lods", SearchKind.POINT)
    qtbot.waitUntil(lambda: selected_words(driver) == "lodsen", timeout=WAIT_MS)
    open_first(driver, "østergaard", SearchKind.POINT)
    qtbot.waitUntil(lambda: selected_words(driver) == "Østergaard", timeout=WAIT_MS)
    assert screens.page.job() == "agenda"

    hit = open_first(driver, "mole", SearchKind.ANNEX)
    shown = screens.point.annexes.view
    qtbot.waitUntil(
        lambda: (row := shown.selected()) and row.id == hit.text.unit[1], timeout=WAIT_MS
    )
    assert driver.window.focusWidget() is shown

    driver.do("view.tasks")
    screens.tasks.words.setText("something else")
    open_first(driver, "bøje", SearchKind.TASK)
    assert driver.window.page() == "tasks"
    assert [row.what for row in screens.tasks.table.selected()] == ["Male bøjer"]

    open_first(driver, "styrmænd", SearchKind.PERSON)
    assert [row.id for row in screens.people.selected()] == [twins[1]]


@pytest.mark.slow
def test_what_is_locked_or_closed_opens_all_the_same(driver: Driver) -> None:
    driver.window.show()
    screens, qtbot = driver.screens, driver.qtbot
    driver.add_point("Lukket sag", "10")
    point = select_point(driver, "Lukket sag")
    workspace = driver.application.workspace
    assert workspace is not None
    assert screens.agenda.agenda is not None
    meeting = screens.agenda.agenda.meeting.id
    text = from_plain("Fortroligt om bådelauget.")
    for command in (
        partial(minutes.set_text, point_id=point, blocks=text),
        partial(agenda.set_openness, point_id=point, openness=Openness.CLOSED),
        *(partial(status.set_status, meeting_id=meeting, status=step) for step in status.ORDER[1:]),
    ):
        workspace.run("c", command).result()
    with qtbot.waitSignal(screens.finding.indexing.caught_up, timeout=WAIT_MS):
        screens.finding.indexing.run_now()
    open_first(driver, "bådelaug", SearchKind.MINUTES)
    qtbot.waitUntil(lambda: selected_words(driver) == "bådelauget", timeout=WAIT_MS)
    assert screens.minutes.field.isReadOnly()
    assert "Lukket sag" not in driver.window.windowTitle()


def test_minutes_open_at_the_word(driver: Driver) -> None:
    panel = searched(driver, "lindehuset")
    panel.kind.choose(SearchKind.MINUTES)
    driver.qtbot.waitUntil(lambda: kinds(panel) == {SearchKind.MINUTES}, timeout=WAIT_MS)
    driver.press(panel.field, Qt.Key.Key_Return)
    field = driver.screens.minutes.field
    driver.qtbot.waitUntil(lambda: field.textCursor().hasSelection(), timeout=WAIT_MS)
    assert field.textCursor().selectedText() == "Lindehuset"
    assert driver.screens.page.job() == "minutes"


def test_a_recommendation_opens_at_its_field(driver: Driver) -> None:
    driver.window.show()
    panel = searched(driver, "halvårsregnskabet")
    panel.kind.choose(SearchKind.ITEM)
    driver.qtbot.waitUntil(lambda: kinds(panel) == {SearchKind.ITEM}, timeout=WAIT_MS)
    panel.chosen.emit(panel.found.hits[0])

    def at_the_word() -> bool:
        field = driver.window.focusWidget()
        return isinstance(field, RichTextField) and field.textCursor().hasSelection()

    driver.qtbot.waitUntil(at_the_word, timeout=WAIT_MS)
    row = driver.screens.items.selected()
    assert row is not None
    assert row.title == panel.found.hits[0].text.title


def test_a_person_opens_in_the_address_book(driver: Driver) -> None:
    panel = searched(driver, "holm")
    panel.kind.choose(SearchKind.PERSON)
    driver.qtbot.waitUntil(lambda: kinds(panel) == {SearchKind.PERSON}, timeout=WAIT_MS)
    panel.kind.setCurrentIndex(0)
    person = next(hit for hit in panel.found.hits if hit.text.kind is SearchKind.PERSON)
    panel.chosen.emit(person)
    assert driver.window.page() == "people"
    assert driver.screens.people.search.text() == person.text.title


def test_a_change_is_found_without_a_word_from_the_user(driver: Driver) -> None:
    indexing = driver.screens.finding.indexing
    driver.add_point("Ombygning af havnebadet", "10")
    indexing._timer.setInterval(1)
    with driver.qtbot.waitSignal(indexing.caught_up, timeout=WAIT_MS):
        driver.add_point("Noget andet", "10")
    panel = searched(driver, "havnebad")
    assert panel.found.hits[0].text.title == "Ombygning af havnebadet"


def palette(driver: Driver) -> Palette:
    driver.window.show()
    driver.do("view.palette")
    (found,) = [p for p in driver.window.findChildren(Palette) if p.isVisible()]
    return found


def test_the_palette_runs_an_action_by_keys_alone(driver: Driver) -> None:
    found = palette(driver)
    titles = [row.title for row in found.model.rows]
    assert "Referat" in titles
    assert "Fortryd" not in titles, "it makes no sense now"
    driver.write(found.field, "tidspl")
    assert found.model.rows[0].name == "Tidsplan, Ctrl+2"
    driver.press(found.field, Qt.Key.Key_Return)
    driver.settle()
    assert driver.screens.page.job() == "plan"


def test_the_palette_opens_a_meeting_and_a_point(driver: Driver) -> None:
    driver.do("view.meetings")
    found = palette(driver)
    driver.write(found.field, "budget 2027")
    keyboard = Keyboard()
    rows = found.model.rows
    wanted = next(i for i, row in enumerate(rows) if row.icon == "list")
    keyboard.press("Down", wanted)
    assert found.list.currentIndex().row() == wanted
    keyboard.press("Return")
    driver.settle()
    entry = driver.screens.agenda.entries.selected()
    assert entry is not None
    assert entry.title == rows[wanted].title


def test_actions_do_not_stand_before_what_is_meant(driver: Driver) -> None:
    found = palette(driver)
    driver.write(found.field, "helhed")  # its stem begins like "Vis hele dagen"
    assert not [row for row in found.model.rows if row.icon == "chevron-right"]


def test_the_palette_says_so_when_nothing_is_called_that(driver: Driver) -> None:
    found = palette(driver)
    driver.write(found.field, "qqqqq")
    assert not found.model.rows
    assert not found._none.isHidden()
    driver.press(found.field, Qt.Key.Key_Escape)
    assert not found.isVisible()


def test_the_history_of_a_case(driver: Driver) -> None:
    driver.window.show()
    screens = driver.screens
    item = next(row for row in screens.agenda.agenda.entries if row.has_item)  # type: ignore[union-attr]
    screens.agenda.entries.select(item.id)
    driver.do("point.history")
    page = screens.finding.case
    assert page.isVisible()
    assert len(page.cards) >= 1
    page.copy.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith(item.title)
    assert "Beslutning" in copied or "Decision" in copied
    page.point_wanted.emit(screens.agenda.agenda.meeting.id, item.id)  # type: ignore[union-attr]
    assert screens.page.job() == "minutes"
    driver.do("view.items")
    screens.show_item(1)
    driver.do("item.history")
    assert page.isVisible()
    page.left.emit()
    assert screens.items.isVisible()

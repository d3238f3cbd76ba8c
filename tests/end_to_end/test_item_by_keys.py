"""A whole recommendation filled in without the mouse: every kind of field, and what is stored of it."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit
from pytestqt.qtbot import QtBot

from gui.fields.form.money_rows import CostsRow
from gui.fields.form.process_row import ProcessRow
from gui.fields.form.rows import RichTextRow, Row
from model.commands import items
from model.commands.people import add as add_person
from model.queries.bank import bank_item
from model.text.blocks import Block, Kind, Run
from model.views import DirectCostsView, FundingView, ItemView, ProcessStepView
from model.vocabulary import CostUnit
from tests.end_to_end.driver import WAIT_MS, Driver, running
from tests.end_to_end.keyboard import Keyboard


def stored(driver: Driver) -> ItemView:
    driver.settle()
    row = driver.screens.items.selected()
    workspace = driver.application.workspace
    assert row is not None
    assert workspace is not None
    return workspace.read(lambda session: bank_item(session, row.id)).item


def row(driver: Driver, name: str) -> Row:
    found = driver.screens.items.page.recommendation.row(name)
    assert found is not None, name
    return found


def begin(driver: Driver, keys: Keyboard) -> None:
    assert driver.application.workspace is not None
    driver.application.workspace.run("person", lambda s: add_person(s, "Åse Kjær")).result()
    driver.window.show()
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow, timeout=WAIT_MS)
    driver.window.navigation.setFocus()
    keys.press("Ctrl+Shift+N")
    title = driver.screens.items.page.head.title
    driver.qtbot.waitUntil(title.hasFocus, timeout=WAIT_MS)
    keys.press("Ctrl+A")
    keys.type("Ny bro over åen")
    driver.settle()


def type_people(driver: Driver, keys: Keyboard) -> None:
    lines = row(driver, "caseworkers").findChildren(QLineEdit)
    keys.tab_to(lines[0])
    keys.type("Mette Sørensen og Ås")
    completer = lines[0].findChild(QCompleter)
    popup = completer.popup() if completer is not None else None
    assert popup is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)
    department, managers = row(driver, "managers").findChildren(QLineEdit)
    keys.tab_to(department)
    keys.type("Vej og Park")
    keys.tab_to(managers)
    keys.type("Bo Dam")


def type_texts(driver: Driver, keys: Keyboard) -> None:
    background = row(driver, "background")
    assert isinstance(background, RichTextRow)
    keys.tab_to(background.text)
    keys.press("Ctrl+Alt+2")
    keys.type("Status")
    keys.press("Return")
    keys.type("Broen er ")
    keys.press("Ctrl+B")
    keys.type("nedslidt")
    keys.press("Return")
    keys.press("Ctrl+B")
    keys.type("- træ")
    for word in ("bjælker", "bolte", "møtrikker", "skiver", "rust"):
        keys.press("Return")
        keys.press("Tab")
        keys.type(word)
    keys.press("Ctrl+Tab")
    decisions = row(driver, "decisions")
    assert isinstance(decisions, RichTextRow)
    keys.tab_to(decisions.text)
    keys.type("1. Godkende forslaget")
    keys.press("Ctrl+Tab")  # Tab alone is a level deeper


def type_money(driver: Driver, keys: Keyboard) -> None:
    costs = row(driver, "direct_costs")
    assert isinstance(costs, CostsRow)
    for cell, amount in zip(costs.cells, ("1.250,5", "-3", "", "0"), strict=True):
        keys.tab_to(cell)
        keys.type(amount)
    funding = row(driver, "funding").findChildren(QComboBox)
    keys.tab_to(funding[0])
    keys.press("Down")
    keys.tab_to(funding[1])
    keys.press("Down", 2)


def type_process(driver: Driver, keys: Keyboard) -> None:
    process = row(driver, "process")
    assert isinstance(process, ProcessRow)
    keys.tab_to(process.add_button)
    keys.press("Space")
    keys.type("Byråd")
    keys.press("Tab")
    keys.type("medio maj")
    keys.press("Return")
    keys.type("Høring")
    keys.press("Tab")
    keys.type("3. april 2027")
    keys.press("Tab")
    keys.type("otte uger")
    keys.press("Alt+Up")
    keys.press("Return")
    keys.press("Tab", 4)  # through an empty step, which goes


@pytest.mark.qt_log_ignore("This plugin does not support")  # the list of names pops up
def test_every_field_of_a_form_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        keys = Keyboard()
        begin(driver, keys)
        type_people(driver, keys)
        type_texts(driver, keys)
        type_money(driver, keys)
        type_process(driver, keys)
        item = stored(driver)
        assert item.title == "Ny bro over åen"
        assert item.caseworkers == ("Mette Sørensen", "Åse Kjær")
        assert (item.department, item.managers) == ("Vej og Park", ("Bo Dam",))
        depths = ("træ", "bjælker", "bolte", "møtrikker", "skiver", "rust")
        assert item.background == (
            Block(Kind.HEADING, 2, (Run("Status"),)),
            Block(Kind.PARAGRAPH, 0, (Run("Broen er "), Run("nedslidt", bold=True))),
            *(Block(Kind.BULLET, level, (Run(word),)) for level, word in enumerate(depths)),
        )
        assert item.decisions == (Block(Kind.NUMBER, 0, (Run("Godkende forslaget"),)),)
        year = datetime.date.today().year
        amounts = (Decimal("1250.5"), Decimal(-3), None, Decimal(0))
        assert item.direct_costs == DirectCostsView(
            CostUnit.THOUSAND_KRONER, tuple(zip(range(year - 1, year + 3), amounts, strict=True))
        )
        assert item.funding == FundingView(True, False, None)
        assert item.process == (
            ProcessStepView("Høring", datetime.date(2027, 4, 3), "", "otte uger"),
            ProcessStepView("Byråd", None, "medio maj", ""),
        )


def test_years_of_the_table_and_steps_taken_out(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        keys = Keyboard()
        begin(driver, keys)
        driver.settle()
        costs = row(driver, "direct_costs")
        assert isinstance(costs, CostsRow)
        driver.rewrite(costs.cells[0], "12")
        costs.setFocus()
        for _round in range(2):
            costs.years_menu().actions()[1].trigger()
            driver.settle()
        assert len(costs.cells) == items.MOST_COST_YEARS
        assert [action.isEnabled() for action in costs.years_menu().actions()[:2]] == [False] * 2
        for _round in range(5):
            costs.years_menu().actions()[3].trigger()
            driver.settle()
        assert [action.isEnabled() for action in costs.years_menu().actions()[2:]] == [False] * 2
        found = stored(driver).direct_costs
        assert found is not None
        assert [amount for _year, amount in found.amounts] == [Decimal(12)]
        process = row(driver, "process")
        assert isinstance(process, ProcessRow)
        for name in ("a", "b", "c"):
            process.add_step(len(process.steps))
            keys.type(name)
        keys.press("Ctrl+Del")
        keys.press("Alt+Up")
        assert [step.stage for step in stored(driver).process] == ["b", "a"]
        driver.do("edit.undo")
        assert [step.stage.text() for step in process.steps] == ["a", "b"]


def test_a_step_is_stored_while_it_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    """No line is left: what a kill would leave is in the database, and what is typed stays as it is."""
    with running(qtbot, tmp_path / "m.db") as driver:
        keys = Keyboard()
        begin(driver, keys)
        process, shown = row(driver, "process"), driver.screens.items.selected()
        workspace = driver.application.workspace
        assert isinstance(process, ProcessRow)
        assert workspace is not None
        assert shown is not None

        def steps() -> tuple[ProcessStepView, ...]:
            return workspace.read(lambda session: bank_item(session, shown.id)).item.process

        process.add_step(0)
        stage = process.steps[0].stage
        keys.type("Høring ")
        qtbot.waitUntil(lambda: [step.stage for step in steps()] == ["Høring"], timeout=WAIT_MS)
        keys.type("i udvalget")
        qtbot.waitUntil(lambda: steps()[0].stage == "Høring i udvalget", timeout=WAIT_MS)
        assert process.steps[0].stage is stage
        assert stage.text() == "Høring i udvalget"
        process.steps[0].when.setFocus()
        keys.type("12. maj 2027")
        qtbot.waitUntil(lambda: steps()[0].date == datetime.date(2027, 5, 12), timeout=WAIT_MS)
        check_spaces_and_a_cleared_stage(driver, keys, process)


def check_spaces_and_a_cleared_stage(driver: Driver, keys: Keyboard, process: ProcessRow) -> None:
    """Spaces that are not stored do not put her out of the field; a stage can be written anew."""
    step = process.steps[0]
    step.note.setFocus()
    keys.type("otte  uger")
    process.flush()
    assert stored(driver).process[0].note == "otte uger"
    assert process.steps == [step]
    step.stage.setFocus()
    keys.press("Ctrl+A")
    keys.press("Del")
    process.flush()
    assert [(one.stage, one.note) for one in stored(driver).process] == [
        ("Høring i udvalget", "otte uger")
    ]
    step.when.setFocus()
    assert step.stage.text() == ""
    process.add_button.setFocus()
    assert step.stage.text() == "Høring i udvalget"
    assert process.steps == [step]

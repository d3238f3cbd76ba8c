"""The address book in the window: typed in place, read from a file, merged, removed, undone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableView
from pytestqt.qtbot import QtBot

from gui.people.table import FIELDS
from model.commands.people import Contact
from model.queries.people import PersonRow
from tests.end_to_end.driver import Driver, running


def cells(driver: Driver) -> list[list[str]]:
    model = driver.screens.people.shown
    return [
        [str(model.index(row, column).data()) for column in range(len(FIELDS))]
        for row in range(model.rowCount())
    ]


def _say_what_is_usual(driver: Driver) -> None:
    """The role by choice, the time that a person can come as it is typed."""
    panel = driver.screens.people
    role = panel.shown.index(0, list(FIELDS).index("role"))
    panel.table.setCurrentIndex(role)
    panel.table.edit(role)
    choice = panel.table.findChild(QComboBox)
    assert choice is not None
    choice.setCurrentIndex(choice.findText("fremlægger"))
    choice.activated.emit(choice.currentIndex())
    driver.settle()
    panel.shown.setData(panel.shown.index(0, list(FIELDS).index("available")), "fra 9")
    driver.settle()


def test_the_address_book(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        driver.window.show()
        driver.do("view.people")
        panel = driver.screens.people
        assert panel.empty.isVisible()
        panel.new.click()
        driver.settle()
        editor = panel.table.findChild(QTableView) or panel.table.viewport().focusWidget()
        assert editor is not None, "the name is typed next"
        driver.rewrite(editor, "Åse Kjær")
        driver.press(editor, Qt.Key.Key_Return)
        driver.settle()
        assert cells(driver) == [["Åse Kjær", *[""] * 6]]

        email = panel.shown.index(0, list(FIELDS).index("email"))
        panel.shown.setData(email, "ikke en adresse")
        driver.settle()
        assert panel.messages.isVisible()
        panel.shown.setData(email, "aase@example.org")
        driver.settle()
        assert cells(driver)[0][3] == "aase@example.org"

        _say_what_is_usual(driver)
        assert cells(driver)[0][5:] == ["fremlægger", "fra kl. 9.00"]

        file = tmp_path / "folk.csv"
        file.write_bytes(
            "Navn;E-mail;Afdeling\nÅse Kjær;aase@example.org;HR\nBo;bo@x.dk;\n".encode()
        )
        asked: list[tuple[Contact, ...]] = []

        def take_all(found: tuple[Contact, ...]) -> list[Contact]:
            asked.append(found)
            return list(found)

        def agree(chosen: list[PersonRow]) -> bool:
            return bool(chosen)

        panel.ask_file = lambda: file
        panel.ask_people = take_all
        panel.file.click()
        qtbot.waitUntil(lambda: bool(asked))
        driver.settle()
        assert [row[0] for row in cells(driver)] == ["Bo", "Åse Kjær"]
        assert cells(driver)[1][2] == "HR"

        panel.search.setText("bo@")
        assert [row[0] for row in cells(driver)] == ["Bo"]
        panel.search.clear()
        panel.table.selectAll()
        panel.ask_merge = agree
        panel.merge.click()
        driver.settle()
        assert len(cells(driver)) == 1
        driver.do("edit.undo")
        assert len(cells(driver)) == 2

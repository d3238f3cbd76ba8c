"""Annexes in the real window: added from files, told by keys, opened, replaced, taken away."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.fields.annexes.annex_list import AnnexList
from model.workspace import annex_kinds
from model.workspace.annexes import FileState
from model.workspace.shown import shown_folder
from tests.end_to_end.driver import WAIT_MS, Driver, running


def files(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    return paths


def shown(annexes: AnnexList) -> list[tuple[int, str]]:
    return [(row.number, row.title) for row in annexes.rows]


def wait_for(driver: Driver, annexes: AnnexList, *titles: str) -> None:
    wanted = list(enumerate(titles, 1))
    driver.qtbot.waitUntil(lambda: shown(annexes) == wanted, timeout=WAIT_MS)
    driver.settle()


def one_point(driver: Driver) -> AnnexList:
    driver.do("meeting.new")
    driver.accept(driver.details())
    driver.add_point("Lejemål")
    return driver.screens.point.annexes


def test_annexes_by_keys(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annex_kinds, "has_office", lambda: False)
    with running(qtbot, tmp_path / "m.db") as driver:
        annexes = one_point(driver)
        annexes.ask_files = lambda: files(tmp_path, "Bilag 1 - kort.pdf", "tal.xlsx")
        annexes.add_button.click()
        wait_for(driver, annexes, "Kort", "Tal")
        # What cannot become pages says so at once, and may stay all the same.
        assert "tal.xlsx" in annexes.messages.message()
        view = annexes.view
        driver.press(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        wait_for(driver, annexes, "Tal", "Kort")
        driver.press(view, Qt.Key.Key_F2)
        editor = view.findChild(QLineEdit)
        assert editor is not None
        driver.rewrite(editor, "Alle tal")
        driver.press(editor, Qt.Key.Key_Return)
        wait_for(driver, annexes, "Alle tal", "Kort")
        menu = view.menu(annexes.rows[0])
        next(a for a in menu.actions() if a.isCheckable() and not a.isChecked()).trigger()
        driver.settle()
        assert annexes.rows[0].openness == "open"
        driver.press(view, Qt.Key.Key_Delete)
        wait_for(driver, annexes, "Kort")
        driver.do("edit.undo")
        wait_for(driver, annexes, "Alle tal", "Kort")


def test_opened_replaced_and_missed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annex_kinds, "has_office", lambda: False)
    opened: list[Path] = []
    with running(qtbot, tmp_path / "m.db") as driver:
        annexes = one_point(driver)
        annexes.show_file = opened.append  # type: ignore[method-assign]
        annexes.add_files(files(tmp_path, "svar.msg"))
        wait_for(driver, annexes, "Svar")
        driver.press(annexes.view, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: len(opened) == 1, timeout=WAIT_MS)
        assert opened[0].name == "svar.msg"
        assert opened[0].parents[1] == shown_folder(tmp_path / "m.db")

        (pdf,) = files(tmp_path, "svar.pdf")
        annexes.ask_file = lambda only_pdf=False: pdf
        choose = annexes.messages.findChildren(QPushButton)[0]
        choose.click()
        qtbot.waitUntil(lambda: annexes.rows[0].file_name == "svar.pdf", timeout=WAIT_MS)
        assert annexes.rows[0].past[0].file_name == "svar.msg"
        assert annexes.messages.message() == ""

        for kept in (tmp_path / "m.annexes").rglob("?" * 64):
            kept.unlink()
        annexes.reload()
        qtbot.waitUntil(
            lambda: annexes.state(annexes.rows[0]) is FileState.MISSING, timeout=WAIT_MS
        )


def test_dropped_and_pasted_files(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        annexes = one_point(driver)
        data = QMimeData()
        first, second = files(tmp_path, "a.pdf", "b.png")
        data.setUrls([QUrl.fromLocalFile(str(first))])
        none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        place, action = QPoint(5, 5), Qt.DropAction.CopyAction
        enter = QDragEnterEvent(place, action, data, left, none)
        annexes.dragEnterEvent(enter)
        assert enter.isAccepted()
        annexes.dropEvent(QDropEvent(place, action, data, left, none))
        wait_for(driver, annexes, "A")
        clip = QMimeData()
        clip.setUrls([QUrl.fromLocalFile(str(second))])
        QGuiApplication.clipboard().setMimeData(clip)
        driver.press(annexes.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        wait_for(driver, annexes, "A", "B")

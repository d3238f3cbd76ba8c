"""A file dialog begins where a file of its kind was chosen last, also on another day."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.lifetime.file_dialogs import FolderOf, ask_file, ask_files, ask_folder, ask_target
from gui.lifetime.last_folder import last_folder, remember_folder
from gui.widgets.folders import documents_folder

ROOT = Path(__file__).parents[3]
Ask = Callable[[QWidget, FolderOf], object]
ASKS: dict[str, Ask] = {
    "getOpenFileNames": lambda parent, kind: ask_files(parent, "Åbn", kind, "*.pdf"),
    "getOpenFileName": lambda parent, kind: ask_file(parent, "Åbn", kind, "*.pdf"),
    "getSaveFileName": lambda parent, kind: ask_target(parent, "Gem", kind, "a.pdf", "*.pdf")[0],
    "getExistingDirectory": lambda parent, kind: ask_folder(parent, "Vælg", kind),
}


def test_the_folder_chosen_last_is_kept_by_kind(tmp_path: Path) -> None:
    kinds = ("papers of a test", "others of a test")
    assert last_folder(kinds[0]) == documents_folder()
    assert last_folder(kinds[0], tmp_path) == tmp_path
    folder = tmp_path / "Møder"
    folder.mkdir()
    remember_folder(kinds[0], folder)
    remember_folder(kinds[1], tmp_path)
    assert (last_folder(kinds[0]), last_folder(kinds[1])) == (folder, tmp_path)
    folder.rmdir()
    assert last_folder(kinds[0]) == documents_folder()


@pytest.mark.parametrize("way", ASKS)
def test_every_dialog_begins_where_the_one_before_ended(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    kind = FolderOf.BACKUPS
    remember_folder(kind, tmp_path)
    chosen = tmp_path / "Netdrev"
    chosen.mkdir()
    began: list[str] = []
    answers: dict[str, object] = {
        "getOpenFileNames": ([str(chosen / "a.pdf")], "*.pdf"),
        "getExistingDirectory": str(chosen),
    }

    def answer(_parent: QWidget, _title: str, begin: str, *_patterns: str) -> object:
        began.append(begin)
        return answers.get(way, (str(chosen / "a.pdf"), "*.pdf"))

    monkeypatch.setattr(QFileDialog, way, answer)
    expected = [chosen / "a.pdf"] if way == "getOpenFileNames" else chosen / "a.pdf"
    assert ASKS[way](parent, kind) == (chosen if "Directory" in way else expected)
    ASKS[way](parent, kind)
    ends = [Path(one).name for one in began] if way == "getSaveFileName" else []
    folders = [Path(one).parent if ends else Path(one) for one in began]
    assert folders == [tmp_path, chosen]
    assert set(ends) <= {"a.pdf"}


def test_who_says_no_changes_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    remember_folder(FolderOf.ANNEXES, tmp_path)
    for way, ask in ASKS.items():
        empty = {"getOpenFileNames": ([], ""), "getExistingDirectory": ""}.get(way, ("", ""))
        monkeypatch.setattr(QFileDialog, way, lambda *_asked, empty=empty: empty)
        assert not ask(parent, FolderOf.ANNEXES)
    assert last_folder(FolderOf.ANNEXES) == tmp_path


def test_no_screen_opens_a_file_dialog_past_this_one() -> None:
    users = [
        str(file.relative_to(ROOT))
        for file in (ROOT / "gui").rglob("*.py")
        if "import QFileDialog" in (text := file.read_text("utf-8")) or "QFileDialog." in text
    ]
    assert users == [str(Path("gui", "lifetime", "file_dialogs.py"))]

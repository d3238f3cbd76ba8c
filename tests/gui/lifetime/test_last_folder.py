"""A file dialog begins where a file of its kind was put last, also on another day."""

from pathlib import Path

from gui.lifetime.last_folder import last_folder, remember_folder
from gui.widgets.folders import documents_folder


def test_the_folder_chosen_last_is_kept_by_kind(tmp_path: Path) -> None:
    kinds = ("papers of a test", "others of a test")
    assert last_folder(kinds[0]) == documents_folder()
    folder = tmp_path / "Møder"
    folder.mkdir()
    remember_folder(kinds[0], folder)
    remember_folder(kinds[1], tmp_path)
    assert (last_folder(kinds[0]), last_folder(kinds[1])) == (folder, tmp_path)
    folder.rmdir()
    assert last_folder(kinds[0]) == documents_folder()

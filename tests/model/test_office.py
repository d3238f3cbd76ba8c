"""Office programs are found on the path and in the folders where their installers put them."""

import shutil
import sys
from pathlib import Path

import pytest

from model import office


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("win32", "LibreOffice/program/soffice.exe"),
        ("darwin", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
def test_found_where_installers_put_it(
    platform: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert office.libreoffice() is None
    program = tmp_path / place
    program.parent.mkdir(parents=True)
    program.touch()
    assert office.libreoffice() == str(program)


def test_the_path_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        shutil, "which", lambda name: "/somewhere/libreoffice" if name == "libreoffice" else None
    )
    assert office.libreoffice() == "/somewhere/libreoffice"

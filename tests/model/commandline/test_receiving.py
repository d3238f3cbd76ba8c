"""`import` of Word files: the contract's shape, and never a silent duplicate."""

import json
from pathlib import Path

import pytest

from model.commandline.run import run
from tests.model.exchange.word.hostile import REFUSED
from tests.model.exchange.word.twins import grid, labels


def test_several_files_and_a_bad_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other, bad = tmp_path / "one.docx", tmp_path / "other.docx", tmp_path / "bad.docx"
    grid(one)
    labels(other)
    bad.write_bytes(REFUSED["entities"]())
    database = str(tmp_path / "db.sqlite")
    names = [str(path) for path in (one, bad, other)]
    assert run(["--database", database, "import", "--json", *names]) == 1
    printed = capsys.readouterr()
    first, second = json.loads(printed.out)
    assert first["file"] == names[0]
    assert first["meetings"] == []
    assert len(first["items"]) == 1
    assert first["certainty"]["background"] == 1.0
    assert "Husk hjelmen" in first["unrecognised"]
    assert second["items"] == ["rygning-paa-matriklen"]
    assert "bad.docx" in printed.err

    assert run(["--database", database, "items", "--json"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert items[0]["direct_costs"]["amounts"]["2026"] == "1250.5"
    assert items[0]["funding"] == {
        "department_base": True,
        "department_savings": False,
        "common_savings": False,
    }


def test_the_same_file_again_stands_beside_the_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "one.docx"
    grid(path)
    database = str(tmp_path / "db.sqlite")
    assert run(["--database", database, "import", str(path)]) == 0
    capsys.readouterr()
    assert run(["--database", database, "import", "--json", str(path)]) == 0
    printed = capsys.readouterr()
    (again,) = json.loads(printed.out)
    assert again["items"] == ["cykler-til-hjemmeplejen-hjelme-alle-2"]
    assert "cykler-til-hjemmeplejen-hjelme-alle " in printed.err

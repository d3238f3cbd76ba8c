"""Who may import whom; see the table of rooms in CONTRIBUTING.md and the rules in imports.py."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.imports import RULES, House

ROOT = Path(__file__).parents[2]
Rule = Callable[[House], Iterator[str]]


@pytest.fixture(scope="module")
def house() -> House:
    return House.read(ROOT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule, house: House) -> None:
    broken = list(rule(house))
    assert not broken, "\n".join(broken)


def test_every_folder_of_code_is_a_package() -> None:
    """A folder without __init__.py would be invisible to the rules."""
    folders = {file.parent for name in ("model", "gui") for file in (ROOT / name).rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


# Each planted file breaks exactly the rule named beside it.
PLANTED = {
    "gui/__init__.py": ("packages_are_only_door_plates", "import gui.helper"),
    "model/planning/plan.py": ("ground_floor_is_pure", "import sqlalchemy"),
    "model/text/dates.py": ("ground_floor_is_pure", "from model import settings"),
    "model/attic.py": ("model_has_only_known_rooms", ""),
    "model/checks/colours.py": ("model_knows_no_window", "from PySide6.QtGui import QColor"),
    "model/queries/rows.py": ("arrows_in_model_point_down", "from model.commands import items"),
    "model/documents/agenda.py": (
        "documents_get_views_and_nothing_else",
        "def lazily():\n    from model import editions",
    ),
    "model/documents/minutes.py": (
        "only_the_page_knows_its_file_format",
        "import reportlab.pdfgen",
    ),
    "model/delivery/message.py": ("documents_get_views_and_nothing_else", "import model.editions"),
    "gui/agenda/panel.py": ("screens_are_strangers", "from gui import helper"),
    "gui/lifetime/past.py": ("helpers_know_no_screen", "from gui.agenda import panel"),
    "gui/search/panel.py": ("only_the_wiring_knows_the_wiring", "from gui.wiring import finding"),
    "gui/planner/panel.py": ("screens_leave_the_work_to_the_model", "from smtplib import SMTP"),
    "gui/widgets/badge.py": ("widgets_know_nothing_of_meetings", "from gui import theme"),
}

# The rest of the tree that the planted files lean on; it breaks no rule by itself.
AROUND = {
    "model/settings.py": "",
    "model/editions.py": "from model.entities import item",
    "model/entities/item.py": "",
    "model/commands/items.py": "",
    "gui/helper.py": "import gui.planner",
    "gui/theme.py": "import model.settings",
    "gui/wiring/finding.py": "from gui import planner",
    "gui/people/panel.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import smtplib",
}


@pytest.fixture
def planted_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    sources = AROUND | {name: source for name, (_, source) in PLANTED.items()}
    for name, source in sources.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source + "\n", encoding="utf-8")
        for folder in file.relative_to(tmp_path).parents[:-1]:
            (tmp_path / folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    for package in ("model", "gui"):  # else the real ones, already imported, would be found again
        monkeypatch.delitem(sys.modules, package, raising=False)
    return House.read(tmp_path)


def test_each_planted_violation_is_found(planted_house: House) -> None:
    found = {rule.__name__: "\n".join(rule(planted_house)) for rule in RULES}
    for name, (rule, _) in PLANTED.items():
        module = name.removesuffix(".py").replace("/", ".")
        told = module in found[rule] or name in found[rule]
        assert told, f"{name} should break {rule}, found: {found[rule]}"
    assert {rule for rule, _ in PLANTED.values()} == set(found)
    assert "gui.people" not in "\n".join(found.values())

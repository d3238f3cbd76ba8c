"""What a screen reader finds on the time plan is what `schedule --json` prints of the same database."""

import json
from pathlib import Path
from typing import Any

import pytest

from model.commandline.run import run
from model.text.clock import format_clock, parse_iso_clock
from model.text.translate import language, set_language
from tests.accessibility.harness import TOOLS, Node, Screen, screen

MEETING = "2026-10-08"
TITLES = {
    1: "Godkendelse af dagsorden og referat",
    5: "Nyt lejemål til kørestolsdepotet på Havnevej",
    9: "Eventuelt",
}


def prints(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capsys.readouterr()
    assert run(list(arguments)) == 0
    return json.loads(capsys.readouterr().out)


def open_plan(found: Screen) -> Node:
    """From the list of meetings to the time plan, by keys."""
    import time; time.sleep(8)
    def dump(n, d=0):
        if n.showing: print("  "*d, n.role, repr(n.name), repr(n.description), sorted(n.states))
        for c in n.children: dump(c, d+1)
    dump(found.tree())
    found.press("Home", "Return")
    time.sleep(8)
    found.press("ctrl+2")
    time.sleep(8)
    dump(found.tree())
    found.wait_for("list", "Møder")
    found.press("Home", "Return")
    found.wait_for("list", "Dagsorden")
    found.press("ctrl+2")
    return found.wait_for("list", "Tidsplan")


@pytest.mark.tool(*TOOLS)
@pytest.mark.timeout(300)
def test_each_slot_is_named_with_title_start_end_and_state(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "møder.db"
    before = language()
    try:
        assert run(["--database", str(database), "demo"]) == 0
        printed = prints(capsys, "--database", str(database), "schedule", MEETING, "--json")
        with screen(database, tmp_path) as found:
            plan = open_plan(found)
            slots = [node for node in plan.children if is_slot(node, printed)]
            assert_named(slots, printed)
    finally:
        set_language(before)


def is_slot(node: Node, printed: Any) -> bool:
    guests = {window["guest"] for window in printed["guest_windows"]}
    return node.role == "list item" and node.name.split(",")[0] not in guests


def assert_named(slots: list[Node], printed: Any) -> None:
    assert len(slots) == len(printed["entries"])
    for node, entry in zip(slots, printed["entries"], strict=True):
        print(node.name, entry)

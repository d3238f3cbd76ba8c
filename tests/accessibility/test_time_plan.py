"""What a screen reader finds on the time plan is what `schedule --json` prints of the same database."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from model.commandline.run import run
from model.commands import agenda as commands
from model.planning.shapes import StartRule
from model.queries.agenda import Agenda, AgendaRow, agenda
from model.queries.meetings import list_meetings
from model.storage.database import Database
from model.text.clock import format_clock, parse_iso_clock
from model.workspace.workspace import Workspace
from tests.accessibility.harness import TOOLS, Node, Screen, screen

DAY = "2026-10-08"


def example(database: Path) -> Agenda:
    """The example meeting with something of everything: withdrawn, overlapping, too long."""
    assert run(["--database", str(database), "demo"]) == 0
    workspace = Workspace(Database.open(database))
    try:
        meeting = workspace.run("change", changed).result(30)
        return workspace.read(lambda session: agenda(session, meeting))
    finally:
        workspace.close()


def changed(session: Session) -> int:
    meeting = next(m.id for m in list_meetings(session) if m.date.isoformat() == DAY)
    rows = {row.number: row for row in agenda(session, meeting).entries}
    commands.withdraw(session, rows[8].id)
    commands.set_start(session, rows[4].id, StartRule.FIXED, 9 * 60 + 35)
    commands.set_duration(session, rows[9].id, 60)
    return meeting


def printed(database: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert run(["--database", str(database), "schedule", DAY, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def open_plan(found: Screen) -> None:
    """From the list of meetings, where the example is the last, to its time plan."""
    found.wait_for("list item", "8. oktober 2026")
    found.focus("list", "Møder")
    found.press("End", "Return")
    found.wait_for("list", "Dagsorden")
    found.press("ctrl+2")
    found.wait_for("list item", "Punkt 9 Eventuelt")


@pytest.mark.tool(*TOOLS)
@pytest.mark.timeout(600)
def test_each_slot_is_named_with_title_start_end_and_state(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "møder.db"
    shown = example(database)
    with screen(database, tmp_path) as found:
        open_plan(found)
        assert_plan(found, shown, printed(database, capsys))
        found.focus("list item", "Punkt 2 Økonomirapport")
        found.announced()
        found.press("shift+Down")
        found.wait_for("list item", "8.35 til 9.05, 30 minutter")
        assert any("Punkt 2 Økonomirapport" in said for said in found.announced())
        assert_plan(found, shown, printed(database, capsys))


def assert_plan(found: Screen, shown: Agenda, schedule: dict[str, Any]) -> None:
    (plan,) = found.tree().find("list", "Tidsplan")
    items = [node for node in plan.children if node.role == "list item"]
    entries = schedule["entries"]
    assert len(items) == len(entries) + len(schedule["guest_windows"])
    rows = {row.key: row for row in shown.entries}
    for node, entry in zip(items, entries, strict=False):
        assert words(rows[entry["key"]], entry, schedule) == node.name
        latest = entry["latest_start"]
        assert node.description == (f"start senest {clock(latest)}" if latest else ""), node
        assert {"focusable", "showing"} <= node.states
    lanes = sorted(map(name_and_time, items[len(entries) :]))
    assert lanes == sorted(
        f"{window['guest']}, {clock(window['start'])} til {clock(window['end'])}"
        for window in schedule["guest_windows"]
    )


def words(row: AgendaRow, entry: dict[str, Any], schedule: dict[str, Any]) -> str:
    """What a slot must say, put together from the printed plan alone."""
    number = f"Punkt {entry['number']} " if entry["number"] else ""
    said = [f"{number}{row.title}"]
    if entry["start"] is None:
        said.append("udgået" if row.withdrawn else "uden tid")
    else:
        said.append(f"{clock(entry['start'])} til {clock(entry['end'])}")
        said.append(minutes(entry["minutes"]))
    if row.openness == "closed":
        said.append("lukket")
    if entry["overlap_before"]:
        said.append(f"overlapper med {minutes(entry['overlap_before'])}")
    if entry["end"] is not None and entry["end"] > schedule["end"]:
        over = parse_iso_clock(entry["end"]) - parse_iso_clock(schedule["end"])
        said.append(f"{minutes(over)} efter mødets sluttid")
    return ", ".join(said)


def name_and_time(node: Node) -> str:
    return node.name.rpartition(", punkt")[0]


def minutes(count: int) -> str:
    return f"{count} minut" if count == 1 else f"{count} minutter"


def clock(iso: str) -> str:
    return format_clock(parse_iso_clock(iso))

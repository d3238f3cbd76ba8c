"""The coming meetings by ear: cards between meetings, a meeting moved, one cancelled, menus, F1, Ctrl+K.

Beside `test_four_jobs`, in one run: nothing is looked for but what the screen tells.
"""

import datetime
from pathlib import Path

import pytest

from model.commands import agenda as commands
from model.commands import items, meetings
from model.paths import OVERRIDE
from model.queries.agenda import agenda
from model.queries.meetings import list_meetings
from model.storage.database import Database
from model.vocabulary import MeetingStatus
from model.workspace.workspace import Workspace
from tests.accessibility.harness import TOOLS, Screen, screen

FIRST, SECOND = datetime.date(2099, 3, 26), datetime.date(2099, 4, 2)


def two_meetings(database: Path) -> None:
    workspace = Workspace(Database.open(database, create=True))
    try:
        for day in (FIRST, SECOND):
            made = {"forum": "Chefteam", "date": day, "start": 510, "end": 600}
            workspace.run("x", lambda session, made=made: meetings.create(session, **made))
        for title in ("Budget", "Skolestart", "Eventuelt"):
            added = {"meeting_id": 1, "title": title, "duration": 20}
            workspace.run("x", lambda session, added=added: commands.add_point(session, **added))
        workspace.run("x", lambda session: items.create(session, "Cykelstier")).result(30)
    finally:
        workspace.close()


@pytest.mark.slow
@pytest.mark.tool(*TOOLS)
@pytest.mark.timeout(900)
def test_cards_and_meetings_are_moved_by_ear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OVERRIDE, str(tmp_path / "data"))
    database = tmp_path / "møder.db"
    two_meetings(database)
    with screen(database, tmp_path) as found:
        move_cards(found)
        move_the_divider(found)
        move_the_meeting(found)
        cancel_the_meeting(found)
        ask_for_help(found)
    assert_stored(database)


def move_cards(found: Screen) -> None:
    found.wait_for("list item", "26. marts 2099")
    found.press("ctrl+8")
    found.wait_for("list", "26. marts 2099")
    found.focus("list", "26. marts 2099")
    found.press("Home")
    found.wait_for_focus("list item", "Punkt 1, Budget")
    found.announced()
    found.press("alt+Right")  # to the meeting after
    found.wait_for_focus("list item", "Budget")
    assert any("Budget" in said and "2. apr." in said for said in found.announced())
    found.focus("list", "Indstillinger, der venter")
    found.wait_for_focus("list item", "Cykelstier")
    found.press("alt+Right")
    placed = found.wait_for("list item", "Cykelstier", lambda card: card.name.startswith("Punkt"))
    found.press("alt+Up")
    found.wait_for("list item", "Cykelstier", lambda card: card.name != placed.name)
    found.wait_for_focus("list item", "Cykelstier")
    found.press("Menu")
    found.choose_entry("Cykelstier", "Åbn det")
    found.wait_for("list", "Dagsorden")


def move_the_divider(found: Screen) -> None:
    found.focus("split pane", "Punkt")
    divider = found.wait_for_focus("split pane", "Skillelinje før Punkt")
    assert "%" in divider.description
    found.press("Right")
    moved = found.wait_for(
        "split pane", "før Punkt", lambda node: node.description != divider.description
    )
    assert any(moved.description in said for said in found.announced())


def move_the_meeting(found: Screen) -> None:
    choose(found, "Flyt mødet")
    found.wait_for("dialog", "Flyt mødet")
    found.wait_for_focus("text", "Dato")
    found.write("Dato", "27/3-2099")
    found.press("Tab")
    found.wait_for("text", "Dato", lambda field: "27. marts 2099" in field.value)
    found.wait_for("label", "fredag den 27. marts 2099")
    found.write("Start", "9.00")
    found.press("Tab")
    found.wait_for("text", "Slut", lambda field: field.value == "10.30")
    found.choose("push button", "Flyt mødet")
    found.wait_until_gone("dialog", "Flyt mødet")
    found.wait_for("label", "27. marts 2099")


def cancel_the_meeting(found: Screen) -> None:
    found.focus("list", "Dagsorden")
    found.wait_for("list", "Dagsorden", lambda node: "focused" in node.states)
    found.press("F10")
    found.wait_for("popup menu", "Møde")
    assert "der er intet at fortryde" not in found.go_to_entry("Møde", "Nyt møde")
    found.choose_entry("Møde", "Aflys mødet")
    found.wait_for("dialog", "Aflys mødet")
    found.write("Begrundelse", "Sygdom")
    found.press("Tab")
    found.wait_for_focus("combo box", "Hvor punkterne skal hen")
    found.press("Home")
    found.wait_for("combo box", "2. april 2099")
    found.press("Tab")
    found.wait_for_focus("list item", "")
    found.choose("push button", "Aflys mødet")
    found.wait_until_gone("dialog", "Aflys mødet")


def ask_for_help(found: Screen) -> None:
    """Escape leads back each time to where one was."""
    found.focus("list", "Dagsorden")
    found.wait_for("list", "Dagsorden", lambda node: "focused" in node.states)
    found.press("ctrl+i")
    found.wait_for("dialog", "Mødets oplysninger")
    found.press("F1")
    found.wait_for_focus("label", "Side i hjælpen")
    found.press("Escape")
    found.wait_until_gone("list", "Hjælpens sider")
    found.press("Escape")
    found.wait_until_gone("dialog", "Mødets oplysninger")
    found.wait_for("list", "Dagsorden", lambda node: "focused" in node.states)
    found.press("ctrl+k")
    found.wait_for_focus("text", "Gå til hvad som helst")
    found.press("Escape")
    found.wait_until_gone("text", "Gå til hvad som helst")
    found.wait_for("list", "Dagsorden", lambda node: "focused" in node.states)
    found.press("ctrl+k")
    found.wait_for_focus("text", "Gå til hvad som helst")
    found.type("adressebog")
    found.wait_for("list item", "Adressebog")
    found.press("Return")
    found.wait_for_focus("text", "Søg")


def choose(found: Screen, action: str) -> None:
    """By its name from Ctrl+K."""
    found.press("ctrl+k")
    found.wait_for_focus("text", "Gå til hvad som helst")
    found.type(action)
    found.wait_for("text", "Gå til hvad som helst", lambda field: field.value == action)
    found.wait_for("list item", action)
    found.press("Return")


def assert_stored(database: Path) -> None:
    workspace = Workspace(Database.open(database))
    try:
        rows = {row.date: row for row in workspace.read(list_meetings)}
        cancelled = rows[datetime.date(2099, 3, 27)]
        assert cancelled.status is MeetingStatus.CANCELLED
        kept = workspace.read(lambda session: agenda(session, rows[SECOND].id))
        assert [row.title for row in kept.entries][:1] == ["Budget"]
        assert "Skolestart" in [row.title for row in kept.entries]
        assert "Cykelstier" in [row.title for row in kept.entries]
    finally:
        workspace.close()

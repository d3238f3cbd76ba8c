"""The four jobs as somebody does them who hears the screen: nothing is looked for but what it tells.

Everything is found by role and name, acted on by its own action or by keys to what has the focus; what
came of it is read from the database and from the files. `PUNKTVIS_BUNDLE` names a built program to try.
"""

import email
import email.policy
import stat
from email.message import EmailMessage
from pathlib import Path

import pypdfium2
import pytest

from model.paths import OVERRIDE
from model.planning.shapes import StartRule
from model.queries.agenda import agenda
from model.queries.live import run_state
from model.queries.meetings import list_meetings
from model.queries.outbox import list_mails
from model.queries.points import point
from model.storage.database import Database
from model.text.blocks import plain_text
from model.workspace.workspace import Workspace
from tests.accessibility.harness import TOOLS, Screen, screen

POINTS = (
    ("Budget 2028", "20", "Per Dal"),
    ("Lønforhandling", "15", ""),
    ("Eventuelt", "10", ""),
)
PROGRAM = """#!/bin/sh
# Stands in for the mail program: tells a version that takes drafts, keeps what it was given.
if [ "$1" = --version ]; then echo "Mozilla Thunderbird 160.0"; else cp "$1" "{kept}"; fi
"""


@pytest.fixture
def mail_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the draft arrives that the mail program is given."""
    kept = tmp_path / "kladde.eml"
    program = tmp_path / "bin" / "thunderbird"
    program.parent.mkdir()
    program.write_text(PROGRAM.format(kept=kept), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    return kept


@pytest.mark.slow
@pytest.mark.tool(*TOOLS)
@pytest.mark.timeout(900)
def test_a_meeting_is_carried_through_by_ear(
    tmp_path: Path, mail_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OVERRIDE, str(tmp_path / "data"))
    database = tmp_path / "møder.db"
    with screen(database, tmp_path) as found:
        make_agenda(found)
        plan_times(found)
        take_minutes(found)
        save_both_editions(found, tmp_path)
        make_draft(found, mail_program)
    assert_stored(database)
    assert "Lønforhandling" in words_of(tmp_path / "fuld.pdf")
    assert "Lønforhandling" not in words_of(tmp_path / "åben.pdf")
    assert "Budgettet blev drøftet." in words_of(tmp_path / "åben.pdf")
    assert_draft(mail_program)


def make_agenda(found: Screen) -> None:
    found.choose("push button", "Nyt møde")
    found.wait_for("dialog", "Nyt møde")
    found.write("Mødets navn", "Chefteam på Ærø")
    found.write("Dato", "7/3-2030")
    found.press("Tab")
    found.wait_for("text", "Dato", lambda field: field.value == "torsdag den 7. marts 2030")
    found.write("Start", "8.30")
    found.write("Slut", "10.30")
    found.write("Medlemmer", "Anna Holm, Bo Lind")
    found.choose("push button", "Opret mødet")
    found.wait_until_gone("dialog", "Nyt møde")
    found.wait_for_focus("text", "Titel på nyt punkt")
    for number, (title, minutes, guests) in enumerate(POINTS, 1):
        found.write("Titel på nyt punkt", title)
        found.write("Varighed af nyt punkt", minutes)
        found.write("Deltagere under nyt punkt", guests)
        found.press("Return")
        found.wait_for("list item", f"Punkt {number}, {title}")
        found.wait_for_focus("text", "Titel på nyt punkt")
    found.focus("list", "Dagsorden")
    found.press("Home", "Down")
    found.wait_for_focus("list item", "Punkt 2, Lønforhandling")
    found.press("ctrl+shift+l")
    found.wait_for("list item", "15 minutter, Lukket")
    found.press("ctrl+alt+o")  # the other points are open: nothing is left to say of them
    found.wait_for("list item", "Punkt 1, Budget 2028, 8.30 til 8.50, 20 minutter, Per Dal")


def plan_times(found: Screen) -> None:
    found.choose("radio button", "Tidsplan")
    found.wait_for("list item", "Punkt 1 Budget 2028, 8.30 til 8.50")
    found.focus("list item", "Punkt 1 Budget 2028")
    found.wait_for("list item", "Punkt 1 Budget 2028", lambda slot: "selected" in slot.states)
    found.announced()
    found.press("shift+Down")
    found.wait_for("list item", "Punkt 1 Budget 2028, 8.30 til 8.55")
    assert any("8.30 til 8.55" in said for said in found.announced())
    found.focus("list item", "Punkt 2 Lønforhandling")
    found.wait_for("list item", "Punkt 2 Løn", lambda slot: "selected" in slot.states)
    found.wait_for("list item", "Punkt 1 Bud", lambda slot: "selected" not in slot.states)
    found.focus("combo box", "Start")
    found.press("alt+Down", "End", "Return")
    found.wait_for("combo box", "Start, fast")
    found.write("Starttid", "9.10")
    found.press("Tab")
    found.wait_for("list item", "Punkt 2 Lønforhandling, 9.10 til 9.25")


def take_minutes(found: Screen) -> None:
    found.choose("radio button", "Referat")
    found.focus("list", "Dagsorden")
    found.press("Home")
    found.wait_for("label", "Punkt 1")
    found.choose("push button", "Start mødet")
    found.choose("push button", "Start det nu")  # the day is another: that was asked, and heard
    found.wait_for("list item", "Punkt 1, Budget 2028, i gang nu")
    found.wait_for_focus("text", "Referat")
    found.type("Budgettet blev drøftet.")
    found.press("Return")
    found.type("-> Anna Holm: tidsplan senest 1/4")
    found.press("Return")
    found.wait_for("check box", "Opgaver 1")
    found.choose("check box", "Fremmøde")
    found.choose("push button", "Alle er her")
    found.wait_for("label", "2 af 2 er her")
    all_here = found.wait_for(
        "push button", "Alle er her", lambda node: not node.states & {"enabled", "sensitive"}
    )
    assert "focusable" in all_here.states
    assert "Kan ikke bruges nu" in all_here.description
    found.announced()
    for number, title, minutes in ((2, "Lønforhandling", "Drøftet."), (3, "Eventuelt", "Intet.")):
        found.choose("push button", "Næste punkt")
        found.wait_for("list item", f"Punkt {number}, {title}, i gang nu")
        found.wait_for("label", f"Punkt {number}")
        found.wait_for_focus("text", "Referat")
        assert f"Nu: {number} {title}" in found.announced()
        found.type(minutes)
        found.wait_for("text", "Referat", lambda field, minutes=minutes: field.value == minutes)
    found.choose("push button", "Afslut mødet")
    found.wait_for("push button", "Fortsæt mødet")


def save_both_editions(found: Screen, folder: Path) -> None:
    found.choose("radio button", "Udsendelse")
    for key, edition, name in (("Home", "Åben", "åben.pdf"), ("End", "Fuld", "fuld.pdf")):
        found.focus("combo box", "Referat: Udgave")
        found.press(key)
        found.wait_for("combo box", f"Referat: Udgave, {edition}")
        found.choose("push button", "Referat: Gem som")
        found.wait_for("dialog", "Gem som")
        found.write("Filnavn:", str(folder / name))
        found.press("Return")
        found.wait_until_gone("dialog", "Gem som")
        found.wait_for("alert", name)


def make_draft(found: Screen, arrived: Path) -> None:
    found.choose("radio button", "Mail")
    found.wait_for("combo box", "Hvad sendes")
    found.focus("combo box", "Hvad sendes")
    found.type("ref")
    found.wait_for("combo box", "Hvad sendes, Referat")
    found.focus("text", "Mailadresse på Anna Holm")
    for name, address, next_one in (
        ("Anna Holm", "anna@example.org", ("text", "Mailadresse på Bo Lind")),
        ("Bo Lind", "bo@example.org", ("check box", "Bo Lind")),
    ):
        found.type(address)
        found.press("Return")
        found.wait_for("check box", f"{name}, {address}", lambda box: "checked" in box.states)
        found.wait_for_focus(*next_one)
    found.wait_for("label", "1 mail til 2 modtagere")
    found.choose("push button", "Åbn som kladde")
    found.wait_for_file(arrived)


def assert_stored(database: Path) -> None:
    workspace = Workspace(Database.open(database))
    try:
        (meeting,) = workspace.read(list_meetings)
        shown = workspace.read(lambda session: agenda(session, meeting.id))
        assert [(p.number, p.title, p.duration) for p in shown.entries] == [
            (1, "Budget 2028", 25),
            (2, "Lønforhandling", 15),
            (3, "Eventuelt", 10),
        ]
        details = [workspace.read(lambda s, p=p: point(s, p.id)) for p in shown.entries]
        assert (details[1].rule, details[1].start_at) == (StartRule.FIXED, 9 * 60 + 10)
        assert [one.openness.value for one in details] == ["open", "closed", "open"]
        assert [guest.name for guest in details[0].guests] == ["Per Dal"]
        assert [plain_text(one.minutes).strip() for one in details] == [
            "Budgettet blev drøftet.",
            "Drøftet.",
            "Intet.",
        ]
        assert [(task.who, task.what) for task in details[0].follow_ups] == [
            ("Anna Holm", "Tidsplan")
        ]
        state = workspace.read(lambda session: run_state(session, meeting.id))
        assert state.started_at
        assert state.ended_at
        assert len(workspace.read(list_mails)) == 1
    finally:
        workspace.close()


def words_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def assert_draft(file: Path) -> None:
    draft = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert isinstance(draft, EmailMessage)
    assert draft["X-Unsent"] == "1"
    assert draft["To"] == "Anna Holm <anna@example.org>, Bo Lind <bo@example.org>"
    assert "Chefteam på Ærø" in draft["Subject"]
    (paper,) = draft.iter_attachments()
    assert paper.get_content_type() == "application/pdf"
    assert paper.get_content().startswith(b"%PDF-")

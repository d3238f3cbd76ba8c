"""Few false alarms: what is in order is left in peace."""

import datetime
import json
from pathlib import Path

import pytest

from model.checks import Severity, check
from model.commandline.run import run
from model.commands import agenda, meetings
from model.commands.received import take_in
from model.editions import full
from model.exchange.received import new_data
from model.queries.agenda import agenda as read_agenda
from tests.model.exchange.databases import empty
from tests.model.exchange.word.text_twins import ITEMS

MOST = 5
DAY = datetime.date(2026, 2, 19)


def test_the_forms_with_all_their_traps_on_a_planned_meeting() -> None:
    with empty() as session:
        meeting_id = meetings.create(session, "Chefteam", DAY)
        for item in ITEMS.values():
            take_in(session, new_data(item), meeting_id=meeting_id)
        session.flush()
        for entry in read_agenda(session, meeting_id).entries:
            agenda.set_duration(session, entry.id, 20)
        findings = check(full(session, meeting_id))
    assert len(findings) <= MOST
    assert not [one for one in findings if one.severity is Severity.ERROR]


def test_the_meetings_that_we_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = str(tmp_path / "shown.db")
    assert run(["--database", database, "demo"]) == 0
    capsys.readouterr()
    assert run(["--database", database, "meetings", "--json"]) == 0
    keys = [meeting["key"] for meeting in json.loads(capsys.readouterr().out)]
    assert keys
    for key in keys:
        assert run(["--database", database, "check", key, "--json"]) == 0
        assert len(json.loads(capsys.readouterr().out)) <= MOST

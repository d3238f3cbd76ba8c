"""What is pasted of a case elsewhere."""

import datetime
from dataclasses import replace

from gui.search.case_words import as_text
from model.queries.case_history import CaseAnnex, CaseHistory, CaseStep
from model.text.translate import set_language
from model.vocabulary import MeetingStatus, Openness
from tests.model.documents.meetings import text

STEP = CaseStep(
    meeting_id=1,
    point_id=1,
    item_id=1,
    meeting="Chefteammøde",
    date=datetime.date(2026, 10, 8),
    status=MeetingStatus.HELD,
    number=2,
    title="Træer langs skolevejene",
    openness=Openness.OPEN,
    withdrawn=False,
    outcomes=(),
    asked=text("- Godkende planen", "    - på øerne først"),
    minutes=(),
    follow_ups=(),
    annexes=(CaseAnnex("Arter", closed=False), CaseAnnex("Tilbud", closed=True)),
    postponed_to=None,
)


def test_a_list_keeps_its_levels_and_a_closed_annex_says_so() -> None:
    set_language("da")
    said = as_text(CaseHistory("Træer", "26/1", (STEP,), ()))
    assert "• Godkende planen\n    • på øerne først\n" in said
    assert "• Arter\n• Tilbud (lukket)\n" in said


def test_a_point_that_was_withdrawn_is_not_waited_for() -> None:
    set_language("da")
    said = as_text(CaseHistory("Træer", "26/1", (replace(STEP, withdrawn=True),), ()))
    assert "8. oktober 2026 · udgået" in said
    assert "Beslutning:\nPunktet udgik\n" in said

"""A revised agenda: the numbers follow the order once more, and old and new ones are printed."""

import datetime

import pytest

from model.commands import agenda, meetings, renumbering, status
from model.documents.agenda import agenda as agenda_paper
from model.editions import full, open_edition
from model.errors import UserError
from model.queries import agenda as agenda_queries
from model.vocabulary import MeetingStatus, Openness
from tests.model.documents.readable import readable
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 2, 5)


@pytest.fixture
def meeting(workspace: Opened) -> Opened:
    """Sent out as 1–4; then point 5 came, before "Eventuelt", and the closed point was moved up."""
    workspace.do(meetings.create, "Chefteam", DAY)
    for title in ("Godkendelse", "Skærmbesøg", "Opsigelse", "Eventuelt"):
        workspace.do(agenda.add_point, 1, title, duration=10)
    for entry in (1, 2, 4):
        workspace.do(agenda.set_openness, entry, Openness.OPEN)
    workspace.do(agenda.set_openness, 3, Openness.CLOSED)
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED):
        workspace.do(status.set_status, 1, step)
    workspace.do(agenda.add_point, 1, "Økonomi", duration=10)
    workspace.do(agenda.set_openness, 5, Openness.OPEN)
    workspace.do(agenda.move, 3, 1)
    return workspace


def numbers(workspace: Opened) -> list[tuple[int | None, str]]:
    entries = workspace.ask(agenda_queries.agenda, 1).entries
    return [(entry.number, entry.title) for entry in entries]


BEFORE = [
    (1, "Godkendelse"),
    (3, "Opsigelse"),
    (2, "Skærmbesøg"),
    (5, "Økonomi"),
    (4, "Eventuelt"),
]
AFTER = [(number, title) for number, (_old, title) in enumerate(BEFORE, 1)]


def test_numbers_follow_the_order_once(meeting: Opened) -> None:
    assert numbers(meeting) == BEFORE
    meeting.do(renumbering.renumber, 1)
    assert numbers(meeting) == AFTER
    meeting.do(agenda.move, 1, 2)
    with pytest.raises(UserError, match="én gang"):
        meeting.do(renumbering.renumber, 1)
    meeting.undo().result(30)
    meeting.undo().result(30)
    assert numbers(meeting) == BEFORE
    meeting.do(renumbering.renumber, 1)
    assert numbers(meeting) == AFTER


def test_the_revised_agenda_lists_what_its_edition_holds(meeting: Opened) -> None:
    paper = readable(agenda_paper(meeting.ask(full, 1)))
    assert "Rettet dagsorden" not in paper
    meeting.do(renumbering.renumber, 1)
    paper = readable(agenda_paper(meeting.ask(full, 1)))
    assert "Rettet dagsorden" in paper
    for old, new, title in ((3, 2, "Opsigelse"), (5, 4, "Økonomi"), (4, 5, "Eventuelt")):
        assert f"{old} | {new} | {title}" in paper
    opened = readable(agenda_paper(meeting.ask(open_edition, 1)))
    assert "5 | 4 | Økonomi" in opened
    assert "Opsigelse" not in opened
    assert "Godkendelse" not in paper.split("Økonomi")[0].split("Rettet dagsorden")[1]


@pytest.mark.parametrize(
    ("step", "words"), [(MeetingStatus.REVIEW, "sendt ud"), (MeetingStatus.HELD, "holdt")]
)
def test_only_between_dispatch_and_meeting(meeting: Opened, step: str, words: str) -> None:
    meeting.do(renumbering.renumber, 1)
    meeting.do(status.set_status, 1, step)
    with pytest.raises(UserError, match=words):
        meeting.ask(renumbering.new_numbers, 1)


def paper(meeting: Opened) -> str:
    return readable(agenda_paper(meeting.ask(full, 1)))


def go(meeting: Opened, *steps: MeetingStatus) -> None:
    for step in steps:
        meeting.do(status.set_status, 1, step)


def test_the_revised_agenda_says_the_same_before_and_after_it_is_sent(meeting: Opened) -> None:
    """The papers of a mail are made before it is sent, and the meeting is dispatched by it."""
    meeting.do(renumbering.renumber, 1)
    revised = numbered(paper(meeting))
    go(meeting, MeetingStatus.REVIEW)
    assert "Rettet dagsorden" in paper(meeting)
    assert numbered(paper(meeting)) == revised
    go(meeting, MeetingStatus.DISPATCHED)
    assert "Rettet dagsorden" in paper(meeting)
    assert numbered(paper(meeting)) == revised


def numbered(paper: str) -> list[str]:
    return [line for line in paper.splitlines() if "Punkt " in line or " | " in line]


def test_an_agenda_that_is_sent_anew_begins_anew(meeting: Opened) -> None:
    meeting.do(renumbering.renumber, 1)
    go(meeting, MeetingStatus.REVIEW, MeetingStatus.DISPATCHED)  # the revised one has gone out
    with pytest.raises(UserError, match="én gang"):
        meeting.ask(renumbering.new_numbers, 1)
    go(meeting, MeetingStatus.REVIEW)
    assert "Rettet dagsorden" not in paper(meeting)
    assert numbers(meeting) == AFTER
    meeting.undo().result(30)
    assert "Rettet dagsorden" in paper(meeting)
    go(meeting, MeetingStatus.REVIEW, MeetingStatus.DISPATCHED)
    assert "Rettet dagsorden" not in paper(meeting)
    with pytest.raises(UserError, match="allerede"):
        meeting.ask(renumbering.new_numbers, 1)
    meeting.do(agenda.move, 3, 3)
    meeting.do(renumbering.renumber, 1)
    assert "Rettet dagsorden" in paper(meeting)


def test_numbers_that_follow_the_order_again_have_none_before_them(meeting: Opened) -> None:
    meeting.do(renumbering.renumber, 1)
    go(meeting, MeetingStatus.REVIEW)
    meeting.do(agenda.move, 3, 3)
    assert "Rettet dagsorden" not in paper(meeting)


def test_an_agenda_goes_out_with_the_numbers_that_its_paper_has(meeting: Opened) -> None:
    go(meeting, MeetingStatus.REVIEW)
    assert numbers(meeting) == BEFORE
    go(meeting, MeetingStatus.DISPATCHED)
    assert numbers(meeting) == BEFORE


def test_a_revised_agenda_that_was_not_sent_after_all_keeps_its_list(meeting: Opened) -> None:
    meeting.do(renumbering.renumber, 1)
    go(meeting, MeetingStatus.REVIEW, MeetingStatus.DISPATCHED)
    meeting.do(status.has_not_been_sent, 1, MeetingStatus.REVIEW)
    assert "Rettet dagsorden" in paper(meeting)


def test_a_cancelled_meeting_with_a_revised_agenda_may_be_planned_anew(meeting: Opened) -> None:
    meeting.do(renumbering.renumber, 1)
    go(meeting, MeetingStatus.CANCELLED, MeetingStatus.PLANNED)
    assert "Rettet dagsorden" in paper(meeting)

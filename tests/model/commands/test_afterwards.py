"""After the meeting: what is still open, drafts, approval, corrections, postponed points and their links."""

import datetime

import pytest
from sqlalchemy.orm import Session

from model.commands import agenda, follow_ups, items, live, meetings, minutes, points
from model.commands.lookup import ApprovedError
from model.commands.minutes_approval import put_on_agenda
from model.commands.postponing import postpone, postpone_to_bank, take_back
from model.commands.revisions import approve, begin_correction, send_for_comments
from model.editions import full
from model.entities import Annex, Item
from model.errors import UserError
from model.exporting import Wanted, document_of
from model.queries.agenda import agenda as read_agenda
from model.queries.agenda import meeting_head
from model.queries.bank import list_bank
from model.queries.links import point_links
from model.queries.points import point as read_point
from model.queries.revisions import compared, revisions, texts_now, texts_of
from model.queries.time_report import time_report
from model.queries.walk import Lack, open_ends
from model.text.blocks import from_plain, plain_text
from model.text.compare import Change
from model.text.verbs import Outcome
from model.vocabulary import Edition, MeetingStatus, Openness, Purpose, RevisionKind, Stage
from tests.model.documents.readable import readable
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 3, 5)
LATER = datetime.date(2026, 3, 19)
NOW = datetime.datetime(2026, 3, 6, 10, 15)


@pytest.fixture
def meeting(workspace: Opened) -> int:
    number = workspace.do(meetings.create, "Chefteam", DAY, start=510, end=570)
    for title in ("Budget", "Løn", "Eventuelt"):
        workspace.do(agenda.add_point, number, title, duration=10)
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED, MeetingStatus.HELD):
        from model.commands.status import set_status

        workspace.do(set_status, number, step)
    return number


def add_annex(session: Session, point_id: int, title: str) -> None:
    session.add(Annex(point_id=point_id, number=1, title=title))


def annexes_of_item(session: Session, item_id: int) -> list[str]:
    return [annex.title for annex in session.get_one(Item, item_id).annexes]


def write(workspace: Opened, point_id: int, text: str) -> None:
    workspace.do(minutes.set_text, point_id, from_plain(text))


def test_the_walk_names_what_is_open(workspace: Opened, meeting: int) -> None:
    workspace.do(points.set_purpose, 2, Purpose.DECISION)
    write(workspace, 2, "Ovenstående skal ses efter, så …")
    workspace.do(follow_ups.add, 2, "Tidsplan", due_text="inden jul")
    workspace.do(follow_ups.add, 2, "Notat", who="HR", due=LATER)
    workspace.do(follow_ups.add, 2, "Brev", who="HR")
    found = [(end.number, end.lack, end.detail) for end in workspace.ask(open_ends, meeting)]
    assert found == [
        (1, Lack.NOTHING_WRITTEN, ""),
        (2, Lack.NO_OUTCOME, ""),
        (2, Lack.TO_FILL_IN, ""),
        (2, Lack.DANGLING, "Ovenstående"),
        (2, Lack.NO_OWNER, "Tidsplan"),
        (2, Lack.LOOSE_DEADLINE, "Tidsplan (inden jul)"),
        (2, Lack.NO_DEADLINE, "Brev"),
    ]


@pytest.mark.parametrize(
    ("purpose", "text", "lacks"),
    [
        (Purpose.DECISION, "Chefteamet godkendte budgettet.", False),
        (Purpose.DECISION, "Chefteamet tiltræder planen.", False),
        (Purpose.DECISION, "Godkendt.", False),
        (Purpose.DECISION, "Budgettet blev drøftet og udsat.", False),
        (Purpose.DECISION, "Anna fortalte om budgettet.", True),
        (Purpose.DECISION, "Chefteamet drøfter sagen igen i maj.", True),
        (Purpose.INFORMATION, "Anna fortalte om budgettet.", False),
        (Purpose.DISCUSSION, "Der var ros til budgettet.", False),
        (None, "Der var ros til budgettet.", False),
    ],
)
def test_a_decision_is_missed_only_where_one_was_due_and_no_words_tell_it(
    workspace: Opened, meeting: int, purpose: Purpose | None, text: str, lacks: bool
) -> None:
    workspace.do(points.set_purpose, 1, purpose)
    write(workspace, 1, text)
    found = {end.lack for end in workspace.ask(open_ends, meeting) if end.point_id == 1}
    assert found == ({Lack.NO_OUTCOME} if lacks else set())


def test_a_decision_that_the_recommendation_asks_for_is_missed(
    workspace: Opened, meeting: int
) -> None:
    item = workspace.do(points.create_item, 1)
    workspace.do(items.set_field, item, "decisions", from_plain("Godkende budgettet"))
    write(workspace, 1, "Anna fortalte om budgettet.")
    ends = workspace.ask(open_ends, meeting)
    assert [end.lack for end in ends if end.point_id == 1] == [Lack.NO_OUTCOME]


def test_a_postponed_point_is_open_until_it_went_somewhere(workspace: Opened, meeting: int) -> None:
    def lacks() -> list[Lack]:
        return [end.lack for end in workspace.ask(open_ends, meeting) if end.point_id == 1]

    write(workspace, 1, "Chefteamet udsatte punktet.")
    workspace.do(points.turn_outcomes, 1, (Outcome.POSTPONED.value,))
    assert lacks() == [Lack.NOT_MOVED]
    workspace.do(postpone_to_bank, 1)
    assert lacks() == []


def test_sent_approved_corrected_and_compared(workspace: Opened, meeting: int) -> None:
    write(workspace, 1, "Budgettet blev godkendt.")
    workspace.do(send_for_comments, meeting, at=NOW, comment="Frist fredag")
    put_forward = workspace.ask(meeting_head, meeting).status
    assert put_forward is MeetingStatus.MINUTES_DRAFT, "no mail has left yet"
    write(workspace, 1, "Budgettet blev godkendt med ændringer.")
    with pytest.raises(UserError):
        workspace.do(approve, meeting, " ")
    workspace.do(approve, meeting, "Anna Holm", at=NOW)
    head = workspace.ask(meeting_head, meeting)
    assert (head.status, head.approved_by, head.approved_at) == (
        MeetingStatus.APPROVED,
        "Anna Holm",
        NOW,
    )
    with pytest.raises(ApprovedError):
        write(workspace, 1, "Nej.")
    with pytest.raises(UserError):
        workspace.do(begin_correction, meeting, "")
    workspace.do(begin_correction, meeting, "Forkert årstal", at=NOW)
    write(workspace, 1, "Budgettet for 2027 blev godkendt med ændringer.")
    workspace.do(approve, meeting, "Bo Kjær", at=NOW)
    kept = workspace.ask(revisions, meeting)
    assert [(one.number, one.kind, one.by, one.comment) for one in kept] == [
        (1, RevisionKind.SENT, "", "Frist fredag"),
        (2, RevisionKind.APPROVED, "Anna Holm", ""),
        (3, RevisionKind.CORRECTION, "", "Forkert årstal"),
        (4, RevisionKind.APPROVED, "Bo Kjær", ""),
    ]
    first, last = workspace.ask(texts_of, kept[0].id), workspace.ask(texts_of, kept[3].id)
    assert last == workspace.ask(texts_now, meeting)
    budget, wages, _other = compared(first, last)
    assert not wages.differs
    added = [s.text.strip() for s in budget.stretches if s.change is Change.ADDED]
    assert added == ["for 2027", "med ændringer"]
    assert workspace.undo_label is None


def test_a_revision_is_printed_as_it_was_and_never_what_has_been_closed_since(
    workspace: Opened, meeting: int
) -> None:
    for point in (1, 2, 3):
        workspace.do(agenda.set_openness, point, Openness.OPEN)
    write(workspace, 1, "Budgettet blev godkendt.")
    write(workspace, 2, "Lønnen blev drøftet.")
    workspace.do(approve, meeting, "Anna Holm", at=NOW)
    workspace.do(begin_correction, meeting, "Lukket alligevel", at=NOW)
    write(workspace, 1, "Noget andet.")
    workspace.do(agenda.rename, 1, "Et andet navn")
    workspace.do(agenda.set_openness, 2, Openness.CLOSED, "Personforhold")

    def printed(edition: Edition) -> str:
        wanted = Wanted(meeting, "minutes", edition, revision=1)
        return readable(workspace.ask(document_of, wanted))

    full, opened = printed(Edition.FULL), printed(Edition.OPEN)
    assert "Budgettet blev godkendt." in full
    assert "Lønnen blev drøftet." in full
    assert "Anna Holm" in full
    assert "Noget andet." not in full
    assert "Et andet navn" not in full
    assert "Budgettet blev godkendt." in opened
    assert "Løn" not in opened
    with pytest.raises(UserError):
        workspace.ask(document_of, Wanted(meeting, "minutes", Edition.FULL, revision=9))


def test_minutes_that_are_not_approved_need_no_correction(workspace: Opened, meeting: int) -> None:
    with pytest.raises(UserError):
        workspace.do(begin_correction, meeting, "Fejl")


def test_a_postponed_point_goes_on_with_text_and_annexes(workspace: Opened, meeting: int) -> None:
    later = workspace.do(meetings.create, "Chefteam", LATER)
    workspace.do(points.set_guests, 1, ["Karin Holm"])
    workspace.do(add_annex, 1, "Regneark")
    copy = workspace.do(postpone, 1, later, at=NOW)
    there = workspace.ask(read_point, copy)
    assert there.carried_from is not None
    assert (there.carried_from.date, there.carried_from.number) == (DAY, 1)
    assert [annex.title for annex in there.annexes] == ["Regneark"]
    assert [guest.name for guest in there.guests] == ["Karin Holm"]
    here = workspace.ask(read_point, 1)
    assert here.outcomes == ("postponed",)
    assert plain_text(here.minutes) == "Punktet blev udsat til mødet den 19. marts 2026."
    assert not here.withdrawn
    assert [annex.title for annex in here.annexes] == ["Regneark"]
    went, came = workspace.ask(point_links, 1), workspace.ask(point_links, copy)
    assert went.went_to is not None
    assert came.came_from is not None
    assert (went.went_to.meeting_id, went.went_to.point_id) == (later, copy)
    assert (came.came_from.meeting_id, came.came_from.point_id) == (meeting, 1)
    with pytest.raises(UserError):
        workspace.do(postpone, 1, later)
    workspace.do(take_back, 1)
    assert workspace.ask(point_links, 1).went_to is None
    assert not workspace.ask(read_agenda, later).entries
    assert workspace.ask(read_point, 1).outcomes == ()
    assert workspace.ask(read_point, 1).minutes == ()
    write(workspace, 1, "Vi tager den næste gang.")
    workspace.do(postpone_to_bank, 1, at=NOW)
    workspace.do(take_back, 1)
    assert plain_text(workspace.ask(read_point, 1).minutes) == "Vi tager den næste gang."


def test_a_point_goes_back_to_the_bank(workspace: Opened, meeting: int) -> None:
    item = workspace.do(postpone_to_bank, 2, at=NOW)
    link = workspace.ask(point_links, 2).went_to
    assert link is not None
    assert (link.meeting_id, link.title) == (None, "Løn")
    (row,) = [row for row in workspace.ask(list_bank) if row.id == item]
    assert row.stage is Stage.POSTPONED
    workspace.undo().result(30)
    assert workspace.ask(point_links, 2).went_to is None


def test_what_approved_minutes_call_postponed_still_goes_on_and_they_stay_as_they_are(
    workspace: Opened, meeting: int
) -> None:
    later = workspace.do(meetings.create, "Chefteam", LATER)
    for point in (1, 2):
        workspace.do(points.turn_outcomes, point, [Outcome.POSTPONED.value])
        workspace.do(add_annex, point, "Regneark")
    workspace.do(approve, meeting, "Anna", at=NOW)
    said = workspace.ask(full, meeting)
    copy = workspace.do(postpone, 1, later, at=NOW)
    assert [annex.title for annex in workspace.ask(read_point, copy).annexes] == ["Regneark"]
    item = workspace.do(postpone_to_bank, 2, at=NOW)
    assert workspace.ask(annexes_of_item, item) == ["Regneark"]
    assert all(workspace.ask(point_links, point).went_to is not None for point in (1, 2))
    assert workspace.ask(full, meeting) == said
    assert Lack.NOT_MOVED not in {end.lack for end in workspace.ask(open_ends, meeting)}
    with pytest.raises(ApprovedError):
        workspace.do(postpone, 3, later)
    with pytest.raises(ApprovedError):
        workspace.do(postpone_to_bank, 3)
    with pytest.raises(ApprovedError):
        workspace.do(take_back, 1)


def test_what_is_postponed_while_the_meeting_runs_is_done_with(
    workspace: Opened, meeting: int
) -> None:
    from model.queries.live import run_state

    later = workspace.do(meetings.create, "Chefteam", LATER)
    workspace.do(live.start, meeting, datetime.datetime(2026, 3, 5, 8, 30), undoable=False)
    workspace.do(postpone, 2, later, at=datetime.datetime(2026, 3, 5, 8, 35))
    assert workspace.ask(run_state, meeting).done == {"p2"}


def test_a_copy_that_is_deleted_leaves_the_postponement_behind(
    workspace: Opened, meeting: int
) -> None:
    later = workspace.do(meetings.create, "Chefteam", LATER)
    copy = workspace.do(postpone, 1, later, at=NOW)
    workspace.do(agenda.delete, copy)
    link = workspace.ask(point_links, 1).went_to
    assert link is not None
    assert link.point_id is None
    workspace.undo().result(30)
    assert workspace.ask(point_links, copy).came_from is not None


def test_the_next_agenda_carries_the_minutes_to_approve(workspace: Opened, meeting: int) -> None:
    later = workspace.do(meetings.create, "Chefteam", LATER)
    workspace.do(agenda.add_point, later, "Godkendelse af dagsorden og referat")
    point = workspace.do(put_on_agenda, later, meeting)
    assert workspace.do(put_on_agenda, later, meeting) == point
    rows = workspace.ask(read_agenda, later).entries
    assert [row.title for row in rows] == ["Godkendelse af dagsorden og referat"]
    link = workspace.ask(point_links, point).approves
    assert link is not None
    assert (link.meeting_id, link.date) == (meeting, DAY)
    third = workspace.do(meetings.create, "Chefteam", datetime.date(2026, 4, 2))
    workspace.do(put_on_agenda, third, meeting)
    (row,) = workspace.ask(read_agenda, third).entries
    assert "2026" in row.title


def test_planned_against_actual(workspace: Opened, meeting: int) -> None:
    assert workspace.ask(time_report, meeting) is None

    def at(hour: int, minute: int) -> datetime.datetime:
        return datetime.datetime(2026, 3, 5, hour, minute)

    for command, when in (
        (live.start, at(8, 37)),
        (live.step, at(8, 52)),
        (live.pause, at(8, 55)),
        (live.go_on, at(8, 58)),
        (live.end, at(9, 5)),
    ):
        workspace.do(command, meeting, when, undoable=False)
    report = workspace.ask(time_report, meeting)
    assert report is not None
    assert (report.began, report.ended, report.paused) == (517, 545, 3)
    assert [(row.key, row.planned, row.spent, row.over) for row in report.rows] == [
        ("p1", 10, 15, 5),
        ("p2", 10, 10, 0),
        ("p3", 10, 0, None),
    ]

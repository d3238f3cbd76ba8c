"""The bank: stages that are chosen and stages that follow, lateness, templates, oral points."""

import datetime
from pathlib import Path

import pytest

from model.checks import check
from model.commands import agenda, annexes, bank, items, meetings, points, status
from model.commands.annexes import Owner
from model.editions import full
from model.errors import UserError
from model.queries.bank import BankRow, bank_item, list_bank
from model.text.blocks import from_plain
from model.views import ProcessStepView
from model.vocabulary import MeetingStatus, Openness, Stage
from model.workspace.annexes import AnnexStore
from tests.model.workspace.opened import Opened
from tests.model.workspace.test_undo_of_everything import DAY

NOW = datetime.datetime(2026, 1, 20, 9, 30)


def row(workspace: Opened, item_id: int) -> BankRow:
    return next(row for row in workspace.ask(list_bank) if row.id == item_id)


def on_meeting(workspace: Opened, item_id: int, day: datetime.date = DAY) -> tuple[int, int]:
    meeting = workspace.do(meetings.create, "Chefteam", day)
    return meeting, workspace.do(agenda.place_item, meeting, item_id)


def hold(workspace: Opened, meeting: int) -> None:
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED, MeetingStatus.HELD):
        workspace.do(status.set_status, meeting, step)


def test_a_stage_is_chosen_until_a_meeting_says_more(workspace: Opened) -> None:
    item = workspace.do(bank.create, "Lejemål", now=NOW)
    assert row(workspace, item).stage is Stage.RECEIVED
    workspace.do(bank.set_stage, item, Stage.READY)
    assert row(workspace, item).stage is Stage.READY
    meeting, point = on_meeting(workspace, item)
    assert row(workspace, item).stage is Stage.ON_AGENDA
    workspace.do(agenda.withdraw, point)
    assert row(workspace, item).stage is Stage.READY
    workspace.do(agenda.restore, point)
    hold(workspace, meeting)
    assert row(workspace, item).stage is Stage.TREATED
    workspace.do(points.turn_outcomes, point, ["postponed"])
    assert row(workspace, item).stage is Stage.POSTPONED
    on_meeting(workspace, item, DAY + datetime.timedelta(days=7))
    assert row(workspace, item).stage is Stage.ON_AGENDA
    assert len(row(workspace, item).placements) == 2


def test_a_cancelled_meeting_gives_the_recommendation_back(workspace: Opened) -> None:
    item = workspace.do(bank.create, "Lejemål")
    meeting, _point = on_meeting(workspace, item)
    workspace.do(status.cancel, meeting)
    assert row(workspace, item).stage is Stage.RECEIVED


def test_what_is_returned_says_why(workspace: Opened) -> None:
    item = workspace.do(bank.create, "Lejemål")
    with pytest.raises(UserError):
        workspace.do(bank.set_stage, item, Stage.RETURNED)
    workspace.do(bank.set_stage, item, Stage.RETURNED, "Mangler beløb")
    workspace.do(bank.set_stage, item, Stage.IN_WORK)
    assert (row(workspace, item).stage, row(workspace, item).comment) == (
        Stage.IN_WORK,
        "Mangler beløb",
    )
    with pytest.raises(ValueError, match="treated"):
        workspace.do(bank.set_stage, item, Stage.TREATED)


@pytest.mark.parametrize("wished", [True, False])
def test_late_against_the_deadline(workspace: Opened, wished: bool) -> None:
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    deadline = NOW - datetime.timedelta(minutes=1)
    workspace.do(meetings.set_field, meeting, "submission_deadline", deadline)
    item = workspace.do(bank.create, "Lejemål", now=NOW)
    assert not row(workspace, item).late
    if wished:
        workspace.do(bank.set_field, item, "wished_date", DAY)
    else:
        workspace.do(agenda.place_item, meeting, item)
    assert row(workspace, item).late
    workspace.do(meetings.set_field, meeting, "submission_deadline", NOW)
    assert not row(workspace, item).late


def test_a_template_leaves_the_old_case_behind(workspace: Opened, tmp_path: Path) -> None:
    item = workspace.do(bank.create, "Årsplan", form="sparring-2018")
    old = (("background", from_plain("Hvert år")), ("case_number", "26/1"), ("minutes", ()))
    for name, value in (*old, ("openness", Openness.CLOSED)):
        workspace.do(items.set_field, item, name, value)
    workspace.do(items.set_people, item, items.ItemRole.MANAGER, ["Bo"])
    workspace.do(items.set_process, item, [ProcessStepView("HMU", DAY)])
    path = tmp_path / "a.pdf"
    path.write_bytes(b"a")
    kept = AnnexStore(workspace.path).keep(path)
    workspace.do(annexes.add, Owner(item_id=item), [kept])
    new = workspace.do(bank.copy_as_template, item)
    copy = workspace.ask(bank_item, new).item
    assert (copy.title, copy.form, copy.managers) == ("Årsplan", "sparring-2018", ("Bo",))
    assert copy.background == from_plain("Hvert år")
    assert copy.process == (ProcessStepView("HMU"),)
    assert (copy.case_number, copy.openness, copy.annexes) == ("", Openness.UNDECIDED, ())
    assert copy.key != workspace.ask(bank_item, item).item.key


def test_an_oral_point_needs_no_recommendation_text(workspace: Opened) -> None:
    item = workspace.do(bank.create, "Status")
    meeting, _point = on_meeting(workspace, item)

    def codes() -> set[str]:
        view = workspace.read(lambda session: full(session, meeting))
        return {finding.code for finding in check(view)}

    assert "EMPTY_ITEM" in codes()
    workspace.do(bank.set_field, item, "oral", True)
    assert "EMPTY_ITEM" not in codes()


def test_a_deleted_recommendation_goes_whole_and_comes_back(workspace: Opened) -> None:
    item = workspace.do(bank.create, "Lejemål")
    workspace.do(bank.set_stage, item, Stage.READY)
    before = workspace.ask(list_bank)
    workspace.do(items.delete, item)
    assert workspace.ask(list_bank) == ()
    with pytest.raises(LookupError):
        workspace.ask(bank_item, item)
    workspace.undo().result()
    assert workspace.ask(list_bank) == before


def test_what_was_imported_or_written_on_a_point_is_in_the_bank_too(workspace: Opened) -> None:
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    point = workspace.do(agenda.add_point, meeting, "Punkt")
    item = workspace.do(points.create_item, point)
    assert row(workspace, item).set_stage is Stage.RECEIVED
    assert not row(workspace, item).late


def test_a_second_treatment_is_a_new_revision_and_old_papers_keep_theirs(
    workspace: Opened, tmp_path: Path
) -> None:
    store = AnnexStore(tmp_path / "x.db")
    first_file, other_file = tmp_path / "kort.pdf", tmp_path / "nyt.pdf"
    first_file.write_bytes(b"%PDF-1.4 gammelt")
    other_file.write_bytes(b"%PDF-1.4 nyt")
    item = workspace.do(bank.create, "Lejemål")
    workspace.do(items.set_field, item, "background", from_plain("Som det var"))
    owner = Owner(item_id=item)
    (annex,) = workspace.do(annexes.add, owner, [store.keep(first_file)])
    meeting, point = on_meeting(workspace, item)
    hold(workspace, meeting)
    workspace.do(points.turn_outcomes, point, ["postponed"])
    again, _point = on_meeting(workspace, item, DAY + datetime.timedelta(days=7))
    workspace.do(items.set_field, item, "background", from_plain("Som det er nu"))
    workspace.do(annexes.replace_file, annex, store.keep(other_file))
    workspace.do(annexes.add, owner, [store.keep(first_file)])
    hold(workspace, again)
    treated = [
        view.points[0].treated_item
        for view in (workspace.ask(full, meeting), workspace.ask(full, again))
    ]
    assert [one.background for one in treated if one] == [
        from_plain("Som det var"),
        from_plain("Som det er nu"),
    ]
    assert [[a.file_name for a in one.annexes] for one in treated if one] == [
        ["kort.pdf"],
        ["nyt.pdf", "kort.pdf"],
    ]
    places = row(workspace, item).placements
    assert [(place.meeting_id, place.postponed) for place in places] == [
        (meeting, True),
        (again, False),
    ]

"""One case across its meetings: by recommendation, and by case number."""

import datetime
from functools import partial
from pathlib import Path

import pytest

from model.commands import (
    agenda,
    annexes,
    bank,
    follow_ups,
    items,
    meetings,
    minutes,
    points,
    postponing,
)
from model.commands.annexes import Owner
from model.queries.case_history import CaseAnnex, CaseHistory, case_history
from model.text.blocks import from_plain, plain_text
from model.vocabulary import Openness
from model.workspace.annexes import AnnexStore
from tests.model.workspace.opened import Opened

FIRST, SECOND = datetime.date(2026, 1, 8), datetime.date(2026, 2, 5)


def history(workspace: Opened, **of: int) -> CaseHistory:
    return workspace.read(partial(case_history, **of))


def placed(workspace: Opened, item: int, day: datetime.date) -> int:
    meeting = workspace.do(meetings.create, "Chefteam", day)
    return workspace.do(agenda.place_item, meeting, item)


def test_every_treatment_in_the_order_of_time(workspace: Opened) -> None:
    item = workspace.do(bank.create, "Ny skole")
    later = placed(workspace, item, SECOND)
    first = placed(workspace, item, FIRST)
    workspace.do(minutes.set_text, first, from_plain("Udsat til februar"))
    workspace.do(follow_ups.add, first, "Hente tal", who="Bo")
    found = history(workspace, item_id=item)
    assert [(step.date, step.point_id) for step in found.steps] == [(FIRST, first), (SECOND, later)]
    assert plain_text(found.steps[0].minutes) == "Udsat til februar"
    assert [task.what for task in found.steps[0].follow_ups] == ["Hente tal"]
    assert found.waiting == ()
    assert history(workspace, point_id=later) == found


def test_what_has_the_same_case_number_belongs_to_it(workspace: Opened) -> None:
    item = workspace.do(bank.create, "Ny skole")
    workspace.do(items.set_field, item, "case_number", "26/00042")
    placed(workspace, item, FIRST)
    meeting = workspace.do(meetings.create, "Direktion", SECOND)
    other = workspace.do(agenda.add_point, meeting, "Status på skolen")
    workspace.do(points.set_case_number, other, "26/00042")
    next_step = workspace.do(bank.create, "Byggeprogram")
    workspace.do(items.set_field, next_step, "case_number", "26/00042")
    workspace.do(agenda.add_point, meeting, "Noget andet")
    found = history(workspace, point_id=other)
    assert [step.title for step in found.steps] == ["Ny skole", "Status på skolen"]
    assert [waiting.title for waiting in found.waiting] == ["Byggeprogram"]
    assert found.case_number == "26/00042"


def test_a_point_that_is_postponed_takes_its_history_with_it(workspace: Opened) -> None:
    days = [FIRST, SECOND, datetime.date(2026, 3, 5)]
    chain = [workspace.do(meetings.create, "Chefteam", day) for day in days]
    treated = [workspace.do(agenda.add_point, chain[0], "Skolevej")]
    workspace.do(agenda.add_point, chain[0], "Noget andet")
    for meeting in chain[1:]:
        treated.append(workspace.do(postponing.postpone, treated[-1], meeting))
    for point in treated:
        found = history(workspace, point_id=point)
        assert [step.point_id for step in found.steps] == treated
        assert [step.postponed_to for step in found.steps] == [*days[1:], None]


def test_what_is_closed_says_so_and_annexes_are_named(workspace: Opened, tmp_path: Path) -> None:
    item = workspace.do(bank.create, "Ny skole")
    point = placed(workspace, item, FIRST)
    (tmp_path / "tegning.txt").write_text("Gavl")
    kept = AnnexStore(workspace.path).keep(tmp_path / "tegning.txt")
    workspace.do(annexes.add, Owner(item_id=item), [kept])
    workspace.do(items.set_field, item, "openness", Openness.CLOSED)
    (step,) = history(workspace, point_id=point).steps
    assert (step.openness, step.annexes) == (Openness.CLOSED, (CaseAnnex("Tegning", closed=False),))


def test_a_case_that_is_gone(workspace: Opened) -> None:
    with pytest.raises(LookupError):
        history(workspace, item_id=99)

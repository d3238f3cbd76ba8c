"""A recommendation names the meeting that it stands on, and its process chain says when."""

import datetime

import pytest

from model.commands import agenda, items, meetings, moving, points
from model.queries.resembling import whole_item
from model.text.blocks import from_plain
from model.views import ItemView, ProcessStepView
from tests.model.workspace.opened import Opened

FIRST, LATER = datetime.date(2026, 2, 19), datetime.date(2026, 3, 5)
STEPS = (
    ProcessStepView("Styregruppe", datetime.date(2026, 2, 3)),
    ProcessStepView("Chefteam-møde", FIRST),
    ProcessStepView("Status i chefteam", datetime.date(2026, 9, 1)),
)


def shown(workspace: Opened, item_id: int) -> ItemView:
    return workspace.read(lambda session: whole_item(session, item_id))


@pytest.fixture
def first(workspace: Opened) -> int:
    return workspace.do(meetings.create, "Chefteam", FIRST, name="Chefteammøde")


def new_item(workspace: Opened, line: str = "", *steps: ProcessStepView) -> int:
    item_id = workspace.do(items.create, "Cykler")
    workspace.do(items.set_field, item_id, "meeting_line", line)
    workspace.do(items.set_process, item_id, steps)
    return item_id


def test_it_takes_the_line_of_its_meeting(workspace: Opened, first: int) -> None:
    item_id = new_item(workspace, "Chefteammøde – 6. februar 2025")
    workspace.do(agenda.place_item, first, item_id)
    assert shown(workspace, item_id).meeting_line == "Chefteammøde – 19. februar 2026"
    workspace.undo().result()
    assert shown(workspace, item_id).meeting_line == "Chefteammøde – 6. februar 2025"


def test_it_follows_to_another_meeting_with_its_step(workspace: Opened, first: int) -> None:
    item_id = new_item(workspace, "Chefteammøde – 19. februar 2026", *STEPS)
    point_id = workspace.do(agenda.place_item, first, item_id)
    assert shown(workspace, item_id).process == STEPS
    other = workspace.do(meetings.create, "Direktion", LATER)
    workspace.do(moving.move_to_meeting, point_id, other)
    item = shown(workspace, item_id)
    assert item.meeting_line == "Direktion – 5. marts 2026"
    assert [step.date for step in item.process] == [STEPS[0].date, LATER, STEPS[2].date]


def test_it_follows_when_the_meeting_gets_another_day_or_name(
    workspace: Opened, first: int
) -> None:
    item_id = new_item(workspace, "", ProcessStepView("Chefteam-møde", None, "snart"))
    workspace.do(agenda.place_item, first, item_id)
    workspace.do(meetings.set_field, first, "date", LATER)
    workspace.do(meetings.set_field, first, "name", "Ekstra møde")
    item = shown(workspace, item_id)
    assert item.meeting_line == "Ekstra møde – 5. marts 2026"
    assert item.process == (ProcessStepView("Chefteam-møde", LATER),)
    workspace.do(meetings.set_field, first, "location", "Sal 2")
    assert shown(workspace, item_id) == item


def test_an_earlier_meeting_does_not_pull_it_back(workspace: Opened, first: int) -> None:
    item_id = new_item(workspace)
    workspace.do(agenda.place_item, first, item_id)
    second = workspace.do(meetings.create, "Chefteam", LATER, name="Chefteammøde")
    workspace.do(agenda.place_item, second, item_id)
    workspace.do(meetings.set_field, first, "date", datetime.date(2026, 2, 20))
    assert shown(workspace, item_id).meeting_line == "Chefteammøde – 5. marts 2026"


def test_the_form_of_2018_keeps_its_way_of_saying_it(workspace: Opened, first: int) -> None:
    item_id = new_item(workspace, "Den 12. marts 2025, Plan og Bolig")
    workspace.do(agenda.place_item, first, item_id)
    assert shown(workspace, item_id).meeting_line == "Den 19. februar 2026, Plan og Bolig"


def test_no_step_is_guessed_among_several(workspace: Opened, first: int) -> None:
    steps = (ProcessStepView("Chefteam 1"), ProcessStepView("Chefteam 2"))
    item_id = new_item(workspace, "", *steps)
    workspace.do(agenda.place_item, first, item_id)
    assert shown(workspace, item_id).process == steps


def test_minutes_of_another_meeting_are_settled_before(workspace: Opened, first: int) -> None:
    item_id = new_item(workspace, "Chefteammøde – 5. marts 2025")
    workspace.do(items.set_field, item_id, "minutes", from_plain("Udsat."))
    workspace.do(agenda.place_item, first, item_id)
    item = shown(workspace, item_id)
    assert [earlier.date for earlier in item.earlier_minutes] == [datetime.date(2025, 3, 5)]
    assert item.meeting_line == "Chefteammøde – 19. februar 2026"


def test_one_written_for_a_point_names_its_meeting(workspace: Opened, first: int) -> None:
    point_id = workspace.do(agenda.add_point, first, "Cykler")
    item_id = workspace.do(points.create_item, point_id)
    assert shown(workspace, item_id).meeting_line == "Chefteammøde – 19. februar 2026"

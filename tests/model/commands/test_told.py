"""Told times: kept a person, outside undo, gone with their meeting."""

import datetime

from model.commands import meetings, told
from model.queries.told import told_times
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 2, 5)
NOW = datetime.datetime(2026, 2, 1, 9, 30)


def test_what_was_told_last_is_kept_and_undo_leaves_it(workspace: Opened) -> None:
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    workspace.do(
        told.tell, meeting, {"Bo": [(560, 580)], "Eva": [(600, 610), (650, 660)]}, undoable=False
    )
    workspace.do(told.tell, meeting, {"Bo": [(575, 595)]}, NOW, undoable=False)
    expected = {"Bo": ((575, 595),), "Eva": ((600, 610), (650, 660))}
    assert workspace.ask(told_times, meeting) == expected
    assert workspace.undo_label == "create"  # not the telling
    workspace.do(told.tell, meeting, {"Bo": []}, undoable=False)
    assert set(workspace.ask(told_times, meeting)) == {"Eva"}


def test_it_goes_with_the_meeting_and_comes_back_with_it(workspace: Opened) -> None:
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    workspace.do(told.tell, meeting, {"Bo": [(560, 580)]})
    workspace.do(meetings.delete, meeting)
    assert workspace.ask(told_times, meeting) == {}
    workspace.undo().result(30)
    assert workspace.ask(told_times, meeting) == {"Bo": ((560, 580),)}

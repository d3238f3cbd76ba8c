"""The register of tasks: what stands in it, who may see it, what becomes of a deadline."""

import csv
import datetime
import io

from model.commands import agenda, follow_ups, meetings
from model.documents.content import Table
from model.documents.markdown import to_document_markdown
from model.documents.register import register, register_csv
from model.editions.register import register_tasks
from model.queries.points import point as read_point
from model.queries.register import register as read_register
from model.text.blocks import plain_text
from model.vocabulary import FollowUpStatus, Openness
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 3, 5)
TODAY = datetime.date(2026, 5, 2)


def fill(workspace: Opened) -> int:
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    workspace.do(agenda.add_point, meeting, "Budget")
    workspace.do(agenda.add_point, meeting, "Hemmelig sag")
    workspace.do(agenda.set_openness, 2, Openness.CLOSED, "Personforhold")
    add = follow_ups.add
    workspace.do(add, 1, "=Tidsplan; kort", who="HR", due=datetime.date(2026, 5, 1))
    workspace.do(add, 1, "Notat", who="Anna Holm", due_text="inden jul")
    workspace.do(add, 2, "Brev til NN", who="HR", due=datetime.date(2026, 4, 1))
    workspace.do(add, 1, "Klaret", due=datetime.date(2026, 3, 9))
    workspace.do(follow_ups.set_status, 4, FollowUpStatus.DONE)
    return meeting


def test_by_day_with_what_is_settled_behind(workspace: Opened) -> None:
    fill(workspace)
    rows = workspace.ask(read_register)
    assert [(row.what, row.is_overdue(TODAY), row.is_closed) for row in rows] == [
        ("Brev til NN", True, True),
        ("=Tidsplan; kort", True, False),
        ("Notat", False, False),
        ("Klaret", False, False),
    ]


def test_nothing_of_a_closed_point_unless_asked_for(workspace: Opened) -> None:
    fill(workspace)
    rows = workspace.ask(read_register)
    for closed in (False, True):
        tasks = register_tasks(rows, TODAY, closed=closed)
        document = register(tasks, TODAY, "da", closed=closed)
        text = to_document_markdown(document) + register_csv(tasks, "da").decode("utf-8-sig")
        assert ("Brev til NN" in text) is closed
        assert bool(document.notices) is closed
        table = document.blocks[1]
        assert isinstance(table, Table)
        assert len(table.rows) == 3 + closed


def test_a_spreadsheet_gets_words_not_formulas(workspace: Opened) -> None:
    fill(workspace)
    tasks = register_tasks(workspace.ask(read_register), TODAY)
    text = register_csv(tasks, "da").decode("utf-8-sig")
    first = list(csv.reader(io.StringIO(text), delimiter=";"))[1]
    assert first[:3] == ["2026-05-01", "'=Tidsplan; kort", "HR"]


def test_a_moved_deadline_keeps_its_reason(workspace: Opened) -> None:
    fill(workspace)
    day = datetime.date(2026, 6, 1)
    workspace.do(follow_ups.move, 2, day, "Venter på tal")
    row = next(row for row in workspace.ask(read_register) if row.id == 2)
    assert (row.due, row.due_text, row.moved, row.reason) == (day, "", 1, "Venter på tal")
    workspace.undo().result(30)
    row = next(row for row in workspace.ask(read_register) if row.id == 2)
    assert (row.due, row.due_text, row.moved) == (None, "inden jul", 0)


def test_overdue_tasks_open_the_next_agenda(workspace: Opened) -> None:
    fill(workspace)
    later = workspace.do(meetings.create, "Chefteam", datetime.date(2026, 5, 7))
    workspace.do(agenda.add_point, later, "Budget")
    number = workspace.do(follow_ups.put_on_agenda, later, [1, 3], "Opfølgning på opgaver")
    detail = workspace.ask(read_point, number)
    assert detail.number == 1
    assert detail.openness is Openness.CLOSED  # one of the tasks is a closed point's
    assert detail.item is not None
    assert plain_text(detail.item.background).splitlines() == [
        "=Tidsplan; kort – HR – 1. maj 2026",
        "Brev til NN – HR – 1. april 2026",
    ]

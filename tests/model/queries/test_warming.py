"""What is asked beforehand can be asked of any database, and is what the first screens ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from sqlalchemy import event, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from model.commands.item_snapshots import snapshot
from model.entities import Item
from model.exchange.importing import EXAMPLE, import_into
from model.queries.agenda import agenda
from model.queries.meetings import list_meetings
from model.queries.points import point
from model.queries.warming import first_questions, newest_form
from tests.model.workspace.opened import Opened


@contextmanager
def statements() -> Iterator[set[str]]:
    """The SQL that is sent meanwhile."""
    found: set[str] = set()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        found.add(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_an_empty_database_has_little_to_ask(workspace: Opened) -> None:
    for question in workspace.read(lambda session: list(first_questions(session))):
        workspace.read(question)
    assert workspace.read(newest_form) is None


def test_a_meeting_and_its_point_ask_nothing_that_was_not_asked_beforehand(
    workspace: Opened,
) -> None:
    import_into(workspace, EXAMPLE)
    with statements() as beforehand:
        for question in workspace.read(lambda session: list(first_questions(session))):
            workspace.read(question)
    meetings = workspace.read(list_meetings)
    with statements() as asked:
        found = [workspace.read(partial(agenda, meeting_id=meeting.id)) for meeting in meetings]
        rows = [row for agenda_ in found for row in agenda_.entries]
        treating = next(row for row in rows if row.item_id is not None)
        workspace.read(partial(point, point_id=treating.id))
    assert asked <= beforehand
    assert workspace.read(newest_form)


def test_a_copy_that_dispatch_has_kept_is_not_asked_for_as_a_recommendation(
    workspace: Opened,
) -> None:
    import_into(workspace, EXAMPLE)

    def freeze(session: Session) -> None:
        snapshot(session, session.scalars(select(Item).order_by(Item.id.desc())).first() or Item())

    workspace.do(freeze)
    for question in workspace.read(lambda session: list(first_questions(session))):
        workspace.read(question)

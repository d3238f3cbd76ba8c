"""A view costs a fixed number of statements, however long the agenda is."""

from sqlalchemy import event

from tests.model.exchange.databases import Json, document, empty, full, item, load, meeting, point


def statements(count: int) -> int:
    annexes = [{"number": 1, "title": "a", "openness": "open"}]
    items = [
        item(f"i{n}", annexes=annexes, caseworkers=["Bo"], process=[{"stage": "s"}])
        for n in range(count)
    ]
    entries: list[Json] = [
        point(f"p{n}", item=f"i{n}", guests=["Bo"], actions=[{"what": "x"}], annexes=annexes)
        for n in range(count)
    ]
    absences = [{"points": [f"p{n}"]} for n in range(count)]
    members = [{"name": f"M{n}", "absences": absences} for n in range(count)]
    told = document(meeting(*entries, members=members, status="dispatched"), items=items)
    seen: list[str] = []
    with empty() as session:
        load(session, told)
        bind = session.get_bind()
        event.listen(bind, "after_cursor_execute", lambda *arguments: seen.append(arguments[2]))
        full(session)
    return len(seen)


def test_no_statement_a_point() -> None:
    # SQLAlchemy looks up 500 rows at a time, so a large table may take a second one.
    assert statements(25) <= statements(2) + 4

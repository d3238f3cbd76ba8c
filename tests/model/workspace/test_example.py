"""The example goes in one step, whatever was tried with it, and comes back by undo."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import (
    bank,
    example,
    follow_ups,
    forums,
    live,
    mailing,
    meetings,
    phrases,
    points,
    revisions,
    status,
)
from model.commands.agenda import place_item
from model.entities import AgendaPoint, Meeting
from model.exchange.example import example_data
from model.exchange.importing import EXAMPLE, import_into
from model.vocabulary import MeetingStatus
from tests.model.workspace.opened import Dump, Opened

AT = datetime.datetime(2026, 10, 8, 8, 30)
KEPT_FOR_UNDO = {"annex_file", "search_change"}
"""The files of what is gone wait for undo, and the search reads what changed."""


def sizes(dump: Dump) -> dict[str, int]:
    return {name: len(rows) for name, rows in dump.items() if name not in KEPT_FOR_UNDO}


def meeting_of(workspace: Opened, key: str) -> Meeting:
    return workspace.read(lambda session: session.scalars(select(Meeting).filter_by(key=key)).one())


def point_of(workspace: Opened, meeting_id: int, title: str) -> int:
    def found(session: Session) -> int:
        wanted = select(AgendaPoint.id).filter_by(meeting_id=meeting_id, title=title)
        return session.scalars(wanted).one()

    return workspace.read(found)


def try_everything(workspace: Opened) -> None:
    """A new user sends it out, holds it, writes and approves its minutes."""
    meeting = meeting_of(workspace, "ct-2026-10-08")
    points_own = point_of(workspace, meeting.id, "Chefseminar i november")
    workspace.do(points.create_item, points_own)
    for wanted in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED):
        workspace.do(status.set_status, meeting.id, wanted)
    workspace.do(live.start, meeting.id, AT)
    workspace.do(live.step, meeting.id, AT + datetime.timedelta(minutes=10))
    workspace.do(follow_ups.add, points_own, "Bestil lokale")
    workspace.do(live.end, meeting.id, AT + datetime.timedelta(hours=3))
    workspace.do(revisions.send_for_comments, meeting.id)
    workspace.do(revisions.approve, meeting.id, "Birgitte Lund")
    address = "birgitte.lund@example.org"
    workspace.do(mailing.approve_full_edition, meeting.forum_id, address, address, AT)


def test_what_was_tried_with_it_goes_too_and_comes_back(workspace: Opened) -> None:
    workspace.do(meetings.create, "Direktion", datetime.date(2026, 12, 1))
    own = sizes(workspace.dump())
    import_into(workspace, EXAMPLE)
    try_everything(workspace)
    tried = workspace.dump()
    workspace.do(example.remove, example_data())
    gone = workspace.dump()
    assert sizes(gone) == own
    workspace.undo().result(30)
    assert workspace.dump() == tried
    workspace.redo().result(30)
    assert workspace.dump() == gone


def test_a_recommendation_that_somebody_brought_along_stays(workspace: Opened) -> None:
    import_into(workspace, EXAMPLE)
    item = workspace.do(bank.create, "Ny skole")
    meeting = meeting_of(workspace, "ct-2026-10-22")
    workspace.do(place_item, meeting.id, item)
    workspace.do(example.remove, example_data())
    assert sizes(workspace.dump())["item"] == 1


def test_a_forum_that_somebody_made_his_own_stays(workspace: Opened) -> None:
    import_into(workspace, EXAMPLE)
    forum_id = meeting_of(workspace, "ct-2026-10-08").forum_id
    workspace.do(phrases.set_phrase, "ok", "Intet at bemærke", forum_id)
    workspace.do(example.remove, example_data())
    left = sizes(workspace.dump())
    assert (left["meeting"], left["forum"], left["phrase"]) == (0, 1, 1)
    workspace.do(forums.remove, forum_id)
    left = sizes(workspace.dump())
    assert (left["forum"], left["phrase"]) == (0, 0)

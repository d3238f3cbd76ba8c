"""A recommendation on two meetings, open on the one and closed on the other: what each may show.

Its annexes are its own, so what is opened for one meeting is opened for the other as well; the open
paper of the meeting where the point is closed says nothing of it all the same.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from model.commands import agenda, annexes, items, meetings, status
from model.commands.annexes import KeptFile, Owner
from model.commands.minutes import set_text
from model.documents.markdown import to_document_markdown
from model.documents.minutes import MinutesLayout
from model.editions import full, open_edition
from model.editions.annexes import without_closed_since
from model.errors import UserError
from model.exchange.writer import to_text
from model.exporting.making import document_of
from model.exporting.packaging import annex_files
from model.exporting.wanted import EDITIONS, Wanted
from model.storage.annex_files import AnnexFiles
from model.text.blocks import from_plain
from model.views import AnnexView
from model.vocabulary import Edition, MeetingStatus, Openness
from tests.model.documents.readable import readable
from tests.model.workspace.opened import Opened

MARKER, FILE = "Hemmeligt bilag", "markoer.pdf"
OTHER, OTHER_FILE, TITLE = "Kendt bilag", "kendt.pdf", "Flytning af lageret"
WORDS = (MARKER, FILE, OTHER, OTHER_FILE, TITLE)
REST = {OTHER, OTHER_FILE, TITLE}
"""What an open paper says of the recommendation while the marker is closed."""
FIRST, SECOND = datetime.date(2026, 3, 5), datetime.date(2026, 3, 19)


@dataclass
class Two:
    """The two meetings; `annex` is the one whose title and file are markers."""

    workspace: Opened
    meetings: tuple[int, int]
    annex: int

    def dispatch(self, which: int) -> None:
        for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED):
            self.workspace.do(status.set_status, self.meetings[which], step)

    def said(self, which: int) -> set[str]:
        """Which of the words that are looked for stand in anything made of the open edition."""
        meeting, path = self.meetings[which], self.workspace.path
        papers = self.workspace.ask(lambda s: "\n".join(open_papers(s, meeting, path)))
        return {word for word in WORDS if word in papers}

    def opens(self, openness: Openness) -> None:
        self.workspace.do(annexes.set_openness, self.annex, openness)


def open_papers(session: Session, meeting: int, database: Path) -> Iterator[str]:
    """All papers of the open edition, what files go with them, and the exchange file."""
    view = open_edition(session, meeting)
    offered = [name for name, editions in EDITIONS.items() if Edition.OPEN in editions]
    wanted = [Wanted(meeting, name, Edition.OPEN, MinutesLayout.WHOLE) for name in offered]
    for point in full(session, meeting).points:
        wanted.append(Wanted(meeting, "extract", Edition.OPEN, entry=point.key))
    for one in wanted:
        try:
            paper = document_of(session, one) if one.document != "records-folder" else None
        except UserError:
            continue  # this edition has nothing for it
        if paper is not None:
            yield readable(paper)
            yield to_document_markdown(paper)
    yield repr(annex_files(view, database))
    yield to_text([view])


@pytest.fixture(params=[0, 1], ids=["closed on the first", "closed on the second"])
def closed(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture
def two(workspace: Opened, closed: int) -> Two:
    """An open annex, and a closed one that is the marker; an open point beside each."""
    item = workspace.do(items.create, "Flytning af lageret")
    stored = AnnexFiles(workspace.path).store_all([b"kendt", b"hemmeligt"])
    files = [KeptFile(name, one) for name, one in zip(("kendt.pdf", FILE), stored, strict=True)]
    known, marker = workspace.do(annexes.add, Owner(item_id=item), files)
    workspace.do(annexes.rename, known, OTHER)
    workspace.do(annexes.rename, marker, MARKER)
    workspace.do(annexes.set_openness, known, Openness.OPEN)
    workspace.do(annexes.set_openness, marker, Openness.CLOSED)
    made = [workspace.do(meetings.create, "Chefteam", day) for day in (FIRST, SECOND)]
    for place, meeting in enumerate(made):
        other = workspace.do(agenda.add_point, meeting, "Orientering")
        workspace.do(agenda.set_openness, other, Openness.OPEN)
        point = workspace.do(agenda.place_item, meeting, item)
        state = Openness.CLOSED if place == closed else Openness.OPEN
        workspace.do(agenda.set_openness, point, state)
        workspace.do(set_text, point, from_plain("Drøftet."))
    return Two(workspace, (made[0], made[1]), marker)


@pytest.mark.parametrize("dispatched", [(), (0,), (1,), (0, 1)])
def test_an_annex_that_is_opened_stays_hidden_where_the_point_is_closed(
    two: Two, closed: int, dispatched: tuple[int, ...]
) -> None:
    shown = 1 - closed
    for which in dispatched:
        two.dispatch(which)
    assert two.said(shown) == REST
    two.opens(Openness.OPEN)
    # what was sent out with it closed stays so, and goes by the recommendation as it was
    assert two.said(shown) == (REST if shown in dispatched else set(WORDS))
    assert two.said(closed) == set()
    two.workspace.do(agenda.open_the_rest, two.meetings[closed])
    assert two.said(closed) == set()


def test_an_annex_that_went_out_open_is_hidden_once_it_is_closed(two: Two, closed: int) -> None:
    two.opens(Openness.OPEN)
    two.dispatch(1 - closed)
    assert two.said(1 - closed) == set(WORDS)
    two.opens(Openness.CLOSED)
    assert two.said(1 - closed) == REST
    assert two.said(closed) == set()


def test_what_nobody_has_said_of_it_since_does_not_hide_it(two: Two, closed: int) -> None:
    two.opens(Openness.UNDECIDED)
    two.dispatch(1 - closed)
    assert two.said(1 - closed) == REST
    two.workspace.do(agenda.open_the_rest, two.meetings[1 - closed])
    assert two.said(1 - closed) == set(WORDS)


def test_an_annex_is_known_again_at_another_place_and_under_another_title(
    two: Two, closed: int
) -> None:
    two.opens(Openness.OPEN)
    two.dispatch(1 - closed)
    two.workspace.do(annexes.move, two.annex, 0)
    two.workspace.do(annexes.rename, two.annex, "Nyt navn")
    two.opens(Openness.CLOSED)
    assert two.said(1 - closed) == REST


@pytest.mark.parametrize(
    ("now", "kept"),
    [
        ((), ("A", "B")),
        ((AnnexView(1, "a", Openness.CLOSED), AnnexView(2, "B", Openness.OPEN)), ("B",)),
        ((AnnexView(1, "B", Openness.CLOSED), AnnexView(2, "A", Openness.OPEN)), ("A",)),
        ((AnnexView(1, "Ny", Openness.CLOSED),), ("A", "B")),
        ((AnnexView(9, "Ny", Openness.CLOSED, digest="x"),), ("B",)),
        ((AnnexView(1, "A", Openness.UNDECIDED),), ("A", "B")),
    ],
)
def test_what_became_of_an_annex(now: tuple[AnnexView, ...], kept: tuple[str, ...]) -> None:
    then = (AnnexView(1, "A", Openness.OPEN, digest="x"), AnnexView(2, "B", Openness.OPEN))
    assert tuple(annex.title for annex in without_closed_since(then, now)) == kept

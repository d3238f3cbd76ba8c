import datetime
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.editions import open_view
from model.storage.view_codec import from_text, to_text
from model.views import Approval, MeetingView
from model.vocabulary import ClosedDisplay
from tests.model.documents.meetings import big, small
from tests.model.editions.planted import Words, document
from tests.model.exchange.databases import viewed


def again(view: MeetingView) -> MeetingView:
    return from_text(to_text(view))


@pytest.mark.parametrize("display", ClosedDisplay)
def test_every_kind_of_entry_comes_back(display: ClosedDisplay) -> None:
    for view in (small(), big(3), open_view(small(), display)):
        assert again(view) == view


def test_moments_and_approval_come_back() -> None:
    at = datetime.datetime(2026, 9, 14, 15, 30)
    view = replace(small(), dispatch_at=at, approved=Approval(at, "Kim Dahl"))
    assert again(view) == view


@given(st.integers(0, 10_000))
def test_whole_meetings_come_back(seed: int) -> None:
    view = viewed(document(Words(seed)))
    assert again(view) == view


def test_what_a_later_version_wrote_is_left_out() -> None:
    data = json.loads(to_text(small()))
    data["mood"] = "fine"
    data["entries"][0]["colour"] = "blue"
    assert from_text(json.dumps(data)) == small()


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"kind":"MeetingView"}'])
def test_something_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"stored view|Expecting"):
        from_text(text)

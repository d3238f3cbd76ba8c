import json
from pathlib import Path

from hypothesis import given

from model.exchange.schema import schema_faults
from model.exchange.writer import to_text
from tests.model.exchange.databases import Json, empty, exported, full, load, open_view
from tests.model.exchange.documents import exchange_files

EXAMPLES = Path(__file__).parents[3] / "resources" / "example"


@given(exchange_files())
def test_export_import_export_gives_the_same_bytes(document: Json) -> None:
    with empty() as session:
        load(session, document)
        first = exported(session)
        opened = to_text([open_view(session)])
    assert schema_faults(json.loads(first), 5) == ([], False)
    with empty() as session:
        load(session, first)
        assert exported(session) == first
        if full(session).status != "approved":
            load(session, first)
            assert exported(session) == first
    assert schema_faults(json.loads(opened), 5) == ([], False)
    with empty() as session:
        load(session, opened)
        assert {**json.loads(exported(session)), "edition": "open"} == json.loads(opened)


@given(exchange_files())
def test_importing_twice_is_importing_once(document: Json) -> None:
    document["meetings"][0].pop("status", None)
    with empty() as session:
        load(session, document)
        once = exported(session)
        load(session, document)
        assert exported(session) == once


@given(exchange_files())
def test_what_the_file_says_is_what_comes_out(document: Json) -> None:
    """Fields that need no interpretation are in the export as they were in the file."""
    with empty() as session:
        load(session, document)
        exported_meeting = json.loads(exported(session))["meetings"][0]
    before, plain = document["meetings"][0], ("key", "forum", "date", "start", "end")
    for field in (*plain, "name", "location", "chair", "case_number", "online_link"):
        assert exported_meeting.get(field, "") == before.get(field, "")
    for told, came in zip(before["entries"], exported_meeting["entries"], strict=True):
        for field in ("type", "key", "title", "label", "case_number"):
            assert came.get(field, "") == told.get(field, "")
        if told.get("openness") or "item" not in told:  # else both are the recommendation's
            assert came.get("openness", "undecided") == told.get("openness", "undecided")
            assert came.get("closed_reason", "") == told.get("closed_reason", "")
        assert came.get("duration") == told.get("duration")
        if told.get("number"):
            assert came["number"] == told["number"]

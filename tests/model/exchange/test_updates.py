"""Importing into a database that has something: the rules of the format, each as a small table."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from model.commands.import_faults import ExchangeRefused
from model.entities import Guest, Item, ItemPerson, Member, Person
from tests.model.exchange.databases import (
    Json,
    document,
    empty,
    exported,
    full,
    item,
    load,
    meeting,
    pause,
    point,
)


def after(*documents: Json) -> Json:
    """What is exported once these documents were imported one after the other."""
    with empty() as session:
        for one in documents:
            load(session, one)
        return json.loads(exported(session))


def points_after(*meetings: Json, **parts: Any) -> list[Json]:
    documents = [document(one) for one in meetings]
    documents[0].update(parts)
    return after(*documents)["meetings"][0]["entries"]


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ({}, {"duration": 20, "closed_reason": "x", "guests": ["Bo"], "minutes": "Ref."}),
        ({"duration": None}, {"closed_reason": "x", "guests": ["Bo"], "minutes": "Ref."}),
        ({"closed_reason": ""}, {"duration": 20, "guests": ["Bo"], "minutes": "Ref."}),
        ({"guests": []}, {"duration": 20, "closed_reason": "x", "minutes": "Ref."}),
        ({"minutes": ""}, {"duration": 20, "closed_reason": "x", "guests": ["Bo"]}),
        (
            {"guests": ["Åse", {"name": "Bo", "online": False}]},
            {
                "duration": 20,
                "closed_reason": "x",
                "guests": ["Åse", {"name": "Bo", "online": False}],
                "minutes": "Ref.",
            },
        ),
    ],
)
def test_an_absent_field_is_untouched_and_an_empty_one_clears(update: Json, expected: Json) -> None:
    first = point("p", duration=20, closed_reason="x", guests=["Bo"], minutes="Ref.")
    (entry,) = points_after(meeting(first), meeting(point("p", **update)))
    shown = {key: value for key, value in entry.items() if key not in point("p")}
    assert shown == {**expected, "number": 1}


def test_fields_of_the_meeting_follow_the_same_rule() -> None:
    first = meeting(location="Rådhuset", chair="A", members=[{"name": "Bo"}, {"name": "Åse"}])
    second = meeting(chair="", members=[{"name": "Åse", "online": True}], name="Møde")
    result = after(document(first), document(second))["meetings"][0]
    assert result["location"] == "Rådhuset"
    assert "chair" not in result
    assert result["name"] == "Møde"
    assert result["members"] == [{"name": "Åse", "online": True}]


@pytest.mark.parametrize(
    ("stored", "given", "expected"),
    [
        ("abcd", "da", "dabc"),
        ("abcd", "", "abcd"),
        ("abcd", "b", "abcd"),
        ("abcd", "ca", "cdab"),
        ("abc", "xcy", "abxcy"),
        ("abc", "axc", "abxc"),
    ],
)
def test_entries_that_are_not_named_stay_behind_their_predecessor(
    stored: str, given: str, expected: str
) -> None:
    entries = points_after(meeting(*map(point, stored)), meeting(*map(point, given)))
    assert "".join(entry["key"] for entry in entries) == expected
    assert [entry["number"] for entry in entries] == list(range(1, len(expected) + 1))


@pytest.mark.parametrize(
    ("points", "numbers"),
    [
        ([{}, {}, {}], [1, 2, 3]),
        ([{"number": 3}, {}, {}], [3, 1, 2]),
        ([{"supplementary": True}, {}, {"withdrawn": True}], [3, 1, 2]),
        (
            [
                {"supplementary": True, "received_at": "2026-10-02T10:00"},
                {"supplementary": True, "received_at": "2026-10-01T10:00"},
                {},
            ],
            [3, 2, 1],
        ),
        ([{"number": 2}, {"supplementary": True}], [2, 3]),
    ],
)
def test_numbers(points: list[Json], numbers: list[int]) -> None:
    entries = points_after(meeting(*(point(f"p{i}", **one) for i, one in enumerate(points))))
    assert [entry["number"] for entry in entries] == numbers


def test_numbers_given_are_kept_and_dispatched_ones_never_change() -> None:
    chosen = meeting(point("a", number=2), point("b", number=1))
    assert [e["number"] for e in points_after(chosen, meeting(point("b")))] == [2, 1]
    sent = meeting(point("a"), point("b"), status="dispatched")
    again = meeting(point("c"), point("a"))
    assert [(e["key"], e["number"]) for e in points_after(sent, again)] == [
        ("c", 3),
        ("a", 1),
        ("b", 2),
    ]


def test_annexes_match_by_number() -> None:
    first = item("i", annexes=[{"number": 1, "title": "A", "openness": "open"}])
    second = item("i", annexes=[{"number": 2, "title": "B"}, {"number": 1, "title": "Ny"}])
    placed = meeting(point("p", item="i"))
    annexes = after(document(placed, items=[first]), document(items=[second]))["items"][0]
    assert annexes["annexes"] == [
        {"number": 1, "title": "Ny", "openness": "open"},
        {"number": 2, "title": "B"},
    ]
    cleared = after(document(placed, items=[first]), document(items=[item("i", annexes=[])]))
    assert "annexes" not in cleared["items"][0]


def test_actions_match_by_key() -> None:
    first = [{"key": "k", "what": "A", "who": "Bo"}, {"what": "B", "when": "2026-11-01"}]
    second = [{"what": "B", "status": "done"}, {"key": "k", "what": "Ny"}, {"what": "C"}]
    (entry,) = points_after(meeting(point("p", actions=first)), meeting(point("p", actions=second)))
    assert entry["actions"] == [
        {"key": "k", "what": "Ny", "who": "Bo"},
        {"what": "B", "when": "2026-11-01", "status": "done"},
        {"what": "C"},
    ]
    (entry,) = points_after(meeting(point("p", actions=first)), meeting(point("p", actions=[])))
    assert "actions" not in entry


def test_namesakes_are_told_apart_by_their_order() -> None:
    with empty() as session:
        load(session, document(people=[{"name": "Bo", "title": "1"}, {"name": "Bo"}]))
        load(session, document(people=[{"name": "Bo"}, {"name": "Bo", "title": "2"}]))
        load(session, document(people=[{"name": "Bo", "phone": "0"}]))
        rows = session.scalars(select(Person).order_by(Person.id)).all()
        assert [(row.title, row.phone) for row in rows] == [("1", "0"), ("2", "")]


def test_nested_values() -> None:
    costs = {"unit": "tkr", "amounts": {"2026": "1", "2027": None}, "note": "Note"}
    first = item("i", direct_costs=costs, funding={"common_savings": True}, fields={"a": "x"})
    second = item(
        "i",
        direct_costs={"unit": "kr", "amounts": {"2028": "1250.50"}},
        funding={"department_base": False},
        fields={"b": "y", "a": ""},
    )
    placed = meeting(point("p", item="i"))
    result = after(document(placed, items=[first]), document(items=[second]))["items"][0]
    assert result["direct_costs"] == {"unit": "kr", "amounts": {"2028": "1250.50"}, "note": "Note"}
    assert result["funding"] == {"department_base": False, "common_savings": True}
    assert result["fields"] == {"b": "y"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {"openness": "closed", "closed_reason": "løn"}),
        ({"closed_reason": "andet"}, {"openness": "closed", "closed_reason": "andet"}),
        ({"openness": "open"}, {"openness": "open"}),
        ({"openness": "undecided"}, {"openness": "undecided"}),
    ],
)
def test_openness_is_copied_where_the_file_does_not_say(given: Json, expected: Json) -> None:
    closed = item("i", openness="closed", closed_reason="løn")
    (entry,) = points_after(meeting(point("p", item="i", **given)), items=[closed])
    assert {k: v for k, v in entry.items() if k in ("openness", "closed_reason")} == expected


@pytest.mark.parametrize(
    ("line", "own", "point_minutes", "item_fields"),
    [
        ("Chefteammøde – 8. oktober 2026", None, "Ref.", {}),
        ("", None, "Ref.", {}),
        ("", "Egne", "Egne", {"minutes": "Ref."}),
        (
            "Møde 1. maj 2026",
            None,
            None,
            {"earlier_minutes": [{"date": "2026-05-01", "text": "Ref."}]},
        ),
        (
            "Møde 1. maj 2026",
            "Egne",
            "Egne",
            {"earlier_minutes": [{"date": "2026-05-01", "text": "Ref."}]},
        ),
    ],
)
def test_minutes_that_came_with_the_form(
    line: str, own: str | None, point_minutes: str | None, item_fields: Json
) -> None:
    told = item("i", meeting_line=line, minutes="Ref.")
    entry = point("p", item="i", **({"minutes": own} if own else {}))
    both = document(meeting(entry), items=[told])
    for documents in ([both], [both, both]):
        result = after(*documents)
        assert result["meetings"][0]["entries"][0].get("minutes") == point_minutes
        kept = {key: result["items"][0].get(key) for key in ("minutes", "earlier_minutes")}
        assert {key: value for key, value in kept.items() if value} == item_fields


def test_minutes_wait_with_the_item_until_it_is_placed() -> None:
    with empty() as session:
        load(session, document(items=[item("i", minutes="Ref.")]))
        assert session.scalars(select(Item)).one().minutes
        load(session, document(meeting(point("p", item="i"))))
        assert full(session).points[0].minutes
        assert not session.scalars(select(Item)).one().minutes


def test_what_was_dispatched_stays_beside_the_item_as_it_is_now() -> None:
    sent = document(meeting(point("p", item="i"), status="dispatched"), items=[item("i")])
    changed = document(items=[item("i", title="Ny titel", effect="Ny")])
    result = after(sent, changed)
    assert result["items"][0]["title"] == "Ny titel"
    assert result["meetings"][0]["entries"][0]["item_as_treated"] == item("i")
    assert "item_as_treated" not in after(sent)["meetings"][0]["entries"][0]
    back = document(meeting(point("p", item_as_treated=item("i", title="Ny titel", effect="Ny"))))
    assert "item_as_treated" not in after(sent, changed, back)["meetings"][0]["entries"][0]
    gone = after(sent, changed, document(meeting(point("p", item=None))))
    assert "items" not in gone
    assert "item" not in gone["meetings"][0]["entries"][0]


def test_an_approved_meeting_is_refused_whole() -> None:
    approved = document(meeting(point("p"), status="approved"))
    with empty() as session:
        load(session, approved)
        before = exported(session)
        with pytest.raises(ExchangeRefused) as caught:
            load(session, document(meeting(point("p", title="X")), items=[item("i")]))
        assert caught.value.faults[0].pointer == "/meetings/0"
        assert exported(session) == before
        assert session.scalar(select(Item)) is None


@pytest.mark.parametrize(
    ("second", "pointer"),
    [
        (meeting(point("p", item="x")), "/meetings/0/entries/0/item"),
        (meeting(pause("p")), "/meetings/0/entries/0/type"),
        (meeting(point("b")), "/meetings/0/entries/0/type"),
        (meeting(point("q", number=1)), "/meetings/0/entries/0/number"),
        (meeting(point("p", start_at=None)), "/meetings/0/entries/0/start_at"),
        (meeting(point("p", actual_end="2026-10-08T08:00")), "/meetings/0/entries/0/actual_end"),
        (
            meeting(point("p", item_as_treated=item("i"))),
            "/meetings/0/entries/0/item_as_treated/key",
        ),
        (
            meeting(members=[{"name": "Bo", "absences": [{"points": ["p", "b"]}]}]),
            "/meetings/0/members/0/absences/0/points/1",
        ),
    ],
)
def test_what_only_the_database_can_tell(second: Json, pointer: str) -> None:
    first = point(
        "p",
        number=1,
        start_rule="fixed",
        start_at="09:00",
        actual_start="2026-10-08T09:00",
    )
    with empty() as session:
        load(session, document(meeting(first, pause("b"))))
        before = exported(session)
        with pytest.raises(ExchangeRefused) as caught:
            load(session, document(second))
        assert [fault.pointer for fault in caught.value.faults] == [pointer]
        assert exported(session) == before


def test_absences_may_name_points_that_are_stored() -> None:
    members = [{"name": "Bo", "absences": [{"points": ["p"], "from": "09:00", "reason": "left"}]}]
    result = after(document(meeting(point("p"))), document(meeting(members=members)))
    assert result["meetings"][0]["members"] == members


def test_first_start_and_last_end() -> None:
    times = {"actual_start": "2026-10-08T09:00", "actual_end": "2026-10-08T09:20"}
    (entry,) = points_after(
        meeting(point("p", **times)), meeting(point("p", actual_end="2026-10-08T09:30"))
    )
    assert entry["actual_start"] == "2026-10-08T09:00"
    assert entry["actual_end"] == "2026-10-08T09:30"
    cleared = dict.fromkeys(times)
    (entry,) = points_after(meeting(point("p", **times)), meeting(point("p", **cleared)))
    assert not times.keys() & entry.keys()


def test_whole_numbers_may_be_written_with_a_decimal_point() -> None:
    (entry,) = points_after(meeting(point("p", duration=20.0, number=3.0)))
    assert json.dumps([entry["duration"], entry["number"]]) == "[20, 3]"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({}, [1, 3, 2]),
        ({"number": None}, [1, 3, 2]),  # it keeps its own: nobody else asks for it
        ({"number": 7}, [1, 3, 7]),
    ],
)
def test_a_late_point_keeps_its_number_when_the_file_comes_again(
    second: Json, expected: list[int]
) -> None:
    first, late = point("a", number=1), {"supplementary": True}
    earlier = point("c", **late, number=None, received_at="2026-10-01T09:00")
    later = point("b", **late, received_at="2026-10-02T09:00")
    again = {key: value for key, value in earlier.items() if key != "number"} | second
    entries = points_after(meeting(first, later, earlier), meeting(first, later, again))
    assert [entry["number"] for entry in entries] == expected


def test_a_cleared_number_is_given_up_to_a_point_that_asks_for_it() -> None:
    entries = points_after(
        meeting(point("a", number=1), point("b", number=2)),
        meeting(point("a", number=None), point("b", number=1)),
    )
    assert [entry["number"] for entry in entries] == [2, 1]


def test_whoever_stays_keeps_the_title_that_the_format_does_not_know() -> None:
    with empty() as session:
        one = document(meeting(point("p", guests=["Bo", "Åse"]), members=[{"name": "Ida"}]))
        load(session, one)
        for row in (*session.scalars(select(Guest)), *session.scalars(select(Member))):
            row.title = f"chef {row.name}"
        there = [{"name": "Liv"}, {"name": "Ida"}]
        load(session, document(meeting(point("p", guests=["Åse", "Liv"]), members=there)))
        guests = select(Guest.name, Guest.title).order_by(Guest.position)
        assert session.execute(guests).all() == [("Åse", "chef Åse"), ("Liv", "")]
        members = select(Member.name, Member.title).order_by(Member.position)
        assert session.execute(members).all() == [("Liv", ""), ("Ida", "chef Ida")]


def test_a_title_on_a_form_goes_as_it_is_written_and_comes_back_as_a_title() -> None:
    written = ["Mette Holm, centerchef", "Bo Lind", "Holm, Mette", "Liv Dam,leder"]
    with empty() as session:
        on_form = item("i", caseworkers=written[:2], managers=written[2:])
        load(session, document(meeting(point("p", item="i")), items=[on_form]))
        rows = select(ItemPerson.name, ItemPerson.title).order_by(ItemPerson.position)
        assert session.execute(rows).all() == [
            *(("Mette Holm", "centerchef"), ("Bo Lind", "")),
            *(("Holm, Mette", ""), ("Liv Dam,leder", "")),
        ]
        load(session, document(items=[item("i", attendees=[])]))
        (shown,) = json.loads(exported(session))["items"]
        assert (shown["caseworkers"], shown["managers"]) == (written[:2], written[2:])


def test_somebody_who_stands_on_a_form_twice_stays_as_written() -> None:
    written = ["Mette Holm, centerchef", "Mette Holm"]
    on_form = item("i", caseworkers=written)
    (shown,) = after(document(meeting(point("p", item="i")), items=[on_form]))["items"]
    assert shown["caseworkers"] == written

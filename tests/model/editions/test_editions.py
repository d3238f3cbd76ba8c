"""What each edition holds, on small meetings; planted words look at whole ones."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given

from model import editions
from model.commands.settings import set_value
from model.editions import guest_view
from model.exchange.writer import to_text
from model.planning.schedule import by_key
from model.planning.shapes import GuestWindow
from model.views import AbsenceView, GuestView, HiddenPointView, ItemView, MeetingView, PointView
from model.vocabulary import Edition
from tests.model.exchange.databases import (
    Json,
    document,
    empty,
    exported,
    full,
    item,
    load,
    meeting,
    meeting_id,
    open_view,
    pause,
    point,
)
from tests.model.exchange.documents import exchange_files


def both(*entries: Json, **parts: Any) -> tuple[MeetingView, MeetingView]:
    """The full and the open view of a meeting with these entries."""
    named = {key: parts.pop(key) for key in ("items", "people") if key in parts}
    with empty() as session:
        load(session, document(meeting(*entries, **parts), **named))
        return full(session), open_view(session)


def shown(key: str, **more: Any) -> Json:
    return point(key, openness="open", duration=10, **more)


def closed(key: str, **more: Any) -> Json:
    return point(key, openness="closed", duration=10, **more)


def test_numbers_and_times_never_move() -> None:
    whole, opened = both(shown("a"), closed("b"), pause("x"), shown("c"), closed("d"), shown("e"))
    assert [(p.key, p.number, p.start) for p in opened.points] == [
        ("a", 1, 510),
        ("c", 3, 540),
        ("e", 5, 560),
    ]
    assert [slot.key for slot in opened.plan.slots] == ["a", "x", "c", "e"]
    slots = by_key(whole.plan)
    assert all(slot == slots[slot.key] for slot in opened.plan.slots)
    assert opened.plan.planned_end == whole.plan.planned_end
    assert opened.plan.total == whole.plan.total


def test_the_first_slot_after_a_hole_is_marked() -> None:
    _whole, opened = both(
        closed("a"),
        shown("b"),
        shown("c"),
        closed("d"),
        point("e", openness="open"),
        pause("f"),
        shown("g"),
    )
    marked = {e.key: e.after_dropped for e in opened.entries if not isinstance(e, HiddenPointView)}
    assert [key for key, is_marked in marked.items() if is_marked] == ["b", "f"]


def test_guest_windows_are_joined_after_dropping() -> None:
    guests = ["Bo"]
    entries = (shown("a", guests=guests), closed("b", guests=guests), shown("c", guests=guests))
    whole, opened = both(*entries)
    assert whole.plan.guest_windows == (GuestWindow("Bo", 510, 540, ("a", "b", "c")),)
    assert opened.plan.guest_windows == (
        GuestWindow("Bo", 510, 520, ("a",)),
        GuestWindow("Bo", 530, 540, ("c",)),
    )


@pytest.mark.parametrize(
    ("point_says", "item_says", "is_shown"),
    [
        ("open", "open", True),
        ("open", "undecided", True),
        ("open", "closed", False),
        ("closed", "open", False),
        ("undecided", "open", False),
        ("undecided", "undecided", False),
    ],
)
def test_closed_on_either_is_closed(point_says: str, item_says: str, is_shown: bool) -> None:
    told = item("i", openness=item_says)
    _whole, opened = both(point("p", openness=point_says, item="i"), items=[told])
    assert bool(opened.points) is is_shown


def test_annexes_that_are_not_open_are_left_out() -> None:
    annexes = [
        {"number": 1, "title": "A", "openness": "closed"},
        {"number": 2, "title": "B", "openness": "open"},
        {"number": 3, "title": "C"},
    ]
    told = item("i", annexes=annexes)
    whole, opened = both(shown("a", item="i"), shown("b", annexes=annexes), items=[told])
    assert whole.holds_closed
    assert not opened.holds_closed
    assert [[annex.number for annex in p.all_annexes] for p in opened.points] == [[2], [2]]


def test_a_later_revision_of_an_item_is_not_in_the_open_edition() -> None:
    with empty() as session:
        sent = meeting(shown("p", item="i"), status="dispatched")
        load(session, document(sent, items=[item("i", openness="open")]))
        load(session, document(items=[item("i", title="Senere", effect="Senere")]))
        (shown_point,) = open_view(session).points
    assert shown_point.item_as_treated is None
    assert shown_point.item == ItemView("i", "indstilling-2020", "Indstilling i", openness="open")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("display", "hidden"),
    [
        ("nothing", []),
        ("line", [HiddenPointView(1, 510, 520), HiddenPointView(2, 520, 530)]),
        ("title", [HiddenPointView(1, 510, 520, "Neutral"), HiddenPointView(2, 520, 530)]),
    ],
)
def test_the_forum_chooses_what_stands_for_a_closed_point(
    display: str, hidden: list[HiddenPointView]
) -> None:
    with empty() as session:
        entries = (closed("a", public_title="Neutral", guests=["Bo"]), closed("b"), shown("c"))
        load(session, document(meeting(*entries)))
        set_value(session, "closed_points", display)
        session.commit()
        opened = editions.open_edition(session, meeting_id(session))
    assert [e for e in opened.entries if isinstance(e, HiddenPointView)] == hidden
    assert opened.points[0].after_dropped
    assert "HiddenPoint" not in to_text([opened])
    assert "Neutral" not in to_text([opened])


def test_absences() -> None:
    absences = [
        {"points": ["b"], "reason": "conflicted"},
        {"points": ["a", "b"], "from": "09:00"},
        {"points": [], "to": "10:00"},
    ]
    members = [{"name": "Bo", "absences": absences}]
    _whole, opened = both(shown("a"), closed("b"), members=members)
    # a time may be when the closed point began; whoever missed an open one is still told
    assert opened.members[0].absences == (AbsenceView(("a",)), AbsenceView((), end=600))


def test_people_are_those_named_in_what_remains() -> None:
    names = ["Leder", "Referent", "Medlem", "Suppleret", "Gæst", "Sagsbehandler", "Ejer"]
    told = item("i", caseworkers=["Sagsbehandler"], openness="open")
    entries = (
        shown("a", item="i", guests=["Gæst"], actions=[{"what": "x", "who": "Ejer"}]),
        closed("b", guests=["Lukket gæst"], actions=[{"what": "x", "who": "Lukket ejer"}]),
    )
    whole, opened = both(
        *entries,
        chair="Leder",
        minute_taker="Referent",
        members=[{"name": "Medlem", "substitute_for": "Suppleret"}],
        items=[told],
        people=[{"name": name} for name in (*names, "Lukket gæst", "Lukket ejer", "Ukendt")],
    )
    assert [person.name for person in whole.people] == [*names, "Lukket gæst", "Lukket ejer"]
    assert [person.name for person in opened.people] == names


def test_a_guest_gets_his_own_points_and_nothing_of_others() -> None:
    entries = (
        shown("a", guests=["Bo", "Åse"], minutes="x", actions=[{"what": "y"}]),
        closed("b", guests=["bo "], public_title="Neutral", purpose="decision"),
        closed("c", guests=["Bo"]),
        shown("d", guests=["Åse"]),
    )
    whole, _opened = both(*entries, online_link="https://x", members=[{"name": "M"}], chair="L")
    slip = guest_view(whole, "Bo")
    assert slip.edition is Edition.GUEST
    assert slip.online_link == "https://x"
    assert (slip.members, slip.chair, slip.people) == ((), "", ())
    titles = [(p.title, p.number, p.start) for p in slip.points]
    assert titles == [("Titel a", 1, 510), ("Neutral", 2, 520), ("Lukket punkt", 3, 530)]
    assert slip.points[0].guests == (GuestView("Bo"),)
    assert slip.points[1].purpose is None
    kept = {"key", "title", "number", "start", "end", "duration", "openness", "guests"}
    plain = PointView("", "")
    for told in slip.points:
        for field in fields(told):
            if field.name not in (*kept, "title_language"):
                assert getattr(told, field.name) == getattr(plain, field.name), field.name
    assert {window.guest for window in slip.plan.guest_windows} == {"Bo", "bo "}
    assert guest_view(whole, "Ukendt").entries == ()
    with pytest.raises(ValueError, match="edition"):
        to_text([slip])


def test_coming_meetings_of_the_forum() -> None:
    def other(key: str, date: str, forum: str = "Chefteam", **more: Any) -> Json:
        return {**meeting(**more), "key": key, "date": date, "forum": forum}

    others = [other(f"m{day}", f"2026-11-{day:02d}") for day in range(1, 9)]
    others.append(other("before", "2026-10-07"))
    others.append(other("cancelled", "2026-10-09", status="cancelled"))
    others.append(other("elsewhere", "2026-10-09", forum="Direktion"))
    with empty() as session:
        load(session, document(meeting(), *others))
        opened = open_view(session)
    assert [str(coming.date) for coming in opened.coming_meetings] == [
        f"2026-11-0{day}" for day in range(1, 6)
    ]


@given(exchange_files())
def test_the_open_file_has_every_planned_time(document_: Json) -> None:
    """Imported elsewhere, the open edition gives what remains the same slots."""
    with empty() as session:
        load(session, document_)
        opened = open_view(session)
        text = to_text([opened])
    if any((slot.start or 0) >= 24 * 60 for slot in opened.plan.slots):
        return
    with empty() as session:
        load(session, text)
        again = by_key(full(session).plan)
        assert json.loads(exported(session))["meetings"]
    for slot in opened.plan.slots:
        assert (again[slot.key].start, again[slot.key].end) == (slot.start, slot.end)


def test_an_unknown_meeting() -> None:
    with empty() as session, pytest.raises(LookupError):
        editions.full(session, 1)

"""When guests really came and left: on the full paper, and nothing of it where a point is left out.

The planned times are whole fives and the real ones are not: every minute of `REAL` is a marker.
"""

import datetime
from collections.abc import Iterator

import pypdfium2
import pytest

from model.commands import agenda as agenda_commands
from model.commands import live, meetings
from model.commands.minutes import set_text
from model.documents.agenda import agenda
from model.documents.content import Document
from model.documents.extract import extract
from model.documents.markdown import to_document_markdown
from model.documents.minutes import MinutesLayout, closed_part, minutes
from model.documents.pdf.writer import render_pdf
from model.editions import full, guest_view, open_view, without_points
from model.exchange.writer import to_text
from model.planning.timekeeper import moment_of
from model.text.blocks import from_plain
from model.views import GuestView, MeetingView, StayView
from model.vocabulary import ClosedDisplay, Openness
from tests.model.documents.readable import readable
from tests.model.planning.clock import at
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 3, 5)
REAL = ("8.58", "9.13", "9.17", "9.41", "9.42", "9.59")
"""Planned: a 9.00-9.15, closed 9.15-9.30, c 9.30-9.45, d 9.45-10.00."""
RAN = (("a", "8.58"), ("closed", "9.17"), ("c", "9.41"), ("d", "9.59"))
VISITS = (
    ("Jens Markør", "came", "9.13"),
    ("Jens Markør", "left", "9.17"),
    ("Hemmelig Person", "came", "9.17"),
    ("Hemmelig Person", "left", "9.41"),
    ("Ida Begge", "came", "9.17"),
    ("Ida Begge", "left", "9.59"),
    ("Per Vang", "came", "9.42"),
)
GUESTS = {
    "a": ("Jens Markør", "Udeblevet Gæst"),
    "closed": ("Hemmelig Person", "Ida Begge"),
    "c": ("Ida Begge", "Per Vang"),
    "d": (),
}


def held(workspace: Opened, openness: Openness) -> MeetingView:
    """The full view of a meeting that was run, its second point open or not."""
    number = workspace.do(meetings.create, "Chefteam", DAY, start=at("9.00"), end=at("10.00"))
    ids = {
        key: workspace.do(
            agenda_commands.add_point, number, f"Sag {key}", duration=15, guests=guests
        )
        for key, guests in GUESTS.items()
    }
    for key, point_id in ids.items():
        state = openness if key == "closed" else Openness.OPEN
        workspace.do(agenda_commands.set_openness, point_id, state)
        workspace.do(set_text, point_id, from_plain("Drøftet."))
    for key, when in RAN:
        if key == "a":
            workspace.do(live.start, number, moment(when), undoable=False)
        else:
            workspace.do(live.go_to, ids[key], moment(when), undoable=False)
    for name, what, when in VISITS:
        workspace.do(live.mark_visit, number, name, what, moment(when), undoable=False)
    return workspace.ask(full, number)


def moment(text: str) -> datetime.datetime:
    return moment_of(at(text), DAY)


def guests_of(view: MeetingView, key: str) -> dict[str, GuestView]:
    place = list(GUESTS).index(key) + 1
    (point,) = (point for point in view.points if point.number == place)
    return {guest.name: guest for guest in point.guests}


def papers(view: MeetingView) -> Iterator[Document]:
    yield agenda(view)
    yield from (minutes(view, layout) for layout in MinutesLayout)
    yield from (extract(view, point.key) for point in view.points)


def everything_said(view: MeetingView) -> str:
    """In every paper and in the exchange file, with the clock as all of them write it."""
    said = [to_text([view]).replace("T0", " ").replace(":", ".").replace(" 0", " ")]
    for paper in papers(view):
        said += [readable(paper), to_document_markdown(paper)]
        with pypdfium2.PdfDocument(render_pdf(paper)) as opened:
            said += [page.get_textpage().get_text_range() for page in opened]
    return "\n".join(said)


def test_the_full_minutes_say_when_each_guest_was_there(workspace: Opened) -> None:
    view = held(workspace, Openness.CLOSED)
    said = readable(minutes(view))
    assert "Deltog under punktet: Jens Markør (kl. 9.13-9.17)\n" in said
    closed = "Hemmelig Person (kl. 9.17-9.41) og Ida Begge (kl. 9.17-9.59, i punkt 2 og 3)"
    assert f"Deltog under punktet: {closed}\n" in said
    assert "Deltog under punktet: Ida Begge og Per Vang (fra kl. 9.42)\n" in said
    for time in set(REAL) - {"8.58"}:  # when the meeting began is in the exchange file alone
        assert time in said
    assert "Ida Begge (kl. 9.17-9.59)" in readable(closed_part(view))


def test_who_was_planned_and_never_came_did_not_take_part(workspace: Opened) -> None:
    said = readable(minutes(held(workspace, Openness.OPEN)))
    assert said.count("Udeblevet Gæst") == 1  # in the plan, under Information
    assert "Pkt. 1 | kl. 9.00-9.15 | Jens Markør og Udeblevet Gæst" in said


def test_where_nothing_is_left_out_the_open_minutes_have_every_time(workspace: Opened) -> None:
    whole = held(workspace, Openness.OPEN)
    opened = open_view(whole, ClosedDisplay.NOTHING)
    assert [point.guests for point in opened.points] == [point.guests for point in whole.points]
    said = everything_said(opened)
    assert [time for time in REAL if time not in said] == []


@pytest.mark.parametrize("openness", [Openness.CLOSED, Openness.UNDECIDED])
@pytest.mark.parametrize("display", list(ClosedDisplay))
def test_no_real_time_and_no_guest_of_a_closed_point_is_in_the_open_edition(
    workspace: Opened, openness: Openness, display: ClosedDisplay
) -> None:
    whole = held(workspace, openness)
    opened = open_view(whole, display)
    said = everything_said(opened)
    assert [time for time in REAL if time in said] == []
    assert "Hemmelig" not in said
    # who took part in the open points is said all the same, and who never came is not
    paper = readable(minutes(opened))
    assert "Deltog under punktet: Jens Markør\n" in paper
    assert "Deltog under punktet: Ida Begge og Per Vang\n" in paper
    blind = everything_said(whole)
    assert [time for time in REAL if time not in blind] == [], "blind search"


def test_a_copy_that_leaves_out_a_members_own_matter_has_no_real_time_either(
    workspace: Opened,
) -> None:
    whole = held(workspace, Openness.CLOSED)
    (closed,) = (point.key for point in whole.points if point.openness is Openness.CLOSED)
    copy = without_points(whole, [closed])
    assert [time for time in REAL if time in everything_said(copy)] == []
    assert without_points(whole, []) == whole


def test_a_guests_slip_tells_nothing_of_what_really_happened(workspace: Opened) -> None:
    slip = guest_view(held(workspace, Openness.CLOSED), "Ida Begge")
    assert [guest for point in slip.points for guest in point.guests] == [
        GuestView("Ida Begge")
    ] * 2


# --- which points a visit falls on ------------------------------------------------------------------


def stays(view: MeetingView, key: str, name: str) -> tuple[StayView, ...]:
    return guests_of(view, key)[name].stays


def test_nothing_noted_of_anybody_tells_nothing(workspace: Opened) -> None:
    view = held(workspace, Openness.OPEN)
    for name, what, _when in reversed(VISITS):
        workspace.do(live.mark_visit, 1, name, what, None, undoable=False)
    again = workspace.ask(full, 1)
    assert any(guest.missing for point in view.points for guest in point.guests)
    plain = [GuestView(name) for names in GUESTS.values() for name in names]
    assert [guest for point in again.points for guest in point.guests] == plain


def test_a_visit_falls_on_the_points_that_were_treated_meanwhile(workspace: Opened) -> None:
    view = held(workspace, Openness.OPEN)
    both = (StayView(at("9.17"), at("9.59")),)
    assert stays(view, "closed", "Ida Begge") == stays(view, "c", "Ida Begge") == both
    workspace.do(live.correct_visit, 1, "Ida Begge", "left", moment("9.31"), undoable=False)
    later = workspace.ask(full, 1)
    assert stays(later, "closed", "Ida Begge") == (StayView(at("9.17"), at("9.31")),)
    assert guests_of(later, "c")["Ida Begge"] == GuestView("Ida Begge", missing=True)


def test_an_arrival_that_was_noted_too_late_still_counts(workspace: Opened) -> None:
    held(workspace, Openness.OPEN)
    workspace.do(live.mark_visit, 1, "Udeblevet Gæst", "came", moment("9.50"), undoable=False)
    found = guests_of(workspace.ask(full, 1), "a")["Udeblevet Gæst"]
    assert found == GuestView("Udeblevet Gæst", stays=(StayView(at("9.50"), None),))


def test_a_visit_that_was_only_a_call_is_none(workspace: Opened) -> None:
    held(workspace, Openness.OPEN)
    workspace.do(live.mark_visit, 1, "Udeblevet Gæst", "called", moment("9.10"), undoable=False)
    assert guests_of(workspace.ask(full, 1), "a")["Udeblevet Gæst"].missing


def test_the_times_of_a_meeting_past_midnight_go_on(workspace: Opened) -> None:
    held(workspace, Openness.OPEN)
    night = moment_of(at("24.10"), DAY)
    workspace.do(live.correct_visit, 1, "Per Vang", "left", night, undoable=False)
    view = workspace.ask(full, 1)
    assert stays(view, "c", "Per Vang") == (StayView(at("9.42"), at("24.10")),)
    assert "Per Vang (kl. 9.42-24.10)" in readable(minutes(view))

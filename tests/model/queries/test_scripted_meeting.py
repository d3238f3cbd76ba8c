"""Ninety minutes with a clock of our own: late, over time, guests early and late, a jump, a pause."""

import datetime
from dataclasses import dataclass

import pytest

from model.commands import agenda as agenda_commands
from model.commands import live, meetings, people, points, status
from model.commands.live import NotRunningError
from model.commands.minutes import set_text
from model.commands.postponing import postpone
from model.documents.minutes import minutes
from model.editions import full, open_edition
from model.errors import UserError
from model.planning.learned import learned
from model.planning.timekeeper import moment_of
from model.queries.agenda import agenda as read_agenda
from model.queries.earlier_points import earlier_points
from model.queries.live import RunState, Visit, run_state
from model.queries.live_day import LiveDay, live_day
from model.queries.time_report import time_report
from model.text.blocks import from_plain
from model.views import GuestView
from model.vocabulary import MeetingStatus, Openness
from tests.model.documents.readable import readable
from tests.model.planning.clock import at, clock
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 3, 5)
NEXT_DAY = datetime.date(2026, 3, 19)
DECIDED = (
    "Dagsordenen blev godkendt.",
    "Rapporten blev taget til efterretning.",
    "Strategien blev godkendt.",
    "Sagen blev drøftet.",
    "Indsatsen fortsætter.",
    "Kantinen får nye åbningstider.",
    "Intet.",
)
"""What is written under p1, p2, p3, p4, p5, p8 and p7, in the order of the agenda."""
POINTS = (
    ("Godkendelse af dagsorden", 5, ()),
    ("Økonomirapport", 20, ("Karin Holm",)),
    ("Ny it-strategi", 20, ("Jens Østergaard",)),
    ("Personalesag", 15, ()),
    ("Sygefravær", 10, ()),
    ("Lokaler", 5, ()),
    ("Eventuelt", 5, ()),
)


def moment(text: str) -> datetime.datetime:
    return moment_of(at(text), DAY)


@dataclass
class Meeting:
    """The meeting on the test's own clock."""

    workspace: Opened
    id: int
    ids: dict[str, int]

    def do(self, command: object, *args: object, when: str, **named: object) -> object:
        return self.workspace.do(command, *args, moment(when), undoable=False, **named)  # type: ignore[arg-type]

    def write(self, key: str, text: str) -> None:
        self.workspace.do(set_text, self.ids[key], from_plain(text))

    def next(self, when: str) -> object:
        return self.do(live.step, self.id, when=when)

    def jump(self, key: str, when: str, **named: object) -> None:
        self.do(live.go_to, self.ids[key], when=when, **named)

    def state(self) -> RunState:
        return self.workspace.ask(run_state, self.id)

    def day(self, when: str) -> LiveDay:
        agenda = self.workspace.ask(read_agenda, self.id)
        return live_day(agenda, self.state(), moment(when), {})

    def said(self, when: str) -> str:
        """ "p2 12:30|8 +3 10.03 | p3 9.08 …": running, elapsed, left, offset, end, what comes."""
        day = self.day(when)
        running = day.running.key if day.running is not None else "-"
        left = "" if day.remaining is None else f"{day.remaining:g}"
        coming = " ".join(
            f"{e.key} {clock(e.start)}"
            for e in day.ahead.entries
            if not e.running and e.start is not None
        )
        end = clock(day.ahead.expected_end)
        return f"{running} {day.elapsed:g}/{left} {day.behind:+g} {end} | {coming}"


@pytest.fixture
def meeting(workspace: Opened) -> Meeting:
    number = workspace.do(meetings.create, "Chefteam", DAY, start=at("8.30"), end=at("10.00"))
    ids: dict[str, int] = {}
    for place, (title, duration, guests) in enumerate(POINTS, 1):
        ids[f"p{place}"] = workspace.do(
            agenda_commands.add_point, number, title, duration=duration, guests=guests
        )
    workspace.do(agenda_commands.set_openness, ids["p4"], Openness.CLOSED, "Personforhold")
    ids["b1"] = workspace.do(agenda_commands.add_break, number, "Pause", position=3, duration=10)
    workspace.do(people.add, "Karin Holm", phone="1234", email="kh@example.org")
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED):
        workspace.do(status.set_status, number, step)
    return Meeting(workspace, number, ids)


def test_ninety_minutes(meeting: Meeting) -> None:
    # 8.30 p1 · 8.35 p2 Karin · 8.55 p3 Jens · 9.15 b1 · 9.25 p4 closed · 9.40 p5 · 9.50 p6 · 9.55 p7
    assert meeting.said("8.25") == (
        "- 0/ +0 10.00 | p1 8.30 p2 8.35 p3 8.55 b1 9.15 p4 9.25 p5 9.40 p6 9.50 p7 9.55"
    )
    # begun seven minutes late, noticed three minutes later
    meeting.do(live.start, meeting.id, when="8.40")
    meeting.do(live.correct_start, meeting.id, when="8.37")
    assert meeting.said("8.40") == (
        "p1 3/2 +7 10.07 | p2 8.42 p3 9.02 b1 9.22 p4 9.32 p5 9.47 p6 9.57 p7 10.02"
    )
    assert [(c.guest, clock(c.at)) for c in meeting.day("8.40").calls] == [
        ("Karin Holm", "8.37"),
        ("Jens Østergaard", "8.57"),
    ]
    # Karin is early; point 2 begins early, and runs over time
    meeting.do(live.mark_visit, meeting.id, "Karin Holm", "came", when="8.39")
    assert [c.guest for c in meeting.day("8.40").calls] == ["Jens Østergaard"]
    assert meeting.day("8.40").through == (), "her points are still to come"
    meeting.next("8.41")
    assert (
        meeting.said("8.58")
        == "p2 17/3 +6 10.06 | p3 9.01 b1 9.21 p4 9.31 p5 9.46 p6 9.56 p7 10.01"
    )
    assert meeting.day("8.58").is_short
    assert (
        meeting.said("9.04")
        == "p2 23/-3 +9 10.09 | p3 9.04 b1 9.24 p4 9.34 p5 9.49 p6 9.59 p7 10.04"
    )
    # Jens is late: a jump to what needs nobody, and back to the order of the agenda
    meeting.jump("p5", "9.05")
    assert meeting.said("9.08") == "p5 3/7 +10 10.10 | p3 9.15 b1 9.35 p4 9.45 p6 10.00 p7 10.05"
    assert meeting.day("9.08").over == 10
    # a pause in the middle of it
    meeting.do(live.pause, meeting.id, when="9.10")
    assert meeting.said("9.13") == "p5 5/5 +13 10.13 | p3 9.18 b1 9.38 p4 9.48 p6 10.03 p7 10.08"
    meeting.do(live.go_on, meeting.id, when="9.14")
    assert meeting.said("9.18") == "p5 9/1 +14 10.14 | p3 9.19 b1 9.39 p4 9.49 p6 10.04 p7 10.09"
    # Jens comes; point 3 from the list. Karin has not left
    meeting.do(live.mark_visit, meeting.id, "Jens Østergaard", "came", when="9.18")
    meeting.jump("p3", "9.20")
    later = second_half(meeting)
    check_times(meeting)
    check_minutes(meeting)
    check_what_was_learned(meeting, later)


def second_half(meeting: Meeting) -> int:
    """The id of the meeting that a point was postponed to."""
    # a point is added while the meeting runs; it stands before Eventuelt with the next number
    new = meeting.workspace.do(
        agenda_commands.add_point, meeting.id, "Kantinen", duration=5, now=moment("9.25")
    )
    meeting.ids["p8"] = new
    assert meeting.said("9.30") == (
        "p3 10/10 +25 10.20 | b1 9.40 p4 9.50 p6 10.05 p8 10.10 p7 10.15"
    )
    # nobody wants the break; the closed point begins while both guests are in
    meeting.do(live.pass_over, meeting.ids["b1"], when="9.41")
    meeting.next("9.42")
    day = meeting.day("9.43")
    assert day.running is not None
    assert day.running.key == "p4"
    assert day.still_in == (("Jens Østergaard", "p4"), ("Karin Holm", "p4"))
    assert day.through == ("Jens Østergaard",)
    for name, _key in day.still_in:
        meeting.do(live.mark_visit, meeting.id, name, "left", when="9.43")
    assert meeting.day("9.43").still_in == ()
    assert meeting.day("9.43").through == ()
    # one is postponed to the next meeting while the closed one is treated
    assert meeting.said("9.46") == "p4 4/11 +17 10.12 | p6 9.57 p8 10.02 p7 10.07"
    later = meeting.workspace.do(meetings.create, "Chefteam", NEXT_DAY)
    for key, text in zip(("p1", "p2", "p3", "p4", "p5", "p8", "p7"), DECIDED, strict=True):
        meeting.write(key, text)
    meeting.workspace.do(postpone, meeting.ids["p6"], later, at=moment("9.46"))
    assert meeting.said("9.46") == "p4 4/11 +17 10.07 | p8 9.57 p7 10.02"
    # "next" too early is taken back without a trace
    meeting.next("9.50")
    meeting.do(live.step_back, meeting.id, when="9.50")
    assert meeting.said("9.50") == "p4 8/7 +17 10.07 | p8 9.57 p7 10.02"
    # the new point, Eventuelt, the end
    meeting.next("9.56")
    meeting.next("10.00")
    meeting.do(live.end, meeting.id, when="10.07")
    return later


def check_times(meeting: Meeting) -> None:
    """What is kept of the course of the meeting."""
    state = meeting.state()
    assert (state.started_at, state.ended_at) == (moment("8.37"), moment("10.07"))
    assert {
        key: [(f"{s:%-H.%M}", f"{e:%-H.%M}") for s, e in rows if e]
        for key, rows in state.intervals.items()
    } == {
        "p1": [("8.37", "8.41")],
        "p2": [("8.41", "9.05")],
        "p5": [("9.05", "9.20")],
        "p3": [("9.20", "9.42")],
        "p4": [("9.42", "9.56")],
        "p8": [("9.56", "10.00")],
        "p7": [("10.00", "10.07")],
    }
    assert state.done == {*state.intervals, "b1", "p6"}
    # the clock has nothing to do with undo: the newest step is the point that was postponed
    assert meeting.workspace.undo_label == "postpone"


def check_minutes(meeting: Meeting) -> None:
    """What was decided, under each point that was treated; the postponed one says so."""
    view = meeting.workspace.ask(full, meeting.id)
    times = {point.key: (point.actual_start, point.actual_end) for point in view.points}
    assert times["p5"] == (moment("9.05"), moment("9.20"))
    assert times["p6"] == (None, None)
    said = readable(minutes(view))
    places = [said.index(text) for text in DECIDED]
    assert places == sorted(places)
    heading = "Beslutning for Punkt 6: Lokaler"
    assert f"{heading} (outline)\n  Punktet blev udsat til mødet den 19. marts 2026." in said
    for key, point_id in meeting.ids.items():
        if key not in ("p4", "b1"):
            meeting.workspace.do(agenda_commands.set_openness, point_id, Openness.OPEN)
    opened = readable(minutes(meeting.workspace.ask(open_edition, meeting.id)))
    assert DECIDED[3] in said
    assert [text in opened for text in DECIDED] == [True, True, True, False, True, True, True]


def check_what_was_learned(meeting: Meeting, later: int) -> None:
    """What the points really took, the pause left out, is what the next plan is offered."""
    report = meeting.workspace.ask(time_report, meeting.id)
    assert report is not None
    spent = {row.key: row.spent for row in report.rows if row.began is not None}
    assert spent == {"p1": 4, "p2": 24, "p3": 22, "p4": 14, "p5": 11, "p8": 4, "p7": 7}
    for title, duration in (("Økonomirapport", 20), ("Sygefravær", 5)):
        meeting.workspace.do(agenda_commands.add_point, later, title, duration=duration)
    agenda = meeting.workspace.ask(read_agenda, later)
    found = learned(
        [row.planned for row in agenda.entries],
        agenda.plan.window,
        meeting.workspace.ask(earlier_points, later),
    )
    assert [(each.key, each.usual.minutes, each.after) for each in found] == [
        ("p2", 24, 25),
        ("p3", 11, 15),
    ]


def test_set_aside_and_taken_up_again(meeting: Meeting) -> None:
    meeting.do(live.start, meeting.id, when="8.30")
    meeting.jump("p5", "8.33", done=False)
    assert meeting.said("8.35").startswith("p5 2/8 +0 10.00 ")
    assert "p1 8.43" in meeting.said("8.35")  # two of its five minutes are left
    meeting.next("8.40")
    assert meeting.day("8.41").running is not None
    meeting.jump("p1", "8.45")
    assert meeting.day("8.46").elapsed == 4
    meeting.jump("p5", "8.50")  # it had ended
    assert meeting.day("8.52").elapsed == 9


def test_a_running_point_that_began_earlier(meeting: Meeting) -> None:
    meeting.do(live.start, meeting.id, when="8.30")
    meeting.next("8.45")
    meeting.do(live.correct_entry_start, meeting.ids["p2"], when="8.38")
    assert meeting.said("8.50").startswith("p2 12/8 +3 ")
    first = meeting.state().intervals["p1"]
    assert first == ((moment("8.30"), moment("8.38")),)
    with pytest.raises(UserError):
        meeting.do(live.correct_entry_start, meeting.ids["p2"], when="8.29")


def test_what_makes_no_sense_is_refused_in_words(meeting: Meeting) -> None:
    with pytest.raises(NotRunningError):
        meeting.next("8.30")
    meeting.do(live.start, meeting.id, when="8.30")
    meeting.next("8.40")
    with pytest.raises(UserError):
        meeting.do(live.correct_start, meeting.id, when="8.45")
    meeting.workspace.do(agenda_commands.withdraw, meeting.ids["p3"])
    with pytest.raises(UserError):
        meeting.jump("p3", "8.45")


def test_a_meeting_that_was_ended_by_mistake_goes_on(meeting: Meeting) -> None:
    meeting.do(live.start, meeting.id, when="8.30")
    meeting.do(live.end, meeting.id, when="8.34")
    assert not meeting.state().is_running
    meeting.do(live.start, meeting.id, when="8.36")
    assert meeting.state().is_running
    assert meeting.day("8.37").running is not None


def test_past_midnight(meeting: Meeting) -> None:
    meeting.do(live.start, meeting.id, when="23.50")
    meeting.next("24.10")
    assert meeting.said("24.20").startswith("p2 10/10 +935 ")


def test_a_point_taken_in_the_wait_for_a_guest(meeting: Meeting) -> None:
    meeting.do(live.start, meeting.id, when="8.30")
    meeting.next("8.32")
    meeting.next("8.42")  # Karin's is over early; Jens was promised 8.55
    meeting.do(live.step_back, meeting.id, when="8.42")
    found = meeting.day("8.42").filler
    assert found is None or found.key != "p3"
    meeting.do(live.pass_over, meeting.ids["p2"], when="8.43")
    filler = meeting.day("8.43").filler
    assert filler is not None
    assert (filler.key, filler.minutes, filler.hole, filler.before) == ("p5", 10, 12, "p3")


def test_nobody_is_noted_to_have_left_before_they_came(meeting: Meeting, workspace: Opened) -> None:
    meeting.do(live.mark_visit, meeting.id, "Karin Holm", "came", when="8.39")
    workspace.do(live.correct_visit, meeting.id, "Karin Holm", "left", moment("8.50"))
    with pytest.raises(UserError, match="Ingen kan gå"):
        workspace.do(live.correct_visit, meeting.id, "Karin Holm", "came", moment("8.51"))
    workspace.do(live.correct_visit, meeting.id, "Karin Holm", "came", moment("8.37"))
    assert meeting.state().visits["Karin Holm"] == Visit(None, moment("8.37"), moment("8.50"))
    workspace.do(live.correct_visit, meeting.id, "Karin Holm", "came", None)
    assert meeting.state().visits["Karin Holm"].came_at is None


def test_who_comes_again_is_on_another_visit(meeting: Meeting, workspace: Opened) -> None:
    name = "Karin Holm"
    for what, when in (
        ("came", "8.38"),
        ("came", "8.39"),  # pressed twice: the first is when it was
        ("left", "8.50"),
        ("left", "8.51"),
        ("called", "9.03"),
        ("came", "9.05"),
    ):
        meeting.do(live.mark_visit, meeting.id, name, what, when=when)
    first = Visit(None, moment("8.38"), moment("8.50"))
    again = Visit(moment("9.03"), moment("9.05"), None, (first,))
    assert meeting.state().visits[name] == again
    assert again.is_in
    assert not again.is_gone
    for what, when, place in (("left", "9.06", 0), ("came", "8.49", 1)):
        with pytest.raises(UserError, match="besøg"):
            workspace.do(live.correct_visit, meeting.id, name, what, moment(when), place)
    workspace.do(live.correct_visit, meeting.id, name, "came", None, 1, undoable=False)
    assert meeting.state().visits[name].is_gone
    workspace.do(live.correct_visit, meeting.id, name, "came", moment("8.50"), 1, undoable=False)
    assert meeting.state().visits[name].every == (
        first,
        Visit(moment("9.03"), moment("8.50"), None),
    )


def test_a_time_of_a_visit_may_be_the_minute_that_the_other_has(
    meeting: Meeting, workspace: Opened
) -> None:
    late = datetime.timedelta(seconds=40)
    for what in ("came", "left", "came"):
        workspace.do(live.mark_visit, meeting.id, "Bo", what, moment("8.50") + late)
    workspace.do(live.correct_visit, meeting.id, "Bo", "came", moment("8.50"), 1)
    workspace.do(live.correct_visit, meeting.id, "Bo", "left", moment("8.50"), 0)
    assert meeting.state().visits["Bo"].earlier[0].left_at == moment("8.50")


def test_everything_goes_with_the_meeting(meeting: Meeting, workspace: Opened) -> None:
    other = workspace.do(meetings.create, "Chefteam", DAY)
    workspace.do(agenda_commands.add_point, other, "Ét punkt", duration=5)
    workspace.do(live.start, other, moment("8.30"), undoable=False)
    workspace.do(live.pause, other, moment("8.31"), undoable=False)
    for what, when in (("came", "8.31"), ("left", "8.32"), ("came", "8.33")):
        workspace.do(live.mark_visit, other, "Bo", what, moment(when), undoable=False)
    workspace.do(points.set_guests, meeting.ids["p1"], [GuestView("Bo")])
    workspace.do(meetings.delete, other)
    assert workspace.ask(run_state, other).started_at is None
    workspace.undo().result(30)
    again = workspace.ask(run_state, other)
    assert again.is_running
    assert [visit.came_at for visit in again.visits["Bo"].every] == [moment("8.31"), moment("8.33")]


def test_back_is_the_point_above_and_another_key_what_ran_before(meeting: Meeting) -> None:
    def runs(when: str) -> str:
        return meeting.said(when).split()[0]

    meeting.do(live.start, meeting.id, when="8.30")
    assert meeting.do(live.step_up, meeting.id, when="8.31") is None
    meeting.next("8.32")
    meeting.do(live.step_up, meeting.id, when="8.32")  # "next" too early leaves no trace
    assert runs("8.32") == "p1"
    assert "p2" not in meeting.state().intervals
    meeting.jump("p5", "8.35")
    meeting.do(live.step_up, meeting.id, when="8.45")
    assert runs("8.45") == "p4"
    meeting.do(live.step_back, meeting.id, when="8.50")
    assert runs("8.50") == "p5"
    meeting.workspace.do(agenda_commands.withdraw, meeting.ids["p4"])
    meeting.do(live.step_up, meeting.id, when="8.51")
    assert runs("8.51") == "b1"  # a withdrawn point is not treated
    meeting.do(live.step_up, meeting.id, when="8.55")
    assert runs("8.55") == "p3"

import datetime
from dataclasses import replace

import pytest

from model.documents.attendance import absence_text
from model.documents.content import Contents, Document
from model.documents.minutes import MinutesLayout, minutes
from model.documents.notices import is_approved
from model.documents.words import Words
from model.views import AbsenceView, Approval, FollowUpView, MemberView, PointView
from model.vocabulary import AbsenceReason, Attendance, FollowUpStatus, MeetingStatus
from tests.model.documents.meetings import numbered, opened, point, small, text
from tests.model.documents.readable import matches_golden, words


@pytest.mark.parametrize("layout", list(MinutesLayout))
def test_minutes(layout: MinutesLayout) -> None:
    assert matches_golden(minutes(small(), layout), f"minutes_{layout}")


@pytest.mark.parametrize("layout", list(MinutesLayout))
@pytest.mark.parametrize("title", [None, "", "Ejendomssag"])
def test_open_minutes_tell_nothing_of_a_closed_point(
    layout: MinutesLayout, title: str | None
) -> None:
    said = words(minutes(opened(small(), title=title), layout))
    for secret in (
        "Salg af",
        "havnen",
        "pris",
        "Ib Holme",
        "planteskoler",
        "forhandling",
        "(lukket",
    ):
        assert secret not in said
    assert ("Punkt 3: Ejendomssag" in said) == bool(title)
    assert "Beslutning for Punkt 3" not in said


def test_the_short_layout_holds_headings_and_decisions_and_nothing_else() -> None:
    view = numbered(
        (
            point("a", "Trafikplan", minutes=text("Chefteamet tog status til efterretning.")),
            point("b", "Eventuelt", None),
        ),
        510,
        600,
    )
    view = replace(view, location="Rådhuset", virtual_note="virtuelt for sagsbehandlere")
    approved = replace(view, status=MeetingStatus.APPROVED)
    assert words(minutes(approved)) == (
        "[kind] Referat\n"
        "# Chefteammøde\n"
        "[lead] Torsdag den 17. september 2026 kl. 8.30-10.00\n"
        "[lead] Rådhuset (virtuelt for sagsbehandlere)\n"
        "## Information:\n"
        "Pkt. 1 | kl. 8.30-8.40\n"
        "Pkt. 2\n"
        "## Indhold\n"
        "Punkt 1: Trafikplan … point a\n"
        "  Beslutning for Punkt 1: Trafikplan … decision a\n"
        "Punkt 2: Eventuelt … point b\n"
        "  Beslutning for Punkt 2: Eventuelt … decision b\n"
        "Section\n"
        "  KeepTogether\n"
        "    ## Punkt 1: Trafikplan (outline)\n"
        "  ### Beslutning for Punkt 1: Trafikplan (outline)\n"
        "  Chefteamet tog status til efterretning.\n"
        "Section\n"
        "  KeepTogether\n"
        "    ## Punkt 2: Eventuelt (outline)\n"
        "  ### Beslutning for Punkt 2: Eventuelt (outline)\n"
        "  [quiet] –"
    )


def _contents(document: Document) -> list[str]:
    found = [block for block in document.blocks if isinstance(block, Contents)]
    return [entry.text for entry in found[0].entries]


def test_the_contents_have_two_entries_a_point() -> None:
    view = small()
    entries = _contents(minutes(view))
    assert len(entries) == 2 * len(view.points)
    assert entries[2:4] == [
        "Punkt 2: Træer langs skolevejene",
        "Beslutning for Punkt 2: Træer langs skolevejene",
    ]


@pytest.mark.parametrize(
    ("changes", "approved"),
    [
        ({"status": MeetingStatus.HELD}, False),
        ({"status": MeetingStatus.MINUTES_SENT}, False),
        ({"status": MeetingStatus.APPROVED}, True),
        (
            {"approved": Approval(datetime.datetime(2026, 10, 1, 8, 35), "Chefteamet")},
            True,
        ),
    ],
)
def test_what_is_not_approved_is_a_draft(changes: dict[str, object], approved: bool) -> None:
    view = replace(small(), **changes)
    assert is_approved(view) == approved
    document = minutes(view)
    assert ("UDKAST" in document.notices) == (not approved)
    assert document.title.startswith("Referat –" if approved else "Referatudkast –")
    if "approved" in changes:
        assert "Godkendt: 1. oktober 2026 af Chefteamet" in words(document)


def test_coming_meetings_stand_under_any_other_business_or_at_the_end() -> None:
    said = words(minutes(small()))
    assert said.index("Beslutning for Punkt 7: Eventuelt (outline)") < said.index("Kommende møder")
    view = small()
    without = replace(view, entries=view.entries[:2])
    assert words(minutes(without)).endswith("kl. 9.00-16.00 | Strategidag")
    assert "Kommende" not in words(minutes(replace(view, coming_meetings=())))


def test_members_of_unknown_attendance_are_not_named() -> None:
    view = replace(small(), members=(MemberView("Kim Dahl"), MemberView("Bo", Attendance.ABSENT)))
    said = words(minutes(view))
    assert "Til stede" not in said
    assert "Fraværende: Bo" in said


def test_a_substitute_and_somebody_online() -> None:
    members = (MemberView("Bo", Attendance.PRESENT, online=True, substitute_for="Ea"),)
    assert "Til stede: Bo (for Ea; online)" in words(minutes(replace(small(), members=members)))


@pytest.mark.parametrize(
    ("absence", "shown"),
    [
        (AbsenceView(("a",), end=560, reason=AbsenceReason.ARRIVED), "til kl. 9.20, i punkt 1"),
        (AbsenceView(("a", "b"), start=560), "fra kl. 9.20, i punkt 1 og 2"),
        (AbsenceView((), 560, 575), "kl. 9.20-9.35"),
        (AbsenceView(("b",), reason=AbsenceReason.CONFLICTED), "i punkt 2 (inhabil)"),
        (AbsenceView(("closed",), reason=AbsenceReason.CONFLICTED), ""),
        (AbsenceView(("a",), reason=AbsenceReason.ONLINE), "online i punkt 1"),
        (AbsenceView(()), ""),
    ],
)
def test_absence(absence: AbsenceView, shown: str) -> None:
    assert absence_text(absence, {"a": 1, "b": 2}, Words("da")) == shown


def test_tasks_as_lines_and_as_a_table() -> None:
    tasks = (
        FollowUpView("Ring til skolen"),
        FollowUpView("Skriv", who="Bo", status=FollowUpStatus.DONE),
        FollowUpView("Bestil", due=datetime.date(2026, 2, 27)),
    )
    view = numbered((point("a", "A", follow_ups=tasks),), 480, 540)
    short = words(minutes(view, MinutesLayout.SHORT))
    assert "  Opgave: Ring til skolen\n" in short
    assert "  Opgave: Skriv (udført) – Bo\n" in short
    assert short.endswith("  Opgave: Bestil – frist 27. februar 2026")
    long = words(minutes(view, MinutesLayout.DECISION_POINTS))
    assert "Opgave | Ansvarlig | Frist" in long
    assert "Skriv (udført) | Bo | " in long


def test_a_withdrawn_point_says_so_and_is_not_treated() -> None:
    gone = PointView("x", "Kantine", 1, withdrawn=True, item=None)
    said = words(minutes(replace(small(), entries=(gone,)), MinutesLayout.WHOLE))
    assert "[notice] Punktet udgik" in said


def test_who_was_online_for_a_point_stands_among_those_present() -> None:
    absences = (
        AbsenceView(("a",), reason=AbsenceReason.ONLINE),
        AbsenceView(("b",), 540, 560, AbsenceReason.OTHER),
    )
    members = (
        MemberView("Anna", Attendance.PRESENT),
        MemberView("Bo", Attendance.PRESENT, absences=absences),
    )
    view = replace(numbered((point("a", "A"), point("b", "B")), 480, 560), members=members)
    said = words(minutes(view, MinutesLayout.SHORT))
    away = "online i punkt 1; fraværende kl. 9.00-9.20, i punkt 2"
    assert f"Til stede: Anna og Bo ({away})\n" in said
    assert said.count("Bo") == 1


def test_a_member_who_missed_a_part_is_named_once() -> None:
    absences = (
        AbsenceView((), end=560, reason=AbsenceReason.ARRIVED),
        AbsenceView((), start=600, reason=AbsenceReason.LEFT),
        AbsenceView(("b",), reason=AbsenceReason.CONFLICTED),
    )
    view = numbered((point("a", "A"), point("b", "B")), 480, 620)
    for attendance, label in (
        (Attendance.PRESENT, "Til stede: Bo ("),
        (Attendance.EXCUSED, "Afbud: Bo ("),
        (Attendance.UNKNOWN, "Delvist fraværende: Bo: "),
    ):
        members = (MemberView("Bo", attendance, absences=absences),)
        said = words(minutes(replace(view, members=members)))
        missed = "fraværende til kl. 9.20 og fra kl. 10.00; inhabil i punkt 2"
        assert f"{label}{missed}" in said
        assert said.count("Bo") == 1


def test_that_a_point_was_withdrawn_is_said_once() -> None:
    gone = PointView("x", "Kantine", 1, withdrawn=True, minutes=text("Punktet udgik."))
    said = words(minutes(replace(small(), entries=(gone,))))
    assert said.count("Punktet udgik") == 1


def test_who_was_there_is_named_with_the_title_that_he_had() -> None:
    members = (
        MemberView("Liv Dam", Attendance.PRESENT, online=True, title="direktør"),
        MemberView("Ida Vang", Attendance.PRESENT),
    )
    said = words(minutes(replace(numbered((point("a", "A"),), 510, 600), members=members)))
    assert "Til stede: Liv Dam, direktør (online); Ida Vang" in said

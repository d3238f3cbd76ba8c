"""Who took part in a point, as the minutes say it at the point."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest

from model.documents.agenda import agenda
from model.documents.extract import extract
from model.documents.markdown import to_document_markdown
from model.documents.minutes import MinutesLayout, closed_part, minutes
from model.documents.taking_part import took_part
from model.documents.word import to_word
from model.documents.words import Words
from model.views import GuestView, MeetingView, MemberView, StayView
from model.vocabulary import Attendance, Openness
from tests.model.documents.meetings import numbered, point, text
from tests.model.documents.readable import words

LABEL = "Deltog under punktet"


def meeting(*guests: tuple[GuestView, ...], **changes: Any) -> MeetingView:
    """A meeting with a point for each of these groups of guests."""
    entries = tuple(
        point(f"p{number}", f"Sag {number}", guests=some, minutes=text("Drøftet."), **changes)
        for number, some in enumerate(guests, 1)
    )
    return numbered(entries, 510, 600)


def said(*guests: tuple[GuestView, ...]) -> list[str]:
    view = meeting(*guests)
    return [took_part(one, view.points, Words("da")) for one in view.points]


def guest(name: str, *stays: tuple[int | None, int | None], **more: Any) -> GuestView:
    return replace(GuestView(name, stays=tuple(StayView(*stay) for stay in stays)), **more)


@pytest.mark.parametrize(
    ("guests", "shown"),
    [
        ((), ""),
        ((guest("Jens Bo"),), "Jens Bo"),
        ((guest("Jens Bo", title="centerchef"),), "Jens Bo, centerchef"),
        (
            (guest("Jens Bo", (550, 570), title="centerchef"),),
            "Jens Bo, centerchef (kl. 9.10-9.30)",
        ),
        ((guest("Jens Bo", (550, None)),), "Jens Bo (fra kl. 9.10)"),
        ((guest("Jens Bo", (None, 570)),), "Jens Bo (til kl. 9.30)"),
        (
            (guest("Jens Bo", (550, 555), (560, None)),),
            "Jens Bo (kl. 9.10-9.15 og fra kl. 9.20)",
        ),
        ((guest("Jens Bo", (1430, 1470)),), "Jens Bo (kl. 23.50-24.30)"),
        ((guest("Jens Bo", missing=True),), ""),
        (
            (guest("Jens Bo", missing=True), guest("Ida Vang", (550, 570))),
            "Ida Vang (kl. 9.10-9.30)",
        ),
        (
            (guest("Jens Bo", (550, 570)), guest("Ida Vang", (550, 575))),
            "Jens Bo (kl. 9.10-9.30) og Ida Vang (kl. 9.10-9.35)",
        ),
        (
            (guest("Jens Bo", (550, 570)), guest("Ida Vang", (550, 570), title="jurist")),
            "Jens Bo; Ida Vang, jurist (begge kl. 9.10-9.30)",
        ),
        (
            tuple(guest(name, (550, 570)) for name in ("Jens", "Ida", "Bo")),
            "Jens, Ida og Bo (alle kl. 9.10-9.30)",
        ),
    ],
)
def test_who_took_part(guests: tuple[GuestView, ...], shown: str) -> None:
    assert said(guests) == [shown]


def test_who_stayed_for_several_points_has_his_times_once() -> None:
    jens = guest("Jens Bo", (550, 600), title="centerchef")
    ida = guest("Ida Vang", (570, 600))
    assert said((jens,), (jens, ida), (guest("Jens Bo", (620, 630)),)) == [
        "Jens Bo, centerchef (kl. 9.10-10.00, i punkt 1 og 2)",
        "Jens Bo, centerchef; Ida Vang (kl. 9.30-10.00)",
        "Jens Bo (kl. 10.20-10.30)",
    ]
    both = (guest("Jens Bo", (550, 600)), guest("Ida Vang", (550, 600)))
    assert said(both, both) == [
        "Jens Bo og Ida Vang (begge kl. 9.10-10.00, i punkt 1 og 2)",
        "Jens Bo og Ida Vang",
    ]


@pytest.mark.parametrize("layout", list(MinutesLayout))
def test_it_stands_between_the_point_and_its_decision(layout: MinutesLayout) -> None:
    paper = minutes(meeting((guest("Jens Bo", (550, 570)),), ()), layout)
    told = words(paper)
    start, line, decision = (
        told.index(part)
        for part in (
            "## Punkt 1: Sag 1 (outline)",
            f"{LABEL}: Jens Bo (kl. 9.10-9.30)",
            "### Beslutning for Punkt 1",
        )
    )
    assert start < line < decision
    assert told.count(LABEL) == 1
    assert "Jens Bo (kl. 9.10-9.30)" in to_document_markdown(paper)
    with zipfile.ZipFile(io.BytesIO(to_word(paper))) as word:
        assert "Jens Bo (kl. 9.10-9.30)" in word.read("word/document.xml").decode()


@pytest.mark.parametrize("layout", list(MinutesLayout))
def test_nobody_is_said_to_have_taken_part_where_nobody_came_or_nothing_was_treated(
    layout: MinutesLayout,
) -> None:
    assert LABEL not in words(minutes(meeting((guest("Jens Bo", missing=True),)), layout))
    gone = meeting((guest("Jens Bo", (550, 570)),), withdrawn=True)
    assert LABEL not in words(minutes(gone, layout))


def test_an_agenda_says_who_is_expected_and_nothing_of_what_happened() -> None:
    told = words(agenda(meeting((guest("Jens Bo", (550, 570)), guest("Ida", missing=True)))))
    assert "Deltagere under punktet: Jens Bo og Ida\n" in told + "\n"
    assert "9.10" not in told


def test_an_extract_says_once_who_took_part() -> None:
    jens = guest("Jens Bo", (550, 600))
    view = meeting((jens,), (jens,))
    told = words(extract(view, "p2"))
    assert f"{LABEL}: Jens Bo (kl. 9.10-10.00)\n" in told
    assert told.count("Jens Bo") == 1
    planned = words(extract(view.with_entries((replace(view.points[0], minutes=()),)), "p1"))
    assert "Deltager under punktet: Jens Bo" in planned


def test_closed_points_on_a_paper_of_their_own_have_the_times_at_the_first_of_them() -> None:
    jens = guest("Jens Bo", (550, 600))
    view = meeting((jens,), (jens,))
    second = replace(view.points[1], openness=Openness.CLOSED)
    told = words(closed_part(view.with_entries((view.points[0], second))))
    assert f"{LABEL}: Jens Bo (kl. 9.10-10.00)" in told


def test_who_leads_and_who_writes_are_named_as_among_those_present() -> None:
    members = (
        MemberView("Anna Holm", Attendance.PRESENT, title="direktør"),
        MemberView("Bo Friis", Attendance.PRESENT),
    )
    view = replace(meeting(()), members=members, chair="Anna Holm", minute_taker="Rie Sø")
    told = words(minutes(view))
    assert "Mødeleder: Anna Holm, direktør\nReferent: Rie Sø\n" in told
    assert "Til stede: Anna Holm, direktør; Bo Friis" in told
    assert "Mødeleder: Anna Holm, direktør" in words(agenda(view))

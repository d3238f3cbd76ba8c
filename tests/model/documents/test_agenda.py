import datetime
from dataclasses import replace

import pytest

from model.documents.agenda import agenda
from model.documents.content import From, Heading, KeepTogether, Line, Section, Tone
from model.documents.opening import information_line, meeting_name, place, when
from model.documents.words import Words
from model.text.blocks import from_plain
from model.views import BreakView, GuestView, HiddenPointView, MemberView, PointView
from model.vocabulary import Purpose
from tests.model.documents.meetings import item, numbered, opened, point, small
from tests.model.documents.readable import matches_golden, words

DA = Words("da")


def test_full_agenda() -> None:
    assert matches_golden(agenda(small()), "agenda")


def test_open_agenda_with_a_neutral_title() -> None:
    assert matches_golden(agenda(opened(small(), title="Ejendomssag")), "agenda_open")


@pytest.mark.parametrize("title", [None, "", "Ejendomssag"])
def test_an_open_agenda_tells_nothing_of_a_closed_point(title: str | None) -> None:
    document = agenda(opened(small(), title=title))
    said = words(document)
    for secret in ("Salg af", "havnen", "pris", "Ib Holme", "planteskoler", "lukket)"):
        assert secret not in said
    assert ("Pkt. 3 | kl. 9.15-9.35" in said) == (title is not None)
    assert ("Punkt 3: Ejendomssag" in said) == bool(title)
    assert ("Lukket punkt" in said) == bool(title)
    assert document.notices == ()


def test_a_full_edition_with_closed_points_says_so_on_every_page() -> None:
    assert agenda(small()).notices == ("Indeholder lukkede punkter",)


@pytest.mark.parametrize(
    ("name", "forum", "shown"),
    [
        ("Chefteammøde", "Chefteam", "Chefteammøde"),
        ("Møde i chefteamet", "Chefteam", "Møde i chefteamet"),
        ("Strategisk Møde", "Chefteam", "Strategisk Møde (Chefteam)"),
        ("Medarbejdermøde", "MED", "Medarbejdermøde (MED)"),
        ("Direktionen", "direktionen ", "Direktionen"),
        ("Direktionsmøde", "Direktion", "Direktionsmøde"),
        ("", "Direktionen", "Direktionen"),
        ("Budgetmøde", "", "Budgetmøde"),
    ],
)
def test_the_forum_is_printed_where_it_tells_more(name: str, forum: str, shown: str) -> None:
    assert meeting_name(replace(small(), name=name, forum=forum)) == shown


@pytest.mark.parametrize(
    ("location", "note", "shown"),
    [
        ("Rådhuset", "virtuelt for gæster", "Rådhuset (virtuelt for gæster)"),
        ("Rådhuset", "(virtuelt for gæster)", "Rådhuset (virtuelt for gæster)"),
        ("", "virtuelt", "Virtuelt"),
        ("Rådhuset", "", "Rådhuset"),
        ("", "", ""),
    ],
)
def test_place(location: str, note: str, shown: str) -> None:
    assert place(replace(small(), location=location, virtual_note=note)) == shown


def test_when() -> None:
    view = small()
    assert when(view, DA) == "Torsdag den 17. september 2026 kl. 8.30-11.00"
    assert when(replace(view, end=view.start), DA).endswith("kl. 8.30")
    assert when(view, Words("en")) == "Thursday 17 September 2026, 8.30-11.00"


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (PointView("a", "A", 1, 510, 530, guests=(GuestView("Bo"),)), "Pkt. 1 kl. 8.30-8.50 Bo"),
        (PointView("a", "A", 2, 510, 510), "Pkt. 2 kl. 8.30-8.30"),
        (PointView("a", "A", 6, guests=(GuestView("Bo"), GuestView("Ea"))), "Pkt. 6  Bo og Ea"),
        (PointView("a", "A", 14), "Pkt. 14"),
        (PointView("a", "A", 4, withdrawn=True), ""),
        (PointView("a", "A", 1, 1450, 1470), "Pkt. 1 kl. 24.10-24.30"),
        (BreakView("b", "Pause", 10, 580, 590), "Pause kl. 9.40-9.50"),
        (HiddenPointView(3, 560, 575, "Ejendomssag"), "Pkt. 3 kl. 9.20-9.35"),
        (HiddenPointView(3, None, None), "Pkt. 3"),
    ],
)
def test_information_lines(entry: PointView | BreakView | HiddenPointView, line: str) -> None:
    assert " ".join(information_line(entry, DA)) == line


def test_an_empty_meeting() -> None:
    view = replace(small(), entries=(), members=(), information=(), chair="", minute_taker="")
    assert words(agenda(view)) == (
        "[kind] Dagsorden\n"
        "# Chefteammøde\n"
        "[lead] Torsdag den 17. september 2026 kl. 8.30-11.00\n"
        "[lead] Rådhuset, mødelokale 2 (virtuelt for sagsbehandlere)\n"
        "Spacer\n"
        "[quiet] Der er endnu ingen punkter på dagsordenen."
    )


def test_a_recommendation_as_treated_is_printed_rather_than_its_later_revision() -> None:
    old = item(background=from_plain("Som udsendt."))
    treated = point("p", "P", item=item(background=from_plain("Senere.")), item_as_treated=old)
    said = words(agenda(numbered((treated,), 480, 540)))
    assert "Som udsendt." in said
    assert "Senere." not in said


def test_attendees_who_are_guests_are_named_once() -> None:
    both = (GuestView("Liv Engsø"), GuestView("Tove Brink"))
    said = words(agenda(numbered((point("p", "P", item=item(), guests=both),), 480, 540)))
    assert "Mødedeltagere" not in said
    said = words(agenda(numbered((point("p", "P", item=item(), guests=both[:1]),), 480, 540)))
    assert "Mødedeltagere: Liv Engsø og Tove Brink" in said
    assert "Deltager under punktet: Liv Engsø" in said


def test_a_title_stands_behind_the_name_that_has_it_at_this_meeting() -> None:
    both = (GuestView("Mette Holm", title="centerchef"), GuestView("Bo Lind"))
    view = numbered((point("p", "P", guests=both),), 480, 540)
    there = (MemberView("Liv Dam", title="direktør"), MemberView("Ida Vang"))
    said = words(agenda(replace(view, members=there)))
    assert "Pkt. 1 | kl. 8.00-8.10 | Mette Holm, centerchef; Bo Lind" in said
    assert "Deltagere under punktet: Mette Holm, centerchef; Bo Lind" in said
    assert "Medlemmer: Liv Dam, direktør; Ida Vang" in said


def test_a_title_stands_behind_the_name_that_has_it_on_the_form() -> None:
    titles = (("managers", "Tove Brink", "centerchef"), ("attendees", "Tove Brink", "formand"))
    shown = replace(item(), managers=("Tove Brink", "Bo Lind"), titles=titles)
    view = numbered((point("p", "P", item=shown),), 480, 540)
    said = words(agenda(view))
    assert f"ledere: {shown.department}; Tove Brink, centerchef; Bo Lind" in said
    assert "Mødedeltagere: Liv Engsø; Tove Brink, formand" in said
    alone = replace(shown, managers=("Tove Brink",))
    said = words(agenda(numbered((point("p", "P", item=alone),), 480, 540)))
    assert f"leder: {shown.department}, Tove Brink, centerchef" in said


def test_an_english_agenda_of_a_danish_form() -> None:
    view = replace(small(), language="en")
    said = words(agenda(view))
    assert "[kind] Agenda" in said
    assert "Point 2: Træer langs skolevejene" in said
    assert "### Background" in said
    assert "Pkt." not in said


def test_a_title_in_another_language_is_marked() -> None:
    view = numbered((point("p", "Digital first", title_language="en"),), 480, 540)
    section = agenda(view).blocks[-1]
    assert "language='en'" in repr(section)


def test_points_without_number_and_purpose() -> None:
    view = replace(
        small(), entries=(PointView("x", "Uden nummer"),), date=datetime.date(2026, 5, 1)
    )
    said = words(agenda(view))
    assert "## Uden nummer (outline)" in said
    assert "None" not in said
    other = PointView("x", "Eventuelt", 3, purpose=Purpose.ANY_OTHER_BUSINESS)
    assert "·" not in words(agenda(replace(view, entries=(other,))))


def test_the_same_view_gives_the_same_document() -> None:
    assert agenda(small()) == agenda(small())


def test_the_letterhead_stands_above_everything() -> None:
    view = replace(small(), letterhead=("Fjordby Kommune", "Rådhuset 1"))
    first, second, *rest = agenda(view).blocks
    assert first == Line("Fjordby Kommune", Tone.SENDER)
    assert second == Line("Rådhuset 1", Tone.ADDRESS)
    assert Line("Fjordby Kommune", Tone.SENDER) not in agenda(small()).blocks
    assert Heading("Chefteammøde", 1) in rest


def test_information_that_tells_nothing_is_left_out() -> None:
    bare = tuple(point(f"p{n}", f"Sag {n}") for n in range(3))
    view = replace(numbered(bare, 480, 540), information=())
    unplanned = replace(view, entries=tuple(replace(p, start=None, end=None) for p in view.points))
    assert "Information" not in words(agenda(unplanned))
    assert "Indhold" in words(agenda(unplanned))
    told = words(agenda(replace(unplanned, information=from_plain("Kaffe fra kl. 8."))))
    assert "## Information:\n" in told
    assert "Pkt. 1" not in told
    assert "Pkt. 1" in words(agenda(view))


def test_who_comes_may_end_a_page_and_a_bare_heading_may_not() -> None:
    def head_of(guests: tuple[GuestView, ...]) -> KeepTogether:
        nobody = item(caseworkers=(), department="", managers=(), attendees=(), case_number="")
        entries = (point("p", "P", item=nobody, guests=guests),)
        section = agenda(numbered(entries, 480, 540)).blocks[-1]
        assert isinstance(section, Section)
        (whole,) = section.blocks
        assert isinstance(whole, From)
        head = whole.blocks[0]
        assert isinstance(head, KeepTogether)
        return head

    assert head_of(()).with_next
    assert not head_of((GuestView("Bo"),)).with_next

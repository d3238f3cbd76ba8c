"""Where pages end and what lines up: each was ugly once on a page that somebody looked at."""

import re
from dataclasses import replace
from decimal import Decimal

import pypdfium2
import pytest

from model.documents import content as c
from model.documents.agenda import agenda
from model.documents.extract import extract
from model.documents.pdf import render_pdf
from model.views import DirectCostsView, PointView
from model.vocabulary import CostUnit, Openness, Purpose
from tests.model.documents.meetings import LOREM, item, numbered, point, small, text
from tests.model.documents.pdf.reading import faults, opened, page_texts, render
from tests.model.documents.pictures import FORMS, with_point
from tests.model.documents.readable import words


def left_of(data: bytes, text: str) -> float:
    """How far from the left edge a text begins on the first page, in points."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        page = pdf[0].get_textpage()
        found = page.search(text).get_next()
        assert found is not None
        return page.get_charbox(found[0])[0]
    finally:
        pdf.close()


@pytest.mark.parametrize("points", range(20, 28))
def test_a_last_heading_has_no_page_of_its_own(points: int) -> None:
    entries = [point(f"p{number}", f"Sag {number}") for number in range(points)]
    entries.append(point("last", "Eventuelt", None, purpose=Purpose.ANY_OTHER_BUSINESS))
    last = page_texts(render_pdf(agenda(numbered(tuple(entries), 480, 900))))[-1]
    assert f"Punkt {points}: Sag" in last
    assert f"Punkt {points + 1}: Eventuelt" in last


@pytest.mark.parametrize("decided", ["Drøftet.", LOREM, "- Drøftet\n- Besluttet"])
def test_a_single_line_at_the_end_of_a_section_begins_no_page_alone(decided: str) -> None:
    lines = []
    for room in range(32, 46):
        section = c.Section((c.Text(text(*decided.split("\n"))), c.Line("Opgave: Ring – Bo")))
        pages = page_texts(render(c.Spacer(room), section, c.Section((c.Heading("Mere", 2),) * 9)))
        (page,) = (page for page in pages if "Opgave" in page)
        before = page.split("Opgave")[0]
        lines.append(re.sub(r"^Side \d+ af \d+", "", before).strip())
    assert all(lines)
    if decided is LOREM:  # it is still divided, and not pushed to the next page as a whole
        assert any(not before.startswith(LOREM[:20]) for before in lines)


def test_a_short_last_part_is_not_divided() -> None:
    coming = c.Lines(tuple((f"Møde {number}", "kl. 8.30") for number in range(4)))
    for room in range(20, 42):
        last = c.Section(
            (c.Heading("Eventuelt", 2), c.Line("Intet."), c.Heading("Møder", 3), coming)
        )
        pages = page_texts(render(c.Spacer(room), c.Line("Før."), last))
        assert "Eventuelt Intet. Møder" in pages[-1]


def test_one_long_label_does_not_push_the_others() -> None:
    rows = (
        ("Pkt. 1", "kl. 8.30-8.40", "Bo"),
        ("Frokost og rundvisning i det nye " * 2, "kl. 9.40"),
    )
    assert left_of(render(c.Lines(rows)), "Bo") < left_of(render(c.Lines(rows[:1])), "Bo") + 1


def test_annexes_run_on_over_the_page() -> None:
    annexes = tuple(c.Annex(f"Bilag {number}:", "Notat") for number in range(1, 21))
    blocks = (c.Spacer(35), c.Heading("Bilag", 2), c.AnnexList(annexes))
    first, second = page_texts(render(*blocks))
    assert "Bilag Bilag 1: Notat Bilag 2: Notat" in first
    assert second.count("Notat") > 1


def test_a_last_row_has_no_page_of_its_own() -> None:
    for rows in range(24, 34):
        table = c.Table((c.Column("Opgave"),), tuple((f"Sag {n}",) for n in range(rows)))
        last = page_texts(render(table))[-1]
        assert last.count("Sag") > 1


@pytest.mark.parametrize("form", FORMS)
def test_an_amount_is_never_divided(form: str) -> None:
    amounts = [(2025 + n, Decimal("-1250500.75") * n) for n in range(6)]
    costs = DirectCostsView(CostUnit.KRONER, tuple(amounts))
    view = with_point(small(), "p2", item=item(form=form, direct_costs=costs))
    shown = ("-1.250.500,75", "-6.252.503,75")
    for document in (extract(view, "p2"), agenda(view)):
        said = " ".join(page_texts(render_pdf(document)))
        assert all(amount in said for amount in shown)


def test_amounts_are_written_as_the_language_does() -> None:
    assert "1,250.5 | 980" in words(agenda(replace(small(), language="en")))


def test_a_link_in_a_fact_can_be_followed() -> None:
    address = "https://teams.example.org/l/meetup-join/19?context=abc"
    data = render(c.Facts((c.Fact("Link", address), c.Fact("Sted", "Rådhuset"))))
    assert faults(data) == []
    with opened(data) as pdf:
        assert {str(link.A.URI) for link in pdf.pages[0].obj.Annots} == {address}


def test_a_point_closed_by_its_recommendation_says_so() -> None:
    closed = item(openness=Openness.CLOSED, closed_reason="forhandling")
    view = numbered((PointView("a", "Leje", item=closed, openness=Openness.OPEN),), 480, 540)
    assert "[warning] Lukket punkt – forhandling" in words(agenda(view))

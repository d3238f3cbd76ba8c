import datetime
from dataclasses import replace

import pytest

from model.documents.content import Columns, ContentBlock, Document, Frame, Heading, Line, Ticks
from model.documents.extract import extract
from model.documents.markdown import to_document_markdown
from model.documents.pdf.writer import render_pdf
from model.forms import forms
from model.text.blocks import from_plain
from model.views import DirectCostsView, FundingView, ItemView, MeetingView
from model.vocabulary import CostUnit, MeetingStatus, Openness
from tests.model.documents.meetings import LOREM, item, small
from tests.model.documents.pdf.reading import faults, page_texts
from tests.model.documents.readable import matches_golden, words


def on_form(form: str, **changes: object) -> MeetingView:
    """The small meeting with the recommendation of point 2 on another form."""
    view = small()
    own = item(form=form, **changes)
    entries = tuple(
        replace(entry, item=own) if entry.key == "p2" else entry for entry in view.points
    )
    return view.with_entries(entries)


def flat(blocks: tuple[ContentBlock, ...]) -> list[ContentBlock]:
    """Blocks and what stands in them, in reading order."""
    found: list[ContentBlock] = []
    for block in blocks:
        found.append(block)
        inner = getattr(block, "blocks", ())
        if isinstance(block, Columns):
            inner = tuple(one for column in block.columns for one in column)
        elif isinstance(block, Frame):
            inner = tuple(one for row in block.rows for box in row for one in box.blocks)
        found += flat(inner)
    return found


def headings(document: Document) -> list[str]:
    return [block.text for block in flat(document.blocks) if isinstance(block, Heading)]


@pytest.mark.parametrize("form", [*(form.code for form in forms()), "never heard of"])
def test_each_form_is_laid_out_as_declared(form: str) -> None:
    assert matches_golden(extract(on_form(form), "p2"), f"extract-{form.replace(' ', '-')}")


@pytest.mark.parametrize("form", [*(form.code for form in forms()), "never heard of"])
def test_each_form_is_a_conforming_file(form: str) -> None:
    data = render_pdf(extract(on_form(form), "p2"))
    assert faults(data) == []
    said = " ".join(page_texts(data))
    for word in ("Træer langs", "612", "1.250,5", "Referat", "Drøftede valg af arter"):
        assert word in said


def test_an_empty_form_shows_every_label() -> None:
    empty = on_form("indstilling-2020-grid")
    entries = tuple(
        replace(p, item=ItemView("x", "indstilling-2020-grid", "Kun en titel"), minutes=())
        if p.key == "p2"
        else p
        for p in empty.points
    )
    document = extract(empty.with_entries(entries), "p2")
    found = headings(document)
    for label in ("Baggrund", "Beslutninger", "Koordinering", "Indirekte udgifter", "Referat"):
        assert label in found
    said = words(document)
    for year in ("2025", "2026", "2027", "2028"):
        assert year in said
    ticks = [block for block in flat(document.blocks) if isinstance(block, Ticks)]
    assert not any(option.chosen for block in ticks for option in block.options)
    assert faults(render_pdf(document)) == []


def test_the_old_form_is_crossed_behind_its_labels() -> None:
    view = on_form(
        "sparring-2018",
        openness=Openness.CLOSED,
        funding=FundingView(common_savings=True),
        direct_costs=DirectCostsView(CostUnit.KRONER, ((2018, None),)),
    )
    document = extract(view, "p2")
    lines = [block.text for block in flat(document.blocks) if isinstance(block, Line)]
    assert lines.index("X") > lines.index("Lukket indstilling")
    assert "MSO's fælles opsparing X" in lines
    assert "Direkte udgifter (Angiv kr.):" in lines
    assert "Chefteamsparring: “Træer langs skolevejene”" in headings(document)
    assert "Den 17. september 2026, Vej og Park" in lines


def test_columns_run_on_over_pages() -> None:
    long = from_plain("\n".join([LOREM * 2] * 12))
    view = on_form("indstilling-2020-grid", background=long, communication=long)
    data = render_pdf(extract(view, "p2"))
    assert faults(data) == []
    pages = page_texts(data)
    assert len(pages) >= 4
    said = " ".join(pages).replace("\u00ad", "").replace("\ufffe", "")
    assert said.count("kommunale ejendomme") == 2 * 24


def test_a_point_without_a_recommendation() -> None:
    document = extract(small(), "p5")
    assert "Referat" in headings(document)
    assert "tog status til efterretning" in words(document)
    assert document.title.startswith("Udskrift af punkt 5 – Sygefravær")


def test_marks_on_every_page() -> None:
    view = replace(small(), holds_closed=False)
    assert extract(view, "p1").notices == ("UDKAST",)
    assert extract(view, "p3").notices == ("UDKAST", "Indeholder lukkede punkter")
    assert extract(view, "p6").notices == ()
    approved = replace(view, status=MeetingStatus.APPROVED)
    assert extract(approved, "p1").notices == ()


def test_a_point_that_the_view_does_not_hold() -> None:
    with pytest.raises(LookupError):
        extract(small(), "px")


def test_a_form_as_markdown() -> None:
    said = to_document_markdown(extract(on_form("indstilling-2020-grid"), "p2"))
    assert "**Sagsbehandlere:** Liv Engsø og Per Rask" in said
    assert "- [x] Åben indstilling" in said
    assert "## Koordinering" in said


def test_the_meeting_of_the_extract_is_named_whatever_the_paper_said() -> None:
    view = on_form("indstilling-2020", meeting_line="Chefteammøde 1. januar 1999")
    said = words(extract(replace(view, date=datetime.date(2026, 9, 17)), "p2"))
    assert "Chefteammøde – 17. september 2026" in said
    assert "1999" not in said

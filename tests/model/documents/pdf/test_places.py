"""Where on the pages stands what, and that a page for the screen looks as in the file."""

from dataclasses import replace

import pytest

from model.documents.agenda import agenda
from model.documents.chair_script import chair_script
from model.documents.content import Document
from model.documents.extract import extract
from model.documents.minutes import MinutesLayout, minutes
from model.documents.pdf import build, lay_out, sketch, spots
from model.pdfium import opened, pictures
from model.views import MeetingView
from tests.model.documents.meetings import item, small

FORMS = ("indstilling-2020", "sparring-2018", "indstilling-2020-grid")


def on_form(form: str) -> MeetingView:
    view = small()
    point = replace(view.points[1], item=item(form=form))
    return view.with_entries(tuple(point if e == view.points[1] else e for e in view.entries))


DOCUMENTS = {
    "agenda": agenda(small()),
    "minutes": minutes(small(), MinutesLayout.WHOLE),
    "extract": extract(small(), "p2"),
    "script": chair_script(small()),
    **{form: extract(on_form(form), "p2") for form in FORMS},
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_sketch_looks_as_the_file(name: str) -> None:
    document = DOCUMENTS[name]
    laid = lay_out(document)
    written = pictures(build(document).data, 0.7)
    assert pictures(sketch(laid, range(len(laid.columns))), 0.7) == written
    last = len(written) - 1
    assert pictures(sketch(laid, [last]), 0.7) == written[-1:]
    # Drawing for the screen leaves nothing behind: the file is what it would have been.
    assert build(document).data == build(document).data


@pytest.mark.parametrize(
    ("name", "entry", "field", "words"),
    [
        ("agenda", "p2", "background", "tørken"),
        ("agenda", "p2", "guests", "Liv Engsø"),
        ("agenda", "p6", "start", "10.15-10.25"),
        ("minutes", "p2", "minutes", "genplantes"),
        ("extract", "p2", "minutes", "genplantes"),
        ("script", "p3", "", "Salg af grund"),
        ("agenda", "p2", "caseworkers", "Liv Engsø"),
        *((form, "p2", "title", "skolevejene") for form in FORMS),
        *((form, "p2", "managers", "Tove Brink") for form in FORMS),
        *((form, "p2", "attendees", "Tove Brink") for form in FORMS),
        *((form, "p2", "openness", "ben") for form in FORMS),
    ],
)
def test_a_spot_holds_what_was_written_in_its_field(
    name: str, entry: str, field: str, words: str
) -> None:
    document: Document = DOCUMENTS[name]
    found = [s for s in spots(lay_out(document).columns) if (s.entry, s.field) == (entry, field)]
    said = ""
    with opened(build(document).data) as pdf:
        for spot in found:
            page = pdf[spot.page]
            height = page.get_height()
            said += page.get_textpage().get_text_bounded(
                spot.left, height - spot.bottom, spot.right, height - spot.top
            )
    assert words in " ".join(said.split())


def test_a_line_of_the_contents_leads_to_its_point() -> None:
    laid = lay_out(DOCUMENTS["agenda"])
    targets = [spot.target for spot in spots(laid.columns) if spot.target]
    assert targets[:2] == ["point p1", "point p2"]
    assert all(target in laid.places for target in targets)

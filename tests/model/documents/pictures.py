"""How the documents look: their pages as small pictures, beside those that are kept.

`make pictures` writes `build/pictures/index.html`: each page that was drawn before, is drawn now, and
where they differ; `make pictures ARGS=keep` takes over what is drawn now. `ARGS=readme` makes the picture
of all documents for the README.
"""

import datetime
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PIL import Image

from model.documents.agenda import agenda, supplementary_agenda
from model.documents.chair_script import chair_script
from model.documents.changes import changes_paper
from model.documents.content import Document
from model.documents.extract import extract
from model.documents.five_minutes import five_minutes
from model.documents.guest_slip import guest_slip
from model.documents.minutes import MinutesLayout, TaskPlace, closed_part, minutes
from model.documents.pdf import render_pdf
from model.documents.task_list import task_list
from model.editions import guest_view, open_view
from model.pdfium import pictures
from model.text.blocks import from_plain
from model.views import MeetingView, PointView
from model.vocabulary import ClosedDisplay
from tests.model.documents.meetings import item, small
from tests.model.documents.pdf.annexes import tagged
from tests.model.documents.pdf.test_package import package
from tests.pictures import compare

KEPT = Path(__file__).parent / "golden" / "pages"
ROOT = Path(__file__).parents[3]
README_PICTURE = ROOT / "resources" / "pictures" / "documents.png"
SCALE = 0.55
"""Pixels for a point: words are grey lines, but a line that moved is seen."""

FORMS = ("indstilling-2020", "sparring-2018", "indstilling-2020-grid")
MOST_CHANGED = 0.004
"""Of the pixels; letters are drawn a little differently by another release of pdfium."""
CHANGED = 90
"""Of 255 levels of grey."""


def documents() -> dict[str, Document]:
    """Each kind of document on the same invented meeting."""
    head = ("Fjordby Kommune", "Chefsekretariatet, Rådhuset 1")
    full = replace(_noted(small()), letterhead=head)
    opened = open_view(full, ClosedDisplay.LINE)
    told = with_point(full, "p2", communicated=True)
    sent = datetime.datetime(2026, 9, 14, 15)
    papers = {
        "dagsorden": agenda(opened),
        "dagsorden-lukket": agenda(full),
        "referat-kort": minutes(opened, MinutesLayout.SHORT, TaskPlace.POINT),
        "referat-beslutningspunkter": minutes(full, MinutesLayout.DECISION_POINTS, TaskPlace.END),
        "referat-helt": minutes(full, MinutesLayout.WHOLE, TaskPlace.POINT),
        "drejebog": chair_script(full),
        "moedetid": guest_slip(guest_view(full, "Liv Engsø")),
        "rettelsesblad": changes_paper(
            full, sent, with_point(full, "p2", title="Træer ved skolerne")
        ),
        "tillaegsdagsorden": supplementary_agenda(full),
        "lukkede-punkter": closed_part(full),
        "opgaver": task_list(full),
        "fem-minutter": five_minutes(open_view(told, ClosedDisplay.NOTHING)),
    }
    for form in FORMS:
        papers[f"udskrift-{form}"] = extract(with_point(full, "p2", item=item(form=form)), "p2")
    return papers


def _noted(view: MeetingView) -> MeetingView:
    return with_point(view, "p2", note_to_chair=from_plain("Bed Liv om at begynde med tallene."))


def with_point(view: MeetingView, key: str, **values: object) -> MeetingView:
    entries = tuple(
        replace(entry, **values) if isinstance(entry, PointView) and entry.key == key else entry
        for entry in view.entries
    )
    return view.with_entries(entries)


def pages(document: Document, scale: float = SCALE, mode: str = "L") -> list[Image.Image]:
    """Its pages, in grey if nothing else is wanted."""
    return [
        Image.frombytes("RGB", (p.width, p.height), p.data, "raw", "BGRX", p.stride).convert(mode)
        for p in pictures(render_pdf(document), scale)
    ]


def strip(images: list[Image.Image]) -> Image.Image:
    """Pages side by side."""
    width = sum(image.width for image in images) + 4 * (len(images) - 1)
    whole = Image.new("L", (width, max(image.height for image in images)), 160)
    x = 0
    for image in images:
        whole.paste(image, (x, 0))
        x += image.width + 4
    return whole


def keep() -> None:
    """Take over what is drawn now."""
    KEPT.mkdir(exist_ok=True)
    for name, document in documents().items():
        strip(pages(document)).quantize(16).save(KEPT / f"{name}.png", optimize=True)


def kept(name: str) -> Image.Image:
    """What was drawn when it was last looked at."""
    with Image.open(KEPT / f"{name}.png") as image:
        return image.convert("L")


def readme() -> None:
    """The first page of every document, small, on one picture."""
    firsts = [pages(document, 0.42, "RGB")[0] for document in documents().values()]
    firsts.append(annex_page(0.42))
    across, gap = 4, 14
    width, height = firsts[0].size
    down = -(-len(firsts) // across)
    size = (across * (width + gap) + gap, down * (height + gap) + gap)
    sheet = Image.new("RGB", size, "#E1E4EA")
    for number, image in enumerate(firsts):
        row, column = divmod(number, across)
        sheet.paste(image, (gap + column * (width + gap), gap + row * (height + gap)))
    sheet.quantize(64).save(README_PICTURE, optimize=True)


def annex_page(scale: float) -> Image.Image:
    """An annex in the agenda with annexes, with its stamp."""
    with tempfile.TemporaryDirectory() as folder:
        path, _warned = package(Path(folder), [("notat.pdf", tagged(1))])
        one = pictures(path, scale)[-1]
    return Image.frombytes("RGB", (one.width, one.height), one.data, "raw", "BGRX", one.stride)


def main(what: str = "") -> None:
    """As the module says."""
    if what == "keep":
        keep()
    elif what == "readme":
        readme()
    else:
        drawn = {name: strip(pages(document)) for name, document in documents().items()}
        print(compare(drawn, KEPT, ROOT / "build" / "pictures", "Pages", CHANGED))


if __name__ == "__main__":
    main(*sys.argv[1:2])

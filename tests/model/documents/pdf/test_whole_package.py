"""One run with everything in it: fourteen points, twenty-two annexes, good, odd and broken."""

import subprocess
from dataclasses import replace
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from model.documents.agenda import Together, agenda
from model.documents.package import AnnexFile, explain, stamp_of, target_of
from model.documents.pdf.package import write_package
from model.documents.points import anchor
from model.documents.words import Words
from model.errors import Cancelled
from model.pdfium import opened
from model.progress import NO_PROGRESS, Progress
from model.views import AnnexView, MeetingView
from model.vocabulary import Openness
from tests.model.documents.meetings import big
from tests.model.documents.pdf import annexes as made
from tests.model.documents.pdf.test_package import Listener

A3 = (842.0, 1191.0)
GOOD = 290
"""Pages of the one long annex, so that all together are about 560."""


@cache
def files() -> tuple[tuple[str, bytes], ...]:
    """Names and contents."""
    return (
        ("budget.pdf", made.tagged(24)),
        ("høring.pdf", made.plain(GOOD)),
        ("tegning.pdf", made.plain(6, A3)),
        ("liggende.pdf", made.plain(12, (842.0, 595.0))),
        ("drejet.pdf", made.plain(9, rotation=90)),
        ("omvendt.pdf", made.plain(9, rotation=180)),
        ("skanning.pdf", made.scanned(60)),
        ("blanket.pdf", made.form()),
        ("aktiv.pdf", made.active()),
        ("skrivebeskyttet.pdf", made.locked(owner_only=True)),
        ("låst.pdf", made.locked()),
        ("afbrudt.pdf", made.plain(30)[:4000]),
        ("tom.pdf", b""),
        ("sløjfe.pdf", made.looping()),
        ("vendt-og-glemt.pdf", made.leaving_a_turned_page()),
        ("billede.pdf", made.picture()),  # mislabelled
        ("foto.jpg", made.picture()),
        ("tabel.png", made.picture("PNG", "RGBA")),
        ("notat.docx", made.word()),
        ("svar.eml", _mail()),
        ("tal.zip", made.packed()),
        ("bilag.pdf", made.tagged(60)),
    )


def _mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Svar", "a@example.org", "b@example.org"
    mail.set_content("Vi er enige.\n")
    return mail.as_bytes()


def meeting() -> MeetingView:
    """Annexes spread over all fourteen points."""
    view = big(14, 3)
    points = list(view.points)
    numbered = list(enumerate(files()))
    for place, point in enumerate(points):
        item = point.item
        assert item is not None
        own = tuple(
            AnnexView(n, f"Titel {number + 1}", Openness.OPEN, name)
            for n, (number, (name, _data)) in enumerate(numbered[place::14], 1)
        )
        points[place] = replace(point, item=replace(item, annexes=own))
    return view.with_entries(tuple(points))


def write(
    folder: Path, progress: Progress = NO_PROGRESS
) -> tuple[Path, list[AnnexFile], dict[str, str]]:
    """The package, its annexes in order, and what is said of some of them, by file."""
    view, contents, words = meeting(), dict(files()), Words("da")
    found = [
        AnnexFile(
            stamp_of(point, annex.number, words),
            annex.title,
            annex.file_name,
            made.put(folder, f"kept-{point.key}-{annex.number}", contents[annex.file_name]),
            anchor(point),
            target_of(point, annex.number),
        )
        for point in view.points
        for annex in point.all_annexes
    ]
    path = folder / "samlet.pdf"
    warned = write_package(view, lambda first: agenda(view, Together(first)), found, path, progress)
    return path, found, {one.annex.file_name: explain(one.trouble, words) for one in warned}


def pages_of(path: Path) -> list[str]:
    with opened(path) as pdf:
        return [" ".join(pdf[n].get_textpage().get_text_range().split()) for n in range(len(pdf))]


@pytest.mark.slow
@pytest.mark.tool("qpdf")
def test_every_annex_has_pages_or_a_page_that_says_why(tmp_path: Path) -> None:
    path, annexes, warned = write(tmp_path)
    said = pages_of(path)
    assert len(annexes) == 22
    assert 500 < len(said) < 640
    for annex in annexes:
        own = [
            text
            for text in said
            if f"{annex.stamp}, side 1 af" in text
            or (annex.stamp in text and annex.file_name in text)
        ]
        assert own, annex.file_name
        if annex.file_name in ("låst.pdf", "tom.pdf"):
            assert warned[annex.file_name] in own[0]
    assert {"låst.pdf", "tom.pdf", "afbrudt.pdf", "sløjfe.pdf", "billede.pdf"} <= warned.keys()
    first = next(n for n, text in enumerate(said) if f"{annexes[0].stamp}, side 1 af" in text)
    _check_ways(path, annexes, first)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)


def _check_ways(path: Path, annexes: list[AnnexFile], first: int) -> None:
    """Outline, links from the agenda and back, labels. `first` is the first annex page."""
    with pikepdf.open(path) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert all(any(t.startswith(annex.stamp) for t in titles) for annex in annexes)
        links = [
            (number, places[link.Dest[0].objgen])
            for number, page in enumerate(pdf.pages)
            for link in page.obj.get("/Annots", [])
            if "/Dest" in link and isinstance(link.Dest, pikepdf.Array)
        ]
        forth = {to for number, to in links if number < first <= to}
        back = {number for number, to in links if to < first <= number}
        assert len(forth) == len(annexes)
        assert forth <= back
        assert "/PageLabels" in pdf.Root


@pytest.mark.slow
def test_stopping_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write(tmp_path, Listener(15))
    assert [file.name for file in tmp_path.iterdir() if not file.name.startswith("kept-")] == []

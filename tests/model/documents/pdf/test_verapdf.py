"""The reference validator of PDF/UA and PDF/A finds no fault in a sample of everything that is made."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from model.documents.agenda import Together, agenda
from model.documents.content import Document
from model.documents.extract import extract
from model.documents.minutes import MinutesLayout, minutes
from model.documents.package import AnnexFile
from model.documents.pdf import render_pdf
from model.documents.pdf.package import write_with_originals
from model.progress import NO_PROGRESS
from tests.model.documents.meetings import big, small
from tests.model.documents.pdf import annexes as made
from tests.model.documents.pdf.test_package import package, with_annexes
from tests.model.documents.pdf.test_random_meetings import Dice
from tests.model.documents.pdf.verapdf import verapdf_faults
from tests.model.documents.pictures import documents, with_point
from tests.model.exchange.word import twins

pytestmark = [pytest.mark.slow, pytest.mark.tool("java")]


def twins_printed(folder: Path) -> Iterator[tuple[str, Document]]:
    """Each form as caseworkers fill it in, printed as it is laid out and within the minutes."""
    for make in (twins.grid, twins.labels, twins.sparring):
        view = with_point(small(), "p2", item=make(folder / "twin.docx"), item_as_treated=None)
        yield f"twin {make.__name__}", extract(view, "p2")
        yield f"twin {make.__name__} in the minutes", minutes(view, MinutesLayout.WHOLE)


def samples(folder: Path) -> Iterator[tuple[str, Document]]:
    yield from documents().items()
    yield from twins_printed(folder)
    yield "many pages", agenda(big(8, 3))
    logo = base64.b64encode(made.picture("PNG")).decode()
    yield "a logo", agenda(replace(small(), logo=logo))
    for seed in range(0, 200, 60):
        yield f"random meeting {seed}", Dice(seed).document()


def spoiled() -> bytes:
    """What both profiles must refuse, or nothing was looked at."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.MarkInfo
        del pdf.Root.OutputIntents

    return made.changed(render_pdf(agenda(small())), spoil)


def test_every_document_is_accessible_and_fit_for_the_archive(tmp_path: Path) -> None:
    files = {name: (render_pdf(document), "ua1,2a") for name, document in samples(tmp_path)}
    files["spoiled"] = (spoiled(), "ua1,2a")
    found = verapdf_faults(files, tmp_path)
    assert {fault[:3].strip() for fault in found.pop("spoiled")} == {"ua1", "2a"}
    assert found == {}


@pytest.mark.tool("soffice")
def test_packages_are_accessible_and_originals_fit_for_the_archive(tmp_path: Path) -> None:
    good = [
        ("notat.pdf", made.tagged(3)),
        ("skanning.pdf", made.scanned(2)),
        ("foto.jpg", made.picture()),
        ("tom.pdf", b""),
        ("tal.zip", made.packed()),
        ("notat.docx", made.word()),
    ]
    joined, warned = package(tmp_path, good)
    assert [one.annex.file_name for one in warned] == ["tom.pdf"]
    packages = {"package": (joined, "ua1"), "originals": (originals(tmp_path), "3a,ua1")}
    assert verapdf_faults(packages, tmp_path) == {}


def originals(folder: Path) -> Path:
    files = [("notat.docx", made.word()), ("tal.zip", made.packed()), ("låst.pdf", made.locked())]
    annexes = [
        AnnexFile(f"Bilag {n}", "", name, made.put(folder, f"kept{n}", data), "", f"annex p2 {n}")
        for n, (name, data) in enumerate(files, start=1)
    ]
    view = with_annexes([name for name, _data in files])
    path = folder / "originals.pdf"
    write_with_originals(
        lambda attached: agenda(view, Together(attached=attached)), annexes, path, NO_PROGRESS
    )
    return path

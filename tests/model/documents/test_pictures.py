"""The documents look as when they were last looked at (`make pictures` shows what differs)."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from model.documents.content import Document, Heading, Section
from model.documents.pdf import render_pdf, write_pdf
from tests.model.documents.pdf.reading import faults
from tests.model.documents.pdf.test_random_documents import said, squeezed
from tests.model.documents.pictures import CHANGED, MOST_CHANGED, documents, kept, pages, strip
from tests.pictures import differing

DOCUMENTS = documents()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_looks_as_it_did(name: str) -> None:
    share = differing(kept(name), strip(pages(DOCUMENTS[name])), CHANGED)
    assert share <= MOST_CHANGED, f"{100 * share:.2f} % differ: make pictures"


def test_a_line_that_moved_is_seen() -> None:
    whole: Document = DOCUMENTS["drejebog"]
    other = replace(whole, blocks=(*whole.blocks[:3], *whole.blocks[4:]))
    assert differing(strip(pages(whole)), strip(pages(other)), CHANGED) > MOST_CHANGED
    more = replace(whole, blocks=(*whole.blocks, Section((Heading("Nyt", 2),) * 40)))
    assert differing(strip(pages(whole)), strip(pages(more)), CHANGED) == 1.0


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_accessible_and_fit_for_the_archive(name: str) -> None:
    assert faults(render_pdf(DOCUMENTS[name])) == []


@pytest.mark.tool("qpdf")
def test_another_reader_finds_no_fault_in_any_document(tmp_path: Path) -> None:
    for name, document in DOCUMENTS.items():
        path = tmp_path / f"{name}.pdf"
        write_pdf(document, path)
        subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)


@pytest.mark.tool("pdfinfo")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_read_aloud_is_what_the_blocks_say_in_their_order(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(DOCUMENTS[name], path)
    command = ["pdfinfo", "-struct-text", str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    heard = squeezed("".join(re.findall(r'"(.*)"$', told, re.MULTILINE)))
    place = 0
    for text in said(DOCUMENTS[name].blocks):
        wanted = squeezed(text)
        assert wanted in heard[place:], text
        place = heard.index(wanted, place) + len(wanted)

"""The documents look as when they were last looked at (`make pictures` shows what differs)."""

from dataclasses import replace

import pytest

from model.documents.content import Document, Heading, Section
from tests.model.documents.pictures import MOST_CHANGED, differing, documents, kept, pages, strip

DOCUMENTS = documents()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_looks_as_it_did(name: str) -> None:
    share = differing(kept(name), strip(pages(DOCUMENTS[name])))
    assert share <= MOST_CHANGED, f"{100 * share:.2f} % differ: make pictures"


def test_a_line_that_moved_is_seen() -> None:
    whole: Document = DOCUMENTS["drejebog"]
    other = replace(whole, blocks=(*whole.blocks[:3], *whole.blocks[4:]))
    assert differing(strip(pages(whole)), strip(pages(other))) > MOST_CHANGED
    more = replace(whole, blocks=(*whole.blocks, Section((Heading("Nyt", 2),) * 40)))
    assert differing(strip(pages(whole)), strip(pages(more))) == 1.0

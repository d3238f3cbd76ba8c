"""No word of a closed field is in anything that the open edition gives out."""

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest
from sqlalchemy import select

from model.documents.agenda import agenda
from model.documents.minutes import MinutesLayout, minutes
from model.documents.pdf.writer import render_pdf
from model.entities import AgendaPoint
from model.exchange.writer import to_text
from model.text.blocks import from_plain
from model.views import HiddenPointView, MeetingView
from model.vocabulary import ClosedDisplay
from tests.model.editions.planted import Words, document
from tests.model.exchange.databases import empty, full, load, open_view


def planted(seed: int, display: ClosedDisplay) -> tuple[Words, MeetingView, MeetingView]:
    """The words, the full view and the open one of a random meeting."""
    words = Words(seed)
    with empty() as session:
        load(session, document(words))
        for point in session.scalars(select(AgendaPoint)):
            point.own_note = from_plain(words.word(True))
        session.commit()
        return words, full(session), open_view(session, display=display)


def everything_in(pdf: bytes) -> str:
    """Whatever a reader, a search engine or a curious person can get out of a PDF, in lower case."""
    return "\n".join([*_by_pdfium(pdf), *_by_pikepdf(pdf)]).casefold()


def _by_pdfium(pdf: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            text = page.get_textpage()
            # A word that is broken at the end of a line is whole to everybody who reads it.
            yield re.sub(r"[\u00ad\ufffe-]\r?\n|\u00ad|\ufffe", "", text.get_text_range())
            yield text.get_text_range()
        yield from (bookmark.get_title() for bookmark in opened.get_toc())
        yield str(opened.get_metadata_dict())


def _by_pikepdf(pdf: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        with opened.open_metadata() as metadata:
            yield str(metadata)
        for item in opened.objects:
            yield from _strings(item)
            if isinstance(item, pikepdf.Stream):
                yield from _decoded(item.read_bytes())
    yield from _decoded(pdf)


def _decoded(data: bytes) -> Iterator[str]:
    """Bytes as all texts that they may be, and as what their hexadecimal strings say."""
    for encoding in ("latin-1", "utf-8", "utf-16-be", "utf-16-le"):
        yield data.decode(encoding, "ignore")
        yield data[1:].decode(encoding, "ignore")
    for hexadecimal in re.findall(rb"<([0-9A-Fa-f\s]{8,})>", data):
        digits = re.sub(rb"\s", b"", hexadecimal).decode()
        raw = bytes.fromhex(digits[: len(digits) // 2 * 2])
        for encoding in ("latin-1", "utf-8", "utf-16-be"):
            yield raw.decode(encoding, "ignore")


def _strings(value: object) -> Iterator[str]:
    """Strings and names of an object, to any depth that stays inside it."""
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, inner in value.items():
            yield str(key)
            if not (isinstance(inner, pikepdf.Object) and inner.is_indirect):
                yield from _strings(inner)
    elif isinstance(value, pikepdf.Array):
        for inner in value:
            if not (isinstance(inner, pikepdf.Object) and inner.is_indirect):
                yield from _strings(inner)
    elif isinstance(value, pikepdf.String | pikepdf.Name | str):
        yield str(value)


def check_views(seed: int) -> None:
    """A view that never got a word cannot print it; nor can the exchange file."""
    for display in ClosedDisplay:
        words, whole, opened = planted(seed, display)
        hidden = {
            point.public_title
            for point in whole.points
            if display is ClosedDisplay.TITLE
            and point.key not in {other.key for other in opened.points}
        }
        shown = repr(opened).casefold()
        leaked = {word for word in words.secret - hidden if word.casefold() in shown}
        assert not leaked
        text = to_text([opened]).casefold()
        assert not {word for word in words.secret if word.casefold() in text}
        assert {word for word in words.public if word.casefold() not in text} == set()
        if display is ClosedDisplay.NOTHING:
            assert not any(isinstance(entry, HiddenPointView) for entry in opened.entries)


def check_documents(seed: int) -> None:
    words, whole, opened = planted(seed, ClosedDisplay.NOTHING)
    documents = [agenda(opened), *(minutes(opened, layout) for layout in MinutesLayout)]
    for one in documents:
        found = everything_in(render_pdf(one))
        assert not {word for word in words.secret if word.casefold() in found}
        titles = {point.title.casefold() for point in opened.points}
        assert {title for title in titles if title not in found} == set()
    everything = everything_in(render_pdf(agenda(whole)))
    assert all(point.title.casefold() in everything for point in whole.points), "blind search"


@pytest.mark.parametrize("seed", range(40))
def test_no_planted_word_is_in_the_open_view(seed: int) -> None:
    check_views(seed)


@pytest.mark.parametrize("seed", range(100, 120))
def test_no_planted_word_is_in_an_open_document(seed: int) -> None:
    check_documents(seed)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("start", range(1000, 1300, 75))
def test_no_planted_word_in_many_meetings(start: int) -> None:
    for seed in range(start, start + 75):
        check_views(seed)
    for seed in range(start, start + 25):
        check_documents(seed)

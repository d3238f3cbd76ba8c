"""Any document at all: every word comes out in order, and both validators are content."""

import re

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from model.documents import content as c
from model.documents.pdf import render_pdf
from model.text.blocks import MAX_LIST_LEVEL, Block, Kind, Run, normalise
from tests.model.documents.pdf.reading import faults, page_texts

# Letters of several faces, a sign beyond the first plane, one in no face; no hyphens, for a reader
# cannot know a divided word from a hyphenated one.
_LETTERS = "abdeilnorstvæøåéÆØÅ.,:()%½→☒жΩ\U0001f600\U000e0001"

word = st.text(_LETTERS, min_size=1, max_size=14)
line = st.lists(word, min_size=1, max_size=12).map(" ".join)
long_line = st.lists(word, min_size=1, max_size=60).map(" ".join)
run = st.builds(
    Run,
    long_line.map(lambda text: text + " "),
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    link=st.sampled_from(["", "", "https://example.org/å"]),
)
rich_text = st.lists(
    st.builds(
        Block,
        st.sampled_from(Kind),
        st.integers(0, MAX_LIST_LEVEL),
        st.lists(run, min_size=1, max_size=4).map(tuple),
    ),
    max_size=8,
).map(normalise)
column = st.builds(c.Column, line, st.floats(0.5, 3), st.booleans())


@st.composite
def table(draw: st.DrawFn) -> c.Table:
    columns = draw(st.lists(column, min_size=1, max_size=4))
    row = st.tuples(*[line] * len(columns))
    return c.Table(tuple(columns), tuple(draw(st.lists(row, max_size=12))), draw(st.booleans()))


simple: st.SearchStrategy[c.ContentBlock] = st.one_of(
    st.builds(c.Heading, line, st.integers(1, 6), st.just(""), st.just(""), st.booleans()),
    st.builds(c.Text, rich_text, st.sampled_from(c.Tone), st.sampled_from(["", "en"])),
    st.builds(c.Line, long_line, st.sampled_from(c.Tone)),
    st.builds(c.Facts, st.lists(st.builds(c.Fact, line, long_line), max_size=4).map(tuple)),
    st.builds(
        c.Lines, st.lists(st.lists(line, min_size=1, max_size=3).map(tuple), max_size=4).map(tuple)
    ),
    st.builds(
        c.AnnexList, st.lists(st.builds(c.Annex, word, long_line, word), max_size=4).map(tuple)
    ),
    st.builds(c.Ticks, st.lists(st.builds(c.Tick, line, st.booleans()), max_size=3).map(tuple)),
    st.builds(
        c.Process,
        st.lists(st.builds(c.Step, line, line, line, st.booleans()), max_size=7).map(tuple),
    ),
    st.builds(c.Rule),
    st.builds(c.Spacer, st.floats(0, 60)),
    st.builds(c.PageBreak),
    table(),
)
block: st.SearchStrategy[c.ContentBlock] = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.builds(c.Section, st.lists(inner, max_size=4).map(tuple)),
        st.builds(c.KeepTogether, st.lists(inner, max_size=4).map(tuple), st.booleans()),
    ),
    max_leaves=4,
)
documents = st.builds(
    c.Document,
    line,
    st.sampled_from(["da", "en"]),
    st.lists(block, max_size=8).map(tuple),
    running_head=st.just(""),
    notices=st.sampled_from([(), ("Udkast",)]),
)


def said(blocks: tuple[c.ContentBlock, ...]) -> list[str]:
    texts: list[str] = []
    for part in blocks:
        match part:
            case c.Section() | c.KeepTogether() | c.From():
                texts += said(part.blocks)
            case c.Heading() | c.Line():
                texts.append(part.text)
            case c.Text():
                texts += [inner.text for inner in part.blocks]
            case c.Facts():
                texts += [text for row in part.rows for text in (row.label, row.value)]
            case c.Lines():
                texts += [text for row in part.rows for text in row]
            case c.AnnexList():
                texts += [text for row in part.annexes for text in (row.label, row.title, row.mark)]
            case c.Table():
                # A narrow cell divides a word, and a reader reads across the cells.
                texts += [entry.title[:1] for entry in part.columns]
                texts += [text[:1] for row in part.rows for text in row]
            case c.Columns() | c.Frame():
                texts += in_form(part)
            case c.Ticks():
                texts += [row.label for row in part.options]
            case c.Process():
                texts += [text for s in part.steps for text in (s.stage, s.when, s.note)]
            case _:
                pass
    return texts


def in_form(part: c.Columns | c.Frame) -> list[str]:
    """Each column to its end before the next, box by box."""
    if isinstance(part, c.Columns):
        return [text for column in part.columns for text in said(column)]
    boxes = [box for row in part.rows for box in row]
    return [text for box in boxes for text in (box.label, *said(box.blocks))]


# A failing document is not made smaller: that takes minutes, and the blocks are readable as they are.
QUICKLY = (Phase.explicit, Phase.reuse, Phase.generate)
FURNITURE = re.compile(r"(?:Udkast )?(?:Side|Page) \d+ (?:af|of) \d+ ?")


def squeezed(text: str) -> str:
    """Without white space, and with the code of the sign that no face has."""
    return re.sub(r"\s", "", text).replace("\U000e0001", "[U+E0001]")


@given(documents)
@settings(max_examples=30, phases=QUICKLY)
def test_every_word_comes_out_and_the_file_conforms(document: c.Document) -> None:
    data = render_pdf(document)
    assert faults(data) == []
    found = squeezed(FURNITURE.sub("", " ".join(page_texts(data))))
    for text in said(document.blocks):
        for single in text.split():
            assert squeezed(single)[:4] in found


flowing = st.lists(
    st.one_of(
        st.builds(c.Heading, line, st.integers(1, 4)),
        st.builds(c.Line, long_line),
        st.builds(c.Text, rich_text),
    ),
    max_size=10,
).map(tuple)


@given(flowing)
@settings(max_examples=30, phases=QUICKLY)
def test_words_come_out_whole_and_in_order(blocks: tuple[c.ContentBlock, ...]) -> None:
    data = render_pdf(c.Document("Prøve", "da", blocks))
    found = squeezed(FURNITURE.sub("", " ".join(page_texts(data))))
    place = 0
    for text in said(blocks):
        for single in text.split():
            wanted = squeezed(single)
            assert wanted in found[place:]
            place = found.index(wanted, place) + len(wanted)


@pytest.mark.slow
@given(documents)
@settings(max_examples=400, phases=QUICKLY)
def test_many_documents_conform(document: c.Document) -> None:
    data = render_pdf(document)
    assert faults(data) == []
    assert render_pdf(document) == data

from hypothesis import given
from hypothesis import strategies as st

from model.documents import content as c
from model.documents.agenda import agenda
from model.documents.markdown import to_document_markdown
from model.text.blocks import Kind
from model.text.markdown import from_markdown
from tests.model.documents.meetings import small, text


def test_an_agenda() -> None:
    written = to_document_markdown(agenda(small()))
    assert "# Chefteammøde\n" in written
    assert (
        "Pkt. 1 kl. 8.30-8.35\\\nPkt. 2 kl. 8.35-9.05 Liv Engsø, Per Rask og Tove Brink" in written
    )
    assert "| 2025 | 2026 | 2027 | 2028 |\n| ---: | ---: | ---: | ---: |" in written
    assert "    - 51 efter tørken" in written
    assert "- [x] Afdelingens grundbudget" in written
    assert written.endswith("## Punkt 7: Eventuelt\n")


def test_headings_of_a_text_stand_below_the_block_s_own() -> None:
    block = c.Text(text("Indledning", "## Økonomi", "- dyrt"), heading_level=3)
    written = to_document_markdown(c.Document("T", "da", (block,)))
    assert written == "Indledning\n\n##### Økonomi\n\n- dyrt\n"


def test_a_row_of_a_table_is_one_line() -> None:
    table = c.Table((c.Column("Hvad"), c.Column("Ændring")), (("Punkt 2", "Nyt | ord\nNy tid"),))
    written = to_document_markdown(c.Document("T", "da", (table,)))
    assert written.endswith("| Punkt 2 | Nyt &#124; ord<br>Ny tid |\n")


def test_nothing_gives_nothing() -> None:
    assert to_document_markdown(c.Document("T", "da", ())) == ""


@given(st.sampled_from(["1. maj", "- og", "# nej", "*hej*", "a|b", "> hm", "_x_", "a\nb", "    x"]))
def test_what_looks_like_markdown_stays_text(said: str) -> None:
    blocks = (c.Line(said), c.Heading(said, 2), c.Facts((c.Fact(said, said),)))
    for block in blocks:
        written = to_document_markdown(c.Document("T", "da", (block,)))
        read = from_markdown(written)
        assert len(read) == 1
        expected = Kind.HEADING if isinstance(block, c.Heading) else Kind.PARAGRAPH
        assert read[0].kind is expected
        assert " ".join(said.split()) in read[0].text

"""Word files: the same words, real headings and lists, and a reader of its own opens them."""

import io
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from model.documents import content as c
from model.documents.agenda import agenda
from model.documents.extract import extract
from model.documents.minutes import MinutesLayout, minutes
from model.documents.word import to_word
from model.text.blocks import Block, Kind, Run, from_plain
from tests.model.documents.meetings import small, text


def opened(document: c.Document) -> Any:
    return docx.Document(io.BytesIO(to_word(document)))


def simple(*blocks: c.ContentBlock) -> c.Document:
    return c.Document("Titel", "da", blocks, running_head="Løbende titel", notices=("UDKAST",))


def said(file: Any) -> str:
    return "\n".join(str(one.text) for one in file.element.body.iter() if one.text)


def test_headings_in_order_and_no_level_skipped() -> None:
    file = opened(agenda(small()))
    levels = [
        int(p.style.name.removeprefix("Heading "))
        for p in file.paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    titles = [p.text for p in file.paragraphs if p.style.name == "Heading 2"]
    assert "Punkt 2: Træer langs skolevejene" in titles


def test_what_the_file_says_of_itself() -> None:
    file = opened(simple(c.Line("Ord")))
    assert file.core_properties.title == "Titel"
    assert file.core_properties.language == "da-DK"
    section = file.sections[0]
    assert "Løbende titel" in section.header.paragraphs[0].text
    assert section.header.paragraphs[1].text == "UDKAST"
    assert "Side" in section.footer.paragraphs[0].text
    assert 'w:lang w:val="da-DK"' in file.styles["Normal"].element.xml


def test_lists_nest_and_each_list_of_numbers_begins_anew() -> None:
    blocks = text("- a", "    - b", "        - c", "1. en", "1. to", "Mellem", "1. et")
    file = opened(simple(c.Text(blocks)))
    found = [
        (p.text, p._p.pPr.numPr.numId.val, p._p.pPr.numPr.ilvl.val)
        for p in file.paragraphs
        if p._p.pPr is not None and p._p.pPr.numPr is not None
    ]
    assert [level for _text, _number, level in found] == [0, 1, 2, 0, 0, 0]
    numbers = {word: number for word, number, _level in found}
    assert numbers["en"] == numbers["to"]
    assert numbers["et"] not in (numbers["en"], numbers["a"])


def test_marks_and_links() -> None:
    runs = (
        Run("fed", bold=True),
        Run(" og "),
        Run("her", italic=True, link="https://example.org/"),
    )
    file = opened(simple(c.Text((Block(Kind.PARAGRAPH, 0, runs),))))
    xml = file.element.xml
    assert "<w:b/>" in xml
    assert "<w:i/>" in xml
    assert "w:hyperlink" in xml
    targets = [r.target_ref for r in file.part.rels.values() if r.is_external]
    assert targets == ["https://example.org/"]


def test_tables_repeat_their_head_and_cells_hold_every_word() -> None:
    columns = (c.Column("Opgave"), c.Column("Beløb", numeric=True))
    file = opened(simple(c.Table(columns, (("A & <B>", "1.250"),))))
    table = file.tables[0]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:cantSplit" in table.rows[1]._tr.xml
    assert [cell.text for cell in table.rows[1].cells] == ["A & <B>", "1.250"]
    aligned = [cell.paragraphs[0].alignment for row in table.rows for cell in row.cells]
    assert aligned == [None, WD_ALIGN_PARAGRAPH.RIGHT] * 2


def test_a_passage_in_another_language() -> None:
    blocks = (c.Text(from_plain("In short."), language="en"), c.Heading("Budget", 1, language="en"))
    assert opened(simple(*blocks)).element.xml.count('w:val="en-GB"') == 2


@pytest.mark.parametrize("layout", MinutesLayout)
def test_minutes_say_the_same_words(layout: MinutesLayout) -> None:
    words = said(opened(minutes(small(), layout)))
    for part in ("Godkendte at de 87 træer", "bærtræer undgås", "Eventuelt"):
        assert part in words


def test_a_form_keeps_its_columns_and_boxes() -> None:
    file = opened(extract(small(), "p2"))
    words = said(file)
    for part in ("Sagsbehandlere:", "☒ Åben indstilling", "1.250,5", "PROCES", "Referat"):
        assert part in words
    assert len(file.tables) >= 3


def test_the_rows_of_a_frame_in_a_column_stand_close_together() -> None:
    rows = tuple((c.Box(word),) for word in ("2025", "2026"))
    frame = c.Frame(rows)
    file = opened(simple(c.Columns(((frame,), (c.Line("Til højre"),)), (1, 1))))
    inner = file.tables[0].rows[0].cells[0]._tc
    assert [one.tag.rpartition("}")[2] for one in inner] == ["tcPr", "tbl", "tbl", "p"]


def test_a_heading_that_looks_like_another_level_has_its_size() -> None:
    file = opened(simple(c.Heading("Titel", 1), c.Heading("Baggrund", 2, look=3)))
    assert [run.font.size for run in file.paragraphs[1].runs] == [Pt(12)]
    assert file.paragraphs[1].style.name == "Heading 2"


def test_the_same_document_gives_the_same_words_again() -> None:
    assert said(opened(agenda(small()))) == said(opened(agenda(small())))


@pytest.mark.tool("soffice")
def test_another_program_opens_them(tmp_path: Path) -> None:
    files: list[str] = []
    for name, document in (
        ("agenda", agenda(small())),
        ("minutes", minutes(small(), MinutesLayout.WHOLE)),
        ("extract", extract(small(), "p2")),
    ):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(to_word(document))
        files.append(str(path))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=300
    )
    assert len(list(tmp_path.glob("*.pdf"))) == 3

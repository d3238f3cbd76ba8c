"""What we write into Word files comes back: any rich text, and the blank forms filled in."""

import datetime
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from model.exchange.word.blank import blank_form, write_blank_form
from model.exchange.word.names import W
from model.exchange.word.package import Package
from model.exchange.word.packing import pack
from model.exchange.word.reader import read_package
from model.exchange.word.recognise import recognise_file
from model.exchange.word.shapes import paragraphs
from model.exchange.word.written import Body
from model.forms import Kind, form, forms
from model.text.blocks import Block, normalise, plain_text
from tests.model.text.texts import texts

DATE = datetime.date(2026, 2, 19)
DEADLINE = datetime.datetime(2026, 2, 9, 12)


@given(texts)
def test_any_rich_text_survives(blocks: list[Block]) -> None:
    """As deep as Word has levels: nine."""
    text = normalise(replace(block, level=min(block.level, 8)) for block in blocks)
    body = Body()
    body.add_text(text)
    read = read_package(Package(pack(body, "x"), "x.docx"))
    assert normalise(part.block for part in paragraphs(read.body)) == text


@pytest.mark.parametrize("code", [known.code for known in forms()])
def test_a_blank_form_that_was_filled_in_is_certain(code: str, tmp_path: Path) -> None:
    blank = blank_form(code, "Chefteammøde", DATE, DEADLINE)
    path = tmp_path / "filled.docx"
    path.write_bytes(filled(blank))
    found = recognise_file(path)
    assert found.item.form == code
    assert found.item.title == "En ny titel"
    assert found.item.meeting_line == "Chefteammøde – 19. februar 2026"
    assert found.item.managers == ("Ib Prøve",)
    assert found.item.department == "Plan"
    for field in form(code).fields:
        if field.kind is Kind.RICH_TEXT:
            assert plain_text(getattr(found.item, field.name)) == f"Om {field.name}"
    assert found.item.unrecognised == ()
    assert set(found.certainty.values()) == {1.0}


@pytest.mark.parametrize("code", [known.code for known in forms()])
def test_a_blank_form_that_nobody_touched_says_nothing(code: str, tmp_path: Path) -> None:
    path = tmp_path / "blank.docx"
    write_blank_form(path, code, "Chefteammøde", DATE, DEADLINE)
    found = recognise_file(path)
    assert found.item.form == code
    assert found.item.title == "blank"
    assert found.item.background == ()
    assert found.item.unrecognised == ()
    assert {name for name, sure in found.certainty.items() if sure < 1} == {"title"}


def test_the_line_of_any_forum_is_known_again(tmp_path: Path) -> None:
    path = tmp_path / "blank.docx"
    write_blank_form(path, "indstilling-2020", "HMU", DATE, None)
    assert recognise_file(path).item.meeting_line == "HMU, møde – 19. februar 2026"


def filled(blank: bytes) -> bytes:
    """The blank with an answer in every control, as Word leaves it."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(blank)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(
                info.filename, answered(content) if "document" in info.filename else content
            )
    return target.getvalue()


def answered(content: bytes) -> bytes:
    if b"showingPlcHdr" not in content:
        return content
    root = etree.fromstring(content)
    label = ""
    for element in root.iter(f"{W}p", f"{W}sdt"):
        shows = element.find(f"{W}sdtPr/{W}showingPlcHdr")
        text = "".join(element.itertext(f"{W}t"))
        if element.tag == f"{W}p":
            label = text or label
        if shows is not None:
            shows.getparent().remove(shows)  # type: ignore[union-attr]
            (only,) = element.iter(f"{W}t")
            only.text = answer(label, text)
    return etree.tostring(root)


def answer(label: str, prompt: str) -> str:
    if "titel her" in prompt:
        return "En ny titel"
    if "●" in prompt:
        return "Direktion ● 3. marts 2026"
    if "Navn" in prompt:
        return "Plan / Ib Prøve" if "Afdeling /" in prompt else "Ib Prøve og Eva Digt"
    if "Bilag" in prompt:
        return "Bilag 1: Kort"
    names = [
        field.name for known in forms() for field in known.fields if label.startswith(field.label())
    ]
    return f"Om {names[0]}" if names else "Noget"

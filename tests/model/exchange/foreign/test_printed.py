"""Forms that were printed: columns are read one after the other, and no word is lost."""

import datetime
import random
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from model.documents.extract import extract
from model.documents.pdf.writer import render_pdf
from model.documents.word.writer import to_word
from model.exchange.received import recognise_any
from model.text.blocks import plain_text
from model.views import ItemView, ProcessStepView
from tests.model.documents.meetings import small
from tests.model.exchange.word.text_twins import ITEMS

SAME = (
    *("form", "openness", "caseworkers", "department", "managers", "decision_intro"),
    *("funding", "annexes"),
)
TEXTS = (
    *("background", "decisions", "effect", "follow_up", "implementation", "communication"),
    *("coordination", "indirect_costs"),
)
WORDS = (80.0, 320.0, 200.0, 440.0)
"""Where columns of the random pages begin."""


def on_paper(item: ItemView, path: Path) -> ItemView:
    """The recommendation printed on its own form, and read from there."""
    view = small()
    entries = tuple(
        replace(entry, item=item, title=item.title) if entry.key == "p2" else entry
        for entry in view.points
    )
    document = extract(view.with_entries(entries), "p2")
    path.write_bytes(to_word(document) if path.suffix == ".docx" else render_pdf(document))
    found = recognise_any(path)
    assert max(found.certainty.values()) <= (1.0 if path.suffix == ".docx" else 0.5)
    return found.item


@pytest.mark.parametrize("code", ITEMS)
def test_a_printed_form_is_read_column_by_column(code: str, tmp_path: Path) -> None:
    item = ITEMS[code]
    found = on_paper(item, tmp_path / "form.pdf")
    assert {name: getattr(found, name) for name in SAME} == {
        name: getattr(item, name) for name in SAME
    }
    for name in TEXTS:
        assert plain_text(getattr(found, name)) == plain_text(getattr(item, name)), name
    costs, wanted = found.direct_costs, item.direct_costs
    assert (costs and (costs.unit, costs.amounts)) == (wanted and (wanted.unit, wanted.amounts))


def test_two_columns_of_prose_stay_two(tmp_path: Path) -> None:
    """Lines of both columns stand side by side; a file gives them line by line."""
    left = [
        "Baggrund:",
        "Cyklerne er slidte, og",
        "hver anden kæde springer",
        "på vej op ad bakken.",
    ]
    right = [
        "Effekt:",
        "Flere når frem i tide, og",
        "færre går hjem med ondt i",
        "ryggen om aftenen.",
    ]
    page = BytesIO()
    canvas = Canvas(page, (420, 300))
    for row, (one, other) in enumerate(zip(left, right, strict=True)):
        canvas.drawString(40, 250 - 14 * row, one)
        canvas.drawString(195, 250 - 14 * row, other)
    canvas.save()
    path = tmp_path / "form.pdf"
    path.write_bytes(page.getvalue())
    item = recognise_any(path).item
    assert plain_text(item.background) == " ".join(left[1:])
    assert plain_text(item.effect) == " ".join(right[1:])


@pytest.mark.parametrize("seed", range(20))
def test_no_word_is_lost_wherever_it_stands(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    labels = ["Baggrund", "Effekt:", "Sagsbehandler:", "PROCES", "2026", "x", "Referat", "Bilag 1"]
    page, words = BytesIO(), []
    canvas = Canvas(page, (595, 842))
    for number in range(chance.randint(40, 160)):
        words.append(f"ord{seed}nr{number}")
        size = chance.choice((8, 10, 11, 18))
        canvas.setFont(chance.choice(("Helvetica", "Helvetica-Bold")), size)
        x = chance.choice(WORDS) + chance.choice((0, 0, 18, chance.uniform(-60, 60)))
        canvas.drawString(x, 800 - chance.choice((12, 14, 25)) * (number // 2), words[-1])
        if chance.random() < 0.2:
            canvas.drawString(x, 806 - 14 * (number // 2), chance.choice(labels))
        if chance.random() < 0.02:
            canvas.showPage()
    canvas.save()
    path = tmp_path / "form.pdf"
    path.write_bytes(page.getvalue())
    text = repr(recognise_any(path).item)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_chain_whose_stages_are_called_as_fields_comes_back(ending: str, tmp_path: Path) -> None:
    item = replace(
        ITEMS["indstilling-2020-grid"],
        process=(
            ProcessStepView("Chefteammøde", datetime.date(2026, 9, 17)),
            ProcessStepView("Evaluering", datetime.date(2026, 12, 3)),
            ProcessStepView("Opfølgning", date_text="forår"),
        ),
    )
    assert on_paper(item, tmp_path / f"form.{ending}").process == item.process

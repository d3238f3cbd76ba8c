"""A form whose HTML stands in the text as words: one row of tabs, headings and lists as tags."""

import datetime

import pytest

from model.exchange.word.pasted import recognise_text
from model.exchange.word.tagged import without_tags
from model.text.blocks import RichText, plain_text
from model.vocabulary import Openness

ROWS = (
    'Ny aftale om snerydning\t\t\t<input type="checkbox"/> Åben indstilling <input checked=""'
    ' type="checkbox"/> Lukket indstilling\tSagsbehandler: Ida Holm\tAfdeling/Ansvarlig leder:'
    " Drift, Bo Kjær\t\t",
    "Chefteammøde – 4. marts 2027.\t\t\tMødedeltagere:\tBo Kjær & Ida Holm\t\t",
    "<h3>Baggrund</h3> <p>Aftalen udløber. Skriv til <ida@example.org>.</p> <p>Der er to bud:</p>"
    ' <ul style="list-style-type: none"> <li>- det ene</li> <li>- det andet</li> </ul>',
    "<h3>Beslutninger</h3> <p>Chefteamet skal beslutte:</p> <ul> <li>At vælge et bud <ul> <li>o helst"
    " det ene</li> </ul></li> </ul>",
    "<h3>Effekt</h3> <p>Ryddede veje &amp; stier.</p>",
    '\t\t<h3>Direkte udgifter (tkr.)</h3> <table border="1"> <tr><td>2026</td><td>80</td></tr>'
    " <tr><td>2027</td><td>1.250</td></tr> </table>\t",
    "<b>PROCES</b>\tDrøftelse i CT ● 4. marts\tMøde med driften ● 9. marts",
    "## Referat",
    "Chefteamet valgte det ene.",
)


def lines(text: RichText) -> list[str]:
    return plain_text(text).splitlines()


def test_every_field_is_found() -> None:
    item = recognise_text("\n".join(ROWS), "kopi.txt").item
    assert (item.title, item.openness) == ("Ny aftale om snerydning", Openness.CLOSED)
    assert (item.caseworkers, item.managers) == (("Ida Holm",), ("Bo Kjær",))
    assert item.department == "Drift"
    assert lines(item.background)[0] == "Aftalen udløber. Skriv til <ida@example.org>."
    bullets = [(block.level, block.text) for block in item.background if block.kind == "ul"]
    assert bullets == [(0, "det ene"), (0, "det andet")]
    assert [(block.level, block.text) for block in item.decisions] == [
        (0, "At vælge et bud"),
        (1, "helst det ene"),
    ]
    assert item.decision_intro == "Chefteamet skal beslutte:"
    assert lines(item.effect) == ["Ryddede veje & stier."]
    assert item.direct_costs is not None
    assert [(year, str(amount)) for year, amount in item.direct_costs.amounts] == [
        (2026, "80"),
        (2027, "1250"),
    ]
    assert lines(item.minutes) == ["Chefteamet valgte det ene."]
    assert item.unrecognised == ()
    assert [step.date for step in item.process] == [
        datetime.date(2027, 3, 4),
        datetime.date(2027, 3, 9),
    ]


@pytest.mark.parametrize("text", ["a < b og c > d", "Skriv til <bo@example.org>", "## Nej", "<p>"])
def test_plain_text_is_left_alone(text: str) -> None:
    assert without_tags(text) == text


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>2026</td><td></td></tr><tr><td>2027</td><td>80</td></tr>"
        "<tr><td>2028</td><td></td></tr></table>",
        "<table><tr><td>2026</td><td>2027</td><td>2028</td></tr>"
        "<tr><td></td><td>80</td><td></td></tr></table>",
    ],
)
def test_a_year_table_with_empty_cells(table: str) -> None:
    text = "\n".join((*ROWS[:2], f"<h3>Direkte udgifter (tkr.)</h3> {table}", *ROWS[6:]))
    item = recognise_text(text, "kopi.txt").item
    assert item.direct_costs is not None
    amounts = [(year, str(amount)) for year, amount in item.direct_costs.amounts]
    assert amounts == [(2026, "None"), (2027, "80"), (2028, "None")]
    assert item.direct_costs.note == ()
    assert item.unrecognised == ()


def test_years_that_are_said_again_are_not_left_over() -> None:
    funding = "<h3>Udgiften finansieres inden for:</h3> <ul> <li>Afdelingens opsparing</li> </ul>"
    again = "2026\t\t\t\n2027\t\t\t\n2028\t\t\t"
    item = recognise_text("\n".join((*ROWS[:6], funding, again, *ROWS[6:])), "kopi.txt").item
    assert plain_text(item.unrecognised) == "2028"  # the table knows nothing of that one

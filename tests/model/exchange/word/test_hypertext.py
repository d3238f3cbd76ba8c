"""A whole form copied out of Word or Outlook: its tables come as HTML, its words as plain text too."""

from decimal import Decimal

from model.exchange.word.hypertext import read_html
from model.exchange.word.pasted import CEILING, recognise_html
from model.exchange.word.shapes import Table, words
from model.text.blocks import Kind, plain_text
from model.vocabulary import Openness


def cell(*lines: str, more: str = "") -> str:
    return f"<td {more}>" + "".join(f"<p class=MsoNormal>{line}</p>" for line in lines) + "</td>"


def bullet(level: int, text: str) -> str:
    sign = "<span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span>"
    return (
        f"<p style='mso-list:l0 level{level} lfo1'><![if !supportLists]>{sign}<![endif]>{text}</p>"
    )


YEARS = "<table><tr>{}</tr><tr>{}</tr></table>".format(
    "".join(cell(str(year)) for year in range(2025, 2029)),
    cell("") + cell("1.250,5") + cell("") + cell("-40"),
)
FORM = f"""<html><head><style>p.MsoNormal {{margin:0cm}}</style></head><body>
<table class=MsoTableGrid>
<tr>{cell("Cykler til plejen")}{cell("☒ Åben indstilling", "☐ Lukket indstilling")}
{cell("<b>Sagsbehandlere:</b>", "Kirsten Eksempel", "Bo Prøve")}
{cell("<b>Afdeling/Ansvarlig leder:</b>", "Drift, Ida Opdigtet")}</tr>
<tr>{cell("Chefteammøde – 19. februar 2026.", more="colspan=2")}{cell("<b>Mødedeltagere:</b>")}
{cell("Ida Opdigtet &amp; Bo Prøve")}</tr>
<tr><td colspan=2><h3>Baggrund</h3><p>Der er <b>tolv</b> cykler.</p><p>Noter: ingen</p></td>
<td colspan=2><p><b>Opfølgning</b></p><p>Måles i juni.</p></td></tr>
<tr><td colspan=2 rowspan=2><h3>Beslutninger</h3><p>Chefteamet skal beslutte:</p>
{bullet(1, "At købe dem")}{bullet(2, "Fire straks")}</td>
<td colspan=2><h3>Koordinering</h3><p>HR</p></td></tr>
<tr><td colspan=2><h3>Direkte udgifter (tkr.)</h3>{YEARS}</td></tr>
</table><h2>Referat</h2><p>Chefteamet besluttede at købe dem.</p></body></html>"""
TEXT = """Cykler til plejen\t☒ Åben indstilling
☐ Lukket indstilling\tSagsbehandlere:
Kirsten Eksempel
Bo Prøve\tAfdeling/Ansvarlig leder:
Drift, Ida Opdigtet
Chefteammøde – 19. februar 2026.\tMødedeltagere:\tIda Opdigtet & Bo Prøve
Baggrund
Der er tolv cykler.
Noter: ingen\tOpfølgning
Måles i juni.
Beslutninger
Chefteamet skal beslutte:
o At købe dem
o Fire straks\tKoordinering
HR
Direkte udgifter (tkr.)
2025\t2026\t2027\t2028
\t1.250,5\t\t-40
Referat
Chefteamet besluttede at købe dem."""


def test_the_tables_of_a_form_become_its_fields() -> None:
    found = recognise_html(FORM, TEXT, "kopi")
    item = found.item
    assert (item.title, item.openness) == ("Cykler til plejen", Openness.OPEN)
    assert item.caseworkers == ("Kirsten Eksempel", "Bo Prøve")
    assert (item.department, item.managers) == ("Drift", ("Ida Opdigtet",))
    assert item.attendees == ("Ida Opdigtet", "Bo Prøve")
    assert item.meeting_line == "Chefteammøde – 19. februar 2026"
    assert plain_text(item.background) == "Der er tolv cykler.\nNoter: ingen"
    assert any(run.bold for run in item.background[0].runs)
    assert item.decision_intro == "Chefteamet skal beslutte:"
    assert [(b.kind, b.level) for b in item.decisions] == [(Kind.BULLET, 0), (Kind.BULLET, 1)]
    assert plain_text(item.follow_up) == "Måles i juni."
    assert plain_text(item.coordination) == "HR"
    assert item.direct_costs is not None
    assert dict(item.direct_costs.amounts) == {
        2025: None,
        2026: Decimal("1250.5"),
        2027: None,
        2028: Decimal(-40),
    }
    assert plain_text(item.minutes) == "Chefteamet besluttede at købe dem."
    assert item.unrecognised == ()
    assert max(found.certainty.values()) <= CEILING


def test_words_that_only_the_plain_text_has_are_kept() -> None:
    found = recognise_html(FORM, TEXT + "\nEn sidste bemærkning.", "kopi")
    assert "En sidste bemærkning." in plain_text(found.item.unrecognised)


def test_a_mail_without_tables_is_read_as_well() -> None:
    html = "<div>Nye cykler</div><div>Sagsbehandler: Bo Prøve<br>Baggrund:<br>De er slidte.</div>"
    text = "Nye cykler\nSagsbehandler: Bo Prøve\nBaggrund:\nDe er slidte."
    item = recognise_html(html, text, "kopi").item
    assert (item.title, item.caseworkers) == ("Nye cykler", ("Bo Prøve",))
    assert plain_text(item.background) == "De er slidte."


def test_html_that_is_too_large_leaves_the_plain_text() -> None:
    item = recognise_html("<p>" * 400_000, "Nye cykler\nBaggrund:\nDe er slidte.", "kopi").item
    assert plain_text(item.background) == "De er slidte."


def test_cells_that_reach_down_and_ends_that_are_missing() -> None:
    (table,) = read_html("<table><tr><td rowspan=2>a<td>b<tr><td>c")
    assert isinstance(table, Table)
    assert [[words(cell.content) for cell in row] for row in table.rows] == [["a", "b"], ["", "c"]]
    assert table.rows[1][0].continued


def test_the_head_of_a_page_that_was_copied_too_is_no_title() -> None:
    html = "<p>Sagsnr. 26/004711</p><p>Nye cykler</p><h3>Baggrund</h3><p>De er\x01 slidte.</p>"
    text = "Sagsnr. 26/004711\nNye cykler\nBaggrund\nDe er slidte."
    item = recognise_html(html, text, "kopi").item
    assert (item.title, item.case_number) == ("Nye cykler", "26/004711")
    assert plain_text(item.background) == "De er slidte."

"""Invented recommendations on the three forms, with the traps of real ones, and what they say."""

import datetime
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx

from model.text.blocks import Block, Kind, Run, normalise, paragraph
from model.views import AnnexView, DirectCostsView, FundingView, ItemView, ProcessStepView
from model.vocabulary import CostUnit, Openness
from tests.model.exchange.word import parts

Fill = Callable[[Any], None]
DEEP = tuple(f"Trin {level}" for level in range(1, 7))


def texts(*lines: str) -> tuple[Block, ...]:
    """Plain paragraphs."""
    return normalise(map(paragraph, lines))


def bullets(*items: tuple[int, str]) -> tuple[Block, ...]:
    """A list by level."""
    return tuple(Block(Kind.BULLET, level, (Run(text),)) for level, text in items)


def numbers(document: Any) -> str:
    """A numbering with nine levels of bullets; its numId."""
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/></w:lvl>' for level in range(9)
    )
    first = root.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}num")
    first.addprevious(parts.element("abstractNum", levels, 'w:abstractNumId="77"'))
    root.append(parts.element("num", '<w:abstractNumId w:val="77"/>', 'w:numId="77"'))
    return "77"


def item(parent: Any, text: str, level: int, number: str) -> Any:
    """A list item of that numbering."""
    added = parent.add_paragraph(text)
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    added._p.get_or_add_pPr().append(parts.element("numPr", place))
    return added


def add(parent: Any, pieces: Sequence[Any]) -> Any:
    """Put XML into a new paragraph, or into the first one of an empty cell."""
    empty = getattr(parent, "paragraphs", None)
    first = (
        empty[0]
        if empty and len(empty) == 1 and not empty[0].text and not len(empty[0]._p)
        else None
    )
    target = first if first is not None else parent.add_paragraph()
    for piece in pieces:
        target._p.append(piece)
    return target


def write(cell: Any, *lines: str, bold: bool = False) -> None:
    """Lines into a cell, without an empty one before them."""
    for line in lines:
        empty = len(cell.paragraphs) == 1 and not cell.paragraphs[0]._p.xpath(".//w:t")
        target = cell.paragraphs[0] if empty else cell.add_paragraph()
        target.add_run(line).bold = bold or None


# --- the grid -------------------------------------------------------------------------------------


def grid(path: Path) -> ItemView:
    """Two columns, modern boxes, a nested year table, a process row, the minutes behind it."""
    document = docx.Document()
    number = numbers(document)
    document.sections[0].header.paragraphs[0].text = "Sagsnr. 26/004711"
    document.sections[0].footer.paragraphs[0].text = "Eksempelby Kommune"
    table = document.add_table(rows=0, cols=4)
    _grid_head(table)
    _grid_texts(document, table, number)
    _grid_money(table)
    cells = table.add_row().cells
    write(cells[0], "PROCES", bold=True)
    write(cells[1], "Drøftelse i styregruppen ● 3. februar")
    write(cells[2], "Chefteam-møde ● 19. februar")
    write(cells[3], "Evaluering ● August/september")
    document.add_heading("Referat", 2)
    document.add_paragraph("Chefteamet besluttede:")
    item(document, "At ordningen begynder 1. marts", 0, number)
    item(document, "Dog ikke i ferien", 1, number)
    note = document.add_paragraph("Obs på vagtplanen.")
    if hasattr(document, "add_comment"):
        document.add_comment(note.runs, text="Skal det siges til alle?", author="A")
    document.save(str(path))
    return _grid_item()


def _grid_head(table: Any) -> None:
    cells = table.add_row().cells
    write(cells[0], "Cykler til hjemmeplejen & hjelme <alle>")
    boxes = [
        *parts.control_box(True, "Åben indstilling"),
        *parts.control_box(False, "Lukket indstilling"),
    ]
    add(cells[1], boxes)
    write(cells[2], "Sagsbehandlere:", bold=True)
    write(cells[2], "Kirsten Eksempel", "Bo Østergård-Prøve")
    write(cells[3], "Afdeling/Ansvarlig ledere:", bold=True)
    write(cells[3], "Drift og Udvikling, Ida Opdigtet")
    cells = table.add_row().cells
    write(cells[0], "Chefteammøde – 19. februar 2026.")
    write(cells[2], "Mødedeltagere:", bold=True)
    write(cells[3], "Ida Opdigtet & Kirsten Eksempel (tlf. 12 34 56 78)")


def _grid_texts(document: Any, table: Any, number: str) -> None:
    left, right = _pair(table)
    left.paragraphs[0].text = "Baggrund"
    left.paragraphs[0].style = "Heading 3"
    text = left.add_paragraph("Der er ")
    text.add_run("tolv").bold = True
    text.add_run(" cykler. ")
    text._p.append(parts.inserted("Fire er nye. "))
    text._p.append(parts.deleted("To er stjålet."))
    for level, words in enumerate(DEEP):
        item(left, words, level, number)
    target = left.add_paragraph("Se ")
    target._p.append(parts.link(document, "https://example.org/plan", "planen"))
    add(left, [parts.text_box("Husk hjelmen")])
    write(right, "Opfølgning", bold=True)
    write(right, "Status om et halvt år.")
    left, right = _pair(table)
    write(left, "Beslutningner", bold=True)  # a typing error
    write(left, "Chefteamet skal beslutte:")
    item(left, "At indkøbe cykler", 0, number)
    item(left, "o El-cykler først", 1, number)
    write(right, "Kommunikation", bold=True)
    add(right, [parts.prompt()])
    left, right = _pair(table)
    write(left, "Effekt", bold=True)
    write(left, "• Kortere tid på vejen", "• Gladere ansatte")
    write(right, "Koordinering", bold=True)
    write(right, "HR og Økonomi.")


def _pair(table: Any) -> tuple[Any, Any]:
    cells = table.add_row().cells
    return cells[0].merge(cells[1]), cells[2].merge(cells[3])


def _grid_money(table: Any) -> None:
    cells = table.add_row().cells
    write(cells[2], "Direkte udgifter (tkr.)", bold=True)
    years = cells[2].add_table(rows=4, cols=2)
    for at, (year, amount) in enumerate(
        (("2025", ""), ("2026", "1.250,5"), ("2027", "-40"), ("2028", ""))
    ):
        years.cell(at, 0).text, years.cell(at, 1).text = year, amount
    cells[2].add_paragraph("Der kan komme tilskud.")
    write(cells[3], "Udgiften finansieres inden for:", bold=True)
    for ticked, label in (
        (True, "Afdelingens grundbudget"),
        (False, "Afdelingens opsparing"),
        (False, "MSO's fælles opsparing"),
    ):
        add(cells[3], parts.control_box(ticked, label))
    cells = table.add_row().cells
    write(cells[2], "Indirekte udgifter", bold=True)
    write(cells[3], "Et par timer.")


def _grid_item() -> ItemView:
    link = Run("planen", link="https://example.org/plan")
    background = (
        Block(
            Kind.PARAGRAPH,
            0,
            (Run("Der er "), Run("tolv", bold=True), Run(" cykler. Fire er nye.")),
        ),
        *bullets(*enumerate(DEEP)),
        Block(Kind.PARAGRAPH, 0, (Run("Se "), link)),
    )
    return ItemView(
        key="",
        form="indstilling-2020-grid",
        title="Cykler til hjemmeplejen & hjelme <alle>",
        openness=Openness.OPEN,
        meeting_line="Chefteammøde – 19. februar 2026",
        caseworkers=("Kirsten Eksempel", "Bo Østergård-Prøve"),
        department="Drift og Udvikling",
        managers=("Ida Opdigtet",),
        attendees=("Ida Opdigtet", "Kirsten Eksempel"),
        background=background,
        decision_intro="Chefteamet skal beslutte:",
        decisions=bullets((0, "At indkøbe cykler"), (1, "El-cykler først")),
        effect=bullets((0, "Kortere tid på vejen"), (0, "Gladere ansatte")),
        follow_up=texts("Status om et halvt år."),
        coordination=texts("HR og Økonomi."),
        direct_costs=DirectCostsView(
            CostUnit.THOUSAND_KRONER,
            ((2025, None), (2026, Decimal("1250.5")), (2027, Decimal(-40)), (2028, None)),
            texts("Der kan komme tilskud."),
        ),
        funding=FundingView(True, False, False),
        indirect_costs=texts("Et par timer."),
        process=(
            ProcessStepView("Drøftelse i styregruppen", datetime.date(2026, 2, 3)),
            ProcessStepView("Chefteam-møde", datetime.date(2026, 2, 19)),
            ProcessStepView("Evaluering", date_text="August/september"),
        ),
        minutes=(
            *texts("Chefteamet besluttede:"),
            *bullets((0, "At ordningen begynder 1. marts"), (1, "Dog ikke i ferien")),
            *texts("Obs på vagtplanen."),
        ),
        case_number="26/004711",
    )


GRID_LEFT = ("Husk hjelmen", "tlf. 12 34 56 78", "Eksempelby Kommune", "Skal det siges til alle?")


# --- the labels -----------------------------------------------------------------------------------


def labels(path: Path) -> ItemView:
    """One column: plain labels, boxes of old, typed bullets, several labels on a line, annexes."""
    document = docx.Document()
    document.add_heading("Rygning på matriklen", 0)
    add(document, parts.legacy_box(False, "Åben indstilling"))
    add(document, parts.legacy_box(True, "Lukket indstilling"))
    line = document.add_paragraph()
    line.add_run("Sagsbehandler: ").bold = True
    line.add_run("Åge Digt\t")
    line.add_run("Afdeling/Ansvarlig leder: ").bold = True
    line.add_run("HR / Signe Fabel")
    document.add_paragraph("Chefteammøde: 6.marts 2026")
    document.add_paragraph("Mødedeltagere:")
    document.add_paragraph("Signe Fabel, konsulent")
    document.add_paragraph("Åge Digt")
    document.add_heading("Baggrund", 2)
    target = document.add_paragraph()
    for piece in parts.form_text("Reglerne er fra 2009."):
        target._p.append(piece)
    target = document.add_paragraph("Se ")
    target.add_run("bilag 1").italic = True
    target.add_run(" og ")
    target.add_run("bilag 2").underline = True
    document.add_heading("Beslutninger", 2)
    document.add_paragraph("Det indstilles, at Chefteamet:")
    document.add_paragraph("godkender reglerne", style="List Number")
    document.add_paragraph("drøfter tilsynet", style="List Number")
    for title, lines in (
        ("EFFEKT", ["Renere luft."]),
        ("Opfølning", ["- Måling hvert år", "o i maj", "- Samtaler"]),  # a typing error
        ("Kommunikation", ["Opslag."]),
        ("Risici", ["Nogle vil klage."]),  # not on the form
        ("Koordinering", []),
    ):
        document.add_heading(title, 2)
        for words in lines:
            document.add_paragraph(words)
    _labels_money(document)
    document.add_heading("Bilag", 2)
    document.add_paragraph("Bilag 1: Nye regler (åben)")
    document.add_paragraph("Bilag 2: Klager (lukket)")
    document.add_heading("Referat", 2)
    document.save(str(path))
    return _labels_item()


def _labels_money(document: Any) -> None:
    document.add_heading("Direkte udgifter (tkr.)", 2)
    table = document.add_table(rows=2, cols=4)
    for at, (year, amount) in enumerate(
        (("2025", "-"), ("2026", "12"), ("2027", "12"), ("2028", ""))
    ):
        table.cell(0, at).text, table.cell(1, at).text = year, amount
    document.add_paragraph("Skilte og maling.")
    document.add_heading("Udgiften finansieres inden for:", 2)
    for sign, label in (
        ("☐", "Afdelingens grundbudget"),
        ("☒", "Afdelingens opsparing"),
        ("☐", "MSO's fælles opsparing"),
    ):
        document.add_paragraph(f"{sign} {label}", style="List Bullet")
    document.add_heading("Indirekte udgifter", 2)
    document.add_paragraph("Ingen")


def _labels_item() -> ItemView:
    return ItemView(
        key="",
        form="indstilling-2020",
        title="Rygning på matriklen",
        openness=Openness.CLOSED,
        meeting_line="Chefteammøde: 6.marts 2026",
        caseworkers=("Åge Digt",),
        department="HR",
        managers=("Signe Fabel",),
        attendees=("Signe Fabel, konsulent", "Åge Digt"),
        background=(
            *texts("Reglerne er fra 2009."),
            Block(
                Kind.PARAGRAPH,
                0,
                (
                    Run("Se "),
                    Run("bilag 1", italic=True),
                    Run(" og "),
                    Run("bilag 2", underline=True),
                ),
            ),
        ),
        decision_intro="Det indstilles, at Chefteamet:",
        decisions=tuple(
            Block(Kind.NUMBER, 0, (Run(words),))
            for words in ("godkender reglerne", "drøfter tilsynet")
        ),
        effect=texts("Renere luft."),
        follow_up=bullets((0, "Måling hvert år"), (1, "i maj"), (0, "Samtaler")),
        communication=texts("Opslag."),
        direct_costs=DirectCostsView(
            CostUnit.THOUSAND_KRONER,
            ((2025, None), (2026, Decimal(12)), (2027, Decimal(12)), (2028, None)),
            texts("Skilte og maling."),
        ),
        funding=FundingView(False, True, False),
        indirect_costs=texts("Ingen"),
        annexes=(
            AnnexView(1, "Nye regler", Openness.OPEN),
            AnnexView(2, "Klager", Openness.CLOSED),
        ),
    )


LABELS_LEFT = ("Risici", "Nogle vil klage.")


# --- the form of 2018 -----------------------------------------------------------------------------


def sparring(path: Path) -> ItemView:
    """Labels inside their cells, crosses in cells, one row of amounts, minutes in the table."""
    document = docx.Document()
    document.add_heading("Chefteamsparring: ”Et fælles venteværelse”", 1)
    document.add_paragraph("Den 12. marts 2026, Plan og Bolig")
    table = document.add_table(rows=0, cols=2)
    _sparring_texts(table)
    _sparring_head(table.cell(3, 1))
    money = document.add_table(rows=2, cols=5)
    money.cell(0, 0).text = "Direkte udgifter (Angiv kr.)"
    for at, (year, amount) in enumerate(
        (("2025", ""), ("2026", "80.000"), ("2027", "15.500,-"), ("2028", "")), 1
    ):
        money.cell(0, at).text, money.cell(1, at).text = year, amount
    funding = document.add_table(rows=3, cols=3)
    funding.cell(0, 0).merge(funding.cell(0, 2)).text = "Udgiften afholdes inden for: (Sæt X)"
    for at, label in enumerate(("Afd. grundbudget", "Afd. opsparing", "MSO's fælles opsparing")):
        funding.cell(1, at).text = label
    funding.cell(2, 2).text = "x"
    end = document.add_table(rows=1, cols=1)
    write(end.cell(0, 0), "Referat:", bold=True)
    write(end.cell(0, 0), "Chefteamet drøftede forslaget.", "Baggrund", "Mere om det næste gang.")
    document.add_paragraph()  # as Word ends every file; without it LibreOffice writes no table to .doc
    document.save(str(path))
    return _sparring_item()


def _sparring_texts(table: Any) -> None:
    for left, right in (
        (("Baggrund:", "Folk venter tre steder."), ("Kommunikation", "Skilte i hallen.")),
        (("Beslutninger", "Vi ønsker sparring på placeringen."), ()),
        (
            ("Effekt og målopfølgning", "Færre vrede."),
            ("Koordineret med andre afdelinger, hvilke:", "Jura"),
        ),
        (("Implementering", "1. Tegninger", "2. Flytning"), ()),
    ):
        cells = table.add_row().cells
        for cell, lines in zip(cells, (left, right), strict=True):
            if lines:
                write(cell, lines[0], bold=True)
                write(cell, *lines[1:])
    nested = table.cell(1, 1).add_table(rows=2, cols=4)
    nested.cell(0, 0).merge(nested.cell(0, 3)).text = "Denne indstilling er (Sæt X):"
    for at, text in enumerate(("Åben", "X", "Lukket", "")):
        nested.cell(1, at).text = text


def _sparring_head(cell: Any) -> None:
    people = cell.add_table(rows=2, cols=2)
    people.cell(0, 0).text = "Ansvarlig/Navn"
    people.cell(0, 1).text = "Plan og Bolig / Mads Paahit"
    people.cell(1, 0).text = "Deltager på mødet (+ tlf.)"
    people.cell(1, 1).text = "Lis Sagn 87654321"


def _sparring_item() -> ItemView:
    return ItemView(
        key="",
        form="sparring-2018",
        title="Chefteamsparring: ”Et fælles venteværelse”",
        openness=Openness.OPEN,
        meeting_line="Den 12. marts 2026, Plan og Bolig",
        department="Plan og Bolig",
        managers=("Mads Paahit",),
        attendees=("Lis Sagn",),
        background=texts("Folk venter tre steder."),
        decisions=texts("Vi ønsker sparring på placeringen."),
        effect=texts("Færre vrede."),
        implementation=tuple(
            Block(Kind.NUMBER, 0, (Run(words),)) for words in ("Tegninger", "Flytning")
        ),
        communication=texts("Skilte i hallen."),
        coordination=texts("Jura"),
        direct_costs=DirectCostsView(
            CostUnit.KRONER,
            ((2025, None), (2026, Decimal(80000)), (2027, Decimal(15500)), (2028, None)),
        ),
        funding=FundingView(False, False, True),
        minutes=texts("Chefteamet drøftede forslaget.", "Baggrund", "Mere om det næste gang."),
    )


SPARRING_LEFT = ("87654321",)
TWINS: tuple[tuple[Callable[[Path], ItemView], tuple[str, ...]], ...] = (
    (grid, GRID_LEFT),
    (labels, LABELS_LEFT),
    (sparring, SPARRING_LEFT),
)

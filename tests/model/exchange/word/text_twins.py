"""The three forms as they arrive in a mail: labels, lines, tabs where a table was. Invented."""

import datetime
from decimal import Decimal

from model.text.blocks import Block, Kind, RichText, Run, normalise, paragraph
from model.views import AnnexView, DirectCostsView, FundingView, ItemView, ProcessStepView
from model.vocabulary import CostUnit, Openness

TEXTS = {
    "indstilling-2020": """\
Rygning på matriklen

Åben indstilling
☒ Lukket indstilling

Sagsbehandler:
Åge Digt

Afdeling/Ansvarlig leder:
HR, Signe Fabel

Chefteammøde – 5. marts 2026

Mødedeltagere:
Signe Fabel og Åge Digt

Baggrund

Reglerne er fra 2009. Se bilag 1.

Beslutninger

Chefteamet skal beslutte:

- At reglerne ændres (bilag 1):
 - o Pkt. 1. Ude
 - o Pkt. 2. Inde
- At nogen siger det

Effekt

Renere luft.

Opfølgning

Måling hvert år.

Kommunikation

Opslag.

Koordinering

Koordineret med: Jura og MED.

Direkte udgifter (tkr.)

2025\t
2026\t12
2027\t1.250,5
2028\t

Skilte og maling.

Udgiften finansieres inden for:

☐ Afdelingens grundbudget
☒ Afdelingens opsparing
☐ MSO's fælles opsparing

Indirekte udgifter

Et par timer.

Bilag

Bilag 1: Nye regler

Referat

Chefteamet besluttede:

- At reglerne ændres
""",
    "indstilling-2020-grid": """\
Cykler til hjemmeplejen
☒ Åben indstilling ☐ Lukket indstilling\tSagsbehandler: Bo Prøve\tAfdeling/Ansvarlig leder: Drift, Ida
Chefteammøde – 19. februar 2026
Mødedeltagere: Ida Digt & Bo Prøve
Baggrund
Der er tolv cykler.
Beslutninger
Chefteamet skal beslutte:
- At indkøbe cykler
- At indkøbe hjelme
Effekt
Flere ture.
Opfølgning
Status om et halvt år.
Kommunikation
Et opslag.
Koordinering
HR og Økonomi.
Direkte udgifter (tkr.)
2025\t
2026\t-40
2027\t
2028\t
Udgiften finansieres inden for:
☒ Afdelingens grundbudget
☐ Afdelingens opsparing
☐ MSO's fælles opsparing
Indirekte udgifter
Ingen
PROCES
Styregruppe ● 3. februar\tChefteam-møde ● 19. februar\tStatus ● august/september
Referat
Chefteamet godkendte indkøbet.
""",
    "sparring-2018": """\
Chefteamsparring: ”Et fælles venteværelse”
Den 12. marts 2026, Plan og Bolig
Baggrund:
Folk venter tre steder.
Beslutninger:
Vi ønsker sparring på placeringen.
Effekt og målopfølgning:
Færre vrede.
Implementering:
1. Tegninger
2. Flytning
Kommunikation:
Skilte i hallen.
Denne indstilling er (Sæt X):
Åben indstilling\tX\tLukket indstilling\t
Koordineret med andre afdelinger, hvilke:
Jura
Ansvarlig/Navn: Plan og Bolig / Mads Paahit
Deltager på mødet: Lis Sagn
Direkte udgifter (Angiv kr.)
2025\t2026\t2027\t2028
\t80.000\t15.500,-\t
Udgiften afholdes inden for: (Sæt X)
Afd. grundbudget\tAfd. opsparing\tMSO's fælles opsparing X
Referat:
Chefteamet drøftede forslaget.
""",
}


def texts(*lines: str) -> RichText:
    return normalise(paragraph(line) for line in lines)


def listed(kind: Kind, *lines: tuple[int, str]) -> RichText:
    return normalise(Block(kind, level, (Run(text),)) for level, text in lines)


def _costs(unit: CostUnit, first: int, *amounts: str, note: str = "") -> DirectCostsView:
    cells = tuple(
        (year, Decimal(amount) if amount else None) for year, amount in enumerate(amounts, first)
    )
    return DirectCostsView(unit, cells, texts(note))


ITEMS = {
    "indstilling-2020": ItemView(
        "",
        "indstilling-2020",
        "Rygning på matriklen",
        openness=Openness.CLOSED,
        meeting_line="Chefteammøde – 5. marts 2026",
        caseworkers=("Åge Digt",),
        department="HR",
        managers=("Signe Fabel",),
        attendees=("Signe Fabel", "Åge Digt"),
        background=texts("Reglerne er fra 2009. Se bilag 1."),
        decision_intro="Chefteamet skal beslutte:",
        decisions=listed(
            Kind.BULLET,
            (0, "At reglerne ændres (bilag 1):"),
            (1, "Pkt. 1. Ude"),
            (1, "Pkt. 2. Inde"),
            (0, "At nogen siger det"),
        ),
        effect=texts("Renere luft."),
        follow_up=texts("Måling hvert år."),
        communication=texts("Opslag."),
        coordination=texts("Koordineret med: Jura og MED."),
        direct_costs=_costs(
            CostUnit.THOUSAND_KRONER, 2025, "", "12", "1250.5", "", note="Skilte og maling."
        ),
        funding=FundingView(False, True, False),
        indirect_costs=texts("Et par timer."),
        annexes=(AnnexView(1, "Nye regler"),),
        minutes=(
            *texts("Chefteamet besluttede:"),
            *listed(Kind.BULLET, (0, "At reglerne ændres")),
        ),
    ),
    "indstilling-2020-grid": ItemView(
        "",
        "indstilling-2020-grid",
        "Cykler til hjemmeplejen",
        openness=Openness.OPEN,
        meeting_line="Chefteammøde – 19. februar 2026",
        caseworkers=("Bo Prøve",),
        department="Drift",
        managers=("Ida",),
        attendees=("Ida Digt", "Bo Prøve"),
        background=texts("Der er tolv cykler."),
        decision_intro="Chefteamet skal beslutte:",
        decisions=listed(Kind.BULLET, (0, "At indkøbe cykler"), (0, "At indkøbe hjelme")),
        effect=texts("Flere ture."),
        follow_up=texts("Status om et halvt år."),
        communication=texts("Et opslag."),
        coordination=texts("HR og Økonomi."),
        direct_costs=_costs(CostUnit.THOUSAND_KRONER, 2025, "", "-40", "", ""),
        funding=FundingView(True, False, False),
        indirect_costs=texts("Ingen"),
        process=(
            ProcessStepView("Styregruppe", datetime.date(2026, 2, 3)),
            ProcessStepView("Chefteam-møde", datetime.date(2026, 2, 19)),
            ProcessStepView("Status", None, "august/september"),
        ),
        minutes=texts("Chefteamet godkendte indkøbet."),
    ),
    "sparring-2018": ItemView(
        "",
        "sparring-2018",
        "Chefteamsparring: ”Et fælles venteværelse”",
        openness=Openness.OPEN,
        meeting_line="Den 12. marts 2026, Plan og Bolig",
        department="Plan og Bolig",
        managers=("Mads Paahit",),
        attendees=("Lis Sagn",),
        background=texts("Folk venter tre steder."),
        decisions=texts("Vi ønsker sparring på placeringen."),
        effect=texts("Færre vrede."),
        implementation=listed(Kind.NUMBER, (0, "Tegninger"), (0, "Flytning")),
        communication=texts("Skilte i hallen."),
        coordination=texts("Jura"),
        direct_costs=_costs(CostUnit.KRONER, 2025, "", "80000", "15500", ""),
        funding=FundingView(False, False, True),
        minutes=texts("Chefteamet drøftede forslaget."),
    ),
}

"""Meetings to make documents of: invented people, invented cases."""

import datetime
from dataclasses import replace
from decimal import Decimal

from model.planning.schedule import plan
from model.planning.shapes import Entry, StartRule, Window
from model.text.blocks import Block, Kind, RichText, Run, from_plain
from model.views import (
    AbsenceView,
    AnnexView,
    BreakView,
    CarriedFrom,
    ComingMeeting,
    DirectCostsView,
    EntryView,
    FollowUpView,
    FundingView,
    GuestView,
    HiddenPointView,
    ItemView,
    MeetingView,
    MemberView,
    PointView,
    ProcessStepView,
)
from model.vocabulary import (
    AbsenceReason,
    Attendance,
    CostUnit,
    Edition,
    MeetingStatus,
    Openness,
    Purpose,
)

DATE = datetime.date(2026, 9, 17)


def text(*lines: str) -> RichText:
    """Lines of a text: "- " and "1. " begin list items, four spaces a level, "## " a heading."""
    blocks: list[Block] = []
    for line in lines:
        bare = line.lstrip(" ")
        level = (len(line) - len(bare)) // 4
        kind, words = Kind.PARAGRAPH, bare
        for mark, found in (("- ", Kind.BULLET), ("1. ", Kind.NUMBER), ("## ", Kind.HEADING)):
            if bare.startswith(mark):
                kind, words = found, bare.removeprefix(mark)
        level = 2 if kind is Kind.HEADING else level
        runs = tuple(
            Run(part, bold=number % 2 == 1) for number, part in enumerate(words.split("**")) if part
        )
        blocks.append(Block(kind, level, runs))
    return tuple(blocks)


def item(**changes: object) -> ItemView:
    """A whole recommendation on the grid form."""
    whole = ItemView(
        key="traeer",
        form="indstilling-2020-grid",
        title="Træer langs skolevejene",
        openness=Openness.OPEN,
        caseworkers=("Liv Engsø", "Per Rask"),
        department="Vej og Park",
        managers=("Tove Brink",),
        attendees=("Liv Engsø", "Tove Brink"),
        background=text(
            "Langs 14 skoleveje er der i dag **612 træer**. Registreringen fra foråret viser:",
            "- 87 træer er gået ud",
            "    - 51 efter tørken",
            "    - 36 efter gravearbejde",
            "- rodskader på fortov og cykelsti",
            "Genplantning kræver koordinering med ledningsejerne.",
        ),
        decision_intro="Chefteamet skal:",
        decisions=text(
            "- Godkende at de 87 træer genplantes over to sæsoner",
            "- Drøfte valg af arter (bilag 1)",
            "- Tage økonomien til efterretning",
        ),
        effect=text("Skygge på skolevejen og færre rodskader på ti års sigt."),
        follow_up=text("Status til Chefteamet efter første plantesæson."),
        communication=text("Skolerne får besked, før der graves."),
        coordination=text("Koordineret med Skoleafdelingen og Forsyningen."),
        direct_costs=DirectCostsView(
            CostUnit.THOUSAND_KRONER,
            ((2025, None), (2026, Decimal("1250.5")), (2027, Decimal(980)), (2028, None)),
            text("Indkøb, plantning og to års pasning."),
        ),
        funding=FundingView(department_base=True, department_savings=False),
        indirect_costs=text("Cirka 120 timers tilsyn om året."),
        process=(
            ProcessStepView("Styregruppe", datetime.date(2026, 9, 3)),
            ProcessStepView("Chefteammøde", DATE),
            ProcessStepView("Hoved-MED", datetime.date(2026, 10, 1)),
            ProcessStepView("Evaluering", None, "Foråret 2027"),
        ),
        annexes=(
            AnnexView(1, "Arter og placering", Openness.OPEN),
            AnnexView(2, "Tilbud fra tre planteskoler", Openness.CLOSED),
        ),
    )
    return replace(whole, **changes)


def point(key: str, title: str, duration: int | None = 10, **changes: object) -> PointView:
    """A point that needs nothing but a title."""
    made = PointView(
        key, title, duration=duration, openness=Openness.OPEN, purpose=Purpose.INFORMATION
    )
    return replace(made, **changes)


def numbered(entries: tuple[EntryView, ...], start: int, end: int) -> MeetingView:
    """A meeting of these entries, with numbers and times as the editions fill them."""
    planned = plan(
        [
            Entry(
                entry.key,
                entry.duration,
                entry.rule,
                entry.start_at,
                isinstance(entry, PointView) and entry.withdrawn,
                tuple(g.name for g in entry.guests) if isinstance(entry, PointView) else (),
            )
            for entry in entries
            if not isinstance(entry, HiddenPointView)
        ],
        Window(start, end),
    )
    number = 0
    filled: list[EntryView] = []
    for entry in entries:
        assert not isinstance(entry, HiddenPointView)
        slot = planned.slot(entry.key)
        if isinstance(entry, PointView):
            number += 1
            filled.append(replace(entry, number=number, start=slot.start, end=slot.end))
        else:
            filled.append(replace(entry, start=slot.start, end=slot.end))
    return MeetingView(
        Edition.FULL,
        "ct-2026-09-17",
        forum="Chefteam",
        name="Chefteammøde",
        date=DATE,
        start=start,
        end=end,
        plan=planned,
        entries=tuple(filled),
    )


SMALL: tuple[EntryView, ...] = (
    point(
        "p1",
        "Godkendelse af dagsorden",
        5,
        purpose=Purpose.DECISION,
        minutes=text("Dagsordenen blev godkendt."),
    ),
    point(
        "p2",
        "Træer langs skolevejene",
        30,
        purpose=Purpose.DECISION,
        guests=(GuestView("Liv Engsø"), GuestView("Per Rask"), GuestView("Tove Brink")),
        item=item(),
        minutes=text(
            "Chefteamet:",
            "- Godkendte at de 87 træer genplantes over to sæsoner",
            "- Drøftede valg af arter",
            "    - bærtræer undgås ved indgange",
        ),
        follow_ups=(
            FollowUpView("Tidsplan for gravearbejdet", who="Per Rask", due=DATE.replace(day=30)),
            FollowUpView("Brev til skolerne", who="Liv Engsø", due_text="inden efterårsferien"),
        ),
    ),
    BreakView("b1", "Pause", 10),
    point(
        "p3",
        "Salg af grund ved havnen",
        20,
        openness=Openness.CLOSED,
        closed_reason="forhandling om pris",
        guests=(GuestView("Ib Holme"),),
        minutes=text("Chefteamet tiltrådte forhandlingsrammen."),
    ),
    point("p4", "Ny kantineordning", 15, withdrawn=True),
    point(
        "p5",
        "Sygefravær i 2. kvartal",
        15,
        rule=StartRule.NOT_BEFORE,
        start_at=10 * 60,
        guests=(GuestView("Ea Lind"),),
        carried_from=CarriedFrom(datetime.date(2026, 9, 3), 4),
        annexes=(AnnexView(1, "Tabeller", Openness.OPEN),),
        minutes=text("Chefteamet tog status til efterretning."),
    ),
    point("p6", "Cyberøvelse i uge 45", 10, supplementary=True),
    point("p7", "Eventuelt", None, purpose=Purpose.ANY_OTHER_BUSINESS),
)
"""A meeting with one entry of every kind."""

MEMBERS = (
    MemberView("Kim Dahl", Attendance.PRESENT),
    MemberView("Tove Brink", Attendance.PRESENT, online=True),
    MemberView("Ask Juhl", Attendance.EXCUSED),
    MemberView(
        "Bo Friis",
        Attendance.PRESENT,
        absences=(
            AbsenceView(("p1", "p2"), end=9 * 60, reason=AbsenceReason.ARRIVED),
            AbsenceView(("p3",), reason=AbsenceReason.CONFLICTED),
        ),
    ),
)


def small() -> MeetingView:
    """One of everything, in the full edition."""
    return replace(
        numbered(SMALL, 8 * 60 + 30, 11 * 60),
        location="Rådhuset, mødelokale 2",
        virtual_note="virtuelt for sagsbehandlere",
        information=text("Frokosten står i lokale 3 fra kl. 11."),
        chair="Kim Dahl",
        minute_taker="Rie Sø",
        members=MEMBERS,
        status=MeetingStatus.MINUTES_DRAFT,
        holds_closed=True,
        coming_meetings=(
            ComingMeeting("Chefteammøde", datetime.date(2026, 10, 1), 510, 660, "Rådhuset"),
            ComingMeeting("Strategidag", datetime.date(2026, 10, 15), 540, 960),
        ),
    )


def opened(view: MeetingView, *, title: str | None = None) -> MeetingView:
    """The view as the open edition shows it: closed points gone, or a line, or a neutral title."""
    entries: list[EntryView] = []
    for entry in view.entries:
        if isinstance(entry, PointView) and entry.openness is Openness.CLOSED:
            if title is not None:
                entries.append(HiddenPointView(entry.number, entry.start, entry.end, title))
        elif isinstance(entry, PointView) and entry.item is not None:
            kept = tuple(a for a in entry.item.annexes if a.openness is Openness.OPEN)
            entries.append(replace(entry, item=replace(entry.item, annexes=kept)))
        else:
            entries.append(entry)
    return replace(view, edition=Edition.OPEN, entries=tuple(entries), holds_closed=False)


LOREM = (
    "Forvaltningen har i foråret gennemgået de kommunale ejendomme og peger på, at varmeforbruget "
    "kan sænkes, hvis driften samles. Gennemgangen bygger på målinger fra 46 bygninger og på "
    "samtaler med tekniske servicemedarbejdere, institutionsledere og brugerråd. "
    "Kommunalbestyrelsens klimahandlingsplan forudsætter, at energirenoveringerne er gennemført "
    "inden udgangen af budgetperioden, og at bygningsvedligeholdelsen planlægges derefter. "
)


def big(points: int = 14, paragraphs: int = 5) -> MeetingView:
    """Many points with long recommendations."""
    entries: list[EntryView] = []
    for number in range(1, points + 1):
        long = from_plain("\n".join([LOREM * 2] * paragraphs))
        nested = text(
            *("    " * level + f"- {LOREM[: 60 + 40 * level]}" for level in range(6)),
            "1. Første skridt tages i de bygninger, hvor driften allerede er samlet.",
            "1. Andet skridt afventer budgetforhandlingerne.",
        )
        entries.append(
            point(
                f"p{number}",
                f"Energirenovering i område {number}"
                + (": status, tidsplan og økonomi for bygningsmassen" if number % 3 == 0 else ""),
                15,
                purpose=Purpose.DECISION,
                guests=(GuestView("Liv Engsø"),),
                item=item(background=long + nested, effect=long[:2], communication=nested),
                minutes=nested,
            )
        )
    return replace(numbered(tuple(entries), 480, 900), location="Rådhuset, mødelokale 2")

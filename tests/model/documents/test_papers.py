"""The smaller papers: script, slip, corrections, supplementary agenda, closed part, tasks, news."""

import datetime
from dataclasses import replace

import pypdfium2
import pytest

from model.documents.agenda import supplementary_agenda
from model.documents.chair_script import chair_script
from model.documents.changes import changes, changes_paper
from model.documents.content import Document, Table
from model.documents.five_minutes import five_minutes
from model.documents.guest_slip import guest_slip
from model.documents.minutes import MinutesLayout, TaskPlace, closed_part, minutes
from model.documents.pdf.writer import render_pdf
from model.documents.task_list import task_list
from model.editions import guest_view, open_view
from model.views import (
    AnnexView,
    EntryView,
    FollowUpView,
    GuestView,
    HiddenPointView,
    MeetingView,
)
from model.vocabulary import ClosedDisplay, Edition, Openness
from tests.model.documents.meetings import numbered, point, small, text
from tests.model.documents.pdf.reading import faults
from tests.model.documents.readable import words


def changed(view: MeetingView, key: str, **values: object) -> MeetingView:
    entries = tuple(replace(e, **values) if key_of(e) == key else e for e in view.entries)
    return view.with_entries(entries)


def key_of(entry: EntryView) -> str:
    return "" if isinstance(entry, HiddenPointView) else entry.key


def noted() -> MeetingView:
    view = changed(small(), "p2", note_to_chair=text("Spørg til **ledningsejerne**."))
    return changed(view, "p5", guests=(GuestView("Ea Lind", online=True, arrive_before=10),))


def papers() -> list[Document]:
    view = noted()
    told = changed(view, "p2", communicated=True)
    return [
        chair_script(view),
        guest_slip(guest_view(view, "Liv Engsø")),
        task_list(view),
        five_minutes(open_view(told, ClosedDisplay.NOTHING)),
        supplementary_agenda(view),
        closed_part(view),
        changes_paper(view, datetime.datetime(2026, 9, 14, 15), changed(view, "p2", title="Ny")),
        minutes(view, MinutesLayout.SHORT, TaskPlace.END),
    ]


@pytest.mark.parametrize("number", range(8))
def test_every_paper_conforms(number: int) -> None:
    document = papers()[number]
    assert faults(render_pdf(document)) == []
    assert words(document)


def test_the_script_holds_the_times_and_the_notes_to_the_chair() -> None:
    said = words(chair_script(noted()))
    assert "Spørg til ledningsejerne." in said
    assert "8.35-9.05 | 2. Træer langs skolevejene | 30 | 9.35 |" in said
    assert "skal starte senest kl. 9.35" in said
    assert "Ea Lind, online, klar kl. 9.50" in said
    assert "Salg af grund ved havnen" in said
    assert "4. Ny kantineordning (udgået)" in said
    assert "Godkende at de 87 træer" in said
    assert chair_script(noted()).notices == ("Kun til mødelederen", "Indeholder lukkede punkter")


def test_nobody_has_to_start_before_the_point_is_planned() -> None:
    view = noted()
    late = replace(
        view,
        plan=replace(view.plan, slots=tuple(replace(s, latest_start=1) for s in view.plan.slots)),
    )
    assert "skal starte senest" in words(chair_script(view))
    assert "skal starte senest" not in words(chair_script(late))


def test_notes_to_the_chair_stand_in_no_other_paper() -> None:
    view = noted()
    others = papers()[1:]
    others += [minutes(view, layout) for layout in MinutesLayout]
    assert not any("Spørg til" in words(document) for document in others)


def test_a_slip_holds_ones_own_points_only() -> None:
    said = words(guest_slip(guest_view(noted(), "Ib Holme")))
    assert "9.15-9.35 | 3. Lukket punkt" in said
    for other in ("Salg af grund", "Træer", "Liv Engsø", "Frokosten", "Kim Dahl"):
        assert other not in said
    early = words(guest_slip(guest_view(noted(), "Ea Lind")))
    assert "Vær klar 10 minutter før." in early
    with pytest.raises(LookupError):
        guest_slip(guest_view(noted(), "Ingen Her"))


def test_nothing_changed() -> None:
    assert list(changes(small(), small())) == []
    said = words(changes_paper(small(), datetime.datetime(2026, 9, 14), small()))
    assert "Intet er ændret" in said
    assert "ændringer siden udsendelsen d. 14. september 2026" in said


def told(then: MeetingView, now: MeetingView) -> list[str]:
    return [f"{change.about}: {change.what}" for change in changes(then, now)]


def test_changes_of_the_meeting_and_its_points() -> None:
    then = small()
    now = replace(then, location="Rådhuset, mødelokale 4", chair="Rie Sø")
    now = changed(now, "p2", guests=(GuestView("Liv Engsø"), GuestView("Ny Gæst")))
    now = changed(now, "p5", withdrawn=True)
    now = changed(now, "p1", title="Dagsorden")
    now = changed(now, "b1", start=550, end=560)
    assert told(then, now) == [
        "Sted: Rådhuset, mødelokale 2 (virtuelt for sagsbehandlere) → Rådhuset, mødelokale 4"
        " (virtuelt for sagsbehandlere)",
        "Mødeleder: Kim Dahl → Rie Sø",
        "1. Dagsorden: Overskrift: Godkendelse af dagsorden → Dagsorden",
        "2. Træer langs skolevejene: Deltager nu: Ny Gæst",
        "2. Træer langs skolevejene: Deltager ikke længere: Per Rask og Tove Brink",
        "5. Sygefravær i 2. kvartal: Punktet er udgået",
        "Pause: Tid: 9.05-9.15 → 9.10-9.20",
    ]


def test_the_changes_of_a_point_stand_in_one_row() -> None:
    then = small()
    now = changed(then, "p2", title="Træer", guests=(GuestView("Liv Engsø"),))
    paper = changes_paper(then, datetime.datetime(2026, 9, 14), now)
    (table,) = (block for block in paper.blocks if isinstance(block, Table))
    assert table.rows == (
        (
            "2. Træer",
            "Overskrift: Træer langs skolevejene → Træer\n"
            "Deltager ikke længere: Per Rask og Tove Brink",
        ),
    )


def test_changes_of_recommendation_and_annexes() -> None:
    then = small()
    item = then.points[1].item
    assert item is not None
    other = replace(
        item,
        effect=text("Noget andet."),
        department="Miljø",
        annexes=(AnnexView(1, "Arter", Openness.OPEN), AnnexView(3, "Kort", Openness.OPEN)),
    )
    assert told(then, changed(then, "p2", item=other)) == [
        "2. Træer langs skolevejene: Ændret i indstillingen: Afdeling/Ansvarlig leder og Effekt",
        "2. Træer langs skolevejene: Bilag 1 er skiftet ud: Arter",
        "2. Træer langs skolevejene: Nyt bilag 3: Kort",
        "2. Træer langs skolevejene: Bilag 2 er taget ud",
    ]
    assert told(then, changed(then, "p2", item=None))[0].endswith("Indstillingen er taget af")


def test_new_points_and_gone_ones() -> None:
    then = small()
    fewer = then.with_entries(tuple(e for e in then.entries if key_of(e) not in ("p6", "b1")))
    late = told(fewer, then)
    assert late == [
        "6. Cyberøvelse i uge 45: Tillægspunkt, kl. 10.15-10.25",
        "Pause: 9.05-9.15",
    ]
    assert told(then, fewer) == [
        "Pause: Ikke længere på dagsordenen",
        "6. Cyberøvelse i uge 45: Ikke længere på dagsordenen",
    ]


def test_the_supplementary_agenda_has_late_points_only() -> None:
    said = words(supplementary_agenda(small()))
    assert "Punkt 6: Cyberøvelse i uge 45" in said
    assert "Punkt 5" not in said
    assert supplementary_agenda(small()).notices == ()
    with pytest.raises(LookupError):
        supplementary_agenda(numbered((point("p1", "T"),), 500, 600))


def test_the_closed_part_has_closed_points_only() -> None:
    said = words(closed_part(small()))
    assert "Beslutning for Punkt 3: Salg af grund ved havnen" in said
    assert "forhandling om pris" in said
    assert "Træer" not in said
    assert "Frokosten" not in said
    with pytest.raises(LookupError):
        closed_part(open_view(small(), ClosedDisplay.NOTHING))


def test_tasks_none_after_the_point_or_at_the_end() -> None:
    places = {place: words(minutes(small(), tasks=place)) for place in TaskPlace}
    assert "Tidsplan for gravearbejdet" not in places[TaskPlace.NONE]
    assert "Opgave: Tidsplan for gravearbejdet – Per Rask" in places[TaskPlace.POINT]
    end = places[TaskPlace.END]
    assert "2 | Tidsplan for gravearbejdet | Per Rask | 30. september 2026" in end
    assert end.index("Tidsplan for gravearbejdet") > end.index("Punkt 7: Eventuelt")


def test_a_task_list() -> None:
    assert "2 | Brev til skolerne | Liv Engsø | inden efterårsferien" in words(task_list(small()))
    none = numbered((point("p1", "T"),), 500, 600)
    assert "Mødet gav ingen opgaver." in words(task_list(none))


@pytest.mark.parametrize("tasks", [TaskPlace.POINT, TaskPlace.END])
def test_a_deadline_in_words_is_not_divided(tasks: TaskPlace) -> None:
    task = FollowUpView("Melde rammerne ud", who="Karin Holm", due_text="efter 2. behandlingen")
    view = changed(small(), "p2", follow_ups=(task,))
    for paper in (task_list(view), minutes(view, MinutesLayout.WHOLE, tasks)):
        with pypdfium2.PdfDocument(render_pdf(paper)) as pdf:
            said = "".join(page.get_textpage().get_text_range() for page in pdf)
        assert "efter 2. behandlingen" in said


def test_news_come_from_ticked_points_of_the_open_view() -> None:
    view = changed(changed(small(), "p2", communicated=True), "p3", communicated=True)
    said = words(five_minutes(open_view(view, ClosedDisplay.TITLE)))
    assert "Godkendte at de 87 træer" in said
    assert "havnen" not in said
    assert "Sygefravær" not in said
    with pytest.raises(LookupError):
        five_minutes(open_view(small(), ClosedDisplay.NOTHING))
    with pytest.raises(ValueError, match="open"):
        five_minutes(replace(view, edition=Edition.FULL))

import dataclasses
import datetime

import pytest

from model.documents.agenda import agenda
from model.documents.content import ContentBlock, Document, From, Heading, KeepTogether
from model.documents.recommendation import decision_points, people, recommendation
from model.documents.words import Words
from model.forms import forms
from model.text.blocks import RichText, from_plain
from model.views import DirectCostsView, FundingView, ItemView
from model.vocabulary import CostUnit
from tests.model.documents.meetings import DATE, item, numbered, point
from tests.model.documents.readable import words

DA = Words("da")


def printed(view: ItemView) -> str:
    return words(Document("", "da", tuple(recommendation(view, DA, DATE))))


def headings(blocks: tuple[ContentBlock, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, KeepTogether | From):
            found += headings(block.blocks)
        elif isinstance(block, Heading):
            found.append(block.text)
    return found


def test_the_fields_stand_in_the_order_of_their_form() -> None:
    grid = headings(tuple(recommendation(item(), DA, DATE)))
    assert grid == [
        "Baggrund",
        "Beslutninger",
        "Effekt",
        "Opfølgning",
        "Kommunikation",
        "Koordinering",
        "Direkte udgifter (tkr.)",
        "Udgiften finansieres inden for",
        "Indirekte udgifter",
        "Proces",
        "Bilag",
    ]
    sparring = item(form="sparring-2018", implementation=from_plain("I foråret."))
    assert headings(tuple(recommendation(sparring, DA, DATE))) == [
        "Baggrund",
        "Beslutninger",
        "Effekt og målopfølgning",
        "Implementering",
        "Kommunikation",
        "Koordineret med andre afdelinger, hvilke",
        "Udgiften afholdes inden for",
        "Direkte udgifter (tkr.)",
        "Bilag",
    ]


@pytest.mark.parametrize("code", [*(form.code for form in forms()), "never heard of"])
def test_an_empty_item_prints_nothing(code: str) -> None:
    assert printed(ItemView("x", code, "T")) == ""
    assert list(people(ItemView("x", code, "T"), DA)) == []


@pytest.mark.parametrize("code", [*(form.code for form in forms()), "never heard of"])
def test_own_fields_of_a_form_are_printed(code: str) -> None:
    own = ItemView("x", code, "T", fields=(("Klima", from_plain("Mindre CO2.")),))
    assert printed(own) == "### Klima\nMindre CO2."


def test_an_unknown_form_prints_every_text() -> None:
    texts = [field.name for field in dataclasses.fields(ItemView) if field.type == RichText]
    kept = {"minutes", "unrecognised", "fields", "earlier_minutes"}
    names = [name for name in texts if name not in kept]
    assert len(names) > 6
    whole = item(form="never heard of", **{name: from_plain(f"Ord om {name}.") for name in names})
    said = printed(whole)
    for name in names:
        assert f"Ord om {name}." in said


def test_costs() -> None:
    def costs(*amounts: tuple[int, None], note: str = "") -> str:
        unit = CostUnit.KRONER
        return printed(
            ItemView(
                "x",
                "indstilling-2020",
                "T",
                direct_costs=DirectCostsView(unit, amounts, from_plain(note)),
            )
        )

    assert costs((2026, None), (2027, None)) == ""
    assert costs(note="Mindre udgifter.") == "### Direkte udgifter (kr.)\nMindre udgifter."
    assert "1.250,5 | 980" in printed(item())


def test_funding_without_a_tick_is_not_printed() -> None:
    assert "finansieres" not in printed(item(funding=FundingView(False, False, None)))
    assert "[x] MSO's fælles opsparing" in printed(item(funding=FundingView(common_savings=True)))


def test_process_dates_name_the_year_where_it_is_another() -> None:
    said = printed(item())
    assert "● Chefteammøde: 17. september (now)" in said
    assert "● Evaluering: Foråret 2027" in said
    other = datetime.date(2028, 1, 2)
    blocks = recommendation(item(), DA, other)
    assert "17. september 2026" in words(Document("", "da", tuple(blocks)))


def test_people_in_the_words_of_the_form() -> None:
    rows = [(fact.label, fact.value) for fact in people(item(managers=("A", "B")), DA)]
    assert rows == [
        ("Sagsbehandlere", "Liv Engsø og Per Rask"),
        ("Afdeling/Ansvarlige ledere", "Vej og Park, A og B"),
        ("Mødedeltagere", "Liv Engsø og Tove Brink"),
    ]
    rows = [(fact.label, fact.value) for fact in people(item(managers=(), attendees=()), DA)]
    assert rows[1:] == [("Afdeling/Ansvarlig leder", "Vej og Park")]


def test_decision_points_alone() -> None:
    blocks = tuple(decision_points(item(), DA))
    assert headings(blocks) == ["Beslutninger"]
    assert words(Document("", "da", blocks)).splitlines()[1] == "Chefteamet skal:"


def test_a_point_without_an_item_lists_its_own_annexes() -> None:
    assert "Bilag" not in words(agenda(numbered((point("p", "P"),), 480, 540)))

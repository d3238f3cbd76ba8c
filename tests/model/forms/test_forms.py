import dataclasses

import pytest

from model.forms import Form, Kind, form, forms
from model.views import FundingView, ItemView

CODES = ("indstilling-2020", "indstilling-2020-grid", "sparring-2018")
ATTRIBUTES = {field.name for field in dataclasses.fields(ItemView)}
ALL = [*forms(), form("nobody knows this form")]


def test_the_three_forms_are_there() -> None:
    assert sorted(known.code for known in forms()) == sorted(CODES)
    assert all(known.known for known in forms())


@pytest.mark.parametrize("known", ALL, ids=lambda known: known.code)
def test_every_field_is_an_attribute_of_the_item(known: Form) -> None:
    for field in known.fields:
        assert field.name in ATTRIBUTES
        assert not field.beside or field.beside in ATTRIBUTES
        assert field.label("da")
        assert field.label("en")
        assert field.label("de") == field.label("da")
        assert (field.kind is Kind.PEOPLE) == bool(field.plurals) or field.kind is Kind.ANNEXES
    ticks = {field.name for field in dataclasses.fields(FundingView)}
    assert {option.name for option in known.field("funding").options} == ticks


def test_an_unknown_form_prints_every_field_that_a_known_one_has() -> None:
    generic = form("nobody knows this form")
    assert not generic.known
    names = {field.name for field in generic.fields}
    assert names >= {field.name for known in forms() for field in known.fields}
    assert not any(field.required for field in generic.fields)


def test_labels_for_one_and_for_many() -> None:
    managers = form("indstilling-2020").field("managers")
    assert managers.label(count=1) == "Afdeling/Ansvarlig leder"
    assert managers.label(count=2) == "Afdeling/Ansvarlige ledere"
    assert managers.beside == "department"
    assert "Afdeling/Ansvarlig ledere" in managers.read_labels
    assert managers.label(count=2) in managers.read_labels
    with pytest.raises(KeyError):
        form("sparring-2018").field("process")


def test_labels_of_the_sparring_form() -> None:
    labels = {field.name: field.label() for field in form("sparring-2018").fields}
    assert labels["effect"] == "Effekt og målopfølgning"
    assert labels["managers"] == "Ansvarlig/Navn"
    assert labels["attendees"] == "Deltager på mødet"
    assert form("sparring-2018").title() == "Chefteamsparring (2018)"


def test_what_the_form_puts_before_the_title_is_printed_once() -> None:
    page = form("sparring-2018").page
    assert page.title("Venteværelser", "da") == "Chefteamsparring: “Venteværelser”"
    assert (
        page.title("Chefteamsparring: ”Venteværelser”", "da") == "Chefteamsparring: ”Venteværelser”"
    )
    assert form("indstilling-2020").page.title("Venteværelser", "da") == "Venteværelser"

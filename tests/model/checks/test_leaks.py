from dataclasses import replace

import pytest

from model.checks.leaks import Secrets, leaks
from model.editions import open_view
from model.views import MeetingView
from model.vocabulary import ClosedDisplay, Openness
from tests.model.documents.meetings import item, small, text

LONG = "Udbuddet af den nordlige havnegrund begynder efter sommerferien med tre indbudte købere."


def with_closed_words() -> MeetingView:
    view = small()
    entries = tuple(replace(p, minutes=text(LONG)) if p.key == "p3" else p for p in view.points)
    return view.with_entries(entries)


@pytest.fixture
def secrets() -> Secrets:
    view = with_closed_words()
    return Secrets(view, open_view(view, ClosedDisplay.NOTHING))


@pytest.mark.parametrize(
    "said",
    [
        "Punkt 3: SALG af grund\nved havnen",
        "forhandling om pris",
        "Vi har Tilbud fra tre planteskoler her",
        "... havnegrund begynder efter sommerferien med tre ...",
    ],
)
def test_closed_words_are_found(secrets: Secrets, said: str) -> None:
    found = leaks(secrets, [said])
    assert [one.code for one in found] == ["CLOSED_TEXT_IN_FILE"]
    assert "…" in found[0].message


@pytest.mark.parametrize(
    "said",
    [
        "Træer langs skolevejene",
        "Liv Engsø, Per Rask og Tove Brink",
        "havnegrund begynder efter",
        "Chefteamet tog status til efterretning.",
        "",
    ],
)
def test_open_words_are_not(secrets: Secrets, said: str) -> None:
    assert leaks(secrets, [said]) == ()


def test_the_open_view_itself_holds_no_secret(secrets: Secrets) -> None:
    opened = open_view(with_closed_words(), ClosedDisplay.NOTHING)
    assert leaks(secrets, [repr(opened)]) == ()


def test_one_stretch_is_told_once(secrets: Secrets) -> None:
    assert len(leaks(secrets, [LONG])) < 4


def test_cpr_numbers(secrets: Secrets) -> None:
    assert [one.code for one in leaks(secrets, ["født 010190-1234"])] == ["CPR_IN_FILE"]
    assert leaks(secrets, ["nr. 990190-1234"]) == ()


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("Chefteammøde", "Chefteammøde · 17. september 2026"),
        (
            "Koordinationsmøde for sundhed, ældre og rehabilitering",
            "Koordinationsmøde for sundhed, ældre og rehabilitering 17. september 2026 kl. 8.30",
        ),
    ],
)
def test_the_meeting_is_no_secret_though_only_a_closed_point_names_it(
    name: str, heading: str
) -> None:
    view = replace(small(), name=name)
    named = item(meeting_line=f"{name} – 17. september 2026")
    entries = tuple(
        replace(p, item=named if p.openness is Openness.CLOSED else None) for p in view.points
    )
    view = view.with_entries(entries)
    secrets = Secrets(view, open_view(view, ClosedDisplay.NOTHING))
    assert leaks(secrets, [heading]) == ()
    assert leaks(secrets, ["Registreringen fra foråret viser: 87 træer er gået ud"])

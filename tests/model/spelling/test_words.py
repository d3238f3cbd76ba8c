"""Which words are looked up."""

import pytest

from model.text.words import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mødet blev holdt kl. 9.", ["Mødet", "blev", "holdt", "kl."]),
        ("drifts- og anlægsbudget", ["drifts-", "og", "anlægsbudget"]),
        ("IT-afdeling, Covid-19 og e-mail", ["IT-afdeling", "Covid", "og", "e-mail"]),
        ("KMD's og HMU i MSO.", ["og"]),
        (
            "Se https://aarhus.dk/møde eller skriv a.b@c.dk, www.x.dk nu",
            ["Se", "eller", "skriv", "nu"],
        ),
        ("aarhus.dk bl.a. 2b b2 §5 i a", ["bl.a."]),
        ("kommunens’ Århus'", ["kommunens", "Århus"]),
        ("", []),
    ],
)
def test_words_that_are_looked_up(text: str, found: list[str]) -> None:
    assert [word for _start, _end, word in words(text)] == found


def test_places_are_of_the_word_without_its_full_stop() -> None:
    text = "Det er møddet."
    assert [text[start:end] for start, end, _word in words(text)] == ["Det", "er", "møddet"]

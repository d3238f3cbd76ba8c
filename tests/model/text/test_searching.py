"""Words as the search knows them, what is asked, and where in a text it stands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text.blocks import RichText, normalise, plain_text, plain_text_of_json, to_json
from model.text.excerpts import excerpt, marks
from model.text.folding import fold, folded_words, unfolded_pattern, words
from model.text.question import Closeness, parse_question
from model.text.stemming import stem
from tests.model.text.texts import texts as rich_texts

letters = st.text("abcdeéøæåÅÆØ aeo -/1", max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Århus", "aarhus"),
        ("Ærø", "aeroe"),
        ("kørsel", "KOERSEL"),
        ("idé", "ide"),
        ("A\u030arsplan", "årsplan"),
        ("Söderberg", "søderberg"),
    ],
)
def test_the_same_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_words_of_a_text() -> None:
    assert folded_words("Sag 25/01234: møde-indkaldelse_2") == [
        *("sag", "25", "01234", "moede", "indkaldelse", "2"),
    ]


@given(letters)
def test_every_word_is_found_by_the_pattern_of_its_folding(text: str) -> None:
    for word in words(text):
        if "aaa" in word.folded:  # a and å in a row: which came first is not known any more
            continue
        assert re.search(unfolded_pattern(word.folded), text, re.IGNORECASE) is not None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("møder", "mød"),
        ("møderne", "mød"),
        ("beslutninger", "beslutning"),
        ("kommunens", "kommun"),
        ("høringer", "høring"),
        ("undersøgelserne", "undersøg"),
        ("arbejdsløst", "arbejdsløs"),
        ("budgettet", "budget"),
        ("på", "på"),
        ("2027", "2027"),
    ],
)
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


@given(st.text("abdegiklmnorstuyæøå", max_size=30))
def test_a_stem_is_a_beginning(word: str) -> None:
    assert word.startswith(stem(word))


def test_what_is_asked() -> None:
    quoted, number, typed = parse_question('"ni måneder" 26/01 møder')
    assert quoted.words == ("ni", "maaneder")
    assert (number.words, number.word) == (("26", "01"), "2601")
    assert (typed.word, typed.stem, typed.typing) == ("moeder", "moed", True)
    assert not parse_question("møder ")[0].typing
    assert parse_question(' "" -- * ') == ()


@given(st.text(max_size=80))
def test_anything_typed_is_a_question(text: str) -> None:
    question = parse_question(text)
    excerpt(text, question)
    assert all(term.words for term in question)


@pytest.mark.parametrize(
    ("typed", "word", "expected"),
    [
        ("budget", "Budget", Closeness.EXACT),
        ("budg", "budgettet", Closeness.BEGINNING),
        ("møder", "mødet", Closeness.STEM),
        ("fravær", "sygefraværet", Closeness.PART),
        ("på", "påse", Closeness.BEGINNING),
        ("fravær", "fremmøde", None),
    ],
)
def test_how_a_word_answers(typed: str, word: str, expected: Closeness | None) -> None:
    (term,) = parse_question(typed)
    assert term.closeness(fold(word)) is expected


def marked(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in marks(text, parse_question(typed))]


def test_marks() -> None:
    assert marked("Sygefraværet faldt på mødet i Århus", "fravær møder aarhus") == [
        "Sygefraværet",
        "mødet",
        "Århus",
    ]
    assert marked("ni måneder, ni dage", '"ni måneder"') == ["ni", "måneder"]
    assert marked("sag 26/01877 og 26/02", "26/018") == ["26", "01877"]


@given(letters, letters)
def test_marks_are_words_in_order(text: str, typed: str) -> None:
    spans = {(word.start, word.end) for word in words(text)}
    found = marks(text, parse_question(typed))
    assert set(found) <= spans
    assert list(found) == sorted(set(found))


def test_an_excerpt_shows_the_richest_stretch() -> None:
    text = (
        f"Budget nævnes først. {'Andet fyld. ' * 30}Budgettet for Århus blev vedtaget. {'x ' * 200}"
    )
    found = excerpt(text, parse_question("budget aarhus"))
    assert [found.text[a:b] for a, b in found.marks] == ["Budgettet", "Århus"]
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert found.found == "Budgettet"


def test_an_excerpt_of_what_does_not_answer_is_the_beginning() -> None:
    found = excerpt("Kort\n\n tekst", parse_question("andet"))
    assert (found.text, found.marks, found.found) == ("Kort tekst", (), "")


@given(letters.map(lambda text: text * 9), letters)
def test_marks_of_an_excerpt_are_words_of_it(text: str, typed: str) -> None:
    found = excerpt(text, parse_question(typed))
    for start, end in found.marks:
        assert found.text[start:end].isalnum()
        assert start == 0 or not found.text[start - 1].isalnum()


@given(rich_texts.map(normalise))
def test_plain_text_of_what_is_stored(text: RichText) -> None:
    assert plain_text_of_json(to_json(text)) == plain_text(text)

"""Words whose forms the stemmer cannot know, by examples of Retskrivningsordbogen."""

import pytest

from model.text.folding import fold
from model.text.irregular import other_forms
from model.text.question import Closeness, parse_question


def answers(typed: str, word: str) -> bool:
    (term,) = parse_question(f"{typed} ")
    return term.closeness(fold(word)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("vedtage", "vedtog"), ("vedtaget", "vedtog"), ("vedtog", "vedtages")),
        *(("træffe", "traf"), ("træffe", "truffet"), ("traeffes", "truffet")),
        *(("optage", "optog"), ("deltage", "deltog"), ("genoptage", "genoptog")),
        *(("afgive", "afgav"), ("indgå", "indgik"), ("undgå", "undgik"), ("modtage", "modtog")),
        *(("bestå", "bestod"), ("fremstå", "fremstod"), ("opsige", "opsagde")),
        *(("finde", "fundet"), ("skrive", "skrev"), ("bede", "bad"), ("inddrage", "inddrog")),
        *(("bortfalde", "bortfaldt"), ("fremkomme", "fremkom"), ("planlægge", "planlagde")),
        *(("foreligge", "forelå"), ("iværksætte", "iværksatte"), ("vide", "vidste")),
        *(("afholde", "afholdt"), ("tillade", "tillod"), ("udskyde", "udskød")),
        *(("foreslå", "foreslog"), ("tiltræde", "tiltrådte"), ("fortælle", "fortalte")),
        *(("vælge", "valgte"), ("følge", "fulgte"), ("sælge", "solgt"), ("spørge", "spurgte")),
        *(("udbyde", "udbudt"), ("offentliggøre", "offentliggjort"), ("påse", "påså")),
        *(("bog", "bøgerne"), ("barn", "børns"), ("formand", "formænd"), ("mand", "formænd")),
        *(("barn", "plejebørnene"), ("hånd", "hænder"), ("arbejdskraft", "arbejdskræfter")),
        *(("regel", "regler"), ("hjælpemidler", "hjælpemiddel"), ("kursus", "kurser")),
        *(("museum", "museer"), ("konto", "konti"), ("risici", "risiko"), ("åben", "åbne")),
    ],
)
def test_one_form_finds_the_other(one: str, other: str) -> None:
    assert answers(one, other)
    assert answers(other, one) or other in ("bad", "formænd", "plejebørnene")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        *(("se", "så"), ("så", "set"), ("ved", "vide"), ("vide", "ved")),
        *(("bad", "beder"), ("bar", "bære"), ("tilstand", "tænder"), ("brand", "rænder")),
        *(("vedtage", "overtog"), ("antage", "optog"), ("senat", "nætter"), ("barn", "barre")),
        *(("løb", "lov"), ("mand", "mandag"), ("regel", "regne")),
    ],
)
def test_words_that_only_look_alike_stay_apart(typed: str, word: str) -> None:
    (term,) = parse_question(f"{typed} ")
    close = term.closeness(fold(word))
    assert close in (None, Closeness.BEGINNING)  # what begins so is found of any word
    assert fold(word) not in term.forms


@pytest.mark.parametrize("word", ["", "-", "budget", "medarbejder", "a" * 400])
def test_regular_words_have_none(word: str) -> None:
    assert other_forms(word) == ()


def test_quotes_mean_the_word_itself() -> None:
    (term,) = parse_question('"vedtage"')
    assert term.forms == ()

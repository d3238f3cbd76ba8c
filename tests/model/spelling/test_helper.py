"""The dictionary, and the program that holds it."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from model.spelling.dictionary import FOLDER, Dictionary
from model.spelling.helper import serve
from model.spelling.own_words import OwnWords

ROOT = Path(__file__).parents[3]
RIGHT = "møde økonomirapport ledermøde arbejdsmiljøudvalg hjemmeplejen kl. bl.a. ca. tkr. drifts-"
RIGHT += " IT-afdeling HMU-møde Covid-relateret Aarhus Chefteamet e-mail direktionen."
RIGHT += " magistratsafdeling mindreforbrug sagsnr."
WRONG = "møddet økonomiraport beslutningne kommunenes HMU-møddet"


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary()


def test_municipal_danish(dictionary: Dictionary) -> None:
    assert [word for word in RIGHT.split() if not dictionary.is_right(word)] == []
    assert [word for word in WRONG.split() if dictionary.is_right(word)] == []
    assert dictionary.suggestions("møddet.") == ["mødet"]


def test_a_missing_dictionary_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="da_DK"):
        Dictionary(tmp_path)


def test_the_licence_lies_beside_the_dictionary() -> None:
    words = (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert "Stavekontrolden" in words
    assert "MOZILLA PUBLIC LICENSE" in words.upper()


def test_questions_and_answers(dictionary: Dictionary) -> None:
    questions = b'{"check": ["m\xc3\xb8de", "m\xc3\xb8ddet"]}\n{"suggest": "m\xc3\xb8ddet"}\n'
    answers = io.BytesIO()
    serve(io.BytesIO(questions), answers, dictionary)
    found = [json.loads(line) for line in answers.getvalue().splitlines()]
    assert found == [{"wrong": ["møddet"]}, {"suggestions": ["mødet"]}]


def test_the_program_ends_with_its_input() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "spelling-helper"],
        input='{"check": ["møddet"]}\n'.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert json.loads(done.stdout) == {"wrong": ["møddet"]}


def test_own_words(tmp_path: Path) -> None:
    file = tmp_path / "own-words.txt"
    words = OwnWords(file)
    assert "Byparken" not in words
    words.add("Byparken")
    words.add("ældrebus.")
    forms = ("Byparken", "Byparkens", "Ældrebus", "ældrebus's", "ældrebussens")
    assert [form for form in forms if form in words] == [*forms[:4]]
    assert "byparken" not in words
    assert file.read_text(encoding="utf-8") == "Byparken\nældrebus\n"
    again = OwnWords(file)
    again.remove("Byparkens")
    assert "Byparken" not in OwnWords(file)
    assert "ældrebus" in OwnWords(file)


def test_a_spoilt_file_of_own_words_stops_nobody(tmp_path: Path) -> None:
    file = tmp_path / "own-words.txt"
    file.write_bytes(b"\xff\xfe\x00bad")
    assert "ord" not in OwnWords(file)

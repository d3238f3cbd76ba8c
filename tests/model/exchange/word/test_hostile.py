"""What strangers send is answered with a sentence, and quickly."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from model.errors import UserError
from model.exchange.word.recognise import recognise_file
from tests.model.exchange.word.hostile import FLAGGED, REFUSED, in_document, paragraph

TOO_LONG = 10.0
"""Seconds. A hang is a failure; how fast it really is, the benchmark says."""


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_a_sentence(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = tmp_path / "fil.docx"
    path.write_bytes(make())
    began = time.process_time()
    with pytest.raises(UserError) as refusal:
        recognise_file(path)
    assert time.process_time() - began < TOO_LONG
    assert "fil.docx" in str(refusal.value)
    assert "Nothing was changed" in str(refusal.value)


@pytest.mark.parametrize("make", FLAGGED.values(), ids=FLAGGED.keys())
def test_flagged_and_read(
    tmp_path: Path, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_arguments: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket.connect", no_network)
    path = tmp_path / "fil.docx"
    path.write_bytes(make())
    found = recognise_file(path)
    assert found.flags
    assert found.item.title == "En titel"


def test_thousands_of_short_lines_do_not_take_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "fil.docx"
    lines = "".join(paragraph(f"Koordineering {number}") for number in range(5000))
    path.write_bytes(in_document(lines))
    began = time.process_time()
    recognise_file(path)
    assert time.process_time() - began < TOO_LONG

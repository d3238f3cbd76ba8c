"""Forms as text: every field right, no text lost, out and in by the exchange."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from model.commands.received import take_in
from model.errors import UserError
from model.exchange.received import chosen_data, differences, new_data, recognise_any
from model.exchange.word.pasted import MOST_LINES, recognise_text
from model.exchange.word.recognise import recognise_file
from model.exchange.writer import to_text
from model.queries.item_views import all_items
from model.queries.resembling import whole_item
from model.views import ItemView
from tests.model.exchange.databases import empty, load
from tests.model.exchange.word import twins
from tests.model.exchange.word.text_twins import ITEMS, TEXTS


@pytest.mark.parametrize("code", TEXTS)
def test_every_field_is_right(code: str) -> None:
    found = recognise_text(TEXTS[code], "mail")
    assert found.item == ITEMS[code]
    assert set(found.certainty) >= {"title", "background", "decisions", "openness"}
    assert 0 < max(found.certainty.values()) <= 0.8


@pytest.mark.parametrize("code", TEXTS)
def test_a_file_of_text_says_the_same(code: str, tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_text(TEXTS[code].replace("\n", "\r\n"), encoding="cp1252", errors="replace")
    assert recognise_any(path).item.title == ITEMS[code].title


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("seed", range(12))
def test_no_word_is_lost_however_it_is_shuffled(code: str, seed: int) -> None:
    """Lines in any order: what is not understood stands among the unrecognised."""
    lines = TEXTS[code].split("\n")
    random.Random(seed).shuffle(lines)
    marked = [f"{line} ordet{number}x" if line.strip() else "" for number, line in enumerate(lines)]
    text = repr(recognise_text("\n".join(marked), "mail").item)
    lost = [line for number, line in enumerate(marked) if line and f"ordet{number}x" not in text]
    assert lost == []


@pytest.mark.parametrize("make", [twins.grid, twins.labels, twins.sparring])
def test_from_word_out_and_in_by_the_exchange(
    make: Callable[[Path], ItemView], tmp_path: Path
) -> None:
    path = tmp_path / "form.docx"
    make(path)
    _goes_out_and_in(recognise_file(path).item)


@pytest.mark.parametrize("code", TEXTS)
def test_from_text_out_and_in_by_the_exchange(code: str) -> None:
    _goes_out_and_in(ITEMS[code])


def _goes_out_and_in(item: ItemView) -> None:
    with empty() as session:
        stored = whole_item(session, take_in(session, new_data(item)))
        assert differences(item, stored) == ()
    file = to_text([], more=[stored])
    with empty() as session:
        load(session, file)
        assert all_items(session) == (stored,)


def test_what_is_too_long_is_refused_and_never_cut() -> None:
    with pytest.raises(UserError):
        recognise_text("a\n" * (MOST_LINES + 1), "mail")


def test_a_title_that_the_newer_version_leaves_out_is_taken_off() -> None:
    old = replace(
        ITEMS[next(iter(TEXTS))], attendees=("Bo Dam",), titles=(("attendees", "Bo Dam", "chef"),)
    )
    new = replace(old, titles=())
    (found,) = differences(old, new)
    assert (found.place, found.old, found.new) == ("attendees", ("Bo Dam, chef",), ("Bo Dam",))
    assert chosen_data(old, new, {"attendees"}) == {"attendees": ["Bo Dam"]}
    assert chosen_data(new, old, {"attendees"}) == {"attendees": ["Bo Dam, chef"]}

"""Invented twins of the three forms come in with every field right and no word lost."""

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from model.exchange.word.losses import lost
from model.exchange.word.package import open_package
from model.exchange.word.recognise import recognise_file
from model.exchange.word.sweep import swept
from model.text.blocks import plain_text
from model.views import ItemView
from tests.model.exchange.word.twins import TWINS


@pytest.mark.parametrize(("make", "left"), TWINS, ids=[make.__name__ for make, _left in TWINS])
def test_every_field_is_right(
    tmp_path: Path, make: Callable[[Path], ItemView], left: tuple[str, ...]
) -> None:
    path = tmp_path / "twin.docx"
    wanted = make(path)
    found = recognise_file(path)
    for field in fields(ItemView):
        if field.name != "unrecognised":
            assert getattr(found.item, field.name) == getattr(wanted, field.name), field.name
    rest = plain_text(found.item.unrecognised)
    for words in left:
        assert words in rest
    assert "Not placed" not in rest
    assert "Sæt X" not in rest
    assert all(0 <= sure <= 1 for sure in found.certainty.values())


@pytest.mark.parametrize("make", [make for make, _left in TWINS])
def test_the_proof_notices_a_lost_field(tmp_path: Path, make: Callable[[Path], ItemView]) -> None:
    path = tmp_path / "twin.docx"
    make(path)
    found = recognise_file(path)
    all_text = swept(open_package(path))
    assert lost(all_text, replace(found.item, effect=()), found.item.unrecognised, ())

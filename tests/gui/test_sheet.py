"""The parts of the window look as when they were last looked at (`make sheet` shows what differs)."""

import sys

import pytest
from PIL import Image, ImageDraw

from tests.gui.sheet import CHANGED, KEPT, MOST_CHANGED, drawn
from tests.pictures import differing, opened

ELSEWHERE = "letters are drawn by the system there; Linux holds the look for all"


@pytest.mark.skipif(sys.platform != "linux", reason=ELSEWHERE)
def test_the_sheet_looks_as_it_did() -> None:
    shares = {
        name: differing(opened(KEPT / f"{name}.png", now), now, CHANGED)
        for name, now in drawn().items()
    }
    assert set(shares) == {file.stem for file in KEPT.glob("*.png")}
    changed = {
        name: f"{100 * share:.2f} %" for name, share in shares.items() if share > MOST_CHANGED
    }
    assert not changed, f"{changed}: make sheet"


@pytest.mark.parametrize("size", [(60, 16), (600, 1)])
def test_a_button_of_another_color_and_a_line_that_is_gone_are_seen(size: tuple[int, int]) -> None:
    with Image.open(KEPT / "kit-light.png") as image:
        before = image.convert("RGB")
    after = before.copy()
    ImageDraw.Draw(after).rectangle((20, 40, 20 + size[0], 40 + size[1]), fill="#3352D4")
    assert differing(before, after, CHANGED) > MOST_CHANGED

"""How the parts of the window look: the gallery, beside the pictures that are kept of it.

`make sheet` writes `build/sheet/index.html`: each page as it was, as it is, and where they differ;
`make sheet ARGS=keep` takes over what is drawn now. Drawn in a process of its own, with our own
typeface alone, at one pixel a point, on no screen, so that every Linux draws the same.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.pictures import compare

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).parent / "golden"
INTER = ROOT / "resources" / "fonts" / "inter"

HALF = 2
"""Kept at half the size: an edge of a letter that is smoothed otherwise is no difference then."""
CHANGED = 20
"""Of 255 levels of red, green or blue; a tinted ground is some 30 away from a white one."""
MOST_CHANGED = 0.001
"""Of the pixels: a button of another color is twice that, a row that moved ten times."""

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def drawn() -> dict[str, Image.Image]:
    """Every page of the gallery in each look."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fonts = folder / "fonts.conf"
        fonts.write_text(FONTS.format(fonts=INTER, cache=folder / "cache"), encoding="utf-8")
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("QT_")}
        environment = {
            **inherited,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_FONT_DPI": "96",
            "FONTCONFIG_FILE": str(fonts),
        }
        subprocess.run(
            [sys.executable, ROOT / "tests" / "gui" / "gallery.py", folder / "pages"],
            check=True,
            env=environment,
        )
        return {file.stem: _small(file) for file in sorted((folder / "pages").glob("*.png"))}


def _small(file: Path) -> Image.Image:
    with Image.open(file) as image:
        return image.convert("RGB").reduce(HALF)


def keep() -> None:
    """Take over what is drawn now."""
    KEPT.mkdir(exist_ok=True)
    for name, image in drawn().items():
        image.save(KEPT / f"{name}.png", optimize=True)


def main(what: str = "") -> None:
    """As the module says."""
    if what == "keep":
        keep()
    else:
        print(compare(drawn(), KEPT, ROOT / "build" / "sheet", "Sheet", CHANGED))


if __name__ == "__main__":
    main(*sys.argv[1:2])

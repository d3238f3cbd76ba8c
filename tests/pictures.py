"""Pictures held against those that are kept: how far they differ, a page that shows where, and renewal."""

import html
from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import Image, ImageChops, ImageStat


def differing(before: Image.Image, now: Image.Image, changed: int) -> float:
    """The share of pixels that differ by more than `changed` of 255 levels; 1 where the sizes differ."""
    if before.size != now.size:
        return 1.0
    whole = Image.new("L", now.size)
    for band in ImageChops.difference(before, now).split():
        # A table of what becomes of each of the 256 levels.
        seen = band.point([0] * (changed + 1) + [255] * (255 - changed))
        whole = ImageChops.lighter(whole, seen)
    return ImageStat.Stat(whole).mean[0] / 255


def compare(
    drawn: Mapping[str, Image.Image], kept: Path, folder: Path, title: str, changed: int
) -> Path:
    """Write a page with each picture as it was, as it is, and where they differ."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [f"<!doctype html><meta charset=utf-8><title>{html.escape(title)}</title>"]
    for name, now in drawn.items():
        before = opened(kept / f"{name}.png", now)
        share = differing(before, now, changed)
        parts.append(f"<h2>{html.escape(name)}: {100 * share:.2f} %</h2>")
        for image, kind in _shown(before, now):
            image.save(folder / f"{name}-{kind}.png")
            parts.append(f'<p>{kind}<br><img src="{name}-{kind}.png" alt="{kind}">')
    index = folder / "index.html"
    index.write_text("\n".join(parts), encoding="utf-8")
    return index


def opened(file: Path, like: Image.Image) -> Image.Image:
    """A kept picture, in the colors of another; white where none is kept yet."""
    if not file.exists():
        return Image.new(like.mode, like.size, "white")
    with Image.open(file) as image:
        return image.convert(like.mode)


def _shown(before: Image.Image, now: Image.Image) -> Iterator[tuple[Image.Image, str]]:
    yield before, "before"
    yield now, "now"
    if before.size == now.size and before.tobytes() != now.tobytes():
        yield ImageChops.invert(ImageChops.difference(before, now)), "difference"

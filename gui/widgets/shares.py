"""How panels beside each other share their room, as parts of 1: screens differ in size."""

from PySide6.QtWidgets import QSplitter


def shares_of(splitter: QSplitter) -> tuple[float, ...]:
    """The part of each panel; none before it was laid out."""
    sizes = splitter.sizes()
    whole = sum(sizes)
    return tuple(round(size / whole, 3) for size in sizes) if whole else ()


def share_out(splitter: QSplitter, shares: tuple[float, ...], room: int) -> bool:
    """Divide it so. False where it has another number of panels, and nothing changed."""
    if len(shares) != splitter.count():
        return False
    splitter.setSizes([int(room * part) for part in shares])
    return True

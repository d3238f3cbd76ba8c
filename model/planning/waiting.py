"""How long guests wait between the points that need them."""

from collections.abc import Sequence
from itertools import pairwise

from model.planning.shapes import GuestWindow, Plan


def waits(windows: Sequence[GuestWindow]) -> dict[str, int]:
    """Minutes between the windows of each guest who has to wait."""
    of_guest: dict[str, list[GuestWindow]] = {}
    for window in windows:
        of_guest.setdefault(window.guest, []).append(window)
    found: dict[str, int] = {}
    for guest, apart in of_guest.items():
        minutes = sum(later.start - earlier.end for earlier, later in pairwise(apart))
        if minutes > 0:
            found[guest] = minutes
    return found


def waited_by(windows: Sequence[GuestWindow]) -> int:
    """Of all whose windows these are, together."""
    return sum(waits(windows).values())


def waited(planned: Plan) -> int:
    """Of all guests together."""
    return waited_by(planned.guest_windows)

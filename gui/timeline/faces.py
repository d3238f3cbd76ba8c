"""What each slot shows and says: the plan, what is known of the entries, and what is looked at."""

from collections.abc import Mapping, Sequence

from gui.timeline.items import (
    SlotFace,
    TimelineItem,
    latest_text,
    minutes_text,
    span_text,
    spoken,
)
from gui.timeline.layout import SlotBox, Stripe
from model.planning.schedule import by_key
from model.planning.shapes import Plan, Slot
from model.text.translate import _

_Known = tuple[SlotBox, Slot, TimelineItem, Slot | None, bool]


class Faces:
    """Faces for one timeline. Faces and words are made once for each place in time."""

    def __init__(self) -> None:
        self.with_latest = False
        self._items: dict[str, TimelineItem] = {}
        self._slots: dict[str, Slot] = {}
        self._end = 0
        self._before: dict[str, Slot] = {}
        self._made: dict[str, tuple[_Known, SlotFace]] = {}
        self._words: dict[str, tuple[tuple[TimelineItem, Slot, int], str]] = {}

    def know(self, items: Sequence[TimelineItem]) -> None:
        """What the entries are, besides their time."""
        self._items = {item.key: item for item in items}
        self._made = {key: face for key, face in self._made.items() if key in self._items}
        self._words = {key: words for key, words in self._words.items() if key in self._items}

    def compare_with(self, before: Plan | None) -> None:
        """A proposal is looked at: what would move says when it is now."""
        self._before = by_key(before) if before is not None else {}

    def take(self, planned: Plan) -> None:
        """The times to show."""
        self._slots, self._end = by_key(planned), planned.window.end

    def item(self, key: str) -> TimelineItem:
        """What is known of an entry."""
        return self._items.get(key) or TimelineItem(key, "", key)

    def numbers(self) -> Mapping[str, str]:
        """The entries' numbers by key."""
        return {key: item.number for key, item in self._items.items()}

    def of(self, box: SlotBox) -> SlotFace:
        """The face of a slot: the same one as long as nothing in it changes."""
        slot, before = self._slots[box.key], self._before.get(box.key)
        known = (box, slot, self.item(box.key), before, self.with_latest)
        remembered = self._made.get(box.key)
        if remembered is None or remembered[0] != known:
            remembered = self._made[box.key] = (known, _face(*known))
        return remembered[1]

    def without_time(self, key: str) -> SlotFace:
        """The face of an entry that has no slot."""
        item = self.item(key)
        return SlotFace(item, _("withdrawn") if item.withdrawn else "", "")

    def spoken(self, key: str) -> str:
        """The slot in words."""
        known = (self.item(key), self._slots[key], self._end)
        remembered = self._words.get(key)
        if remembered is None or remembered[0] != known:
            remembered = self._words[key] = (known, spoken(*known))
        return remembered[1]


def _face(
    box: SlotBox, slot: Slot, item: TimelineItem, before: Slot | None, with_latest: bool
) -> SlotFace:
    start, end = slot.start or 0, slot.end or 0
    top = round(box.stripe.top)
    latest = slot.latest_start if with_latest else None
    moved = before is not None and (before.start, before.end) != (slot.start, slot.end)
    return SlotFace(
        item,
        span_text(start, end),
        minutes_text(end - start),
        overlap=_within(box.overlap, top),
        beyond_end=_within(box.beyond_end, top),
        latest=latest_text(latest) if latest is not None and latest >= 0 else "",
        late=latest is not None and start > latest,
        was=_was(before) if before is not None and moved else "",
    )


def _was(before: Slot) -> str:
    if before.start is None or before.end is None:
        return _("no time now")
    return _("now {span}").format(span=span_text(before.start, before.end))


def _within(stripe: Stripe | None, top: int) -> tuple[float, float] | None:
    # Counted from the widget's own top, rounded so that equal faces are equal.
    if stripe is None:
        return None
    return (round(stripe.top - top, 1), round(stripe.bottom - top, 1))

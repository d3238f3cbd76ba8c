"""What went out → what of it everybody may see now."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.editions.annexes import without_closed_since
from model.editions.open import open_view
from model.views import AnnexView, MeetingView, PointView
from model.vocabulary import ClosedDisplay, Openness


@dataclass(frozen=True, slots=True)
class SentOut:
    """A meeting as it went out, and when."""

    at: datetime.datetime
    view: MeetingView


def as_sent_out(
    then: MeetingView, now: MeetingView, display: ClosedDisplay = ClosedDisplay.NOTHING
) -> MeetingView:
    """The open edition of what went out, without what has been closed since."""
    points = {point.key: point for point in now.points}
    entries = tuple(
        _without_closed(entry, points[entry.key])
        if isinstance(entry, PointView) and entry.key in points
        else entry
        for entry in then.entries
    )
    return open_view(then.with_entries(entries), display)


def _without_closed(then: PointView, now: PointView) -> PointView:
    if now.effective_openness is not Openness.OPEN:
        return replace(then, openness=now.effective_openness)
    item = then.treated_item
    if item is not None:
        item = replace(item, annexes=_still_open(item.annexes, now))
    annexes = _still_open(then.annexes, now)
    return replace(then, item=item, item_as_treated=None, annexes=annexes)


def _still_open(annexes: Sequence[AnnexView], now: PointView) -> tuple[AnnexView, ...]:
    not_open = (Openness.CLOSED, Openness.UNDECIDED)
    kept = without_closed_since(annexes, now.all_annexes, not_open)
    return without_closed_since(kept, now.item.annexes) if now.item is not None else kept

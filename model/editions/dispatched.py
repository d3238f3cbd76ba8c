"""What went out → what of it everybody may see now."""

import datetime
from dataclasses import dataclass, replace

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
    closed = {annex.number for annex in now.all_annexes if annex.openness is not Openness.OPEN}
    item = then.treated_item
    if item is not None:
        item = replace(item, annexes=_kept(item.annexes, closed))
    return replace(then, item=item, item_as_treated=None, annexes=_kept(then.annexes, closed))


def _kept(annexes: tuple[AnnexView, ...], closed: set[int]) -> tuple[AnnexView, ...]:
    return tuple(annex for annex in annexes if annex.number not in closed)

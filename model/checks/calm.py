"""What of the findings is said in the window.

The command `check` tells all of them (the contract of the exchange). In the window a remark that she can
do nothing about, or that comes with every meeting, is noise: two trial users read it at each point.
"""

from collections.abc import Iterable

from model.checks.finding import Finding
from model.views import MeetingView, PointView
from model.vocabulary import MeetingStatus, Purpose

_ROUTINE = (
    *("godkendelse af dagsorden", "godkendelse af referat", "godkendelse af sidste referat"),
    *("approval of the agenda", "approval of the minutes"),
    *("velkomst", "siden sidst", "meddelelser", "orientering", "bordet rundt"),
    *("welcome", "announcements", "information"),
)
"""How the titles of points begin that belong to every meeting."""


def worth_saying(view: MeetingView, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings but for points that come with nothing because nothing is due with them.

    A text is asked for while the papers can still be, and where the meeting is to treat something.
    """
    quiet = {point.key for point in view.points if _goes_out(view) or _is_routine(point)}
    return tuple(one for one in found if one.code != "EMPTY_ITEM" or one.entry not in quiet)


def _goes_out(view: MeetingView) -> bool:
    return view.status not in (MeetingStatus.PLANNED, MeetingStatus.REVIEW)


def _is_routine(point: PointView) -> bool:
    """Whether it is told only, or belongs to every meeting: "Godkendelse af dagsorden"."""
    title = point.title.strip().casefold()
    return point.purpose is Purpose.INFORMATION or title.startswith(_ROUTINE)

"""Points that came late."""

from collections.abc import Iterator

from model.checks.finding import Finding, finding
from model.checks.parts import label
from model.text.translate import _
from model.views import MeetingView, PointView


def late(view: MeetingView) -> Iterator[Finding]:
    """LATE_ITEM: received after the deadline, before dispatch."""
    deadline = view.submission_deadline
    for point in view.points:
        received = point.received_at
        if deadline is None or received is None or received <= deadline:
            continue
        if not point.withdrawn and not _is_after_dispatch(point, view):
            words = _("{point} was received after the deadline for submission.")
            yield finding("LATE_ITEM", point.key, words.format(point=label(point)))


def after_dispatch(view: MeetingView) -> Iterator[Finding]:
    """SUPPLEMENTARY_AFTER_DISPATCH: the agenda had gone out when the point came."""
    for point in view.points:
        if not point.withdrawn and _is_after_dispatch(point, view):
            words = _("{point} came after the agenda had been sent out.")
            yield finding(
                "SUPPLEMENTARY_AFTER_DISPATCH", point.key, words.format(point=label(point))
            )


def _is_after_dispatch(point: PointView, view: MeetingView) -> bool:
    """By the clock where both moments are known, else because the point is called supplementary."""
    if point.received_at is not None and view.dispatch_at is not None:
        return point.received_at > view.dispatch_at
    return point.supplementary

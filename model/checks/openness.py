"""Open, closed, or nobody has said."""

from collections.abc import Iterator

from model.checks.finding import Finding, finding
from model.checks.parts import annexes_of, label
from model.text.names import join_names
from model.text.translate import _, language
from model.views import MeetingView
from model.vocabulary import Openness


def undecided(view: MeetingView) -> Iterator[Finding]:
    """OPENNESS_UNDECIDED: a point, or an annex on an open point, that is neither."""
    for point in view.points:
        if point.effective_openness is Openness.UNDECIDED:
            words = _("{point} is neither open nor closed yet.")
            yield finding("OPENNESS_UNDECIDED", point.key, words.format(point=label(point)))
        elif point.effective_openness is Openness.OPEN:
            numbers = [
                str(annex.number)
                for annex in annexes_of(point)
                if annex.openness is Openness.UNDECIDED
            ]
            if numbers:
                words = _("{point}: annex {numbers} is neither open nor closed yet.")
                listed = join_names(numbers, language())
                message = words.format(point=label(point), numbers=listed)
                yield finding("OPENNESS_UNDECIDED", point.key, message)


def differs(view: MeetingView) -> Iterator[Finding]:
    """OPENNESS_DIFFERS: the point says open, its recommendation closed, or the other way round."""
    for point in view.points:
        said = {item.openness for item in (point.item, point.item_as_treated) if item is not None}
        said = (said | {point.openness}) - {Openness.UNDECIDED}
        if point.openness is not Openness.UNDECIDED and len(said) > 1:
            words = _("{point}: the point and its recommendation differ on open or closed.")
            yield finding("OPENNESS_DIFFERS", point.key, words.format(point=label(point)))


def reason_missing(view: MeetingView) -> Iterator[Finding]:
    """CLOSED_REASON_MISSING: each case is closed for a reason of its own, never by category."""
    for point in view.points:
        items = [item for item in (point.item, point.item_as_treated) if item is not None]
        reasons = [point.closed_reason, *(item.closed_reason for item in items)]
        if point.effective_openness is Openness.CLOSED and not any(map(str.strip, reasons)):
            words = _("{point} is closed, but no reason is given.")
            yield finding("CLOSED_REASON_MISSING", point.key, words.format(point=label(point)))

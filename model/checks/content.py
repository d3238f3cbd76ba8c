"""Whether a point brings what it should."""

from collections.abc import Iterator

from model.checks.finding import Finding, finding
from model.checks.parts import annexes_of, is_exempt, item_texts, label
from model.text.translate import gettext as _
from model.views import MeetingView


def empty_item(view: MeetingView) -> Iterator[Finding]:
    """EMPTY_ITEM: neither recommendation text nor annex."""
    for point in view.points:
        item = point.treated_item
        has_text = item is not None and any(item_texts(item))
        if not has_text and not annexes_of(point) and not is_exempt(point):
            words = _("{point} has neither a recommendation nor an annex.")
            yield finding("EMPTY_ITEM", point.key, words.format(point=label(point)))


def department_missing(view: MeetingView) -> Iterator[Finding]:
    """DEPARTMENT_MISSING: nobody knows whose recommendation it is."""
    for point in view.points:
        item = point.treated_item
        if item is not None and not item.department.strip() and not point.withdrawn:
            words = _("{point}: the recommendation names no department.")
            yield finding("DEPARTMENT_MISSING", point.key, words.format(point=label(point)))

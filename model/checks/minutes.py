"""What is wrong with minutes and tasks. Nothing is, before the meeting."""

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from model.checks.finding import Finding, finding
from model.checks.parts import KEPT_TEXTS, is_exempt, is_held, label
from model.text.blocks import LIST_KINDS, RichText, plain_text
from model.text.drafting import proposed_outcomes
from model.text.translate import _
from model.text.verbs import VERBS
from model.views import FollowUpView, MeetingView, PointView
from model.vocabulary import FollowUpStatus, Purpose

_DANGLING = re.compile(r"\b(?:ovenstående|ovennævnte|ovenfor|førnævnte)\b", re.IGNORECASE)

_ASKS_FOR_DECISION = frozenset({"decided", "approved", "endorsed"})
_PUT_OFF = frozenset({"postponed", "withdrawn", "returned", "rejected", "resumed", "requested"})
_LEAD = re.compile(r"^\W*(?:(?:at|chefteamet)\b\W*)*", re.IGNORECASE)


def empty(view: MeetingView) -> Iterator[Finding]:
    """EMPTY_MINUTES: from the meeting on, a point that says nothing of what came of it."""
    if not is_held(view):
        return
    for point in view.points:
        if not point.minutes and not is_exempt(point):
            words = _("{point} has no minutes.")
            yield finding("EMPTY_MINUTES", point.key, words.format(point=label(point)))


def dangling_reference(view: MeetingView) -> Iterator[Finding]:
    """DANGLING_REFERENCE: minutes are read alone, and "ovenstående" is then not above."""
    for point in view.points:
        found = _DANGLING.search(plain_text(point.minutes))
        if found is not None:
            words = _("{point}: “{word}” refers to nothing where the minutes are read alone.")
            message = words.format(point=label(point), word=found[0])
            yield finding("DANGLING_REFERENCE", point.key, message)


def other_verb(view: MeetingView) -> Iterator[Finding]:
    """VERB_MISMATCH: asked for one thing, answered with another, or filed under a third.

    Asked to discuss and decided all the same is normal; so is every way of putting a point off.
    """
    for point in view.points:
        item = point.treated_item
        asked = set[str](proposed_outcomes(item.decisions) if item is not None else ())
        answered = _answered(point.minutes) | set(point.outcomes)
        if asked and point.purpose is Purpose.INFORMATION and asked & _ASKS_FOR_DECISION:
            words = _("{point} is for information, but its recommendation asks for a decision.")
            yield finding("VERB_MISMATCH", point.key, words.format(point=label(point)))
        elif asked and answered and not _fits(asked, answered):
            words = _("{point}: the minutes answer something else than was asked.")
            yield finding("VERB_MISMATCH", point.key, words.format(point=label(point)))


def no_owner(view: MeetingView) -> Iterator[Finding]:
    """ACTION_NO_OWNER: a task that nobody has."""
    for point, follow_up in _open_tasks(view):
        if not follow_up.who.strip():
            words = _("{point}: nobody is responsible for “{task}”.")
            message = words.format(point=label(point), task=follow_up.what)
            yield finding("ACTION_NO_OWNER", point.key, message)


def no_deadline(view: MeetingView) -> Iterator[Finding]:
    """ACTION_NO_DEADLINE: a task for some day."""
    for point, follow_up in _open_tasks(view):
        if follow_up.due is None and not follow_up.due_text.strip():
            words = _("{point}: “{task}” has no deadline.")
            message = words.format(point=label(point), task=follow_up.what)
            yield finding("ACTION_NO_DEADLINE", point.key, message)


def no_chair(view: MeetingView) -> Iterator[Finding]:
    """NO_CHAIR: first at the minutes."""
    if is_held(view) and not view.chair.strip():
        yield finding("NO_CHAIR", None, _("No chair is named for the meeting."))


def no_minute_taker(view: MeetingView) -> Iterator[Finding]:
    """NO_MINUTE_TAKER: first at the minutes."""
    if is_held(view) and not view.minute_taker.strip():
        yield finding("NO_MINUTE_TAKER", None, _("No minute taker is named for the meeting."))


def _open_tasks(view: MeetingView) -> Iterator[tuple[PointView, FollowUpView]]:
    for point in view.points:
        for follow_up in point.follow_ups:
            if follow_up.status is FollowUpStatus.OPEN:
                yield point, follow_up


@lru_cache(KEPT_TEXTS)
def _answered(minutes: RichText) -> frozenset[str]:
    """The outcomes that the outermost list items and the paragraphs begin with."""
    found: set[str] = set()
    for block in minutes:
        if block.kind in LIST_KINDS and block.level:
            continue
        text = _LEAD.sub("", block.text).casefold()
        found |= {verb.outcome for verb in VERBS if _begins(text, verb.past)}
    return frozenset(found)


def _begins(text: str, verb: str) -> bool:
    """Whether a sentence begins with a verb; "…" stands for the words between its halves."""
    first, _gap, second = verb.partition(" … ")
    return re.match(rf"{re.escape(first)}\b", text) is not None and second in text


def _fits(asked: Set[str], answered: Set[str]) -> bool:
    if asked & answered or answered & _PUT_OFF:
        return True
    if "approved_with_changes" in answered and "approved" in asked:
        return True
    decided = answered & _ASKS_FOR_DECISION
    return bool(decided and (asked & _ASKS_FOR_DECISION or "discussed" in asked))

"""What the application can catch before anybody else does: one function a finding."""

from collections.abc import Callable, Collection, Iterable

from model.checks import (
    annexes,
    closed_text,
    content,
    dates,
    deadlines,
    minutes,
    money,
    openness,
    personal,
    times,
)
from model.checks.finding import SEVERITIES, Finding, Severity
from model.views import MeetingView
from model.vocabulary import Edition

__all__ = ["Finding", "Severity", "check"]

_CHECKS: tuple[Callable[[MeetingView], Iterable[Finding]], ...] = (
    times.times,
    openness.undecided,
    openness.differs,
    openness.reason_missing,
    closed_text.closed_text,
    personal.cpr_numbers,
    personal.phone_numbers,
    deadlines.late,
    deadlines.after_dispatch,
    annexes.not_listed,
    annexes.number_gap,
    content.empty_item,
    content.department_missing,
    content.field_missing,
    dates.meeting_not_in_process,
    dates.process_order,
    dates.process_date_missing,
    dates.weekday,
    dates.year,
    dates.relative,
    money.text_without_amount,
    money.amount_without_funding,
    money.funding_without_amount,
    money.suspicious_unit,
    minutes.empty,
    minutes.dangling_reference,
    minutes.other_verb,
    minutes.no_owner,
    minutes.no_deadline,
    minutes.no_chair,
    minutes.no_minute_taker,
)


def check(view: MeetingView, missing_files: Collection[str] = ()) -> tuple[Finding, ...]:
    """All findings, the gravest first, then as the agenda goes.

    `missing_files` are digests whose content is not on the disk: a view cannot know. Raises
    ValueError for a view that does not hold everything.
    """
    if view.edition is not Edition.FULL:
        raise ValueError("only the full edition tells what is wrong")
    found = [one for each in _CHECKS for one in each(view)]
    found.extend(annexes.file_missing(view, missing_files))
    codes = list(SEVERITIES)
    places = {None: -1, **{key: place for place, key in enumerate(_keys(view))}}
    severities = list(Severity)
    found.sort(
        key=lambda one: (
            severities.index(one.severity),
            places.get(one.entry, len(places)),
            codes.index(one.code),
        )
    )
    return tuple(found)


def _keys(view: MeetingView) -> list[str]:
    return [slot.key for slot in view.plan.slots]

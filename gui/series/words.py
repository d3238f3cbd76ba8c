"""What is said of a series, of the meetings that it would make, and of what it would change."""

import datetime
from typing import Any

from gui.fields.words import PURPOSES
from model.planning.series import Beat, OnHoliday
from model.planning.series_changes import EntryChange, EntryStep, FieldChange, MeetingChanges
from model.queries.series import ComingDifference, OtherMeeting, ProposedMeeting
from model.text.clock import clock_of, format_clock, format_span
from model.text.dates import date_in_words, long_date, short_date, week_number, weekday_name
from model.text.translate import N_, _, language
from model.text.working_days import holiday_name

BEATS = {Beat.WEEKLY: N_("week"), Beat.MONTHLY: N_("month")}

ORDINALS = {
    1: N_("the first"),
    2: N_("the second"),
    3: N_("the third"),
    4: N_("the fourth"),
    -1: N_("the last"),
}

HOLIDAYS = {
    OnHoliday.SKIP: N_("the meeting falls away"),
    OnHoliday.EARLIER: N_("the working day before"),
    OnHoliday.LATER: N_("the working day after"),
}

PURPOSE_CHOICES = {"": N_("no purpose"), **PURPOSES}

_FIELDS = {
    "date": N_("date"),
    "start": N_("start"),
    "end": N_("end"),
    "name": N_("name"),
    "location": N_("place"),
    "virtual_note": N_("online note"),
    "online_link": N_("link"),
    "chair": N_("chair"),
    "minute_taker": N_("minute taker"),
    "members": N_("members"),
    "submission_deadline": N_("deadline"),
    "dispatch_at": N_("dispatch"),
}

_STEPS = {
    EntryStep.ADD: N_("“{title}” is added"),
    EntryStep.CHANGE: N_("“{title}” is changed"),
    EntryStep.REMOVE: N_("“{title}” is removed"),
}


def day_text(day: datetime.date) -> str:
    """ "torsdag den 15. oktober 2026 · uge 42"."""
    week = _("week {number}").format(number=week_number(day))
    return f"{date_in_words(day, language())} · {week}"


def near_days(days: list[datetime.date]) -> str:
    """ "3. dec. (uge 49), 10. dec. (uge 50)"."""
    shown = [
        _("{date} (week {number})").format(
            date=short_date(day, language()), number=week_number(day)
        )
        for day in days
    ]
    return ", ".join(shown)


def proposal_text(proposed: ProposedMeeting) -> str:
    """A day of the rhythm, and what becomes of it."""
    day = proposed.day
    off = holiday_name(day.planned, language()) or _("free week")
    if day.date is None:
        return _("{day}: no meeting, {reason}").format(day=day_text(day.planned), reason=off)
    parts = [day_text(day.date)]
    if day.is_moved:
        moved = _("moved from {date}, {reason}")
        parts.append(moved.format(date=short_date(day.planned, language()), reason=off))
    if proposed.made:
        parts.append(_("has been made"))
    if proposed.conflicts:
        others = ", ".join(map(other_text, proposed.conflicts))
        parts.append(_("the same day: {meetings}").format(meetings=others))
    return " · ".join(parts)


def other_text(other: OtherMeeting) -> str:
    """ "Direktion 9.00-10.00"."""
    return f"{other.name or other.forum} {format_span(other.start, other.end)}"


def difference_text(difference: ComingDifference, also_by_hand: bool) -> str:
    """A meeting, what would change in it, and what was changed by hand."""
    lines = [day_text(difference.meeting.date)]
    if difference.sent:
        lines.append(_("has been sent out and stays as it is"))
        return "\n".join(lines)
    found = difference.changes
    taken = [c for c in _all(found) if also_by_hand or not c.by_hand]
    kept = [c for c in _all(found) if c not in taken]
    words = list(map(_change_text, taken))
    if found.reordered:
        words.append(_("another order"))
    if words:
        lines.append(_("changes: {changes}").format(changes="; ".join(words)))
    if kept:
        by_hand = "; ".join(map(_kept_text, kept))
        lines.append(_("changed by hand, stays: {fields}").format(fields=by_hand))
    if found.off_rhythm:
        lines.append(_("its day is not in the rhythm any more; it stays where it is"))
    return "\n".join(lines)


def weekday(number: int) -> str:
    """ "torsdag" for 3."""
    return weekday_name(datetime.date(2024, 1, 1 + number), language())


def _all(found: MeetingChanges) -> tuple[FieldChange | EntryChange, ...]:
    return (*found.fields, *found.entries)


def _change_text(change: FieldChange | EntryChange) -> str:
    if isinstance(change, EntryChange):
        return _(_STEPS[change.step]).format(title=change.title)
    field = _(_FIELDS[change.field])
    before, after = _value(change.field, change.before), _value(change.field, change.after)
    return f"{field} {before} → {after}"


def _kept_text(change: FieldChange | EntryChange) -> str:
    if isinstance(change, EntryChange):
        return f"“{change.title}”"
    return f"{_(_FIELDS[change.field])} {_value(change.field, change.before)}"


def _value(field: str, value: Any) -> str:
    if value is None or value in ("", ()):
        return _("nothing")
    if field in ("start", "end"):
        return format_clock(value)
    if isinstance(value, datetime.datetime):
        clock = clock_of(value)
        return f"{short_date(value.date(), language())} {clock}"
    if isinstance(value, datetime.date):
        return long_date(value, language())
    return ", ".join(value) if isinstance(value, tuple) else str(value)

"""How the live page says lengths and states: whole minutes, calm words."""

import datetime
from collections.abc import Mapping
from math import ceil, floor

from model.queries.agenda import AgendaRow
from model.queries.live import Visit
from model.queries.live_day import LiveDay
from model.text.clock import clock_of, format_clock, format_duration, minute_of_day
from model.text.translate import _, language

ON_TIME = 1.0
"""Minutes behind or ahead that nobody needs to hear of."""
AN_HOUR = 60


def _up(minutes: float) -> int:
    """Begun minutes count; what only reckoning adds does not: five minutes are five, not six."""
    return ceil(round(minutes, 3))


def clock_text(minutes: float) -> str:
    """A moment of the day, the seconds left out."""
    return format_clock(floor(minutes))


def remaining_text(remaining: float | None) -> str:
    """ "12 min. left", "3 min. over"."""
    if remaining is None:
        return ""
    if remaining >= 0:
        return _("{minutes} min. left").format(minutes=_up(remaining))
    return _("{minutes} min. over").format(minutes=_up(-remaining))


def elapsed_text(day: LiveDay) -> str:
    """ "8 of 20 min."."""
    spent = floor(day.elapsed)
    if day.running is None or day.running.duration is None:
        return _("{minutes} min.").format(minutes=spent)
    return _("{spent} of {minutes} min.").format(spent=spent, minutes=day.running.duration)


def offset_text(behind: float) -> str:
    """ "12 min. behind", "1 h 5 min ahead", "on time"."""
    minutes = floor(abs(behind))
    length = format_duration(minutes, language())
    long = minutes >= AN_HOUR
    if behind >= ON_TIME:
        words = _("{length} behind") if long else _("{minutes} min. behind")
    elif behind <= -ON_TIME:
        words = _("{length} ahead") if long else _("{minutes} min. ahead")
    else:
        return _("on time")
    return words.format(length=length, minutes=minutes)


def end_text(day: LiveDay) -> str:
    """ "ends at 12.05"."""
    return _("ends at {time}").format(time=format_clock(_up(day.ahead.expected_end)))


def guest_texts(row: AgendaRow, visits: Mapping[str, Visit]) -> list[str]:
    """ "Karin Holm (came at 9.37)": who joins for an entry, and when they really came and left."""
    return [_guest_text(name, visits.get(name, Visit())) for name in row.guests]


def day_minutes(at: datetime.datetime | None) -> int | None:
    """The time of day in minutes after midnight."""
    return None if at is None else minute_of_day(at)


def _guest_text(name: str, visit: Visit) -> str:
    said: list[str] = []
    for one in visit.every:
        if one.came_at is not None:
            said.append(_("came at {time}").format(time=clock_of(one.came_at)))
        if one.left_at is not None:
            said.append(_("left at {time}").format(time=clock_of(one.left_at)))
    return f"{name} ({', '.join(said)})" if said else name

"""Times of day and lengths of time, written and read as Danes do: 9.05, 9.05-9.35, 1 t. 15 min.

A time is whole minutes after midnight of the meeting's day, a length whole minutes. Past midnight
goes on: 1470 is 24.30. What cannot be understood raises UserError, a sentence that can be shown.
"""

import datetime
import re

from model.errors import UserError
from model.text.translate import _

_DAY = 24 * 60
LONGEST = _DAY
"""No entry of an agenda lasts longer, by the exchange format."""


# --- writing --------------------------------------------------------------------------------------

_UNITS = {"da": ("t.", "min."), "en": ("h", "min")}


def format_clock(minutes: int) -> str:
    """545 → "9.05", 1470 → "24.30". Before midnight of the meeting's day: -30 → "-0.30"."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' * (minutes < 0)}{hours}.{rest:02d}"


def minute_of_day(moment: datetime.datetime) -> int:
    """Whole minutes after midnight of its own day, the seconds left out."""
    return moment.hour * 60 + moment.minute


def clock_of(moment: datetime.datetime) -> str:
    """What a clock shows then, as `format_clock` writes it."""
    return format_clock(minute_of_day(moment))


def format_span(start: int, end: int) -> str:
    """545, 575 → "9.05-9.35"."""
    return f"{format_clock(start)}-{format_clock(end)}"


def next_day_clock(minutes: int) -> str:
    """What a clock shows at a time on the day after the meeting's, 1470 → "0.30"; "" for any other."""
    return format_clock(minutes - _DAY) if _DAY < minutes < 2 * _DAY else ""


def format_iso_clock(minutes: int) -> str:
    """545 → "09:05", as in the exchange format; 1470 → "24:30", -30 → "-00:30"."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' * (minutes < 0)}{hours:02d}:{rest:02d}"


def format_duration(minutes: int, language: str = "da") -> str:
    """75 → "1 t. 15 min.", 20 → "20 min.", 60 → "1 t.", -5 → "-5 min."; English "1 h 15 min"."""
    hour, minute = _UNITS.get(language, _UNITS["en"])
    hours, rest = divmod(abs(minutes), 60)
    parts = [f"{hours} {hour}"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} {minute}")
    return "-" * (minutes < 0) + " ".join(parts)


# --- reading --------------------------------------------------------------------------------------

_ISO = re.compile(r"(-?)([0-9]{2,3}):([0-5][0-9])")
_SPACE = re.compile(r"\s+")
_DASH = re.compile(r"[‐‑‒–—−]")
_BEFORE_CLOCK = re.compile(r"(?:kl(?:okken|\b)\.?|at\b)\s*")
_POINTED = re.compile(r"([0-9]{1,2}) ?[.:,] ?([0-9]{2})")
_RUN_TOGETHER = re.compile(r"([0-9]{1,2})([0-9]{2})")
_HOUR = re.compile(r"([0-9]{1,2})(½?)\.?")
_SPOKEN = re.compile(r"(halv|kvart over|kvart i) ([0-9]{1,2}|[a-zæøå]+)")
_SPOKEN_OFFSETS = {"halv": -30, "kvart over": 15, "kvart i": -15}
_TWELVE = ("et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv")
_NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_TWELVE, 1)}

_HOUR_UNIT = r"\ ?(?:timer|time|t|hours|hour|h)(?![a-zæøå])\.?"
_MINUTE_UNIT = r"\ ?(?:minutter|minut|min|minutes|minute|m)(?![a-zæøå])\.?"
_MINUTES = re.compile(rf"([0-9]{{1,4}})(?:{_MINUTE_UNIT})?")
_HOURS_AND_MINUTES = re.compile(
    rf"""(?P<hours>[0-9]{{1,2}})?(?:\ ?(?P<half>½))?{_HOUR_UNIT}
         (?:\ ?(?:og\ |and\ )?(?P<minutes>[0-9]{{1,2}})(?:{_MINUTE_UNIT})?)?""",
    re.VERBOSE,
)
_POINTED_LENGTH = re.compile(rf"([0-9]{{1,2}})[.:]([0-9]{{2}})(?:{_HOUR_UNIT})?")
_DECIMAL_HOURS = re.compile(rf"([0-9]{{1,2}})(?:[.,]([0-9])|,(25|50|75)){_HOUR_UNIT}")
_LENGTHS = {
    "et kvarter": 15,
    "kvarter": 15,
    "en halv time": 30,
    "halv time": 30,
    "tre kvarter": 45,
    "en time": 60,
    "halvanden time": 90,
    "to timer": 120,
}
_SPAN = re.compile(r"(?:fra |from )?(.+?) ?(?:-|\btil\b|\bto\b) ?(.+)")
_START_AND_LENGTH = re.compile(r"(.+?) ?(?:\+ ?(.+)|, (.+)|\((.+)\))")


def parse_iso_clock(text: str) -> int:
    """What `format_iso_clock` wrote. Raises ValueError for anything else."""
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(f"not HH:MM: {text[:20]!r}")
    minutes = int(match[2]) * 60 + int(match[3])
    return -minutes if match[1] else minutes


def parse_clock(text: str) -> int:
    """A time of day as people write it: 9, kl. 9, 9.20, 9:20, 0920, 8½, halv ni, 24.30."""
    minutes = _clock(_plain(text))
    if minutes is None:
        raise UserError(
            _("“{text}” is not a time of day. Write for instance 9.20.").format(text=_shown(text))
        )
    return minutes


def parse_duration(text: str, current: int | None = None) -> int:
    """A length as people write it: 20, 20 min., 1t30, 1.15, 1½ time, et kvarter; at most a day.

    +10 and -5 change the `current` length.
    """
    plain = _plain(text)
    if plain[:1] in ("+", "-") and current is not None:
        change = _duration(plain[1:].strip())
        minutes = None if change is None else current + int(f"{plain[0]}{change}")
    else:
        minutes = _duration(plain)
    if minutes is None:
        raise UserError(
            _("“{text}” is not a length of time. Write for instance 20 or 1 t. 15 min.").format(
                text=_shown(text)
            )
        )
    if not 0 <= minutes <= LONGEST:
        raise UserError(_("Write a length of time between 0 minutes and 24 hours."))
    return minutes


def parse_span(text: str) -> tuple[int, int]:
    """Start and end as people write them: 8.30-8.50, 8.30 til 8.50, 830-850, 8.30 (20 min)."""
    span = _span(_plain(text))
    if span is None:
        raise UserError(
            _("“{text}” is not a time from and to. Write for instance 8.30-8.50.").format(
                text=_shown(text)
            )
        )
    if span[1] < span[0]:
        raise UserError(
            _("The end {end} comes before the start {start}. Correct one of them.").format(
                start=format_clock(span[0]), end=format_clock(span[1])
            )
        )
    return span


def _plain(text: str) -> str:
    return _DASH.sub("-", _SPACE.sub(" ", text)).strip().lower()


def _shown(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 30 else f"{text[:30]}…"


def _clock(text: str) -> int | None:
    text = _BEFORE_CLOCK.sub("", text, count=1) if _BEFORE_CLOCK.match(text) else text
    if text == "middag":
        return 12 * 60
    if match := _SPOKEN.fullmatch(text):
        hour = int(match[2]) if match[2].isdigit() else _NUMBERS.get(match[2])
        return _of_day(hour, _SPOKEN_OFFSETS[match[1]]) if hour else None
    if match := _POINTED.fullmatch(text) or _RUN_TOGETHER.fullmatch(text):
        return _of_day(int(match[1]), int(match[2])) if int(match[2]) < 60 else None
    if match := _HOUR.fullmatch(text):
        return _of_day(int(match[1]), 30 if match[2] else 0)
    return None


def _of_day(hour: int, minutes: int) -> int | None:
    """Up to 24.59, for a plan that runs past midnight is printed so."""
    return hour * 60 + minutes if hour <= 24 else None


def _duration(text: str) -> int | None:
    text = text.removeprefix("ca.").strip()
    if match := _MINUTES.fullmatch(text):
        return int(match[1])
    if match := _POINTED_LENGTH.fullmatch(text):
        return _length(int(match[1]), int(match[2]))
    if match := _DECIMAL_HOURS.fullmatch(text):
        hundredths = int(match[3] or f"{match[2]}0")
        return int(match[1]) * 60 + hundredths * 60 // 100
    match = _HOURS_AND_MINUTES.fullmatch(text)
    if match and (match["hours"] or match["half"]) and not (match["half"] and match["minutes"]):
        half = 30 if match["half"] else 0
        return _length(int(match["hours"] or 0), half + int(match["minutes"] or 0))
    return _LENGTHS.get(text)


def _length(hours: int, minutes: int) -> int | None:
    return hours * 60 + minutes if minutes < 60 else None


def _span(text: str) -> tuple[int, int] | None:
    if match := _SPAN.fullmatch(text):
        start, end = _clock(match[1]), _clock(match[2])
        return None if start is None or end is None else (start, end)
    if match := _START_AND_LENGTH.fullmatch(text):
        start, length = _clock(match[1]), _duration(match[2] or match[3] or match[4])
        return None if start is None or length is None else (start, start + length)
    return None

"""What may be typed into a field, and the sentence for what may not."""

import datetime
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from model.errors import UserError
from model.text.blocks import RichText, clean_text, normalise
from model.text.translate import _

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_NAME = 200
"""Letters in a title or a name: the exchange format's limit."""

LONGEST_DURATION = 24 * 60
EARLIEST_ARRIVAL = 240
"""Minutes before his time that a guest may be asked to come: the exchange format's limit."""
DAY = 24 * 60
_SPACES = re.compile(r"\s+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e"})


def line(value: object) -> str:
    """Text on one line, without control characters."""
    return _SPACES.sub(" ", clean_text(_text(value))).strip()


def sentence(value: object) -> str:
    """One line that says something."""
    text = line(value)
    if not text:
        raise UserError(_("Write something here; it must not be empty."))
    return text


def name(value: object) -> str:
    """A title or a name: one line, not empty, not too long."""
    text = sentence(value)
    if len(text) > LONGEST_NAME:
        raise UserError(
            _("This is {count} characters long, but at most {limit} fit. Shorten it.").format(
                count=len(text), limit=LONGEST_NAME
            )
        )
    return text


def names(values: Iterable[str]) -> list[str]:
    """Names in order, each once, empty ones dropped."""
    return list(dict.fromkeys(name(value) for value in values if line(value)))


def rich(value: object) -> RichText:
    """Rich text in its canonical form."""
    if not isinstance(value, tuple):
        raise TypeError(f"rich text is a tuple of blocks, not {type(value).__name__}")
    return normalise(value)  # pyright: ignore[reportUnknownArgumentType]


def choice(kind: type[Choice], value: object) -> str:
    """The code of a choice as it is stored. An unknown one is a bug (ValueError)."""
    return kind(value).value


def optional_choice(kind: type[Choice], value: object) -> str | None:
    """As `choice`; None and "" are no choice."""
    return None if value in (None, "") else choice(kind, value)


def flag(value: object) -> bool | None:
    """Yes, no, or not stated."""
    if value is None or isinstance(value, bool):
        return value
    raise TypeError(f"yes, no or nothing, not {value!r}")


def duration(value: int | None) -> int | None:
    """Minutes; None is no slot."""
    if value is not None and not 0 <= value <= LONGEST_DURATION:
        raise UserError(
            _("Write a duration between 0 and {limit} minutes.").format(limit=LONGEST_DURATION)
        )
    return value


def early(value: int | None) -> int | None:
    """Minutes before his time that a guest comes; None is not said."""
    if value is not None and not 0 <= value <= EARLIEST_ARRIVAL:
        raise UserError(
            _("Write at most {limit} minutes: nobody is asked to come earlier than that.").format(
                limit=EARLIEST_ARRIVAL
            )
        )
    return value


def clock(value: object) -> int:
    """Minutes after midnight of the meeting's day."""
    if not isinstance(value, int) or not 0 <= value < DAY:
        raise UserError(_("Write a time between 0.00 and 23.59."))
    return value


def date(value: object) -> datetime.date:
    """A day."""
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise TypeError(f"a date, not {value!r}")
    return value


def optional_date(value: object) -> datetime.date | None:
    """A day or none."""
    return None if value is None else date(value)


def moment(value: object) -> datetime.datetime | None:
    """A local time to the minute, or none."""
    if value is None:
        return None
    if not isinstance(value, datetime.datetime) or value.tzinfo is not None:
        raise TypeError(f"a local time, not {value!r}")
    return value.replace(second=0, microsecond=0)


def slug(text: str, longest: int = 40) -> str:
    """Letters and digits for a key: `Direktionsmøde` → `direktionsmoede`."""
    plain = text.lower().translate(_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-")


def free_key(wanted: str, taken: Iterable[str]) -> str:
    """The key, with a number behind it where it is taken."""
    used = set(taken)
    key, number = wanted, 2
    while key in used:
        key, number = f"{wanted}-{number}", number + 1
    return key


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text, not {value!r}")
    return value

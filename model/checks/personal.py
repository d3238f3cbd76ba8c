"""Data about persons that should not be on an agenda."""

import calendar
import re
from collections.abc import Iterator
from functools import lru_cache

from model.checks.finding import Finding, finding
from model.checks.parts import KEPT_TEXTS, all_words, label
from model.text.blocks import plain_text
from model.text.translate import _
from model.views import MeetingView
from model.vocabulary import Openness

_CPR = re.compile(r"(?<![\d-])(\d\d)(\d\d)(\d\d)[-–— ]?(\d{4})(?![\d-])")
_PHONE = re.compile(
    r"""(?<!\d)(?:
        (?:tlf|telefon|mobil|tel|mob)[a-zæøå]*[.:]*\ *(?:\+45|0045)?\ *\d{2}(?:\ ?\d{2}){3}
      | (?:\+45|0045)\ *\d{2}(?:\ ?\d{2}){3}
      | \d{2}\ \d{2}\ \d{2}\ \d{2}
    )(?!\ ?\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_LEAP_YEAR = 2000


def cpr_numbers(view: MeetingView) -> Iterator[Finding]:
    """CPR_PATTERN: ten digits whose first four are a day of the year.

    Numbers given since 2007 need no valid check digit, so none is asked for. The sentence does not
    repeat the number.
    """
    words = _("{place}: there is what looks like a CPR number.")
    if has_cpr(plain_text(view.information)):
        yield finding("CPR_PATTERN", None, words.format(place=_("The information text")))
    for point in view.points:
        if any(has_cpr(text) for text in all_words(point)):
            yield finding("CPR_PATTERN", point.key, words.format(place=label(point)))


def phone_numbers(view: MeetingView) -> Iterator[Finding]:
    """PERSONAL_DATA_PHONE: a telephone number on a point that the open edition shows."""
    for point in view.points:
        if point.effective_openness is Openness.CLOSED:
            continue
        if any(map(has_phone, all_words(point))):
            words = _("{point}: there is a telephone number.")
            yield finding("PERSONAL_DATA_PHONE", point.key, words.format(point=label(point)))


@lru_cache(KEPT_TEXTS)
def has_cpr(text: str) -> bool:
    """Whether there is what looks like a CPR number."""
    return any(_is_day(int(found[1]), int(found[2])) for found in _CPR.finditer(text))


@lru_cache(KEPT_TEXTS)
def has_phone(text: str) -> bool:
    """Whether there is a telephone number."""
    return _PHONE.search(text) is not None


def _is_day(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(_LEAP_YEAR, month)[1]

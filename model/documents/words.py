"""The words of one document, in its language: dates, times, names, and what a value is called."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from model.text.translate import Translator, translator
from model.views import Attendance, CostUnit, FollowUpStatus, Purpose


class Words:
    """Says things in one language. Source strings are English."""

    def __init__(self, language: str) -> None:
        self._translator: Translator = translator(language)
        self.language = self._translator.language

    def gettext(self, message: str) -> str:
        """A message in the document's language."""
        return self._translator.gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The form that fits `count`; the caller fills the count in."""
        return self._translator.ngettext(singular, plural, count)

    def pgettext(self, context: str, message: str) -> str:
        """A message whose English means two things; `context` tells which."""
        return self._translator.pgettext(context, message)

    # --- time -----------------------------------------------------------------------------------

    def clock(self, minutes: int) -> str:
        """A time of day from minutes after midnight: "9.05", past midnight "24.30"."""
        return f"{minutes // 60}.{minutes % 60:02d}"

    def span(self, start: int, end: int) -> str:
        """From … to: "9.05-9.35"."""
        return f"{self.clock(start)}-{self.clock(end)}"

    def long_date(self, date: datetime.date) -> str:
        """The day with its weekday: "torsdag den 5. februar 2026"."""
        pattern = "EEEE 'den' d. MMMM y" if self.language == "da" else "EEEE d MMMM y"
        return format_date(date, pattern, locale=self.language)

    def date(self, date: datetime.date) -> str:
        """The day: "5. februar 2026"."""
        return format_date(date, "long", locale=self.language)

    def day_and_month(self, date: datetime.date) -> str:
        """The day within a year that is known: "5. februar"."""
        return format_skeleton("MMMMd", date, locale=self.language)

    # --- people and amounts ---------------------------------------------------------------------

    def names(self, names: Sequence[str]) -> str:
        """Several names: "Anna, Bo og Carl"."""
        if len(names) < 2:
            return "".join(names)
        _ = self.gettext
        return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])

    def amount(self, amount: Decimal) -> str:
        """A number: "1.250,5"."""
        return format_decimal(amount, locale=self.language, decimal_quantization=False)

    # --- what values are called -----------------------------------------------------------------

    def purpose(self, purpose: Purpose) -> str:
        """What a point is for; "Eventuelt" is for nothing."""
        return _purposes(self.language).get(purpose, "")

    def unit(self, unit: CostUnit) -> str:
        """What an amount counts."""
        _ = self.gettext
        return _("DKK") if unit is CostUnit.KRONER else _("DKK 1,000")

    def attendance(self, attendance: Attendance) -> str:
        """The heading of those members; "" where nothing is known."""
        _ = self.gettext
        names = {
            Attendance.PRESENT: _("Present"),
            Attendance.EXCUSED: _("Apologies"),
            Attendance.ABSENT: _("Absent"),
        }
        return names.get(attendance, "")

    def status(self, status: FollowUpStatus) -> str:
        """How far a task is; "" for an open one."""
        _ = self.gettext
        names = {FollowUpStatus.DONE: _("done"), FollowUpStatus.DROPPED: _("dropped")}
        return names.get(status, "")


@cache
def _purposes(language: str) -> dict[Purpose, str]:
    pgettext = translator(language).pgettext
    return {
        Purpose.INFORMATION: pgettext("purpose of an item", "Information"),
        Purpose.DISCUSSION: pgettext("purpose of an item", "Discussion"),
        Purpose.DECISION: pgettext("purpose of an item", "Decision"),
        Purpose.SPARRING: pgettext("purpose of an item", "Sparring"),
    }


def capitalised(text: str) -> str:
    """With a capital at the beginning of a sentence, and nothing else changed."""
    return text[:1].upper() + text[1:]

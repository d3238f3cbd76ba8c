"""The words of one document, in its language: dates, times, names, and what a value is called."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from model.text.amounts import format_amount
from model.text.clock import format_clock, format_span
from model.text.dates import date_in_words, long_date
from model.text.names import join_names
from model.text.translate import Translator, translator
from model.views import GuestView, MemberView
from model.vocabulary import Attendance, CostUnit, FollowUpStatus, GuestRole, Purpose


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

    # --- time and people ------------------------------------------------------------------------

    def long_date(self, date: datetime.date) -> str:
        """The day with its weekday: "torsdag den 5. februar 2026"."""
        return date_in_words(date, self.language)

    def date(self, date: datetime.date) -> str:
        """The day: "5. februar 2026"."""
        return long_date(date, self.language)

    def day_and_month(self, date: datetime.date) -> str:
        """The day within a year that is known: "5. februar"."""
        return self.date(date).removesuffix(str(date.year)).strip()

    def at(self, start: int, end: int | None = None) -> str:
        """ "kl. 9.05-9.35", or "kl. 9.05" without an end; English puts no word before a span."""
        if end is not None:
            text = self.pgettext("from one time to another", "{time}")
            return text.format(time=format_span(start, end))
        _ = self.gettext
        return _("at {time}").format(time=format_clock(start))

    def between(self, start: int | None, end: int | None) -> tuple[str, ...]:
        """ "kl. 9.05-9.35", "fra kl. 9.05", "til kl. 9.35"; nothing where neither is known."""
        _ = self.gettext
        if start is not None and end is not None:
            return (self.at(start, end),)
        if end is not None:
            return (_("until {time}").format(time=format_clock(end)),)
        if start is not None:
            return (_("from {time}").format(time=format_clock(start)),)
        return ()

    def during(self, points: Sequence[int]) -> tuple[str, ...]:
        """ "i punkt 1 og 2"; nothing where there is none."""
        if not points:
            return ()
        text = self.ngettext("during point {numbers}", "during points {numbers}", len(points))
        return (text.format(numbers=self.names([str(number) for number in points])),)

    def amount(self, amount: Decimal) -> str:
        """An amount with the signs of the language: "1.250,5", English "1,250.5"."""
        return format_amount(amount) if self.language == "da" else f"{amount:,f}"

    def names(self, names: Sequence[str], *, titled: bool = False) -> str:
        """Several names: "Anna, Bo og Carl"; with titles behind them "Anna, centerchef; Bo"."""
        return join_names(names, self.language, titled=titled)

    def people(self, people: Sequence[GuestView | MemberView]) -> str:
        """Guests or members as they are called at this meeting."""
        titled = any(person.title for person in people)
        return self.names([person.called for person in people], titled=titled)

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

    def role(self, role: GuestRole | None) -> str:
        """What a guest does at a point."""
        _ = self.gettext
        return _("Presents") if role is GuestRole.PRESENTS else _("Takes part")

    def status(self, status: FollowUpStatus) -> str:
        """How far a task is; "" for an open one."""
        _ = self.gettext
        names = {FollowUpStatus.DONE: _("done"), FollowUpStatus.DROPPED: _("dropped")}
        return names.get(status, "")


@cache
def _purposes(language: str) -> dict[Purpose, str]:
    pgettext = translator(language).pgettext
    return {
        Purpose.INFORMATION: pgettext("purpose of a point", "Information"),
        Purpose.DISCUSSION: pgettext("purpose of a point", "Discussion"),
        Purpose.DECISION: pgettext("purpose of a point", "Decision"),
        Purpose.SPARRING: pgettext("purpose of a point", "Sparring"),
    }


def capitalised(text: str) -> str:
    """With a capital at the beginning of a sentence, and nothing else changed."""
    return text[:1].upper() + text[1:]

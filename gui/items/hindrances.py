"""Why a recommendation cannot be put on a meeting: in a sentence, and in few words for a menu."""

from model.queries.bank import BankRow
from model.queries.meetings import MeetingRow
from model.text.dates import long_date, short_date
from model.text.translate import _, language


def hindrance_in_short(row: BankRow, meeting: MeetingRow) -> str:
    """`hindrance_of` in few words, for a menu."""
    if any(place.meeting_id == meeting.id for place in row.placements):
        return _("is on it already")
    if row.not_before is not None and meeting.date < row.not_before:
        return _("not before {date}").format(date=short_date(row.not_before, language()))
    return ""


def hindrance_of(row: BankRow, meeting: MeetingRow) -> str:
    """Why a recommendation cannot be put on a meeting, "" where it can."""
    if any(place.meeting_id == meeting.id for place in row.placements):
        return _(
            "“{title}” is on the agenda of that meeting already. Choose another meeting."
        ).format(title=row.title)
    if row.not_before is not None and meeting.date < row.not_before:
        words = _("“{title}” must not be treated before {date}.")
        return words.format(title=row.title, date=long_date(row.not_before, language()))
    return ""

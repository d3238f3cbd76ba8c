"""What a finding is, and how grave each one is: the exchange format's table, and FIELD_MISSING."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops an open export or dispatch until it is corrected or released."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `entry` is the key of the point or break, None for the meeting itself.

    `message` is a sentence in the window's language.
    """

    code: str
    severity: Severity
    entry: str | None
    message: str


_ERRORS = """
    OVERLAP OPENNESS_UNDECIDED CLOSED_TEXT_IN_OPEN_POINT CPR_PATTERN ANNEX_FILE_MISSING
    MEETING_ENDS_BEFORE_START CLOSED_TEXT_IN_FILE CPR_IN_FILE NOT_SEARCHED
"""
_WARNINGS = """
    OVERRUN STARTS_AFTER_MEETING_END STARTS_BEFORE_MEETING GUEST_CONFLICT LATE_ITEM
    SUPPLEMENTARY_AFTER_DISPATCH DATE_HEADER_PROCESS_MISMATCH PROCESS_ORDER WEEKDAY_MISMATCH
    YEAR_MISMATCH COST_TEXT_WITHOUT_AMOUNT AMOUNT_WITHOUT_FUNDING COST_UNIT_SUSPICIOUS
    ANNEX_NOT_LISTED ANNEX_NUMBER_GAP PERSONAL_DATA_PHONE EMPTY_MINUTES DANGLING_REFERENCE
    ACTION_NO_OWNER ACTION_NO_DEADLINE OPENNESS_DIFFERS
"""
_NOTES = """
    NO_BUFFER GAP POINT_WITHOUT_SLOT GUEST_TWICE_APART EMPTY_ITEM DEPARTMENT_MISSING
    CLOSED_REASON_MISSING PROCESS_DATE_MISSING FUNDING_WITHOUT_AMOUNT VERB_MISMATCH RELATIVE_DATE
    NO_CHAIR NO_MINUTE_TAKER FIELD_MISSING
"""

SEVERITIES: dict[str, Severity] = {
    **dict.fromkeys(_ERRORS.split(), Severity.ERROR),
    **dict.fromkeys(_WARNINGS.split(), Severity.WARNING),
    **dict.fromkeys(_NOTES.split(), Severity.NOTE),
}
"""Every code there is, the gravest first."""


def finding(code: str, entry: str | None, message: str) -> Finding:
    """A finding with the severity of its code."""
    return Finding(code, SEVERITIES[code], entry, message)

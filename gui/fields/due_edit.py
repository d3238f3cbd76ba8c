"""A deadline: a date, or words for one that nobody has fixed yet."""

import datetime
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from gui.fields.parsed_edit import ParsedEdit
from model.errors import UserError
from model.text.dates import numeric_date
from model.text.loose_dates import find_deadline
from model.text.spoken_days import coming_day


@dataclass(frozen=True, slots=True)
class Due:
    """`text` are words where there is no day."""

    day: datetime.date | None = None
    text: str = ""


class DueEdit(ParsedEdit):
    """Understands 1/5 and "tirsdag"; keeps "inden jul" as words and can say which day they may mean."""

    def __init__(self, name: str, today: datetime.date, parent: QWidget | None = None) -> None:
        super().__init__(name, self._parse_due, _written, parent, while_typed=True)
        self._today = today
        self.setPlaceholderText(name)

    def suggestion(self) -> datetime.date | None:
        """The day that the words may mean, to be confirmed; None where there is nothing to ask."""
        value: Due | None = self.value()
        if value is None or value.day is not None:
            return None
        found = find_deadline(value.text, self._today)
        return found.day if found is not None else None

    def _parse_due(self, text: str) -> Due:
        found = find_deadline(text, self._today)
        if found is not None and found.certain and found.text.strip() == text.strip():
            return Due(found.day)
        try:
            return Due(coming_day(text, self._today))
        except UserError:
            return Due(None, text)


def _written(due: Due) -> str:
    return numeric_date(due.day) if due.day is not None else due.text

"""The Information lines of the agenda that is shown: the same as the documents print."""

from collections.abc import Iterator

from gui.fields.words import is_break
from model.queries.agenda import Agenda
from model.text.information import break_line, point_line


def information_lines(agenda: Agenda, language: str = "da") -> Iterator[str]:
    """Who is wanted when; a withdrawn point has no line."""
    for row in agenda.entries:
        start, end = row.slot.start, row.slot.end
        if is_break(row):
            yield break_line(row.title, start, end, language)
        elif not row.withdrawn:
            yield point_line(row.number or 0, start, end, row.guests, language)

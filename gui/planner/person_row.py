"""One person of the day: when, for which points, and what was told."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.theme import TextSize
from gui.widgets.labels import Text
from model.planning.people import PersonDay, Spans
from model.queries.agenda import AgendaRow
from model.text.clock import format_clock, format_span
from model.text.dates import short_date
from model.text.names import join_names
from model.text.translate import _, language


class PersonRow(QWidget):
    """Words only; a screen reader gets them as one sentence."""

    def __init__(self, day: PersonDay, rows: Mapping[str, AgendaRow], member: bool) -> None:
        super().__init__()
        lines = [(name_text(day, member), "", TextSize.NORMAL)]
        if day.windows:
            lines.append((time_text(day, rows), "muted", TextSize.SMALL))
        lines += [(text, "danger", TextSize.SMALL) for text in trouble_texts(day)]
        if day.moved and not member:
            lines.append((moved_text(day), "accent", TextSize.SMALL))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(1)
        for text, look, size in lines:
            label = Text(text, look, size)
            label.setWordWrap(True)
            box.addWidget(label)
        self.setAccessibleName(". ".join(text for text, _look, _size in lines))


def name_text(day: PersonDay, member: bool) -> str:
    """A member is there anyway and is not called."""
    return _("{name} (member)").format(name=day.name) if member else day.name


def time_text(day: PersonDay, rows: Mapping[str, AgendaRow]) -> str:
    """`9.05-9.50 and 11.10-11.30 · points 2, 3 and 6`."""
    times = join_names([format_span(*span) for span in day.spans], language())
    keys = [key for window in day.windows for key in window.keys]
    numbers = [str(rows[key].number) for key in keys if key in rows and rows[key].number]
    points = _("points {numbers}") if len(numbers) > 1 else _("point {numbers}")
    return f"{times} · {points.format(numbers=join_names(numbers, language()))}"


def trouble_texts(day: PersonDay) -> list[str]:
    """What is wrong with the times."""
    found = []
    if day.wait:
        found.append(_("waits {minutes} min. in between").format(minutes=day.wait))
    if day.late:
        found.append(_("is needed after the end of the meeting"))
    return found


def moved_text(day: PersonDay) -> str:
    """`Told time: 9.20 – now 9.35`."""
    told, now = day.told or (), day.spans
    if not now:
        return _("Told time: {told} – not needed any more").format(told=_starts(told, now))
    if day.told_on is not None:
        words = _("Told time: {told} on {date} – the meeting has been moved, now {now}")
        times = join_names([format_clock(start) for start, _end in now], language())
        date = short_date(day.told_on, language())
        return words.format(told=_starts(told, ()), date=date, now=times)
    words = _("Told time: {told} – now {now}")
    return words.format(told=_starts(told, now), now=_starts(now, told))


def _starts(spans: Spans, others: Spans) -> str:
    """The starts, or from and to where the starts alone are the same."""
    same = [start for start, _end in spans] == [start for start, _end in others]
    times = [format_span(*span) if same else format_clock(span[0]) for span in spans]
    return join_names(times, language())

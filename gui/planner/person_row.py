"""One person of the day: when, for which points, what is wrong with it, and what was told."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.planner.facts import Facts
from gui.theme import TextSize
from gui.widgets.accessible import use_roles
from gui.widgets.buttons import ToolButton
from gui.widgets.labels import Text
from model.planning.people import PersonDay, Spans
from model.queries.agenda import AgendaRow
from model.text.availability import format_availability
from model.text.clock import format_clock, format_span
from model.text.dates import short_date
from model.text.names import join_names
from model.text.translate import _, language

Line = tuple[str, str, TextSize]
"""The words, their look, their size."""


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """All that a row is made of: as long as it is the same, the row is."""

    day: PersonDay
    lines: tuple[Line, ...]
    member: bool


def shown_person(day: PersonDay, facts: Facts) -> ShownPerson:
    """What there is to say of one person."""
    member = day.name in facts.members
    rows = {row.key: row for row in facts.agenda.entries}
    lines = [(name_text(day, member), "", TextSize.NORMAL)]
    if day.windows:
        lines.append((time_text(day, rows), "muted", TextSize.SMALL))
    if details := detail_text(day, facts, member):
        lines.append((details, "muted", TextSize.SMALL))
    lines += [(text, "danger", TextSize.SMALL) for text in trouble_texts(day, rows, member)]
    if day.told is not None and not member:
        look = "accent" if day.moved else "muted"
        lines.append((told_text(day), look, TextSize.SMALL))
    return ShownPerson(day, tuple(lines), member)


class PersonRow(QWidget):
    """Words, which a screen reader gets as one sentence, and two small buttons."""

    accessible_role = QAccessible.Role.Grouping
    edit_wanted = Signal(str, str)
    """The name, and the key of the first entry that needs it."""
    tell_wanted = Signal(str)

    def __init__(self, shown: "ShownPerson") -> None:
        super().__init__()
        use_roles()
        self._lay_out(shown.lines, shown.day, shown.member)
        self.setAccessibleName(". ".join(text for text, _look, _size in shown.lines))

    def _lay_out(self, lines: tuple[Line, ...], day: PersonDay, member: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        for text, look, size in lines:
            label = Text(text, look, size)
            label.setWordWrap(True)
            words.addWidget(label)
        words.addStretch(1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(words, 1)
        if day.untold and not member:
            tell = ToolButton("check", _("{name} has been told this time").format(name=day.name))
            tell.clicked.connect(lambda: self.tell_wanted.emit(day.name))
            box.addWidget(tell)
        if day.windows:
            key = day.windows[0].keys[0]
            edit = ToolButton("pencil", _("Change {name}").format(name=day.name))
            edit.clicked.connect(lambda: self.edit_wanted.emit(day.name, key))
            box.addWidget(edit)


def name_text(day: PersonDay, member: bool) -> str:
    """A member is there anyway and is not called."""
    return _("{name} (member)").format(name=day.name) if member else day.name


def time_text(day: PersonDay, rows: Mapping[str, AgendaRow]) -> str:
    """`9.05-9.50 and 11.10-11.30 · points 2, 3 and 6`."""
    times = join_names([format_span(*span) for span in day.spans], language())
    keys = [key for window in day.windows for key in window.keys]
    return f"{times} · {_points(keys, rows)}"


def detail_text(day: PersonDay, facts: Facts, member: bool) -> str:
    """`head of centre · on Teams · comes at 8.55 · can come 9.00-10.30`."""
    keys = [key for window in day.windows for key in window.keys]
    known = [guest for key in keys if (guest := facts.joining.guest(key, day.name)) is not None]
    parts = list(dict.fromkeys(guest.title for guest in known if guest.title))
    online = [guest.online for guest in known]
    if any(online):
        parts.append(_("on Teams") if all(online) else _("partly on Teams"))
    starts = [
        window.start - early
        for window in day.windows
        if (early := facts.arrives_before(facts.joining.guest(window.keys[0], day.name)))
    ]
    if starts and not member:
        times = join_names([format_clock(start) for start in starts], language())
        parts.append(_("comes at {times}").format(times=times))
    if day.available is not None:
        parts.append(_("can come {time}").format(time=format_availability(day.available)))
    return " · ".join(parts)


def trouble_texts(day: PersonDay, rows: Mapping[str, AgendaRow], member: bool = False) -> list[str]:
    """What is wrong with the times. A member waits for nothing, and stays to the end."""
    found: list[str] = []
    if day.at_once:
        words = _("is needed at once: {points}")
        found.append(words.format(points=_points(day.at_once, rows)))
    if day.outside:
        found.append(_("cannot come for {minutes} min. of it").format(minutes=day.outside))
    if day.wait and not member:
        found.append(_("waits {minutes} min. in between").format(minutes=day.wait))
    if day.late and not member:
        found.append(_("is needed after the end of the meeting"))
    return found


def told_text(day: PersonDay) -> str:
    """`Told time: 9.20 – now 9.35`, or `Told time: 9.20` where that still holds."""
    told, now = day.told or (), day.spans
    if not day.moved:
        return _("Told time: {told}").format(told=_starts(told, ()))
    if not now:
        return _("Told time: {told} – not needed any more").format(told=_starts(told, now))
    if day.told_on is not None:
        words = _("Told time: {told} on {date} – the meeting has been moved, now {now}")
        times = join_names([format_clock(start) for start, _end in now], language())
        date = short_date(day.told_on, language())
        return words.format(told=_starts(told, ()), date=date, now=times)
    words = _("Told time: {told} – now {now}")
    return words.format(told=_starts(told, now), now=_starts(now, told))


def _points(keys: tuple[str, ...] | list[str], rows: Mapping[str, AgendaRow]) -> str:
    numbers = [str(rows[key].number) for key in keys if key in rows and rows[key].number]
    points = _("points {numbers}") if len(numbers) > 1 else _("point {numbers}")
    return points.format(numbers=join_names(numbers, language()))


def _starts(spans: Spans, others: Spans) -> str:
    """The starts, or from and to where the starts alone are the same."""
    same = [start for start, _end in spans] == [start for start, _end in others]
    times = [format_span(*span) if same else format_clock(span[0]) for span in spans]
    return join_names(times, language())

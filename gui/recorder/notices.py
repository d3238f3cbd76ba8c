"""What the live page has to say just now, as data: whom to call, who must go, what fills a hole."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from gui.recorder.run import LiveRun
from gui.widgets.message_bar import Severity
from model.planning.calling import Call
from model.queries.agenda import AgendaRow
from model.queries.live import GuestContact, Visit
from model.queries.live_day import LiveDay
from model.text.clock import clock_of, format_clock
from model.text.translate import _

COMES_SOON = 2
"""Minutes before a call at which it is told that it comes."""


@dataclass(frozen=True, slots=True)
class Action:
    """A button on a notice. `id` and `subject` say what to do."""

    id: str
    text: str
    subject: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One quiet row. `key` is the same while it is about the same thing."""

    key: str
    text: str
    severity: Severity
    actions: tuple[Action, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    """Words and the address they open."""


def notices(run: LiveRun, shown: AgendaRow | None, writing: bool) -> tuple[Notice, ...]:
    """Everything to say. `shown` is the point whose text stands there; `writing` in it just now."""
    if not run.is_running or run.day is None:
        return ()
    return (
        # First, so that "Is here" stays under the hand that has just gone on to the next point.
        *_calls(run, run.day),
        *_still_in(run, run.day),
        *_through(run.day),
        *_switch(run, shown, writing),
        *_filler(run, run.day),
    )


def _still_in(run: LiveRun, day: LiveDay) -> Iterator[Notice]:
    """At a closed point it is urgent; further on it stands there quietly until it is answered."""
    running = day.running.key if day.running is not None else None
    for guest in day.still_in:
        if guest in run.staying:
            continue
        now = guest.key == running
        text = (
            _("The point is closed, and {name} may still be in the room.")
            if now
            else _("{name} may still be in the room.")
        )
        actions = (
            Action("left", _("Has left"), guest.name),
            Action("stays", _("Stays"), guest.name),
        )
        severity = Severity.DANGER if now else Severity.INFORMATION
        yield Notice(f"still {guest.name}", text.format(name=guest.name), severity, actions)


def _through(day: LiveDay) -> Iterator[Notice]:
    """Asked while the point after their last one runs, where it costs one press to have the time right."""
    asked = {guest.name for guest in day.still_in}
    for name in day.through:
        if name not in asked:
            text = _("{name} has no more points.").format(name=name)
            action = Action("left", _("Has left"), name)
            yield Notice(f"through {name}", text, Severity.INFORMATION, (action,))


def _calls(run: LiveRun, day: LiveDay) -> Iterator[Notice]:
    for call in day.calls:
        if call.at - COMES_SOON <= day.now:
            yield _call(run, day, call)


def _call(run: LiveRun, day: LiveDay, call: Call) -> Notice:
    row = run.row(call.key)
    state = run.state
    assert row is not None
    assert state is not None
    contact = next(
        (one for one in state.contacts.get(call.key, ()) if one.name == call.guest),
        GuestContact(call.guest, False, None, "", ""),
    )
    called = state.visits.get(call.guest, Visit()).called_since_leaving
    values = {"name": call.guest, "number": row.number or "", "time": format_clock(floor(call.at))}
    actions = [Action("came", _("Is here"), call.guest)]
    severity = Severity.INFORMATION
    if called is not None:
        values["time"] = clock_of(called)
        text = _("Called at {time}: {name} (point {number})")
    elif call.at > day.now:
        text = _("Soon, at {time}: call in {name} (point {number})")
    else:
        severity = Severity.WARNING
        text = (
            _("Let in now: {name} (point {number})")
            if contact.online
            else _("Call in now: {name} (point {number})")
        )
        actions.insert(0, Action("called", _("Called"), call.guest))
    links = []
    if contact.phone:
        links.append((contact.phone, f"tel:{contact.phone.replace(' ', '')}"))
    if contact.email:
        links.append((contact.email, f"mailto:{contact.email}"))
    return Notice(
        f"call {call.guest}", text.format(**values), severity, tuple(actions), tuple(links)
    )


def _switch(run: LiveRun, shown: AgendaRow | None, writing: bool) -> Iterator[Notice]:
    """Whoever writes under another point that waits has perhaps forgotten to move on."""
    day = run.day
    if not writing or shown is None or day is None or shown.key == day.ahead.running:
        return
    if shown.key not in day.expected or shown.withdrawn:
        return
    text = _("You are writing in point {number}, which has not begun.").format(number=shown.number)
    action = Action("start", _("Go to point {number}?").format(number=shown.number), shown.key)
    yield Notice(f"switch {shown.key}", text, Severity.INFORMATION, (action,))


def _filler(run: LiveRun, day: LiveDay) -> Iterator[Notice]:
    if day.filler is None:
        return
    fill, next_row = run.row(day.filler.key), run.row(day.filler.before)
    if fill is None or next_row is None or not _is_near(day):
        return
    text = _("{hole} min. free before “{title}”.").format(
        hole=floor(day.filler.hole), title=next_row.title
    )
    words = _("Take point {number} now ({minutes} min.)")
    words = words.format(number=fill.number, minutes=floor(day.filler.minutes))
    yield Notice(
        f"fill {fill.key}", text, Severity.INFORMATION, (Action("start", words, fill.key),)
    )


def _is_near(day: LiveDay) -> bool:
    """A hole is told of when it begins, not while the point before it has long to go."""
    return day.remaining is None or day.remaining <= COMES_SOON

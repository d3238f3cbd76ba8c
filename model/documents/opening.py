"""How a document on a meeting opens: what meeting, when and where, who, the information lines."""

from collections.abc import Iterator, Sequence

from model.documents.content import (
    Contents,
    ContentsEntry,
    Fact,
    Facts,
    Heading,
    Line,
    Lines,
    Text,
    Tone,
)
from model.documents.words import Words, capitalised
from model.views import (
    Attendance,
    BreakView,
    EntryView,
    HiddenPointView,
    MeetingView,
    PointView,
)

OpeningBlock = Heading | Line | Lines | Facts | Text | Contents


def meeting_name(view: MeetingView) -> str:
    """The meeting's name with its forum, once where both are the same."""
    name, forum = view.name.strip(), view.forum.strip()
    if not name or not forum or name.casefold() == forum.casefold():
        return name or forum
    return f"{name} ({forum})"


def when(view: MeetingView, words: Words) -> str:
    """Day and time in words."""
    _ = words.gettext
    day = capitalised(words.long_date(view.date))
    if view.end <= view.start:
        return _("{date} at {time}").format(date=day, time=words.clock(view.start))
    return _("{date} at {time}").format(date=day, time=words.span(view.start, view.end))


def place(view: MeetingView) -> str:
    """Where: "Rådhuset, lokale 320 (virtuelt for sagsbehandlere)"."""
    location, note = view.location.strip(), view.virtual_note.strip().strip("()").strip()
    if location and note:
        return f"{location} ({note})"
    return location or capitalised(note)


def title(view: MeetingView, kind: str, words: Words) -> str:
    """The file's title."""
    return f"{kind} – {meeting_name(view)}, {words.date(view.date)}"


def running_head(view: MeetingView, words: Words) -> str:
    """What stands at the top of every page but the first."""
    return f"{meeting_name(view)} · {words.date(view.date)}"


def opening(view: MeetingView, kind: str, words: Words) -> Iterator[OpeningBlock]:
    """The kind of document, the meeting's name, time and place."""
    yield Line(kind, Tone.KIND)
    yield Heading(meeting_name(view), 1)
    yield Line(when(view, words), Tone.LEAD)
    where = place(view)
    if where:
        yield Line(where, Tone.LEAD)


def roles(view: MeetingView, words: Words) -> Iterator[Fact]:
    """Who leads and who writes."""
    _ = words.gettext
    if view.chair:
        yield Fact(_("Chair"), view.chair)
    if view.minute_taker:
        yield Fact(_("Minute taker"), view.minute_taker)
    if view.case_number:
        yield Fact(_("Case number"), view.case_number)


def expected(view: MeetingView, words: Words) -> Iterator[Fact]:
    """Whom the agenda expects, and who has already sent apologies."""
    _ = words.gettext
    away = (Attendance.EXCUSED, Attendance.ABSENT)
    coming = [member.name for member in view.members if member.attendance not in away]
    if coming:
        yield Fact(_("Members"), words.names(coming))
    excused = [member.name for member in view.members if member.attendance in away]
    if excused:
        yield Fact(words.attendance(Attendance.EXCUSED), words.names(excused))


def information(view: MeetingView, words: Words) -> Iterator[OpeningBlock]:
    """The information lines of the timeline and the secretary's own text."""
    _ = words.gettext
    rows = tuple(row for entry in view.entries if (row := information_line(entry, words)))
    if not rows and not view.information:
        return
    yield Heading(_("Information:"), 2)
    if rows:
        yield Lines(rows)
    if view.information:
        yield Text(view.information, heading_level=2)


def information_line(entry: EntryView, words: Words) -> tuple[str, ...]:
    """ "Pkt. 1", "kl. 8.30-8.50", "Anna og Bo"; () for an entry without a line."""
    _ = words.gettext
    match entry:
        case BreakView():
            first, names = entry.label.strip() or _("Break"), ""
        case HiddenPointView():
            first, names = _short_number(entry.number, words), ""
        case PointView():
            if entry.withdrawn:
                return ()
            first = _short_number(entry.number, words)
            names = words.names([guest.name for guest in entry.guests])
    parts = [first]
    if entry.start is not None and entry.end is not None:
        slot = _("at {time}").format(time=words.span(entry.start, entry.end))
        parts.append(slot)
    if names:
        parts.append(names)
    return tuple(parts)


def _short_number(number: int | None, words: Words) -> str:
    short = words.pgettext("short, in a line", "Item {number}")
    return short.format(number="" if number is None else number).strip()


def contents(entries: Sequence[ContentsEntry], words: Words) -> Iterator[OpeningBlock]:
    """The list of contents."""
    _ = words.gettext
    if entries:
        yield Heading(_("Contents"), 2)
        yield Contents(tuple(entries))

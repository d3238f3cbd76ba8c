"""How a document on a meeting opens: what meeting, when and where, who, the information lines."""

import re
from collections.abc import Iterator, Sequence

from model.documents.content import (
    Columns,
    Contents,
    ContentsEntry,
    Fact,
    Facts,
    Heading,
    Line,
    Lines,
    Picture,
    Rule,
    Spacer,
    Text,
    Tone,
)
from model.documents.logo import logo_of
from model.documents.words import Words, capitalised
from model.text.information import break_line, point_line
from model.views import BreakView, EntryView, HiddenPointView, MeetingView, PointView
from model.vocabulary import Attendance

OpeningBlock = Heading | Rule | Spacer | Line | Lines | Facts | Text | Contents | Columns | Picture

_ENDINGS = "(e?[nt]|s)?(møde(r|t)?)?"
"""What may follow a forum within a meeting's name: "Chefteamet", "Direktionsmøde"."""

_LOGO_ROOM = (130.0, 56.0)
"""Points."""


def meeting_name(view: MeetingView) -> str:
    """The meeting's name, and its forum where that tells more: "Chefteammøde" tells "Chefteam"."""
    name, forum = view.name.strip(), view.forum.strip()
    if not name or not forum:
        return name or forum
    told = re.search(rf"\b{re.escape(forum)}{_ENDINGS}\b", name, re.IGNORECASE)
    return name if told else f"{name} ({forum})"


def when(view: MeetingView, words: Words) -> str:
    """Day and time in words."""
    _ = words.gettext
    end = view.end if view.end > view.start else None
    day, time = capitalised(words.long_date(view.date)), words.at(view.start, end)
    return _("{day}, {time}").format(day=day, time=time)


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
    """The letterhead, the kind of document, the meeting's name, time and place."""
    yield from letterhead(view, words)
    yield Line(kind, Tone.KIND)
    yield Heading(meeting_name(view), 1)
    yield Line(when(view, words), Tone.LEAD)
    where = place(view)
    if where:
        yield Line(where, Tone.LEAD)


def letterhead(view: MeetingView, words: Words) -> Iterator[OpeningBlock]:
    """The sender's lines with the picture to their right, above a line; nothing where none is set."""
    _ = words.gettext
    lines = tuple(
        Line(line, Tone.ADDRESS if number else Tone.SENDER)
        for number, line in enumerate(view.letterhead)
    )
    logo = logo_of(view.logo)
    if logo is None:
        yield from lines
    else:
        width, height = logo.size_within(_LOGO_ROOM)
        sender = view.letterhead[0] if view.letterhead else view.forum
        shows = view.logo_words or _("Logo: {sender}").format(sender=sender)
        picture = Picture(logo.png, shows, width, height)
        if lines:
            yield Columns((lines, (picture,)), (0.7, 0.3))
        else:
            yield picture
    if lines or logo is not None:
        yield Rule()


def roles(view: MeetingView, words: Words) -> Iterator[Fact]:
    """Who leads and who writes."""
    _ = words.gettext
    if view.chair:
        yield Fact(_("Chair"), view.called(view.chair))
    if view.minute_taker:
        yield Fact(_("Minute taker"), view.called(view.minute_taker))
    if view.case_number:
        yield Fact(_("Case number"), view.case_number)


def expected(view: MeetingView, words: Words) -> Iterator[Fact]:
    """Whom the agenda expects, and who has already sent apologies."""
    _ = words.gettext
    away = (Attendance.EXCUSED, Attendance.ABSENT)
    coming = [member for member in view.members if member.attendance not in away]
    if coming:
        yield Fact(_("Members"), words.people(coming))
    excused = [member for member in view.members if member.attendance in away]
    if excused:
        yield Fact(words.attendance(Attendance.EXCUSED), words.people(excused))


def information(view: MeetingView, words: Words) -> Iterator[OpeningBlock]:
    """The information lines of the timeline and the secretary's own text; nothing where neither tells."""
    _ = words.gettext
    rows = tuple(row for entry in view.entries if (row := information_line(entry, words)))
    if all(len(row) == 1 for row in rows):
        rows = ()  # nothing but numbers: the list of contents says more
    if not rows and not view.information:
        return
    yield Heading(_("Information:"), 2)
    if rows:
        yield Lines(rows)
    if view.information:
        yield Text(view.information, heading_level=2)


def information_line(entry: EntryView, words: Words) -> tuple[str, ...]:
    """ "Pkt. 1", "kl. 8.30-8.50", "Anna og Bo"; () for an entry without a line.

    The parts of `point_line` and `break_line`, so that they can stand below each other.
    """
    _ = words.gettext
    names = ""
    match entry:
        case BreakView():
            label = entry.label.strip() or _("Break")
            whole = break_line(label, entry.start, entry.end, words.language)
        case PointView(withdrawn=True):
            return ()
        case PointView() | HiddenPointView():
            label = _line_number(entry.number, None, None, words)
            whole = _line_number(entry.number, entry.start, entry.end, words)
            if isinstance(entry, PointView):
                names = words.people(entry.guests)
    slot = whole.removeprefix(label).strip(" ,")
    # Names stand in their own column, without a time before them too.
    return (label, slot, names) if names else tuple(part for part in (label, slot) if part)


def _line_number(number: int | None, start: int | None, end: int | None, words: Words) -> str:
    if number is None:
        return break_line("–", start, end, words.language)
    return point_line(number, start, end, language=words.language)


def nothing_yet(view: MeetingView, words: Words) -> Iterator[OpeningBlock]:
    """A line where there is nothing else: an empty page looks like a fault."""
    _ = words.gettext
    if not view.entries:
        yield Spacer(0.5)
        yield Line(_("There is nothing on the agenda yet."), Tone.QUIET)


def contents(entries: Sequence[ContentsEntry], words: Words) -> Iterator[OpeningBlock]:
    """The list of contents."""
    _ = words.gettext
    if entries:
        yield Heading(_("Contents"), 2)
        yield Contents(tuple(entries))

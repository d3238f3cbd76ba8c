"""What a mail says: templates with placeholders in square brackets, filled from a view.

The built-in ones are in the catalogue; a forum may have its own. A template is data: a placeholder
becomes the words of the meeting, everything else stays as it is typed.
"""

import datetime
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from model.text.clock import clock_of, format_clock, format_span
from model.text.dates import date_in_words, long_date
from model.text.information import point_line
from model.text.names import join_names
from model.text.translate import N_, translator
from model.views import GuestView, MeetingView, PointView

_TOKEN = re.compile(r"\[([^\[\]\n]{1,30})\]")
_GREETING_WORDS = 4
"""As "Med de bedste hilsner" has; a longer line above the sender's name says more than regards."""

PLACEHOLDERS = {
    "meeting": N_("meeting"),
    "date": N_("date"),
    "time": N_("time"),
    "place": N_("place"),
    "papers": N_("papers"),
    "confidential": N_("confidential"),
    "draft": N_("draft"),
    "name": N_("name"),
    "own time": N_("own time"),
    "link": N_("link"),
    "deadline": N_("deadline"),
    "recommendations": N_("recommendations"),
    "tasks": N_("tasks"),
    "sender": N_("sender"),
}
"""What may stand in brackets, by its word in the source language."""


@dataclass(frozen=True, slots=True)
class Template:
    """Subject and body with placeholders."""

    subject: str
    body: str


_TEMPLATES: dict[str, tuple[str, str]] = {
    "agenda": (
        N_("Agenda: [meeting], [date]"),
        N_(
            "Dear [name]\n\nHere is the agenda for the meeting on [date], [time].\n\n"
            "Meeting: [meeting]\nPlace: [place]\n\n"
            "Attached: [papers]\n[confidential]\n\nKind regards\n[sender]"
        ),
    ),
    "package": (
        N_("Agenda with annexes: [meeting], [date]"),
        N_(
            "Dear [name]\n\nHere is the agenda with annexes for the meeting on [date], [time].\n\n"
            "Meeting: [meeting]\nPlace: [place]\n\n"
            "Attached: [papers]\n[confidential]\n\nKind regards\n[sender]"
        ),
    ),
    "changes": (
        N_("Corrections: [meeting], [date]"),
        N_(
            "Dear [name]\n\nSome things have changed since the agenda for the meeting on [date] was sent "
            "out.\n\nMeeting: [meeting]\n"
            "Attached: [papers]\n[confidential]\n\nKind regards\n[sender]"
        ),
    ),
    "chair-script": (
        N_("Chair's script: [meeting], [date]"),
        N_(
            "Dear chair\n\nHere is the script for the meeting on [date]. It is for you alone.\n\n"
            "Meeting: [meeting]\n"
            "Attached: [papers]\n[confidential]\n\nKind regards\n[sender]"
        ),
    ),
    "minutes": (
        N_("Minutes: [meeting], [date]"),
        N_(
            "Dear [name]\n\nHere are the minutes of the meeting on [date].\n[draft]\n\n"
            "Meeting: [meeting]\n"
            "Attached: [papers]\n[confidential]\n\nKind regards\n[sender]"
        ),
    ),
    "papers": (
        N_("Papers: [meeting], [date]"),
        N_(
            "Dear [name]\n\nHere are papers for the meeting on [date].\n\n"
            "Meeting: [meeting]\n"
            "Attached: [papers]\n[confidential]\n\nKind regards\n[sender]"
        ),
    ),
    "slip": (
        N_("Your time: [meeting], [date]"),
        N_(
            "Dear [name]\n\nYou take part in the meeting on [date]:\n\n[own time]\n\n"
            "Meeting: [meeting]\nPlace: [place]\n[link]\n\n"
            "The times are a plan. We call if we are much ahead or behind.\n\nKind regards\n[sender]"
        ),
    ),
    "slip_cancelled": (
        N_("You need not come: [meeting], [date]"),
        N_(
            "Dear [name]\n\nYou need not come to the meeting on [date] after all.\n\n"
            "Meeting: [meeting]\n\nKind regards\n[sender]"
        ),
    ),
    "times": (
        N_("Times: [meeting], [date]"),
        N_(
            "Dear [name]\n\nThese are the times at the meeting on [date]:\n\n[own time]\n\n"
            "Meeting: [meeting]\nPlace: [place]\n\nKind regards\n[sender]"
        ),
    ),
    "invitation": (
        N_("[meeting], [date]"),
        N_(
            "Dear [name]\n\nYou are invited to the meeting on [date], [time]. Accept the invitation to "
            "have it in your calendar.\n\nMeeting: [meeting]\nPlace: [place]\n\nKind regards\n[sender]"
        ),
    ),
    "invitation_cancelled": (
        N_("Cancelled for you: [meeting], [date]"),
        N_(
            "Dear [name]\n\nThe meeting on [date] is no longer in your calendar.\n\n"
            "Meeting: [meeting]\n\nKind regards\n[sender]"
        ),
    ),
    "extract": (
        N_("Decision: [meeting], [date]"),
        N_(
            "Dear [name]\n\nHere is the decision on your recommendation at the meeting on [date].\n\n"
            "Meeting: [meeting]\n"
            "Attached: [papers]\n[confidential]\n\nKind regards\n[sender]"
        ),
    ),
    "call": (
        N_("Points for the agenda: [meeting], [date]"),
        N_(
            "Dear [name]\n\nThe next meeting is on [date], [time]. Do you have points for the agenda?\n\n"
            "Meeting: [meeting]\nDeadline for recommendations: [deadline]\n\nKind regards\n[sender]"
        ),
    ),
    "item_reminder": (
        N_("Reminder, recommendation: [meeting], [date]"),
        N_(
            "Dear [name]\n\nWe still need your recommendation for the meeting on [date]:\n\n"
            "[recommendations]\n\nMeeting: [meeting]\nDeadline: [deadline]\n\nKind regards\n[sender]"
        ),
    ),
    "task_reminder": (
        N_("Reminder, tasks: [meeting], [date]"),
        N_(
            "Dear [name]\n\nThese tasks from the meeting on [date] are still open:\n\n[tasks]\n\n"
            "Write back if one is done, or if it needs more time.\n\n"
            "Meeting: [meeting]\n\nKind regards\n[sender]"
        ),
    ),
}
"""The meeting stands under its name where nothing has to be bent after it: titles are of every kind."""


def built_in(kind: str, language: str) -> Template:
    """The template of a kind in a language; "papers" for a kind without one of its own."""
    subject, body = _TEMPLATES.get(kind, _TEMPLATES["papers"])
    words = translator(language)
    return Template(words.gettext(subject), words.gettext(body))


def placeholder_names(language: str) -> tuple[str, ...]:
    """Every placeholder with its brackets, for the page where templates are edited."""
    words = translator(language)
    return tuple(f"[{words.gettext(name)}]" for name in PLACEHOLDERS.values())


def fill(template: Template, values: Mapping[str, str], language: str) -> Template:
    """Put the values in. A line of the body whose placeholders are all empty goes.

    So do the kind regards of a sender whose name nobody knows. A bracket that is no placeholder stays,
    in whatever language it is written.
    """
    gettext = translator(language).gettext
    known = {gettext(word).casefold(): name for name, word in PLACEHOLDERS.items()}
    known |= {name: name for name in PLACEHOLDERS}

    def put(text: str) -> str:
        def word(found: re.Match[str]) -> str:
            name = known.get(found[1].casefold())
            return found[0] if name is None else values.get(name, "")

        return _TOKEN.sub(word, text)

    def is_empty(line: str) -> bool:
        names = [known.get(token.casefold(), "") for token in _TOKEN.findall(line)]
        return bool(names) and not any(name == "" or values.get(name) for name in names)

    def is_orphan(greeting: str, name: str) -> bool:
        names = [known.get(token.casefold()) for token in _TOKEN.findall(name)]
        few = len(greeting.split()) <= _GREETING_WORDS and not _TOKEN.search(greeting)
        return names == ["sender"] and is_empty(name) and few

    lines = template.body.split("\n")
    kept = [
        put(line)
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if not is_empty(line) and not is_orphan(line, following)
    ]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    return Template(" ".join(put(template.subject).split()), body)


def meeting_values(view: MeetingView, sender: str, papers: Sequence[str]) -> dict[str, str]:
    """What every mail about a meeting may say. The online link is not among it."""
    place = view.location
    if place and view.virtual_note:
        place = f"{place} ({view.virtual_note})"
    deadline = view.submission_deadline
    _ = translator(view.language).gettext
    draft = "" if view.approved else _("They are a draft and not yet approved.")
    return {
        "meeting": view.name or view.forum,
        "date": date_in_words(view.date, view.language),
        "time": format_span(view.start, view.end),
        "place": place or view.virtual_note,
        "papers": join_names(papers, view.language),
        "draft": draft,
        "deadline": "" if deadline is None else _moment(deadline, view.language),
        "sender": sender,
    }


def confidential(holds_closed: bool, language: str) -> str:
    """What whoever gets closed points must know; "" of papers without any."""
    _ = translator(language).gettext
    return _("The attached papers hold closed points and are confidential.") if holds_closed else ""


def marked(subject: str, language: str) -> str:
    """The subject of a mail with closed points: it stands beside the open edition's in every list."""
    _ = translator(language).gettext
    return _("Confidential – {subject}").format(subject=subject)


def greeted(names: Sequence[str], language: str) -> str:
    """Whom a mail is for, behind "Dear": one by the first name, several as all."""
    words = translator(language)
    if len(names) > 1:
        return words.pgettext("whom a mail greets", "all")
    return names[0].split()[0] if names and names[0].strip() else ""


def own_time(view: MeetingView) -> str:
    """The lines of a guest's view: when, as which point, and when to be there."""
    return "\n".join(_own_line(point, view.language) for point in view.points)


def times_of_all(view: MeetingView, names: Collection[str]) -> str:
    """The lines of these people's points in an open view, for one mail to all of them."""
    lines: list[str] = []
    for point in view.points:
        guests = [guest.name for guest in point.guests if guest.name in names]
        if guests and not point.withdrawn:
            number = point.number or 0
            lines.append(point_line(number, point.start, point.end, guests, view.language))
    return "\n".join(lines)


def link_line(view: MeetingView) -> str:
    """The online link, for slips only, and not for somebody who comes in person."""
    _ = translator(view.language).gettext
    online = [guest.online for point in view.points for guest in point.guests]
    if not view.online_link or (online and all(one is False for one in online)):
        return ""
    return _("Online: {link}").format(link=view.online_link)


def task_line(what: str, due: str, language: str) -> str:
    """One task of a reminder."""
    _ = translator(language).gettext
    return f"- {what}" + (_(" (by {when})").format(when=due) if due else "")


def _own_line(point: PointView, language: str) -> str:
    _ = translator(language).gettext
    if point.withdrawn:
        line = _("{point}: withdrawn, you need not come")
        return line.format(point=point_line(point.number or 0, None, None, (), language))
    line = point_line(point.number or 0, point.start, point.end, (), language)
    line = f"{line}: {point.title}" if point.title else line
    early = _early(point.guests, point.start)
    if early is None:
        return line
    come = _("be there at {time}").format(time=format_clock(early))
    return f"{line} ({come})"


def _early(guests: Sequence[GuestView], start: int | None) -> int | None:
    before = next((guest.arrive_before for guest in guests if guest.arrive_before), None)
    return None if before is None or start is None else start - before


def _moment(moment: datetime.datetime, language: str) -> str:
    _ = translator(language).gettext
    time = clock_of(moment)
    return _("{date} at {time}").format(date=long_date(moment.date(), language), time=time)

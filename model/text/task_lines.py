"""Tasks and coming points in the flow of minutes: written with an arrow, or hidden in a sentence.

What is written with an arrow is a task. The rest is only offered: who does it and when is a guess
that somebody confirms.
"""

import datetime
import re
from dataclasses import dataclass

from model.text.blocks import RichText
from model.text.loose_dates import LooseDate, find_deadline

_ARROW = re.compile(r"\s*(?:->|→|=>)\s*")
_OWNER = re.compile(r"(?P<who>[^:.!?]{1,80}?)\s*:\s+(?P<what>\S.*)", re.DOTALL)
_EDGE = " \t,.;:–-"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task as it was written. `deadline` None where no words mean a day."""

    what: str
    who: str = ""
    deadline: LooseDate | None = None

    @property
    def due(self) -> datetime.date | None:
        """The day, where one was written."""
        return self.deadline.day if self.deadline is not None and self.deadline.certain else None

    @property
    def due_text(self) -> str:
        """The words for a day that is to be confirmed."""
        return self.deadline.text if self.deadline is not None and self.due is None else ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence that may hide a task, and what the task would be."""

    sentence: str
    task: TaskLine


@dataclass(frozen=True, slots=True)
class ComingPoint:
    """A sentence that speaks of a later meeting, and when."""

    sentence: str
    when: LooseDate | None


def read_task(
    text: str, today: datetime.date, next_meeting: datetime.date | None = None
) -> TaskLine | None:
    """ "-> HR: tidsplan for indsatsen senest 1/5"; None where the line has no arrow or no task."""
    arrow = _ARROW.match(text)
    if arrow is None:
        return None
    return read_plain_task(text[arrow.end() :], today, next_meeting)


def read_plain_task(
    text: str, today: datetime.date, next_meeting: datetime.date | None = None
) -> TaskLine | None:
    """The same without the arrow; None where nothing is to be done."""
    owner = _OWNER.fullmatch(text.strip())
    who, what = (owner["who"].strip(), owner["what"]) if owner else ("", text)
    deadline = find_deadline(what, today, next_meeting)
    early = find_deadline(who, today, next_meeting)
    if early is not None and early.text.strip() == who:  # "senest 1/5: HR laver en plan"
        who, deadline = "", deadline or early
    if deadline is not None and deadline is not early:
        what = f"{what[: deadline.start]} {what[deadline.end :]}"
    what = re.sub(r"\s+", " ", what).strip(_EDGE)
    return TaskLine(what, who, deadline) if what else None


_DOING = (
    r"følger op|udarbejder|undersøger|afklarer|indkalder|tager kontakt|kontakter|sender|fremsender|"
    r"vender tilbage|sørger for|koordinerer|forbereder|indhenter|beskriver|orienterer|inviterer|"
    r"udsender|rykker|kommer med|laver|skriver|opdaterer|drøfter videre|går videre med"
)
_BEING_DONE = (
    r"følges op|udarbejdes|undersøges|afklares|indkaldes|sendes til|fremsendes|indhentes|beskrives|"
    r"forberedes|koordineres|udsendes|opdateres|indarbejdes|rettes til"
)
_ACTIVE = re.compile(
    rf"^(?P<who>[A-ZÆØÅ][^,;:]{{0,60}}?) (?P<verb>{_DOING})\b(?P<rest>.*)$", re.DOTALL
)
_PASSIVE = re.compile(rf"\b(?P<verb>{_BEING_DONE})\b")
_BY = re.compile(r"\b(?:af|ved) (?P<who>[A-ZÆØÅ][\wæøåÆØÅ.-]*(?: [A-ZÆØÅ][\wæøåÆØÅ.-]*){0,3})")


def hidden_tasks(
    text: RichText,
    today: datetime.date,
    next_meeting: datetime.date | None = None,
    subject: str = "",
) -> tuple[Offer, ...]:
    """Sentences with a verb of doing something later. What the forum itself does is no task."""
    found: list[Offer] = []
    for sentence in sentences(text):
        if _ARROW.match(sentence) or sentence.lower().startswith(subject.lower() or "\0"):
            continue
        task = _hidden(sentence, today, next_meeting)
        if task is not None:
            found.append(Offer(sentence, task))
    return tuple(found)


def _hidden(
    sentence: str, today: datetime.date, next_meeting: datetime.date | None
) -> TaskLine | None:
    active = _ACTIVE.match(sentence)
    if active is not None:
        task = read_plain_task(f"{active['verb']}{active['rest']}", today, next_meeting)
        return task and TaskLine(_capital(task.what), active["who"].strip(), task.deadline)
    if _PASSIVE.search(sentence) is None:
        return None
    by = _BY.search(sentence)
    deadline = find_deadline(sentence, today, next_meeting)
    return TaskLine(
        sentence.strip(_EDGE), by["who"].rstrip(".") if by is not None else "", deadline
    )


_LATER = re.compile(
    r"\b(?:til (?:endelig )?(?:godkendelse|behandling|drøftelse|beslutning|orientering|status)"
    r"|genoptages|tages op(?: igen)?|forelægges|fremlægges|behandles|drøftes|kommer på|sættes på"
    r"|på dagsordenen|vender tilbage (?:til chefteamet|på et møde))\b",
    re.IGNORECASE,
)


def coming_points(
    text: RichText, today: datetime.date, next_meeting: datetime.date | None = None
) -> tuple[ComingPoint, ...]:
    """Sentences that put something on a later meeting: "til godkendelse i maj"."""
    found: list[ComingPoint] = []
    for sentence in sentences(text):
        if _LATER.search(sentence) is None:
            continue
        when = find_deadline(sentence, today, next_meeting)
        if when is not None and when.day > today:
            found.append(ComingPoint(sentence, when))
    return tuple(found)


def sentences(text: RichText) -> list[str]:
    """The sentences of a text, in order. A point inside a number or a date does not end one."""
    found: list[str] = []
    for block in text:
        parts = re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])", block.text)
        found.extend(part.strip() for part in parts if part.strip())
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

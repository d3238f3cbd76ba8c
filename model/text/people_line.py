"""People in a line, as it is written: "Anna Holm, centerchef, Bo Kjær og Carl Friis" are three."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from model.text.names import join_names, with_title

BETWEEN = re.compile(r"\s*(?:[,;&\n]|\bog\b|\band\b)\s*")
_OFFICE = re.compile(
    r"(?:chef|leder|direktør|konsulent|fuldmægtig|koordinator|sekretær|medarbejder|rådgiver|jurist"
    r"|formand|borgmester|rådmand|rektor|inspektør|assistent|specialist|analytiker|ingeniør"
    r"|manager|director|consultant|officer|adviser|advisor)\b",
    re.IGNORECASE,
)
"""How the words for what somebody is end."""
_OF = re.compile(r"\b(?:for|af|i|ved|på|of|at)\b")
_NAMES_TWO = 2


@dataclass(frozen=True, slots=True)
class Written:
    """Somebody in the line; `title` is "" where none stands behind the name."""

    name: str
    title: str = ""

    def __str__(self) -> str:
        return with_title(self.name, self.title)


def people_line(people: Sequence[Written]) -> str:
    """The line that `read_people` understands as these people."""
    line = ", ".join(person.name for person in people)
    if read_people(line) == list(people):
        return line
    return join_names([str(person) for person in people], titled=True)


def read_people(text: str, known: Collection[str] = ()) -> list[Written]:
    """The people in a line, each once, in order.

    A comma stands before the next name, or before what somebody is: "Mette Holm, centerchef". What
    is a name among the `known` ones is never taken for a title.
    """
    names = {name.casefold() for name in known}
    found: list[Written] = []
    between = ""
    for piece, following in _pieces(text):
        before = found[-1] if found else None
        if before is None or piece.casefold() in names or not _goes_on(before, between, piece):
            found.append(Written(piece))
        else:
            title = f"{before.title}{_joint(between)}{piece}" if before.title else piece
            found[-1] = Written(before.name, title)
        between = following
    return list({person.name: person for person in reversed(found)}.values())[::-1]


def read_person(text: str) -> Written:
    """The one person of a line with a title behind the name; any other line is a name as it stands."""
    people = read_people(text)
    return people[0] if len(people) == 1 and people[0].title else Written(text)


def _pieces(text: str) -> list[tuple[str, str]]:
    """What stands between the signs, each with the sign behind it."""
    pieces: list[tuple[str, str]] = []
    start = 0
    for sign in (*BETWEEN.finditer(text), None):
        piece = " ".join(text[start : sign.start() if sign else len(text)].split())
        if piece:
            pieces.append((piece, sign.group().strip() if sign else ""))
        start = sign.end() if sign else start
    return pieces


def _goes_on(before: Written, between: str, piece: str) -> bool:
    """Whether it says more of the one before it."""
    if not before.name[:1].isupper() or "@" in piece or between in (";", ""):
        return False
    if not before.title:
        return between == "," and _is_title(piece)
    if between == ",":
        return False
    # "chef for børn og unge", "chef for Sundhed og Omsorg"
    return piece[:1].islower() or (_OF.search(before.title) is not None and " " not in piece)


def _is_title(piece: str) -> bool:
    words = [word for word in piece.split() if word[:1].isupper() and not _OFFICE.search(word)]
    is_named = len(words) >= _NAMES_TWO and _OF.search(piece) is None
    return not is_named and (piece[:1].islower() or _OFFICE.search(piece) is not None)


def _joint(sign: str) -> str:
    return f" {sign} "

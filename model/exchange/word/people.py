"""Names on a form: several on a line or one a line, with a department before and numbers behind."""

import re
from dataclasses import dataclass

from model.exchange.word.shapes import Content, words

MAX_NAME = 200

_PHONE = re.compile(
    r"[\s,(–-]*(?:(?:tlf|telefon|mobil|tel|mob|lokal)[a-zæøå]*\.?[:\s]*)?"
    r"(?:\+45\s?|0045\s?)?(?<!\d)\d{2}[\s.]?\d{2}[\s.]?\d{2}[\s.]?\d{2}(?!\d)\)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[\n;]|,(?!\s*[a-zæøå])|\s&\s|\s(?:og|samt|and)\s)\s*")
_DEPARTMENT_END = re.compile(r"\s*(?:[\n;,]|\s/\s|/|\s[–-]\s)\s*")
_NOT_A_PERSON = re.compile(
    r"(?:ing|else|afdeling(?:en)?|stab(?:en)?|center|centeret|centret|kontor(?:et)?|forvaltning(?:en)?"
    r"|sekretariat(?:et)?|økonomi|omsorg|sundhed|kommunikation|hr|it|teknik|miljø|kultur|jura|borgerservice"
    r"|område(?:t)?|team(?:et)?|strategi|pleje|løn|drift|service|data|digital)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"[A-ZÆØÅÄÖÉÜ][\w.'’-]*(?: (?:(?:de|von|van|af|da|du) )?[A-ZÆØÅÄÖÉÜ][\w.'’-]*)+"
)


@dataclass(frozen=True, slots=True)
class People:
    """`left` is what is no name: telephone numbers. `joins` are the words between names."""

    names: tuple[str, ...]
    department: str = ""
    left: tuple[str, ...] = ()
    certainty: float = 1.0
    joins: tuple[str, ...] = ()


def read_people(contents: list[Content]) -> People:
    """Names alone."""
    text, phones = _without_phones(words(contents))
    names = _names(text)
    return People(names, "", phones, _certainty(names), _joins(text))


def read_managers(contents: list[Content], department_first: bool) -> People:
    """A department and who leads it. `department_first`: the label says so."""
    text, phones = _without_phones(words(contents))
    first, rest = _split_department(text, department_first)
    names = _names(rest)
    return People(names, first, phones, _certainty(names), _joins(rest))


def _split_department(text: str, department_first: bool) -> tuple[str, str]:
    pieces = _DEPARTMENT_END.split(text.strip(), maxsplit=1)
    first, rest = pieces[0], pieces[1] if len(pieces) > 1 else ""
    if not first or len(pieces) == 1:
        alone = first if first and not looks_like_person(first) and not _all_persons(first) else ""
        return (alone, "") if alone else ("", text)
    if looks_like_person(first) or not (department_first or not _all_persons(text)):
        return "", text
    return first, rest


def _all_persons(text: str) -> bool:
    return all(looks_like_person(name) for name in _names(text))


def looks_like_person(text: str) -> bool:
    """Two to five words that begin with capitals and name no department."""
    name = re.sub(r"\s*\([^)]*\)", "", text).split(",")[0].strip()
    return (
        _PERSON.fullmatch(name) is not None
        and len(name.split()) <= 6
        and not any(_NOT_A_PERSON.search(word) for word in name.split()[-1:])
    )


def _without_phones(text: str) -> tuple[str, tuple[str, ...]]:
    phones = tuple(match[0].strip(" ,(–-)\n") for match in _PHONE.finditer(text))
    return _PHONE.sub("", text), phones


def _names(text: str) -> tuple[str, ...]:
    """Each name once. A title in small letters stays with the name before it."""
    found: list[str] = []
    for part in _BETWEEN.split(text):
        name = " ".join(part.split()).strip(" ,;.–-•·")
        if name:
            found.append(name[:MAX_NAME])
    return tuple(dict.fromkeys(found))


def _joins(text: str) -> tuple[str, ...]:
    return tuple(match[0].strip() for match in _BETWEEN.finditer(text) if match[0].strip())


def _certainty(names: tuple[str, ...]) -> float:
    if not names or all(looks_like_person(name) for name in names):
        return 1.0
    return 0.85

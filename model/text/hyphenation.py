"""Where a word may break at the end of a line.

pyphen's Danish patterns miss some borders of compound words and break single letters off; the rules
and the lists below mend what was seen in municipal texts. A compound is first taken apart where its
words meet, and each of them is divided by itself: "budget-opfølgning", never "budge-topfølgning".
"""

import re
from functools import cache, lru_cache

import pyphen

_VOWELS = frozenset("aeiouyæøåéèêüöäAEIOUYÆØÅÉÜÖÄ")
_SHORTEST_HEAD = 2
_SHORTEST_TAIL = 3
_SHORTEST_INNER_TAIL = 2
"""Of a word within a compound, where more follows."""

_NO_BEGINNING = (
    "dg",
    "ld",
    "lg",
    "lm",
    "lt",
    "mp",
    "nd",
    "ng",
    "nk",
    "nt",
    "rd",
    "rk",
    "rn",
    "rs",
    "rt",
)
"""No Danish syllable begins so, whatever the patterns say: "rå-dgiver"."""

_EXCEPTIONS = {
    word.replace("-", ""): word
    for word in (
        "al-ders-for-skel",
        "barsels-or-lov",
        "bi-lags-over-sigt",
        "grund-skylds-pro-mil-le",
        "folke-skole-elever",
        "folke-skole-elev",
    )
}

_SECOND_WORD = (
    r"(?=(?:[bcdfghjklmpqtv]|s(?!ke\b)|n(?!es?\b)|r(?!ne|e[nt]?s?\b)"
    r"|adm|af|an[dlms]|arb|efter|ej|enhed|ind|om|op|over|ud|under|øko)[^\W\d_]{3})"
)
"""How a word begins that is no ending: "projekt-gruppe", but "projekterne", "lokaliseret"."""

_FIRST_WORDS = re.compile(
    r"(?:administrations?|affalds|anlægs|arbejds|bolig|borger|bruger|budget|byggesags|byråds|børne"
    r"|chef(?!team)|chefteam|data|dag(?!s)|drifts|ejendoms|energi|erhvervs|folke|forældre|fritids|handicap|hjemme|grund(?!e)"
    r"|hverdags|indkøbs|jord|klima|kommunal|kommune|kultur|kvalitets|lednings|leverandør|lokal"
    r"|medarbejder|medlems|miljø|møde|natur|pleje(?!hjem)|plejehjems?|plante|projekt|råd(?=giv)|regions?|sags|samarbejds|skole"
    r"|social|sommer|special|sprog|sundheds|tandlæge|teknik|trafik|ungdoms|varme|velfærds|vinter"
    rf"|økonomi|ældre){_SECOND_WORD}",
    re.IGNORECASE,
)
"""What many compounds of the field begin with."""

_LINKED = re.compile(
    r"(?<=[^\W\d_]{2})(?:arbejdstids|elses|fritids|heds|ings|itets|markeds|sions|skabs|tions)"
    r"(?=[^\W\d_]{3})",
    re.IGNORECASE,
)
"""Endings whose s joins a word to the next: "bygnings-vedligeholdelses-budget"."""


@lru_cache(20_000)
def seams(word: str, language: str) -> tuple[int, ...]:
    """The places where the words of a Danish compound meet, as far as they are known."""
    if language != "da" or word.lower() in _EXCEPTIONS:
        return ()
    points: list[int] = []
    start = 0
    while True:
        first = _FIRST_WORDS.match(word, start)
        linked = _LINKED.search(word, start)
        if first is not None and (linked is None or first.end() < linked.end()):
            start = first.end()
        elif linked is not None:
            start = linked.end()
        else:
            return tuple(points)
        if _VOWELS.isdisjoint(word[start:]):
            return tuple(points)
        points.append(start)


@lru_cache(20_000)
def break_points(word: str, language: str) -> tuple[int, ...]:
    """The places inside a word of letters where it may be divided, from left to right."""
    exception = _EXCEPTIONS.get(word.lower()) if language == "da" else None
    if exception is not None:
        return _of_exception(exception)
    between = seams(word, language)
    points: list[int] = []
    for start, end in zip((0, *between), (*between, len(word)), strict=True):
        tail = _SHORTEST_TAIL if end == len(word) else _SHORTEST_INNER_TAIL
        points.extend(start + point for point in _within(word[start:end], language, tail))
        points.append(end)
    return tuple(points[:-1])


def _within(word: str, language: str, shortest_tail: int) -> tuple[int, ...]:
    """The places inside a simple word."""
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    points: list[int] = []
    last = 0
    for point in dictionary.positions(word):
        if point < _SHORTEST_HEAD or point > len(word) - shortest_tail:
            continue
        if language == "da" and word.startswith(_NO_BEGINNING, point):
            continue
        part = word[last:point]
        if len(part) >= _SHORTEST_HEAD and not _VOWELS.isdisjoint(part):
            points.append(point)
            last = point
    return tuple(point for point in points if not _VOWELS.isdisjoint(word[point:]))


def _of_exception(divided: str) -> tuple[int, ...]:
    points: list[int] = []
    length = 0
    for part in divided.split("-")[:-1]:
        length += len(part)
        points.append(length)
    return tuple(points)


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    name = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=name) if name else None

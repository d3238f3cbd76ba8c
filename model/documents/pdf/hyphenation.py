"""Where a word may break at the end of a line.

pyphen's Danish patterns miss some borders of compound words and break single letters off; the rules
and the list below mend what was seen in municipal texts.
"""

from functools import cache, lru_cache

import pyphen

_VOWELS = frozenset("aeiouyæøåéèêüöäAEIOUYÆØÅÉÜÖÄ")
_SHORTEST_HEAD = 2
_SHORTEST_TAIL = 3

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


@lru_cache(20_000)
def break_points(word: str, language: str) -> tuple[int, ...]:
    """The places inside a word of letters where it may be divided, from left to right."""
    exception = _EXCEPTIONS.get(word.lower()) if language == "da" else None
    if exception is not None:
        return _of_exception(exception)
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    points: list[int] = []
    last = 0
    for point in dictionary.positions(word):
        if point < _SHORTEST_HEAD or point > len(word) - _SHORTEST_TAIL:
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

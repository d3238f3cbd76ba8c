"""The words of a text that a spelling check has a say on."""

import re
from collections.abc import Iterator

_WORD = re.compile(
    r"(?P<address>\S*(?:://|@|www\.)\S*)|(?<![\w-])[^\W\d_]+(?:[-.'’][^\W\d_]+)*(?:-(?!\w)|\.)?(?![\w])"
)
_DOMAIN = re.compile(r"\.(?:dk|com|org|net|eu|nu|info)\.?$", re.IGNORECASE)
_LONGEST = 60
_ABBREVIATION = re.compile(r"(?:[A-ZÆØÅ]{2,8}(?:'?s)?[-.]?)")


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and the word as it is looked up: with the full stop behind it, for "kl." is one.

    Left out are addresses, what has a digit in it, single letters, abbreviations such as "KMD".
    """
    for found in _WORD.finditer(text):
        word = found[0].replace("’", "'")
        if found["address"] or not 1 < len(word.rstrip(".")) <= _LONGEST:
            continue
        if _ABBREVIATION.fullmatch(word) or _DOMAIN.search(word):
            continue
        end = found.end() - word.endswith(".")
        yield found.start(), end, word

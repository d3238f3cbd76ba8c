"""Which words stand on one line: a number with what it counts, a date, a dash with what it ends."""

import re
from functools import lru_cache

_DASH = "–"
_BEFORE_NUMBER = re.compile(
    r"§§?|annex|bilag(?:ene)?|d\.|dkk|kap\.|kl\.|lokale|nr\.|page|pkt\.|pr\.|point|punkt(?:erne)?"
    r"|s\.|side|stk\.|tlf\.|uge|week"
)
_AFTER_NUMBER = re.compile(
    r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|january|february|march|may|june|july|october"
    r"|kr\.?|tkr\.?|mio\.|mia\.|pct\.?|%|min\.?|t\.|stk\.|m²|km|ha"
)
_MILLIONS = re.compile(r"mi[oa]\.")
_CROWNS = re.compile(r"kr\.?")
_BEFORE, _BEHIND = "([“\"'", ")]”\"',;:"


@lru_cache(20_000)
def belong_together(word: str, following: str) -> bool:
    """Whether a line may not end between the two: "kl. 9.05", "17. september", "1.250 kr."."""
    if following == _DASH:
        return True
    before, after = word.lstrip(_BEFORE).lower(), following.rstrip(_BEHIND).lower()
    if after[:1].isdigit():
        return _BEFORE_NUMBER.fullmatch(before) is not None
    if before[:1].isdigit():
        # At the end of a sentence a month has a point as well.
        return any(_AFTER_NUMBER.fullmatch(text) for text in (after, after.removesuffix(".")))
    return bool(_MILLIONS.fullmatch(before) and _CROWNS.fullmatch(after))

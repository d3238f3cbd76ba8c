"""Amounts of money as Danes write them: "1.250,5", "-3", "1250,50".

**What a point means.** A comma is always the decimal sign. A point before groups of exactly three
digits is a thousands sign, so "1.250" is 1250 and "1.250.500" is 1250500. Any other point, in
"1250.50" or "12.5", is not guessed at: it is refused with a sentence.
"""

import re
from decimal import Decimal

from model.errors import UserError
from model.text.translate import _

_AMOUNT = re.compile(
    r"""(?P<sign>[-+]?)
        (?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:\ [0-9]{3})+|[0-9]{1,15})
        (?:,(?P<decimals>[0-9]{1,6}|-))?
    """,
    re.VERBOSE,
)
_MINUS = re.compile("[‐‑‒–—−]")
_SPACE = re.compile(r"\s+")
_CURRENCY = re.compile(r"^(?:kr\.?|dkk) ?|(?: ?(?:kr\.?|dkk))$", re.IGNORECASE)


def parse_amount(text: str) -> Decimal:
    """The number in an amount. A currency word "kr." around it and the dash in "500,-" are allowed;
    a unit such as "tkr." is not, for the form declares it. Raises UserError.
    """
    plain = _MINUS.sub("-", _SPACE.sub(" ", text)).strip()
    plain = _CURRENCY.sub("", plain).strip()
    match = _AMOUNT.fullmatch(plain)
    if match is None or len(re.sub(r"\D", "", plain)) > 18:
        shown = text.strip()[:30]
        raise UserError(
            _("“{text}” is not an amount. Write for instance 1.250,5.").format(text=shown)
        )
    whole = re.sub(r"\D", "", match["whole"])
    decimals = (match["decimals"] or "").strip("-")
    return Decimal(f"{match['sign']}{whole}.{decimals or '0'}").normalize() + 0


def format_amount(amount: Decimal) -> str:
    """Decimal("1250.5") → "1.250,5". The decimals stay as they are: nothing is rounded or added."""
    text = f"{amount:,f}"
    return text.translate(_DANISH_SIGNS)


_DANISH_SIGNS = str.maketrans({",": ".", ".": ","})

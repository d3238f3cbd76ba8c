"""How a file is refused."""

from typing import NoReturn

from model.exchange.word.package import Refused
from model.text.translate import _


def refuse(file: str, reason: str) -> NoReturn:
    """Raise Refused: the reason is the middle of the sentence."""
    sentence = _("{file} was not read: {reason}. Nothing was changed.")
    raise Refused(sentence.format(file=file, reason=reason))

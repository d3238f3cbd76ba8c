"""Names in a row."""

from collections.abc import Sequence

_AND = {"da": "og", "en": "and"}


def with_title(name: str, title: str) -> str:
    """ "Mette Holm, centerchef", or the name alone."""
    return f"{name}, {title}" if title else name


def join_names(names: Sequence[str], language: str = "da", *, titled: bool = False) -> str:
    """["A", "B", "C"] → "A, B og C". No comma before the last, in either language.

    With titles behind names semicolons tell the people apart: "A, centerchef; B; C".
    """
    if titled:
        return "; ".join(names)
    if len(names) < 2:
        return "".join(names)
    word = _AND.get(language, _AND["en"])
    return f"{', '.join(names[:-1])} {word} {names[-1]}"

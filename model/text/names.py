"""Names in a row."""

from collections.abc import Sequence

_AND = {"da": "og", "en": "and"}


def join_names(names: Sequence[str], language: str = "da") -> str:
    """["A", "B", "C"] → "A, B og C". No comma before the last, in either language."""
    if len(names) < 2:
        return "".join(names)
    word = _AND.get(language, _AND["en"])
    return f"{', '.join(names[:-1])} {word} {names[-1]}"

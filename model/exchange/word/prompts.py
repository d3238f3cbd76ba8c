"""What Word shows where nothing was filled in, for files that no longer say that it is a prompt."""

import re

_PROMPT = re.compile(
    r"(?:klik(?: eller tryk)?(?: her)? for at (?:angive|skrive|indtaste) (?:tekst|en dato)"
    r"|vælg et element"
    r"|click(?: or tap)?(?: here)? to enter (?:text|a date)"
    r"|choose an item)\.?",
    re.IGNORECASE,
)


def is_prompt_text(text: str) -> bool:
    """Whether a paragraph is nothing but a prompt of Word's, Danish or English."""
    return _PROMPT.fullmatch(text.strip()) is not None

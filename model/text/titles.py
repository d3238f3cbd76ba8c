"""Titles out of file names."""

import re

LONGEST = 200
_ANNEX = re.compile(r"^bilag\s*(?:nr\.?\s*)?\d{0,2}\b[\s.:)–—-]*", re.IGNORECASE)
_COPY = re.compile(r"(?:\s*\(\d{1,3}\)|\s*[-–]\s*(?:kopi|copy)(?:\s*\(\d+\))?)+$", re.IGNORECASE)
_WORDS_JOINED = re.compile(r"(?<=[^\W\d_])[-.](?=[^\W_])|(?<=\w)[-.](?=[^\W\d_])")


def title_of_file(name: str) -> str:
    """`Bilag 2 - budget_2027 (1).pdf` → `Budget 2027`. Never empty where the name is not."""
    stem = _without_ending(name)
    text = " ".join(stem.replace("_", " ").replace("%20", " ").split())
    if " " not in text:
        text = _WORDS_JOINED.sub(" ", text)
    text = _COPY.sub("", _ANNEX.sub("", text)).strip(" .-–—") or stem.strip() or name.strip()
    return (text[:1].upper() + text[1:])[:LONGEST].rstrip()


def _without_ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return stem if dot and stem and len(ending) <= 5 and ending.isalnum() else name

"""The words that a user has added: one a line in a file of her own, readable by any other program."""

from pathlib import Path

from model.storage.durable import replacing

FILE_NAME = "own-words.txt"


class OwnWords:
    """Kept in memory; every change is written at once. A file that cannot be read is as an empty one."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            lines = []
        self._words = {line.strip() for line in lines if line.strip()}

    def __contains__(self, word: str) -> bool:
        """Also at the start of a sentence, and in the genitive."""
        return any(form in self._words for form in _forms(word))

    def add(self, word: str) -> None:
        """Learn a word. Raises OSError, and has then not learnt it."""
        self._write(self._words | {word.rstrip(".")})

    def remove(self, word: str) -> None:
        """Forget a word in all its forms. Raises OSError."""
        self._write(self._words.difference(_forms(word)))

    def _write(self, words: set[str]) -> None:
        with replacing(self._file) as file:
            file.write("".join(f"{word}\n" for word in sorted(words, key=str.casefold)).encode())
        self._words = words


def _forms(word: str) -> list[str]:
    bare = word.rstrip(".")
    forms = [bare, bare[:1].lower() + bare[1:]]
    for ending in ("'s", "s", "'"):
        if bare.endswith(ending):
            forms += [form[: -len(ending)] for form in forms[:2]]
    return forms

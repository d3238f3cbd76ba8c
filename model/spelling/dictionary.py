"""What Hunspell says of a word. Slow for what it does not know, so never on a window's thread."""

from pathlib import Path
from typing import Any, cast

import hunspell  # pyright: ignore[reportMissingTypeStubs]

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "dictionaries"
LANGUAGE = "da_DK"
MOST_SUGGESTIONS = 6


class Dictionary:
    """The Danish dictionary. Raises OSError where its files cannot be read."""

    def __init__(self, folder: Path = FOLDER) -> None:
        for ending in (".aff", ".dic"):
            (folder / f"{LANGUAGE}{ending}").stat()
        library = cast(Any, hunspell)
        self._hunspell: Any = library.Hunspell(LANGUAGE, hunspell_data_dir=str(folder))
        for word in (folder / "municipal.txt").read_text(encoding="utf-8").split():
            self._hunspell.add(word)

    def is_right(self, word: str) -> bool:
        """Whether it is spelt as it should be. A full stop behind it may belong to it."""
        bare = word.rstrip(".")
        if self._knows(bare) or (word != bare and self._knows(word)):
            return True
        # "HMU-møde": an abbreviation in front needs to be in no dictionary.
        first, *rest = bare.split("-")
        return (
            bool(rest) and first.isupper() and all(not part or self._knows(part) for part in rest)
        )

    def suggestions(self, word: str) -> list[str]:
        """Words that may be meant, the likeliest first."""
        found: tuple[str, ...] = self._hunspell.suggest(word.rstrip("."))
        return list(dict.fromkeys(found))[:MOST_SUGGESTIONS]

    def _knows(self, word: str) -> bool:
        return bool(self._hunspell.spell(word))

"""The words of the window and of documents: one gettext catalogue, source strings in English.

The window's language is set once at start-up with `set_language`; documents, mails and calendars
take `translator(language)`, never the window's. Standard library only: this is imported before the
first paint.
"""

import gettext as _gettext
from functools import cache
from pathlib import Path

DOMAIN = "punktvis"
DEFAULT_LANGUAGE = "da"
SOURCE_LANGUAGE = "en"
"""The language of the source strings; it needs no catalogue."""

TRANSLATIONS = Path(__file__).resolve().parents[2] / "resources" / "translations"
"""Holds `<language>/LC_MESSAGES/punktvis.mo`, at the same place in the repository and in a bundle."""


class Translator:
    """Words in one language. Never changes, so it may be shared by threads."""

    def __init__(self, language: str, catalogue: _gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def gettext(self, message: str) -> str:
        """The message in this language, or as it stands where the catalogue lacks it."""
        return self._catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The form that fits `count`; the caller fills the count in."""
        return self._catalogue.ngettext(singular, plural, count)

    def pgettext(self, context: str, message: str) -> str:
        """A message whose English means two things; `context` tells which."""
        return self._catalogue.pgettext(context, message)


@cache
def translator(language: str) -> Translator:
    """The translator of a language such as `da` or `da_DK`. English where there is no catalogue."""
    short = language.replace("-", "_").split("_")[0].lower()
    if short == SOURCE_LANGUAGE or not short.isalpha():
        return Translator(SOURCE_LANGUAGE, _gettext.NullTranslations())
    catalogue = _gettext.translation(DOMAIN, TRANSLATIONS, [short], fallback=True)
    return Translator(short, catalogue)


class _Window:
    """The window's translator. The one reference is replaced, so a thread sees the old or the new."""

    current = translator(DEFAULT_LANGUAGE)


def set_language(language: str) -> None:
    """Choose the window's language. Texts already painted stay as they are."""
    _Window.current = translator(language)


def language() -> str:
    """The window's language, for instance `da`."""
    return _Window.current.language


def gettext(message: str) -> str:
    """A message in the window's language. Imported as `_`."""
    return _Window.current.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form that fits `count`, in the window's language; the caller fills the count in."""
    return _Window.current.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """A message in the window's language, told from its namesakes by `context`."""
    return _Window.current.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802  (the name that the extractor knows)
    """Mark a message for the catalogue without translating it yet, for tables filled at import."""
    return message


_ = gettext

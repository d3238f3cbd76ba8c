"""Every setting, declared once: the settings pages, the command line and the checks follow.

Words are marked for the catalogue and translated by whoever shows them. A forum's own value comes
before the one for all forums, and that before the default.
"""

from dataclasses import dataclass


def N_(message: str) -> str:  # noqa: N802  (the name that the extractor knows)
    """Mark a message for the catalogue. The one of `model.text` stands on a higher floor."""
    return message


@dataclass(frozen=True, slots=True)
class Setting:
    """A value chosen from a few. `help` is untranslated; `per_forum` allows a value per forum."""

    key: str
    choices: tuple[str, ...]
    default: str
    help: str
    per_forum: bool = False


SETTINGS: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting(
            "closed_points",
            ("nothing", "line", "title"),
            "nothing",
            N_("What the open edition shows where a closed point stood"),
            per_forum=True,
        ),
        Setting(
            "document_language",
            ("da", "en"),
            "da",
            N_("Language of documents, mails and calendars"),
            per_forum=True,
        ),
        Setting(
            "minutes_layout",
            ("short", "decisions", "full"),
            "short",
            N_("What the minutes print of a recommendation"),
            per_forum=True,
        ),
        Setting(
            "guests_early",
            ("0", "5", "10", "15", "20", "30"),
            "0",
            N_("How many minutes before their time guests are asked to come"),
            per_forum=True,
        ),
        Setting("language", ("da", "en"), "da", N_("Language of the window")),
        Setting("theme", ("system", "light", "dark"), "system", N_("Light or dark window")),
    )
}
"""By key, in the order of the settings pages."""


def parse(key: str, text: str) -> str:
    """The value that a text means, without regard to case and spaces around it.

    Raises KeyError for an unknown setting, ValueError for a value that is no choice.
    """
    value = text.strip().lower()
    if value not in SETTINGS[key].choices:
        raise ValueError(text)
    return value

"""What the choices of settings are called, and in which order settings stand."""

from model.settings import SETTINGS
from model.text.translate import N_, _

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (N_("Window"), ("language", "theme", "spelling")),
    (N_("Backups"), ("backup_days", "backup_folder")),
    (N_("Old meetings"), ("retention_years",)),
)
"""Those that are the same for all forums; others that are follow under a heading of their own."""

_CHOICES = {
    "da": N_("Danish"),
    "en": N_("English"),
    "system": N_("As the computer"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "on": N_("On"),
    "off": N_("Off"),
    "yes": N_("Yes"),
    "no": N_("No"),
    "closed_points.nothing": N_("Nothing"),
    "closed_points.line": N_("A neutral line with its time"),
    "closed_points.title": N_("Its neutral title"),
    "minutes_layout.short": N_("Only the decision"),
    "minutes_layout.decisions": N_("What was asked for, and the decision"),
    "minutes_layout.full": N_("The whole recommendation, and the decision"),
    "minutes_tasks.none": N_("Not at all"),
    "minutes_tasks.point": N_("At their point"),
    "minutes_tasks.end": N_("In a list at the end"),
    "mail_way.draft": N_("My own mail program"),
    "mail_way.smtp": N_("A mail server"),
    "mail_way.graph": N_("Microsoft 365 (never tried against Microsoft itself)"),
    "smtp_security.none": N_("None"),
    "smtp_login.none": N_("It does not ask"),
    "smtp_login.password": N_("Password"),
    "smtp_login.oauth": N_("Token (XOAUTH2)"),
}


def choice_name(key: str, choice: str) -> str:
    """A choice in words; a number with its unit, and what nobody has named as it stands."""
    words = _CHOICES.get(f"{key}.{choice}") or _CHOICES.get(choice)
    if words is not None:
        return _(words)
    if key.endswith("_days"):
        return _("{count} days").format(count=choice)
    if key.endswith("_years"):
        return _("1 year") if choice == "1" else _("{count} years").format(count=choice)
    return choice


def general_groups() -> list[tuple[str, list[str]]]:
    """Headings and keys of what is the same for all forums."""
    shared = [key for key, setting in SETTINGS.items() if not setting.per_forum]
    groups = [(_(heading), [key for key in keys if key in shared]) for heading, keys in GROUPS]
    grouped = {key for _heading, keys in groups for key in keys}
    rest = [key for key in shared if key not in grouped]
    return [*groups, (_("Other"), rest)] if rest else groups


def forum_keys() -> list[str]:
    """What every forum may have its own of."""
    return [key for key, setting in SETTINGS.items() if setting.per_forum]

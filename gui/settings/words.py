"""What the choices of settings are called."""

from model.text.translate import N_, _

_CHOICES = {
    "da": N_("Danish"),
    "en": N_("English"),
    "system": N_("As the computer"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "motion.none": N_("No motion"),
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
    "smtp_security.starttls": "STARTTLS",
    "smtp_security.tls": "TLS",
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
    if key == "guests_early":
        return _("{count} min.").format(count=choice)
    if key.endswith("_days"):
        return _("{count} days").format(count=choice)
    if key.endswith("_years"):
        return _("1 year") if choice == "1" else _("{count} years").format(count=choice)
    return choice

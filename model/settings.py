"""Every setting, declared once: the settings pages, the command line and the checks follow.

Words are marked for the catalogue and translated by whoever shows them. A forum's own value comes
before the one for all forums, and that before the default.
"""

import re
from dataclasses import dataclass


def N_(message: str) -> str:  # noqa: N802  (the name that the extractor knows)
    """Mark a message for the catalogue. The one of `model.text` stands on a higher floor."""
    return message


@dataclass(frozen=True, slots=True)
class Setting:
    """A value chosen from a few, or free text where there are no `choices`.

    `help` is untranslated; `per_forum` allows a value per forum; `pattern` is what free text must be.
    """

    key: str
    choices: tuple[str, ...]
    default: str
    help: str
    per_forum: bool = False
    pattern: str = ".*"


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
            "mail_way",
            ("draft", "smtp", "graph"),
            "draft",
            N_("How mail goes out: your own mail program, a mail server, Microsoft Graph"),
            per_forum=True,
        ),
        Setting("sender_name", (), "", N_("Name of the sender"), per_forum=True),
        Setting(
            "sender_address",
            (),
            "",
            N_("Address of the sender: your own mailbox or a shared one"),
            per_forum=True,
            pattern=r"|\S+@\S+\.\S+",
        ),
        Setting(
            "copy_to_sender",
            ("no", "yes"),
            "no",
            N_("Send a copy to the sender"),
            per_forum=True,
        ),
        Setting("own_domains", (), "", N_("The municipality's own mail domains")),
        Setting("smtp_host", (), "", N_("Mail server")),
        Setting("smtp_port", (), "", N_("Port of the mail server"), pattern=r"\d{0,5}"),
        Setting(
            "smtp_security",
            ("starttls", "tls", "none"),
            "starttls",
            N_("Security of the line to the mail server"),
        ),
        Setting(
            "smtp_login",
            ("none", "password", "oauth"),
            "none",
            N_("How the mail server knows you"),
        ),
        Setting("smtp_user", (), "", N_("User name at the mail server"), per_forum=True),
        Setting("graph_client", (), "", N_("The municipality's client id for Microsoft")),
        Setting("graph_tenant", (), "", N_("The municipality's tenant at Microsoft")),
        Setting("language", ("da", "en"), "da", N_("Language of the window")),
        Setting("theme", ("system", "light", "dark"), "system", N_("Light or dark window")),
    )
}
"""By key, in the order of the settings pages."""


def parse(key: str, text: str) -> str:
    """The value that a text means, without regard to spaces around it, nor to case in a choice.

    Raises KeyError for an unknown setting, ValueError for a value that is no choice.
    """
    setting, value = SETTINGS[key], text.strip()
    if not setting.choices and re.fullmatch(setting.pattern, value):
        return value
    if value.lower() not in setting.choices:
        raise ValueError(text)
    return value.lower()

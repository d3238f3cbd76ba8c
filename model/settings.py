"""Every setting, declared once: the settings pages, the command line and the checks follow.

Words are marked for the catalogue and translated by whoever shows them. A forum's own value comes
before the one for all forums, that before the municipality's default, and that before ours.
"""

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from model.paths import defaults_file

_log = logging.getLogger("punktvis.settings")


def N_(message: str) -> str:  # noqa: N802  (the name that the extractor knows)
    """Mark a message for the catalogue. The one of `model.text` stands on a higher floor."""
    return message


@dataclass(frozen=True, slots=True)
class Setting:
    """A value chosen from a few, or free text where there are no `choices`.

    `help` is untranslated; `per_forum` allows a value per forum; `pattern` is what free text must be,
    and `several_lines` allows it line ends.
    """

    key: str
    choices: tuple[str, ...]
    default: str
    help: str
    per_forum: bool = False
    pattern: str = ".*"
    several_lines: bool = False
    picture: bool = False
    """A picture as `model.documents.logo` keeps it, too long to be read by anybody."""


@dataclass(frozen=True, slots=True)
class Group:
    """Settings that are thought of together. `heading` is untranslated, "" where its part's says it all."""

    heading: str
    settings: tuple[Setting, ...]

    @property
    def per_forum(self) -> bool:
        """Whether a forum may have its own."""
        return self.settings[0].per_forum


@dataclass(frozen=True, slots=True)
class Part:
    """A card of the settings pages."""

    heading: str
    groups: tuple[Group, ...]

    @property
    def per_forum(self) -> bool:
        """Whether a forum may have its own of anything in it."""
        return any(group.per_forum for group in self.groups)


@dataclass(frozen=True, slots=True)
class Rollout:
    """What a file of settings carries to another PC: by the name of a forum, None for all of them.

    `settings` by key, `phrases` by abbreviation, `mails` by kind, with subject and body.
    """

    settings: Mapping[str | None, Mapping[str, str]]
    phrases: Mapping[str | None, Mapping[str, str]] = field(
        default_factory=dict[str | None, Mapping[str, str]]
    )
    mails: Mapping[str, Mapping[str, tuple[str, str]]] = field(
        default_factory=dict[str, Mapping[str, tuple[str, str]]]
    )


_WINDOW = Group(
    "",
    (
        Setting("language", ("da", "en"), "da", N_("Language of the window")),
        Setting("theme", ("system", "light", "dark"), "system", N_("Light or dark window")),
        Setting("motion", ("system", "none"), "system", N_("Show by motion what moves")),
        Setting("spelling", ("on", "off"), "on", N_("Check the spelling of running text")),
    ),
)

_PAPERS = Group(
    N_("Papers"),
    (
        Setting(
            "letterhead",
            (),
            "",
            N_("Letterhead: lines at the top of the first page"),
            per_forum=True,
            several_lines=True,
        ),
        Setting(
            "letterhead_logo",
            (),
            "",
            N_("Letterhead: picture at the top of the first page (PNG or JPEG)"),
            per_forum=True,
            pattern="[A-Za-z0-9+/=]*",
            picture=True,
        ),
        Setting(
            "letterhead_logo_words",
            (),
            "",
            N_("What the picture shows, for those who cannot see it"),
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
            "closed_points",
            ("nothing", "line", "title"),
            "nothing",
            N_("What the open edition shows where a closed point stood"),
            per_forum=True,
        ),
    ),
)

_MINUTES = Group(
    N_("Minutes"),
    (
        Setting(
            "minutes_layout",
            ("short", "decisions", "full"),
            "short",
            N_("What the minutes print of a recommendation"),
            per_forum=True,
        ),
        Setting(
            "minutes_tasks",
            ("none", "point", "end"),
            "point",
            N_("Where the minutes print the tasks"),
            per_forum=True,
        ),
        Setting(
            "verbs",
            (),
            "",
            N_(
                "Own verbs for the draft of the minutes, one a line, as “vedtage: vedtog” or"
                " “vurdere: vurderede: drøftede” with the outcome; “indstille:” takes one away"
            ),
            per_forum=True,
            pattern=r"\s*|[^:\n]+:[^:\n]*(:[^:\n]*)?(\s*\n[^:\n]+:[^:\n]*(:[^:\n]*)?)*\s*",
            several_lines=True,
        ),
    ),
)

_GUESTS = Group(
    N_("People who join for a point"),
    (
        Setting(
            "guests_early",
            ("0", "5", "10", "15", "20", "30"),
            "0",
            N_("How many minutes before their time guests are asked to come"),
            per_forum=True,
        ),
    ),
)

_SENDER = Group(
    N_("Sender"),
    (
        Setting(
            "mail_way",
            ("draft", "smtp", "graph"),
            "draft",
            N_("How mail goes out: your own mail program, a mail server, or Microsoft 365"),
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
        Setting("smtp_user", (), "", N_("User name at the mail server"), per_forum=True),
    ),
)

_RECIPIENTS = Group(
    N_("Recipients"),
    (Setting("own_domains", (), "", N_("The municipality's own mail domains")),),
)

_SERVER = Group(
    N_("Mail server"),
    (
        Setting("smtp_host", (), "", N_("Name of the mail server")),
        Setting("smtp_port", (), "", N_("Port of the mail server"), pattern=r"\d{0,5}"),
        Setting(
            "smtp_security",
            ("starttls", "tls", "none"),
            "starttls",
            N_("Encryption of the connection to the mail server"),
        ),
        Setting(
            "smtp_login",
            ("none", "password", "oauth"),
            "none",
            N_("How the mail server knows you"),
        ),
    ),
)

_MICROSOFT = Group(
    "Microsoft 365",
    (
        Setting(
            "microsoft_client",
            (),
            "",
            N_("Application (client) id of Punktvis at Microsoft, from IT"),
            pattern=r"|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
        ),
        Setting(
            "microsoft_tenant",
            (),
            "",
            N_("The municipality's directory at Microsoft: its domain or its id"),
            pattern=r"[A-Za-z0-9.-]*",
        ),
    ),
)

_BACKUPS = Group(
    "",
    (
        Setting(
            "backup_days",
            ("7", "14", "30", "60", "90"),
            "30",
            N_("For how many days the daily backups are kept"),
        ),
        Setting("backup_folder", (), "", N_("A second folder for the daily backups")),
    ),
)

_OLD_MEETINGS = Group(
    "",
    (
        Setting(
            "retention_years",
            ("1", "2", "3", "5", "10"),
            "5",
            N_("After how many years a meeting is listed for removal"),
        ),
    ),
)

PARTS: tuple[Part, ...] = (
    Part(N_("Window"), (_WINDOW,)),
    Part(N_("Forums and documents"), (_PAPERS, _MINUTES, _GUESTS)),
    Part(N_("Backups"), (_BACKUPS,)),
    Part(N_("Mail"), (_SENDER, _RECIPIENTS, _SERVER, _MICROSOFT)),
    Part(N_("Old meetings"), (_OLD_MEETINGS,)),
)
"""Every setting, in the order of the settings pages."""

SETTINGS: dict[str, Setting] = {
    setting.key: setting for part in PARTS for group in part.groups for setting in group.settings
}
"""The same by key."""


def parse(key: str, text: str) -> str:
    """The value that a text means, without regard to spaces around it, nor to case in a choice.

    Raises KeyError for an unknown setting, ValueError for a value that is no choice.
    """
    setting, value = SETTINGS[key], text.strip()
    flags = re.DOTALL if setting.several_lines else 0
    if not setting.choices and re.fullmatch(setting.pattern, value, flags):
        return value
    if value.lower() not in setting.choices:
        raise ValueError(text)
    return value.lower()


def text_of(value: object) -> str:
    """A value of a file of settings as text: a text, or a whole number. Raises TypeError for others."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError(type(value).__name__)
    return str(value)


def default_of(key: str, forum: str | None = None) -> str:
    """What holds where nobody has set anything: the municipality's default for the forum of that name,
    the one for all forums, else ours."""
    told = site_defaults()
    for values in (told.get(forum, {}), told.get(None, {})):
        if key in values:
            return values[key]
    return SETTINGS[key].default


@cache
def site_defaults() -> Mapping[str | None, Mapping[str, str]]:
    """The municipality's defaults by forum (None: all) and key, from one file, read once.

    The file is `paths.defaults_file`, written as an export of the settings is. What is wrong in it is
    named in the log and left out: it must not keep anybody from work.
    """
    path = defaults_file()
    if path is None:
        return {}
    try:
        # Windows' editors put a mark before the first letter.
        told: Any = json.loads(path.read_text("utf-8-sig"))
        forums = _object(told.get("forums", {})).items()
        parts = {None: _object(told["settings"]), **{name: _object(own) for name, own in forums}}
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        _log.warning("%s is no file of settings: %s", path.name, type(error).__name__)
        return {}
    return {forum: _usable(path.name, values) for forum, values in parts.items()}


def _object(found: object) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise TypeError("settings are an object")
    return cast("dict[str, Any]", found)


def _usable(name: str, values: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in values.items():
        try:
            found[key] = parse(key, text_of(value))
        except (KeyError, ValueError, TypeError):
            _log.warning("%s: %r cannot be set so", name, key)
    return found

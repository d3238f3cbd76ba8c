"""The pages of the help: which there are, which belongs to a screen, and what stands on one.

A page is a file of Markdown in `resources/help/<language>`. Names of actions and keys are not written
into it but stand as `{action:point.add}`, `{menu:point.add}`, `{key:point.add}`, a key of no action as
`{press:Alt+Up}`, and what is written on a button as `{word:New meeting}`, the source string; so a page
says what the window says.
"""

import re
from functools import cache
from pathlib import Path

from PySide6.QtGui import QKeySequence

from gui.actions.action_table import TABLE
from model.text.translate import N_, Translator, translator

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "help"

PAGES = (
    *("meetings", "agenda", "plan", "minutes", "documents", "mail", "sent"),
    *("recommendations", "tasks", "overview", "search", "people", "settings", "it"),
)
"""In the order of the list beside them. Each is `<name>.md`, all but the last with `<name>.png`."""

WITHOUT_PICTURE = frozenset({"it"})

_OF_SCREEN = {"items": "recommendations", "case": "search"}
_OF_PART = {"documents": "documents", "mails": "mail", "history": "sent"}
_OF_ROOM = {
    **dict.fromkeys(("meetings", "agenda"), "meetings"),
    **dict.fromkeys(("import_review", "items", "frame.forms_page"), "recommendations"),
    **dict.fromkeys(("lifetime.restore_dialog", "lifetime.recovered", "settings"), "settings"),
    **dict.fromkeys(("overview", "series"), "overview"),
    **dict.fromkeys(("palette", "search"), "search"),
    "distribution": "mail",
    "documents": "documents",
    "follow_up": "tasks",
    "people": "people",
    "planner": "plan",
    "recorder": "minutes",
}
"""Where in `gui` a dialog comes from, a folder or a module in one, and the page that tells of it."""

_ACTIONS_OF = {
    "meetings": ("meeting.",),
    "agenda": ("point.",),
    "plan": ("plan.",),
    "minutes": ("live.", "write.", "outcome."),
    "documents": ("meeting.export", "meeting.print", "view.preview"),
    "mail": ("meeting.mail",),
    "sent": ("after.",),
    "recommendations": ("item.", "view.items"),
    "tasks": ("view.tasks", "write.tasks"),
    "overview": ("view.overview", "view.year"),
    "search": ("edit.find", "view.search", "view.palette"),
    "people": ("view.people",),
    "settings": ("view.settings",),
}
"""How the names of the actions begin whose keys stand below a page."""

_KEYS, _ACTION, _KEY, _ALL_KEYS = N_("Keys"), N_("Action"), N_("Key"), N_("All keys: {key}")

_PLACE = re.compile(r"\{(action|menu|key|press|word):([^{}]+)\}")
_SPECS = {spec.id: spec for spec in TABLE}


def page_of(screen: str, job: str = "", part: str = "") -> str:
    """The page about what is in front: a screen; of a meeting its job, of "dispatch" its part."""
    if screen == "meeting":
        return _OF_PART[part] if job == "dispatch" else job
    return _OF_SCREEN.get(screen, screen or PAGES[0])


def page_of_dialog(module: str) -> str:
    """The page about a dialog by the module of its class; "" for one of Qt's own."""
    package, *way = module.split(".")
    rooms = (".".join(way[:2]), *way[:1]) if package == "gui" else ()
    return next((_OF_ROOM[room] for room in rooms if room in _OF_ROOM), "")


def source(page: str, language: str) -> str:
    """The file as it stands. Raises OSError."""
    return (FOLDER / language / f"{page}.md").read_text(encoding="utf-8")


def filled(text: str, language: str) -> str:
    """Markdown with the words of the window put in. Raises KeyError for an action that is none."""
    words = translator(language)
    return _PLACE.sub(lambda match: _word(match[1], match[2], words), text)


def markdown(page: str, language: str) -> str:
    """A page as it is read, with its keys below. Raises OSError."""
    return filled(source(page, language) + _keys(page, language), language)


def _keys(page: str, language: str) -> str:
    """The keys of what a page tells of, from the table of actions; and how to see all."""
    beginnings = _ACTIONS_OF.get(page)
    if beginnings is None:
        return ""
    named = [spec for spec in TABLE if spec.shortcut and spec.id.startswith(beginnings)]
    rows = [f"| {{action:{spec.id}}} | {{key:{spec.id}}} |" for spec in named]
    words = translator(language).gettext
    head = (f"## {words(_KEYS)}", "", f"| {words(_ACTION)} | {words(_KEY)} |", "|---|---|")
    every = words(_ALL_KEYS).format(key="{key:help.keys}")
    return "\n".join(["", *head, *rows, "", every, ""])


@cache
def title(page: str, language: str) -> str:
    """The heading of a page."""
    first = source(page, language).split("\n", 1)[0]
    return filled(first, language).removeprefix("# ")


def key_of(action_id: str) -> str:
    """The key of an action as this system writes it. Raises KeyError."""
    return _native(_SPECS[action_id].shortcut)


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _word(kind: str, name: str, words: Translator) -> str:
    if kind == "word":
        return f"**{_plain(words.gettext(name))}**"
    if kind in ("key", "press"):
        return f"`{key_of(name) if kind == 'key' else _native(name)}`"
    spec = _SPECS[name]
    action = f"**{_plain(words.gettext(spec.text))}**"
    return f"**{_plain(words.gettext(spec.menu))}** → {action}" if kind == "menu" else action


def _plain(text: str) -> str:
    """Without the sign that underlines a letter."""
    return text.replace("&", "")

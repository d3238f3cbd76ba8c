"""Settings as a file: for another PC, and as the municipality's defaults that every start reads.

    {"format": "punktvis-settings", "version": 1,
     "settings": {"theme": "dark"}, "forums": {"Chefteam": {"closed_points": "line"}},
     "phrases": {"ed": "Enige drøftede"}, "forum_phrases": {"Chefteam": {"ct": "Chefteamet "}},
     "forum_mails": {"Chefteam": {"agenda": ["Dagsorden", "Hej alle …"]}}}

Nothing of meetings is in it, nor a password.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from model.commands.settings import checked
from model.errors import UserError
from model.settings import SETTINGS, Rollout, text_of
from model.storage.durable import replacing
from model.text.not_written import in_words
from model.text.translate import _

FORMAT = "punktvis-settings"
VERSION = 1
LARGEST = 20_000_000
"""Bytes: each forum may have a picture in its letterhead, 270 000 as text."""


def write_settings(path: Path, rollout: Rollout) -> None:
    """Write them. Raises UserError; what was at the path is there still then."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "settings": dict(rollout.settings.get(None, {})),
        "forums": _of_forums(rollout.settings),
        "phrases": dict(rollout.phrases.get(None, {})),
        "forum_phrases": _of_forums(rollout.phrases),
        "forum_mails": rollout.mails,
    }
    with in_words(path), replacing(path) as file:
        file.write(json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n")


def read_settings(path: Path) -> Rollout:
    """What the file sets, each value checked. Raises UserError."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(path.name)
        told: Any = json.loads(path.read_text("utf-8-sig"))
        if (told["format"], told["version"]) != (FORMAT, VERSION):
            raise ValueError(FORMAT)
        forums = _object(told.get("forums", {})).items()
        of_forums = _object(told.get("forum_phrases", {})).items()
        mails = _object(told.get("forum_mails", {})).items()
        return Rollout(
            {
                None: _values(told.get("settings", {})),
                **{name: _values(own) for name, own in forums},
            },
            {
                None: _texts(told.get("phrases", {})),
                **{name: _texts(own) for name, own in of_forums},
            },
            {name: _mails(own) for name, own in mails},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(
            _("“{file}” is not a file of settings from Punktvis. Nothing was changed.").format(
                file=path.name
            )
        ) from error


def _of_forums(values: Mapping[str | None, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {name: dict(found) for name, found in values.items() if name is not None}


def _object(found: object) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise TypeError("an object is wanted")
    return cast("dict[str, Any]", found)


def _texts(found: object) -> dict[str, str]:
    return {key: text_of(value) for key, value in _object(found).items()}


def _values(found: object) -> dict[str, str]:
    values = {key: value for key, value in _object(found).items() if key in SETTINGS}
    return {key: checked(key, text) for key, text in _texts(values).items()}


def _mails(found: object) -> dict[str, tuple[str, str]]:
    made: dict[str, tuple[str, str]] = {}
    for kind, (subject, body) in _object(found).items():
        made[kind] = (text_of(subject), text_of(body))
    return made

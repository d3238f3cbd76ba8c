"""Settings as a file: for another PC, and as the municipality's defaults that every start reads.

    {"format": "punktvis-settings", "version": 1,
     "settings": {"theme": "dark"}, "forums": {"Chefteam": {"closed_points": "line"}}}

Nothing of meetings is in it, nor a password.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from model.commands.settings import checked
from model.errors import UserError
from model.settings import SETTINGS
from model.storage.durable import replacing
from model.text.translate import _

FORMAT = "punktvis-settings"
VERSION = 1
LARGEST = 1_000_000

Values = Mapping[str | None, Mapping[str, str]]
"""By forum (None: all of them), then by key."""


def write_settings(path: Path, values: Values) -> None:
    """Write them. Raises OSError; what was at the path is there still then."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "settings": dict(values.get(None, {})),
        "forums": {name: dict(found) for name, found in values.items() if name is not None},
    }
    with replacing(path) as file:
        file.write(json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n")


def read_settings(path: Path) -> Values:
    """What the file sets, each value checked. Raises UserError."""
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(path.name)
        told: Any = json.loads(path.read_text("utf-8"))
        if (told["format"], told["version"]) != (FORMAT, VERSION):
            raise ValueError(FORMAT)
        forums = {str(name): _values(found) for name, found in told.get("forums", {}).items()}
        return {None: _values(told.get("settings", {})), **forums}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UserError(
            _("“{file}” is not a file of settings from Punktvis. Nothing was changed.").format(
                file=path.name
            )
        ) from error


def _values(found: object) -> dict[str, str]:
    if not isinstance(found, dict):
        raise TypeError("settings are an object")
    values = cast("dict[str, Any]", found)
    return {key: checked(key, str(value)) for key, value in values.items() if key in SETTINGS}

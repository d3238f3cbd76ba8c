"""A municipality's settings folder with a form of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from model import paths
from model.forms import read_again

CLIMATE = """\
code = "klima"
title = { da = "Klimaindstilling", en = "Climate recommendation" }

[[field]]
name = "caseworkers"
kind = "people"
label = { da = "Sagsbehandler" }
plural = { da = "Sagsbehandlere" }
place = "head"

[[field]]
name = "background"
kind = "rich_text"
label = { da = "Baggrund" }

[[field]]
name = "footprint"
kind = "rich_text"
label = { da = "Klimaaftryk", en = "Footprint" }
also_read = ["CO2-regnskab"]
required = true

[[field]]
name = "audience"
kind = "line"
label = { da = "Målgruppe", en = "Audience" }

[[field]]
name = "decisions"
kind = "decisions"
label = { da = "Beslutninger" }

[[field]]
name = "minutes"
kind = "minutes"
label = { da = "Referat" }
place = "foot"
"""


@contextmanager
def settings_folder(place: Path, **files: str) -> Iterator[Path]:
    """A folder with these forms in the place of the user's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(paths.OVERRIDE, str(place))
        folder = paths.forms_folder()
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        read_again()
        yield folder
    read_again()

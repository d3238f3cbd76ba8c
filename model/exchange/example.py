"""The example meeting that first starts, the command `demo` and the screenshots show."""

import json
from functools import cache
from pathlib import Path
from typing import Any

EXAMPLE = Path(__file__).resolve().parents[2] / "resources" / "example" / "example.json"


@cache
def example_data() -> dict[str, Any]:
    """What stands in the file: its keys tell what of it is in a database."""
    return json.loads(EXAMPLE.read_text("utf-8"))

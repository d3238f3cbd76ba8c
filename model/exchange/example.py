"""The example meeting that first starts, the command `demo` and the screenshots show."""

from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "resources" / "example" / "example.json"

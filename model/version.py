"""The version that the window and the reports name; a test holds it to the one in `pyproject.toml`."""

VERSION = "0.1.0"

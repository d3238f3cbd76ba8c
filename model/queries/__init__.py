"""Reads: rows → frozen dataclasses. ORM objects never leave `model/`."""

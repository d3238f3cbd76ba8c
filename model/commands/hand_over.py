"""What a colleague handed over goes into the database."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands.imports import Imported, apply
from model.commands.values import free_key
from model.entities import Item
from model.queries.resembling import resembling
from model.storage.annex_files import StoredFile


def apply_hand_over(
    session: Session, data: Mapping[str, Any], files: Mapping[str, StoredFile], name: str
) -> Imported:
    """As `imports.apply`, so that what comes back updates what went out.

    Two people may have given two recommendations one key: one that resembles nothing under its key
    here, neither by title nor by case number, gets another key and takes the place of nothing.
    """
    return apply(session, _with_free_keys(session, data), files, name)


def _with_free_keys(session: Session, data: Mapping[str, Any]) -> Mapping[str, Any]:
    taken = set(session.scalars(select(Item.key).where(Item.key.is_not(None))))
    handed = {str(item["key"]) for item in data.get("items", [])}
    other: dict[str, str] = {}
    for item in data.get("items", []):
        key = str(item["key"])
        if key not in taken:
            continue
        alike = resembling(session, str(item.get("title", "")), str(item.get("case_number") or ""))
        if key not in {found.key for found in alike}:
            other[key] = free_key(key, {str(used) for used in taken} | handed | set(other.values()))
    if not other:
        return data
    changed: dict[str, Any] = deepcopy(dict(data))
    for item in changed["items"]:
        item["key"] = other.get(item["key"], item["key"])
    for meeting in changed["meetings"]:
        for entry in meeting["entries"]:
            if entry.get("item"):
                entry["item"] = other.get(entry["item"], entry["item"])
            if entry.get("item_as_treated"):
                treated = entry["item_as_treated"]
                treated["key"] = other.get(treated["key"], treated["key"])
    return changed

"""The database and the meeting that a command is about."""

import argparse
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from model import paths
from model.commandline.start import database_path
from model.entities import Meeting
from model.errors import UserError
from model.queries.meetings import find
from model.storage.database import Database
from model.text.translate import _


def path_of(options: argparse.Namespace) -> Path:
    """The database's file. Raises UserError for an address that cannot be used."""
    given: str | None = options.database
    return paths.database_file() if given is None else database_path(given)


def reading(options: argparse.Namespace) -> Database:
    """The database for reading, beside an open window too. Raises StorageError."""
    return Database.open(path_of(options), read_only=True)


def writing(options: argparse.Namespace, create: bool = False) -> Database:
    """The database for writing, made where it is missing if `create`. Raises StorageError.

    The lock is needed: while Punktvis is open only its window writes. A command has no queue that
    waits for a full disk, as the window has: it is refused, and nothing has changed.
    """
    return Database.open(path_of(options), create=create)


def meeting_id(session: Session, text: str) -> int:
    """The meeting with this key, or the only one on this date. Raises UserError."""
    found = find(session, text)
    if len(found) == 1:
        return found[0]
    if found:
        keys = session.scalars(select(Meeting.key).where(Meeting.id.in_(found)))
        several = _("There are several meetings on {date}. Give the key of one: {keys}.")
        raise UserError(several.format(date=text, keys=", ".join(keys)))
    unknown = _("There is no meeting “{meeting}”. The command meetings lists them.")
    raise UserError(unknown.format(meeting=text))

"""Small databases in memory for the tests of exchange, editions and checks."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from model import editions
from model.commands.imports import Imported, apply
from model.entities import Entity, Meeting
from model.exchange.reader import read_data
from model.exchange.writer import to_text
from model.storage.dbapi import dbapi
from model.views import MeetingView
from model.vocabulary import ClosedDisplay

Json = dict[str, Any]


_free: list[Engine] = []
"""Engines keep their compiled statements, which take longer to make than to run."""


@contextmanager
def empty() -> Iterator[Session]:
    """A session on an empty database that holds foreign keys."""
    engine = _free.pop() if _free else _new_engine()
    with Session(engine) as session:
        yield session
    with engine.begin() as connection:
        connection.exec_driver_sql("pragma defer_foreign_keys=on")
        for table in Entity.metadata.tables.values():
            connection.execute(table.delete())
    _free.append(engine)


def _new_engine() -> Engine:
    engine = create_engine("sqlite://", module=dbapi, poolclass=StaticPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("pragma foreign_keys=on")
    Entity.metadata.create_all(engine)
    return engine


def load(session: Session, document: Json | str) -> Imported:
    """Import a document as the command does, in one transaction."""
    text = document if isinstance(document, str) else json.dumps(document)
    try:
        imported = apply(session, read_data(text.encode(), "test.json"), name="test.json")
        session.commit()
    except BaseException:
        session.rollback()
        raise
    session.expire_all()
    return imported


def meeting_id(session: Session, key: str = "m") -> int:
    return session.scalars(select(Meeting.id).where(Meeting.key == key)).one()


def full(session: Session, key: str = "m") -> MeetingView:
    return editions.full(session, meeting_id(session, key))


def open_view(
    session: Session, key: str = "m", display: ClosedDisplay = ClosedDisplay.NOTHING
) -> MeetingView:
    return editions.open_view(full(session, key), display)


def exported(session: Session, key: str = "m") -> str:
    return to_text([full(session, key)])


def viewed(document: Json) -> MeetingView:
    """The full view of a document's only meeting."""
    with empty() as session:
        load(session, document)
        return full(session, document["meetings"][0]["key"])


def meeting(*entries: Json, **fields: Any) -> Json:
    """A meeting `m` with these entries."""
    return {
        "key": "m",
        "forum": "Chefteam",
        "date": "2026-10-08",
        "start": "08:30",
        "end": "12:00",
        "entries": list(entries),
        **fields,
    }


def point(key: str, **fields: Any) -> Json:
    return {"type": "point", "key": key, "title": f"Titel {key}", **fields}


def pause(key: str = "b", **fields: Any) -> Json:
    return {"type": "break", "key": key, "label": "Pause", "duration": 10, **fields}


def item(key: str, **fields: Any) -> Json:
    return {"key": key, "form": "indstilling-2020", "title": f"Indstilling {key}", **fields}


def document(*meetings: Json, **parts: Any) -> Json:
    """An exchange file of these meetings."""
    return {"format": "punktvis-exchange", "version": 1, **parts, "meetings": list(meetings)}

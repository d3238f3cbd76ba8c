"""A database as it is after years: the example meeting, and hundreds with points, minutes and tasks."""

import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import agenda, follow_ups, meetings, minutes
from model.entities import Meeting
from model.exchange.importing import EXAMPLE, import_into
from model.text.blocks import from_plain
from model.workspace.workspace import Workspace

FIRST = datetime.date(2016, 1, 7)
POINTS = 8
TEXT = "Chefteamet tog orienteringen til efterretning og drøftede de næste skridt i sagen. " * 6


def fill(path: Path, count: int) -> int:
    """Make the database with `count` meetings, a week apart. Returns the id of the example's first."""
    with Workspace.open(path, create=True) as workspace:
        imported = import_into(workspace, EXAMPLE)
        for start in range(0, count, 25):
            command = partial(_meetings, numbers=range(start, min(count, start + 25)))
            workspace.run("fill", command, undoable=False).result()
        return workspace.read(partial(_of_key, key=imported.meetings[0]))


def _meetings(session: Session, numbers: range) -> None:
    for number in numbers:
        day = FIRST + datetime.timedelta(weeks=number)
        meeting = meetings.create(session, "Chefteam", day, start=510, end=720)
        for place in range(POINTS):
            point = agenda.add_point(session, meeting, f"Sag {number}.{place}", duration=20)
            minutes.set_text(session, point, from_plain(TEXT))
            if not place:
                follow_ups.add(session, point, "Tidsplan for indsatsen", who="HR")


def _of_key(session: Session, key: str) -> int:
    return session.scalars(select(Meeting.id).where(Meeting.key == key)).one()

"""Errors that somebody let pass."""

import datetime

from sqlalchemy.orm import Session

from model.entities import Release


def add_release(
    session: Session,
    meeting_id: int,
    code: str,
    entry_key: str,
    reason: str,
    document: str,
    at: datetime.datetime,
) -> None:
    """Keep why an error was let pass, for which document and when (local time)."""
    session.add(
        Release(
            meeting_id=meeting_id,
            code=code,
            entry_key=entry_key,
            reason=reason,
            document=document,
            at=at,
        )
    )

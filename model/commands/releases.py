"""Letting an error pass, with a reason that is kept."""

import datetime

from sqlalchemy.orm import Session

from model.commands import values
from model.entities import Release
from model.errors import UserError
from model.text.translate import _


def release(
    session: Session,
    meeting_id: int,
    code: str,
    reason: str,
    *,
    entry: str = "",
    document: str = "",
    at: datetime.datetime | None = None,
) -> None:
    """Let an error of this code pass, for one entry or ("") for all. Raises UserError without a reason."""
    reason = values.line(reason)
    if not reason:
        raise UserError(_("Say why the error may pass; the reason is kept."))
    session.add(
        Release(
            meeting_id=meeting_id,
            code=code,
            entry_key=entry,
            reason=reason,
            document=document,
            at=at or datetime.datetime.now(),
        )
    )

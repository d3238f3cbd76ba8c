"""Answers to invitations: read from files, kept at the invitation that they answer."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from model.commands.invitations import answer
from model.delivery.calendar_replies import LARGEST, Reply, read_replies
from model.errors import UserError
from model.text.translate import _
from model.workspace.workspace import Workspace


def read_in(workspace: Workspace, files: Sequence[Path]) -> tuple[str, ...]:
    """Who has answered. For a job. Raises UserError; nothing is kept then."""
    replies: list[Reply] = []
    for file in files:
        try:
            with file.open("rb") as opened:
                content = opened.read(LARGEST + 1)
        except OSError as error:
            reason = error.strerror or str(error)
            raise UserError(
                _("{file} cannot be read: {reason}.").format(file=file.name, reason=reason)
            ) from error
        replies.extend(read_replies(content))

    def command(session: Session) -> list[str]:
        names = [answer(session, one.uid, one.answer, one.comment) for one in replies]
        found = [name for name in names if name is not None]
        if not found:
            raise UserError(
                _("These answers belong to no invitation of this database. Nothing was changed.")
            )
        return found

    label = _("Read in answers")
    return tuple(workspace.run(label, command, undoable=False).result())

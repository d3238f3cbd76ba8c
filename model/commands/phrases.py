"""Standard phrases of a forum, or of all of them."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import Phrase
from model.errors import UserError
from model.text.translate import _


def set_phrase(session: Session, abbreviation: str, text: str, forum_id: int | None = None) -> None:
    """What an abbreviation stands for; "" takes it away, a shipped one too. One word, a line.

    A blank behind the text is kept: there the sentence goes on.
    """
    short = values.sentence(abbreviation)
    if not short.isalnum():
        raise UserError(_("Write the abbreviation with letters and digits, without a space."))
    if forum_id is not None:
        lookup.forum(session, forum_id)
    line = values.line(text)
    full = f"{line} " if line and text.endswith(" ") else line
    known = session.scalars(select(Phrase).where(Phrase.forum_id == forum_id))
    row = next((p for p in known if p.abbreviation.casefold() == short.casefold()), None)
    if row is None:
        last = session.scalar(select(func.max(Phrase.position)))
        row = Phrase(forum_id=forum_id, position=0 if last is None else last + 1)
        session.add(row)
    row.abbreviation = short
    row.text = full

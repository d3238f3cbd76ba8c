"""The standard phrases that hold for a forum."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from model.entities import Phrase
from model.text.phrases import StandardPhrase, effective


def phrases(session: Session, forum_id: int | None) -> tuple[StandardPhrase, ...]:
    """The shipped ones, with those of all forums and then the forum's own in their place."""
    rows = session.execute(
        select(Phrase.abbreviation, Phrase.text)
        .where(or_(Phrase.forum_id.is_(None), Phrase.forum_id == forum_id))
        .order_by(Phrase.forum_id.is_not(None), Phrase.position, Phrase.id)
    )
    return effective([StandardPhrase(abbreviation, text) for abbreviation, text in rows])

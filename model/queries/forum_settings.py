"""What is set for the forum of a meeting, as far as views need it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import Meeting
from model.queries.settings import value
from model.text.verbs import Verb, with_own
from model.vocabulary import ClosedDisplay


def closed_display(session: Session, meeting_id: int) -> ClosedDisplay:
    """What the open edition shows of a closed point."""
    return ClosedDisplay(value(session, "closed_points", _forum_id(session, meeting_id)))


def document_language(session: Session, meeting_id: int) -> str:
    """The language of the forum's documents, mails and calendars, never the window's."""
    return value(session, "document_language", _forum_id(session, meeting_id))


def minutes_layout(session: Session, meeting_id: int) -> str:
    """How much of the recommendations the minutes print."""
    return value(session, "minutes_layout", _forum_id(session, meeting_id))


def minutes_tasks(session: Session, meeting_id: int) -> str:
    """Where the minutes print the tasks."""
    return value(session, "minutes_tasks", _forum_id(session, meeting_id))


def verbs(session: Session, meeting_id: int) -> tuple[Verb, ...]:
    """What turns the proposals into a draft of the minutes: the shipped table, and the forum's own."""
    return with_own(value(session, "verbs", _forum_id(session, meeting_id)))


def letterhead(session: Session, meeting_id: int) -> tuple[str, ...]:
    """The lines at the top of the first page of a paper, none where there is no letterhead."""
    text = value(session, "letterhead", _forum_id(session, meeting_id))
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def letterhead_logo(session: Session, meeting_id: int) -> tuple[str, str]:
    """The picture of the letterhead as it is kept, and what it shows; "" where there is none."""
    forum = _forum_id(session, meeting_id)
    keys = ("letterhead_logo", "letterhead_logo_words")
    picture, words = (value(session, key, forum) for key in keys)
    return picture, words if picture else ""


def guests_early(session: Session, meeting_id: int) -> int:
    """How many minutes before their time guests are asked to come, if nothing else is said."""
    return int(value(session, "guests_early", _forum_id(session, meeting_id)))


def _forum_id(session: Session, meeting_id: int) -> int | None:
    return session.scalar(select(Meeting.forum_id).where(Meeting.id == meeting_id))

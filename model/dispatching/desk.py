"""What the page of mails shows beside the mails."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from model.dispatching.kinds import MailKind
from model.dispatching.people import Known, known_people, proposed
from model.dispatching.recipients import Candidate
from model.queries.mailing import MailSettings, mail_settings
from model.queries.outbox import MailRow, list_mails


@dataclass(frozen=True, slots=True)
class Desk:
    """Who may get the mail, who else is known, what is set, and what was sent before."""

    settings: MailSettings
    proposed: tuple[Candidate, ...]
    known: Known
    mails: tuple[MailRow, ...]


def read_desk(session: Session, meeting_id: int, kind: MailKind) -> Desk:
    """For a job: it reads the whole meeting."""
    return Desk(
        mail_settings(session, meeting_id),
        proposed(session, meeting_id, kind),
        known_people(session),
        list_mails(session, meeting_id),
    )

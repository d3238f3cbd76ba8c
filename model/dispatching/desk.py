"""What the page of mails shows beside the mails."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from model.dispatching.kinds import MailKind
from model.dispatching.people import Known, known_people, proposed
from model.dispatching.prepare import Prepared, house
from model.dispatching.recipients import Candidate, House
from model.documents.minutes import MinutesLayout, TaskPlace
from model.exporting import minutes_as_set
from model.queries.agenda import Agenda, agenda
from model.queries.mailing import MailSettings, mail_settings
from model.queries.outbox import MailRow, list_mails
from model.sending import MailState

_Papers = tuple[tuple[str, ...], str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Desk:
    """Who may get the mail, who else is known, who is approved, what is set, and what was sent before."""

    settings: MailSettings
    proposed: tuple[Candidate, ...]
    known: Known
    house: House
    mails: tuple[MailRow, ...]
    agenda: Agenda
    layout: MinutesLayout
    tasks: TaskPlace
    """How the forum's minutes are laid out."""


def opened(prepared: Sequence[Prepared], mails: Sequence[MailRow]) -> frozenset[str]:
    """The keys of those that were opened as drafts, and not said to be unsent since. `mails` newest first."""
    newest: dict[_Papers, MailRow] = {}
    for row in mails:
        addresses = frozenset(one.address for one in row.recipients)
        newest.setdefault((row.documents, row.edition, addresses), row)
    found: set[str] = set()
    for one in prepared:
        addresses = frozenset(to.email for to in one.message.recipients)
        row = newest.get((one.kind.papers, one.edition, addresses))
        if row is not None and row.of(MailState.OPENED, MailState.CONFIRMED):
            found.add(one.key)
    return frozenset(found)


def read_desk(session: Session, meeting_id: int, kind: MailKind) -> Desk:
    """For a job: it reads the whole meeting."""
    return Desk(
        mail_settings(session, meeting_id),
        proposed(session, meeting_id, kind),
        known_people(session),
        house(session, meeting_id),
        list_mails(session, meeting_id),
        agenda(session, meeting_id),
        *minutes_as_set(session, meeting_id),
    )

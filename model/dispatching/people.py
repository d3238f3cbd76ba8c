"""Somebody else than those proposed: found in the address book, or typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from model.dispatching.calendars import is_entry_of
from model.dispatching.kinds import Group, MailKind
from model.dispatching.prepare import house
from model.dispatching.recipients import Candidate, candidate, candidates
from model.editions import full
from model.errors import UserError
from model.queries.invitations import invitations
from model.queries.people import PersonRow, list_people
from model.text.addresses import read_addresses
from model.text.translate import _
from model.views import PersonView


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in the address book with an address. `label` says who, where and which domain."""

    label: str
    email: str


Known = tuple[KnownPerson, ...]


def known_people(session: Session) -> Known:
    """Everybody with an address, by name."""
    rows = sorted(list_people(session), key=lambda row: row.name.casefold())
    return tuple(
        KnownPerson(_label(row.name, row.department, row.email), row.email)
        for row in rows
        if row.email
    )


def invited_people(
    session: Session, meeting_id: int, meeting_key: str, kind: MailKind
) -> tuple[PersonView, ...]:
    """Those who have a calendar entry from such a mail that was not cancelled, with their addresses."""
    known = {row.name: row for row in list_people(session)}
    is_member = kind.group is Group.MEMBERS
    names = [
        row.name
        for row in invitations(session, meeting_id)
        if not row.cancelled and is_entry_of(row, meeting_key, is_member=is_member)
    ]
    return tuple(
        PersonView(name, known[name].title, known[name].department, known[name].email)
        for name in names
        if name in known
    )


def proposed(session: Session, meeting_id: int, kind: MailKind) -> tuple[Candidate, ...]:
    """Whom to propose for a mail."""
    view, known = full(session, meeting_id), house(session, meeting_id)
    invited = invited_people(session, meeting_id, view.key, kind) if kind.invites else ()
    return candidates(view, kind, known, invited)


def group_candidates(
    session: Session, meeting_id: int, kind: MailKind, group: Group
) -> tuple[Candidate, ...]:
    """The people of a group that such a mail does not usually go to."""
    view, known = full(session, meeting_id), house(session, meeting_id)
    return candidates(view, replace(kind, group=group, invites=False), known)


def typed_candidates(
    session: Session, meeting_id: int, kind: MailKind, text: str
) -> tuple[Candidate, ...]:
    """Who is meant by what was typed: a person of the address book, or addresses. Raises UserError."""
    people = list_people(session)
    wanted = text.strip()
    found = [
        row for row in people if row.email and wanted == _label(row.name, row.department, row.email)
    ] or ([] if "@" in wanted else _named(people, wanted))
    if found:
        views = [
            PersonView(row.name, row.title, row.department, row.email, row.phone) for row in found
        ]
    else:
        by_address = {row.email.lower(): row for row in people if row.email}
        views: list[PersonView] = []
        for one in read_addresses(wanted):
            row = by_address.get(one.email.lower())
            views.append(
                PersonView(row.name, row.title, row.department, row.email, row.phone)
                if row is not None
                else PersonView(one.name, email=one.email)
            )
    view, known = full(session, meeting_id), house(session, meeting_id)
    return tuple(candidate(view, one, kind, known) for one in views)


def _named(people: Sequence[PersonRow], wanted: str) -> list[PersonRow]:
    """Those of this name with an address; else the only one whose name begins so. Raises UserError."""
    name = wanted.casefold()
    found = [row for row in people if row.name.casefold() == name] or [
        row for row in people if name and row.name.casefold().startswith(name)
    ]
    with_address = [row for row in found if row.email]
    if not found:
        raise UserError(
            _("Nobody in the address book is called “{name}”; write a mail address.").format(
                name=wanted
            )
        )
    if len({row.name.casefold() for row in found}) > 1:
        raise UserError(
            _("Several in the address book are called “{name}”; write the whole name.").format(
                name=wanted
            )
        )
    if not with_address:
        raise UserError(
            _("{name} has no mail address in the address book; write it.").format(
                name=found[0].name
            )
        )
    return with_address


def _label(name: str, department: str, email: str) -> str:
    about = f" ({department})" if department else ""
    return f"{name}{about} <{email}>"

"""Somebody else than those proposed: found in the address book, or typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from model.dispatching.calendars import is_entry_of
from model.dispatching.kinds import KINDS, Group, MailKind
from model.dispatching.prepare import house
from model.dispatching.recipients import Candidate, candidate, candidates
from model.editions import full
from model.errors import UserError
from model.queries.invitations import invitations
from model.queries.outbox import list_mails
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
    """Whom to propose for a mail: unticked, those too to whom its papers went before."""
    view, known = full(session, meeting_id), house(session, meeting_id)
    invited = invited_people(session, meeting_id, view.key, kind) if kind.invites else ()
    found = candidates(view, kind, known, invited)
    if not _is_for_all(kind):
        return found
    there = {one.key for one in found}
    before = (candidate(view, one, kind, known) for one in _given_papers(session, meeting_id))
    return (*found, *(replace(one, chosen=False) for one in before if one.key not in there))


def _is_for_all(kind: MailKind | None) -> bool:
    """Whether they are papers that the members get."""
    return kind is not None and kind.group is Group.MEMBERS and kind.has_editions


def _given_papers(session: Session, meeting_id: int) -> Iterable[PersonView]:
    """To whom such papers of this meeting went, each once, the first ones first."""
    book = {row.email.lower(): _view(row) for row in list_people(session) if row.email}
    found: dict[str, PersonView] = {}
    for mail in reversed(list_mails(session, meeting_id)):
        if mail.documents and all(_is_for_all(KINDS.get(name)) for name in mail.documents):
            for one in mail.recipients:
                email = one.address.lower()
                found.setdefault(email, book.get(email) or PersonView(one.name, email=one.address))
    return found.values()


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
        views = [_view(row) for row in found]
    else:
        by_address = {row.email.lower(): row for row in people if row.email}
        views: list[PersonView] = []
        for one in read_addresses(wanted):
            row = by_address.get(one.email.lower())
            views.append(PersonView(one.name, email=one.email) if row is None else _view(row))
    view, known = full(session, meeting_id), house(session, meeting_id)
    return tuple(candidate(view, one, kind, known) for one in views)


def without_address(session: Session, found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Those who were typed with an address, and of whose name the address book has none yet."""
    people = [row for row in list_people(session) if row.email]
    names = {row.name.casefold() for row in people}
    return tuple(one for one in found if one.name and one.name.casefold() not in names)


def _named(people: Sequence[PersonRow], wanted: str) -> list[PersonRow]:
    """Those of this name with an address; else the only one whose name begins so. Raises UserError."""
    name = wanted.casefold()
    found = [row for row in people if row.name.casefold() == name] or [
        row for row in people if name and row.name.casefold().startswith(name)
    ]
    with_address = [row for row in found if row.email]
    if not found:
        raise UserError(
            _(
                "Nobody in the address book is called “{name}”; write the mail address behind the name."
            ).format(name=wanted)
        )
    if len({row.name.casefold() for row in found}) > 1:
        raise UserError(
            _("Several in the address book are called “{name}”; write the whole name.").format(
                name=wanted
            )
        )
    if not with_address:
        raise UserError(
            _("{name} has no mail address in the address book; write it behind the name.").format(
                name=found[0].name
            )
        )
    return with_address


def _view(row: PersonRow) -> PersonView:
    return PersonView(row.name, row.title, row.department, row.email, row.phone)


def _label(name: str, department: str, email: str) -> str:
    about = f" ({department})" if department else ""
    return f"{name}{about} <{email}>"

"""Who is proposed for a mail, with address, edition and what stands in the way."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from model.checks.parts import is_exempt
from model.dispatching.kinds import Group, MailKind
from model.editions import left_out
from model.text.addresses import is_outside
from model.text.blocks import plain_text
from model.views import MeetingView, PersonView
from model.vocabulary import Edition, FollowUpStatus, Openness


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may get the mail. `left_out` are keys of closed points that he must not see.

    `email` is "" where the address book has none. Of namesakes none is chosen: she picks. `alike` is a
    member's address that may be approved together with those of the others.
    """

    name: str
    email: str
    department: str = ""
    title: str = ""
    edition: Edition = Edition.OPEN
    chosen: bool = True
    outside: bool = False
    namesake: bool = False
    member: bool = False
    alike: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Who this is, among the recipients of one mail."""
        return self.email.lower() or self.name


@dataclass(frozen=True, slots=True)
class House:
    """What the forum knows of addresses: its own domains, and who gets the full edition."""

    own_domains: tuple[str, ...] = ()
    full_edition: frozenset[str] = frozenset()

    def is_outside(self, email: str) -> bool:
        """Whether an address is outside; nobody is while no domain is set."""
        return bool(email and self.own_domains) and is_outside(email, self.own_domains)


def candidates(
    view: MeetingView,
    kind: MailKind,
    house: House,
    invited: Sequence[PersonView] = (),
) -> tuple[Candidate, ...]:
    """Whom to propose, each once, in the order of the meeting. `view` is the full one.

    `invited` have a calendar entry from before, and are told when they are no longer wanted.
    """
    if kind.invites:
        there = {person.name for person in view.people}
        others = tuple(person for person in invited if person.name not in there)
        view = replace(view, people=(*view.people, *others))
    names = dict.fromkeys(name for name in _names(view, kind.group) if name)
    if kind.invites:
        names |= dict.fromkeys(person.name for person in invited)
    found: list[Candidate] = []
    for name in names:
        found.extend(_of_name(view, name, kind, house))
    if kind.group is Group.MEMBERS and kind.has_editions:
        return _as_members(found, house)
    return tuple(found)


def _as_members(found: Sequence[Candidate], house: House) -> tuple[Candidate, ...]:
    """Which addresses are alike: of the house, or where none is set of the domain that most have.

    One that two of them have, or that a namesake has, is not: it may be somebody else's.
    """
    counted = Counter(one.email.lower() for one in found if one.email)
    domains = Counter(address.rpartition("@")[2] for address in counted.elements())
    common = {name for name, count in domains.items() if 2 * count > domains.total()}

    def is_alike(one: Candidate) -> bool:
        address = one.email.lower()
        if one.namesake or counted[address] != 1:
            return False
        if address in house.full_edition:
            return True
        return not one.outside if house.own_domains else address.rpartition("@")[2] in common

    return tuple(replace(one, member=True, alike=is_alike(one)) for one in found)


def candidate(view: MeetingView, person: PersonView, kind: MailKind, house: House) -> Candidate:
    """Somebody who was typed in."""
    return _candidate(view, person, kind, house, namesake=False)


def as_approved(one: Candidate, kind: MailKind, house: House) -> Candidate:
    """The same with the edition that is his by what the forum knows of addresses now."""
    return replace(one, edition=_edition(one.email, kind, house))


def _edition(email: str, kind: MailKind, house: House) -> Edition:
    known = kind.documents and email.lower() in house.full_edition
    full = known or kind.always_full
    return Edition.FULL if full else Edition.GUEST if kind.each else Edition.OPEN


def _of_name(view: MeetingView, name: str, kind: MailKind, house: House) -> Iterator[Candidate]:
    people: Sequence[PersonView] = [person for person in view.people if person.name == name]
    for person in people or [PersonView(name)]:
        yield _candidate(view, person, kind, house, namesake=len(people) > 1)


def _candidate(
    view: MeetingView, person: PersonView, kind: MailKind, house: House, *, namesake: bool
) -> Candidate:
    return Candidate(
        name=person.name,
        email=person.email,
        department=person.department,
        title=person.title,
        edition=_edition(person.email, kind, house),
        chosen=bool(person.email) and not namesake,
        outside=house.is_outside(person.email),
        namesake=namesake,
        left_out=left_out(view, person.name),
    )


def _names(view: MeetingView, group: Group) -> Iterable[str]:
    match group:
        case Group.MEMBERS:
            yield from view.regulars
        case Group.GUESTS:
            yield from (guest.name for point in view.points for guest in point.guests)
        case Group.OPEN_GUESTS:
            yield from open_guests(view)
        case Group.CASEWORKERS:
            for point in view.points:
                yield from point.treated_item.caseworkers if point.treated_item else ()
        case Group.CHAIR:
            yield view.chair
        case Group.LATE:
            yield from late(view)
        case Group.OWNERS:
            yield from tasks(view)


def open_guests(view: MeetingView) -> list[str]:
    """Guests whose every point is open, in the order of the day."""
    return [name for name, is_open in _guests(view).items() if is_open]


def closed_guests(view: MeetingView) -> list[str]:
    """The other guests: what they come for is not for everybody to know."""
    return [name for name, is_open in _guests(view).items() if not is_open]


def _guests(view: MeetingView) -> dict[str, bool]:
    """Every guest, in the order of the day, and whether all his points are open."""
    guests: dict[str, bool] = {}
    for point in view.points:
        opened = point.effective_openness is Openness.OPEN
        for guest in point.guests:
            guests[guest.name] = guests.get(guest.name, True) and opened
    return guests


def late(view: MeetingView) -> dict[str, list[str]]:
    """Who still owes a recommendation → for which points. A closed one under its neutral title."""
    found: dict[str, list[str]] = {}
    for point in view.points:
        item = point.treated_item
        written = item is not None and (plain_text(item.background) or plain_text(item.decisions))
        if written or is_exempt(point):
            continue
        names = item.caseworkers or item.managers if item is not None else ()
        for name in names or tuple(guest.name for guest in point.guests):
            found.setdefault(name, []).append(point.key)
    return found


def own_points(view: MeetingView, name: str) -> list[str]:
    """Keys of the points whose recommendation this person wrote."""
    return [
        point.key
        for point in view.points
        if point.treated_item is not None and name in point.treated_item.caseworkers
    ]


def tasks(view: MeetingView) -> dict[str, list[tuple[str, int]]]:
    """Who has open tasks → point key and place in its list."""
    found: dict[str, list[tuple[str, int]]] = {}
    for point in view.points:
        for place, task in enumerate(point.follow_ups):
            if task.status is FollowUpStatus.OPEN and task.who:
                found.setdefault(task.who, []).append((point.key, place))
    return found

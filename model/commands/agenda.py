"""The agenda: what stands on it, in which order, when, and for whose eyes."""

import datetime
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from model.commands import lookup, numbers, people, values
from model.commands.item_minutes import settle_minutes
from model.commands.meeting_lines import follow
from model.entities import (
    Absence,
    AbsencePoint,
    AgendaBreak,
    AgendaEntry,
    AgendaPoint,
    Annex,
    Guest,
    Item,
    Meeting,
)
from model.errors import UserError
from model.planning.shapes import StartRule
from model.queries.people import usual_roles
from model.text.people_line import Written
from model.text.translate import _
from model.vocabulary import Openness, Purpose

ANY_OTHER_BUSINESS_TITLES = frozenset({"eventuelt", "evt.", "any other business"})


def add_point(
    session: Session,
    meeting_id: int,
    title: str,
    *,
    position: int | None = None,
    duration: int | None = None,
    purpose: Purpose | None = None,
    guests: Sequence[str | Written] = (),
    now: datetime.datetime | None = None,
) -> int:
    """Add a point; its id. Without a position it stands before "Eventuelt", else at the end.

    Once the agenda has gone out it is a supplementary point, received `now`, and takes the next
    number.
    """
    meeting = lookup.meeting(session, meeting_id)
    title = values.name(title)
    if purpose is None and title.casefold() in ANY_OTHER_BUSINESS_TITLES:
        purpose = Purpose.ANY_OTHER_BUSINESS
    point = AgendaPoint(
        meeting_id=meeting_id,
        title=title,
        duration=values.duration(duration),
        purpose=values.optional_choice(Purpose, purpose),
    )
    joining = people.titles_by_name(session, guests)
    roles = usual_roles(session, joining)
    for place, (name, known) in enumerate(joining.items()):
        guest = Guest(name=name, title=known or "", position=place, role=roles.get(name))
        point.guests.append(guest)
    put_in(session, meeting, point, position, now)
    return point.id


def place_item(
    session: Session,
    meeting_id: int,
    item_id: int,
    *,
    position: int | None = None,
    now: datetime.datetime | None = None,
) -> int:
    """Put a recommendation on the agenda; the new point's id.

    The point takes title and openness over, the recommendation the meeting's name and date.
    """
    meeting = lookup.meeting(session, meeting_id)
    item = lookup.item(session, item_id)
    point = AgendaPoint(meeting_id=meeting_id, title=item.title)
    take_over(point, item)
    put_in(session, meeting, point, position, now)
    settle_minutes(session, item)
    follow(session, item, meeting)
    return point.id


def take_over(point: AgendaPoint, item: Item) -> None:
    """The copies that a placed recommendation leaves on its point."""
    point.item_id = item.id
    point.title = item.title
    point.title_language = item.title_language
    point.openness = item.openness
    point.closed_reason = item.closed_reason


def add_break(
    session: Session,
    meeting_id: int,
    title: str = "",
    *,
    position: int | None = None,
    duration: int = 10,
) -> int:
    """Add a break; its id. Without a position it stands where a new point would."""
    meeting = lookup.meeting(session, meeting_id)
    entry = AgendaBreak(
        meeting_id=meeting_id,
        title=values.name(title or _("Break")),
        duration=values.duration(duration),
    )
    put_in(session, meeting, entry, position, None)
    return entry.id


def rename(session: Session, entry_id: int, title: str) -> None:
    """Give a point or a break another title."""
    lookup.entry(session, entry_id).title = values.name(title)


def move(session: Session, entry_id: int, position: int) -> None:
    """Put an entry at another place, counted from 0 in the agenda without it."""
    move_together(session, (entry_id,), position)


def move_together(session: Session, entry_ids: Collection[int], position: int) -> None:
    """Put entries of one meeting below each other, in their order, at a place of the agenda without them."""
    meeting_id = lookup.entry(session, next(iter(entry_ids))).meeting_id
    entries = numbers.entries_in_order(session, meeting_id)
    moved = [entry for entry in entries if entry.id in entry_ids]
    others = [entry for entry in entries if entry.id not in entry_ids]
    place = max(0, position)
    numbers.settle(
        session, lookup.meeting(session, meeting_id), [*others[:place], *moved, *others[place:]]
    )


def set_duration(session: Session, entry_id: int, minutes: int | None) -> None:
    """Minutes; None takes a point out of the plan. A break always has a duration."""
    entry = lookup.entry(session, entry_id)
    if minutes is None and isinstance(entry, AgendaBreak):
        raise UserError(_("A break needs a duration. Delete it if it falls away."))
    entry.duration = values.duration(minutes)


def set_start(
    session: Session, entry_id: int, rule: StartRule, start_at: int | None = None
) -> None:
    """When the entry may start; `start_at` in minutes after midnight.

    A time is needed for `not_before` and `fixed`, and forgotten for `follows`.
    """
    entry = lookup.entry(session, entry_id)
    if rule == StartRule.FOLLOWS:
        start_at = None
    elif start_at is None:
        raise UserError(_("Write the time at which it starts, or let it follow the point before."))
    else:
        start_at = values.clock(start_at)
    entry.rule = values.choice(StartRule, rule)
    entry.start_at = start_at


def set_openness(
    session: Session, point_id: int, openness: Openness, reason: str | None = None
) -> None:
    """Open, closed or undecided; `reason` None leaves the reason as it is."""
    point = lookup.point(session, point_id)
    point.openness = values.choice(Openness, openness)
    if reason is not None:
        point.closed_reason = values.line(reason)


def open_the_rest(session: Session, meeting_id: int) -> tuple[int, int]:
    """Say of every point that nothing was said of that it is open, and of its annexes likewise.

    A point that is closed, or whose recommendation is, stays as it is, and so do its annexes.
    Returns how many points there were, and how many annexes.
    """
    points = [
        entry
        for entry in lookup.meeting(session, meeting_id).entries
        if isinstance(entry, AgendaPoint) and not _is_closed(entry)
    ]
    undecided = [point for point in points if point.openness == Openness.UNDECIDED]
    items = [point.treated_item_id or point.item_id for point in points]
    theirs = or_(
        Annex.point_id.in_([point.id for point in points]),
        Annex.item_id.in_([item_id for item_id in items if item_id is not None]),
    )
    annexes = session.scalars(
        select(Annex).where(theirs, Annex.openness == Openness.UNDECIDED.value)
    ).all()
    for row in (*undecided, *annexes):
        row.openness = Openness.OPEN
    return len(undecided), len(annexes)


def _is_closed(point: AgendaPoint) -> bool:
    items = (item for item in (point.item, point.treated_item) if item is not None)
    return Openness.CLOSED in (point.openness, *(item.openness for item in items))


def withdraw(session: Session, point_id: int) -> None:
    """The point is not treated. It keeps its place and its number, and has no time."""
    lookup.point(session, point_id).withdrawn = True


def restore(session: Session, point_id: int) -> None:
    """Take a withdrawal back."""
    lookup.point(session, point_id).withdrawn = False


def delete(session: Session, entry_id: int) -> bool:
    """Delete an entry. A point of an agenda that has gone out is withdrawn instead (False)."""
    entry = lookup.entry(session, entry_id)
    meeting = lookup.meeting(session, entry.meeting_id)
    if isinstance(entry, AgendaPoint) and lookup.is_frozen(meeting):
        entry.withdrawn = True
        return False
    forget_absences(session, entry)
    session.delete(entry)
    numbers.settle(session, meeting, numbers.entries_in_order(session, meeting.id))
    return True


def put_in(
    session: Session,
    meeting: Meeting,
    entry: AgendaEntry,
    position: int | None,
    now: datetime.datetime | None,
) -> None:
    """Place a new entry, or one of another meeting, and give it its key. For commands."""
    entries = numbers.entries_in_order(session, meeting.id)
    if isinstance(entry, AgendaPoint) and lookup.is_frozen(meeting):
        entry.supplementary = True
        entry.received_at = values.moment(now or datetime.datetime.now())
    if position is None:
        last = isinstance(entry, AgendaPoint) and entry.purpose == Purpose.ANY_OTHER_BUSINESS
        position = len(entries) if last else numbers.place_of_late_point(entries)
    entry.key = _free_key(entry, entries)
    entry.meeting_id = meeting.id
    entry.position = len(entries)
    session.add(entry)
    session.flush()
    entries.insert(max(0, position), entry)
    numbers.settle(session, meeting, entries)


def _free_key(entry: AgendaEntry, entries: Iterable[AgendaEntry]) -> str:
    """`p7` or `b2`: one more than the highest there is."""
    letter = "b" if isinstance(entry, AgendaBreak) else "p"
    used = [e.key[1:] for e in entries if e.key[:1] == letter and e.key[1:].isdecimal()]
    return f"{letter}{max(map(int, used), default=0) + 1}"


def forget_absences(session: Session, entry: AgendaEntry) -> None:
    """Nobody can have missed what is not on the agenda."""
    rows = session.scalars(select(AbsencePoint).where(AbsencePoint.entry_id == entry.id)).all()
    for row in rows:
        absence = session.get_one(Absence, row.absence_id)
        absence.points.remove(row)
        if not absence.points and absence.start is None and absence.end is None:
            session.delete(absence)
    session.flush()

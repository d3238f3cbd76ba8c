"""A forum's series: keep it, let it make meetings, let meetings take a change over."""

import datetime
from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from model.commands import agenda, forums, lookup, meetings, members, numbers, values
from model.entities import (
    AgendaBreak,
    AgendaEntry,
    AgendaPoint,
    Forum,
    Meeting,
    Member,
    SeriesEntry,
    SeriesMeeting,
    SeriesRow,
)
from model.errors import UserError
from model.planning.series import Notice, Occurrence, meeting_day
from model.planning.series_changes import EntryChange, EntryStep, changes, wanted_order
from model.planning.series_shape import (
    Given,
    MeetingShape,
    PlacedEntry,
    Series,
    StandingEntry,
    from_json,
    to_json,
)
from model.planning.shapes import StartRule
from model.queries.series import as_series, present, series_row
from model.text.people_line import read_person
from model.text.translate import _
from model.vocabulary import Openness, Purpose

LONGEST_RHYTHM = 52


def save(session: Session, forum: str, series: Series) -> int:
    """Keep the series of a forum, made if it is new; the id. Its meetings stay as they are."""
    body = forums.named(session, forum)
    row = series_row(session, body.name)
    if row is None:
        row = SeriesRow(forum_id=body.id)
        session.add(row)
    _write_head(row, series)
    _write_entries(session, row, series.entries)
    session.flush()
    return row.id


def make(
    session: Session, forum: str, series: Series, days: Collection[datetime.date]
) -> tuple[int, ...]:
    """Keep the series and make its meetings for these days of its rhythm; their ids.

    A day that has its meeting already is passed over, and so is one that falls away.
    """
    row = session.get_one(SeriesRow, save(session, forum, series))
    stored = as_series(row)
    body = session.get_one(Forum, row.forum_id)
    done = {link.planned_for for link in row.meetings}
    wanted = [Occurrence(day, meeting_day(stored.rhythm, day)) for day in sorted(days)]
    made: list[Meeting] = []
    # All at once: the days differ, so their keys cannot meet.
    with session.no_autoflush:
        for day in wanted:
            if day.date is not None and day.planned not in done:
                meeting = _make_one(session, row, body, stored.shape(day.date))
                _put_standing(meeting, stored.entries)
                link = SeriesMeeting(series_id=row.id, planned_for=day.planned, given="")
                meeting.series_link = link
                made.append(meeting)
    session.flush()
    for meeting in made:
        assert meeting.series_link is not None
        meeting.series_link.given = to_json(_given(meeting, stored.shape(meeting.date), stored))
    return tuple(meeting.id for meeting in made)


def take_over(
    session: Session,
    forum: str,
    series: Series,
    meeting_ids: Sequence[int],
    *,
    also_by_hand: bool = False,
) -> None:
    """Keep the series, and give these meetings what it says now.

    What was changed by hand stays, unless `also_by_hand`. Raises UserError for a meeting that is
    not of the series, or whose agenda has gone out.
    """
    stored = as_series(session.get_one(SeriesRow, save(session, forum, series)))
    for meeting_id in meeting_ids:
        meeting = lookup.meeting(session, meeting_id)
        if meeting.series_link is None or lookup.is_frozen(meeting):
            raise UserError(_("The agenda of this meeting has been sent out. It stays as it is."))
        _take_over_one(session, meeting, meeting.series_link, stored, also_by_hand)


def remove(session: Session, forum: str) -> None:
    """The forum has no series any more; its meetings stay, each on its own."""
    row = series_row(session, forum)
    if row is not None:
        session.delete(row)


def _take_over_one(
    session: Session, meeting: Meeting, link: SeriesMeeting, series: Series, also_by_hand: bool
) -> None:
    given = from_json(link.given)
    found = changes(series, given, present(meeting), link.planned_for)
    for field in found.fields:
        if also_by_hand or not field.by_hand:
            _set_field(session, meeting, field.field, field.after)
    placed = {row.standing_id: row.entry_id for row in given.entries}
    for change in found.entries:
        if also_by_hand or not change.by_hand:
            _change_entry(session, meeting, change, placed)
        elif change.step is EntryStep.REMOVE:
            del placed[change.standing_id]
    session.flush()
    session.expire(meeting, ["entries"])
    here = {entry.id: entry for entry in numbers.entries_in_order(session, meeting.id)}
    before = [row.entry_id for row in given.entries]
    order = wanted_order(series.entries, placed, before, tuple(here))
    numbers.settle(session, meeting, [here[entry_id] for entry_id in order])
    entries = tuple(
        PlacedEntry(entry.id, placed[entry.id], entry)
        for entry in series.entries
        if entry.id is not None and entry.id in placed
    )
    link.given = to_json(Given(found.wanted, entries))


def _change_entry(
    session: Session, meeting: Meeting, change: EntryChange, placed: dict[int, int]
) -> None:
    if change.step is EntryStep.REMOVE:
        assert change.entry_id is not None
        agenda.delete(session, change.entry_id)
        del placed[change.standing_id]
        return
    assert change.wanted is not None
    if change.step is EntryStep.CHANGE:
        assert change.entry_id is not None
        _fill(lookup.entry(session, change.entry_id), change.wanted)
        return
    entry = _as_entry(change.wanted)
    agenda.put_in(session, meeting, entry, _place_of(session, meeting, change, placed), None)
    placed[change.standing_id] = entry.id


def _place_of(
    session: Session, meeting: Meeting, change: EntryChange, placed: dict[int, int]
) -> int | None:
    """Behind the standing entry before it in the series; None (the usual place) without one."""
    link = meeting.series_link
    assert link is not None
    series = session.get_one(SeriesRow, link.series_id)
    here = [entry.id for entry in numbers.entries_in_order(session, meeting.id)]
    place: int | None = 0
    for standing in series.entries:
        if standing.id == change.standing_id:
            return place
        if placed.get(standing.id) in here:
            place = here.index(placed[standing.id]) + 1
    return None


def _set_field(session: Session, meeting: Meeting, field: str, value: object) -> None:
    if field == "members":
        assert isinstance(value, tuple)
        line = map(read_person, value)  # pyright: ignore[reportUnknownArgumentType]
        members.replace(session, meeting.id, tuple(line))
    else:
        meetings.set_field(session, meeting.id, field, value)


def _make_one(session: Session, row: SeriesRow, body: Forum, shape: MeetingShape) -> Meeting:
    meeting = Meeting(
        key=meetings.free_key(session, body.name, shape.date),
        forum_id=row.forum_id,
        date=shape.date,
        start=shape.start,
        end=shape.end,
        name=shape.name,
        location=shape.location,
        virtual_note=shape.virtual_note,
        online_link=shape.online_link,
        chair=shape.chair,
        minute_taker=shape.minute_taker,
        submission_deadline=shape.submission_deadline,
        dispatch_at=shape.dispatch_at,
    )
    meeting.members.extend(
        Member(name=person.name, title=person.title, position=place)
        for place, person in enumerate(map(read_person, shape.members))
    )
    session.add(meeting)
    return meeting


def _put_standing(meeting: Meeting, standing: Sequence[StandingEntry]) -> None:
    """Everything at once: nothing else can be on a new agenda."""
    number = 0
    for place, entry in enumerate(standing):
        made = _as_entry(entry)
        made.position = place
        letter = "b" if entry.is_break else "p"
        of_kind = sum(other.is_break == entry.is_break for other in standing[: place + 1])
        made.key = f"{letter}{of_kind}"
        if isinstance(made, AgendaPoint):
            number += 1
            made.number = number
        meeting.entries.append(made)


def _as_entry(standing: StandingEntry) -> AgendaEntry:
    entry = AgendaBreak() if standing.is_break else AgendaPoint()
    _fill(entry, standing)
    return entry


def _fill(entry: AgendaEntry, standing: StandingEntry) -> None:
    entry.title = standing.title
    entry.duration = standing.duration
    entry.rule = standing.rule
    entry.start_at = standing.start_at
    if isinstance(entry, AgendaPoint):
        entry.purpose = standing.purpose
        entry.openness = standing.openness


def _given(meeting: Meeting, shape: MeetingShape, series: Series) -> Given:
    placed = [
        PlacedEntry(standing.id, entry.id, standing)
        for standing, entry in zip(series.entries, meeting.entries, strict=True)
        if standing.id is not None
    ]
    return Given(shape, tuple(placed))


def _write_head(row: SeriesRow, series: Series) -> None:
    rhythm = series.rhythm
    row.beat, row.on_holiday = rhythm.beat.value, rhythm.on_holiday.value
    row.weekday, row.ordinal = rhythm.weekday, rhythm.ordinal
    if not 1 <= rhythm.every <= LONGEST_RHYTHM:
        raise UserError(_("Write a rhythm between 1 and 52 weeks or months."))
    row.every = rhythm.every
    row.first_day = values.date(rhythm.first)
    row.free_weeks = tuple(str(week) for week in rhythm.free_weeks)
    row.start, row.end = values.clock(series.start), values.clock(series.end)
    for name in ("name", "location", "virtual_note", "online_link", "chair", "minute_taker"):
        setattr(row, name, values.line(getattr(series, name)))
    row.members = tuple(values.names(series.members))
    row.deadline_days, row.deadline_clock = _parts(series.deadline)
    row.dispatch_days, row.dispatch_clock = _parts(series.dispatch)
    row.saturdays = series.saturdays


def _parts(notice: Notice | None) -> tuple[int | None, int | None]:
    if notice is None:
        return None, None
    if not 0 <= notice.days <= 60:
        raise UserError(
            _("Write at most 60 working days: no deadline lies longer before the meeting.")
        )
    return notice.days, values.clock(notice.clock)


def _write_entries(session: Session, row: SeriesRow, wanted: Sequence[StandingEntry]) -> None:
    known = {entry.id: entry for entry in row.entries}
    kept: list[SeriesEntry] = []
    for place, standing in enumerate(wanted):
        entry = known.pop(standing.id, None) if standing.id is not None else None
        if entry is None:
            entry = SeriesEntry()
            row.entries.append(entry)
        entry.position = place
        _write_entry(entry, standing)
        kept.append(entry)
    for gone in known.values():
        row.entries.remove(gone)
    session.flush()
    row.entries[:] = kept


def _write_entry(entry: SeriesEntry, standing: StandingEntry) -> None:
    entry.title = values.name(standing.title)
    entry.duration = values.duration(standing.duration)
    if standing.is_break and entry.duration is None:
        raise UserError(_("A break needs a duration. Delete it if it falls away."))
    entry.is_break = standing.is_break
    entry.rule = values.choice(StartRule, standing.rule)
    follows = entry.rule == StartRule.FOLLOWS
    if not follows and standing.start_at is None:
        raise UserError(_("Write the time at which it starts, or let it follow the point before."))
    entry.start_at = None if follows else values.clock(standing.start_at)
    purpose = standing.purpose
    if purpose is None and entry.title.casefold() in agenda.ANY_OTHER_BUSINESS_TITLES:
        purpose = Purpose.ANY_OTHER_BUSINESS
    entry.purpose = None if standing.is_break else values.optional_choice(Purpose, purpose)
    entry.openness = values.choice(Openness, standing.openness)

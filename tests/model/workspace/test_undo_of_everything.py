"""Any sequence of commands, undone to the start and redone to the end, gives the same tables."""

import datetime
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import (
    agenda,
    annexes,
    bank,
    board,
    dismissals,
    follow_ups,
    forums,
    guests,
    items,
    limits,
    meetings,
    members,
    minutes,
    people,
    points,
    rescheduling,
    series,
    settings,
    status,
    yearly,
)
from model.entities import (
    AgendaBreak,
    AgendaEntry,
    AgendaPoint,
    Annex,
    Entity,
    FollowUp,
    Forum,
    Item,
    Meeting,
    Member,
    Person,
    PointInterval,
)
from model.errors import UserError
from model.planning.series import Notice, Rhythm
from model.planning.series_shape import Series, StandingEntry
from model.planning.shapes import StartRule
from model.storage.annex_files import StoredFile
from model.text.blocks import from_plain
from model.views import GuestView, ProcessStepView
from model.vocabulary import (
    Attendance,
    CostUnit,
    FollowUpStatus,
    GuestRole,
    MeetingStatus,
    Openness,
    Purpose,
    Stage,
)
from tests.model.workspace.opened import opened

DAY = datetime.date(2026, 2, 5)
WORDS = ("Skærmbesøg", "Lejemål", "Eventuelt", "Økonomi", "a")

WEEK = datetime.timedelta(7)
WEEKLY = Series(
    rhythm=Rhythm(DAY, DAY.weekday()),
    start=510,
    end=600,
    members=("Anna", "Bo"),
    deadline=Notice(4, 720),
    entries=(StandingEntry("Fast", 5), StandingEntry("Pause", 10, is_break=True)),
)
SHORT = Series(rhythm=Rhythm(DAY, 2), start=540, end=600, entries=(StandingEntry("Nyt", 15),))

Draw = Callable[[Sequence[Any]], Any]


def some(session: Session, kind: type[Entity], draw: Draw) -> int:
    """A row that is there; refused like a row that is gone where there is none."""
    ids = session.scalars(select(kind.id).order_by(kind.id)).all()
    return draw(ids) if ids else 0


def kept(draw: Draw) -> annexes.KeptFile:
    """One of two contents, under one of two names."""
    return annexes.KeptFile(
        draw(("budget.pdf", "Bilag 1.docx")), StoredFile(draw(("a", "b")) * 64, 10)
    )


def owner(session: Session, draw: Draw) -> annexes.Owner:
    if draw((True, False)):
        return annexes.Owner(item_id=some(session, Item, draw))
    return annexes.Owner(point_id=some(session, AgendaPoint, draw))


ACTIONS: dict[str, Callable[[Session, Draw], object]] = {
    "create": lambda s, d: meetings.create(s, d(("Chefteam", "Direktion")), DAY),
    "copy": lambda s, d: meetings.copy(s, some(s, Meeting, d), DAY + datetime.timedelta(d((0, 7)))),
    "head": lambda s, d: meetings.set_field(
        s,
        some(s, Meeting, d),
        *d((("location", "Rådhuset"), ("start", 500), ("information", from_plain("Husk")))),
    ),
    "delete meeting": lambda s, d: meetings.delete(s, some(s, Meeting, d)),
    "members": lambda s, d: members.replace(
        s, some(s, Meeting, d), d((["Anna", "Bo"], ["Bo"], ["Bo", "Eva", "Anna"]))
    ),
    "attendance": lambda s, d: members.set_attendance(
        s, some(s, Member, d), d((Attendance.PRESENT, Attendance.EXCUSED))
    ),
    "status": lambda s, d: status.set_status(
        s, some(s, Meeting, d), d((MeetingStatus.REVIEW, MeetingStatus.PLANNED))
    ),
    "cancel": lambda s, d: status.cancel(s, some(s, Meeting, d)),
    "add point": lambda s, d: agenda.add_point(
        s, some(s, Meeting, d), d(WORDS), position=d((None, 0, 1, 99)), duration=d((None, 10))
    ),
    "add break": lambda s, d: agenda.add_break(s, some(s, Meeting, d), position=d((None, 0))),
    "rename": lambda s, d: agenda.rename(s, some(s, AgendaEntry, d), d(WORDS)),
    "move_together": lambda s, d: agenda.move_together(
        s, {some(s, AgendaEntry, d), some(s, AgendaEntry, d)}, d((0, 1, 50))
    ),
    "move": lambda s, d: agenda.move(s, some(s, AgendaEntry, d), d((0, 1, 2, 50))),
    "duration": lambda s, d: agenda.set_duration(s, some(s, AgendaEntry, d), d((0, 15, 45))),
    "start": lambda s, d: agenda.set_start(
        s, some(s, AgendaBreak, d), d((StartRule.FIXED, StartRule.FOLLOWS)), 600
    ),
    "kept": lambda s, d: limits.set_kept(s, some(s, AgendaEntry, d), d((True, False))),
    "least": lambda s, d: limits.set_least(s, some(s, AgendaEntry, d), d((None, 10))),
    "available": lambda s, d: guests.set_available(
        s, some(s, Meeting, d), d(("Anna", "Bo")), d((None, (540, 600), (None, 600)))
    ),
    "openness": lambda s, d: agenda.set_openness(
        s, some(s, AgendaPoint, d), d((Openness.OPEN, Openness.CLOSED)), d((None, "løn"))
    ),
    "withdraw": lambda s, d: agenda.withdraw(s, some(s, AgendaPoint, d)),
    "restore": lambda s, d: agenda.restore(s, some(s, AgendaPoint, d)),
    "delete entry": lambda s, d: agenda.delete(s, some(s, AgendaEntry, d)),
    "minutes": lambda s, d: minutes.set_text(
        s, some(s, AgendaPoint, d), from_plain(d(("", "Godkendt.", "Drøftet.\nUdsat.")))
    ),
    "purpose": lambda s, d: points.set_purpose(
        s, some(s, AgendaPoint, d), d((None, Purpose.DECISION))
    ),
    "outcomes": lambda s, d: points.turn_outcomes(
        s, some(s, AgendaPoint, d), d(((), ("noted", "decided")))
    ),
    "note": lambda s, d: points.set_own_note(s, some(s, AgendaPoint, d), from_plain(d(WORDS))),
    "guests": lambda s, d: points.set_guests(
        s,
        some(s, AgendaPoint, d),
        d(((), ("Karl",), ("Eva", GuestView("Karl", GuestRole.PRESENTS, arrive_before=5)))),
    ),
    "new item": lambda s, d: points.create_item(s, some(s, AgendaPoint, d)),
    "link": lambda s, d: points.link_item(s, some(s, AgendaPoint, d), some(s, Item, d)),
    "unlink": lambda s, d: points.unlink_item(s, some(s, AgendaPoint, d)),
    "place": lambda s, d: agenda.place_item(s, some(s, Meeting, d), some(s, Item, d)),
    "item field": lambda s, d: items.set_field(
        s,
        some(s, Item, d),
        *d((("background", from_plain("Før")), ("title", "Ny"), ("minutes", from_plain("Ja")))),
    ),
    "item people": lambda s, d: items.set_people(
        s, some(s, Item, d), items.ItemRole.MANAGER, d(((), ("Bo", "Eva"), ("Eva",)))
    ),
    "costs": lambda s, d: items.set_costs(
        s,
        some(s, Item, d),
        CostUnit.KRONER,
        d((((2026, Decimal("1250.5")),), ((2026, None), (2027, Decimal(-3))))),
    ),
    "process": lambda s, d: items.set_process(
        s, some(s, Item, d), d(((), (ProcessStepView("HMU", DAY), ProcessStepView("Møde"))))
    ),
    "add annexes": lambda s, d: annexes.add(s, owner(s, d), [kept(d)] * d((1, 2))),
    "rename annex": lambda s, d: annexes.rename(s, some(s, Annex, d), d(WORDS)),
    "annex openness": lambda s, d: annexes.set_openness(s, some(s, Annex, d), Openness.CLOSED),
    "move annex": lambda s, d: annexes.move(s, some(s, Annex, d), d((0, 1, 9))),
    "replace annex": lambda s, d: annexes.replace_file(s, some(s, Annex, d), kept(d)),
    "remove annex": lambda s, d: annexes.remove(s, some(s, Annex, d)),
    "dismiss": lambda s, d: dismissals.dismiss(
        s, some(s, AgendaEntry, d), d(("GAP", "OVERLAP")), d(WORDS), d(("med vilje", "aftalt"))
    ),
    "take up": lambda s, d: dismissals.take_up(
        s, some(s, AgendaEntry, d), d(("GAP", "OVERLAP")), d(WORDS)
    ),
    "bank": lambda s, d: bank.create(s, d(WORDS)),
    "stage": lambda s, d: bank.set_stage(
        s, some(s, Item, d), d((Stage.READY, Stage.RETURNED)), d((None, "Mangler beløb"))
    ),
    "bank field": lambda s, d: bank.set_field(
        s, some(s, Item, d), *d((("wished_date", DAY), ("oral", True), ("not_before", None)))
    ),
    "template": lambda s, d: bank.copy_as_template(s, some(s, Item, d)),
    "delete item": lambda s, d: items.delete(s, some(s, Item, d)),
    "series": lambda s, d: series.make(s, "Chefteam", d((WEEKLY, SHORT)), [DAY, DAY + WEEK]),
    "take over": lambda s, d: series.take_over(
        s, "Chefteam", d((WEEKLY, SHORT)), [some(s, Meeting, d)], also_by_hand=d((True, False))
    ),
    "move meeting": lambda s, d: rescheduling.move(
        s, some(s, Meeting, d), DAY + d((0, 7)) * datetime.timedelta(1), d((500, 540)), 700
    ),
    "cancel with points": lambda s, d: rescheduling.cancel(
        s,
        some(s, Meeting, d),
        d(("", "Sygdom")),
        onward=d(tuple(rescheduling.Onward)),
        point_ids=[some(s, AgendaPoint, d)],
        next_id=some(s, Meeting, d) or None,
    ),
    "yearly": lambda s, d: yearly.set_yearly(s, some(s, Item, d), month=d((2, 10)), today=DAY),
    "once": lambda s, d: yearly.set_once(s, some(s, Item, d)),
    "board place": lambda s, d: board.place_item(
        s, some(s, Item, d), some(s, Meeting, d), d((None, 0))
    ),
    "board move": lambda s, d: board.move_entry(
        s, some(s, AgendaEntry, d), some(s, Meeting, d), d((None, 0, 2))
    ),
    "follow up": lambda s, d: follow_ups.add(s, some(s, AgendaPoint, d), d(WORDS), due=DAY),
    "follow up done": lambda s, d: follow_ups.set_status(
        s, some(s, FollowUp, d), FollowUpStatus.DONE
    ),
    "remove follow up": lambda s, d: follow_ups.remove(s, some(s, FollowUp, d)),
    "person": lambda s, d: people.add(s, d(WORDS), email="a@example.org"),
    "remove person": lambda s, d: people.remove(s, some(s, Person, d)),
    "forum": lambda s, d: forums.rename(s, some(s, Forum, d), d(WORDS)),
    "remove forum": lambda s, d: forums.remove(s, some(s, Forum, d)),
    "setting": lambda s, d: settings.set_value(
        s, "closed_points", d((None, "line", "title")), d((None, some(s, Forum, d) or None))
    ),
}

# The same choice must fall again when a command is repeated, so it is drawn beforehand.
steps = st.tuples(
    st.sampled_from(sorted(ACTIONS)),
    st.lists(st.integers(0, 1_000), min_size=6, max_size=6),
    st.sampled_from((None, "typing")),
)


def drawing(numbers: list[int]) -> Draw:
    remaining = iter(numbers)
    return lambda choices: choices[next(remaining) % len(choices)]


@given(st.lists(steps, max_size=40))
def test_undone_to_the_start_and_redone_to_the_end(sequence: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as workspace:
        workspace.do(meetings.create, "Chefteam", DAY)
        workspace.do(agenda.add_point, 1, "Fast punkt")
        workspace.do(points.create_item, 1)
        workspace.barrier().result()
        start = workspace.dump()
        for name, numbers, merge_key in sequence:
            action = ACTIONS[name]
            future = workspace.run(
                name, lambda s, a=action, n=numbers: a(s, drawing(n)), merge_key=merge_key
            )
            with suppress(UserError):  # refused as a whole, which is part of the promise
                future.result(30)
        end = workspace.dump()

        while workspace.undo().result(30):
            pass
        assert workspace.dump() == start
        while workspace.redo().result(30):
            pass
        assert workspace.dump() == end


def test_a_deleted_point_comes_back_with_the_times_that_it_really_took(workspace: Any) -> None:
    workspace.do(meetings.create, "Chefteam", DAY)
    workspace.do(agenda.add_point, 1, "Punkt")

    def started(session: Session) -> None:
        session.add(PointInterval(point_id=1, start=datetime.datetime(2026, 2, 5, 9)))

    workspace.do(started)
    assert workspace.undo_label == "add_point"  # not covered
    workspace.do(agenda.delete, 1)
    workspace.undo().result()
    assert len(workspace.read(lambda s: s.scalars(select(PointInterval)).all())) == 1

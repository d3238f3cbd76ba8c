"""Commands in order, news after the commit, and steps as a user thinks of them."""

import datetime
import threading
import time

import pytest
from sqlalchemy.orm import Session

from model.commands import agenda, meetings, minutes, points, status
from model.entities import AgendaPoint, Forum
from model.errors import UserError
from model.text.blocks import from_plain
from model.vocabulary import MeetingStatus
from model.workspace import history
from model.workspace.changes import ChangeSet
from model.workspace.state import Saving
from model.workspace.steps import UndoRefusedError
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 2, 5)


@pytest.fixture
def meeting(workspace: Opened) -> Opened:
    """A meeting (1) with a point (1), and no history."""
    workspace.do(meetings.create, "Chefteam", DAY)
    workspace.do(agenda.add_point, 1, "Punkt")
    workspace.barrier().result()
    return workspace


def add_forum(session: Session, name: str) -> int:
    forum = Forum(name=name)
    session.add(forum)
    session.flush()
    return forum.id


def test_commands_run_in_the_order_in_which_they_were_asked_for(workspace: Opened) -> None:
    names = [f"Forum {number}" for number in range(50)]
    for name in names:
        workspace.run(name, lambda s, name=name: add_forum(s, name))
    assert workspace.flush(30)
    assert workspace.ask(lambda s: [f.name for f in s.query(Forum).order_by(Forum.id)]) == names


def test_one_news_after_the_commit_with_its_source(meeting: Opened) -> None:
    news: list[ChangeSet] = []
    remove = meeting.subscribe(news.append)
    source = object()
    text = from_plain("Godkendt.")
    meeting.run("Referat", lambda s: minutes.set_text(s, 1, text), source=source).result()
    assert news == [
        ChangeSet(
            frozenset({("agenda_entry", 1)}),
            frozenset({("agenda_entry", 1, "minutes")}),
            source,
        )
    ]
    meeting.do(minutes.set_text, 1, text)  # nothing new, no news
    meeting.undo().result()
    assert [change.source for change in news] == [source, None]
    remove()
    meeting.do(minutes.set_text, 1, text)
    assert len(news) == 2


def test_an_inserted_row_stands_in_rows_only(meeting: Opened) -> None:
    news: list[ChangeSet] = []
    meeting.subscribe(news.append)
    meeting.do(points.set_guests, 1, ["Karl"])
    assert news[0].rows == {("guest", 1)}
    assert not news[0].fields


def test_a_refusal_reaches_who_asked_and_the_queue_goes_on(meeting: Opened) -> None:
    with pytest.raises(UserError):
        meeting.do(agenda.rename, 1, "   ")
    with pytest.raises(UserError):
        meeting.do(agenda.rename, 99, "Findes ikke")
    with pytest.raises(ZeroDivisionError):
        meeting.run("bug", lambda _session: 1 // 0).result()
    assert meeting.undo_label is None
    meeting.do(agenda.rename, 1, "Nyt")
    assert meeting.save_state.sentence == ""


def test_a_listener_that_fails_stops_nobody(meeting: Opened) -> None:
    news: list[ChangeSet] = []

    def failing(_change: ChangeSet) -> None:
        raise ZeroDivisionError

    meeting.subscribe(failing)
    meeting.subscribe(news.append)
    meeting.do(agenda.rename, 1, "Nyt")
    assert len(news) == 1


def test_saved_is_said_after_the_commit_only(meeting: Opened) -> None:
    seen: list[tuple[Saving, str]] = []

    def note(state: object) -> None:
        saving = meeting.save_state.kind
        title = meeting.ask(lambda s: s.get_one(AgendaPoint, 1).title)
        seen.append((saving, title))

    meeting.on_save_state(note)
    meeting.do(agenda.rename, 1, "Nyt")
    assert meeting.flush(10)
    assert seen == [(Saving.SAVING, "Punkt"), (Saving.SAVED, "Nyt")]
    assert meeting.save_state.at is not None


def type_text(workspace: Opened, text: str) -> None:
    workspace.do(minutes.set_text, 1, from_plain(text), merge_key="minutes 1")


def text_of(workspace: Opened) -> str:
    return workspace.ask(lambda s: "".join(b.text for b in s.get_one(AgendaPoint, 1).minutes))


def test_one_piece_of_typing_is_one_step(meeting: Opened) -> None:
    for text in ("G", "Go", "God"):
        type_text(meeting, text)
    meeting.close_step()  # the focus left, and came back
    type_text(meeting, "Godkendt")
    meeting.undo().result()
    assert text_of(meeting) == "God"
    type_text(meeting, "Godt")  # not merged with what came before the undo
    meeting.undo().result()
    assert text_of(meeting) == "God"
    meeting.undo().result()
    assert text_of(meeting) == ""
    assert meeting.undo_label is None
    meeting.redo().result()
    assert text_of(meeting) == "God"


def test_a_pause_begins_a_new_step(meeting: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MERGE_WITHIN_S", 0.05)
    type_text(meeting, "Et")
    time.sleep(0.1)
    type_text(meeting, "Et, to")
    meeting.undo().result()
    assert text_of(meeting) == "Et"


def test_typing_that_comes_to_nothing_leaves_no_step(meeting: Opened) -> None:
    type_text(meeting, "G")
    type_text(meeting, "")
    assert meeting.undo_label is None


def test_a_new_step_forgets_what_could_be_done_again(meeting: Opened) -> None:
    meeting.do(agenda.rename, 1, "A")
    meeting.undo().result()
    assert meeting.redo_label == "rename"
    meeting.do(agenda.set_duration, 1, 5)
    assert meeting.redo_label is None
    assert meeting.redo().result() is None


def test_undo_is_refused_where_the_value_is_another(meeting: Opened) -> None:
    meeting.do(agenda.set_duration, 1, 5)
    meeting.do(agenda.rename, 1, "A")
    meeting.do(agenda.rename, 1, "B", undoable=False)
    with pytest.raises(UndoRefusedError, match="rename"):
        meeting.undo().result()
    assert meeting.ask(lambda s: s.get_one(AgendaPoint, 1).title) == "B"
    # What cannot be taken back is forgotten; the step below it can.
    assert meeting.undo().result() == "set_duration"


def test_undo_of_a_row_that_others_lean_on_is_refused_whole(meeting: Opened) -> None:
    meeting.do(agenda.add_point, 1, "Nyt")
    before = meeting.dump()

    def lean(session: Session) -> None:
        points.set_guests(session, 2, ["Karl"])

    meeting.run("outside", lean, undoable=False).result()
    with pytest.raises(UndoRefusedError):
        meeting.undo().result()
    assert {**meeting.dump(), "guest": []} == before


def test_a_hundred_steps_are_kept(meeting: Opened) -> None:
    for number in range(history.MOST_STEPS + 20):
        meeting.do(agenda.set_duration, 1, number)
    undone = 0
    while meeting.undo().result():
        undone += 1
    assert undone == history.MOST_STEPS


def test_dispatch_and_a_barrier_empty_the_stack(meeting: Opened) -> None:
    told: list[str | None] = []
    meeting.on_history_changed(lambda: told.append(meeting.undo_label))
    meeting.do(agenda.rename, 1, "A")
    meeting.do(status.set_status, 1, MeetingStatus.REVIEW)
    assert meeting.undo_label == "set_status"
    meeting.do(status.set_status, 1, MeetingStatus.DISPATCHED)
    assert meeting.undo_label is None
    assert told == ["rename", "set_status", None]
    meeting.do(agenda.rename, 1, "B")
    meeting.barrier().result()
    assert meeting.undo().result() is None


def test_reading_beside_writing_from_many_threads(meeting: Opened) -> None:
    stop = threading.Event()
    faults: list[BaseException] = []

    def read() -> None:
        try:
            while not stop.is_set():
                text_of(meeting)
        except BaseException as error:
            faults.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(60):
        type_text(meeting, f"Tekst {number}")
    stop.set()
    for reader in readers:
        reader.join()
    assert not faults


def test_what_is_queued_is_saved_before_closing(meeting: Opened) -> None:
    for number in range(20):
        meeting.run("t", lambda s, n=number: minutes.set_text(s, 1, from_plain(f"{n}")))
    assert meeting.close() == ()
    with pytest.raises(RuntimeError):
        meeting.run("late", lambda _session: None)


def test_a_listener_must_not_wait_for_itself(meeting: Opened) -> None:
    heard: list[BaseException] = []

    def wait(_change: ChangeSet) -> None:
        try:
            meeting.flush(1)
        except RuntimeError as error:
            heard.append(error)

    meeting.subscribe(wait)
    meeting.do(agenda.rename, 1, "A")
    assert len(heard) == 1

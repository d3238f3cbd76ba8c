"""The live page in the real window: what it says, what its keys do, what the database keeps."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from gui.fields.parsed_edit import ClockEdit
from gui.recorder import keys_ahead
from gui.recorder.course_rows import Course
from gui.recorder.panel import MinutesPanel
from gui.recorder.words import offset_text, remaining_text
from gui.widgets.buttons import SecondaryButton
from gui.widgets.message_bar import MessageBar, Severity
from model.commands import agenda, live, meetings, people
from model.commands.revisions import approve
from model.queries.live import run_state
from model.queries.points import point
from model.text.blocks import plain_text
from model.text.translate import _, set_language
from model.vocabulary import MeetingStatus, Openness
from tests.end_to_end.clock import MovedClock, give
from tests.end_to_end.driver import Driver, running

DAY = datetime.date(2026, 3, 5)
POINTS = (
    ("Godkendelse af dagsorden", 5, ()),
    ("Økonomirapport", 20, ("Karin Holm",)),
    ("Hemmelig sag", 15, ()),
    ("Sygefravær", 10, ()),
    ("Eventuelt", 10, ()),
)


class Live(Driver):
    """A driver with a clock of its own and the minutes in front."""

    clock: MovedClock
    meeting: int

    @property
    def panel(self) -> MinutesPanel:
        return self.screens.minutes

    def at(self, text: str) -> None:
        self.clock.go_to(text)
        self.panel.run.tick()

    def act(self, action_id: str, at: str = "") -> None:
        if at:
            self.at(at)
        self.do(action_id)

    def rows(self) -> dict[str, Course]:
        return {row.key: row.course for row in self.panel.side.course.rows}

    def notices(self) -> list[str]:
        return [row.notice.text for row in self.panel.side.notices.rows]

    def press_notice(self, text: str) -> None:
        buttons = [b for row in self.panel.side.notices.rows for b in row.buttons]
        next(button for button in buttons if button.text() == text).click()
        self.settle()


def fill(session: Session) -> int:
    meeting = meetings.create(session, "Chefteam", DAY, start=510, end=570)
    for title, minutes, guests in POINTS:
        point = agenda.add_point(session, meeting, title, duration=minutes, guests=guests)
        secret = title == "Hemmelig sag"
        openness = Openness.CLOSED if secret else Openness.OPEN
        agenda.set_openness(session, point, openness, "Personforhold" if secret else None)
    agenda.add_break(session, meeting, "Pause", position=2)
    people.add(session, "Karin Holm", phone="12 34 56 78", email="kh@example.org")
    return meeting


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Live]:
    with running(qtbot, tmp_path / "møder.db") as driver:
        set_language("en")
        driver.__class__ = Live
        assert isinstance(driver, Live)
        workspace = driver.application.workspace
        assert workspace is not None
        driver.clock = MovedClock(datetime.datetime(2026, 3, 5, 8, 37))
        give(driver.screens._services, driver.clock)
        driver.meeting = workspace.run("fill", fill).result(30)
        driver.screens.open_meeting(driver.meeting)
        driver.do("view.minutes")
        yield driver


def test_before_the_meeting_only_the_text_and_a_button(window: Live) -> None:
    assert window.panel.controls.start.isVisible()
    assert not window.panel.side.isVisible()
    assert not window.panel.strip.isVisible()
    assert not window.panel.run.is_ticking
    assert window.screens.agenda.isVisible()


def test_five_minutes_are_five_however_they_are_reckoned() -> None:
    set_language("en")
    start = 251.1
    assert start + 5 - start > 5
    assert remaining_text(start + 5 - start) == "5 min. left"
    assert remaining_text(4.5) == "5 min. left"
    assert remaining_text(-(start + 5 - start)) == "5 min. over"


def test_what_is_under_the_text_begins_where_the_text_does(window: Live) -> None:
    minutes = window.screens.minutes
    bottom = minutes.bottom
    firsts = {
        "write.people": bottom.people.all,
        "write.tasks": bottom.tasks.new,
        "write.notes": bottom.notes.own,
    }
    edges = {minutes._number.mapTo(minutes, QPoint()).x()}
    for action, first in firsts.items():
        window.do(action)
        window.qtbot.waitUntil(first.isVisible)
        edges.add(first.mapTo(minutes, QPoint()).x())
    assert len(edges) == 1


def test_start_shows_the_clock_and_hides_the_agenda(window: Live) -> None:
    window.act("live.start")
    assert window.panel.side.isVisible()
    assert not window.screens.agenda.isVisible()
    assert window.panel.run.is_ticking
    assert window.panel.strip.words() == "5 min. left | 0 of 5 min. | 7 min. behind · ends at 9.47"
    window.at("8.43")
    assert window.panel.strip.words() == "1 min. over | 6 of 5 min. | 8 min. behind · ends at 9.48"


def test_the_clock_rests_where_nobody_looks(window: Live) -> None:
    window.act("live.start")
    window.do("view.agenda")
    assert not window.panel.run.is_ticking
    assert window.screens.agenda.isVisible()
    window.do("view.minutes")
    assert window.panel.run.is_ticking


def press(bar: MessageBar, text: str) -> None:
    next(b for b in bar.findChildren(SecondaryButton) if b.text() == text).click()


def test_a_forgotten_start(window: Live) -> None:
    window.act("live.start", at="8.45")
    question = window.panel.start_question
    assert question.message() == "The meeting was planned for 8.30. Did it begin then?"
    press(question, "Yes, at 8.30")
    window.settle()
    assert "15 of 5 min." in window.panel.strip.words()
    assert question.message() == ""
    field = window.panel.side._started
    window.rewrite(field, "8.37")
    window.press(field, Qt.Key.Key_Return)
    window.settle()
    assert "8 of 5 min." in window.panel.strip.words()


def test_a_meeting_of_another_day_is_started_after_a_question(window: Live) -> None:
    window.clock.jump(60 * 24)
    window.act("live.start")
    question = window.panel.start_question
    assert question.message().startswith("The meeting is planned for ")
    assert not window.panel.run.is_running
    press(question, "No, not yet")
    assert not window.panel.run.is_running
    window.act("live.start")
    press(question, "Start it now")
    window.settle()
    assert window.panel.run.is_running
    assert "0 of 5 min." in window.panel.strip.words()
    assert question.message() == ""


def test_next_previous_jump_and_pause(window: Live) -> None:
    window.act("live.start")
    window.act("live.next", at="8.42")
    assert window.panel._title.text() == "Økonomirapport"
    window.act("live.next", at="8.42")
    window.act("live.back", at="8.42")
    assert window.rows()["p2"] is Course.RUNNING
    window.panel.side.course.start_wanted.emit(4)
    window.settle()
    assert window.rows()["p4"] is Course.RUNNING
    window.act("live.pause", at="8.45")
    window.at("8.50")
    assert window.panel.strip.words().startswith("Pause | 3 of 10 min.")
    window.act("live.pause")
    window.act("live.end", at="8.55")
    assert not window.panel.run.is_running
    assert window.screens.agenda.isVisible()


def test_a_guest_is_called_in_with_phone_and_mail(window: Live) -> None:
    window.act("live.start")
    (row,) = window.panel.side.notices.rows
    assert row.notice.text == "Call in now: Karin Holm (point 2)"
    assert row.notice.links == (
        ("12 34 56 78", "tel:12345678"),
        ("kh@example.org", "mailto:kh@example.org"),
    )
    assert [b.accessibleName() for b in row.findChildren(QAbstractButton)] == [
        *("12 34 56 78", "Write to kh@example.org"),
        *("Called", "Is here"),
    ]
    window.press_notice("Called")
    assert window.notices() == ["Called at 8.37: Karin Holm (point 2)"]
    window.press_notice("Is here")
    assert window.notices() == []


def test_when_a_guest_came_is_seen_corrected_and_taken_back(window: Live) -> None:
    window.act("live.start")
    window.at("8.58")
    window.press_notice("Is here")
    window.screens.agenda.entries.select(2)
    window.settle()
    guests = window.panel.bottom.people.guests

    def said() -> tuple[str, bool, str]:
        window.settle()
        people = window.panel._number.text().split(" · ")[-1]
        left = guests.left["Karin Holm", 0].text()
        return people, guests.came["Karin Holm", 0].text() in people, left

    def write(field: ClockEdit, text: str) -> None:
        field.setText(text)
        field.setModified(True)
        field.finish()

    assert said() == ("Karin Holm (came at 8.58)", True, "")
    (in_list,) = (row.people for row in window.panel.side.course.rows if row.key == "p2")
    assert in_list == "Karin Holm (came at 8.58)"
    write(guests.came["Karin Holm", 0], "8.50")
    write(guests.left["Karin Holm", 0], "8.57")
    assert said() == ("Karin Holm (came at 8.50, left at 8.57)", True, "8.57")
    window.act("live.end", at="9.30")
    write(guests.left["Karin Holm", 0], "8.40")
    window.qtbot.waitUntil(lambda: guests.left["Karin Holm", 0].text() == "8.57", timeout=30_000)
    boxes = partial(window.window.findChildren, QMessageBox)
    window.qtbot.waitUntil(lambda: bool(boxes()), timeout=60_000)
    (refusal,) = boxes()
    assert "before they come" in refusal.text()
    refusal.close()
    assert not guests.isHidden()
    write(guests.came["Karin Holm", 0], "")
    write(guests.left["Karin Holm", 0], "")
    assert said() == ("Karin Holm", True, "")


def test_a_guest_who_comes_again_keeps_the_first_visit(window: Live) -> None:
    window.act("live.start")
    run, guests = window.panel.run, window.panel.bottom.people.guests
    for time, what in (("8.38", "came"), ("8.50", "left"), ("9.05", "came")):
        window.at(time)
        run.mark_visit("Karin Holm", what)
        window.settle()
    (in_list,) = (row.people for row in window.panel.side.course.rows if row.key == "p2")
    assert in_list == "Karin Holm (came at 8.38, left at 8.50, came at 9.05)"
    again = guests.came["Karin Holm", 1]
    assert (guests.left["Karin Holm", 0].text(), again.text()) == ("8.50", "9.05")
    again.setText("")
    again.setModified(True)
    again.finish()
    window.settle()
    assert [place for place in guests.came if place[0] == "Karin Holm"] == [("Karin Holm", 0)]
    assert guests.left["Karin Holm", 0].text() == "8.50"


def test_a_closed_point_begins_while_a_guest_is_in(window: Live) -> None:
    window.act("live.start")
    window.press_notice("Is here")
    window.act("live.next", at="8.42")
    window.panel.side.course.start_wanted.emit(3)
    window.settle()
    assert window.notices() == ["The point is closed, and Karin Holm may still be in the room."]
    window.press_notice("Has left")
    assert window.notices() == []


def test_a_guest_who_may_be_in_is_asked_about_until_it_is_answered(window: Live) -> None:
    urgent, quiet = (
        "The point is closed, and Karin Holm may still be in the room.",
        "Karin Holm may still be in the room.",
    )

    def asked() -> list[str]:
        return [words for words in window.notices() if "Karin Holm" in words]

    workspace = window.application.workspace
    assert workspace is not None
    window.act("live.start")
    window.press_notice("Is here")
    window.act("live.next", at="8.42")
    assert asked() == []  # it is her point
    window.act("live.next", at="8.43")  # the break
    window.act("live.next", at="8.44")
    assert asked() == [urgent]
    window.act("live.next", at="8.46")
    assert asked() == [quiet]
    (row,) = [row for row in window.panel.side.notices.rows if row.notice.text == quiet]
    assert row.notice.severity is Severity.INFORMATION
    assert window.window.focusWidget() is window.panel.field
    window.press_notice("Stays")
    assert asked() == []
    window.act("live.back", at="8.47")
    window.settle()
    assert asked() == []  # of this closed point it is answered
    close = partial(agenda.set_openness, point_id=4, openness=Openness.CLOSED, reason="Personsag")
    workspace.run("", close).result(30)
    window.settle()
    window.act("live.next", at="8.48")
    assert asked() == [urgent]  # but this is another
    window.press_notice("Has left")
    assert asked() == []
    window.act("live.back", at="8.49")
    assert asked() == []


def test_writing_elsewhere_offers_to_go_there(window: Live) -> None:
    window.act("live.start")
    window.press_notice("Is here")
    window.panel.side.course.chosen.emit(4)
    window.settle()
    assert window.notices() == []
    assert window.panel.strip.words().startswith("Point 1: 5 min. left")
    window.write(window.panel.field, "Der")
    assert window.notices() == ["You are writing in point 4, which has not begun."]
    window.press_notice("Go to point 4?")
    assert window.rows()["p4"] is Course.RUNNING
    assert window.notices() == []
    assert plain_text(window.panel.field.blocks()) == "Der"


def test_minutes_never_need_the_clock(window: Live) -> None:
    window.write(window.panel.field, "Godkendt")
    window.settle()
    assert window.application.workspace is not None
    state = window.application.workspace.read(partial(run_state, meeting_id=window.meeting))
    assert state.started_at is None
    assert window.notices() == []


def test_a_late_end_is_mended_in_one_click(window: Live) -> None:
    window.act("live.start", at="8.45")
    window.act("live.rescue")
    button = window.panel.side.rescue.choices.buttons[0]
    assert button.choice.title == "Shorten the points in proportion"
    button.looked_at.emit(button.choice.payload)
    before = {row.key: (row.time, row.was) for row in window.panel.side.course.rows}
    assert before["p4"][1]  # the old time, struck out
    button.click()
    window.settle()
    day = window.panel.run.day
    assert day is not None
    assert day.over <= 0


def test_sleep_is_asked_about_and_a_set_clock_is_ignored(window: Live) -> None:
    window.act("live.start")
    window.clock.jump(60)
    window.panel.run.tick()
    question = window.panel.question
    assert question.message().startswith("The computer's clock has jumped 60 minutes forward.")
    assert "0 of 5 min." in window.panel.strip.words()
    question._on_set()
    assert "0 of 5 min." in window.panel.strip.words()
    window.clock.jump(10)
    window.panel.run.tick()
    question._on_passed()
    assert "70 of 5 min." in window.panel.strip.words()
    assert question.message() == ""


def test_the_rooms_screen_never_shows_a_closed_title(window: Live) -> None:
    window.act("live.start")
    window.act("live.room")
    room = window.panel.room
    seen: list[str] = []
    for at in ("8.40", "8.55", "9.00", "9.20", "9.30", "9.40"):
        seen.extend(room.words())
        window.act("live.next", at=at)
    assert "Closed point" in seen
    assert "5 min. left" in seen
    assert not [text for text in seen if "Hemmelig" in text or "Personforhold" in text]
    room.resize(1366, 768)
    for look in ("dark", "light"):
        window.application.appearance.choose(look)
        window.qtbot.waitUntil(lambda: room._time.font().pixelSize() > 100)
        assert room._title.font().pixelSize() > 40
    window.act("live.room")
    assert not room.isVisible()


def test_another_window_of_the_same_meeting_is_followed(window: Live) -> None:
    workspace = window.application.workspace
    assert workspace is not None
    at = datetime.datetime(2026, 3, 5, 8, 36)
    workspace.run("", partial(live.start, meeting_id=window.meeting, at=at)).result(30)
    window.settle()
    assert "1 of 5 min." in window.panel.strip.words()


def focused(window: Live) -> bool:
    """Whether what is typed now goes into the minutes (the window itself may be in the background)."""
    return window.window.focusWidget() is window.panel.field


def test_what_is_typed_after_a_press_goes_into_the_minutes(window: Live) -> None:
    """The button that was pressed may be gone, or press the next point at every space."""
    window.act("live.start")
    window.qtbot.waitUntil(lambda: focused(window))
    button = window.panel.side.next
    button.setFocus()
    button.click()
    window.settle()
    window.qtbot.waitUntil(lambda: focused(window))
    window.act("live.back")
    window.act("write.tasks")
    assert not focused(window)
    window.panel.run.was_done.emit()  # a task is begun meanwhile: its line keeps the hands
    window.settle()
    assert not focused(window)
    window.act("live.next")
    window.qtbot.waitUntil(lambda: focused(window))
    window.act("live.pause")
    window.qtbot.waitUntil(lambda: focused(window))
    while window.panel.field.isEnabled():
        window.write(window.panel.field, "Fortroligt")
        window.act("live.next")
    assert not window.panel.field.toPlainText()  # people walk past the screen in a break
    assert (
        window.window.focusWidget() is window.panel
    )  # a break: nothing to write, nothing to press


def test_what_is_typed_before_the_next_point_is_there_is_written_in_it(
    window: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys_ahead, "LONGEST_MS", 600_000)
    assert window.application.workspace is not None
    read = window.application.workspace.read
    window.act("live.start")
    actions = window.window.actions_table
    actions["live.next"].trigger()  # and nobody waits for it
    window.write(window.panel.field, "Rapporten.")
    actions["outcome.5"].trigger()
    window.settle()
    actions["live.next"].trigger()
    actions["live.next"].trigger()
    window.write(window.panel, "Om fravær")
    window.settle()
    window.settle()  # first the move, then what was typed
    minutes = [plain_text(read(partial(point, point_id=row)).minutes) for row in (1, 2, 3, 4)]
    assert minutes == ["", "Rapporten.\nChefteamet drøftede punktet.", "Om fravær", ""]


def test_behind_the_last_point_the_button_ends_the_meeting_but_not_at_once(window: Live) -> None:
    window.act("live.start")
    button = window.panel.side.next
    while window.panel.run.day is not None and window.panel.run.day.following is not None:
        window.act("live.next")
    assert (button.accessibleName(), bool(button.why_not)) == (_("End the meeting"), True)
    button.click()
    assert window.panel.run.is_running
    window.qtbot.waitUntil(lambda: not button.why_not)
    button.click()
    window.settle()
    assert not window.panel.run.is_running
    window.act("live.start")
    assert window.panel.run.is_running
    assert window.panel.after.isHidden()


def test_an_end_by_a_slip_of_the_hand_is_taken_back(window: Live) -> None:
    window.act("live.start", "8.30")
    window.act("live.next", "8.36")
    window.act("live.pause", "8.40")
    window.write(window.panel.field, "Rapporten blev gennemgået.")
    window.settle()
    workspace = window.application.workspace
    assert workspace is not None
    before = workspace.read(partial(run_state, meeting_id=window.meeting))
    window.act("live.end", "8.42")
    notice = window.panel.end_notice
    said = "The meeting was ended at 8.42. Not treated: points 3 and 4."
    assert notice.message() == said
    assert window.screens.agenda.agenda is not None
    assert window.screens.agenda.agenda.meeting.status is MeetingStatus.HELD
    press(notice, _("Undo"))
    window.settle()
    assert workspace.read(partial(run_state, meeting_id=window.meeting)) == before
    assert window.screens.agenda.agenda.meeting.status is MeetingStatus.PLANNED
    assert (notice.message(), window.panel.after.isVisible()) == ("", False)
    for row in window.panel.run.agenda.entries if window.panel.run.agenda is not None else ():
        window.panel.run.pass_over(row.id)
    window.settle()
    window.act("live.end", "8.50")
    assert notice.message() == "The meeting was ended at 8.50."
    window.act("live.start")  # it goes on by another way
    assert notice.message() == ""
    window.act("live.end", "8.55")
    assert notice.message() == "The meeting was ended at 8.55."
    workspace.run("", partial(approve, meeting_id=window.meeting, by="Anna")).result(30)
    window.settle()
    assert notice.message() == ""


def test_when_a_key_has_ended_the_last_point_the_button_ends_the_meeting(window: Live) -> None:
    window.act("live.start")
    agenda_now = window.panel.run.agenda
    assert agenda_now is not None
    for row in agenda_now.entries[1:]:
        window.panel.run.pass_over(row.id)
        window.settle()
    window.act("live.next")
    assert window.panel.run.running is None
    button = window.panel.side.next
    assert button.accessibleName() == _("End the meeting")
    window.qtbot.waitUntil(lambda: not button.why_not)
    button.click()
    window.settle()
    assert not window.panel.run.is_running


@pytest.mark.parametrize(
    ("behind", "said"),
    [
        (0.5, "on time"),
        (59.9, "59 min. behind"),
        (706, "11 h 46 min behind"),
        (-5, "5 min. ahead"),
        (-60, "1 h ahead"),
    ],
)
def test_from_an_hour_on_a_delay_is_said_in_hours(behind: float, said: str) -> None:
    set_language("en")
    assert offset_text(behind) == said

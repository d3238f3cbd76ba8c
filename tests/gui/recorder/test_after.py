"""After the meeting in the real window: revisions compared and printed, points that go on, all by action."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from gui.recorder.compare_dialog import CompareDialog
from gui.recorder.open_ends import OpenEnds
from gui.recorder.time_dialog import TimeDialog
from gui.widgets.buttons import LinkButton, ToolButton
from model.commands import agenda, live, meetings, minutes
from model.commands.points import set_purpose, turn_outcomes
from model.commands.revisions import send_for_comments
from model.queries.agenda import agenda as read_agenda
from model.queries.links import point_links
from model.queries.points import point
from model.queries.revisions import revisions
from model.text.blocks import from_plain, plain_text
from model.text.translate import set_language
from model.text.verbs import Outcome
from model.vocabulary import MeetingStatus, Openness, Purpose
from tests.end_to_end.driver import Driver, running

DAY = datetime.date(2026, 3, 5)


def fill(session: Session) -> int:
    """A meeting that is over, sent for comments, and changed since."""
    meeting = meetings.create(session, "Chefteam", DAY, start=510, end=570)
    for title in ("Budget", "Løn", "Eventuelt"):
        point = agenda.add_point(session, meeting, title, duration=10)
        agenda.set_openness(session, point, Openness.OPEN)
    live.start(session, meeting, datetime.datetime(2026, 3, 5, 8, 30))
    minutes.set_text(session, 1, from_plain("Budgettet blev godkendt i dag."))
    live.end(session, meeting, datetime.datetime(2026, 3, 5, 9, 0))
    send_for_comments(session, meeting, at=datetime.datetime(2026, 3, 6, 10, 0))
    minutes.set_text(session, 1, from_plain("Budgettet for 2027 blev godkendt."))
    meetings.create(session, "Chefteam", datetime.date(2026, 3, 19))
    return meeting


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    with running(qtbot, tmp_path / "møder.db") as driver:
        set_language("en")
        assert driver.application.workspace is not None
        meeting = driver.application.workspace.run("fill", fill).result(30)
        driver.screens.open_meeting(meeting)
        driver.do("view.minutes")
        driver.screens.agenda.entries.select(1)
        driver.settle()
        yield driver


def check_side_by_side(window: Driver) -> None:
    window.do("after.compare")
    (dialog,) = window.window.findChildren(CompareDialog)
    assert dialog.column(0) == "1 Budget\nBudgettet blev godkendt i dag."
    assert dialog.column(1) == "1 Budget\nBudgettet for 2027 blev godkendt."
    dialog.changed_only.click()
    assert dialog.column(1).endswith("2 Løn\n\n3 Eventuelt\n")
    dialog.after.setCurrentIndex(0)
    dialog.changed_only.click()
    dialog.refresh()
    assert dialog.column(1) == ""
    dialog.reject()


def check_the_mail_is_next(window: Driver, wish: str) -> None:
    """The minutes are the paper, and what was written of whom and until when can be read."""
    dispatching, page = window.screens.dispatching, window.screens.page
    assert (page.job(), dispatching.page.part()) == ("dispatch", "mails")
    assert dispatching.mails.choice.wanted.code == "minutes"
    assert dispatching.mails.messages.message().endswith(f"You wrote: {wish}")
    window.do("view.minutes")
    window.settle()
    assert f"({wish})" in window.screens.minutes.after._state.text()


def test_what_is_done_after_the_meeting_has_actions(window: Driver) -> None:
    workspace = window.application.workspace
    assert workspace is not None
    window.do("live.postpone")
    links = workspace.read(partial(point_links, point_id=1))
    assert links.went_to is not None
    assert links.went_to.date == datetime.date(2026, 3, 19)
    window.do("live.not_postponed")
    window.do("live.to_bank")
    links = workspace.read(partial(point_links, point_id=1))
    assert links.went_to is not None
    assert links.went_to.meeting_id is None
    window.do("after.carry")
    assert [row.title for row in workspace.read(partial(read_agenda, meeting_id=2)).entries]
    window.do("after.times")
    (times,) = window.window.findChildren(TimeDialog)
    times.reject()
    for action, text in (
        ("after.send", "HR"),
        ("after.approve", "Anna"),
        ("after.correct", "Fejl"),
    ):
        window.do(action)
        dialog = [d for d in window.window.findChildren(QInputDialog) if d.isVisible()][-1]
        dialog.setTextValue(text)
        dialog.accept()
        window.settle()
        if action == "after.send":
            check_the_mail_is_next(window, text)
    kept = workspace.read(partial(revisions, meeting_id=1))
    assert [(one.by, one.comment) for one in kept[1:]] == [("", "HR"), ("Anna", ""), ("", "Fejl")]
    head = workspace.read(partial(read_agenda, meeting_id=1)).meeting
    assert head.status == MeetingStatus.MINUTES_DRAFT
    workspace.run("", partial(meetings.delete, meeting_id=2)).result(30)
    window.settle()
    window.do("after.carry")
    assert "no later meeting" in window.window.messages.message()


def test_the_minutes_are_saved_from_where_they_are_finished(window: Driver) -> None:
    window.screens.minutes.after.save.click()
    window.settle()
    documents, page = window.screens.dispatch, window.screens.page
    assert (page.job(), window.screens.dispatching.page.part()) == ("dispatch", "documents")
    card = documents.minutes
    window.qtbot.waitUntil(lambda: not card.button.visibleRegion().isEmpty(), timeout=60_000)
    assert window.window.focusWidget() is card.button


def test_what_is_postponed_is_the_point_that_is_chosen_on_any_page(window: Driver) -> None:
    workspace = window.application.workspace
    assert workspace is not None
    window.do("view.agenda")
    window.screens.agenda.entries.select(2)
    window.settle()
    window.do("live.to_bank")
    gone = [
        workspace.read(partial(point_links, point_id=point)).went_to is not None for point in (1, 2)
    ]
    assert gone == [False, True]


def test_an_open_end_keeps_its_place_while_others_write(window: Driver) -> None:
    workspace = window.application.workspace
    assert workspace is not None
    after = window.screens.minutes.after
    (walk,) = after.findChildren(OpenEnds)
    shown = walk.findChildren(LinkButton)
    workspace.run("", partial(minutes.set_text, point_id=1, blocks=from_plain("Nyt."))).result(30)
    window.settle()
    assert walk.findChildren(LinkButton) == shown
    workspace.run("", partial(minutes.set_text, point_id=1, blocks=())).result(30)
    window.settle()
    assert walk.findChildren(LinkButton) != shown


def test_a_postponed_point_is_moved_from_the_row_under_its_text(window: Driver) -> None:
    workspace = window.application.workspace
    assert workspace is not None
    panel = window.screens.minutes
    row, after = panel.bottom.postponed, panel.after

    def press(words: str) -> None:
        found = after.findChildren(LinkButton)
        next(button for button in found if words in button.text()).click()
        window.settle()

    text = from_plain("Anna fortalte om budgettet.")
    workspace.run("", partial(minutes.set_text, point_id=1, blocks=text)).result(30)
    workspace.run("", partial(set_purpose, point_id=1, purpose=Purpose.DECISION)).result(30)
    window.settle()
    press("The decision is not named")
    assert window.window.focusWidget() is panel.bottom.outcomes.button
    assert not row.isVisible()
    panel.writing.write_outcome(Outcome.POSTPONED)
    window.settle()
    assert row.meeting.text() == "Postpone to the meeting on 19 Mar"
    window.screens.agenda.entries.select(2)
    window.settle()
    assert not row.isVisible()
    press("Postponed, but not moved")
    assert window.window.focusWidget() is row.meeting
    row.meeting.click()
    window.settle()
    link = workspace.read(partial(point_links, point_id=1)).went_to
    assert link is not None
    assert link.date == datetime.date(2026, 3, 19)
    assert "Chefteamet udsatte punktet." in plain_text(
        workspace.read(partial(point, point_id=1)).minutes
    )
    assert not row.isVisible()


def test_what_is_unfinished_is_named_before_approval_and_the_keys_stay_in_the_page(
    window: Driver,
) -> None:
    workspace = window.application.workspace
    assert workspace is not None
    panel = window.screens.minutes
    after, row = panel.after, panel.bottom.postponed
    text = from_plain("Chefteamet besluttede, at …")
    workspace.run("", partial(minutes.set_text, point_id=1, blocks=text)).result(30)
    workspace.run(
        "", partial(turn_outcomes, point_id=1, outcomes=[Outcome.POSTPONED.value])
    ).result(30)
    window.settle()

    def answer(button: QPushButton, words: str) -> str:
        button.setFocus()
        button.click()
        (dialog,) = [d for d in window.window.findChildren(QInputDialog) if d.isVisible()]
        asked = dialog.labelText()
        dialog.setTextValue(words)
        dialog.accept()
        window.settle()
        return asked

    assert answer(after.approve, "Anna").splitlines() == [
        "Not finished yet:",
        "•  Postponed, but not moved: point 1",
        "•  “…” is to be filled in: point 1",
        "•  Nothing is written: point 2",
        "",
        "Who approved them? The minutes are locked afterwards.",
    ]
    assert window.window.focusWidget() is after.save
    assert after.postpone.isVisible()
    row.meeting.click()
    window.settle()
    assert workspace.read(partial(point_links, point_id=1)).went_to is not None
    assert plain_text(workspace.read(partial(point, point_id=1)).minutes).endswith("at …")
    for gone in (row, after.postpone, after.back):
        assert not gone.isVisible()
    tools = panel._toolbar.findChildren(ToolButton)
    assert {tool.why_not for tool in tools} == {"The minutes are approved"}
    answer(after.correct, "Fejl")
    assert window.window.focusWidget() is panel.field
    assert tools[0].why_not == ""


def test_without_a_next_meeting_it_is_said_why_a_point_cannot_go_there(window: Driver) -> None:
    workspace = window.application.workspace
    assert workspace is not None
    after, row = window.screens.minutes.after, window.screens.minutes.bottom.postponed
    assert not after.postpone.why_not
    assert not after._no_meeting.isVisible()
    workspace.run("", partial(meetings.delete, meeting_id=2)).result(30)
    window.screens.minutes.writing.write_outcome(Outcome.POSTPONED)
    window.settle()
    assert after.postpone.why_not
    assert after._no_meeting.isVisible()
    assert after._no_meeting.text() in after.postpone.accessibleDescription()
    assert not row.meeting.isVisible()
    row.bank.click()
    window.settle()
    link = workspace.read(partial(point_links, point_id=1)).went_to
    assert link is not None
    assert link.meeting_id is None


def test_revisions_stand_side_by_side_and_an_old_one_is_printed_as_it_was(
    window: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_side_by_side(window)
    window.do("view.dispatch")
    panel, card = window.screens.dispatch, window.screens.dispatch.minutes
    target = tmp_path / "referat.md"
    monkeypatch.setattr(panel, "ask_file", lambda _proposal, _formats: target)
    said: list[str] = []
    for place in (0, 1):
        card.revision_choice.setCurrentIndex(place)
        target.unlink(missing_ok=True)
        panel._on_wanted(card.choice())
        window.qtbot.waitUntil(target.exists, timeout=60_000)
        said.append(target.read_text("utf-8"))
    now, then = said
    assert "Budgettet for 2027 blev godkendt." in now
    assert "Budgettet blev godkendt i dag." in then
    assert "2027" not in then

"""What the window promises: saved as typed, undone as asked, shown where it changed."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from pytestqt.qtbot import QtBot

from gui.fields.form.rows import Row
from gui.widgets.labels import Text
from model.commands.items import DEFAULT_FORM
from model.commands.status import set_status
from model.queries.agenda import Agenda, AgendaRow
from model.text.blocks import plain_text
from model.text.translate import _
from model.vocabulary import MeetingStatus
from tests.end_to_end.driver import WAIT_MS, Driver, running


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """A window with one meeting of three points and a break."""
    with running(qtbot, tmp_path / "møde.db") as started:
        started.do("meeting.new")
        started.accept(started.details())
        for title, minutes in (("Første punkt", "10"), ("Andet punkt", "20"), ("Tredje", "15")):
            started.add_point(title, minutes)
        yield started


def agenda_of(driver: Driver) -> Agenda:
    agenda = driver.screens.agenda.agenda
    assert agenda is not None
    return agenda


def said(driver: Driver) -> str:
    """What was told in passing last."""
    label = driver.window.toast.findChild(Text)
    assert isinstance(label, Text)
    return label.text()


def titles(driver: Driver) -> list[str]:
    return [row.title for row in agenda_of(driver).entries]


def select(driver: Driver, place: int) -> AgendaRow:
    row = agenda_of(driver).entries[place]
    driver.screens.agenda.entries.select(row.id)
    driver.settle()
    return row


def test_moving_by_key_is_one_step_that_can_be_undone(driver: Driver) -> None:
    select(driver, 2)
    driver.do("point.up")
    assert titles(driver) == ["Første punkt", "Tredje", "Andet punkt"]
    assert [row.number for row in agenda_of(driver).entries] == [1, 2, 3]
    driver.do("edit.undo")
    assert titles(driver) == ["Første punkt", "Andet punkt", "Tredje"]
    assert said(driver) == _("Undone: {label}").format(label=_("Move"))
    driver.do("edit.redo")
    assert said(driver) == _("Done again: {label}").format(label=_("Move"))
    assert titles(driver) == ["Første punkt", "Tredje", "Andet punkt"]


def test_several_are_moved_closed_and_removed_in_one_step_each(driver: Driver) -> None:
    entries = driver.screens.agenda.entries
    select(driver, 1)
    driver.press(entries, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [row.title for row in entries.chosen()] == ["Andet punkt", "Tredje"]
    assert driver.screens.point.head.title.text() == "Tredje"
    driver.do("point.up")
    assert titles(driver) == ["Andet punkt", "Tredje", "Første punkt"]
    assert [row.title for row in entries.chosen()] == ["Andet punkt", "Tredje"]
    driver.do("edit.undo")
    assert titles(driver) == ["Første punkt", "Andet punkt", "Tredje"]
    driver.do("point.closed")
    assert [row.openness == "closed" for row in agenda_of(driver).entries] == [False, True, True]
    driver.press(entries, Qt.Key.Key_Delete)
    driver.settle()
    assert titles(driver) == ["Første punkt"]
    driver.do("edit.undo")
    driver.do("edit.undo")
    assert titles(driver) == ["Første punkt", "Andet punkt", "Tredje"]
    assert {row.openness for row in agenda_of(driver).entries} == {"undecided"}
    select(driver, 1)
    driver.press(entries, Qt.Key.Key_Delete)
    driver.settle()
    assert [row.title for row in entries.chosen()] == ["Tredje"]  # what follows, as in any list
    assert driver.application.workspace is not None
    for status in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED):
        step = partial(set_status, meeting_id=1, status=status)
        driver.application.workspace.run("", step).result(30)
    driver.settle()
    driver.press(entries, Qt.Key.Key_Delete)
    driver.settle()
    assert [row.withdrawn for row in agenda_of(driver).entries] == [False, True]
    assert said(driver) == _(
        "The point still stands on the agenda as withdrawn, for the agenda has been sent."
    )


def test_several_are_dragged_together(driver: Driver) -> None:
    entries = driver.screens.agenda.entries
    select(driver, 0)
    driver.press(entries, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    model = entries.model()
    carried = model.mimeData(entries.selectedIndexes())
    model.dropMimeData(carried, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    driver.settle()
    assert titles(driver) == ["Tredje", "Første punkt", "Andet punkt"]


def test_an_entry_is_renamed_where_it_stands(driver: Driver) -> None:
    """By a double click or the menu; news that come in the meantime leave the words, and Enter the list."""
    entries = driver.screens.agenda.entries
    select(driver, 0)
    place = entries.visualRect(entries.model().index(1, 0)).center()
    driver.qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=place)
    driver.qtbot.mouseDClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=place)
    driver.qtbot.mouseRelease(entries.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = entries.findChild(QLineEdit)
    assert editor is not None
    driver.rewrite(editor, "Nyt navn")
    entries.show_agenda(agenda_of(driver))
    assert editor.text() == "Nyt navn"
    driver.press(editor, Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: titles(driver)[1] == "Nyt navn", timeout=WAIT_MS)
    assert driver.window.focusWidget() is not driver.screens.point.head.title
    entries.rename.trigger()
    assert entries.state() is QAbstractItemView.State.EditingState


def test_a_break_takes_time_and_no_number(driver: Driver) -> None:
    select(driver, 0)
    driver.screens.agenda.quick_add.minutes_field.setText("5")
    driver.do("point.break")
    rows = agenda_of(driver).entries
    assert [row.number for row in rows] == [1, None, 2, 3]
    assert rows[2].slot.start == rows[0].slot.start + 15  # type: ignore[operator]


def test_the_title_typed_on_the_page_stands_in_the_list(driver: Driver) -> None:
    select(driver, 1)
    title = driver.screens.point.head.title
    title.selectAll()
    driver.write(title, 'Æble & "grød" – é <b>')
    driver.settle()
    assert titles(driver)[1] == 'Æble & "grød" – é <b>'


def test_minutes_are_saved_as_they_are_typed(driver: Driver) -> None:
    row = select(driver, 1)
    driver.do("view.minutes")
    field = driver.screens.minutes.field
    driver.write(field, "Chefteamet besluttede:")
    driver.press(field, Qt.Key.Key_Return)
    driver.write(field, "- at gå i gang")
    # Longer than the longest rest: nobody asked for a save.
    driver.qtbot.wait(900)
    driver.qtbot.waitUntil(
        lambda: "at gå i gang" in stored_minutes(driver, row.id), timeout=WAIT_MS
    )
    assert stored_minutes(driver, row.id) == "Chefteamet besluttede:\nat gå i gang"


def test_switching_points_at_once_loses_no_word(driver: Driver) -> None:
    first, second = select(driver, 0), agenda_of(driver).entries[1]
    driver.do("view.minutes")
    field = driver.screens.minutes.field
    driver.write(field, "til det første")
    driver.screens.agenda.entries.select(second.id)
    driver.write(field, "til det andet")
    driver.settle()
    assert stored_minutes(driver, first.id) == "til det første"
    assert stored_minutes(driver, second.id) == "til det andet"


def test_nonsense_is_said_at_once_and_the_old_value_stays(driver: Driver) -> None:
    select(driver, 1)
    duration = driver.screens.point.head.duration
    driver.rewrite(duration, "1t90")
    driver.press(duration, Qt.Key.Key_Return)
    assert duration.text() == "20"
    driver.rewrite(duration, "+10")
    driver.press(duration, Qt.Key.Key_Return)
    driver.settle()
    assert agenda_of(driver).entries[1].duration == 30


def test_a_closed_point_is_marked_and_asks_for_its_reason(driver: Driver) -> None:
    select(driver, 1)
    driver.do("point.closed")
    assert agenda_of(driver).entries[1].openness == "closed"
    head = driver.screens.point.head
    assert head.reason.isVisible()
    driver.rewrite(head.reason, "forhandling")
    driver.press(head.reason, Qt.Key.Key_Return)
    driver.settle()
    assert agenda_of(driver).entries[1].closed_reason == "forhandling"


def test_a_recommendation_is_written_on_the_page(driver: Driver) -> None:
    select(driver, 0)
    driver.screens.point.write_recommendation()
    driver.settle()
    row = next(
        row for row in driver.screens.point.recommendation.rows if row.field.name == "background"
    )
    driver.write(row.text, "Sådan er det.")  # type: ignore[attr-defined]
    driver.settle()
    workspace = driver.application.workspace
    assert workspace is not None
    from model.queries.points import point

    detail = workspace.read(lambda session: point(session, agenda_of(driver).entries[0].id))
    assert detail.item is not None
    assert plain_text(detail.item.background) == "Sådan er det."


def stored_minutes(driver: Driver, point_id: int) -> str:
    from model.queries.points import point

    workspace = driver.application.workspace
    assert workspace is not None
    return plain_text(workspace.read(lambda session: point(session, point_id)).minutes)


def test_the_look_is_kept_in_the_settings(driver: Driver) -> None:
    from gui import theme
    from model.queries.settings import value

    before = theme.current().name
    driver.do("view.theme")
    workspace = driver.application.workspace
    assert workspace is not None
    kept = workspace.read(lambda session: value(session, "theme"))
    assert kept == theme.current().name != before


def test_rows_that_were_made_ready_are_those_that_are_shown(driver: Driver) -> None:
    page = driver.screens.point.recommendation
    for step in page.steps_ahead(DEFAULT_FORM):
        step()
    ready = page.findChildren(Row)
    assert ready
    assert not any(row.isVisible() for row in ready)
    select(driver, 0)
    driver.screens.point.write_recommendation()
    driver.settle()
    assert page.rows == ready
    assert all(row.isVisible() for row in ready)

"""Writing minutes in the real window: phrases, drafts, outcomes, tasks in the flow, who is here."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from gui.recorder.absence_dialog import AbsenceDialog
from gui.recorder.asked import AskedPane
from gui.recorder.panel import MinutesPanel
from model.commands import agenda, items, meetings, members, points
from model.commands.status import set_status
from model.queries.attendance import attendance
from model.queries.bank import list_bank
from model.queries.points import PointDetail, point
from model.text.blocks import plain_text
from model.text.markdown import from_markdown
from model.text.translate import set_language
from model.vocabulary import AbsenceReason, Attendance, MeetingStatus
from tests.end_to_end.clock import MovedClock, give
from tests.end_to_end.driver import WAIT_MS, Driver, running

DAY = datetime.date(2026, 3, 5)


class Writer(Driver):
    """A driver with one meeting of three points, the first of which has a recommendation."""

    meeting: int
    clock: MovedClock

    @property
    def panel(self) -> MinutesPanel:
        return self.screens.minutes

    def stored(self, number: int = 1) -> PointDetail:
        self.settle()
        assert self.application.workspace is not None
        return self.application.workspace.read(partial(point, point_id=number))

    def minutes(self, number: int = 1) -> str:
        return plain_text(self.stored(number).minutes)

    def line(self, text: str) -> None:
        self.write(self.panel.field, text)
        self.press(self.panel.field, Qt.Key.Key_Return)
        self.settle()

    def people(
        self,
    ) -> dict[str, tuple[Attendance, list[tuple[AbsenceReason | None, tuple[str, ...]]]]]:
        assert self.application.workspace is not None
        found = self.application.workspace.read(partial(attendance, meeting_id=self.meeting))
        return {m.name: (m.attendance, [(a.reason, a.points) for a in m.absences]) for m in found}


def fill(session: Session) -> int:
    meeting = meetings.create(session, "Direktion", DAY, start=510, end=570)
    for title in ("Budget", "Løn", "Eventuelt"):
        agenda.add_point(session, meeting, title, duration=10)
    item = points.create_item(session, 1)
    proposals = from_markdown("- Godkende budgettet\n- Drøfte planen")
    items.set_field(session, item, "decisions", proposals)
    members.replace(session, meeting, ["Anna Holm", "Bo Kjær"])
    meetings.create(session, "Direktion", datetime.date(2026, 3, 19))
    return meeting


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Writer]:
    with running(qtbot, tmp_path / "møder.db") as driver:
        set_language("en")
        driver.__class__ = Writer
        assert isinstance(driver, Writer)
        workspace = driver.application.workspace
        assert workspace is not None
        driver.clock = MovedClock(datetime.datetime(2026, 3, 5, 8, 42))
        give(driver.screens._services, driver.clock)
        driver.meeting = workspace.run("fill", fill).result(30)
        driver.screens.open_meeting(driver.meeting)
        driver.screens.agenda.entries.select(1)
        driver.do("view.minutes")
        yield driver


def test_an_abbreviation_becomes_its_phrase_with_the_forum_as_subject(window: Writer) -> None:
    window.write(window.panel.field, "eft")
    window.do("write.phrase")
    assert window.minutes() == "Direktionen tog orienteringen til efterretning."


def test_without_an_abbreviation_the_menu_offers_all(window: Writer) -> None:
    menu = window.panel.writing.phrase_menu()
    texts = [action.text() for action in menu.actions()]
    assert "Direktionen godkendte indstillingen.\tgk" in texts
    assert texts[-1] == "Change the phrases …"
    menu.actions()[0].trigger()
    assert window.minutes() == "Direktionen godkendte indstillingen."


def test_a_phrase_of_ones_own(window: Writer) -> None:
    window.do("write.phrases")
    from gui.recorder.phrase_dialog import PhraseDialog

    dialog = window.window.findChild(PhraseDialog)
    assert dialog is not None
    last = dialog.table.rowCount() - 1
    for column, text in enumerate(("hil", "{forum} hilste NN velkommen.")):
        cell = dialog.table.item(last, column)
        assert cell is not None
        cell.setText(text)
    window.settle()
    dialog.reject()
    window.write(window.panel.field, "hil")
    window.do("write.phrase")
    window.write(window.panel.field, "Bo")
    assert window.minutes() == "Direktionen hilste Bo velkommen."


def test_the_draft_and_what_is_changed_in_it(window: Writer) -> None:
    window.do("write.draft")
    stored = window.stored()
    assert plain_text(stored.minutes) == "Direktionen:\nGodkendte budgettet\nDrøftede planen"
    assert stored.outcomes == ("approved", "discussed")
    cursor = window.panel.field.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    window.panel.field.setTextCursor(cursor)
    window.write(window.panel.field, " for skoler")
    text = window.panel.field.toPlainText()
    assert [text[start:end] for start, end in window.panel.marks.spans()] == ["for skoler"]
    selections = window.panel.field.extraSelections
    window.qtbot.waitUntil(lambda: len(selections()) == 1)
    window.do("write.marks")
    assert selections() == []
    window.do("write.draft")
    assert window.minutes().count("Godkendte budgettet") == 1


def test_one_key_writes_the_sentence_and_sets_the_outcome(window: Writer) -> None:
    window.do("outcome.5")
    assert window.minutes() == "Direktionen drøftede punktet."
    assert window.stored().outcomes == ("discussed",)
    assert window.panel.bottom.outcomes.words() == ["Drøftede"]
    window.do("outcome.0")
    window.write(window.panel.field, "alle får løn.")  # in the place of the dots
    assert window.minutes().endswith("Direktionen besluttede, at alle får løn.")
    window.do("outcome.5")  # once more takes it off
    assert window.stored().outcomes == ("decided",)
    window.do("outcome.5")  # and sets it again; what was written stands there still
    assert window.stored().outcomes == ("decided", "discussed")
    assert window.minutes().count("drøftede") == 1


def test_undo_takes_back_the_sentence_and_its_outcome(window: Writer) -> None:
    field, control = window.panel.field, Qt.KeyboardModifier.ControlModifier
    window.write(field, "Først.")
    window.do("outcome.5")
    window.write(field, " Nu.")
    window.press(field, Qt.Key.Key_Z, control)
    assert window.stored().outcomes == ("discussed",)  # only what was typed behind it is gone
    window.press(field, Qt.Key.Key_Z, control)
    assert (window.minutes(), window.stored().outcomes) == ("Først.", ())
    assert window.panel.bottom.outcomes.words() == []
    window.press(field, Qt.Key.Key_Y, control)
    assert window.minutes() == "Først.\nDirektionen drøftede punktet."
    assert window.stored().outcomes == ("discussed",)
    window.press(field, Qt.Key.Key_Z, control)
    window.write(field, " Andet.")  # in the place of what was taken back
    assert (window.minutes(), window.stored().outcomes) == ("Først. Andet.", ())


def test_undo_takes_back_the_draft_and_keeps_what_was_set_before(window: Writer) -> None:
    field = window.panel.field
    workspace = window.application.workspace
    assert workspace is not None
    workspace.run("", partial(points.turn_outcomes, point_id=1, outcomes=["discussed"])).result(30)
    window.settle()
    window.do("write.draft")
    assert window.stored().outcomes == ("discussed", "approved")
    window.press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (window.minutes(), window.stored().outcomes) == ("", ("discussed",))


def test_another_text_is_no_undo(window: Writer) -> None:
    window.do("outcome.5")
    window.screens.agenda.entries.select(2)
    window.settle()
    window.write(window.panel.field, "Løn.")
    window.press(window.panel.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.minutes(2) == ""
    assert window.stored(1).outcomes == ("discussed",)


def select_sentence(window: Writer, words: str) -> None:
    found = window.panel.field.document().find(words)
    assert not found.isNull(), words
    window.panel.field.setTextCursor(found)


def test_a_deleted_sentence_takes_its_outcome_with_it(window: Writer) -> None:
    field, told = window.panel.field, list[str]()
    window.panel.told.connect(told.append)
    window.write(field, "Først.")
    window.do("outcome.5")
    window.write(field, " Nu.")
    select_sentence(window, "Direktionen drøftede punktet.")
    window.press(field, Qt.Key.Key_Delete)
    assert (window.minutes(), window.stored().outcomes) == ("Først.\nNu.", ())
    assert len(told) == 1
    assert "“Drøftede” went with its sentence" in told[0]
    window.press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.stored().outcomes == ("discussed",)
    assert "drøftede punktet. Nu." in window.minutes()
    select_sentence(window, "Direktionen drøftede punktet.")
    window.write(field, "Planen gennemgået.")  # said in other words
    assert window.stored().outcomes == ("discussed",)
    assert len(told) == 1


def test_the_sentence_and_its_outcome_are_one_step_of_the_window_too(window: Writer) -> None:
    workspace = window.application.workspace
    assert workspace is not None
    window.do("outcome.5")
    assert window.stored().outcomes == ("discussed",)
    workspace.undo().result(30)
    assert (window.minutes(), window.stored().outcomes) == ("", ())
    workspace.redo().result(30)
    assert window.stored().outcomes == ("discussed",)
    select_sentence(window, "Direktionen drøftede punktet.")
    window.press(window.panel.field, Qt.Key.Key_Delete)
    assert (window.minutes(), window.stored().outcomes) == ("", ())
    workspace.undo().result(30)
    assert window.minutes() == "Direktionen drøftede punktet."
    assert window.stored().outcomes == ("discussed",)


def test_an_outcome_without_a_sentence_is_chosen_again(window: Writer) -> None:
    field = window.panel.field
    window.do("outcome.5")
    field.selectAll()
    window.press(field, Qt.Key.Key_Backspace)
    assert (window.minutes(), window.stored().outcomes) == ("", ())
    window.do("outcome.5")
    assert (window.minutes(), window.stored().outcomes) == ("", ("discussed",))


def test_what_was_written_earlier_takes_its_outcome_too_and_the_sign_goes(window: Writer) -> None:
    field = window.panel.field

    def is_signed() -> bool:
        assert window.screens.agenda.agenda is not None
        return window.screens.agenda.agenda.entries[0].has_minutes

    window.do("write.draft")
    assert is_signed()
    for row in (2, 1):
        window.screens.agenda.entries.select(row)
        window.settle()
    select_sentence(window, "Godkendte budgettet")
    window.press(field, Qt.Key.Key_Delete)
    assert window.stored().outcomes == ("discussed",)
    field.selectAll()
    window.press(field, Qt.Key.Key_Delete)
    assert (window.minutes(), window.stored().outcomes) == ("", ())
    window.qtbot.waitUntil(lambda: not is_signed(), timeout=WAIT_MS)
    window.write(field, "x")
    window.settle()
    assert is_signed()
    field.selectAll()
    window.press(field, Qt.Key.Key_Delete)
    window.settle()
    window.qtbot.waitUntil(lambda: not is_signed(), timeout=WAIT_MS)


def test_why_there_is_no_draft(window: Writer) -> None:
    told: list[str] = []
    window.panel.told.connect(told.append)
    window.do("write.draft")
    assert told == []
    window.do("write.draft")
    assert told.pop() == "The draft stands in the minutes already"
    window.screens.agenda.entries.select(2)
    window.settle()
    window.do("write.draft")
    assert "the point has no proposals" in told.pop()
    workspace = window.application.workspace
    assert workspace is not None
    workspace.run("", _ask_for_nothing).result(30)
    window.settle()
    window.do("write.draft")
    assert "no proposal begins with a known verb" in told.pop()
    assert window.minutes(2) == ""


def _ask_for_nothing(session: Session) -> None:
    item = points.create_item(session, 2)
    items.set_field(session, item, "decisions", from_markdown("Se bilag 1."))


def test_what_is_asked_for_follows_the_recommendation_until_the_agenda_is_out(
    window: Writer,
) -> None:
    """From then on the meeting answers what was sent, which is said where it differs."""
    workspace, asked = window.application.workspace, window.panel.asked
    item_id = window.stored().item_id
    assert workspace is not None
    assert item_id is not None

    def propose(words: str) -> None:
        window.do("view.agenda")
        command = partial(items.set_field, item_id=item_id, field="decisions")
        workspace.run("", partial(command, value=from_markdown(words))).result(30)
        window.settle()
        window.do("view.minutes")

    propose("Godkende planen")
    assert (asked.words, asked.since.isHidden()) == ("Godkende planen", True)
    for status in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED):
        step = partial(set_status, meeting_id=window.meeting, status=status)
        workspace.run("", step).result(30)
    propose("Drøfte planen")
    assert (asked.words, asked.since.isHidden()) == ("Godkende planen", False)
    propose("Godkende planen")
    assert asked.since.isHidden()


def test_what_to_do_with_the_proposals_is_seen_on_a_low_screen(
    qtbot: QtBot, window: Writer
) -> None:
    pane = AskedPane("Asked for")
    qtbot.addWidget(pane)
    pane.show()
    pane.show_point(window.stored())
    for width, height in ((250, 120), (420, 58)):
        pane.resize(width, height)
        QApplication.processEvents()
        link = QRect(pane.draft.mapTo(pane.viewport(), QPoint()), pane.draft.size())
        assert pane.draft.isVisible()
        assert pane.viewport().rect().contains(link)


def test_what_is_written_already_is_not_written_again(window: Writer) -> None:
    window.write(window.panel.field, "Direktionen besluttede den første model.")
    window.do("outcome.0")
    assert window.minutes() == "Direktionen besluttede den første model."
    assert window.stored().outcomes == ("decided",)
    window.do("outcome.5")
    assert window.minutes().endswith("model.\nDirektionen drøftede punktet.")


def test_the_time(window: Writer) -> None:
    window.do("write.time")
    assert window.minutes() == "kl. 8.42:"


def test_a_task_in_the_flow(window: Writer) -> None:
    window.line("Rammerne blev drøftet.")
    window.line("-> HR: tidsplan for indsatsen senest 1/5")
    stored = window.stored()
    assert plain_text(stored.minutes) == "Rammerne blev drøftet."
    (task,) = stored.follow_ups
    assert (task.what, task.who, task.due) == (
        "Tidsplan for indsatsen",
        "HR",
        datetime.date(2026, 5, 1),
    )


def test_a_loose_date_is_confirmed_before_it_counts(window: Writer) -> None:
    window.line("-> Anna: oplæg inden jul")
    (task,) = window.stored().follow_ups
    assert (task.due, task.due_text) == (None, "inden jul")
    assert window.panel.bottom._buttons["tasks"].text() == "Tasks 1 · 1 to settle"
    window.do("write.tasks")
    (row,) = window.panel.bottom.tasks.rows
    assert row.confirm.isVisible()
    assert row.confirm.text() == row.confirm.accessibleName() == "Confirm 23 Dec as due date"
    row.confirm.click()
    assert window.stored().follow_ups[0].due == datetime.date(2026, 12, 23)


def test_a_task_is_stored_while_it_is_typed(window: Writer) -> None:
    window.line("-> Anna: oplæg")
    window.do("write.tasks")
    (row,) = window.panel.bottom.tasks.rows
    row.what.end(False)
    window.write(row.what, " til møde")
    window.write(row.due, "inden jul")
    workspace = window.application.workspace
    assert workspace is not None
    read = partial(workspace.read, partial(point, point_id=1))
    window.qtbot.waitUntil(lambda: read().follow_ups[0].due_text == "inden jul", timeout=WAIT_MS)
    assert read().follow_ups[0].what == "Oplæg til møde"
    assert window.panel.bottom.tasks.rows == [row]
    assert row.due.text() == "inden jul"


def test_a_task_cannot_be_emptied_and_what_is_refused_is_not_shown(window: Writer) -> None:
    window.line("-> Anna: oplæg")
    window.do("write.tasks")
    tasks = window.panel.bottom.tasks
    (row,) = tasks.rows
    window.rewrite(row.what, " ")
    tasks.new.setFocus()
    row.what.editingFinished.emit()
    assert window.stored().follow_ups[0].what == row.what.text() == "Oplæg"

    refusals: list[BaseException] = []
    window.panel.failed.disconnect()
    window.panel.failed.connect(refusals.append)
    row._sent[row.what].append("Oplæg!")
    row.what.setText("Oplæg!")
    row.changed.emit(row.row.id, "what", "")
    window.settle()
    assert len(refusals) == 1
    assert row.what.text() == "Oplæg"


def test_a_hidden_task_is_offered_and_not_taken(window: Writer) -> None:
    window.write(window.panel.field, "HR følger op på fraværet i maj.")
    window.settle()
    window.panel.bottom.read_offers()
    tasks = window.panel.bottom.tasks
    assert [row.offer.question for row in tasks.offers] == ["A task?"]
    assert window.stored().follow_ups == ()
    tasks.offers[0].take.click()
    (task,) = window.stored().follow_ups
    assert (task.what, task.who, task.due_text) == ("Følger op på fraværet", "HR", "i maj")
    window.panel.bottom.read_offers()
    assert tasks.offers == []


def test_a_later_point_is_offered_for_the_bank(window: Writer) -> None:
    window.write(window.panel.field, "Planen kommer til godkendelse i maj.")
    window.settle()
    window.panel.bottom.read_offers()
    (offer,) = window.panel.bottom.tasks.offers
    offer.take.click()
    window.settle()
    assert window.application.workspace is not None
    kept = window.application.workspace.read(list_bank)
    wished = {row.title: row.wished_date for row in kept}
    assert wished["Planen kommer til godkendelse i maj"] == datetime.date(2026, 5, 31)


def test_notes_stay_apart_from_the_minutes(window: Writer) -> None:
    window.do("write.notes")
    window.write(window.panel.bottom.notes.own.field, "Spørg Anna.")
    window.write(window.panel.bottom.notes.chair.field, "Kort!")
    stored = window.stored()
    assert plain_text(stored.own_note) == "Spørg Anna."
    assert plain_text(stored.note_to_chair) == "Kort!"
    assert stored.minutes == ()
    window.screens.agenda.entries.select(2)
    window.settle()
    assert window.panel.bottom.notes.own.field.blocks() == ()


def test_attendance_in_one_stroke(window: Writer) -> None:
    window.do("write.people")
    window.panel.bottom.people.all.click()
    window.settle()
    assert {kind for kind, _absences in window.people().values()} == {Attendance.PRESENT}


def test_who_comes_leaves_and_is_conflicted(window: Writer) -> None:
    pane = window.panel.bottom.people
    window.do("write.people")
    window.do("live.start")
    pane.all.click()
    window.settle()
    window.clock.go_to("8.52")
    window.do("live.next")
    window.clock.go_to("8.55")
    window.panel.run.tick()
    anna, bo = pane.rows.values()
    bo.conflicted.click()
    window.settle()
    anna.moves.click()
    window.settle()
    assert window.people() == {
        "Anna Holm": (Attendance.PRESENT, [(AbsenceReason.LEFT, ("p2", "p3"))]),
        "Bo Kjær": (Attendance.PRESENT, [(AbsenceReason.CONFLICTED, ("p2",))]),
    }
    assert anna.said.text() == "Absent from 8.55, during points 2 and 3"
    anna.moves.click()  # is back at once: never left
    bo.conflicted.click()
    window.settle()
    assert [absences for _kind, absences in window.people().values()] == [[], []]


def test_a_member_who_is_present_came_late(window: Writer) -> None:
    pane = window.panel.bottom.people
    window.do("write.people")
    anna, _bo = pane.rows.values()
    anna.correct.click()
    (dialog,) = window.window.findChildren(AbsenceDialog)
    assert dialog.windowTitle() == "When was Anna Holm away?"
    assert dialog.add.accessibleName() == "Was away once"
    assert "is present" in dialog.late.why_not
    dialog.reject()
    pane.all.click()
    window.settle()
    anna.correct.click()
    dialog = [one for one in window.window.findChildren(AbsenceDialog) if one.isVisible()][-1]
    dialog.late.click()
    window.settle()
    (row,) = dialog.rows
    assert not row.start.isVisible()
    assert not dialog.late.isVisible()
    assert dialog.add.accessibleName() == "Was away once more"
    window.rewrite(row.end, "9.02")
    row.end.finish()
    window.settle()
    dialog.reject()
    window.settle()
    assert anna.said.text() == "Absent until 9.02"
    assert window.people()["Anna Holm"] == (Attendance.PRESENT, [(AbsenceReason.ARRIVED, ())])


def test_who_was_out_for_a_while_and_who_was_on_teams_for_one_point(window: Writer) -> None:
    pane = window.panel.bottom.people
    window.do("write.people")
    window.do("live.start")
    pane.all.click()
    window.clock.go_to("8.52")
    window.do("live.next")
    anna, bo = pane.rows.values()
    window.clock.go_to("8.55")
    anna.moves.click()
    bo.online.setCurrentIndex(2)
    bo.online.activated.emit(2)
    window.settle()
    window.clock.go_to("9.05")
    window.do("live.next")
    window.clock.go_to("9.10")
    window.panel.run.tick()
    assert [anna.moves.text(), bo.online.currentText()] == ["Is back", "In the room"]
    anna.moves.click()
    window.settle()
    assert anna.said.text() == "Absent 8.55-9.10, during points 2 and 3"
    assert bo.said.text() == "online during point 2"
    assert anna.moves.text() == "Leaves now"

    anna.correct.click()
    (dialog,) = window.window.findChildren(AbsenceDialog)
    (row,) = dialog.rows
    for field, text in ((row.end, "9.02"), (row.points, "2")):
        window.rewrite(field, text)
        field.finish()
    window.settle()
    assert anna.said.text() == "Absent 8.55-9.02, during point 2"
    window.rewrite(row.points, "2 og 9")
    row.points.finish()
    assert dialog._problem.text() == "There is no point 9. Write a number from the agenda."
    window.rewrite(row.end, "8.00")
    row.end.finish()
    window.settle()
    assert "before leaving" in dialog._problem.text()
    assert row.end.text() == "9.02"
    dialog.add.click()
    window.settle()
    assert len(dialog.rows) == 2
    dialog.reject()
    window.settle()
    assert [len(absences) for _kind, absences in window.people().values()] == [1, 1]

"""What is in front goes away while something of it is still to come: nobody is shown an error."""

import traceback
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui.fields.saving import FieldSaver
from gui.lifetime.error_reports import ErrorReports
from gui.lifetime.restore_dialog import RestoreDialog
from gui.recorder.phrase_dialog import PhraseDialog
from gui.screens import Screens
from gui.widgets.rich_text.field import RichTextField
from model.commands.settings import set_value
from model.exchange.importing import EXAMPLE, import_into
from model.progress import NO_PROGRESS
from model.queries.meetings import list_meetings
from model.queries.phrases import phrases
from model.workspace.changes import ChangeSet
from model.workspace.copies import back_up
from model.workspace.workspace import Workspace
from tests.end_to_end.driver import WAIT_MS, Driver, running
from tests.screenshots.rooms import Rooms

PLACES = ("items", "tasks", "overview", "year", "search", "people", "settings", "meetings")


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was told to the user, in the end of each test nothing."""
    told: list[str] = []
    report = ErrorReports.report

    def note(reports: ErrorReports, error: BaseException) -> None:
        told.append("".join(traceback.format_exception(error)))
        report(reports, error)

    monkeypatch.setattr(ErrorReports, "report", note)
    return told


def with_example(database: Path, language: str = "da") -> Path:
    workspace = Workspace.open(database, create=True)
    try:
        import_into(workspace, EXAMPLE)
        command = partial(set_value, key="language", text=language)
        workspace.run("", command).result(WAIT_MS / 1000)
    finally:
        workspace.close()
    return database


def test_after_a_backup_is_put_back_the_former_screens_are_silent(
    qtbot: QtBot, tmp_path: Path, reported: list[str]
) -> None:
    with running(qtbot, with_example(tmp_path / "møder.db")) as driver:
        workspace = driver.application.workspace
        assert workspace is not None
        backup = tmp_path / "kopi.punktvis-backup"
        back_up(workspace, backup, NO_PROGRESS)
        driver.do("view.settings")
        before = driver.screens
        before.files._restore(backup)
        qtbot.waitUntil(lambda: driver.application.screens not in (None, before))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert len(driver.window.findChildren(Screens)) == 1
        for place in PLACES:
            driver.window.actions_table[f"view.{place}"].trigger()
            driver.window.page_wanted.emit("people")
            qtbot.wait(20)
        after = Driver(qtbot, driver.application)
        meeting_id = after.screens._services.read(list_meetings)[0].id
        for _name in Rooms(driver.application).meeting(meeting_id, "after"):
            after.settle()
    assert not reported, reported[0]


def test_who_undoes_the_meeting_in_front_is_led_to_the_list(
    qtbot: QtBot, tmp_path: Path, reported: list[str]
) -> None:
    with running(qtbot, with_example(tmp_path / "møder.db")) as driver:
        for job in ("agenda", "plan", "minutes", "dispatch"):
            driver.do("meeting.new")
            driver.accept(driver.details())
            qtbot.waitUntil(lambda: driver.window.page() == "meeting")
            driver.do(f"view.{job}")
            driver.do("edit.undo")
            qtbot.waitUntil(lambda: driver.window.page() == "meetings")
            assert driver.screens.meeting_id() is None
            driver.settle()
    assert not reported, reported[0]


def test_a_phrase_is_kept_whose_dialog_is_closed_at_once(
    qtbot: QtBot, tmp_path: Path, reported: list[str]
) -> None:
    with running(qtbot, with_example(tmp_path / "møder.db")) as driver:
        services = driver.screens._services
        driver.screens.open_meeting(services.read(list_meetings)[0].id)
        driver.do("view.minutes")
        driver.screens.minutes.writing.change_phrases()
        (dialog,) = driver.window.findChildren(PhraseDialog)
        last = dialog.table.rowCount() - 1
        for column, text in enumerate(("mvh", "Med venlig hilsen")):
            cell = dialog.table.item(last, column)
            assert cell is not None
            cell.setText(text)
        dialog.close()
        qtbot.waitUntil(lambda: not isValid(dialog))
        driver.settle()
        agenda = driver.screens.agenda.agenda
        assert agenda is not None
        known = services.read(partial(phrases, forum_id=agenda.meeting.forum_id))
        assert "mvh" in [one.abbreviation for one in known]
    assert not reported, reported[0]


def test_the_choice_of_a_copy_is_left_while_it_is_looked_into(
    qtbot: QtBot, tmp_path: Path, reported: list[str]
) -> None:
    with running(qtbot, with_example(tmp_path / "møder.db")) as driver:
        driver.screens.upkeep.back_up()
        qtbot.waitUntil(lambda: any((tmp_path / "møder.backups").glob("*.punktvis-backup")))
        driver.screens.files.restore_backup()
        (dialog,) = driver.window.findChildren(RestoreDialog)
        dialog.reject()
        qtbot.waitUntil(lambda: not isValid(dialog))
        qtbot.waitUntil(lambda: not driver.application.jobs._running)
        driver.settle()
    assert not reported, reported[0]


def test_the_buttons_over_a_text_that_is_gone_say_so(
    qtbot: QtBot, tmp_path: Path, reported: list[str]
) -> None:
    with running(qtbot, with_example(tmp_path / "møder.db")) as driver:
        driver.screens.show_items()
        driver.settle()
        sheet = driver.screens.items.page.sheet
        field = next(one for one in sheet.findChildren(RichTextField) if one.isVisible())
        field.setFocus()
        qtbot.waitUntil(lambda: sheet._toolbar._field is field)
        assert not sheet._toolbar._bold.why_not
        form = sheet.recommendation
        assert form._form is not None
        form._build(form._form, form._strays)  # as for an item on another form
        qtbot.waitUntil(lambda: not isValid(field))
        sheet._toolbar._bold.click()
        assert sheet._toolbar._bold.why_not
    assert not reported, reported[0]


def test_a_change_from_a_row_that_is_gone_by_now_is_somebody_elses(
    qtbot: QtBot, tmp_path: Path, reported: list[str]
) -> None:
    with running(qtbot, with_example(tmp_path / "møder.db")) as driver:
        driver.screens.show_items()
        driver.settle()
        page = driver.screens.items.page
        form = page.sheet.recommendation
        row = next(one for one in form.rows if one.findChildren(RichTextField))
        saver = row.findChild(FieldSaver)
        assert saver is not None
        assert form.wrote(saver)
        assert form._form is not None
        form._build(form._form, form._strays)
        qtbot.waitUntil(lambda: not isValid(saver))
        item = frozenset({("item", page._item_id or 0)})
        driver.screens._services.bridge.changed.emit(ChangeSet(item, frozenset(), saver))
    assert not reported, reported[0]


def test_keys_are_quicker_than_the_news_of_a_removal(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, with_example(tmp_path / "møder.db")) as driver:
        driver.screens.open_meeting(driver.screens._services.read(list_meetings)[0].id)
        driver.settle()
        agenda = driver.screens.agenda
        assert agenda.agenda is not None
        gone = agenda.agenda.entries[0].id
        agenda.entries.select(gone)
        assert driver.application.workspace is not None
        agenda.remove_selected()
        driver.application.workspace.flush(WAIT_MS / 1000)
        driver.window.actions_table["view.minutes"].trigger()
        driver.settle()  # which finds no box
        assert agenda.agenda.entry(gone) is None


def test_in_another_language_a_key_means_one_thing(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, with_example(tmp_path / "møder.db", "en")) as driver:
        keys = [one.shortcut().toString() for one in driver.window.actions()]
        wanted = [key for key in keys if key]
        assert QKeySequence("F1").toString() in wanted
        assert sorted(wanted) == sorted(set(wanted))

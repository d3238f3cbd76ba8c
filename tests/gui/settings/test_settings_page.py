"""The settings in the window: what is chosen is kept; files, the example, old meetings."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.settings.logo_row import LogoRow
from gui.settings.panel import SettingsPanel
from gui.settings.setting_row import SettingRow
from gui.widgets.motion import wish
from gui.widgets.motion.pictures import Overlay
from gui.widgets.motion.wish import Motion
from model.commands.papers import mark_filed
from model.commands.settings import checked
from model.delivery.mail_programs import keep_file
from model.editions import full, open_edition
from model.errors import UserError
from model.queries.meetings import list_meetings
from model.queries.people import list_forums
from model.queries.settings import rollout, value
from model.settings import SETTINGS
from model.storage.view_codec import from_text, to_text
from model.text.translate import _
from tests.end_to_end.driver import WAIT_MS, Driver, running


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    with running(qtbot, tmp_path / "m.db") as found:
        found.screens.files.show_example()
        qtbot.waitUntil(lambda: found.screens.agenda.agenda is not None, timeout=WAIT_MS)
        found.settle()
        found.do("view.settings")
        yield found


def panel(driver: Driver) -> SettingsPanel:
    return driver.screens.upkeep.panel


def choose(driver: Driver, row: SettingRow, choice: str | None) -> None:
    assert row.combo is not None
    row.combo.choose(choice)
    row.combo.activated.emit(row.combo.currentIndex())
    driver.settle()


def holds(driver: Driver, key: str, forum_id: int | None = None) -> str:
    assert driver.application.workspace is not None
    return driver.application.workspace.read(partial(value, key=key, forum_id=forum_id))


def row(driver: Driver, key: str) -> SettingRow:
    return panel(driver).rows[key]


def test_every_setting_has_a_place(driver: Driver) -> None:
    assert list(panel(driver).rows) == list(SETTINGS)
    assert len(
        {row.mapTo(panel(driver), QPoint()).y() for row in panel(driver).rows.values()}
    ) == len(SETTINGS)


def test_what_stands_in_a_line_is_kept_when_the_window_closes(driver: Driver) -> None:
    line = row(driver, "sender_name").line
    assert line is not None
    driver.write(line, "Sekretariatet")
    driver.settle()  # as closing does, without leaving the line
    assert holds(driver, "sender_name") == "Sekretariatet"


def test_a_forum_may_differ_and_go_back(driver: Driver) -> None:
    section = panel(driver).forums
    assert driver.application.workspace is not None
    (forum,) = driver.application.workspace.read(list_forums)
    choose(driver, row(driver, "closed_points"), "line")
    section.forum.choose(forum.id)
    choose(driver, row(driver, "closed_points"), "title")
    assert (holds(driver, "closed_points"), holds(driver, "closed_points", forum.id)) == (
        *("line", "title"),
    )
    other = section._others[0]
    assert other.currentText() == forum.name  # the card of the mails says for whom it is, too
    other.setCurrentIndex(0)
    assert section.forum_id() is None
    other.choose(forum.id)
    choose(driver, row(driver, "closed_points"), None)
    assert holds(driver, "closed_points", forum.id) == "line"


def test_a_neutral_title_without_effect_leads_to_its_setting(driver: Driver) -> None:
    screens = driver.screens
    meeting = meeting_with_points(driver)
    screens.open_meeting(meeting)
    driver.settle()
    agenda = screens.agenda.agenda
    assert agenda is not None
    closed = next(row for row in agenda.entries if row.openness == "closed")
    screens.agenda.entries.select(closed.id)
    driver.settle()
    neutral = screens.point.head.neutral
    assert neutral._note.isVisible()
    assert "udelader" in neutral.line.accessibleDescription()
    neutral.change.click()
    driver.settle()
    setting = row(driver, "closed_points")
    assert driver.window.page() == "settings"
    assert driver.window.focusWidget() is setting.field
    assert panel(driver).forums.forum.currentText() == "Chefteam"
    choose(driver, setting, "title")
    screens.open_meeting(meeting)
    screens.agenda.entries.select(closed.id)
    driver.settle()
    assert neutral.isVisible()
    assert not neutral._note.isVisible()


def meeting_with_points(driver: Driver) -> int:
    assert driver.application.workspace is not None
    rows = driver.application.workspace.read(list_meetings)
    return next(row.id for row in rows if row.points > 5)


def test_the_look_changes_at_once(driver: Driver) -> None:
    from gui import theme

    choose(driver, panel(driver).rows["theme"], "dark")
    assert theme.current().dark
    choose(driver, panel(driver).rows["theme"], "light")
    assert not theme.current().dark


def test_a_forum_is_made_renamed_and_removed(driver: Driver) -> None:
    section = panel(driver).forums
    section.ask_name = lambda title, name: "Direktion"
    section.add.click()
    driver.settle()
    assert section.forum.currentText() == "Direktion"
    section.ask_name = lambda title, name: "Direktionen"
    section.rename.click()
    driver.settle()
    assert section.forum.currentText() == "Direktionen"
    section.remove.click()
    driver.settle()
    assert section.forum.findText("Direktionen") == -1


def test_settings_go_to_a_file_and_come_back(driver: Driver, tmp_path: Path, qtbot: QtBot) -> None:
    choose(driver, row(driver, "minutes_layout"), "full")
    file = tmp_path / "punktvis-settings.json"
    page = panel(driver)
    page.choose_file = lambda write: str(file)
    page.export.click()
    qtbot.waitUntil(file.exists, timeout=WAIT_MS)
    told = json.loads(file.read_text("utf-8"))
    assert told["settings"]["minutes_layout"] == "full"
    told["forums"] = {"Direktion": {"closed_points": "line"}}
    told["settings"]["minutes_layout"] = "decisions"
    file.write_text(json.dumps(told), "utf-8")
    page.take_in.click()
    qtbot.waitUntil(lambda: holds(driver, "minutes_layout") == "decisions", timeout=WAIT_MS)
    driver.settle()
    assert page.forums.forum.findText("Direktion") > 0


def test_a_second_folder_for_backups(driver: Driver, tmp_path: Path, qtbot: QtBot) -> None:
    second = tmp_path / "andet sted"
    second.mkdir()
    page = panel(driver)
    page.choose_folder = lambda: str(second)
    page.rows["backup_folder"].findChildren(QWidget)
    page._on_folder()
    driver.settle()
    assert holds(driver, "backup_folder") == str(second)
    driver.screens.upkeep.back_up()
    qtbot.waitUntil(lambda: bool(list(second.glob("*.punktvis-backup"))), timeout=WAIT_MS)


def test_the_example_goes_and_comes_back_by_undo(driver: Driver) -> None:
    workspace = driver.application.workspace
    assert workspace is not None
    before = len(workspace.read(list_meetings))
    panel(driver).take_example_out()
    driver.settle()
    assert workspace.read(list_meetings) == ()
    assert panel(driver).remove_example.isHidden() or not panel(driver)._example.isVisible()
    driver.do("edit.undo")
    assert len(workspace.read(list_meetings)) == before


def test_only_filed_meetings_can_go(driver: Driver, qtbot: QtBot) -> None:
    workspace = driver.application.workspace
    assert workspace is not None
    filed, *others = sorted(workspace.read(list_meetings), key=lambda meeting: meeting.date)
    at = datetime.datetime(2026, 11, 1, 9)
    command = partial(mark_filed, meeting_id=filed.id, folder="", at=at)
    workspace.run("filed", command).result(30)
    draft = keep_file(b"Subject: closed", "Dagsorden")
    dialog = driver.screens.upkeep.show_old_meetings()
    assert dialog.boxes == []
    dialog._today = lambda: datetime.date(2040, 1, 1)
    dialog.reload()
    assert [box.isEnabled() for _row, box in dialog.boxes] == [True, *(False for _other in others)]
    assert dialog.remove.why_not
    dialog.boxes[0][1].setChecked(True)
    assert dialog.chosen() == [filed.id]
    dialog.remove.click()
    (question,) = dialog.findChildren(QMessageBox)
    assert question.defaultButton().text() == _("Keep")
    question.reject()
    with qtbot.waitSignal(dialog.removed, timeout=WAIT_MS):
        dialog.remove_chosen()
    left = {meeting.id for meeting in workspace.read(list_meetings)}
    assert left == {meeting.id for meeting in others}
    assert not draft.exists()
    dialog.reject()


def test_a_forum_has_its_letterhead(driver: Driver) -> None:
    section = panel(driver).forums
    workspace = driver.application.workspace
    assert workspace is not None
    forum = workspace.read(list_forums)[0]
    section.forum.choose(forum.id)
    field = row(driver, "letterhead").line
    assert field is not None
    field.setText("Fjordby Kommune\nSundhed og Omsorg")
    field.editingFinished.emit()
    driver.settle()
    assert holds(driver, "letterhead", forum.id) == "Fjordby Kommune\nSundhed og Omsorg"
    meeting_id = driver.screens.meeting_id() or workspace.read(list_meetings)[0].id
    for edition in (full, open_edition):
        view = workspace.read(partial(edition, meeting_id=meeting_id))
        assert view.letterhead == ("Fjordby Kommune", "Sundhed og Omsorg")
        assert from_text(to_text(view)) == view
    values = workspace.read(rollout).settings
    assert values[forum.name]["letterhead"].startswith("Fjordby")


def test_a_forum_has_a_picture_in_its_letterhead(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = panel(driver).forums
    workspace = driver.application.workspace
    assert workspace is not None
    forum = workspace.read(list_forums)[0]
    section.forum.choose(forum.id)
    logo = row(driver, "letterhead_logo")
    assert isinstance(logo, LogoRow)
    file = tmp_path / "våben.png"
    Image.new("RGB", (60, 40), "navy").save(file)
    monkeypatch.setattr(logo, "ask_file", lambda: str(file))
    assert logo.picture.isHidden()
    logo.choose.click()
    driver.settle()
    assert not logo.picture.pixmap().isNull()
    assert holds(driver, "letterhead_logo", forum.id)
    assert holds(driver, "letterhead_logo", None) == ""
    meeting_id = driver.screens.meeting_id() or workspace.read(list_meetings)[0].id
    view = workspace.read(partial(open_edition, meeting_id=meeting_id))
    assert view.logo
    assert from_text(to_text(view)) == view
    logo.remove.click()
    driver.settle()
    assert logo.picture.isHidden()
    assert holds(driver, "letterhead_logo", forum.id) == ""


def test_motion_is_chosen_at_once_and_the_agenda_shows_what_moved(
    driver: Driver, motion: Motion
) -> None:
    choose(driver, row(driver, "motion"), "none")
    assert not wish.wanted()
    choose(driver, row(driver, "motion"), "system")
    assert wish.wanted()
    agenda = driver.screens.agenda.agenda
    assert agenda is not None
    driver.screens.open_meeting(agenda.meeting.id)
    driver.settle()
    entries, point = driver.screens.agenda.entries, agenda.entries[0]
    entries.select(point.id)
    motion.finish()
    entries._slides._rest_ms = 0
    others = agenda.entries[1:]
    entries.show_agenda(replace(agenda, entries=(others[0], point, *others[1:])))
    found = entries.selected()
    assert found is not None
    assert found.id == point.id
    assert entries.currentIndex().row() == 1
    assert any(one.isVisible() for one in entries.findChildren(Overlay))
    motion.finish()
    assert not any(one.isVisible() for one in entries.findChildren(Overlay))


def test_a_value_that_cannot_be_is_refused_in_the_words_of_the_window() -> None:
    with pytest.raises(UserError, match="Port of the mail server"):
        checked("smtp_port", "+")

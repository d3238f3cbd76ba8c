"""Word files dropped on the window are reviewed, taken in as one step, and never twice in silence."""

import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from gui.import_review.dialog import ReviewDialog
from model.commands import items as commands
from model.commands import meetings
from model.entities import Annex, Item
from model.exchange.word.recognise import recognise_file
from model.queries.item_views import all_items
from model.text.blocks import plain_text
from model.views import ItemView
from tests.end_to_end.driver import Driver, running
from tests.model.exchange.word.twins import grid, labels


def drop(driver: Driver, *paths: Path) -> None:
    """Let files fall on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    driver.window.dropEvent(event)


def review(driver: Driver) -> ReviewDialog:
    """The review that stands open."""
    queue = driver.screens.files.reviews
    driver.qtbot.waitUntil(lambda: queue.dialog is not None)
    assert queue.dialog is not None
    return queue.dialog


def items(driver: Driver) -> tuple[ItemView, ...]:
    driver.settle()
    workspace = driver.application.workspace
    assert workspace is not None
    return workspace.read(all_items)


def test_two_files_are_reviewed_one_after_the_other(qtbot: QtBot, tmp_path: Path) -> None:
    one, other = tmp_path / "one.docx", tmp_path / "other.docx"
    grid(one)
    labels(other)
    with running(qtbot, tmp_path / "db.sqlite") as driver:
        drop(driver, one, other)
        first = review(driver)
        assert first.rows["title"].text.text() == "Cykler til hjemmeplejen & hjelme <alle>"
        assert "Husk hjelmen" in first.rows["unrecognised"].text.text()
        first.accept_button.click()
        qtbot.waitUntil(lambda: driver.screens.files.reviews.dialog is not first)
        second = review(driver)
        second.skip_button.click()
        (item,) = items(driver)
        assert item.title == "Cykler til hjemmeplejen & hjelme <alle>"
        driver.do("view.items")
        row = driver.screens.items.selected()
        assert row is not None
        assert row.title == item.title
        driver.do("edit.undo")
        assert items(driver) == ()


def test_a_newer_version_shows_its_differences(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "one.docx"
    grid(path)
    with running(qtbot, tmp_path / "db.sqlite") as driver:
        drop(driver, path)
        review(driver).accept_button.click()
        (before,) = items(driver)
        workspace = driver.application.workspace
        assert workspace is not None
        workspace.run("x", _spoil).result()
        drop(driver, path)
        dialog = review(driver)
        shown = [row.name for row in dialog.rows.values() if row.take.isChecked()]
        assert shown == ["department"]
        assert "Helt andet" in dialog.rows["department"].old.text()
        dialog.accept_button.click()
        assert items(driver) == (before,)


def test_it_can_be_put_on_the_open_meeting(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "one.docx"
    grid(path)
    with running(qtbot, tmp_path / "db.sqlite") as driver:
        workspace = driver.application.workspace
        assert workspace is not None
        day = datetime.date(2026, 2, 19)
        made = workspace.run("x", lambda session: meetings.create(session, "Chefteam", day))
        driver.screens.open_meeting(made.result())
        driver.settle()
        drop(driver, path)
        dialog = review(driver)
        assert dialog.on_meeting.isChecked()
        title = dialog.rows["title"].text.text()
        dialog.accept_button.click()
        driver.settle()
        agenda = driver.screens.agenda.agenda
        assert agenda is not None
        assert [row.title for row in agenda.entries] == [title]
        drop(driver, path)
        again = review(driver)
        assert again.decision().version_of is not None
        again.accept_button.click()
        driver.settle()
        agenda = driver.screens.agenda.agenda
        assert agenda is not None
        assert len(agenda.entries) == 1, "a newer version is no second point"


def test_a_blank_form_is_written_for_the_open_meeting(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "db.sqlite") as driver:
        workspace = driver.application.workspace
        assert workspace is not None
        day = datetime.date(2026, 2, 19)
        made = workspace.run("x", lambda session: meetings.create(session, "Chefteam", day))
        driver.screens.open_meeting(made.result())
        driver.settle()
        agenda = driver.screens.agenda.agenda
        assert agenda is not None
        target = tmp_path / "blank"
        driver.screens.files.write_blank_form(agenda.meeting, target, "indstilling-2020")
        written = tmp_path / "blank.docx"
        qtbot.waitUntil(written.exists)
        assert "19. februar 2026" in recognise_file(written).item.meeting_line


def test_a_pasted_form_is_reviewed_and_nothing_of_it_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    text = (
        "Nye cykler\nChefteammøde – 19. februar 2026\nSagsbehandler: Bo Prøve  Mødedeltagere: Eva Digt\n"
        "Baggrund\nCyklerne er slidte.\nNoget om vejret:\nDet regner.\nBeslutninger\n- At købe dem\n"
        "  o Fire straks\n"
    )
    with running(qtbot, tmp_path / "db.sqlite") as driver:
        QApplication.clipboard().setText(text)
        driver.do("item.paste")
        dialog = review(driver)
        assert dialog.rows["attendees"].text.text() == "Eva Digt"
        dialog.accept_button.click()
        (item,) = items(driver)
    assert item.title == "Nye cykler"
    assert item.caseworkers == ("Bo Prøve",)
    assert [block.level for block in item.decisions] == [0, 1]
    kept = plain_text((*item.background, *item.decisions, *item.unrecognised))
    for words in ("Cyklerne er slidte.", "Noget om vejret", "Det regner.", "Fire straks"):
        assert words in kept


def test_a_form_pasted_with_its_tables_becomes_its_fields(qtbot: QtBot, tmp_path: Path) -> None:
    copied = QMimeData()
    copied.setText("Nye cykler\nSagsbehandler:\nBaggrund\nDe er slidte.\nBo Prøve\nHR")
    copied.setHtml(
        "<p>Nye cykler</p><table><tr><td>Baggrund</td><td>Sagsbehandler:</td><td>Koordinering</td></tr>"
        "<tr><td>De er slidte.</td><td>Bo Prøve</td><td>HR</td></tr></table>"
    )
    with running(qtbot, tmp_path / "db.sqlite") as driver:
        QApplication.clipboard().setMimeData(copied)
        driver.do("item.paste")
        review(driver).accept_button.click()
        (item,) = items(driver)
    assert (item.title, item.caseworkers) == ("Nye cykler", ("Bo Prøve",))
    assert plain_text(item.background) == "De er slidte."
    assert plain_text(item.coordination) == "HR"


def test_annexes_are_compared_one_by_one(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "one.docx"
    labels(path)
    with running(qtbot, tmp_path / "db.sqlite") as driver:
        drop(driver, path)
        review(driver).accept_button.click()
        (before,) = items(driver)
        assert [annex.number for annex in before.annexes] == [1, 2]
        workspace = driver.application.workspace
        assert workspace is not None
        workspace.run("x", _spoil_annexes).result()
        drop(driver, path)
        dialog = review(driver)
        shown = {row.name: row.take.isChecked() for row in dialog.rows.values() if row.isVisible()}
        assert shown == {"annexes/2": True, "annexes/3": False}
        assert "Et andet navn" in dialog.rows["annexes/2"].old.text()
        dialog.rows["annexes/3"].take.setChecked(True)
        dialog.accept_button.click()
        assert items(driver) == (before,)


def _spoil_annexes(session: Session) -> None:
    item = session.scalars(select(Item)).one()
    item.annexes[1].title = "Et andet navn"
    item.annexes.append(Annex(number=3, title="Nyt", openness="open", file_name=""))


def _spoil(session: Session) -> None:
    item = session.scalars(select(Item)).one()
    commands.set_field(session, item.id, "department", "Helt andet")


def test_handed_over_from_the_window_and_read_in_again(qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "til Bo.punktvis-handover"
    path = tmp_path / "one.docx"
    labels(path)
    with running(qtbot, tmp_path / "db.sqlite") as driver:
        drop(driver, path)
        review(driver).accept_button.click()
        before = items(driver)
        driver.window.show()
        driver.do("view.items")
        (row,) = driver.screens.items.all_selected()
        driver.screens.files.hand_over(target.with_suffix(""), [], [row.id])
        qtbot.waitUntil(target.exists)
        driver.settle()
    with running(qtbot, tmp_path / "other.sqlite") as driver:
        drop(driver, target)
        qtbot.waitUntil(lambda: items(driver) == before)

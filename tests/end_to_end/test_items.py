"""The bank of recommendations in the real window, by keys and menus."""

import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from gui.fields.form.money_rows import CostsRow
from gui.fields.form.rows import PeopleRow, RichTextRow
from gui.fields.readiness.remarks import RemarkList
from gui.items.bank_list import ReadyRole
from gui.items.panel import ItemsPanel
from gui.widgets.page_scroll import PageScroll
from model.commands import agenda, meetings
from model.commands.status import set_status
from model.queries.bank import BankDetail, bank_item
from model.readiness import Light
from model.text.blocks import plain_text
from model.vocabulary import MeetingStatus
from tests.end_to_end.driver import WAIT_MS, Driver, running
from tests.end_to_end.test_item_by_keys import stored


def bank(driver: Driver) -> ItemsPanel:
    driver.window.show()
    driver.do("view.items")
    return driver.screens.items


def new_item(driver: Driver, title: str) -> None:
    driver.do("item.new")
    panel = driver.screens.items
    driver.qtbot.waitUntil(lambda: panel.selected() is not None, timeout=WAIT_MS)
    driver.settle()
    driver.rewrite(panel.page.head.title, title)
    driver.settle()
    assert selected(panel) == title


def titles(panel: ItemsPanel) -> list[str]:
    model = panel.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def selected(panel: ItemsPanel) -> str:
    row = panel.selected()
    return row.title if row is not None else ""


def choose(driver: Driver, widget: QWidget, code: str) -> None:
    widget.choose(code)  # type: ignore[attr-defined]
    widget.activated.emit(widget.currentIndex())  # type: ignore[attr-defined]
    driver.settle()


def coming_meeting(driver: Driver, days: int) -> int:
    assert driver.application.workspace is not None
    day = datetime.date.today() + datetime.timedelta(days=days)
    command = partial(meetings.create, forum="Chefteam", date=day)
    made = driver.application.workspace.run("møde", command).result()
    driver.settle()
    return made


def test_found_filtered_and_sorted(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        panel = bank(driver)
        for title in ("Busser", "Affald", "Cykler"):
            new_item(driver, title)
        assert titles(panel) == ["Cykler", "Affald", "Busser"]
        choose(driver, panel.order, "title")
        assert titles(panel) == ["Affald", "Busser", "Cykler"]
        driver.write(panel.search, "bus")
        assert titles(panel) == ["Busser"]
        head = panel.page.head
        head.ask_comment = lambda: "Mangler beløb"
        choose(driver, head.stage, "returned")
        assert head.comment.text() == "Mangler beløb"
        panel.search.clear()
        choose(driver, panel.filter, "returned")
        assert titles(panel) == ["Busser"]
        choose(driver, panel.filter, "ready")
        assert titles(panel) == []
        driver.do("edit.undo")
        choose(driver, panel.filter, "")
        assert len(titles(panel)) == 3


def test_put_on_a_meeting_and_copied(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        panel = bank(driver)
        coming_meeting(driver, 7)
        meeting_id = coming_meeting(driver, 14)
        new_item(driver, "Lejemål")
        head = panel.page.head
        later = datetime.date.today() + datetime.timedelta(days=10)
        driver.rewrite(head.not_before, later.strftime("%d-%m-%Y"))
        driver.press(head.not_before, Qt.Key.Key_Return)
        driver.settle()
        menu = panel.meeting_menu()
        assert menu is not None
        assert [action.isEnabled() for action in menu.actions()] == [False, True]
        menu.actions()[1].trigger()
        driver.settle()
        row = panel.selected()
        assert row is not None
        assert (row.stage, row.placements[0].meeting_id) == ("on_agenda", meeting_id)
        driver.do("item.copy")
        qtbot.waitUntil(lambda: len(titles(panel)) == 2, timeout=WAIT_MS)
        driver.settle()
        copied = panel.selected()
        assert copied is not None
        assert (copied.id != row.id, copied.stage) == (True, "received")
        driver.screens.open_meeting(meeting_id)
        agenda = driver.screens.agenda.agenda
        assert agenda is not None
        assert [entry.title for entry in agenda.entries] == ["Lejemål"]


def test_another_form_loses_no_text(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        panel = bank(driver)
        new_item(driver, "Lejemål")
        form = panel.page.recommendation
        row = form.row("follow_up")
        assert isinstance(row, RichTextRow)
        driver.write(row.text, "Status i maj.")
        driver.settle()
        choose(driver, panel.page.head.form, "sparring-2018")
        stray = form.row("follow_up")
        assert isinstance(stray, RichTextRow)
        assert stray is form.rows[-1]
        assert plain_text(stray.text.blocks()) == "Status i maj."
        assert form.row("implementation") is not None
        # It can be moved from there; the emptied field stays until another one is shown.
        stray.text.selectAll()
        driver.press(stray.text, Qt.Key.Key_Delete)
        driver.settle()
        assert form.row("follow_up") is stray
        choose(driver, panel.page.head.form, "indstilling-2020")
        assert form.row("implementation") is None


def _menu(panel: ItemsPanel) -> list[QAction]:
    menu = panel.meeting_menu()
    assert menu is not None
    return menu.actions()


def dropped_on(driver: Driver, place: int) -> None:
    """What a drag of the selected recommendation onto a coming meeting ends in."""
    panel = driver.screens.items
    data = panel.list.model().mimeData([panel.list.currentIndex()])
    model = panel.coming.model()
    model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, model.index(place, 0))
    driver.settle()


def held_before_its_day(driver: Driver, meeting: int) -> None:
    assert driver.application.workspace is not None
    for status in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED, MeetingStatus.HELD):
        step = partial(set_status, meeting_id=meeting, status=status)
        driver.application.workspace.run("step", step).result(30)
    driver.settle()


def test_dragged_or_sent_by_key_to_a_meeting(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        panel = bank(driver)
        assert panel.coming.isHidden()
        coming_meeting(driver, 5)
        coming_meeting(driver, 12)
        new_item(driver, "Busser")
        assert panel.coming.model().rowCount() == 2
        held_before_its_day(driver, coming_meeting(driver, 19))
        assert panel.coming.model().rowCount() == 2
        dropped_on(driver, 0)
        row = panel.selected()
        assert row is not None
        assert (row.stage, len(row.placements)) == ("on_agenda", 1)
        assert [action.isEnabled() for action in _menu(panel)] == [False, True]
        assert len(driver.screens.items.selected().placements) == 1  # type: ignore[union-attr]
        panel.coming.setFocus()
        panel.coming.setCurrentIndex(panel.coming.model().index(1, 0))
        driver.press(panel.coming, Qt.Key.Key_Return)
        driver.settle()
        assert len(driver.screens.items.selected().placements) == 2  # type: ignore[union-attr]


def _visible_buttons(remarks: RemarkList) -> list[QAbstractButton]:
    return [button for button in remarks.findChildren(QAbstractButton) if button.isVisible()]


def test_light_and_list_of_what_stands_on_no_meeting(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        panel = bank(driver)
        new_item(driver, "Busser")
        remarks = panel.page.sheet.remarks

        def codes() -> list[str]:
            return [remark.finding.code for remark in remarks.found.remarks]

        wanted = ["OPENNESS_UNDECIDED", "EMPTY_ITEM", "DEPARTMENT_MISSING"]
        qtbot.waitUntil(lambda: codes() == wanted, timeout=WAIT_MS)
        assert panel.list.currentIndex().data(ReadyRole).light is Light.NOTE
        remarks.field_wanted.emit("department")
        department = panel.page.recommendation.row("department")
        assert department is not None
        assert department.isAncestorOf(driver.window.focusWidget())
        remarks.field_wanted.emit("openness")
        assert driver.window.focusWidget() is panel.page.head.field("openness")
        choose(driver, panel.page.head.field("openness"), "open")
        background = panel.page.recommendation.row("background")
        assert isinstance(background, RichTextRow)
        driver.write(background.text, "Se bilag 2.")
        driver.settle()
        qtbot.waitUntil(lambda: codes() == ["ANNEX_NOT_LISTED", wanted[2]], timeout=WAIT_MS)
        assert panel.list.currentIndex().data(ReadyRole).light is Light.LOOK
        # One button each to go there, and one to put it aside.
        # Asked anew each time: the buttons of the remarks before are still being taken away.
        qtbot.waitUntil(lambda: len(_visible_buttons(remarks)) == 4, timeout=WAIT_MS)
        remarks.ask_reason = lambda finding: "kommer"
        remarks.dismiss(remarks.found.remarks[0].finding)
        qtbot.waitUntil(lambda: codes() == wanted[2:], timeout=WAIT_MS)
        remarks.take_up(remarks.found.dismissed[0].finding)
        qtbot.waitUntil(lambda: len(codes()) == 2, timeout=WAIT_MS)


def test_a_line_is_stored_while_it_is_typed(qtbot: QtBot, tmp_path: Path) -> None:
    """Nothing is left, no key ends a line: what a kill would leave is in the database all the same."""
    with running(qtbot, tmp_path / "m.db") as driver:
        panel = bank(driver)
        new_item(driver, "Lejemål")
        workspace, row = driver.application.workspace, panel.selected()
        assert workspace is not None
        assert row is not None

        def stored() -> BankDetail:
            return workspace.read(partial(bank_item, item_id=row.id))

        december = datetime.date(2026, 12, 1)
        head, people = panel.page.head, panel.page.recommendation.row("caseworkers")
        assert isinstance(people, PeopleRow)
        for line, text, value in (
            (head.case_number, "26/1", lambda: stored().row.case_number),
            (head.comment, "Mangler bilag", lambda: stored().row.comment),
            (
                head.not_before,
                "01-12-2026",
                lambda: "01-12-2026" if stored().row.not_before == december else "",
            ),
            (people.people, "Ida Holm, Bo", lambda: ", ".join(stored().item.caseworkers)),
        ):
            line.setFocus()
            driver.write(line, text)
            qtbot.waitUntil(lambda value=value, text=text: value() == text, timeout=WAIT_MS)
            assert line.text() == text
        driver.settle()
        driver.write(people.people, " Kjær")
        qtbot.waitUntil(lambda: stored().item.caseworkers[1] == "Bo Kjær", timeout=WAIT_MS)
        assert people.people.text() == "Ida Holm, Bo Kjær"
        driver.do("edit.undo")
        assert stored().item.caseworkers == ()  # one field, one step


def test_what_a_text_saves_itself_rebuilds_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the page nor the list reads again; a value beside it and another's text are followed."""
    with running(qtbot, tmp_path / "m.db") as driver:
        panel = bank(driver)
        new_item(driver, "Cykler")
        read: list[str] = []
        for part in (panel, panel.page):
            monkeypatch.setattr(part, "ask_reload", partial(read.append, type(part).__name__))
        background = panel.page.recommendation.row("background")
        assert isinstance(background, RichTextRow)
        driver.write(background.text, "Slidte.")
        driver.settle()
        assert plain_text(stored(driver).background) == "Slidte."
        assert read == []
        driver.do("edit.undo")
        assert read == ["ItemPage"]
        read.clear()
        driver.rewrite(panel.page.head.title, "Nye cykler")
        driver.settle()
        assert sorted(read) == ["ItemPage", "ItemsPanel"]


def test_years_follow_the_meeting_and_say_so(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        panel = bank(driver)
        new_item(driver, "Cykler")
        costs = panel.page.recommendation.row("direct_costs")
        assert isinstance(costs, CostsRow)
        today = datetime.date.today()

        def years() -> list[int]:
            driver.settle()
            return [int(cell.accessibleName()) for cell in costs.cells]

        assert years() == [today.year + more for more in (-1, 0, 1, 2)]
        day = today.replace(year=today.year + 2, day=1)
        meeting_id = coming_meeting(driver, (day - today).days)
        row = panel.selected()
        workspace = driver.application.workspace
        assert row is not None
        assert workspace is not None
        place = partial(agenda.place_item, meeting_id=meeting_id, item_id=row.id)
        workspace.run("placeret", place).result()
        assert years() == [day.year + more for more in (-1, 0, 1, 2)]
        assert str(day.year) in costs.note.text()
        driver.rewrite(costs.cells[0], "12")
        driver.settle()
        assert not costs.note.isVisible()


def test_another_recommendation_is_read_from_its_beginning(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        panel = bank(driver)
        for title in ("Busser", "Cykler"):
            new_item(driver, title)
        bar = panel.page.sheet.findChild(PageScroll).verticalScrollBar()  # type: ignore[union-attr]
        qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=WAIT_MS)
        bar.setValue(bar.maximum())
        driver.press(panel.list, Qt.Key.Key_Down)
        driver.settle()
        assert selected(panel) == "Busser"
        assert bar.value() == 0

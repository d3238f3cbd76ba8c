"""The page beside the text: it follows what is saved, leads to the field, and is the page of the file."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.documents.preview_panel import PreviewPanel
from model.commands import agenda, meetings, minutes
from model.documents.pdf import Spot
from model.exporting import Wanted, export_file
from model.pdfium import pictures
from model.text.blocks import from_plain
from model.text.translate import set_language
from model.vocabulary import Edition, Openness
from tests.end_to_end.driver import Driver, running

LONG = "\n".join(["Sagen har været drøftet med områderne, og de peger på det samme. " * 6] * 9)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """Three points over several pages, the preview beside them."""
    with running(qtbot, tmp_path / "møder.db") as found:
        set_language("en")
        workspace = found.application.workspace
        assert workspace is not None

        def fill(session: object) -> int:
            day = datetime.date(2026, 2, 5)
            meeting = meetings.create(session, "Chefteam", day, start=540, end=600)  # type: ignore[arg-type]
            for title in ("Budget", "Skolevej", "Ferie"):
                point = agenda.add_point(session, meeting, title, duration=20)  # type: ignore[arg-type]
                agenda.set_openness(session, point, Openness.OPEN)  # type: ignore[arg-type]
                minutes.set_text(session, point, from_plain(LONG))  # type: ignore[arg-type]
            return meeting

        found.screens.open_meeting(workspace.run("fill", fill).result(30))
        found.settle()
        found.do("view.preview")
        wait_for_pages(found)
        yield found


def panel(driver: Driver) -> PreviewPanel:
    return driver.screens.preview


def wait_for_pages(driver: Driver, words: str = "") -> None:
    """Until the pages in sight are there and the document says this."""

    def ready() -> bool:
        shown = panel(driver)._preview
        said = str(shown.document.blocks) if shown is not None else ""
        return shown is not None and words in said and not panel(driver).view.lacks_pictures()

    driver.qtbot.waitUntil(ready, timeout=60_000)


def rename(driver: Driver, title: str) -> None:
    workspace = driver.application.workspace
    agenda_shown = driver.screens.agenda.agenda
    assert workspace is not None
    assert agenda_shown is not None
    first = agenda_shown.entries[0].id
    workspace.run("rename", lambda session: agenda.rename(session, first, title)).result(30)


def spot_of(driver: Driver, field: str) -> Spot:
    shown = panel(driver)._preview
    assert shown is not None
    return next(spot for spot in shown.spots if spot.field == field and spot.entry)


def click(driver: Driver, spot: Spot) -> None:
    view = panel(driver).view
    view.scroll_to(spot.page, spot.top - 30)
    area = view._area(spot.page)
    middle = QPointF((spot.left + spot.right) / 2, (spot.top + spot.bottom) / 2) * view._scale
    at = (area.topLeft() + middle).toPoint()
    driver.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))


def follows(driver: Driver) -> None:
    view = panel(driver).view
    panel(driver).documents.choose("minutes")
    wait_for_pages(driver, "drøftet")
    view.set_zoom(1.0)
    view.verticalScrollBar().setValue(700)
    wait_for_pages(driver)
    before = dict(view._pictures)
    seen: list[bool] = []
    panel(driver)._maker.made.connect(lambda _made: seen.append(bool(view._pictures)))
    rename(driver, "Regnskab og budget")
    wait_for_pages(driver, "Regnskab og budget")
    assert all(seen)  # never without a picture
    assert view.verticalScrollBar().value() == 700
    assert view.zoom == pytest.approx(1.0)
    assert not view.fits
    assert before


def lists_pages(driver: Driver) -> None:
    panel(driver).documents.choose("minutes")
    wait_for_pages(driver, "drøftet")
    panel(driver).pages_button.setChecked(True)
    rows = panel(driver).list
    texts = [rows.item(row).text() for row in range(rows.count())]
    names = [text.lstrip("0123456789 ") for text in texts]
    assert [name for name in names if name] == [
        "Punkt 1: Regnskab og budget",
        "Punkt 2: Skolevej",
        "Punkt 3: Ferie",
    ]
    rows.itemActivated.emit(rows.item(rows.count() - 1))
    assert panel(driver).view.verticalScrollBar().value() > 0


def answers_keys(driver: Driver) -> None:
    view = panel(driver).view
    before = view.zoom
    driver.press(view, Qt.Key.Key_Plus)
    assert view.zoom > before
    driver.press(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    driver.press(view, Qt.Key.Key_Home)
    driver.press(view, Qt.Key.Key_0)
    assert view.fits
    wanted: list[tuple[str, str]] = []
    view.place_wanted.connect(lambda entry, field: wanted.append((entry, field)))
    view.scroll_to(spot_of(driver, "minutes").page, spot_of(driver, "minutes").top - 2)
    driver.press(view, Qt.Key.Key_Return)
    assert len(wanted) == 1


def rests_while_hidden(driver: Driver) -> None:
    driver.qtbot.waitUntil(lambda: not panel(driver)._maker._busy, timeout=60_000)
    driver.do("view.preview")
    made: list[object] = []
    panel(driver)._maker.made.connect(made.append)
    rename(driver, "Andet")
    driver.settle()
    assert not made
    assert panel(driver)._preview is None
    driver.do("view.preview")
    wait_for_pages(driver, "Andet")


def leads_to_fields(driver: Driver) -> None:
    screens = driver.screens
    click(driver, spot_of(driver, "start"))
    driver.settle()
    assert screens.page.job() == "agenda"
    assert screens.point.head.isAncestorOf(driver.window.focusWidget())
    screens.page.show_job("minutes")
    wait_for_pages(driver, "drøftet")
    shown = panel(driver)._preview
    assert shown is not None
    last = [spot for spot in shown.spots if spot.field == "minutes"][-1]
    screens.page.show_job("plan")
    panel(driver).documents.choose("minutes")
    wait_for_pages(driver, "drøftet")
    click(driver, last)
    driver.settle()
    selected = screens.agenda.entries.selected()
    assert screens.page.job() == "minutes"
    assert selected is not None
    assert selected.key == last.entry


def says_what_is_not_there(driver: Driver) -> None:
    preview = panel(driver)
    preview.documents.choose("extract")
    wait_for_pages(driver, "Ferie")
    workspace, selected = driver.application.workspace, driver.screens.agenda.entries.selected()
    assert workspace is not None
    assert selected is not None
    point = selected.id
    workspace.run("close", lambda s: agenda.set_openness(s, point, Openness.CLOSED)).result(30)
    driver.qtbot.waitUntil(
        lambda: "does not show that point" in preview._words.text(), timeout=60_000
    )


def shows_the_file(driver: Driver, tmp_path: Path) -> None:
    workspace = driver.application.workspace
    shown, meeting_id = panel(driver)._preview, driver.screens.meeting_id()
    assert workspace is not None
    assert shown is not None
    assert meeting_id is not None
    path = tmp_path / "a.pdf"
    export_file(workspace, Wanted(meeting_id, "agenda", Edition.OPEN), path, {})
    written = pictures(path, 1.0)
    assert shown.pages == len(written)
    assert [shown.pictures([page], 1.0)[page] for page in range(shown.pages)] == written


def prints(driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printing = driver.screens.dispatching.printing
    panel(driver).documents.choose("minutes")
    wait_for_pages(driver, "drøftet")
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask_printer", lambda _pages, _name: printer)
    told: list[str] = []
    printing.told.connect(told.append)
    driver.do("meeting.print")
    driver.qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    shown = panel(driver)._preview
    assert shown is not None
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed:
        assert len(printed) == shown.pages
    monkeypatch.setattr(printer, "newPage", lambda: False)
    reported: list[BaseException] = []
    monkeypatch.setattr(printing, "_services", replace(printing._services, report=reported.append))
    told.clear()
    driver.do("meeting.print")
    driver.do("meeting.print")
    assert told == ["The document before is still on its way to the printer."]
    driver.qtbot.waitUntil(lambda: bool(reported), timeout=60_000)
    assert "stopped before the end" in str(reported[0])
    assert len(told) == 1


def ends_in_silence(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let go while a document is written: nothing is opened, and nothing is said."""
    printing = driver.screens.dispatching.printing
    reported: list[BaseException] = []
    opened: list[QUrl] = []
    monkeypatch.setattr(printing, "_services", replace(printing._services, report=reported.append))
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    jobs = driver.screens.dispatching._services.jobs
    driver.do("meeting.print")
    printing.close()
    driver.qtbot.waitUntil(lambda: not jobs._running, timeout=60_000)
    assert (reported, opened) == ([], [])


def saves_what_it_shows(driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came of it is said where it is seen: the panel of the documents is not in front."""
    target = tmp_path / "saved.pdf"
    monkeypatch.setattr(driver.screens.dispatch, "ask_file", lambda _proposal, _formats: target)
    panel(driver).save.click()
    driver.qtbot.waitUntil(lambda: "Saved" in driver.window.messages.message(), timeout=60_000)
    assert driver.window.messages.isVisible()
    assert not driver.screens.dispatch.messages.message()
    assert target.is_file()


def goes_back_to_the_entry(driver: Driver) -> None:
    """Opened again it stands where the selected point is, and a wheel's parts make one step."""
    panel(driver).documents.choose("minutes")
    driver.screens.agenda.entries.step(2)
    wait_for_pages(driver, "drøftet")
    stood = panel(driver).view.verticalScrollBar().value()
    assert stood > 0
    driver.do("view.preview")
    driver.do("view.preview")
    wait_for_pages(driver, "drøftet")
    assert panel(driver).view.verticalScrollBar().value() == stood
    view = panel(driver).view
    panel(driver).fit.setChecked(False)
    before = view.zoom
    assert not view.fits
    for turned, zoom in ((0, before), (60, before), (60, None)):
        wheel(view.viewport(), turned)
        assert (view.zoom == before) is (zoom is not None)
    panel(driver).fit.setChecked(True)
    assert view.fits


def wheel(widget: QWidget, turned: int) -> None:
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def hands_on(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    printing = driver.screens.dispatching.printing
    opened: list[QUrl] = []
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    driver.do("meeting.print")
    driver.qtbot.waitUntil(lambda: bool(opened), timeout=60_000)
    path = Path(opened[0].toLocalFile())
    assert path.read_bytes().startswith(b"%PDF")
    printing.close()
    assert not path.exists()


# Opening a window takes longest, so that several questions share one.


def test_it_follows_what_is_saved(driver: Driver) -> None:
    follows(driver)
    lists_pages(driver)
    answers_keys(driver)
    rests_while_hidden(driver)


def test_it_leads_to_the_field(driver: Driver) -> None:
    leads_to_fields(driver)
    says_what_is_not_there(driver)


def test_it_is_the_file(driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shows_the_file(driver, tmp_path)
    saves_what_it_shows(driver, tmp_path, monkeypatch)
    with monkeypatch.context() as asked:
        prints(driver, tmp_path, asked)
    with monkeypatch.context() as asked:
        ends_in_silence(driver, asked)
    hands_on(driver, monkeypatch)
    goes_back_to_the_entry(driver)

"""What is told of an error that nobody foresaw: where it was, and no word of a meeting."""

import logging
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from gui.lifetime.error_reports import MOST_FRAMES, ErrorReports, describe
from model.entities import Person
from model.errors import UserError
from model.text.translate import _
from tests.model.workspace.opened import opened

SECRET = "Opsigelsen af lejemålet"


@pytest.fixture
def reports(qtbot: QtBot, tmp_path: Path) -> ErrorReports:
    made = ErrorReports(tmp_path / "punktvis.log")
    made.window = QWidget()
    qtbot.addWidget(made.window)
    return made


def broken() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(f"cannot save {SECRET}") from error


def box(reports: ErrorReports) -> QMessageBox:
    assert reports.window is not None
    (found,) = [b for b in reports.window.findChildren(QMessageBox) if b.isVisible()]
    return found


def test_details_and_log_say_where_and_quote_nothing(
    reports: ErrorReports, qtbot: QtBot, tmp_path: Path
) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        broken()
    reports.report(caught.value)
    qtbot.waitUntil(lambda: bool(reports.window and reports.window.findChildren(QMessageBox)))
    copy = next(b for b in box(reports).findChildren(QPushButton) if b.text() == _("Copy details"))
    with qtbot.waitSignal(reports.told):
        copy.click()
    details = QApplication.clipboard().text()
    reports.close()
    log = (tmp_path / "punktvis.log").read_text("utf-8")
    for told in (details, log):
        assert "test_error_reports.py" in told
        assert "ValueError" in told
        assert "KeyError" in told
        assert SECRET not in told


def test_what_the_database_and_the_system_say_is_told_by_its_code(tmp_path: Path) -> None:
    with opened(tmp_path) as workspace, pytest.raises(IntegrityError) as caught:
        workspace.do(
            lambda session: session.execute(insert(Person).values(name=None, title=SECRET))
        )
    told = describe(caught.value)
    assert "SQLITE_CONSTRAINT" in told
    assert SECRET not in told
    assert (
        describe(FileNotFoundError(2, "gone", SECRET)).strip()
        == "builtins.FileNotFoundError ENOENT"
    )


def test_what_the_model_logs_keeps_its_place_and_loses_its_words(
    reports: ErrorReports, tmp_path: Path
) -> None:
    try:
        broken()
    except ValueError:
        logging.getLogger("model.workspace.listeners").exception("a listener failed")
    logging.getLogger("model.workspace.writer").info("%r held the writer", SECRET)
    reports.close()
    log = (tmp_path / "punktvis.log").read_text("utf-8")
    assert "a listener failed" in log
    assert "test_error_reports.py" in log
    assert SECRET not in log


def test_the_log_is_turned_over(reports: ErrorReports, tmp_path: Path) -> None:
    for _round in range(60):
        logging.getLogger("punktvis").error("x" * 20_000)
    reports.close()
    logs = sorted(tmp_path.glob("punktvis.log*"))
    assert 2 <= len(logs) <= 4
    assert all(log.stat().st_size <= 500_000 for log in logs)


def test_an_error_of_the_user_is_shown_and_not_logged(
    reports: ErrorReports, qtbot: QtBot, tmp_path: Path
) -> None:
    reports.report(UserError("Vælg en anden dag."))
    qtbot.waitUntil(lambda: bool(reports.window and reports.window.findChildren(QMessageBox)))
    assert box(reports).text() == "Vælg en anden dag."
    reports.close()
    assert (tmp_path / "punktvis.log").read_text("utf-8") == ""


def test_errors_that_follow_each_other_in_a_circle_and_a_recursion_end(
    reports: ErrorReports,
) -> None:
    first, second = ValueError(SECRET), KeyError(SECRET)
    first.__context__, second.__context__ = second, first
    assert describe(first).split() == ["builtins.ValueError", "after", "builtins.KeyError"]

    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as caught:
        deeper()
    assert len(describe(caught.value).splitlines()) == MOST_FRAMES + 1


def test_an_error_that_python_cannot_raise_loses_its_words(
    reports: ErrorReports, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    reports.install()
    sys.unraisablehook(
        SimpleNamespace(exc_type=ValueError, exc_value=ValueError(SECRET), object=SECRET)  # type: ignore[arg-type]
    )
    reports.close()
    log = (tmp_path / "punktvis.log").read_text("utf-8")
    assert "ValueError" in log
    assert SECRET not in log
    assert SECRET not in "".join(capfd.readouterr())


def test_work_goes_on_where_no_log_can_be_written(tmp_path: Path) -> None:
    ErrorReports(tmp_path).close()

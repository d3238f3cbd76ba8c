"""A file that is opened with the program while it runs."""

from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from gui.lifetime.opened_files import OpenedFiles


def test_a_file_that_is_opened_is_handed_on(qapp: QApplication) -> None:
    handed: list[list[str]] = []
    opened = OpenedFiles(qapp, handed.append)
    try:
        QApplication.sendEvent(qapp, QFileOpenEvent("/tmp/budget.punktvis-handover"))
    finally:
        qapp.removeEventFilter(opened)
        opened.deleteLater()
    assert handed == [["/tmp/budget.punktvis-handover"]]

"""Qt's own dialogs speak Danish where the system has none of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit

from gui.lifetime.qt_words import QtWords


@pytest.fixture
def danish(qapp: QApplication) -> Iterator[None]:
    words = QtWords(qapp)
    assert words.is_there
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


@pytest.mark.usefixtures("danish", "qtbot")
def test_the_file_dialog_has_no_english_label() -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setNameFilter("Word (*.docx)")
    said = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert said == {"Kig i:", "Filnavn:", "Filer af type:"}
    dialog.deleteLater()


@pytest.mark.usefixtures("danish")
def test_what_nobody_translated_keeps_its_words(qapp: QApplication) -> None:
    assert qapp.translate("QNowhere", "Left as it is") == "Left as it is"
    assert qapp.translate("QLineEdit", "&Copy").replace("&", "") == "Kopiér"
    field = QLineEdit("Fri tekst")
    assert field.text() == "Fri tekst"

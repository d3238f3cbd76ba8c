"""A municipality's own form in the window: written, searched, read in with a review; a faulty one is told."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from gui.fields.form.rows import LineRow, RichTextRow
from gui.frame.forms_page import FormsDialog
from model.queries.item_views import all_items
from model.text.blocks import from_plain, plain_text
from tests.end_to_end.driver import Driver, running
from tests.end_to_end.test_items import bank, choose, new_item, titles
from tests.model.forms.own import CLIMATE, settings_folder
from tests.model.forms.test_own_forms import word_file


def fields(driver: Driver) -> dict[str, str]:
    driver.settle()
    assert driver.application.workspace is not None
    item = driver.application.workspace.read(all_items)[-1]
    return {name: plain_text(text) for name, text in item.fields}


def test_written_kept_on_another_form_and_found(qtbot: QtBot, tmp_path: Path) -> None:
    with (
        settings_folder(tmp_path / "settings", klima=CLIMATE),
        running(qtbot, tmp_path / "m.db") as driver,
    ):
        panel = bank(driver)
        new_item(driver, "Nye cykler")
        choose(driver, panel.page.head.form, "klima")
        rows = panel.page.recommendation
        footprint, audience = rows.row("footprint"), rows.row("audience")
        assert isinstance(footprint, RichTextRow)
        assert isinstance(audience, LineRow)
        driver.write(footprint.text, "Mange ton mindre")
        footprint.flush()
        line = audience.findChild(QLineEdit)
        assert line is not None
        line.setText("Hjemmeplejen")
        line.editingFinished.emit()
        assert fields(driver) == {"footprint": "Mange ton mindre", "audience": "Hjemmeplejen"}
        panel.search.setText("mindre")
        assert titles(panel) == ["Nye cykler"]
        panel.search.setText("mindreværd")
        assert titles(panel) == []
        panel.search.clear()
        choose(driver, panel.page.head.form, "sparring-2018")
        kept = rows.row("footprint")
        assert isinstance(kept, RichTextRow)
        assert kept.text.blocks() == from_plain("Mange ton mindre")
        assert not rows._stray_heading.isHidden()
        assert fields(driver)["audience"] == "Hjemmeplejen"


def test_a_faulty_form_is_told_and_read_again(qtbot: QtBot, tmp_path: Path) -> None:
    with (
        settings_folder(tmp_path / "settings", klima="code = 1\n") as folder,
        running(qtbot, tmp_path / "m.db") as driver,
    ):
        assert "klima.toml" in driver.window.messages.message()
        (folder / "klima.toml").write_text(CLIMATE, encoding="utf-8")
        driver.do("item.forms")
        (dialog,) = driver.window.findChildren(FormsDialog)
        assert dialog.refusals == []
        dialog.reject()
        bank(driver)
        new_item(driver, "Nye cykler")
        choose(driver, driver.screens.items.page.head.form, "klima")
        assert driver.screens.items.page.recommendation.row("footprint") is not None


def test_a_file_is_reviewed_with_its_own_fields(qtbot: QtBot, tmp_path: Path) -> None:
    with (
        settings_folder(tmp_path / "settings", klima=CLIMATE),
        running(qtbot, tmp_path / "m.db") as driver,
    ):
        path = tmp_path / "klima.docx"
        word_file(path)
        for expected in ("footprint", ""):
            driver.screens.files.read([str(path)])
            queue = driver.screens.files.reviews
            qtbot.waitUntil(lambda queue=queue: queue.dialog is not None)
            dialog = queue.dialog
            assert dialog is not None
            if expected:
                assert dialog.rows["footprint"].text.text() == "4 ton mindre."
                assert dialog.rows["audience"].text.text() == "Hjemmeplejen"
                dialog.accept_button.click()
                assert fields(driver)["footprint"] == "4 ton mindre."
            else:
                assert dialog.decision().fields == frozenset()
                dialog.done(QDialog.DialogCode.Rejected)
                driver.settle()

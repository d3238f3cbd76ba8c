"""What stands behind a remark is said in words: a sign alone was not understood."""

from typing import Any, cast

from pytestqt.qtbot import QtBot

from gui.fields.readiness.remarks import RemarkList
from gui.widgets.buttons import LinkButton
from model.checks import Finding, Severity
from model.readiness import EntryReadiness, Remark
from model.text.translate import set_language


def test_a_remark_is_put_aside_and_taken_up_again_by_words(qtbot: QtBot) -> None:
    set_language("da")
    remarks = RemarkList(cast(Any, None))
    qtbot.addWidget(remarks)
    asked: list[Finding] = []
    remarks.dismiss = asked.append  # type: ignore[method-assign]
    finding = Finding("EMPTY_MINUTES", Severity.WARNING, "k", "Der er intet referat.")
    remarks.show_found(1, EntryReadiness((Remark(finding, "minutes"),)))

    def buttons() -> dict[str, LinkButton]:
        return {one.text(): one for one in remarks.findChildren(LinkButton) if not one.isHidden()}

    aside = buttons()["Læg til side …"]
    assert aside.accessibleName() == "Læg til side …: Der er intet referat."
    aside.click()
    assert asked == [finding]
    remarks.show_found(1, EntryReadiness((), (Remark(finding, "minutes", "det var orientering"),)))
    buttons()["1 lagt til side"].click()
    assert buttons()["Tag frem igen"].accessibleName() == "Tag frem igen: Der er intet referat."

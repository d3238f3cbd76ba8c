"""Lights, the fields that remarks lead to, and what was put aside."""

import pytest

from model.checks.finding import finding
from model.checks.places import field_of
from model.commands import agenda, dismissals, items, meetings, points
from model.readiness import EntryReadiness, Light, Readiness, Remark, readiness
from model.text.blocks import from_plain
from model.views import AnnexView, ItemView, Openness, PointView
from model.workspace.annexes import AnnexStore
from tests.model.workspace.opened import Opened
from tests.model.workspace.test_undo_of_everything import DAY

ITEM = ItemView(
    key="i",
    form="indstilling-2020",
    title="Lejemål",
    background=from_plain("Se bilag 2."),
    effect=from_plain("Ring på 12 34 56 78, torsdag den 26. november 2026."),
    caseworkers=("Åse 010190-1234",),
    annexes=(AnnexView(1, "Kort"),),
)
POINT = PointView("p1", "Lejemål", number=1, openness=Openness.OPEN, item=ITEM)


@pytest.mark.parametrize(
    ("code", "message", "field"),
    [
        ("ANNEX_NOT_LISTED", "", "background"),
        ("PERSONAL_DATA_PHONE", "", "effect"),
        ("CPR_PATTERN", "", "caseworkers"),
        ("WEEKDAY_MISMATCH", "Punkt 1: “torsdag den 26. november 2026” er en mandag.", "effect"),
        ("WEEKDAY_MISMATCH", "Punkt 1: »torsdag den 26. november« er en mandag.", "effect"),
        ("CLOSED_TEXT_IN_OPEN_POINT", "Holder “kort”.", "annexes"),
        ("CLOSED_TEXT_IN_OPEN_POINT", "Holder “noget helt andet”.", "title"),
        ("OPENNESS_UNDECIDED", "", "annexes"),
        ("DEPARTMENT_MISSING", "", "department"),
        ("AMOUNT_WITHOUT_FUNDING", "", "funding"),
        ("EMPTY_MINUTES", "", "minutes"),
        ("OVERLAP", "", "start"),
    ],
)
def test_a_remark_leads_to_its_field(code: str, message: str, field: str) -> None:
    assert field_of(finding(code, "p1", message), POINT) == field


@pytest.mark.parametrize(
    ("codes", "light"),
    [
        ((), Light.READY),
        (("GAP", "POINT_WITHOUT_SLOT"), Light.READY),
        (("GAP", "EMPTY_ITEM"), Light.LOOK),
        (("ANNEX_NOT_LISTED",), Light.LOOK),
        (("ANNEX_NOT_LISTED", "CPR_PATTERN"), Light.STOPS),
    ],
)
def test_lights(codes: tuple[str, ...], light: Light) -> None:
    remarks = tuple(Remark(finding(code, "p1", code), "title") for code in codes)
    assert EntryReadiness(remarks).light is light


def look(workspace: Opened) -> Readiness:
    return readiness(workspace, 1, AnnexStore(workspace.path))


def test_put_aside_until_it_changes(workspace: Opened) -> None:
    workspace.do(meetings.create, "Chefteam", DAY)
    entry = workspace.do(agenda.add_point, 1, "Lejemål")
    workspace.do(agenda.set_openness, entry, Openness.OPEN)
    workspace.do(items.set_field, workspace.do(points.create_item, entry), "department", "By")
    before = look(workspace).of("p1")
    (remark,) = [one for one in before.remarks if one.finding.code == "EMPTY_ITEM"]
    found = remark.finding
    workspace.do(dismissals.dismiss, entry, found.code, found.message, "kommer mandag")
    after = look(workspace).of("p1")
    assert [(one.finding, one.reason) for one in after.dismissed] == [(found, "kommer mandag")]
    assert after.light is Light.READY
    # Another number is another sentence: it is said anew.
    workspace.do(agenda.add_point, 1, "Først", position=0)
    assert look(workspace).of("p1").light is Light.LOOK
    workspace.undo().result()
    assert look(workspace).of("p1").light is Light.READY
    workspace.do(dismissals.take_up, entry, found.code, found.message)
    assert look(workspace).of("p1") == before
    workspace.do(agenda.delete, entry)
    assert look(workspace).entries == {}

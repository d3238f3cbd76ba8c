"""Lights, the fields that remarks lead to, and what was put aside."""

import pytest

from model.checks.finding import finding
from model.checks.places import field_of
from model.commands import agenda, bank, dismissals, items, meetings, points
from model.readiness import EntryReadiness, Light, Readiness, Remark, bank_readiness, readiness
from model.text.blocks import from_plain
from model.views import AnnexView, ItemView, PointView
from model.vocabulary import Openness
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
        ("CLOSED_TEXT_IN_OPEN_POINT", "Holder “kort”.", "annexes/1"),
        ("CLOSED_TEXT_IN_OPEN_POINT", "Holder “noget helt andet”.", "title"),
        ("OPENNESS_UNDECIDED", "", "annexes/1"),
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
        (("GAP", "EMPTY_ITEM"), Light.NOTE),
        (("ANNEX_NOT_LISTED",), Light.LOOK),
        (("OPENNESS_UNDECIDED",), Light.NOTE),
        (("OPENNESS_UNDECIDED", "ANNEX_NOT_LISTED"), Light.LOOK),
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
    assert look(workspace).of("p1").light is Light.NOTE
    workspace.undo().result()
    assert look(workspace).of("p1").light is Light.READY
    workspace.do(dismissals.take_up, entry, found.code, found.message)
    assert look(workspace).of("p1") == before
    workspace.do(agenda.delete, entry)
    assert look(workspace).entries == {}


def test_put_aside_in_the_bank_and_then_placed(workspace: Opened) -> None:
    """The reason follows the recommendation to its point, and taking up reaches both."""
    item = workspace.do(bank.create, "Lejemål")
    workspace.do(items.set_field, item, "openness", Openness.OPEN)

    def in_bank() -> EntryReadiness:
        return bank_readiness(workspace, AnnexStore(workspace.path))[item]

    (found,) = [one.finding for one in in_bank().remarks if one.finding.code == "EMPTY_ITEM"]
    words = (found.code, found.message)
    workspace.do(dismissals.dismiss_of_item, item, *words, "kommer")
    workspace.do(dismissals.dismiss_of_item, item, *words, "kommer mandag")
    assert [(one.finding, one.reason) for one in in_bank().dismissed] == [(found, "kommer mandag")]
    workspace.undo().result()
    assert [one.reason for one in in_bank().dismissed] == ["kommer"]

    workspace.do(meetings.create, "Chefteam", DAY)
    entry = workspace.do(agenda.add_point, 1, "Lejemål")
    workspace.do(points.link_item, entry, item)
    (on_point,) = look(workspace).of("p1").dismissed
    assert (on_point.finding.code, on_point.reason) == ("EMPTY_ITEM", "kommer")
    assert on_point.finding.message != found.message  # it says the number of the point
    workspace.do(dismissals.take_up, entry, on_point.finding.code, on_point.finding.message)
    assert look(workspace).of("p1").dismissed == in_bank().dismissed == ()

    workspace.do(dismissals.dismiss, entry, *words[:1], on_point.finding.message, "mundtligt")
    assert [one.reason for one in in_bank().dismissed] == ["mundtligt"]
    workspace.do(dismissals.take_up_of_item, item, found.code)
    assert look(workspace).of("p1").dismissed == in_bank().dismissed == ()

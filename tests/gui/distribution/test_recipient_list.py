"""Many recipients: a row for each in time, and what is ticked counts whether its row is there or not."""

from dataclasses import replace

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.distribution.recipient_list import FIRST, RecipientList
from gui.widgets.slices import Slices
from model.dispatching.recipients import Candidate
from model.vocabulary import Edition

WAIT_MS = 60_000
MANY = FIRST + 25


def people(count: int, edition: Edition = Edition.OPEN) -> list[Candidate]:
    return [Candidate(f"Gæst {at}", f"g{at}@example.org", edition=edition) for at in range(count)]


def shown(qtbot: QtBot, count: int) -> RecipientList:
    found = RecipientList()
    qtbot.addWidget(found)
    found.show_candidates(people(count), with_edition=True)
    qtbot.waitUntil(lambda: found.is_filled, timeout=WAIT_MS)
    return found


def test_the_first_of_many_have_a_row_and_all_are_chosen(qtbot: QtBot) -> None:
    found = shown(qtbot, MANY)
    assert len(found.rows) == FIRST
    assert len(found.chosen()) == MANY
    found.more.click()
    qtbot.waitUntil(lambda: found.is_filled, timeout=WAIT_MS)
    assert [row.candidate.name for row in found.rows] == [one.name for one in people(MANY)]
    assert found.more.isHidden()


def test_nobody_means_those_without_a_row_too(qtbot: QtBot) -> None:
    found = shown(qtbot, MANY)
    with qtbot.waitSignal(found.changed):
        found.nobody.click()
    assert found.chosen() == ()
    found.rows[3].tick.click()
    assert [one.name for one in found.chosen()] == ["Gæst 3"]


def test_other_people_take_over_the_rows(qtbot: QtBot) -> None:
    found = shown(qtbot, 5)
    found.rows[0].tick.click()
    found.choose_edition("g1@example.org", Edition.OPEN)
    without = Candidate("Uden adresse", "", chosen=False)
    found.show_candidates([*people(2, Edition.FULL), without], with_edition=True)
    qtbot.waitUntil(lambda: found.is_filled, timeout=WAIT_MS)
    assert [row.candidate.name for row in found.rows] == ["Gæst 0", "Gæst 1", "Uden adresse"]
    assert [(one.name, one.edition) for one in found.chosen()] == [("Gæst 1", Edition.OPEN)]
    third = found.rows[2]
    assert not third.tick.isEnabled()
    assert third.edition is not None
    assert third.edition.isHidden()


def test_what_is_begun_anew_is_done_from_the_first(qtbot: QtBot) -> None:
    done: list[int] = []
    parent = QObject()
    slices = Slices(done.append, parent)
    slices.begin(3)
    qtbot.waitUntil(lambda: slices.is_idle, timeout=WAIT_MS)
    slices.begin(2)
    qtbot.waitUntil(lambda: slices.is_idle, timeout=WAIT_MS)
    assert done == [0, 1, 2, 0, 1]


def choose(found: RecipientList, at: int, edition: Edition) -> None:
    """As a user does in the row."""
    combo = found.rows[at].edition
    assert combo is not None
    combo.choose(edition)
    combo.activated.emit(combo.currentIndex())


def test_the_full_edition_is_offered_for_all_members_alone(qtbot: QtBot) -> None:
    found = RecipientList()
    qtbot.addWidget(found)
    found.show()
    members = [replace(one, member=True, alike=True) for one in people(4)]
    members[3] = replace(members[3], alike=False)
    guest = Candidate("Gæst", "gaest@example.org")
    asked: list[tuple[list[str], list[str]]] = []
    found.all_full_wanted.connect(
        lambda alike, others: asked.append(([o.name for o in alike], [o.name for o in others]))
    )
    found.show_candidates([*members, guest], with_edition=True)
    qtbot.waitUntil(lambda: found.is_filled, timeout=WAIT_MS)
    found.all_full.click()
    found.rows[0].tick.click()
    found.all_full.click()
    assert asked == [
        (["Gæst 0", "Gæst 1", "Gæst 2"], ["Gæst 3"]),
        (["Gæst 1", "Gæst 2"], ["Gæst 3"]),
    ]
    found.rows[1].tick.click()
    assert found.all_full.why_not, "one is chosen in his own row"
    found.rows[1].tick.click()
    assert not found.all_full.why_not
    found.all_full.setFocus()
    full = [replace(one, edition=Edition.FULL) for one in members[:3]]
    found.show_candidates([*full, members[3], guest], with_edition=True)
    assert found.all_full.isHidden()
    assert found.window().focusWidget() is found.all
    found.show_candidates([*members, guest], with_edition=True)
    assert not found.all_full.isHidden()
    found.show_candidates([*members, guest], with_edition=False)
    assert found.all_full.isHidden()


def test_the_full_edition_is_asked_for_and_counts_while_it_is_approved(qtbot: QtBot) -> None:
    found = shown(qtbot, 2)
    asked: list[Candidate] = []
    found.full_wanted.connect(asked.append)
    choose(found, 0, Edition.FULL)
    assert [one.name for one in asked] == ["Gæst 0"], "nobody gets it unasked"
    assert [one.edition for one in found.chosen()] == [Edition.OPEN, Edition.OPEN]
    found.choose_edition("g0@example.org", Edition.FULL)
    assert {one.edition for one in found.chosen()} == {Edition.OPEN}, "not approved yet"
    found.show_candidates([*people(1, Edition.FULL), *people(3)[1:]], with_edition=True)
    qtbot.waitUntil(lambda: found.is_filled, timeout=WAIT_MS)
    shown_editions = [row.edition.value() for row in found.rows if row.edition is not None]
    assert shown_editions == [Edition.FULL, Edition.OPEN, Edition.OPEN]
    choose(found, 0, Edition.OPEN)
    assert all(one.edition is Edition.OPEN for one in found.chosen())
    found.choose_edition("g0@example.org", Edition.FULL)
    assert found.chosen()[0].edition is Edition.FULL
    found.show_candidates(people(3), with_edition=True)
    assert {one.edition for one in found.chosen()} == {Edition.OPEN}, "no longer approved"

"""Copies of a running meeting: verified, thinned, in two places, and looked into before they are put back."""

import datetime
from pathlib import Path

import pytest

from model.commands import agenda, meetings, minutes, settings
from model.errors import UserError
from model.storage.backup import BackupFileError
from model.storage.copies_kept import DAYS, RECENT, WEEKS, copies_in, copy_name, superfluous, thin
from model.text.blocks import from_plain
from model.workspace.copies import contents, keep_copy, kept_copies
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 3, 5)
NOW = datetime.datetime(2026, 3, 5, 9, 0)


def test_twelve_recent_ten_daily_eight_weekly() -> None:
    every = [NOW - datetime.timedelta(minutes=10 * step) for step in range(6 * 24 * 200)]
    kept = sorted(set(every) - superfluous(every), reverse=True)
    assert kept[:RECENT] == every[:RECENT]
    days = {at.date() for at in kept}
    weeks = {at.isocalendar()[:2] for at in kept}
    assert all(DAY - datetime.timedelta(days=back) in days for back in range(DAYS))
    assert len(weeks) == WEEKS
    assert len(kept) <= RECENT + DAYS + WEEKS


def test_few_copies_are_all_kept() -> None:
    assert superfluous([NOW - datetime.timedelta(days=30 * n) for n in range(8)]) == set()


def test_only_our_own_copies_are_thinned(tmp_path: Path) -> None:
    for minute in range(40):
        (tmp_path / copy_name(NOW + datetime.timedelta(minutes=minute))).touch()
    (tmp_path / "Punktvis backup.punktvis-backup").touch()
    thin(tmp_path)
    assert len(copies_in(tmp_path)) == RECENT
    assert (tmp_path / "Punktvis backup.punktvis-backup").exists()


def write(workspace: Opened) -> None:
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    for title in ("Budget", "Løn"):
        workspace.do(agenda.add_point, meeting, title)
    workspace.do(minutes.set_text, 1, from_plain("Godkendt."))


def test_a_copy_in_both_places_and_what_it_holds(workspace: Opened, tmp_path: Path) -> None:
    write(workspace)
    second = tmp_path / "H-drev"
    workspace.do(settings.set_value, "backup_folder", str(second))
    file = keep_copy(workspace, NOW)
    assert [copy.name for copy in copies_in(second)] == [file.name]
    (kept,) = kept_copies(workspace)
    assert (kept.file, kept.made) == (file, NOW)
    found = contents(kept.file)
    assert (found.meetings, found.points, found.minutes, found.annexes) == (1, 2, 1, 0)
    assert found.newest == (("2026-03-05", "Chefteam", 1),)


def test_a_second_place_that_is_gone_costs_only_itself(workspace: Opened, tmp_path: Path) -> None:
    write(workspace)
    blocked = tmp_path / "fil"
    blocked.touch()
    workspace.do(settings.set_value, "backup_folder", str(blocked / "mappe"))
    with pytest.raises(UserError, match=str(blocked)):
        keep_copy(workspace, NOW)
    (kept,) = kept_copies(workspace)
    assert contents(kept.file).points == 2


def test_a_damaged_copy_is_told_from_a_whole_one(workspace: Opened) -> None:
    write(workspace)
    file = keep_copy(workspace, NOW)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)
    with pytest.raises(BackupFileError):
        contents(file)

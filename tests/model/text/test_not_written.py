"""Where a file cannot be written the user hears which folder, why, and what to do; never an error report."""

import datetime
import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from model.errors import UserError
from model.exchange.handover import write_hand_over
from model.exchange.word.blank import write_blank_form
from model.forms import forms
from model.settings import Rollout
from model.storage.annex_files import AnnexFiles
from model.text.not_written import in_words
from model.text.translate import set_language
from model.workspace.copies import back_up
from model.workspace.settings_file import write_settings
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 3, 5)
Write = Callable[[Path, Opened], object]
WRITERS: dict[str, Write] = {
    "hand-over": lambda path, workspace: write_hand_over(path, [], [], AnnexFiles(workspace.path)),
    "blank form": lambda path, _: write_blank_form(path, forms()[0].code, "Chefteam", DAY, None),
    "settings": lambda path, _: write_settings(path, Rollout({})),
    "backup": lambda path, workspace: back_up(workspace, path),
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_a_folder_that_is_gone_is_named(write: Write, workspace: Opened, tmp_path: Path) -> None:
    target = tmp_path / "gone" / "file"
    with pytest.raises(UserError, match=str(target.parent)):
        write(target, workspace)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.ENOENT, "is not there"),
        (errno.ENOSPC, "no room"),
        (errno.EACCES, "open in another program"),
        (errno.EIO, "could not be written"),
    ],
)
def test_what_the_disk_says_is_told(code: int, told: str) -> None:
    set_language("en")
    with pytest.raises(UserError, match=told), in_words(Path("folder") / "file"):
        raise OSError(code, "as the system says it")

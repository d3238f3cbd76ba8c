"""Settings: what holds, a municipality's defaults from one file, and settings as a file."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from model import settings
from model.commands import forums
from model.commands.settings import set_value, take_over
from model.errors import UserError
from model.queries.settings import rollout, value
from model.settings import PARTS, SETTINGS, Rollout, parse
from model.workspace.settings_file import read_settings, write_settings
from tests.model.workspace.opened import Opened


@pytest.fixture
def defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    file = tmp_path / "punktvis-settings.json"
    monkeypatch.setenv("PUNKTVIS_DEFAULTS", str(file))
    settings.site_defaults.cache_clear()
    yield file
    settings.site_defaults.cache_clear()


def holds(workspace: Opened, key: str, forum_id: int | None = None) -> str:
    return workspace.read(partial(value, key=key, forum_id=forum_id))


def test_every_default_is_a_value() -> None:
    for key, setting in SETTINGS.items():
        assert parse(key, setting.default) == setting.default


def test_a_group_is_one_forum_s_or_common_to_all() -> None:
    groups = [group for part in PARTS for group in part.groups]
    assert all(len({one.per_forum for one in group.settings}) == 1 for group in groups)
    assert sum(len(group.settings) for group in groups) == len(SETTINGS)


def test_free_text_and_choices() -> None:
    assert parse("backup_folder", "  /mnt/Kopi ") == "/mnt/Kopi"
    assert parse("theme", " DARK ") == "dark"
    with pytest.raises(ValueError, match="purple"):
        parse("theme", "purple")


def test_the_municipality_comes_before_us_and_after_the_user(
    workspace: Opened, defaults: Path
) -> None:
    told = {"format": "punktvis-settings", "version": 1, "settings": {"backup_days": "60"}}
    defaults.write_text(json.dumps(told), "utf-8")
    assert holds(workspace, "backup_days") == "60"
    workspace.do(set_value, "backup_days", "7")
    assert holds(workspace, "backup_days") == "7"
    workspace.do(set_value, "backup_days", None)
    assert holds(workspace, "backup_days") == "60"
    assert holds(workspace, "theme") == "system"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"settings": []}',
        '{"settings": {"theme": "purple", "attic": "x"}}',
        '{"settings": {"theme": true}}',
        '{"settings": {}, "forums": {"Direktion": "dark"}}',
        "[" * 5000,
        "\xff",
    ],
)
def test_a_faulty_file_of_defaults_keeps_nobody_from_work(
    workspace: Opened, defaults: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    defaults.write_bytes(text.encode("latin-1"))
    assert holds(workspace, "theme") == "system"
    assert caplog.records


def test_defaults_as_an_editor_of_windows_writes_them(workspace: Opened, defaults: Path) -> None:
    told = {"settings": {"backup_days": 60, "sender_name": None, "letterhead": ["x"]}}
    defaults.write_text(json.dumps(told), "utf-8-sig")
    assert holds(workspace, "backup_days") == "60"
    assert holds(workspace, "sender_name") == holds(workspace, "letterhead") == ""


def test_defaults_of_one_forum(workspace: Opened, defaults: Path) -> None:
    told = {
        "settings": {"closed_points": "line"},
        "forums": {"Ærø råd": {"closed_points": "title"}},
    }
    defaults.write_text(json.dumps(told), "utf-8")
    council, other = workspace.do(forums.add, "Ærø råd"), workspace.do(forums.add, "Direktion")
    assert holds(workspace, "closed_points") == "line"
    assert holds(workspace, "closed_points", council) == "title"
    assert holds(workspace, "closed_points", other) == "line"
    workspace.do(set_value, "closed_points", "nothing")
    assert holds(workspace, "closed_points", council) == "nothing"


def test_a_place_where_nobody_may_look_holds_no_defaults(
    workspace: Opened, defaults: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUNKTVIS_DEFAULTS", str(defaults.with_name("x" * 5000)))
    assert holds(workspace, "theme") == "system"


def test_there_and_back(workspace: Opened, tmp_path: Path) -> None:
    told = Rollout(
        {None: {"theme": "dark"}, "Ærø råd": {"closed_points": "line"}, "Direktion": {}},
        {None: {"ed": ""}, "Direktion": {"ct": "Chefteamet "}},
        {"Ærø råd": {"agenda": ("Dagsorden", "Hej alle\n\nHer er den.")}},
    )
    assert workspace.do(take_over, told) == 5
    file = tmp_path / "s.json"
    stored = workspace.read(rollout)
    assert stored == told
    write_settings(file, stored)
    assert read_settings(file) == told


def test_a_picture_for_each_of_many_forums_goes_into_a_file(tmp_path: Path) -> None:
    told = Rollout({f"Forum {n}": {"letterhead_logo": "A" * 266_668} for n in range(12)})
    write_settings(tmp_path / "s.json", told)
    assert read_settings(tmp_path / "s.json").settings == {None: {}, **told.settings}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        '{"format": "punktvis-settings", "version": 2}',
        '{"format": "punktvis-settings", "version": 1, "settings": []}',
        '{"format": "punktvis-settings", "version": 1, "settings": {"theme": "purple"}}',
        '{"format": "punktvis-settings", "version": 1, "settings": {"sender_name": null}}',
        '{"format": "punktvis-settings", "version": 1, "forum_mails": {"Direktion": {"agenda": "x"}}}',
        '{"format": "punktvis-settings", "version": 1, "phrases": ["x"]}',
        "[" * 5000,
    ],
)
def test_what_is_no_file_of_settings_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "s.json"
    file.write_text(text, "utf-8")
    with pytest.raises(UserError):
        read_settings(file)


def test_a_setting_of_another_version_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    told = {
        "format": "punktvis-settings",
        "version": 1,
        "settings": {"attic": "1", "theme": "dark"},
    }
    file.write_text(json.dumps(told), "utf-8")
    assert read_settings(file).settings == {None: {"theme": "dark"}}

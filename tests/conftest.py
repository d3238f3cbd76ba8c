"""What every test stands on: no screen, no personal folders, tools that must be there in CI."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from model.text.translate import DEFAULT_LANGUAGE, set_language

# Before anything imports Qt: a window that opens on the developer's desk takes the focus.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No deadlines: a busy machine is not a bug. Measurements are benchmarks (make bench).
settings.register_profile(
    "quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=1000)
settings.load_profile("quick")


def tools_are_required() -> bool:
    return os.environ.get("CI") == "true" or bool(os.environ.get("PUNKTVIS_REQUIRE_TOOLS"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    wanted = [name for mark in item.iter_markers("tool") for name in mark.args]
    missing = [name for name in wanted if shutil.which(name) is None]
    if not missing:
        return
    reason = f"not on the path: {', '.join(missing)} (make setup installs what the tests need)"
    if tools_are_required():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_the_end() -> Iterator[None]:
    """What a test put there must go while Python lives, or Qt crashes the process at its end."""
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def danish_words() -> Iterator[None]:
    """Every test begins with Danish words, whatever the one before it chose."""
    set_language(DEFAULT_LANGUAGE)
    yield
    set_language(DEFAULT_LANGUAGE)


@pytest.fixture(scope="session", autouse=True)
def no_personal_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Lead every personal folder astray, so that a test can never open someone's real meetings."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home))
        for kind in ("data", "config", "cache", "state"):
            patch.setenv(f"XDG_{kind.upper()}_HOME", str(home / kind))
        yield home

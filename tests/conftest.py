"""What every test stands on: no screen, no personal folders, tools that must be there in CI."""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from model.text.translate import DEFAULT_LANGUAGE, set_language
from model.workspace import history

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


class PatientBot(QtBot):
    """Waits for a busy machine too: how long a thing takes is measured, not tested (make bench)."""

    PATIENCE_MS = 60_000

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        """Until `callback` is content."""
        super().waitUntil(callback, timeout=max(timeout, self.PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:
        """Until `signal` comes; a `timeout` is kept, for one can also wait for its absence."""
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        """Until `widget` is in front."""
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        """Until `widget` is on the screen."""
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """In place of pytest-qt's, which gives up after five seconds."""
    del qapp
    return PatientBot(request)


@pytest.fixture(scope="session", autouse=True)
def what_is_imported_stays() -> None:
    """To look through all of it again takes a fifth of a second each time."""
    gc.freeze()


@pytest.fixture(autouse=True)
def widgets_go_with_their_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """What Qt made goes here, and not when the thread of a writer in a later test collects it."""
    yield
    if "qapp" in request.fixturenames:
        gc.collect()


@pytest.fixture(scope="session", autouse=True)
def one_piece_of_typing() -> Iterator[None]:
    """What is typed without a pause is one step to undo, however slow the machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(history, "MERGE_WITHIN_S", 3600.0)
        yield


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

"""The real application under Xvfb, seen and driven from outside through AT-SPI."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from model import paths
from model.paths import DEFAULTS
from tests.conftest import tools_are_required

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUNDLE = "PUNKTVIS_BUNDLE"
"""Names the program to try, instead of the source."""
WAIT_SECONDS = 120
TOOLS = ("xvfb-run", "dbus-run-session", "openbox", "xdotool", "setxkbmap")
SYSTEM_PYTHON = Path("/usr/bin/python3")


@dataclass(frozen=True)
class Node:
    """One thing on the screen as a screen reader gets it."""

    role: str
    name: str
    description: str
    value: str
    states: frozenset[str]
    children: tuple["Node", ...]

    @property
    def showing(self) -> bool:
        """Whether it can be seen."""
        return "showing" in self.states

    def all(self) -> Iterator["Node"]:
        """Itself and everything in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()

    def find(self, role: str, name: str = "") -> list["Node"]:
        """Everything in sight of this role whose name holds these words."""
        return [n for n in self.all() if n.role == role and name in n.name and n.showing]


class Screen:
    """The screen of one running application."""

    def __init__(self, process: "subprocess.Popen[str]", log: Path) -> None:
        self._process, self._log = process, log

    def tree(self) -> Node:
        """Everything that there is."""
        return _node(self._ask("tree"))

    def press(self, *keys: str) -> None:
        """Keys by their X names, such as `ctrl+2`, `Down`, `Return`."""
        self._ask("press", keys=keys)

    def type(self, text: str) -> None:
        """Letters for the field that has the focus."""
        self._ask("type", text=text)

    def focus(self, role: str, name: str) -> None:
        """Give the keyboard to the first node of this role whose name holds these words."""
        self._ask("focus", role=role, name=name)

    def activate(self, role: str, name: str) -> None:
        """Press such a node."""
        self._ask("activate", role=role, name=name)

    def announced(self) -> list[str]:
        """What a screen reader was told since this was asked last."""
        return self._ask("announced")

    def choose_entry(self, menu: str, name: str) -> None:
        """Go down the menu of this name that was opened, to the entry whose name holds these words."""
        self.go_to_entry(menu, name)
        self.press("Return")

    def go_to_entry(self, menu: str, name: str) -> str:
        """The same without choosing it; its whole name."""
        said: set[str] = set()
        at = ""
        while name not in at:
            self.press("Down")
            told = self.next_entry()
            assert menu in told["menu"], self._said(f"{told} is not in a menu {menu!r}")
            at = told["entry"]
            assert at not in said, self._said(f"no {name!r} among {said}")
            said.add(at)
        return at

    def next_entry(self) -> dict[str, str]:
        """The "entry" that was come to and the "menu" that it is in, once it is told."""
        until = time.monotonic() + WAIT_SECONDS
        while not (told := self._ask("entries")):
            assert time.monotonic() < until, self._said("no entry of a menu is told")
        return told[-1]

    def look(self, role: str, name: str) -> Node | None:
        """The first node in sight of this role whose name holds these words, without what is in it."""
        return _maybe(self._ask("look", role=role, name=name))

    def focused(self) -> Node | None:
        """What the next key goes to."""
        return _maybe(self._ask("focused"))

    def wait_for(
        self, role: str, name: str, fits: Callable[[Node], bool] = lambda _node: True
    ) -> Node:
        """The first node in sight of this role and name, once it is there and fits."""
        found = self._until(lambda: self.look(role, name), fits)
        assert found is not None, self._said(f"no such {role} {name!r}: {self.look(role, name)}")
        return found

    def wait_until_gone(self, role: str, name: str) -> None:
        """Until no such node is in sight any more."""
        until = time.monotonic() + WAIT_SECONDS
        while self.look(role, name) is not None:
            assert time.monotonic() < until, self._said(f"{role} {name!r} stays")

    def wait_for_focus(self, role: str, name: str) -> Node:
        """The node that takes the keys, once it is of this role and its name holds these words."""
        found = self._until(self.focused, lambda node: node.role == role and name in node.name)
        assert found is not None, self._said(f"{self.focused()} has the focus, not {role} {name!r}")
        return found

    def write(self, name: str, text: str) -> None:
        """Replace what stands in the line of this name, by keys, until it says so itself."""
        self.wait_for("text", name)
        self.focus("text", name)
        self.wait_for_focus("text", name)
        self.press("ctrl+a")
        self.type(text)
        self.wait_for("text", name, lambda node: node.value == text)

    def wait_for_file(self, file: Path) -> None:
        """Until another program has got it."""
        until = time.monotonic() + WAIT_SECONDS
        while not file.exists():
            assert time.monotonic() < until, self._said(f"{file.name} does not come")
            time.sleep(0.1)

    def choose(self, role: str, name: str) -> None:
        """Press what stands on such a node, once it can be pressed."""
        self.wait_for(role, name, lambda node: "enabled" in node.states)
        self.activate(role, name)

    def _until(self, ask: Callable[[], Node | None], fits: Callable[[Node], bool]) -> Node | None:
        until = time.monotonic() + WAIT_SECONDS
        while True:
            found = ask()
            if found is not None and fits(found):
                return found
            if time.monotonic() > until:
                return None

    def _said(self, what: str) -> str:
        """What failed, what stands in the dialogs in sight, and what the application said and noted."""
        noted = paths.data_folder() / "punktvis.log"
        parts = [what, *self._dialogs(), self._log.read_text()]
        return "\n".join([*parts, noted.read_text("utf-8") if noted.exists() else ""])

    def _dialogs(self) -> list[str]:
        shown = [n for n in self.tree().all() if n.showing and n.role in ("dialog", "alert")]
        return [f"{n.role} {n.name!r}: {[m.name for m in n.all() if m.name]}" for n in shown]

    def _ask(self, order: str, **more: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": order, **more}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        while line and not line.startswith("{"):
            line = self._process.stdout.readline()  # the message bus speaks here too
        assert line, f"the client has ended\n{self._log.read_text()}"
        answer = json.loads(line)
        assert "error" not in answer, f"{answer.get('error')}\n{self._log.read_text()}"
        return answer["answer"]


def program() -> tuple[str, ...]:
    """The application from its source, or the one that BUNDLE names (`dist/punktvis/punktvis`)."""
    bundle = os.environ.get(BUNDLE)
    return (bundle,) if bundle else (sys.executable, str(ROOT / "main.py"))


@contextmanager
def screen(database: Path, folder: Path, size: str = "1366x768") -> Iterator[Screen]:
    """Start the application on this database, on a screen and a message bus of its own."""
    _need_accessibility_client()
    log = folder / "window.log"
    session = ("sh", HERE / "session.sh", HERE / "at_spi_client.py", log)
    command = (*session, *program(), "--database", database)
    defaults = folder / "defaults.json"
    defaults.write_text('{"settings": {"motion": "none"}}', encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        DEFAULTS: str(defaults),
        "QT_ACCESSIBILITY": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    process = subprocess.Popen(
        [
            *("xvfb-run", "-a", "-s", f"-noreset -screen 0 {size}x24", "dbus-run-session", "--"),
            *map(str, command),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    try:
        found = Screen(process, log)
        found._ask("wait", application="punktvis")
        yield found
    finally:
        process.communicate('{"do": "quit"}\n', timeout=60)


def _need_accessibility_client() -> None:
    """The system's Python must know AT-SPI; where tools are required its lack is a failure."""
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if SYSTEM_PYTHON.exists():
        found = subprocess.run([SYSTEM_PYTHON, "-c", asked], check=False, capture_output=True)
        if found.returncode == 0:
            return
    reason = "the system's Python does not know AT-SPI (make setup installs python3-gi)"
    if tools_are_required():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def _maybe(data: dict[str, Any] | None) -> Node | None:
    return _node(data) if data is not None else None


def _node(data: dict[str, Any]) -> Node:
    children = tuple(_node(child) for child in data["children"])
    words = (data["role"], data["name"], data["description"], data["value"])
    return Node(*words, frozenset(data["states"]), children)

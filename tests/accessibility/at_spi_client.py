"""Sees the screen as a screen reader does: one question a line on stdin, one answer a line on stdout.

Run by the system's Python, for PyGObject is no wheel. Talks to nothing but AT-SPI and xdotool.
Questions: {"do": "wait", "application": "Punktvis"} · {"do": "tree"} · {"do": "press", "keys": [...]}
· {"do": "type", "text": ...} · {"do": "look", "focus" or "activate", "role": ..., "name": ...}
· {"do": "focused"} · {"do": "announced"} · {"do": "entries"} · {"do": "quit"}.
"""

import functools
import json
import subprocess
import sys
import time

import gi  # pyright: ignore[reportMissingImports]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # pyright: ignore[reportMissingImports]

WAIT_SECONDS = 60
STATES = {
    "focused": Atspi.StateType.FOCUSED,
    "focusable": Atspi.StateType.FOCUSABLE,
    "showing": Atspi.StateType.SHOWING,
    "checked": Atspi.StateType.CHECKED,
    "selected": Atspi.StateType.SELECTED,
    "checkable": Atspi.StateType.CHECKABLE,
    "editable": Atspi.StateType.EDITABLE,
    "enabled": Atspi.StateType.ENABLED,
    "sensitive": Atspi.StateType.SENSITIVE,
    "expanded": Atspi.StateType.EXPANDED,
    "modal": Atspi.StateType.MODAL,
}
ROWS = ("list item", "table cell", "tree item")


def again(look):
    """Look once more where something went away while it was looked at."""

    @functools.wraps(look)
    def looked(*arguments, **named):
        until = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                return look(*arguments, **named)
            except GLib.Error:
                if time.monotonic() > until:
                    raise

    return looked


class Client:
    """What can be asked about one application."""

    def __init__(self):
        # A busy machine is no failure: the application may take its time to answer.
        Atspi.set_timeout(30_000, 60_000)
        self.application = None
        self.heard = []
        self.listener = Atspi.EventListener.new(self._on_event)
        self.listener.register("object:announcement")
        self.offered = []
        self.follower = Atspi.EventListener.new(self._on_focus)
        self.follower.register("object:state-changed:focused")

    def _on_event(self, event):
        self.heard.append(str(event.any_data))

    def _on_focus(self, event):
        """Qt leaves menus that pop up out of the windows of an application (QAccessibleApplication takes
        no Qt.Popup): one is met from within, as the holder of the entry that was come to.
        """
        try:
            if event.detail1 and event.source.get_role_name() == "menu item":
                holder = event.source.get_parent()
                menu = holder.get_name() if holder is not None else ""
                self.offered.append({"menu": menu or "", "entry": event.source.get_name() or ""})
        except GLib.Error:
            pass  # it has closed meanwhile

    def wait(self, application):
        """Until the application is on the bus with a window that shows."""
        until = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < until:
            self.application = self._find(application)
            if self.application is not None:
                return True
            time.sleep(0.1)
        raise TimeoutError(f"{application} is not on the accessibility bus")

    def _find(self, wanted):
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(place)
            if found is not None and wanted.lower() in (found.get_name() or "").lower():
                for window in range(found.get_child_count()):
                    if self._is(found.get_child_at_index(window), "showing"):
                        return found
        return None

    def _is(self, node, state):
        return node is not None and node.get_state_set().contains(STATES[state])

    @again
    def tree(self):
        """Everything that shows, with what is in it."""
        return self._node(self.application)

    def _node(self, node):
        inside = [self._node(child) for child in self._children(node)]
        return {**self._read(node), "children": inside}

    def _children(self, node):
        """What is in it; nothing of what is out of sight, for a hidden page costs hundreds of questions."""
        if node is not self.application and not self._is(node, "showing"):
            return []
        found = (node.get_child_at_index(place) for place in range(node.get_child_count()))
        return [child for child in found if child is not None]

    def _read(self, node):
        """Role, name, description, value and states."""
        return {
            "role": node.get_role_name(),
            "name": node.get_name() or "",
            "description": node.get_description() or "",
            "value": self._value(node),
            "states": [state for state in STATES if self._is(node, state)],
            "children": [],
        }

    def _value(self, node):
        """What it stands at: the words in a field, the number of a bar or a box of numbers."""
        if node.get_text_iface() is not None:
            return Atspi.Text.get_text(node, 0, -1)
        ranged = node.get_value_iface()
        return f"{ranged.get_current_value():g}" if ranged is not None else ""

    def press(self, keys):
        """Keys as xdotool calls them, to the window that has the focus."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)
        return True

    def type(self, text):
        """Plain letters, to the field that has the focus."""
        subprocess.run(["xdotool", "type", "--delay", "20", "--", text], check=True)
        return True

    @again
    def focused(self):
        """What the next key goes to: the innermost thing in sight that says so, or None."""
        node = self._first(self._has_keys, innermost=True)
        return self._read(node) if node is not None else None

    def _has_keys(self, node):
        """Qt calls the current row of a list focused, also while the list itself is not."""
        if not (self._is(node, "focused") and self._is(node, "focusable")):
            return False
        holder = node.get_parent()
        listed = node.get_role_name() in ROWS and self._is(holder, "focusable")
        return not listed or self._is(holder, "focused")

    @again
    def look(self, role, name):
        """The first thing in sight of this role whose name holds these words; None where there is none."""
        node = self._named(role, name)
        return self._read(node) if node is not None else None

    def focus(self, role, name):
        """Give the keyboard to such a thing."""
        return self._wanted(role, name).get_component_iface().grab_focus()

    def activate(self, role, name):
        """Do the first thing that it can do."""
        return self._wanted(role, name).get_action_iface().do_action(0)

    @again
    def _wanted(self, role, name):
        node = self._named(role, name)
        if node is None:
            raise LookupError(f"no {role} {name!r}")
        return node

    def _named(self, role, name):
        def fits(node):
            named = node.get_role_name() == role and name in (node.get_name() or "")
            return named and self._is(node, "showing")

        return self._first(fits)

    def _first(self, fits, innermost=False):
        """The first that fits, the newest window first: a dialog lies over what opened it."""
        for window in reversed(self._children(self.application)):
            found = self._within(window, fits, innermost)
            if found is not None:
                return found
        return None

    def _within(self, node, fits, innermost):
        itself = node if fits(node) else None
        if itself is not None and not innermost:
            return itself
        for child in self._children(node):
            found = self._within(child, fits, innermost)
            if found is not None:
                return found
        return itself

    def entries(self):
        """The entries that were come to since this was asked last, each with the name of its menu."""
        self._listen()
        offered, self.offered = self.offered, []
        return offered

    def announced(self):
        """What was said since this was asked last."""
        self._listen()
        heard, self.heard = self.heard, []
        return heard

    def _listen(self):
        context = GLib.MainContext.default()
        until = time.monotonic() + 1
        while time.monotonic() < until:
            context.iteration(False)
            time.sleep(0.01)


def main():
    """Answer until told to quit."""
    client = Client()
    for line in sys.stdin:
        question = json.loads(line)
        order = question.pop("do")
        if order == "quit":
            return
        try:
            answer = {"answer": getattr(client, order)(**question)}
        except Exception as error:  # whatever it is, the test must hear of it
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

"""The hands: a mouse and a keyboard at the screen, as the system knows them."""

import subprocess
from types import TracebackType

BETWEEN_S = 0.03
"""From a press to what follows it."""


class Hands:
    """Writes orders to one xdotool; none of them waits for the window."""

    def __enter__(self) -> "Hands":
        self._process = subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, text=True)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate(timeout=30)

    def click(self, x: int, y: int, button: int = 1, times: int = 1) -> None:
        """Press and let go; two times for a double click, buttons 4 and 5 are the wheel."""
        self._order(f"mousemove {x} {y}", f"click --repeat {times} --delay 40 {button}")

    def move(self, x: int, y: int) -> None:
        """Only point at something."""
        self._order(f"mousemove {x} {y}")

    def drag(self, x: int, y: int, to_x: int, to_y: int) -> None:
        """Press, move in steps as a hand does, let go."""
        self._order(f"mousemove {x} {y}", "mousedown 1")
        for step in range(1, 6):
            at_x, at_y = x + (to_x - x) * step // 5, y + (to_y - y) * step // 5
            self._order(f"sleep {BETWEEN_S}", f"mousemove {at_x} {at_y}")
        self._order(f"sleep {BETWEEN_S}", "mouseup 1")

    def press(self, *keys: str) -> None:
        """Keys by their X names, such as `ctrl+2`, `Down`, `Return`."""
        self._order(f"key --delay 15 {' '.join(keys)}")

    def _order(self, *lines: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("".join(f"{line}\n" for line in lines))
        self._process.stdin.flush()

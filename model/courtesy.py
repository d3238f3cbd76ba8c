"""Work behind the window steps aside while a key is on its way to the screen.

Python runs one thread at a time, and a key crosses between Qt and Python a dozen times. Beside a thread
that computes each crossing waits for its turn: a key of 3 ms took 20 to 35. So whoever computes asks
here at every small step, and rests until the key is painted. One for the process, as its lock is.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager
from time import monotonic, sleep

_KEY_S = 0.016
"""A frame: so long a key may take to its paint. Keys that repeat come every 33 ms."""

_LOOK_AGAIN_S = 0.002

_LONGEST_S = 0.1
"""More than this no work waits at a time, whatever the window is doing."""


class Courtesy:
    """Who goes first. The main thread is the window's; elsewhere nothing ever has to wait."""

    def __init__(self) -> None:
        self._last_key = self._until = 0.0

    def take_key(self) -> None:
        """Something was typed just now."""
        self._last_key = monotonic()
        self._until = self._last_key + _KEY_S

    def rested(self) -> float:
        """Seconds since the last key."""
        return monotonic() - self._last_key

    @contextmanager
    def first(self) -> Generator[None]:
        """What the window waits for goes before the work of other threads."""
        if not _is_window():
            yield
            return
        before, self._until = self._until, monotonic() + _LONGEST_S
        try:
            yield
        finally:
            self._until = before

    def give_way(self) -> None:
        """Let the window go first, if it asked for it."""
        while self._until > monotonic() and not _is_window():
            sleep(_LOOK_AGAIN_S)


def _is_window() -> bool:
    return threading.get_ident() == threading.main_thread().ident


COURTESY = Courtesy()

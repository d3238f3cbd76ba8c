"""How a walk through the window waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QTimer


def settle(milliseconds: int = 150) -> None:
    """Let everything queued be done and painted."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(ready: Callable[[], bool]) -> None:
    """Until it is so; a minute at most."""
    for _round in range(600):
        if ready():
            return
        settle(100)
    raise TimeoutError

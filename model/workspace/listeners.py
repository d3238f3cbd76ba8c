"""A list of callables that want to hear of something."""

import logging
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Listeners(Generic[T]):
    """May be changed on any thread. A listener that fails is reported and does not stop others."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._listeners: dict[object, Callable[[T], None]] = {}

    def add(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Returns what takes the listener off again; that may be called twice."""
        token = object()
        with self._lock:
            self._listeners[token] = listener

        def remove() -> None:
            with self._lock:
                self._listeners.pop(token, None)

        return remove

    def tell(self, news: T) -> None:
        """Call everybody, on this thread, in the order in which they came."""
        with self._lock:
            listeners = list(self._listeners.values())
        for listener in listeners:
            try:
                listener(news)
            except Exception:
                _log.exception("a listener failed")

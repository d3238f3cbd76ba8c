"""Passwords of mail servers and tokens of Microsoft.

They are in the system's own store, or in memory until Punktvis closes.

Never in a file of ours, and never in a store that keeps them readable: `keyring` chooses such a one by
itself where `keyrings.alt` is installed. Slow (a second at the first call): not for the window's thread.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Lock
from typing import Any, Protocol

from model.errors import UserError
from model.text.translate import _

SERVICE = "Punktvis mail"
_PIECE = 1000
"""Signs of one secret: the store of Windows takes 1280, and tokens have more."""

_READABLE = ("plaintext", "fail", "null")


class Secrets:
    """By server and user. `store` gives the system's own; each backend raises errors of its own."""

    def __init__(self, store: "Callable[[], Store | None] | None" = None) -> None:
        self._store = store or _system_store
        self._memory: dict[str, str] = {}
        self._lock = Lock()

    def keep(self, server: str, user: str, password: str) -> bool:
        """Keep a password; False where the system has no store, so that it is asked again next time."""
        name = f"{user}@{server}"
        with self._lock:
            self._memory[name] = password
            store = self._store()
            if store is None:
                return False
            try:
                store.set_password(SERVICE, name, password)
            except Exception:
                return False
            return True

    def password(self, server: str, user: str) -> str:
        """The password. Raises UserError where there is none."""
        name = f"{user}@{server}"
        with self._lock:
            if name in self._memory:
                return self._memory[name]
            store = self._store()
            found: str | None = None
            if store is not None:
                with suppress(Exception):
                    found = store.get_password(SERVICE, name)
        if found is None:
            raise UserError(
                _("There is no password for {user} at {server}. Type it in the settings.").format(
                    user=user, server=server
                )
            )
        return found

    def keep_long(self, server: str, user: str, text: str) -> None:
        """Keep more than the store of Windows takes at once, in numbered pieces."""
        pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
        before = self.long(server, user)
        for number, piece in enumerate(pieces):
            self.keep(server, f"{user}.{number}", piece)
        for number in range(len(pieces), -(-len(before) // _PIECE)):
            self.forget(server, f"{user}.{number}")

    def long(self, server: str, user: str) -> str:
        """What `keep_long` kept, "" where there is nothing."""
        pieces: list[str] = []
        with suppress(UserError):
            while not pieces or len(pieces[-1]) == _PIECE:
                pieces.append(self.password(server, f"{user}.{len(pieces)}"))
        return "".join(pieces)

    def forget(self, server: str, user: str) -> None:
        """Take a password out of the store."""
        name = f"{user}@{server}"
        with self._lock:
            self._memory.pop(name, None)
            store = self._store()
            if store is not None:
                with suppress(Exception):
                    store.delete_password(SERVICE, name)


class Store(Protocol):
    """What is used of keyring's backends."""

    def set_password(self, service: str, username: str, password: str) -> None: ...
    def get_password(self, service: str, username: str) -> str | None: ...
    def delete_password(self, service: str, username: str) -> None: ...


def safe_store(backend: Any) -> Store | None:
    """The backend, or the first of a chain of them, that keeps a secret; None where none does."""
    for one in getattr(backend, "backends", None) or [backend]:
        described = f"{type(one).__module__}.{type(one).__name__}".lower()
        if not any(word in described for word in _READABLE):
            return one
    return None


def _system_store() -> Store | None:
    import keyring

    return safe_store(keyring.get_keyring())

"""Signing in with Microsoft, with an application that answers as `msal` does."""

import json
from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread
from typing import Any

import msal as library
import pytest

from model.delivery.microsoft import (
    GRAPH,
    Application,
    Cache,
    DeviceCode,
    MicrosoftAccount,
    Registration,
)
from model.delivery.secrets import Secrets
from model.errors import Cancelled, UserError

REGISTRATION = Registration("11111111-2222-3333-4444-555555555555", "example.org")


class Store:
    """The system's store: no secret longer than Windows takes."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        assert len(password.encode("utf-16-le")) <= 2560
        self.kept[username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get(username)

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[username]


class Msal:
    """The application and its cache in one. `user` signs in next; `answer` is what is no JSON."""

    def __init__(self, user: str = "ellen@example.org") -> None:
        self.user = user
        self.users: list[str] = []
        self.has_state_changed = False
        self.refused = False
        self.answer = ""

    def serialize(self) -> str:
        return json.dumps({"users": self.users, "token": "æ" * 4321}, ensure_ascii=False)

    def deserialize(self, state: str) -> None:
        self.users = json.loads(state)["users"] if state else []

    def get_accounts(self) -> list[dict[str, Any]]:
        return [{"username": user} for user in self.users]

    def remove_account(self, account: dict[str, Any]) -> None:
        self.users.remove(account["username"])
        self.has_state_changed = True

    def acquire_token_silent(
        self, scopes: list[str], account: Any, force_refresh: bool = False
    ) -> dict[str, Any] | None:
        if self.answer:
            json.loads(self.answer)
        return {"access_token": f"token{'-ny' * force_refresh}"} if self.users else None

    def acquire_token_interactive(
        self, scopes: list[str], prompt: str | None = None, timeout: int | None = None
    ) -> dict[str, Any]:
        assert prompt == "select_account"
        return self._sign_in()

    def _sign_in(self) -> dict[str, Any]:
        if self.answer:
            json.loads(self.answer)
        if self.refused:
            return {"error": "access_denied", "error_description": "AADSTS65001: Nej\r\nTrace ID"}
        if self.user not in self.users:
            self.users.append(self.user)
        self.has_state_changed = True
        return {"access_token": "token", "id_token_claims": {"preferred_username": self.user}}

    def initiate_device_flow(self, scopes: list[str]) -> dict[str, Any]:
        return (
            {"error": "unauthorized_client"}
            if self.refused
            else {"user_code": "ABC", "verification_uri": "https://microsoft.com/devicelogin"}
        )

    def acquire_token_by_device_flow(
        self, flow: dict[str, Any], exit_condition: Callable[[dict[str, Any]], bool]
    ) -> dict[str, Any]:
        if exit_condition(flow):
            return {"error": "authorization_pending"}
        return self._sign_in()


def account(store: Store, msal: Msal) -> MicrosoftAccount:
    def make(_registration: Registration) -> tuple[Application, Cache]:
        return msal, msal

    return MicrosoftAccount(REGISTRATION, Secrets(lambda: store), make)


def test_signed_in_once_is_signed_in_after_a_restart() -> None:
    store = Store()
    first = account(store, Msal())
    with pytest.raises(UserError):
        first.token(GRAPH)
    assert first.sign_in(GRAPH) == "ellen@example.org"
    later = account(store, Msal())
    assert later.user() == "ellen@example.org"
    assert later.token(GRAPH) == "token"
    assert later.token(GRAPH, renew=True) == "token-ny"


def test_whoever_signed_in_last_is_the_one() -> None:
    store, msal = Store(), Msal()
    found = account(store, msal)
    found.sign_in(GRAPH)
    msal.user = "Secretary@example.org"
    assert found.sign_in(GRAPH) == "Secretary@example.org"
    assert found.user() == "Secretary@example.org"
    msal.user = "bo@example.org"
    assert found.sign_in_by_code(GRAPH, lambda _code: None, lambda: False) == "bo@example.org"
    assert account(store, Msal()).user() == "bo@example.org", "the others are forgotten for good"


def test_damaged_tokens_are_none() -> None:
    store = Store()
    account(store, Msal()).sign_in(GRAPH)
    name = next(iter(store.kept))
    store.kept[name] = store.kept[name][:200]
    found = account(store, Msal())
    assert found.user() == ""
    assert found.sign_in(GRAPH) == "ellen@example.org"


def test_the_login_page_of_a_hotel_is_not_microsoft() -> None:
    msal = Msal()
    found = account(Store(), msal)
    found.sign_in(GRAPH)
    msal.answer = "<html>Velkommen til hotellet</html>"
    with pytest.raises(OSError, match="Microsoft"):
        found.token(GRAPH)  # the outbox waits
    with pytest.raises(UserError):
        found.sign_in(GRAPH)  # she is told


def test_the_application_is_made_once() -> None:
    """The window signs in while the postman asks for a token."""
    together, made = Barrier(2), list[Msal]()

    def make(_registration: Registration) -> tuple[Application, Cache]:
        made.append(Msal())
        with suppress(BrokenBarrierError):
            together.wait(0.5)  # only whoever is let in as well comes to it
        return made[-1], made[-1]

    found = MicrosoftAccount(REGISTRATION, Secrets(lambda: None), make)
    threads = [Thread(target=found.user), Thread(target=found.sign_in, args=(GRAPH,))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_it_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    settings: dict[str, Any] = {}

    class Silent(Msal):
        def __init__(self, client_id: str, **more: Any) -> None:
            super().__init__()
            settings.update(more, client_id=client_id)

    monkeypatch.setattr(library, "PublicClientApplication", Silent)
    assert MicrosoftAccount(REGISTRATION, Secrets(lambda: None)).user() == ""
    assert settings["client_id"] == REGISTRATION.client_id
    assert 0 < settings["timeout"] < 60


def test_a_shorter_cache_leaves_no_piece_of_the_longer() -> None:
    store = Store()
    secrets = Secrets(lambda: store)
    for text in ("x" * 3000, "y" * 1500, "z" * 1000, "ø"):
        secrets.keep_long("server", "user", text)
        assert Secrets(lambda: store).long("server", "user") == text


def test_with_a_code() -> None:
    told: list[DeviceCode] = []
    found = account(Store(), Msal())
    assert found.sign_in_by_code(GRAPH, told.append, lambda: False) == "ellen@example.org"
    assert told == [DeviceCode("https://microsoft.com/devicelogin", "ABC")]
    with pytest.raises(Cancelled):
        found.sign_in_by_code(GRAPH, told.append, lambda: True)


def test_a_refusal_is_a_sentence() -> None:
    msal = Msal()
    msal.refused = True
    found = account(Store(), msal)
    with pytest.raises(UserError) as refused:
        found.sign_in(GRAPH)
    assert "AADSTS65001: Nej" in str(refused.value)
    assert "Trace" not in str(refused.value)
    with pytest.raises(UserError):
        found.sign_in_by_code(GRAPH, lambda _code: None, lambda: False)


def test_microsoft_is_not_reached() -> None:
    def make(_registration: Registration) -> tuple[Application, Cache]:
        raise ConnectionError("ingen forbindelse")

    found = MicrosoftAccount(REGISTRATION, Secrets(lambda: None), make)
    with pytest.raises(ConnectionError):
        found.token(GRAPH)  # the outbox waits
    with pytest.raises(UserError):
        found.sign_in(GRAPH)  # she is told


def test_an_organisation_that_nobody_knows() -> None:
    def make(_registration: Registration) -> tuple[Application, Cache]:
        raise ValueError("invalid_tenant")

    with pytest.raises(UserError, match="invalid_tenant"):
        MicrosoftAccount(REGISTRATION, Secrets(lambda: None), make).token(GRAPH)

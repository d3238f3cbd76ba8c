"""Signing in with Microsoft, with an application that answers as `msal` does."""

from collections.abc import Callable
from typing import Any

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
    """The application and its cache in one."""

    def __init__(self) -> None:
        self.state = ""
        self.has_state_changed = False
        self.refused = False

    def serialize(self) -> str:
        return self.state

    def deserialize(self, state: str) -> None:
        self.state = state

    def get_accounts(self) -> list[dict[str, Any]]:
        return [{"username": "ellen@example.org"}] if self.state else []

    def acquire_token_silent(
        self, scopes: list[str], account: Any, force_refresh: bool = False
    ) -> dict[str, Any] | None:
        return {"access_token": f"token{'-ny' * force_refresh}"} if self.state else None

    def acquire_token_interactive(
        self, scopes: list[str], timeout: int | None = None
    ) -> dict[str, Any]:
        if self.refused:
            return {"error": "access_denied", "error_description": "AADSTS65001: Nej\r\nTrace ID"}
        self.state, self.has_state_changed = "æ" * 4321, True
        return {"access_token": "token"}

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
        return self.acquire_token_interactive([])


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

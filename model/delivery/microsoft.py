"""Signing in with Microsoft, by `msal` and the municipality's client id. Never tried against Microsoft.

Only the system's own store of secrets keeps the tokens; without one they are in memory until Punktvis
closes. `msal` asks the network as soon as its application is made, so that waits until it is needed.
Slow: not for the window's thread.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Lock
from typing import Any, Protocol

from model.delivery.secrets import Secrets
from model.errors import Cancelled, UserError
from model.text.translate import _

GRAPH = (
    "https://graph.microsoft.com/Mail.ReadWrite",
    "https://graph.microsoft.com/Mail.Send",
)
SMTP = ("https://outlook.office.com/SMTP.Send",)
"""What Punktvis asks to be allowed. Sending from a shared mailbox is the mailbox's own permission."""

_BROWSER_WAIT_S = 300
_ANSWER_WAIT_S = 20
"""Or else a firewall that swallows everything keeps the postman, and the closing window, for minutes."""
_STORE = "login.microsoftonline.com"


@dataclass(frozen=True, slots=True)
class Registration:
    """The application as the municipality's IT has registered it. `tenant` is a domain or an id."""

    client_id: str
    tenant: str = "organizations"


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """What the user types at which page, on any machine."""

    page: str
    code: str


class Application(Protocol):
    """What is used of `msal.PublicClientApplication`."""

    def get_accounts(self) -> list[dict[str, Any]]: ...
    def remove_account(self, account: dict[str, Any]) -> None: ...
    def acquire_token_silent(
        self, scopes: list[str], account: Any, force_refresh: bool = False
    ) -> dict[str, Any] | None: ...
    def acquire_token_interactive(
        self, scopes: list[str], prompt: str | None = None, timeout: int | None = None
    ) -> dict[str, Any]: ...
    def initiate_device_flow(self, scopes: list[str]) -> dict[str, Any]: ...
    def acquire_token_by_device_flow(
        self, flow: dict[str, Any], exit_condition: Callable[[dict[str, Any]], bool]
    ) -> dict[str, Any]: ...


class Cache(Protocol):
    """What is used of `msal.SerializableTokenCache`."""

    has_state_changed: bool

    def serialize(self) -> str: ...
    def deserialize(self, state: str) -> None: ...


MakeApplication = Callable[[Registration], tuple[Application, Cache]]


class MicrosoftAccount:
    """One registration and whoever signed in with it. `make` gives another application in tests."""

    def __init__(
        self, registration: Registration, secrets: Secrets, make: "MakeApplication | None" = None
    ) -> None:
        self._registration, self._secrets = registration, secrets
        self._make = make or _application
        self._made: tuple[Application, Cache] | None = None
        self._lock = Lock()

    def token(self, scopes: tuple[str, ...], renew: bool = False) -> str:
        """A token without asking anybody.

        Raises UserError where somebody must sign in, OSError where Microsoft is not reached.
        """
        with self._asked() as application:
            accounts = application.get_accounts()
            found = (
                application.acquire_token_silent(list(scopes), accounts[0], force_refresh=renew)
                if accounts
                else None
            )
            self._keep()
        if not found or "access_token" not in found:
            raise UserError(_("Nobody is signed in with Microsoft. Sign in in the mail settings."))
        return str(found["access_token"])

    def user(self) -> str:
        """Who signed in, as an address; "" where nobody has. Raises as `token`."""
        with self._asked() as application:
            accounts = application.get_accounts()
        return str(accounts[0].get("username", "")) if accounts else ""

    def sign_in(self, scopes: tuple[str, ...]) -> str:
        """In the browser of this machine; who it was. Raises UserError."""
        with self._reached() as application:
            return self._signed_in(
                application.acquire_token_interactive(
                    list(scopes), prompt="select_account", timeout=_BROWSER_WAIT_S
                )
            )

    def sign_in_by_code(
        self,
        scopes: tuple[str, ...],
        tell: Callable[[DeviceCode], None],
        is_cancelled: Callable[[], bool],
    ) -> str:
        """With a code, on any machine; who it was. Waits up to a quarter of an hour.

        Raises UserError, and Cancelled where it was stopped.
        """
        with self._reached() as application:
            flow = application.initiate_device_flow(list(scopes))
            if "user_code" not in flow:
                raise _refused(flow)
            tell(DeviceCode(str(flow["verification_uri"]), str(flow["user_code"])))
            found = application.acquire_token_by_device_flow(
                flow, exit_condition=lambda _flow: is_cancelled()
            )
            if is_cancelled():
                raise Cancelled
            return self._signed_in(found)

    def _signed_in(self, found: dict[str, Any]) -> str:
        """Forget whoever was signed in before: mail goes out as the one who has just signed in."""
        claims = found.get("id_token_claims", {})  # msal asks for them
        user = str(claims.get("preferred_username", ""))
        if not user or "access_token" not in found:
            raise _refused(found)
        with self._asked() as application:
            for account in application.get_accounts():
                if str(account.get("username", "")).lower() != user.lower():
                    application.remove_account(account)
            self._keep()
        return user

    def _application(self) -> tuple[Application, Cache]:
        """Made when it is first needed. Raises OSError where Microsoft is not reached, and UserError."""
        if self._made is None:
            try:
                self._made = self._make(self._registration)
            except ValueError as error:
                words = _("Microsoft does not know this organisation: {reason}")
                raise UserError(words.format(reason=str(error)[:200])) from error
            kept = self._secrets.long(_STORE, self._registration.client_id)
            with suppress(ValueError):  # what was kept is damaged: somebody signs in again
                self._made[1].deserialize(kept)
        return self._made

    @contextmanager
    def _asked(self) -> Generator[Application]:
        """The application, for one thread at a time. Raises as `token`."""
        with self._lock:
            try:
                yield self._application()[0]
            except ValueError as error:  # no JSON: the login page of a hotel, and not Microsoft
                raise ConnectionError("not answered by Microsoft") from error

    @contextmanager
    def _reached(self) -> Generator[Application]:
        """The application for signing in: whoever waits for that is told at once.

        Not locked, for that takes minutes, and mail must go meanwhile.
        """
        try:
            with self._lock:
                application = self._application()[0]
            yield application
        except (OSError, ValueError) as error:  # of `requests`; what is no JSON
            raise UserError(
                _("Microsoft was not reached. Are you online? Nothing has changed.")
            ) from error

    def _keep(self) -> None:
        assert self._made is not None
        cache = self._made[1]
        if cache.has_state_changed:
            self._secrets.keep_long(_STORE, self._registration.client_id, cache.serialize())
            cache.has_state_changed = False


def _application(registration: Registration) -> tuple[Application, Cache]:
    import msal  # pyright: ignore[reportMissingTypeStubs]

    library: Any = msal
    cache: Any = library.SerializableTokenCache()
    application: Any = library.PublicClientApplication(
        registration.client_id,
        authority=f"https://{_STORE}/{registration.tenant}",
        token_cache=cache,
        enable_pii_log=False,
        timeout=_ANSWER_WAIT_S,
    )
    return application, cache


def _refused(answer: dict[str, Any]) -> UserError:
    """Microsoft's own reason, without its numbers of the request."""
    said = str(answer.get("error_description") or answer.get("error") or "").partition("\n")[0]
    return UserError(
        _(
            "Microsoft did not sign you in. Ask IT whether Punktvis is allowed. (The answer was: {said})"
        ).format(said=" ".join(said.split())[:300])
    )

"""The way out that is set: which token goes where, and what is missing as a sentence."""

import ssl

import pytest

from model.commands.settings import set_value
from model.delivery.graph import GraphTransport
from model.delivery.microsoft import Application, Cache, Registration
from model.delivery.secrets import Secrets
from model.dispatching.transports import Accounts, Transports
from model.errors import UserError
from tests.model.delivery.posted import mails, put
from tests.model.delivery.server import TOKEN, USER, Faults, Server, client_context, serving
from tests.model.delivery.test_microsoft import Msal
from tests.model.workspace.opened import Opened

pytestmark = pytest.mark.filterwarnings(
    "ignore:Requiring AUTH while not requiring TLS:UserWarning",
    "ignore:tls_context:UserWarning",
    "ignore:Session.login_data:DeprecationWarning",
    "ignore:auth_required:UserWarning",
)

CLIENT = "11111111-2222-3333-4444-555555555555"


class _Signed(Msal):
    """Somebody signed in before."""

    def acquire_token_silent(
        self, scopes: list[str], account: object, force_refresh: bool = False
    ) -> dict[str, str]:
        assert scopes == ["https://outlook.office.com/SMTP.Send"]
        return {"access_token": TOKEN}

    def get_accounts(self) -> list[dict[str, str]]:
        return [{"username": USER}]


def settle(workspace: Opened, **values: str) -> None:
    for key, value in values.items():
        workspace.do(set_value, key, value)


def test_smtp_takes_the_token_of_whoever_signed_in(
    workspace: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = client_context()
    monkeypatch.setattr(ssl, "create_default_context", lambda: context)

    def make(_registration: Registration) -> tuple[Application, Cache]:
        msal = _Signed()
        return msal, msal

    put(workspace)
    secrets = Secrets(lambda: None)
    transports = Transports(workspace, secrets, Accounts(secrets, make))
    with serving(Server(Faults(), "tls", login=True)) as server:
        settle(
            workspace,
            smtp_host="localhost",
            smtp_port=str(server.port),
            smtp_security="tls",
            smtp_login="oauth",
            smtp_user=USER,
            microsoft_client=CLIENT,
        )
        assert transports.for_mail(mails(workspace)[0]).probe().ok


def test_what_is_missing_is_a_sentence(workspace: Opened) -> None:
    secrets = Secrets(lambda: None)
    with pytest.raises(UserError):
        Transports(workspace, secrets).graph()
    settle(workspace, microsoft_client=CLIENT)

    def make(_registration: Registration) -> tuple[Application, Cache]:
        return Msal(), Msal()

    way = Transports(workspace, secrets, Accounts(secrets, make)).graph()
    assert isinstance(way, GraphTransport)
    assert not way.probe().ok


@pytest.mark.parametrize("value", ["punktvis", "1234", CLIENT + "0"])
def test_a_client_id_looks_like_one(workspace: Opened, value: str) -> None:
    with pytest.raises(UserError):
        settle(workspace, microsoft_client=value)

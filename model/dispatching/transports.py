"""The way out that is set for a mail."""

from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from model.delivery.microsoft import (
    GRAPH,
    SMTP,
    MakeApplication,
    MicrosoftAccount,
    Registration,
)
from model.delivery.secrets import Secrets
from model.delivery.smtp import Login, Security, SmtpServer, SmtpTransport
from model.delivery.transport import Transport
from model.dispatching.prepare import Source
from model.errors import UserError
from model.queries.outbox import MailRow
from model.queries.settings import value
from model.sending import MailWay
from model.text.translate import _

if TYPE_CHECKING:
    from model.delivery.graph import GraphTransport


def smtp_server(session: Session, forum_id: int | None) -> SmtpServer:
    """The mail server as it is set. Raises UserError where none is."""
    host = value(session, "smtp_host")
    if not host:
        raise UserError(_("No mail server is set. Write its name in the settings (smtp_host)."))
    return SmtpServer(
        host=host,
        port=int(value(session, "smtp_port") or 0),
        security=Security(value(session, "smtp_security")),
        login=Login(value(session, "smtp_login")),
        user=value(session, "smtp_user", forum_id),
    )


def registration(session: Session) -> Registration | None:
    """Punktvis as the municipality has registered it at Microsoft, None where it has not."""
    client, tenant = value(session, "microsoft_client"), value(session, "microsoft_tenant")
    return Registration(client, tenant or Registration.tenant) if client else None


class Accounts:
    """Who is signed in with Microsoft, by registration: the window and the postman share one."""

    def __init__(self, secrets: Secrets, make: MakeApplication | None = None) -> None:
        self._secrets, self._make = secrets, make
        self._known: dict[Registration, MicrosoftAccount] = {}

    def of(self, registered: Registration | None) -> MicrosoftAccount:
        """The account. Raises UserError where the municipality has no registration."""
        if registered is None:
            raise UserError(
                _("No client id is set for Microsoft. IT makes one; write it in the mail settings.")
            )
        if registered not in self._known:
            self._known[registered] = MicrosoftAccount(registered, self._secrets, self._make)
        return self._known[registered]


class Transports:
    """Makes a transport for each mail from what is set then."""

    def __init__(self, source: Source, secrets: Secrets, accounts: Accounts | None = None) -> None:
        self._source, self._secrets = source, secrets
        self._accounts = accounts or Accounts(secrets)

    def for_mail(self, mail: MailRow) -> Transport:
        """Raises UserError where the way out is not set up."""
        match mail.way:
            case MailWay.SMTP:
                return self.smtp(mail.forum_id)
            case MailWay.GRAPH:
                return self.graph()
            case MailWay.DRAFT:
                raise UserError(_("This mail was a draft for your own mail program."))

    def smtp(self, forum_id: int | None) -> SmtpTransport:
        """The mail server of a forum."""
        server, registered = self._source.read(
            lambda session: (smtp_server(session, forum_id), registration(session))
        )

        def secret() -> str:
            if server.login is Login.OAUTH and registered is not None:
                return self._accounts.of(registered).token(SMTP)
            return self._secrets.password(server.host, server.user)

        return SmtpTransport(server, secret)

    def graph(self) -> "GraphTransport":
        """Microsoft 365."""
        account = self._accounts.of(self._source.read(registration))
        from model.delivery.graph import GraphTransport

        return GraphTransport(lambda renew: account.token(GRAPH, renew), account.user)

"""The way out that is set for a mail."""

from sqlalchemy.orm import Session

from model.delivery.secrets import Secrets
from model.delivery.smtp import Login, Security, SmtpServer, SmtpTransport
from model.delivery.transport import Transport
from model.dispatching.prepare import Source
from model.errors import UserError
from model.queries.outbox import MailRow
from model.queries.settings import value
from model.sending import MailWay
from model.text.translate import _


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


class Transports:
    """Makes a transport for each mail from what is set then."""

    def __init__(self, source: Source, secrets: Secrets) -> None:
        self._source, self._secrets = source, secrets

    def for_mail(self, mail: MailRow) -> Transport:
        """Raises UserError where the way out is not set up."""
        if mail.way is MailWay.SMTP:
            return self.smtp(mail.forum_id)
        raise UserError(_("This mail was a draft for your own mail program."))

    def smtp(self, forum_id: int | None) -> SmtpTransport:
        """The mail server of a forum."""
        server = self._source.read(lambda session: smtp_server(session, forum_id))

        def secret() -> str:
            return self._secrets.password(server.host, server.user)

        return SmtpTransport(server, secret)

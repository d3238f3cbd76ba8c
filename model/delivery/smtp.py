"""SMTP, phase by phase, so that it is always known what has happened and what cannot have.

`smtplib.sendmail` gives one exception for everything; and its `login` cannot send æ, ø and å. TLS is
always with checked certificates, and a chosen STARTTLS is never done without.
"""

import base64
import smtplib
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from model.delivery.explain import explain, found
from model.delivery.message import FrozenMail
from model.delivery.transport import (
    Answer,
    Answers,
    BeforeCommit,
    Caps,
    Finding,
    Outcome,
    Phase,
    Result,
)

WAIT_S = 30.0
COMMIT_WAIT_S = 600.0
"""RFC 5321, 4.5.3.2.6: a server may think for ten minutes before it says that it has the mail."""

_NAME = "[127.0.0.1]"
"""What we call ourselves, as Thunderbird does: asking the system for its name can take seconds."""
_OK = (250, 251)


class Security(StrEnum):
    """How the connection is kept secret. NONE is for a relay inside the house."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class Login(StrEnum):
    """How the server knows us."""

    NONE = "none"
    PASSWORD = "password"
    OAUTH = "oauth"


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail goes out. `port` 0 is the usual one of the security."""

    host: str
    port: int = 0
    security: Security = Security.STARTTLS
    login: Login = Login.NONE
    user: str = ""

    @property
    def usual_port(self) -> int:
        """The port, or the usual one."""
        usual = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
        return self.port or usual[self.security]


class _StopError(Exception):
    """The server said no to everybody."""

    def __init__(self, outcome: Outcome, code: int | None, words: bytes | str) -> None:
        super().__init__(words)
        self.answer = Answer(outcome, code, _text(words))


class SmtpTransport:
    """One connection for each delivery. `secret` gives the password or the token when it is needed."""

    caps = Caps()

    def __init__(
        self,
        server: SmtpServer,
        secret: Callable[[], str] = lambda: "",
        context: ssl.SSLContext | None = None,
        commit_wait: float = COMMIT_WAIT_S,
    ) -> None:
        self.server = server
        self._secret = secret
        self._context = context
        self._commit_wait = commit_wait
        self._connection: smtplib.SMTP | None = None
        self._phase = Phase.CONNECT

    def probe(self) -> Finding:
        """Connect, secure the line, log in."""
        answers = Answers([""])
        self._guarded(answers, self._open)
        if not answers.known:
            return found(self.server.host)
        return Finding(False, explain(self._phase, answers.known[""], self.server.host))

    def deliver(
        self,
        mail: FrozenMail,
        sender: str,
        recipients: Sequence[str],
        before_commit: BeforeCommit,
    ) -> Result:
        """One transaction for all recipients."""
        answers = Answers(recipients)

        def work() -> None:
            self._open()
            self._transact(mail.raw, sender, answers, before_commit)

        self._guarded(answers, work)
        return answers.result(self._phase)

    def resolve(self, mail: FrozenMail, sender: str) -> bool | None:
        """SMTP has no way to ask."""
        return None

    def cut(self) -> None:
        """Shut the line; whoever waits on it wakes up with an error."""
        connection = self._connection
        if connection is not None and connection.sock is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    # --- the phases

    def _open(self) -> None:
        server = self.server
        self._phase = Phase.CONNECT
        context = self._context or ssl.create_default_context()
        if server.security is Security.TLS:
            connection = smtplib.SMTP_SSL(timeout=WAIT_S, local_hostname=_NAME, context=context)
        else:
            connection = smtplib.SMTP(timeout=WAIT_S, local_hostname=_NAME)
        self._connection = connection
        # smtplib checks the certificate against this name; `connect` does not set it.
        connection._host = server.host  # type: ignore[attr-defined]
        code, words = connection.connect(server.host, server.usual_port)
        if code != 220:
            raise _StopError(Outcome.LATER if code // 100 == 4 else Outcome.HELD, code, words)
        connection.ehlo_or_helo_if_needed()
        if server.security is Security.STARTTLS:
            self._phase = Phase.TLS
            if not connection.has_extn("starttls"):
                raise _StopError(Outcome.HELD, None, "STARTTLS")
            connection.starttls(context=context)
            connection.ehlo()
        if server.login is not Login.NONE:
            self._phase = Phase.LOGIN
            self._log_in(connection)

    def _log_in(self, connection: smtplib.SMTP) -> None:
        user, secret = self.server.user, self._secret()
        offered = connection.esmtp_features.get("auth", "").upper().split()
        if self.server.login is Login.OAUTH:
            words = _encoded(f"user={user}\x01auth=Bearer {secret}\x01\x01")
            code, said = connection.docmd("AUTH", f"XOAUTH2 {words}")
            if code == 334:  # the reason comes only after an empty line
                code, said = connection.docmd("")
        elif "PLAIN" in offered:
            code, said = connection.docmd("AUTH", "PLAIN " + _encoded(f"\0{user}\0{secret}"))
        elif "LOGIN" in offered:
            code, said = connection.docmd("AUTH", "LOGIN " + _encoded(user))
            if code == 334:
                code, said = connection.docmd(_encoded(secret))
        else:
            raise _StopError(Outcome.HELD, None, "AUTH " + " ".join(offered))
        if code != 235:
            raise _StopError(Outcome.LATER if code // 100 == 4 else Outcome.HELD, code, said)

    def _transact(
        self, raw: bytes, sender: str, answers: Answers, before_commit: BeforeCommit
    ) -> None:
        connection = self._connected()
        self._phase = Phase.SENDER
        limit = int(connection.esmtp_features.get("size") or 0)
        if 0 < limit < len(raw):
            raise _StopError(Outcome.REFUSED, 552, f"SIZE {limit}")
        options = [f"size={len(raw)}"] if connection.has_extn("size") else []
        code, words = connection.mail(sender, options)
        if code not in _OK:
            refused = Outcome.REFUSED if code == 552 else Outcome.HELD
            raise _StopError(Outcome.LATER if code // 100 == 4 else refused, code, words)
        taken = self._name_recipients(connection, answers)
        if not taken:
            self._quit(connection)
            return
        self._phase = Phase.DATA
        connection.putcmd("data")
        code, words = connection.getreply()
        if code != 354:
            raise _StopError(_by_code(code), code, words)
        connection.send(_dotted(raw))
        before_commit(taken)
        self._phase = Phase.COMMIT
        assert connection.sock is not None
        connection.sock.settimeout(self._commit_wait)
        connection.send(b".\r\n")
        code, words = connection.getreply()
        answers.all(Outcome.ACCEPTED if code == 250 else _by_code(code), code, _text(words))
        if code == 250:
            self._phase = Phase.DONE
        self._quit(connection)

    def _name_recipients(self, connection: smtplib.SMTP, answers: Answers) -> list[str]:
        """Those whom the server takes; the others have their answer."""
        self._phase = Phase.RECIPIENTS
        taken: list[str] = []
        for one in answers.wanted:
            code, words = connection.rcpt(one)
            if code in _OK:
                taken.append(one)
            elif code == 421:
                raise _StopError(Outcome.LATER, code, words)
            else:
                answers.known[one] = Answer(_by_code(code), code, _text(words))
        return taken

    # --- what can go wrong anywhere

    def _guarded(self, answers: Answers, work: Callable[[], None]) -> None:
        """Do the work and answer for everybody whom an error leaves without an answer."""
        try:
            work()
        except _StopError as stop:
            answers.all(stop.answer.outcome, stop.answer.code, stop.answer.words)
        except ssl.SSLCertVerificationError as error:
            self._phase = Phase.TLS
            answers.all(Outcome.HELD, None, error.verify_message)
        except (smtplib.SMTPException, OSError) as error:
            answers.all(self._broken(error), None, _reason(error))
        finally:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.close()

    def _broken(self, error: Exception) -> Outcome:
        """The line broke. Only after the last word can the mail have been taken."""
        if self._phase is Phase.COMMIT:
            return Outcome.UNKNOWN
        if isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError):
            self._phase = Phase.TLS if self._phase is Phase.CONNECT else self._phase
            return Outcome.HELD
        return Outcome.OFFLINE

    def _connected(self) -> smtplib.SMTP:
        assert self._connection is not None
        return self._connection

    @staticmethod
    def _quit(connection: smtplib.SMTP) -> None:
        with suppress(smtplib.SMTPException, OSError):
            connection.quit()


def _by_code(code: int) -> Outcome:
    return Outcome.LATER if code // 100 == 4 else Outcome.REFUSED


def _dotted(raw: bytes) -> bytes:
    """The mail as DATA carries it: a dot that begins a line is doubled (RFC 5321, 4.5.2)."""
    body = raw if raw.endswith(b"\r\n") else raw + b"\r\n"
    body = body.replace(b"\r\n.", b"\r\n..")
    return b"." + body if body.startswith(b".") else body


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8")).decode("ascii")


def _text(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())


def _reason(error: Exception) -> str:
    return _text(str(getattr(error, "strerror", "") or error) or type(error).__name__)

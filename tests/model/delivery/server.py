"""A real mail server in this process, with any fault at any phase."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

PASSWORD = "hemmelig-æøå"
USER = "sekretariat"
TOKEN = "et-gyldigt-token"


@cache
def authority() -> trustme.CA:
    return trustme.CA()


def client_context() -> ssl.SSLContext:
    """Trusts our certificates and no others."""
    context = ssl.create_default_context()
    authority().configure_trust(context)
    return context


@cache
def server_context(name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(name).configure_cert(context)
    return context


@dataclass
class Faults:
    """What goes wrong. Addresses are those of recipients."""

    unknown: frozenset[str] = frozenset()
    greylisted: frozenset[str] = frozenset()
    most_recipients: int = 0
    sender_reply: str = ""
    data_reply: str = ""
    drop_at: str = ""
    """ "before" or "after" the mail is stored, after the final dot; "banner"; "data" in the middle."""
    slow: float = 0.0
    size: int = 35 * 2**20
    banner: bytes = b""


@dataclass
class Received:
    sender: str
    recipients: list[str]
    content: bytes
    secure: bool


@dataclass
class Server:
    """What it got, and how to reach it."""

    faults: Faults
    security: str = "none"
    login: bool = False
    name: str = "localhost"
    mails: list[Received] = field(default_factory=list)
    greeted: set[str] = field(default_factory=set)
    port: int = 0
    connections: int = 0
    open: int = 0
    """Those of them that have not ended: what they sent may still be in hand."""
    octets: int = 0

    async def handle_MAIL(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.faults.sender_reply:
            return self.faults.sender_reply
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.faults.unknown:
            return "550 5.1.1 Ukendt modtager"
        if address in self.faults.greylisted and address not in self.greeted:
            self.greeted.add(address)
            return "451 4.7.1 Greylisted, try again later"
        if 0 < self.faults.most_recipients <= len(envelope.rcpt_tos):
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.faults.drop_at == "before":
            _cut(server)
            return "421 gone"
        if self.faults.data_reply:
            return self.faults.data_reply
        assert isinstance(envelope.content, bytes)
        self.mails.append(
            Received(
                envelope.mail_from or "",
                list(envelope.rcpt_tos),
                envelope.content,
                _transport(server).get_extra_info("ssl_object") is not None,
            )
        )
        await asyncio.sleep(self.faults.slow)
        if self.faults.drop_at == "after":
            _cut(server)
            return "421 gone"
        return f"250 2.0.0 OK queued as {len(self.mails)}"

    def arrived(self) -> list[str]:
        """Every recipient of every mail, in order."""
        return sorted(one for mail in self.mails for one in mail.recipients)


class _Session(SMTP):
    """With faults that aiosmtpd has no handler for."""

    def __init__(self, owner: Server, **options: Any) -> None:
        self.owner = owner
        super().__init__(owner, **options)

    def connection_made(self, transport: Any) -> None:
        self.owner.connections += 1
        self.owner.open += 1
        if self.owner.faults.banner:
            transport.write(self.owner.faults.banner)
            transport.close()
            return
        if self.owner.faults.drop_at == "banner":
            transport.abort()
            return
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.owner.open -= 1
        if self.session is not None:  # it never began
            super().connection_lost(error)

    def data_received(self, data: bytes) -> None:
        self.owner.octets += len(data)
        envelope = self.envelope
        in_data = envelope is not None and envelope.rcpt_tos and b"DATA" not in data[:6].upper()
        if self.owner.faults.drop_at == "data" and in_data:
            _cut(self)
            return
        super().data_received(data)

    async def auth_XOAUTH2(self, _server: SMTP, args: list[str]) -> AuthResult:
        import base64

        said = base64.b64decode(args[1]).decode()
        if said == f"user={USER}\x01auth=Bearer {TOKEN}\x01\x01":
            return AuthResult(success=True, auth_data=USER)
        await self.push("334 eyJzdGF0dXMiOiI0MDEifQ==")
        await self._reader.readline()
        return AuthResult(success=False, handled=False)


def _transport(server: SMTP) -> Any:
    return server.transport


def _cut(server: SMTP) -> None:
    """As if somebody pulled the plug."""
    _transport(server).abort()


def _authenticate(
    _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any
) -> AuthResult:
    right = (
        isinstance(data, LoginPassword)
        and data.login == USER.encode()
        and data.password == PASSWORD.encode()
    )
    return AuthResult(success=right or data == USER, handled=False)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """Answer on `server.port` (a free one for 0) until the end; the same port may be used again."""
    loop = asyncio.new_event_loop()

    def session() -> _Session:
        secure = server.security != "none"
        return _Session(
            server,
            loop=loop,
            hostname="localhost",
            data_size_limit=server.faults.size,
            tls_context=server_context(server.name) if server.security == "starttls" else None,
            require_starttls=server.security == "starttls",
            authenticator=_authenticate if server.login else None,
            auth_required=server.login,
            auth_require_tls=secure and server.security != "tls",
        )

    started = threading.Event()

    def run() -> None:
        asyncio.set_event_loop(loop)
        listening = loop.run_until_complete(
            loop.create_server(
                session,
                "127.0.0.1",
                server.port,
                ssl=server_context(server.name) if server.security == "tls" else None,
            )
        )
        server.port = listening.sockets[0].getsockname()[1]
        started.set()
        loop.run_forever()
        listening.close()
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert started.wait(60)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(60)

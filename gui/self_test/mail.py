"""A mail server of a few lines, for the self-test alone: it takes what it is given and remembers it."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from model.delivery.message import Attachment, Message, freeze
from model.delivery.smtp import Security, SmtpServer, SmtpTransport
from model.delivery.transport import Outcome
from model.text.addresses import Address

_SENDER, _RECIPIENT = "self-test@example.invalid", "sink@example.invalid"


class _Sink(socketserver.StreamRequestHandler):
    """One conversation: yes to everything (RFC 5321)."""

    def handle(self) -> None:
        self._say("220 self-test")
        for line in self.rfile:
            word = line.strip().upper()
            if word == b"DATA":
                self._say("354 go on")
                mail = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.mails.append(mail)  # type: ignore[attr-defined]
            self._say("221 bye" if word == b"QUIT" else "250 yes")
            if word == b"QUIT":
                return

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Sink)
        self.mails: list[bytes] = []


@contextmanager
def _serving() -> Iterator[_Server]:
    with _Server() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def arrives(document: bytes) -> bool:
    """Whether a mail with this attachment goes out and is whole at the other end."""
    message = Message(
        Address("Punktvis", _SENDER),
        (Address("", _RECIPIENT),),
        "Prøve",
        "Æblegrød på Ærø",
        (Attachment("Dagsorden.pdf", document),),
    )
    mail = freeze(message, datetime.now(UTC))
    with _serving() as server:
        way = SmtpServer("127.0.0.1", server.server_address[1], Security.NONE)
        result = SmtpTransport(way).deliver(mail, _SENDER, [_RECIPIENT], lambda _taken: None)
        taken = result.answers[_RECIPIENT].outcome is Outcome.ACCEPTED
        return taken and server.mails == [mail.raw]

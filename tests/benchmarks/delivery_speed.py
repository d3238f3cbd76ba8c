"""One transaction to twelve recipients with 10 MB, beside bare smtplib with the same bytes."""

import smtplib
import tempfile
from pathlib import Path
from time import perf_counter

from model.delivery.message import FrozenMail
from model.delivery.outbox import mail_file
from model.delivery.smtp import Security, SmtpServer, SmtpTransport
from tests.benchmarks.measure import Measure
from tests.model.delivery.posted import TWELVE, mails, put
from tests.model.delivery.server import Faults, Server, serving
from tests.model.workspace.opened import opened

ROUNDS = 5


def measure() -> list[Measure]:
    """The ratio of one transaction with everything written down to bare smtplib with the same bytes."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as workspace:
        put(workspace, TWELVE, 10 * 2**20)
        row = mails(workspace)[0]
        raw = mail_file(workspace.path, row)
        frozen = FrozenMail(row.message_id, raw, row.at)
        ours: list[float] = []
        theirs: list[float] = []
        with serving(Server(Faults())) as server:
            way = SmtpTransport(SmtpServer("127.0.0.1", server.port, Security.NONE))
            for _round in range(ROUNDS):  # by turns, so that a busy machine slows both
                ours.append(
                    _seconds(lambda: way.deliver(frozen, row.sender, TWELVE, lambda _taken: None))
                )
                theirs.append(_seconds(lambda: _bare(server.port, row.sender, raw)))
    return [
        Measure("12 recipients with 10 MB / bare smtplib", min(ours) / min(theirs), 1.5, "×"),
    ]


def _bare(port: int, sender: str, raw: bytes) -> None:
    with smtplib.SMTP("127.0.0.1", port, local_hostname="[127.0.0.1]") as connection:
        connection.sendmail(sender, list(TWELVE), raw)


def _seconds(work: object) -> float:
    assert callable(work)
    began = perf_counter()
    work()
    return perf_counter() - began

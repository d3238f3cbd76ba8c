"""Mail: one transaction beside bare smtplib with the same bytes, and a slip for each of 200 guests."""

import datetime
import smtplib
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from model.delivery.message import FrozenMail
from model.delivery.outbox import mail_file
from model.delivery.smtp import Security, SmtpServer, SmtpTransport
from model.dispatching.prepare import prepare
from model.dispatching.ways import send
from model.sending import MailWay
from tests.benchmarks.measure import Measure
from tests.model.delivery.posted import TWELVE, mails, put
from tests.model.delivery.server import Faults, Server, serving
from tests.model.dispatching.many_guests import GUESTS, load_guests, slips_order
from tests.model.workspace.opened import opened

ROUNDS = 5


def measure() -> list[Measure]:
    """Seconds for the slips; the ratio of a transaction with everything written down to a bare one."""
    slips = min(_slips() for _round in range(3))
    return [
        _transaction(),
        Measure("slips with PDF for 200 guests, built and queued", slips, 3.0, "s"),
    ]


def _transaction() -> Measure:
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
    ratio = min(ours) / min(theirs)
    return Measure("12 recipients with 10 MB / bare smtplib", ratio, 1.5, "×")


def _slips() -> float:
    """From the order until every slip is on the disk."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as workspace:
        workspace.do(load_guests)
        order = workspace.ask(slips_order)
        now = datetime.datetime.now().astimezone()
        began = perf_counter()
        made = prepare(workspace, order)
        send(workspace, order.meeting_id, made, {}, now, MailWay.SMTP)
        took = perf_counter() - began
        queued = mails(workspace)
    assert len(queued) == GUESTS
    assert all(one.message.attachments for one in made)
    return took


def _bare(port: int, sender: str, raw: bytes) -> None:
    with smtplib.SMTP("127.0.0.1", port, local_hostname="[127.0.0.1]") as connection:
        connection.sendmail(sender, list(TWELVE), raw)


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began

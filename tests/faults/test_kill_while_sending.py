"""kill -9 while mail goes out: nothing is lost, and nothing that was accepted is sent twice."""

import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from model.queries.outbox import list_mails
from model.sending import MailState
from model.workspace.workspace import Workspace
from tests.model.delivery.posted import bytes_of, put
from tests.model.delivery.server import Faults, Server, serving

ROOT = Path(__file__).parents[2]
KILLS = 60
SIZE = 2_000_000
ON_THE_WIRE = 2_800_000
PATIENCE_S = 60
RECIPIENTS = tuple(f"r{number}@example.org" for number in range(3))


def kill_while_sending(database: Path, server: Server, octets: int) -> None:
    """Kill it once the server has so many more octets, or when there is nothing more to send."""
    words = [sys.executable, "-m", "tests.faults.posting", str(server.port), str(database)]
    until = server.octets + octets
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        process.stdout.readline()
        while server.octets < until and process.poll() is None:
            time.sleep(0.002)
        process.kill()
        process.wait(30)


def run(folder: Path, kills: int) -> Counter[MailState]:
    pick, database = random.Random(11), folder / "m.db"
    with Workspace.open(database, create=True) as workspace:
        for _number in range(kills // 2):
            put(workspace, RECIPIENTS, SIZE)
    with serving(Server(Faults(slow=0.02))) as server:
        for _number in range(kills):
            kill_while_sending(database, server, pick.randrange(3 * ON_THE_WIRE))
        until = time.monotonic() + PATIENCE_S
        while server.open and time.monotonic() < until:
            time.sleep(0.01)  # what the server still has in hand
        assert not server.open
        arrived = Counter((mail.content, one) for mail in server.mails for one in mail.recipients)
    with Workspace.open(database) as workspace:
        from model.commands import outbox
        from tests.model.delivery.posted import NOW

        workspace.run("recover", lambda session: outbox.recover(session, NOW)).result(30)
        rows = workspace.read(list_mails)
    found: Counter[MailState] = Counter()
    for row in rows:
        content = bytes_of(database, row)
        for one in row.recipients:
            found[one.state] += 1
            times = arrived[content, one.address]
            if one.state is MailState.ACCEPTED:
                assert times == 1, "lost, or sent twice"
            elif one.state is MailState.UNKNOWN:
                assert times <= 1, "sent twice"
            else:
                assert times == 0, (one.state, "sent, and would be sent again")
    assert sum(found.values()) == len(RECIPIENTS) * (kills // 2)
    return found


def test_killed_a_few_times(tmp_path: Path) -> None:
    run(tmp_path, 4)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killed_sixty_times(tmp_path: Path) -> None:
    found = run(tmp_path, KILLS)
    assert found[MailState.ACCEPTED], "the run was too short to say anything"

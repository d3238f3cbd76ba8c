"""A real mail server: what it takes, refuses and puts off, and what happens when it falls over."""

from collections.abc import Iterator, Sequence

import pytest

from model.commands import outbox
from model.delivery.message import FrozenMail
from model.delivery.outbox import Postman
from model.delivery.smtp import Security, SmtpServer, SmtpTransport
from model.delivery.transport import BeforeCommit, Result
from model.sending import MailState
from tests.model.delivery.posted import Clock, bytes_of, mails, postman, put, states
from tests.model.delivery.postfix import GREYLISTED, SIZE_LIMIT, UNKNOWN, Postfix, as_root, postfix
from tests.model.workspace.opened import Opened

pytestmark = [pytest.mark.slow, pytest.mark.tool("/usr/sbin/postfix")]
PEOPLE = tuple(f"modtager{number}@example.org" for number in range(4))
PATIENCE_S = 60


@pytest.fixture(scope="module")
def server() -> Iterator[Postfix]:
    root = as_root()
    if root is None:
        pytest.skip("Postfix starts for the superuser only")
    with postfix(root) as found:
        yield found


def wait_for(server: Postfix, recipient: str, count: int) -> list[bytes]:
    """The files of this many mails in somebody's box; the queue is emptied behind our back."""
    from time import monotonic, sleep

    until = monotonic() + PATIENCE_S
    while len(server.received(recipient)) < count and monotonic() < until:
        sleep(0.1)
    found = server.received(recipient)
    assert len(found) == count
    return [attachment_of(one) for one in found]


def attachment_of(message: object) -> bytes:
    from email.message import Message

    assert isinstance(message, Message)
    (paper,) = [part for part in message.walk() if part.get_filename()]
    content = paper.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content


def test_one_unknown_one_put_off_the_others_have_it(workspace: Opened, server: Postfix) -> None:
    clock = Clock()
    put(workspace, (*PEOPLE, UNKNOWN, GREYLISTED), 200_000)
    post = postman(workspace, server.port, clock)
    post.round()
    accepted = [MailState.ACCEPTED] * len(PEOPLE)
    assert states(workspace) == [*accepted, MailState.REFUSED, MailState.LATER]
    refused = mails(workspace)[0].recipients[len(PEOPLE)]
    assert (refused.code, "No such person" in refused.words) == (550, True)
    clock.pass_by(minutes=5)
    assert post.round() == 1
    assert states(workspace) == [*accepted, MailState.REFUSED, MailState.ACCEPTED]
    for one in (*PEOPLE, GREYLISTED):
        assert wait_for(server, one, 1) == [bytes(200_000)]


def test_larger_than_it_takes(workspace: Opened, server: Postfix) -> None:
    put(workspace, ("stor@example.org",), SIZE_LIMIT)
    postman(workspace, server.port, Clock()).round()
    assert states(workspace) == [MailState.REFUSED]
    assert mails(workspace)[0].recipients[0].code == 552


class _FallsOver(SmtpTransport):
    """The server dies when everything but the final dot is said."""

    def __init__(self, server: Postfix) -> None:
        super().__init__(SmtpServer("127.0.0.1", server.port, Security.NONE), commit_wait=30)
        self._postfix = server

    def deliver(
        self,
        mail: FrozenMail,
        sender: str,
        recipients: Sequence[str],
        before_commit: BeforeCommit,
    ) -> Result:
        def commit(taken: Sequence[str]) -> None:
            before_commit(taken)
            self._postfix.stop()

        return super().deliver(mail, sender, recipients, commit)


def test_it_falls_over_in_the_middle_and_comes_back(workspace: Opened, server: Postfix) -> None:
    clock, people = Clock(), ("midt1@example.org", "midt2@example.org")
    mail_id = put(workspace, people, 500_000)
    Postman(workspace, lambda _row: _FallsOver(server), clock).round()
    assert states(workspace) == [MailState.UNKNOWN] * 2, "nobody can know"
    workspace.do(outbox.retry, mail_id, undoable=False)
    post = postman(workspace, server.port, clock)
    post.round()
    assert states(workspace) == [MailState.LATER] * 2, "it is away"
    server.start()
    clock.pass_by(minutes=5)
    post.round()
    assert states(workspace) == [MailState.ACCEPTED] * 2
    (row,) = mails(workspace)
    for one in people:
        assert wait_for(server, one, 1) == [bytes(500_000)]
        assert row.message_id.encode() in bytes_of(workspace.path, row)

"""Microsoft Graph against a stand-in: whole mails, large ones, and everything that goes wrong."""

import datetime
import random
from collections.abc import Sequence

import pytest

from model.commands import outbox
from model.delivery.explain import explain
from model.delivery.graph import GraphTransport
from model.delivery.message import Attachment, FrozenMail, Message, freeze
from model.delivery.outbox import Postman
from model.delivery.transport import Outcome, Phase, Result
from model.errors import UserError
from model.sending import MailState
from model.text.addresses import Address
from tests.model.delivery.graph_server import TOKEN, Fault, Graph, graph
from tests.model.delivery.posted import Clock, put, states
from tests.model.workspace.opened import Opened

NOW = datetime.datetime(2026, 10, 2, 14, 0, tzinfo=datetime.UTC)
ELLEN = Address("Ellen Skov", "ellen@example.org")
PEOPLE = (Address("Åse Kjær", "aase@example.org"), Address("Bo, Ø.", "bo@example.org"))
EVERYBODY = tuple(one.email for one in PEOPLE)
LARGE = random.Random(3).randbytes(10 * 2**20)


def mail(*files: Attachment, bcc: Sequence[Address] = ()) -> FrozenMail:
    message = Message(ELLEN, PEOPLE, "Referat – æøå", "Kære alle\n", files, bcc=tuple(bcc))
    return freeze(message, NOW)


def way(server: Graph, account: str = "") -> GraphTransport:
    return GraphTransport(lambda _renew: TOKEN, lambda: account, server.endpoint)


def deliver(
    server: Graph, frozen: FrozenMail | None = None, recipients: Sequence[str] = EVERYBODY
) -> Result:
    return way(server).deliver(frozen or mail(), ELLEN.email, recipients, lambda _taken: None)


def outcomes(result: Result) -> set[Outcome]:
    return {answer.outcome for answer in result.answers.values()}


def test_the_frozen_bytes_arrive_as_they_are() -> None:
    frozen = mail(Attachment("Referat, æøå.pdf", b"%PDF-1.7"))
    with graph() as server:
        result = deliver(server, frozen)
    assert outcomes(result) == {Outcome.ACCEPTED}
    (sent,) = server.sent
    assert sent.raw == frozen.raw
    assert sent.mailbox == "me"
    assert sent.everybody() == list(EVERYBODY)


def test_large_files_follow_in_pieces() -> None:
    files = (
        Attachment("Dagsorden, d. 8. – æøå.pdf", LARGE),
        Attachment("bilag.pdf", LARGE[:500_000]),
    )
    with graph() as server:
        result = deliver(server, mail(*files))
    assert outcomes(result) == {Outcome.ACCEPTED}
    (sent,) = server.sent
    assert sent.files == {file.name: file.data for file in files}
    assert sent.message["Subject"] == "Referat – æøå"
    assert sent.message.get_content().split() == ["Kære", "alle"]


def test_only_those_who_are_wanted_get_it() -> None:
    hidden = Address("", "ellen@example.org")
    with graph() as server:
        deliver(server, mail(bcc=[hidden]), ("bo@example.org", "ellen@example.org"))
    assert server.sent[0].everybody() == ["bo@example.org", "ellen@example.org"]


def test_a_shared_mailbox_sends_from_itself() -> None:
    with graph() as server:
        way(server, "secretary@example.org").deliver(
            mail(), ELLEN.email, EVERYBODY, lambda _t: None
        )
    assert server.sent[0].mailbox == "users/ellen@example.org"


def test_a_token_that_ran_out_is_renewed_once() -> None:
    asked: list[bool] = []

    def token(renew: bool) -> str:
        asked.append(renew)
        return TOKEN if renew else "gammel"

    with graph() as server:
        result = GraphTransport(token, endpoint=server.endpoint).deliver(
            mail(), ELLEN.email, EVERYBODY, lambda _taken: None
        )
    assert outcomes(result) == {Outcome.ACCEPTED}
    assert asked[:2] == [False, True]


@pytest.mark.parametrize(
    ("fault", "outcome", "phase"),
    [
        (Fault("POST .*/messages$", 429, headers={"Retry-After": "17"}), Outcome.LATER, Phase.DATA),
        (Fault("POST .*/messages$", 503), Outcome.LATER, Phase.DATA),
        (Fault("POST .*/messages$", 500), Outcome.LATER, Phase.DATA),
        (Fault("POST .*/messages$", 413), Outcome.REFUSED, Phase.DATA),
        (Fault("POST .*/messages$", 400), Outcome.REFUSED, Phase.DATA),
        (Fault("POST .*/messages$", 403), Outcome.HELD, Phase.SENDER),
        (Fault("POST .*/messages$"), Outcome.OFFLINE, Phase.DATA),
        (Fault("POST .*/messages$", done=True), Outcome.OFFLINE, Phase.DATA),
        (Fault("/send", 429, headers={"Retry-After": "3"}), Outcome.LATER, Phase.COMMIT),
        (Fault("/send", 403, code="ErrorSendAsDenied"), Outcome.HELD, Phase.SENDER),
        (Fault("/send", 400, code="ErrorInvalidRecipients"), Outcome.REFUSED, Phase.RECIPIENTS),
        (Fault("/send"), Outcome.UNKNOWN, Phase.COMMIT),
        (Fault("/send", 504), Outcome.UNKNOWN, Phase.COMMIT),
        (Fault("/send", done=True), Outcome.ACCEPTED, Phase.DONE),
        (Fault("/send", 504, done=True), Outcome.ACCEPTED, Phase.DONE),
        (Fault("POST .*/messages$", 500, torn=True), Outcome.OFFLINE, Phase.DATA),
        (Fault("/send", 400, torn=True), Outcome.UNKNOWN, Phase.COMMIT),
        (Fault("/send", 500, done=True, torn=True), Outcome.ACCEPTED, Phase.DONE),
    ],
)
def test_what_goes_wrong(fault: Fault, outcome: Outcome, phase: Phase) -> None:
    with graph(fault) as server:
        result = deliver(server)
    assert (outcomes(result), result.phase) == ({outcome}, phase)
    assert bool(server.sent) == (outcome is Outcome.ACCEPTED)
    answer = result.answers[EVERYBODY[0]]
    if "Retry-After" in fault.headers:
        assert answer.after == float(fault.headers["Retry-After"])
    assert explain(result.phase, answer, "Microsoft 365").endswith((".", ")"))


@pytest.mark.parametrize("status", [0, 429, 500])
def test_no_half_made_mail_stays_behind(status: int) -> None:
    with graph(Fault("PUT", status)) as server:
        result = deliver(server, mail(Attachment("a.pdf", LARGE)))
        assert outcomes(result) <= {Outcome.OFFLINE, Outcome.LATER}
        assert (server.drafts, server.bin) == ({}, {})


def test_nothing_leaves_when_it_cannot_be_written_down() -> None:
    def refuse(_taken: Sequence[str]) -> None:
        raise RuntimeError("the disk is full")

    with graph() as server:
        with pytest.raises(RuntimeError):
            way(server).deliver(mail(), ELLEN.email, EVERYBODY, refuse)
        assert (server.drafts, server.bin) == ({}, {})


def test_nobody_there() -> None:
    with graph() as server:
        pass
    result = deliver(server)
    assert outcomes(result) == {Outcome.OFFLINE}


def test_it_waits_while_microsoft_is_not_reached_to_sign_in() -> None:
    def account() -> str:
        raise ConnectionError("ingen forbindelse")

    result = GraphTransport(lambda _renew: TOKEN, account).deliver(
        mail(), ELLEN.email, EVERYBODY, lambda _taken: None
    )
    assert outcomes(result) == {Outcome.OFFLINE}


def test_nobody_has_signed_in() -> None:
    def token(_renew: bool) -> str:
        raise UserError("Log ind.")

    with graph() as server:
        transport = GraphTransport(token, endpoint=server.endpoint)
        result = transport.deliver(mail(), ELLEN.email, EVERYBODY, lambda _taken: None)
        assert (outcomes(result), result.phase) == ({Outcome.HELD}, Phase.SETTINGS)
        assert transport.probe().sentence == "Log ind."


@pytest.mark.parametrize(("fault", "known"), [(Fault("/send"), False), (None, True)])
def test_it_can_be_asked_afterwards(fault: Fault | None, known: bool) -> None:
    frozen = mail()
    with graph(*[fault] if fault else []) as server:
        assert way(server).resolve(frozen, ELLEN.email) is None
        deliver(server, frozen)
        assert way(server).resolve(frozen, ELLEN.email) is known


def test_nobody_can_be_asked_without_a_network() -> None:
    def account() -> str:
        raise ConnectionError("ingen forbindelse")

    assert GraphTransport(lambda _renew: TOKEN, account).resolve(mail(), ELLEN.email) is None


def test_the_test_says_how_it_stands() -> None:
    with graph(Fault("drafts", 403)) as server:
        assert not way(server).probe().ok
        assert way(server).probe().ok
        assert server.drafts == {}
    assert not way(server).probe().ok


@pytest.mark.parametrize("account", ["", "secretary@example.org"])
def test_what_was_unknown_is_asked_before_it_is_sent_again(workspace: Opened, account: str) -> None:
    """The answer to "send" was lost, and so was the question after it: nobody gets it twice."""
    mail_id = put(workspace, EVERYBODY)
    clock = Clock()
    with graph(Fault("/send", done=True), Fault("GET .*isDraft")) as server:
        postman = Postman(workspace, lambda _row: way(server, account), clock)
        postman.run_now()
        assert set(states(workspace)) == {MailState.UNKNOWN}
        workspace.do(outbox.retry, mail_id, undoable=False)
        postman.run_now()
        assert set(states(workspace)) == {MailState.ACCEPTED}
        assert len(server.drafts) == 1


def test_the_wish_to_be_left_alone_is_kept(workspace: Opened) -> None:
    put(workspace, EVERYBODY)
    clock = Clock()
    with graph(Fault("/messages$", 429, headers={"Retry-After": "90"})) as server:
        postman = Postman(workspace, lambda _row: way(server), clock)
        postman.round()
        clock.pass_by(seconds=89)
        assert postman.round() == 0
        clock.pass_by(seconds=2)
        assert postman.round() == 1
    assert set(states(workspace)) == {MailState.ACCEPTED}


def test_cut() -> None:
    with graph() as server:
        transport = way(server)
        transport.cut()
        result = transport.deliver(mail(), ELLEN.email, EVERYBODY, lambda _taken: None)
    assert outcomes(result) == {Outcome.OFFLINE}

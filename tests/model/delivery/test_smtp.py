"""Each fault of a mail server at each phase, against a real one: what is known of each recipient."""

import datetime
import socket
import ssl
from collections.abc import Iterator

import pytest

from model.delivery.message import Attachment, FrozenMail, Message, freeze
from model.delivery.smtp import Login, Security, SmtpServer, SmtpTransport
from model.delivery.transport import Outcome, Phase, Result
from model.text.addresses import Address
from tests.model.delivery.server import (
    PASSWORD,
    TOKEN,
    USER,
    Faults,
    Server,
    client_context,
    free_port,
    serving,
)

pytestmark = pytest.mark.filterwarnings(
    "ignore:Requiring AUTH while not requiring TLS:UserWarning",
    "ignore:tls_context:UserWarning",
    "ignore:Session.login_data:DeprecationWarning",
    "ignore:auth_required:UserWarning",
)

TWELVE = tuple(f"modtager{number}@example.org" for number in range(12))
NOW = datetime.datetime(2026, 10, 2, 14, 0, tzinfo=datetime.UTC)


def mail(size: int = 1000) -> FrozenMail:
    message = Message(
        Address("Ellen Skov", "ellen@example.org"),
        tuple(Address("", one) for one in TWELVE),
        "Dagsorden",
        "Kære alle\n.\n..to prikker\n",
        (Attachment("Dagsorden.pdf", bytes(range(256)) * (size // 256)),),
    )
    return freeze(message, NOW)


def transport(server: Server, **options: object) -> SmtpTransport:
    settings = SmtpServer(
        "localhost",
        server.port,
        Security(server.security),
        Login.PASSWORD if server.login else Login.NONE,
        USER,
    )
    return SmtpTransport(settings, lambda: PASSWORD, client_context(), **options)  # type: ignore[arg-type]


def deliver(server: Server, **options: object) -> tuple[Result, list[str]]:
    committed: list[str] = []
    sent = mail()
    result = transport(server, **options).deliver(
        sent, "ellen@example.org", TWELVE, committed.extend
    )
    assert set(result.answers) == set(TWELVE)
    return result, committed


def outcomes(result: Result) -> set[Outcome]:
    return {answer.outcome for answer in result.answers.values()}


@pytest.fixture(params=["none", "starttls", "tls"])
def ways(request: pytest.FixtureRequest) -> Iterator[Server]:
    with serving(Server(Faults(), request.param)) as server:
        yield server


def test_bytes_arrive_as_they_were_frozen(ways: Server) -> None:
    sent = mail(300_000)
    committed: list[str] = []
    result = transport(ways).deliver(sent, "ellen@example.org", TWELVE, committed.extend)
    assert (result.phase, outcomes(result)) == (Phase.DONE, {Outcome.ACCEPTED})
    assert committed == list(TWELVE)
    assert [got.content for got in ways.mails] == [sent.raw]
    assert ways.mails[0].recipients == list(TWELVE)
    assert ways.mails[0].secure is (ways.security != "none")


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_login_with_danish_letters(security: str) -> None:
    with serving(Server(Faults(), security, login=True)) as server:
        result, _committed = deliver(server)
        assert outcomes(result) == {Outcome.ACCEPTED}
        assert transport(server).probe().ok


def test_wrong_password_is_held_and_never_tried_twice() -> None:
    with serving(Server(Faults(), "tls", login=True)) as server:
        settings = SmtpServer("localhost", server.port, Security.TLS, Login.PASSWORD, USER)
        wrong = SmtpTransport(settings, lambda: "forkert", client_context())
        result = wrong.deliver(mail(), "e@example.org", TWELVE, lambda _taken: None)
        assert (result.phase, outcomes(result)) == (Phase.LOGIN, {Outcome.HELD})
        assert server.connections == 1
        found = wrong.probe()
        assert not found.ok
        assert "localhost" in found.sentence


@pytest.mark.parametrize(("token", "wanted"), [(TOKEN, Outcome.ACCEPTED), ("x", Outcome.HELD)])
def test_a_token_in_place_of_a_password(token: str, wanted: Outcome) -> None:
    with serving(Server(Faults(), "tls", login=True)) as server:
        settings = SmtpServer("localhost", server.port, Security.TLS, Login.OAUTH, USER)
        way = SmtpTransport(settings, lambda: token, client_context())
        result = way.deliver(mail(), "e@example.org", TWELVE, lambda _taken: None)
        assert outcomes(result) == {wanted}


def test_nobody_there() -> None:
    settings = SmtpServer("127.0.0.1", free_port(), Security.NONE)
    result = SmtpTransport(settings).deliver(mail(), "e@example.org", TWELVE, lambda _taken: None)
    assert (result.phase, outcomes(result)) == (Phase.CONNECT, {Outcome.OFFLINE})
    assert not SmtpTransport(settings).probe().ok


def test_a_name_that_nobody_knows() -> None:
    settings = SmtpServer("findes-ikke.invalid", 25, Security.NONE)
    result = SmtpTransport(settings).deliver(mail(), "e@example.org", TWELVE, lambda _taken: None)
    assert (result.phase, outcomes(result)) == (Phase.CONNECT, {Outcome.OFFLINE})


@pytest.mark.parametrize(
    ("banner", "wanted"),
    [
        (b"421 4.3.2 closing\r\n", Outcome.LATER),
        (b"554 5.7.1 go away\r\n", Outcome.HELD),
        (b"HTTP/1.1 400 Bad Request\r\n", Outcome.HELD),
    ],
)
def test_a_greeting_that_is_none(banner: bytes, wanted: Outcome) -> None:
    with serving(Server(Faults(banner=banner))) as server:
        result, committed = deliver(server)
        assert (outcomes(result), committed) == ({wanted}, [])


def test_hung_up_before_the_greeting() -> None:
    with serving(Server(Faults(drop_at="banner"))) as server:
        result, _committed = deliver(server)
        assert (result.phase, outcomes(result)) == (Phase.CONNECT, {Outcome.OFFLINE})


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for(security: str) -> None:
    with serving(Server(Faults(), security)) as server:
        settings = SmtpServer("localhost", server.port, Security(security))
        way = SmtpTransport(settings, context=ssl.create_default_context())
        result = way.deliver(mail(), "e@example.org", TWELVE, lambda _taken: None)
        assert (result.phase, outcomes(result)) == (Phase.TLS, {Outcome.HELD})
        assert server.mails == []


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_of_another_name(security: str) -> None:
    with serving(Server(Faults(), security, name="mail.example.org")) as server:
        result, _committed = deliver(server)
        assert (result.phase, outcomes(result)) == (Phase.TLS, {Outcome.HELD})


def test_no_starttls_is_no_reason_for_clear_text() -> None:
    with serving(Server(Faults())) as server:
        settings = SmtpServer("localhost", server.port, Security.STARTTLS)
        result = SmtpTransport(settings).deliver(mail(), "e@example.org", TWELVE, lambda _t: None)
        assert (result.phase, outcomes(result)) == (Phase.TLS, {Outcome.HELD})
        assert server.mails == []


def test_tls_spoken_to_a_server_that_does_not() -> None:
    with serving(Server(Faults())) as server:
        settings = SmtpServer("localhost", server.port, Security.TLS)
        way = SmtpTransport(settings, context=client_context())
        result = way.deliver(mail(), "e@example.org", TWELVE, lambda _taken: None)
        assert outcomes(result) <= {Outcome.HELD, Outcome.OFFLINE}
        assert server.mails == []


@pytest.mark.parametrize(
    ("reply", "wanted"),
    [
        ("550 5.7.60 SendAsDenied", Outcome.HELD),
        ("451 4.3.0 later", Outcome.LATER),
        ("552 5.3.4 too big", Outcome.REFUSED),
    ],
)
def test_the_sender_is_not_welcome(reply: str, wanted: Outcome) -> None:
    with serving(Server(Faults(sender_reply=reply))) as server:
        result, committed = deliver(server)
        assert (result.phase, outcomes(result)) == (Phase.SENDER, {wanted})
        assert committed == []


def test_larger_than_the_server_takes() -> None:
    with serving(Server(Faults(size=500))) as server:
        result, committed = deliver(server)
        assert outcomes(result) == {Outcome.REFUSED}
        assert {answer.code for answer in result.answers.values()} == {552}
        assert committed == []


def test_one_of_twelve_is_unknown() -> None:
    with serving(Server(Faults(unknown=frozenset(TWELVE[3:4])))) as server:
        result, committed = deliver(server)
        refused = [one for one in TWELVE if result.answers[one].outcome is Outcome.REFUSED]
        assert refused == [TWELVE[3]]
        assert result.answers[TWELVE[3]].code == 550
        assert server.arrived() == sorted(set(TWELVE) - {TWELVE[3]})
        assert TWELVE[3] not in committed


def test_all_are_unknown() -> None:
    with serving(Server(Faults(unknown=frozenset(TWELVE)))) as server:
        result, committed = deliver(server)
        assert (outcomes(result), committed) == ({Outcome.REFUSED}, [])


def test_two_are_asked_to_wait() -> None:
    with serving(Server(Faults(greylisted=frozenset(TWELVE[:2])))) as server:
        result, _committed = deliver(server)
        later = [one for one in TWELVE if result.answers[one].outcome is Outcome.LATER]
        assert later == list(TWELVE[:2])
        again = transport(server).deliver(mail(), "e@example.org", later, lambda _taken: None)
        assert outcomes(again) == {Outcome.ACCEPTED}
        assert server.arrived() == sorted(TWELVE)


def test_only_five_at_once() -> None:
    with serving(Server(Faults(most_recipients=5))) as server:
        result, committed = deliver(server)
        assert committed == list(TWELVE[:5])
        later = {one for one in TWELVE if result.answers[one].outcome is Outcome.LATER}
        assert later == set(TWELVE[5:])


def test_the_line_breaks_in_the_middle_of_the_mail() -> None:
    with serving(Server(Faults(drop_at="data"))) as server:
        sent = mail(12_000_000)
        result = transport(server).deliver(sent, "e@example.org", TWELVE, lambda _taken: None)
        assert outcomes(result) <= {Outcome.OFFLINE, Outcome.UNKNOWN}
        assert server.mails == []


@pytest.mark.parametrize(
    ("reply", "wanted"),
    [("554 5.6.0 spam", Outcome.REFUSED), ("451 4.3.0 disk", Outcome.LATER)],
)
def test_refused_after_the_dot(reply: str, wanted: Outcome) -> None:
    with serving(Server(Faults(data_reply=reply))) as server:
        result, committed = deliver(server)
        assert (result.phase, outcomes(result)) == (Phase.COMMIT, {wanted})
        assert committed == list(TWELVE)


@pytest.mark.parametrize("drop", ["before", "after"])
def test_the_line_breaks_after_the_dot(drop: str) -> None:
    with serving(Server(Faults(drop_at=drop))) as server:
        result, committed = deliver(server)
        assert (result.phase, outcomes(result)) == (Phase.COMMIT, {Outcome.UNKNOWN})
        assert committed == list(TWELVE)
        assert len(server.mails) == (1 if drop == "after" else 0)


def test_an_answer_that_takes_too_long() -> None:
    with serving(Server(Faults(slow=2.0))) as server:
        result, _committed = deliver(server, commit_wait=0.2)
        assert outcomes(result) == {Outcome.UNKNOWN}


def test_nothing_is_sent_when_it_cannot_be_written_down() -> None:
    with serving(Server(Faults())) as server:

        def refuse(_taken: object) -> None:
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            transport(server).deliver(mail(), "e@example.org", TWELVE, refuse)
        assert server.mails == []


def test_cut_by_another_thread() -> None:
    """The application closes while the server says nothing."""
    import threading

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        way = SmtpTransport(SmtpServer("127.0.0.1", silent.getsockname()[1], Security.NONE))
        results: list[Result] = []

        def work() -> None:
            results.append(way.deliver(mail(), "e@example.org", TWELVE, lambda _taken: None))

        thread = threading.Thread(target=work)
        thread.start()
        connection, _address = silent.accept()
        while thread.is_alive():
            way.cut()
            thread.join(0.05)
        connection.close()
        assert outcomes(results[0]) == {Outcome.OFFLINE}

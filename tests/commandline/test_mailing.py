"""`mail` and `outbox` as a user types them."""

import email
import email.policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.commandline.test_commands import Shell
from tests.model.delivery.server import Faults, Server, free_port, serving
from tests.model.exchange.databases import document, meeting, point

EXAMPLE = Path(__file__).parents[2] / "resources" / "example" / "example.json"
MEETING = "ct-2026-10-08"
OTHERS = ("karin.holm@example.org", "Ny Gæst <ny@example.org>; to@example.org")


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    assert shell.run("import", EXAMPLE) == 0
    return shell


def read(file: Path) -> EmailMessage:
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def use_server(shell: Shell, port: int) -> None:
    for key, value in (
        ("sender_name", "Ellen Skov"),
        ("sender_address", "ellen.skov@example.org"),
        ("smtp_host", "127.0.0.1"),
        ("smtp_port", str(port)),
        ("smtp_security", "none"),
    ):
        assert shell.run("settings", key, value) == 0, shell.err


def test_a_draft_of_the_open_minutes(shell: Shell) -> None:
    file = shell.folder / "udkast.eml"
    assert shell.run("mail", MEETING, "minutes", "--to", "members", "--draft", file) == 0
    draft = read(file)
    assert draft["X-Unsent"] == "1"
    assert len(draft["To"].addresses) == 5
    (paper,) = draft.iter_attachments()
    assert paper.get_filename() == "Referat Chefteammøde 08-10-2026.pdf"
    assert paper.get_content().startswith(b"%PDF")


def test_own_copies_are_files_of_their_own(shell: Shell) -> None:
    file = shell.folder / "fuld.eml"
    words = ("mail", MEETING, "minutes", "--edition", "full", "--to", "members", "--draft")
    assert shell.run(*words, file) == 0
    assert shell.out.split() == [str(file), str(shell.folder / "fuld-2.eml")]
    assert "Henrik Ravn" in str(read(shell.folder / "fuld-2.eml")["To"])
    assert "Henrik Ravn" not in str(read(file)["To"])


def test_each_guest_has_a_draft(shell: Shell) -> None:
    file = shell.folder / "tid.eml"
    assert shell.run("mail", MEETING, "guest-slip", "--to", "guests", "--draft", file) == 0
    drafts = [read(Path(line)) for line in shell.out.splitlines()]
    assert len(drafts) == 6
    assert {len(draft["To"].addresses) for draft in drafts} == {1}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("minutes", "--to", "members", "--draft", "x.txt"), 2),
        (("minutes", "--to", "members"), 2),
        (("minutes", "--to", "members", "--send", "--draft", "x.eml"), 2),
        (("poster", "--to", "members", "--send"), 2),
        (("minutes", "--to", "ingen", "--send"), 1),
        (("minutes", "--to", "members", "--edition", "full", "--send"), 1),
        (("minutes", "--to", "members", "--send"), 1),
        (("records-folder", "--to", "members", "--send"), 1),
    ],
)
def test_what_is_refused(shell: Shell, words: tuple[str, ...], code: int) -> None:
    assert shell.run("mail", MEETING, *words) == code
    assert shell.json("outbox") == []


def test_an_error_stops_the_open_edition_until_it_is_released(shell: Shell) -> None:
    undecided = point("p1", openness="undecided")
    content = document(meeting(undecided, key=MEETING, members=[{"name": "Birgitte Lund"}]))
    assert shell.load(content) == 0, shell.err
    file = shell.folder / "x.eml"
    words = ("mail", MEETING, "agenda", "--to", "members", "--draft", file)
    assert shell.run(*words) == 1
    assert not file.exists()
    assert shell.run(*words, "--release", "OPENNESS_UNDECIDED=aftalt") == 0
    assert file.exists()


def test_twelve_recipients_through_a_server_that_stops_in_the_middle(shell: Shell) -> None:
    """Not reachable, then broken off in the middle, then well: everybody has it once."""
    port = free_port()
    use_server(shell, port)
    to = [word for one in ("members", "guests", *OTHERS[1:]) for word in ("--to", one)]
    assert shell.run("mail", MEETING, "minutes", *to, "--send") == 0, shell.err
    assert shell.run("mail", MEETING, "agenda", *to, "--send") == 0, shell.err

    def states() -> set[str]:
        found = shell.json("outbox")
        assert [len(mail["recipients"]) for mail in found] == [13, 13]
        return {one["state"] for mail in found for one in mail["recipients"]}

    assert states() == {"queued"}
    assert shell.run("outbox", "--run") == 0
    assert "127.0.0.1" not in shell.out
    assert states() == {"later"}
    with serving(Server(Faults(drop_at="data"), port=port)) as server:
        assert shell.run("outbox", "--run") == 0
        assert server.mails == []
    assert states() == {"later"}
    with serving(Server(Faults(), port=port)) as server:
        assert shell.run("outbox", "--run") == 0
        assert [len(mail.recipients) for mail in server.mails] == [13, 13]
        assert shell.run("outbox", "--run") == 0
        assert len(server.mails) == 2
    assert states() == {"accepted"}
    assert next(row["status"] for row in shell.json("meetings")) == "minutes_sent"


def test_a_missing_server_is_one_sentence(shell: Shell) -> None:
    assert shell.run("settings", "sender_address", "ellen.skov@example.org") == 0
    assert shell.run("mail", MEETING, "minutes", "--to", "members", "--send") == 0
    assert shell.run("outbox", "--run") == 1
    assert len(shell.err.splitlines()) == 1
    assert shell.run("settings", "sender_address", "ellen") == 1
    assert shell.run("settings", "smtp_port", "mange") == 1

"""Drafts for the user's own program: by a stand-in everywhere, by Thunderbird itself where it is there."""

import shutil
import subprocess
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from time import monotonic, sleep

import pytest

from model.delivery import mail_programs
from model.delivery.mail_programs import (
    clear_drafts,
    fresh_folder,
    hand_over,
    write_attachments,
)
from model.delivery.message import Attachment, Message, as_draft
from model.text.addresses import Address
from tests.model.delivery.server import Faults, Server, serving

DRAFT = Message(
    None,
    (Address("Åse Kjær", "aase@example.org"), Address("Østergård, Bjørn (ØK)", "b@example.org")),
    "Dagsorden – Chefteammøde, d. 8. okt. æøå",
    "Kære alle\n\nHer er 'dagsordenen', æøå.\n\nEllen",
    (
        Attachment("Dagsorden, d. 8. Lars' bilag – æøå.pdf", b"%PDF-1.4 x" * 900),
        Attachment("Bilag 1 Økonomi.pdf", b"%PDF-1.4 y"),
    ),
    bcc=(Address("", "ellen@example.org"),),
)
PATIENCE_S = 120


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(mail_programs, "data_folder", lambda: tmp_path)
    return tmp_path


def given(monkeypatch: pytest.MonkeyPatch, version: int) -> list[str]:
    """What a Thunderbird of this version is started with."""
    started: list[Sequence[str]] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(mail_programs, "thunderbird_version", lambda _program: version)
    handed = hand_over(as_draft(DRAFT), DRAFT, DRAFT.subject, started.append)
    assert handed.program == "Thunderbird"
    return list(started[0])


@pytest.mark.skipif("sys.platform != 'linux'")
def test_a_new_thunderbird_gets_the_whole_draft(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _program, file = given(monkeypatch, 153)
    assert b"X-Unsent: 1" in Path(file).read_bytes()
    assert Path(file).stat().st_mode & 0o077 == 0


@pytest.mark.skipif("sys.platform != 'linux'")
@pytest.mark.parametrize("version", [0, 102])
def test_an_old_thunderbird_gets_the_parts(
    folder: Path, monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    _program, word, parts = given(monkeypatch, version)
    assert word == "-compose"
    assert "to='aase@example.org,b@example.org'" in parts
    assert "subject='Dagsorden – Chefteammøde, d. 8. okt. æøå'" in parts
    names = parts.partition("attachment='")[2].removesuffix("'").split(",")
    assert len(names) == 2, "a comma in a name would end it"
    assert "Lars%27" in names[0]


@pytest.mark.skipif("sys.platform != 'linux'")
def test_no_program_and_the_file_is_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    handed = hand_over(as_draft(DRAFT), DRAFT, "Dagsorden: 8/10")
    assert (handed.program, handed.file.name) == ("", "Dagsorden 8 10.eml")


@pytest.mark.usefixtures("folder")
def test_two_drafts_of_one_name_do_not_share_a_file() -> None:
    """A program may read a paper only when its mail is sent: then it must still be that mail's."""
    files = [
        hand_over(b"Subject: Dagsorden", DRAFT, "Dagsorden", lambda _words: None).file
        for _turn in range(2)
    ]
    assert files[0].name == files[1].name
    assert files[0] != files[1]
    papers = [
        write_attachments([Attachment("moede.ics", text)], fresh_folder())[0]
        for text in (b"one", b"two")
    ]
    assert [paper.read_bytes() for paper in papers] == [b"one", b"two"]
    assert clear_drafts() == 0
    assert not any(file.exists() for file in (*files, *papers))


# --- Thunderbird itself ---------------------------------------------------------------------------

_SETTINGS = """
mail.shell.checkDefaultClient=false
mail.spotlight.firstRunDone=true
mail.rights.version=1
datareporting.policy.dataSubmissionPolicyBypassNotification=true
app.update.enabled=false
mail.accountmanager.accounts="account1,account2"
mail.accountmanager.defaultaccount="account1"
mail.accountmanager.localfoldersserver="server2"
mail.account.account1.identities="id1"
mail.account.account1.server="server1"
mail.account.account2.server="server2"
mail.server.server1.type="pop3"
mail.server.server1.hostname="127.0.0.1"
mail.server.server1.userName="ellen"
mail.server.server1.check_new_mail=false
mail.server.server1.login_at_startup=false
mail.server.server2.type="none"
mail.server.server2.hostname="Local Folders"
mail.server.server2.userName="nobody"
mail.identity.id1.fullName="Ellen Skov"
mail.identity.id1.useremail="ellen@example.org"
mail.identity.id1.smtpServer="smtp1"
mail.identity.id1.fcc=false
mail.identity.id1.compose_html=false
mail.smtpservers="smtp1"
mail.smtp.defaultserver="smtp1"
mail.smtpserver.smtp1.hostname="127.0.0.1"
mail.smtpserver.smtp1.port={port}
mail.smtpserver.smtp1.authMethod=1
mail.smtpserver.smtp1.try_ssl=0
mail.warn_on_send_accel_key=false
"""


@contextmanager
def thunderbird(folder: Path, port: int, file: Path) -> Generator[None]:
    """Open a draft, send it with its key, and wait."""
    profile = folder / "profile"
    profile.mkdir()
    lines = [line.partition("=") for line in _SETTINGS.format(port=port).split("\n") if line]
    settings = [f'user_pref("{name}", {value});' for name, _equals, value in lines]
    (profile / "user.js").write_text("\n".join(settings))
    script = f"""
        openbox & thunderbird --profile {profile} --new-instance {file} >/dev/null 2>&1 &
        until window=$(xdotool search --onlyvisible --name '^Write: '); do sleep 0.5; done
        sleep 5  # until the files are in
        xdotool windowactivate --sync $window key ctrl+Return
        sleep {PATIENCE_S}
    """
    words = [
        "xvfb-run",
        "-a",
        "-s",
        "-screen 0 1366x900x24",
        "dbus-run-session",
        "bash",
        "-c",
        script,
    ]
    process = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
    finally:
        subprocess.run(["kill", "--", f"-{process.pid}"], check=False)
        process.wait(30)


@pytest.mark.slow
@pytest.mark.skipif("not __import__('shutil').which('thunderbird')", reason="no Thunderbird here")
@pytest.mark.tool("xvfb-run", "openbox", "xdotool", "dbus-run-session")
def test_thunderbird_opens_the_draft_and_sends_what_stands_in_it(tmp_path: Path) -> None:
    """What arrives is what Thunderbird understood: names, subject, text, files, the hidden copy."""
    file = tmp_path / "udkast.eml"
    file.write_bytes(as_draft(DRAFT))
    with serving(Server(Faults())) as server:
        with thunderbird(tmp_path, server.port, file):
            until = monotonic() + PATIENCE_S
            while not server.mails and monotonic() < until:
                sleep(0.2)
        (received,) = server.mails
    assert sorted(received.recipients) == sorted(one.email for one in DRAFT.recipients)
    read = message_from_bytes(received.content, policy=policy.default)
    assert [one.display_name for one in read["To"].addresses] == [one.name for one in DRAFT.to]
    assert read["Subject"] == DRAFT.subject
    text, *files = [part for part in read.walk() if not part.is_multipart()]
    assert text.get_content().split() == DRAFT.text.split()
    assert [(one.get_filename(), one.get_content()) for one in files] == [
        (one.name, one.data) for one in DRAFT.attachments
    ]
    assert read["X-Unsent"] is None

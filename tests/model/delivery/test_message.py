"""Mails as other programs read them: no name, recipient or file is lost on the way."""

import base64
import datetime
import quopri
import random
import re
from pathlib import Path

import pytest

from model.delivery.message import Attachment, Invitation, Message, as_draft, freeze
from model.errors import UserError
from model.text.addresses import (
    Address,
    address,
    is_outside,
    joined,
    read_addresses,
    read_domains,
)
from tests.model.delivery.javascript import answer_of

NOW = datetime.datetime(2026, 10, 2, 14, 0, tzinfo=datetime.UTC)
GIVEN = ("Åse", "Bjørn", "Søren", "Jens-Peter", "Anna", "Mette 'MK'", 'Bo "Bossen"', "Æ", "Louise")
FAMILY = ("Kjær", "Ågård", "Holm", "von Østergård-Lyngby", "Berg, ØK", "Friis (HR)", "Sø=?", "Li")
SENDER = Address("Ellen Skøv", "ellen@example.org")


def random_lists(count: int) -> list[tuple[list[Address], str]]:
    pick = random.Random(7)
    lists: list[tuple[list[Address], str]] = []
    for number in range(count):
        people = [
            Address(
                f"{pick.choice(GIVEN)} {pick.choice(FAMILY)}" if pick.random() < 0.9 else "",
                f"modtager{number}.{place}@afdeling.example.org",
            )
            for place in range(pick.randint(1, 14))
        ]
        words = " ".join(pick.choice(GIVEN + FAMILY) for _ in range(pick.randint(1, 12)))
        lists.append((people, f"Dagsorden – {words}"))
    return lists


def message(to: list[Address], subject: str = "Dagsorden", **more: object) -> Message:
    return Message(SENDER, tuple(to), subject, "Kære alle\n", **more)  # type: ignore[arg-type]


# --- an independent reader, by the letter of RFC 5322, 2047 and 2231


def headers_of(raw: bytes) -> dict[str, str]:
    head = raw.partition(b"\r\n\r\n")[0].decode("ascii")
    unfolded = re.sub(r"\r\n(?=[ \t])", "", head)
    return dict(line.split(": ", 1) for line in unfolded.split("\r\n"))


def decoded(text: str) -> str:
    """RFC 2047: blanks between two encoded words are no blanks."""
    word = re.compile(r"=\?([^?]+)\?([bqBQ])\?([^?]*)\?=")
    text = re.sub(r"(\?=)[ \t]+(?==\?)", r"\1", text)
    # Neighbours are joined as bytes first: a letter may not be cut, but a reader may not rely on it.

    def read(match: re.Match[str]) -> str:
        data = match[3]
        raw = (
            base64.b64decode(data)
            if match[2] in "bB"
            else quopri.decodestring(data.replace("_", " "), header=False)
        )
        return raw.decode(match[1])

    return word.sub(read, text)


def addresses_in(header: str) -> list[tuple[str, str]]:
    """Split at commas outside quotes, before anything is decoded."""
    parts: list[str] = [""]
    quoted = escaped = False
    for sign in header:
        if sign == "," and not quoted:
            parts.append("")
            continue
        if sign == '"' and not escaped:
            quoted = not quoted
        escaped = sign == "\\" and not escaped
        parts[-1] += sign
    found: list[tuple[str, str]] = []
    for part in parts:
        match = re.fullmatch(r"\s*(.*?)\s*<([^<>]+)>\s*", part)
        name, email = (match[1], match[2]) if match else ("", part.strip())
        if name.startswith('"'):
            name = re.sub(r"\\(.)", r"\1", name[1:-1])
        found.append((decoded(name), email))
    return found


def test_random_lists_read_by_the_letter() -> None:
    for people, subject in random_lists(150):
        raw = freeze(message(people, subject), NOW).raw
        headers = headers_of(raw)
        assert addresses_in(headers["To"]) == [(one.name, one.email) for one in people]
        assert decoded(headers["Subject"]) == subject
        assert decoded(headers["From"]).endswith("<ellen@example.org>")
        assert max(map(len, raw.split(b"\r\n"))) <= 78
        assert raw.isascii()
        assert b"\n" not in raw.replace(b"\r\n", b"")


@pytest.mark.slow
@pytest.mark.tool("npm", "node")
def test_random_lists_read_by_mailparser(tmp_path: Path) -> None:
    """The same by a parser that is not ours, where npm can fetch it."""
    lists = random_lists(150)
    file_name = "Dagsorden Chefteammøde, d. 8. okt. 2026 – Lars' æøå.pdf"
    for number, (people, subject) in enumerate(lists):
        paper = Attachment(file_name, b"%PDF" + bytes([number]))
        raw = freeze(message(people, subject, attachments=(paper,)), NOW).raw
        (tmp_path / f"{number}.eml").write_bytes(raw)
    program = """
        import mailparser from 'mailparser'; import fs from 'fs';
        const out = [];
        for (let n = 0; n < 150; n++) {
          const m = await mailparser.simpleParser(fs.readFileSync(n + '.eml'));
          out.push([m.to.value.map(v => [v.name, v.address]), m.subject,
                    m.attachments.map(a => [a.filename, a.content.toString('base64')])]);
        }
        console.log(JSON.stringify(out));
    """
    answer = answer_of(program, "mailparser@3.7.2", tmp_path)
    for number, ((people, subject), read) in enumerate(zip(lists, answer, strict=True)):
        content = base64.b64encode(b"%PDF" + bytes([number])).decode()
        assert read == [
            [[one.name, one.email] for one in people],
            subject,
            [[file_name, content]],
        ]


def test_ten_megabytes_come_back_as_they_were() -> None:
    data = random.Random(1).randbytes(10 * 2**20)
    raw = freeze(message([SENDER], attachments=(Attachment("a.pdf", data),)), NOW).raw
    body = raw.rpartition(b'filename="a.pdf"\r\n\r\n')[2].partition(b"\r\n\r\n--")[0]
    assert base64.b64decode(body) == data


def test_a_draft_is_unsent_and_shows_bcc() -> None:
    raw = as_draft(message([SENDER], bcc=(Address("", "mig@example.org"),)))
    headers = headers_of(raw)
    assert headers["X-Unsent"] == "1"
    assert headers["Bcc"] == "mig@example.org"
    assert "Message-ID" not in headers


def test_what_is_sent_shows_no_bcc_and_never_repeats_its_id() -> None:
    sent = [freeze(message([SENDER], bcc=(SENDER,)), NOW) for _ in range(20)]
    assert all(b"Bcc" not in one.raw for one in sent)
    assert len({one.message_id for one in sent}) == 20


def test_no_header_can_be_smuggled_in() -> None:
    evil = message(
        [Address("Bo\r\nBcc: x@example.org", "bo@example.org")], "Emne\nX-Evil: 1\r\n\r\nhej"
    )
    headers = headers_of(freeze(evil, NOW).raw)
    assert not {"X-Evil", "Bcc"} & headers.keys()


def test_an_invitation_is_an_alternative_of_the_text() -> None:
    raw = freeze(message([SENDER], invitation=Invitation("REQUEST", "BEGIN:VCALENDAR")), NOW).raw
    head = raw.partition(b"\r\n\r\n")[0]
    assert b"multipart/alternative" in head
    assert b"text/calendar" in raw
    assert b'method="REQUEST"' in raw


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("bo@x.dk", [("", "bo@x.dk")]),
        ("Holm, Karin (ØK) <karin@x.dk>; Bo Kjær <bo@y.dk>", None),
        ("a@x.dk, b@x.dk;c@x.dk\nd@x.dk", None),
        ('"Åkesson, Bjørn" <b@x.dk>; b@x.dk', [("Bjørn Åkesson", "b@x.dk")]),
        ("mailto:bo@x.dk", [("", "bo@x.dk")]),
        ("Bo <bo@x.dk>.", [("Bo", "bo@x.dk")]),
    ],
)
def test_pasted_addresses(text: str, wanted: list[tuple[str, str]] | None) -> None:
    found = [(one.name, one.email) for one in read_addresses(text)]
    if wanted is not None:
        assert found == wanted
    elif "Karin" in text:
        assert found == [("Karin Holm", "karin@x.dk"), ("Bo Kjær", "bo@y.dk")]
    else:
        assert [email for _name, email in found] == ["a@x.dk", "b@x.dk", "c@x.dk", "d@x.dk"]


@pytest.mark.parametrize("text", ["Bo", "bo@", "@x.dk", "bo@x", "åse@x.dk"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(UserError):
        read_addresses(text)


def test_a_danish_domain_gets_its_ascii_form() -> None:
    assert address("", "bo@århus.example").email == "bo@xn--rhus-poa.example"


def test_domains() -> None:
    own = read_domains("@Kommune.dk, regional.example; ")
    assert own == ("kommune.dk", "regional.example")
    assert not is_outside("bo@KOMMUNE.dk", own)
    assert not is_outside("bo@sundhed.kommune.dk", own)
    assert is_outside("bo@ikkekommune.dk", own)


def test_for_the_clipboard() -> None:
    assert joined([Address("Bo", "b@x.dk"), Address("", "c@x.dk")]) == "Bo <b@x.dk>; c@x.dk"
